// Speech between dashes instead of marks: "— …, — X explained. — …". Reported words without marks are indirect.
#include "quotes/rules.hpp"
#include "quotes/sources.hpp"

namespace quotidian::quotes {
namespace {

constexpr Index widest_said_clause = 18;  // items
constexpr Index longest_lead = 40;        // items of a sentence that ends in a colon
constexpr Index longest_speech = 400;     // items of a paragraph behind a dash

/// A dash with a space after it and a comma or stop before it; its item, or the end of the unit.
Index closing_dash(const Reading& reading, Range items) {
  for (Index i = items.begin + 2; i + 1 < items.end; ++i) {
    if (reading.sign(i) != Sign::dash) continue;
    if (reading.sign(i - 1) == Sign::comma || reading.sign(i - 1) == Sign::stop) return i;
  }
  return items.end;
}

const Cue* cue_in(const Reading& reading, const Unit& unit, Range range) {
  for (Index c = unit.cues.begin; c < unit.cues.end; ++c) {
    if (range.contains(reading.cues[c].range.begin) && reading.cues[c].entry->kind == lexicon::EntryKind::cue) return &reading.cues[c];
  }
  return nullptr;
}

Range source_beside(const Reading& reading, const Cue& cue, Range clause) {
  if (reading.verb_final) {
    const Range before = leading_subject(reading, {clause.begin, cue.range.begin});
    return !before.empty() ? before : trimmed(reading, {cue.range.end, clause.end});
  }
  const Range after = group_after(reading, cue.range.end, clause.end);
  return !after.empty() ? after : subject_before(reading, clause.begin, cue.range.begin);
}

/// "Её муж возражает:" and a paragraph that opens with a dash: all of it is his.
bool take_after_colon(Reading& reading, Index number, Findings& findings) {
  if (number == 0) return false;
  const Unit& before = reading.units[number - 1];
  const Range lead = before.items;
  if (before.turn || lead.size() < 2 || lead.size() > longest_lead || reading.sign(lead.end - 1) != Sign::colon) return false;
  const Cue* cue = cue_in(reading, before, lead);
  if (cue == nullptr) return false;
  const Range source =
      reading.verb_final ? leading_subject(reading, {lead.begin, cue->range.begin}) : subject_before(reading, lead.begin, cue->range.begin);
  Draft draft = begin_draft(reading, number, Rule::dash, cue, cue->range, source);
  Range content{reading.units[number].items.begin + 1, reading.units[number].items.end};
  for (Index n = number + 1; n < reading.units.size() && reading.units[n].paragraph == reading.units[number].paragraph; ++n)
    content.end = reading.units[n].items.end;
  content = trimmed(reading, content);
  if (source.empty() || content.empty() || content.size() > longest_speech) return false;
  draft.quote.contents.push_back(reading.span(content));
  keep(reading, findings, std::move(draft));
  return true;
}

}  // namespace

bool read_dash_speech(Reading& reading, Index number, Findings& findings) {
  const Unit& unit = reading.units[number];
  if (unit.turn || unit.items.size() < 3 || reading.sign(unit.items.begin) != Sign::dash) return false;
  const bool opens = number == 0 || reading.units[number - 1].paragraph != unit.paragraph;
  if (!opens) {
    // "— …" after "— …, — X explained." goes on with it
    if (findings.drafts.empty()) return false;
    Draft& last = findings.drafts.back();
    if (last.unit + 1 != number || last.quote.evidence.rule != Rule::dash || !last.split_open) return false;
    add_content(reading, last, {unit.items.begin + 1, unit.items.end});
    last.unit = number;
    return true;
  }
  // the said-clause may stand in a later sentence of the paragraph
  Index holder = number;
  Index at = closing_dash(reading, unit.items);
  while (at == reading.units[holder].items.end && holder + 1 < reading.units.size() && holder - number < 6 &&
         reading.units[holder + 1].paragraph == unit.paragraph) {
    ++holder;
    at = closing_dash(reading, {reading.units[holder].items.begin, reading.units[holder].items.end});
    if (reading.sign(reading.units[holder].items.begin) == Sign::dash) { at = reading.units[holder].items.begin; }
  }
  const Range items = reading.units[holder].items;
  if (at == items.end) return take_after_colon(reading, number, findings);
  const Range clause{at + 1, std::min(items.end, at + 1 + widest_said_clause)};
  const Cue* cue = cue_in(reading, reading.units[holder], clause);
  if (cue == nullptr) return false;
  Index second = clause.begin;
  while (second < items.end && reading.sign(second) != Sign::dash) ++second;
  const Range said{clause.begin, std::min(second, clause.end)};
  Draft draft = begin_draft(reading, holder, Rule::dash, cue, cue->range, source_beside(reading, *cue, said));
  Range content{unit.items.begin + 1, at};
  while (!content.empty() && reading.sign(content.end - 1) == Sign::comma) --content.end;
  if (content.empty()) return false;
  draft.quote.contents.push_back(reading.span(content));
  if (second + 1 < items.end) draft.quote.contents.push_back(reading.span({second + 1, items.end}));
  draft.split_open = true;
  keep(reading, findings, std::move(draft));
  return true;
}

}  // namespace quotidian::quotes
