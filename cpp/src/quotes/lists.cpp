// A list after one cue: "The signatories undertake:" and a paragraph a bullet.
#include <algorithm>

#include "quotes/rules.hpp"
#include "quotes/sources.hpp"

namespace quotidian::quotes {
namespace {

constexpr Index most_bullets = 60;

/// What follows the bullet or the number that opens a unit; empty where none does.
Range after_bullet(const Reading& reading, Range items) {
  Index k = items.begin;
  if (items.size() < 3) return {};
  const bool bullet = !reading.word(k) && (reading.sign(k) == Sign::dash || reading.sign(k) == Sign::other);
  const bool numbered = reading.word(k) && reading.is(k, number) && !reading.word(k + 1);
  if (!bullet && !numbered) return {};
  return trimmed(reading, {k + (bullet ? 1 : 2), items.end});
}

const Cue* cue_before_colon(const Reading& reading, const Unit& unit) {
  for (Index c = unit.cues.end; c > unit.cues.begin;) {
    const Cue& cue = reading.cues[--c];
    if (cue.entry->kind == lexicon::EntryKind::cue && !takes(*cue.entry, "name")) return &cue;
  }
  return nullptr;
}

}  // namespace

void read_list(Reading& reading, Index number, Findings& findings) {
  const Unit& unit = reading.units[number];
  if (unit.items.size() < 3 || reading.sign(unit.items.end - 1) != Sign::colon || unit.turn) return;
  const Cue* cue = cue_before_colon(reading, unit);
  if (cue == nullptr) return;
  const Range source = reading.verb_final ? leading_subject(reading, {unit.items.begin, cue->range.begin})
                                          : subject_before(reading, unit.items.begin, cue->range.begin);
  if (source.empty()) return;
  Draft draft = begin_draft(reading, number, Rule::that_clause, cue, cue->range, source);
  for (Index n = number + 1; n < reading.units.size() && n - number <= most_bullets; ++n) {
    const Range content = after_bullet(reading, reading.units[n].items);
    if (content.empty() || reading.units[n].turn) break;
    add_content(reading, draft, content);
  }
  if (draft.quote.contents.size() < 2) return;
  draft.quote.form = Form::clause;
  keep(reading, findings, std::move(draft));
}

}  // namespace quotidian::quotes
