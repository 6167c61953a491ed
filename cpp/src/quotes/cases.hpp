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

}  // namespace quotidian::quotes
