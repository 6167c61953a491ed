// Who a said-clause makes the speaker, in languages with the verb after its subject.
#pragma once

#include <vector>

#include "quotes/rules.hpp"
#include "quotes/sayings.hpp"

namespace quotidian::quotes {

/// A sentence on its way through its cues.
struct Walk {
  Reading& reading;
  Findings& findings;
  Index number;                ///< of the unit
  Index floor;                 ///< items before it belong to earlier cues
  Range source;                ///< the speaker of the cue before
  std::vector<Index> waiting;  ///< drafts whose speaker is the next subject ("Noting that …, the minister")

  const Unit& unit() const { return reading.units[number]; }
};

struct Subject {
  Range source;
  Range phrase;           ///< source and verb group together
  bool inverted = false;  ///< "said X"
  bool inherited = false;
  bool as_clause = false;  ///< "as X said"
};

/// The subject of a cue: before it, after it ("said X"), across a relative clause, or that of the cue before ("and added").
[[nodiscard]] Subject subject_of(const Walk& walk, const Cue& cue, const Saying& saying);

/// Where what stands left of `at` ends: before comma, dash and stop.
[[nodiscard]] Index before_signs(const Reading& reading, Index floor, Index at);

/// "Noting that …, | the minister added": the comma before the subject of the next cue of the unit, or the unit's end.
[[nodiscard]] Index main_clause_begin(const Walk& walk, Index cue_number);

}  // namespace quotidian::quotes
