// Case endings of nouns and names, in languages that put the verb last.
#pragma once

#include "quotes/reading.hpp"

namespace quotidian::quotes {

/// Whether a cue begins at the item.
[[nodiscard]] bool starts_cue(const Reading& reading, Index item);

/// A dot, hyphen or apostrophe inside a name ("S.Ağabalayev").
[[nodiscard]] bool inside_name(const Reading& reading, Index item, Range clause);

/// A capital that is no accident of standing first in its sentence.
[[nodiscard]] bool capital(const Reading& reading, Index item);

/// Whether the word stands in one of the cases (genitive, oblique, dative, place_case), as far as its ending can be believed.
[[nodiscard]] bool is_cased(const Reading& reading, Index item, std::uint64_t which);

/// "speaking at the site, the minister …": where the group begins after a participle that leads up to a name.
[[nodiscard]] Index after_participle(const Reading& reading, Range clause);

/// "…Başkanı, eski bakan Ali Veli,": the end of a second description between commas, or `end` where there is none.
[[nodiscard]] Index past_apposition(const Reading& reading, Range clause, Index end);

}  // namespace quotidian::quotes
