// The rules, one file a noun. Each takes the reading and what was found so far, and adds to it.
#pragma once

#include <algorithm>

#include "quotes/reading.hpp"

namespace quotidian::quotes {

/// What is known so far: quotes on their way, in order of being found.
struct Findings {
  std::vector<Draft> drafts;
};

// marked.cpp
/// Find the words beside each marked passage that make it a name.
void find_triggers(Reading& reading);
/// Whether the passage looks like a name, a title or a term more than like somebody's words.
[[nodiscard]] bool looks_like_name(const Reading& reading, const Marked& marked);
/// Judge a passage to be nobody's words.
void call_name(Reading& reading, Marked& marked);
/// Passages that no cue took, with a colon or a dash that says whose they are.
void judge_attributed(Reading& reading, Findings& findings);
/// Passages still left: speech that stands alone, or names.
void judge_rest(Reading& reading, Findings& findings);

// clauses.cpp, verb_final.cpp
/// Cues of one sentence in a language with the verb after its subject (English, Russian).
void read_clauses(Reading& reading, Index number, Findings& findings);
/// The same where the verb stands last (Azerbaijani, Turkish).
void read_verb_final(Reading& reading, Index number, Findings& findings);

// phrases.cpp
/// "according to X, …", "in her view, …", "X-in sözlərinə görə, …". Whether the cue was one and gave a quote.
bool read_phrase(Reading& reading, Index number, Index cue_number, Index floor, Findings& findings);

/// Take the cues of a walk's unit in order: phrases here, verbs and nouns by `take(walk, number of the cue)`. A cue inside what was taken is passed over.
template <class Walk, class Take>
void for_each_cue(Walk& walk, Take take) {
  for (Index c = walk.unit().cues.begin; c < walk.unit().cues.end; ++c) {
    const Cue& cue = walk.reading.cues[c];
    if (cue.range.begin < walk.floor) continue;
    if (cue.entry->kind == lexicon::EntryKind::cue_phrase) {
      if (read_phrase(walk.reading, walk.number, c, walk.floor, walk.findings)) {
        walk.floor = std::max(walk.floor, walk.findings.drafts.back().clause.end);
      }
    } else {
      take(walk, c);
    }
  }
}

// dashes.cpp
/// A paragraph of dialogue that opens with a dash: "— …, — X explained. — …".
bool read_dash_speech(Reading& reading, Index number, Findings& findings);

// headlines.cpp
/// Speech in a headline by its form: "Name: words", "“Words” – Name".
void read_headline(Reading& reading, Index number, Findings& findings);

// references.cpp
/// A sentence that attributes the one before it: "Bunu X deyib", "Об этом заявил X".
void read_reference(Reading& reading, Index number, Findings& findings);

// lists.cpp
/// "X proposes:" and the paragraphs with bullets after it: one quote, a span a bullet.
void read_list(Reading& reading, Index number, Findings& findings);

// joining.cpp
/// Join what a said-clause or a paragraph divided; say who goes on.
void join(Reading& reading, Findings& findings);

// drafts.cpp
/// A draft with cue, act, polarity and stance from the cue.
[[nodiscard]] Draft begin_draft(const Reading& reading, Index unit, Rule rule, const Cue* cue, Range cue_words, Range source);
/// Polarity of a quote whose cue is negated ("does not deny that"), as the entry has it.
void negate(Quote& quote, bool negated, const lexicon::Entry& entry);
/// Add items as content: marked passages alone lose their marks (direct); inside words they keep them (mixed, indirect).
void add_content(Reading& reading, Draft& draft, Range content);
/// Add one passage, without its marks.
void add_marked(Reading& reading, Draft& draft, Index marked);
/// The same for a reported clause that goes over, after a colon, into the speaker's words in marks: contents part there.
void add_parted(Reading& reading, Draft& draft, Range content);
/// Add one passage with its marks; the quote is mixed.
void add_with_marks(Reading& reading, Draft& draft, Index marked);
/// Keep the draft; the passages it holds are its own from now on.
void keep(Reading& reading, Findings& findings, Draft draft);
/// Range without signs and conjunctions at its ends.
[[nodiscard]] Range trimmed(const Reading& reading, Range range);
/// Whether a cue takes the given complement ("clause", "to", …).
[[nodiscard]] bool takes(const lexicon::Entry& entry, std::string_view what);

}  // namespace quotidian::quotes
