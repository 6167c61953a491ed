// Who stands beside a cue: noun groups, read without a parser.
#pragma once

#include "quotes/reading.hpp"

namespace quotidian::quotes {

/// The noun group that ends right before item `end`, not reaching before `floor`; empty where there is none. Bounded look-back.
[[nodiscard]] Range group_before(const Reading& reading, Index floor, Index end);

/// The noun group that begins at item `begin`, with an apposition after a comma; empty where there is none.
[[nodiscard]] Range group_after(const Reading& reading, Index begin, Index limit);

/// The subject of a verb group that begins at `end`: the noun group before it, across a relative clause or an apposition between commas.
[[nodiscard]] Range subject_before(const Reading& reading, Index floor, Index end);

/// The subject of the first verb of the range; the group that ends it where it holds no verb at all and `verbless` is set.
[[nodiscard]] Range first_subject(const Reading& reading, Range range, bool verbless = false);

/// The first noun group of a clause in a language that puts its verb last (up to a comma, a particle, or where the object begins).
[[nodiscard]] Range leading_subject(const Reading& reading, Range clause);

/// Whether a word could end a noun group (no verb, no conjunction, no preposition …).
[[nodiscard]] bool is_nominal(const Reading& reading, Index item);

}  // namespace quotidian::quotes
