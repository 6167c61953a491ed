// Speech in a headline by its form: "Name: words", "Role: “words”", or wholly in marks.
#include "quotes/rules.hpp"
#include "quotes/sources.hpp"

namespace quotidian::quotes {
namespace {

constexpr Index longest_label = 9;  // items before the colon

/// Whether the words before a headline's colon could be somebody who speaks: a name of two words, or a noun for a person or body.
bool could_speak(const Reading& reading, Range label, bool marked_after) {
  if (label.empty() || label.size() > longest_label) return false;
  if (marked_after) return true;
  if (reading.has_verb(label)) return false;
  Index capitals = 0;
  bool person = false;
  for (Index i = label.begin; i < label.end; ++i) {
    if (!reading.word(i)) {
      if (reading.sign(i) != Sign::marked && reading.sign(i) != Sign::other) return false;
      continue;
    }
    capitals += reading.is(i, upper) ? 1 : 0;
    person = person || reading.is(i, person_noun);
    if (reading.is(i, number)) return false;
  }
  return person || (capitals == label.size() && label.size() <= 4);
}

}  // namespace

void read_headline(Reading& reading, Index number, Findings& findings) {
  const Range items = reading.units[number].items;
  Index colon = items.begin;
  while (colon < items.end && reading.sign(colon) != Sign::colon) ++colon;
  if (colon + 2 > items.end || colon == items.begin) return;
  const Range rest{colon + 1, items.end};
  const bool marked_after = !rest.empty() && reading.sign(rest.begin) == Sign::marked;
  const Range label = trimmed(reading, {items.begin, colon});
  if (rest.empty() || (rest.size() < 2 && !marked_after)) return;
  if (!could_speak(reading, label, marked_after)) return;
  Range source = label;
  if (marked_after && (reading.has_verb(label) || label.size() > 6)) source = {};
  Draft draft = begin_draft(reading, number, Rule::headline_form, nullptr, {}, source);
  if (marked_after && rest.size() <= 2) {
    const Index marked = *reading.items[rest.begin].marked;
    if (reading.marked[marked].draft) return;
    draft.quote.kind = QuoteKind::direct;
    add_marked(reading, draft, marked);
  } else {
    Range content = trimmed(reading, rest);
    if (content.size() < 2) return;
    for (Index i = content.begin; i < content.end; ++i) {
      if (reading.items[i].marked && reading.marked[*reading.items[i].marked].draft) return;
    }
    add_content(reading, draft, content);
    draft.quote.form = Form::clause;
  }
  keep(reading, findings, std::move(draft));
}

}  // namespace quotidian::quotes
