// The verb group of a cue and what stands to the right of it, in languages with the verb after its subject.
#pragma once

#include "quotes/reading.hpp"

namespace quotidian::quotes {

/// A cue with its auxiliaries: "had not denied".
struct Saying {
  Range group;
  Index edge = 0;  ///< where its adverbs begin ("also said")
  bool negated = false;
  bool passive = false;     ///< a form of "be" before it
  bool infinitive = false;  ///< "to say"
  bool noun = false;        ///< "the claim"
};

[[nodiscard]] Saying saying_of(const Reading& reading, Index floor, const Cue& cue);

enum class ComplementKind : std::uint8_t { none, marked, clause, after_colon };

/// What a cue says: passages in marks, or a clause.
struct Complement {
  ComplementKind kind = ComplementKind::none;
  Range content;            ///< items; of `marked` from the first passage to the last
  bool introduced = false;  ///< a complementizer, colon or comma introduced it
};

/// The complement right of a cue's verb group. `limit`: where the next clause with a cue of its own begins.
[[nodiscard]] Complement complement_after(const Reading& reading, const Cue& cue, Index from, Index limit);

/// Where the reach of a cue ends: before the next cue of its own right ("…, adding that"), a semicolon, or the end of the unit.
[[nodiscard]] Index reach_of(const Reading& reading, const Unit& unit, Index cue_number);

}  // namespace quotidian::quotes
