// What stands around a cue in languages that put the verb last.
#pragma once

#include "quotes/rules.hpp"

namespace quotidian::quotes {

/// A sentence on its way through its cues.
struct FinalWalk {
  Reading& reading;
  Findings& findings;
  Index number;           ///< of the unit
  Index floor;            ///< items before it belong to earlier cues
  Range source;           ///< the speaker of the cue before
  bool shares = false;    ///< the cue before leaves its subject to the next one ("… belirterek, … söyledi")
  bool contrast = false;  ///< the cue before ended its own clause ("… savunurken, sendika …")

  [[nodiscard]] const Unit& unit() const { return reading.units[number]; }
};

/// What stands left of a cue.
struct Left {
  std::optional<Index> marked;  ///< passage
  Range between;                ///< words between passage and cue, without the quotative
  Range cue_words;              ///< cue with its quotative
  Index nominal = 0;            ///< end of a nominalized clause, 0 where there is none
  Index quoted = 0;             ///< end of a clause before "diye" that stands in no marks, 0 where there is none
};

[[nodiscard]] Left look_left(const FinalWalk& walk, const Cue& cue);

/// The subject of a cue whose lead this is: its first noun group, or the one before where the lead names nobody.
[[nodiscard]] Range subject_in(const FinalWalk& walk, Range lead);

/// The noun group from `begin` to the next sign: a source after its verb or participle.
[[nodiscard]] Range source_after(const Reading& reading, Index begin, Index end);

/// Where the words come from, of a passive: "raporda", "saytında", "xidmətindən"; empty where nothing says it.
[[nodiscard]] Range place_source(const Reading& reading, Range lead);

/// Where the content of a clause begins: after its subject and the scene ("yaptığı açıklamada"), after a clause joined before it.
[[nodiscard]] Index content_begin(const FinalWalk& walk, Range subject, Range clause);

/// Keep a draft of a walk: its source is that of the cues after it, and what lies before `floor` is theirs no more.
void finish(FinalWalk& walk, Draft draft, Range source, Index floor);

/// Passages of the unit with a noun of saying after them, before its verbs are read.
void take_owned_passages(FinalWalk& walk);

}  // namespace quotidian::quotes
