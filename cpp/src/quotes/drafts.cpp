#include <algorithm>

#include "quotes/rules.hpp"

namespace quotidian::quotes {

bool takes(const lexicon::Entry& entry, std::string_view what) {
  std::string_view list = entry.get("takes");
  if (list.empty()) list = "clause";
  while (!list.empty()) {
    const std::size_t plus = std::min(list.find('+'), list.size());
    if (list.substr(0, plus) == what) return true;
    list.remove_prefix(std::min(plus + 1, list.size()));
  }
  return false;
}

Range trimmed(const Reading& reading, Range range) {
  const auto edge = [&](Index i) {
    return reading.sign(i) != Sign::word && reading.sign(i) != Sign::marked && reading.sign(i) != Sign::bracket_open &&
           reading.sign(i) != Sign::bracket_close && reading.sign(i) != Sign::other;
  };
  while (!range.empty() && edge(range.begin)) ++range.begin;
  while (!range.empty() && edge(range.end - 1)) --range.end;
  return range;
}

Draft begin_draft(const Reading& reading, Index unit, Rule rule, const Cue* cue, Range cue_words, Range source) {
  Draft draft;
  draft.unit = unit;
  draft.quote.evidence.rule = rule;
  draft.quote.kind = QuoteKind::indirect;
  if (!cue_words.empty()) draft.quote.cue.push_back(reading.span(cue_words));
  if (!source.empty()) draft.quote.source.push_back(reading.span(source));
  if (!draft.quote.cue.empty()) draft.quote.evidence.span = draft.quote.cue.front();
  if (cue != nullptr && cue->entry != nullptr) {
    const lexicon::Entry& entry = *cue->entry;
    draft.known_cue = true;
    if (entry.get("act") == "attitude") draft.quote.act = Act::attitude;
    if (entry.get("polarity") == "denied") draft.quote.polarity = Polarity::denied;
    if (entry.get("polarity") == "withheld") draft.quote.polarity = Polarity::withheld;
    if (entry.get("stance") == "doubting") draft.quote.stance = Stance::doubting;
    if (entry.get("stance") == "endorsing") draft.quote.stance = Stance::endorsing;
  }
  draft.clause = cue_words;
  return draft;
}

void negate(Quote& quote, bool negated, const lexicon::Entry& entry) {
  if (!negated) return;
  const std::string_view to = entry.get("negated");
  if (to == "said" || (to.empty() && entry.get("polarity") == "denied"))
    quote.polarity = Polarity::said;
  else if (to == "denied" || (to.empty() && entry.get("act") == "attitude"))
    quote.polarity = Polarity::denied;
  else
    quote.polarity = Polarity::withheld;
}

void add_marked(Reading& reading, Draft& draft, Index marked) {
  const text::Span inner = reading.words_in(reading.marked[marked]);
  if (inner.empty()) return;
  // white space inside the marks belongs to nobody
  std::string_view words = reading.document.text->view(inner);
  text::Span span = inner;
  while (!words.empty() && (words.back() == ' ' || words.back() == '\n')) {
    words.remove_suffix(1);
    --span.end;
  }
  while (!words.empty() && (words.front() == ' ' || words.front() == '\n')) {
    words.remove_prefix(1);
    ++span.begin;
  }
  if (span.empty()) return;
  draft.quote.contents.push_back(span);
  draft.quote.verbatim.push_back(span);
  draft.marked.push_back(marked);
}

void add_content(Reading& reading, Draft& draft, Range content) {
  content = trimmed(reading, content);
  if (content.empty()) return;
  draft.quote.contents.push_back(reading.span(content));
  for (Index i = content.begin; i < content.end; ++i) {
    if (!reading.items[i].marked) continue;
    const Index at = *reading.items[i].marked;
    Marked& marked = reading.marked[at];
    if (marked.name || marked.draft) continue;
    if (looks_like_name(reading, marked)) {
      call_name(reading, marked);
      continue;
    }
    const text::Span inner = reading.words_in(marked);
    if (inner.empty()) continue;
    draft.quote.kind = QuoteKind::mixed;
    draft.quote.verbatim.push_back(inner);
    draft.marked.push_back(at);
  }
  if (!reading.has_verb(content)) draft.quote.form = Form::phrase;
}

void add_parted(Reading& reading, Draft& draft, Range content) {
  Index colon = content.begin;
  while (colon + 1 < content.end && !(reading.sign(colon) == Sign::colon && reading.sign(colon + 1) == Sign::marked)) ++colon;
  if (colon + 1 >= content.end || colon == content.begin) {
    add_content(reading, draft, content);
    return;
  }
  const Form form = draft.quote.form;
  add_content(reading, draft, {content.begin, colon});
  draft.quote.form = form;
  for (Index i = colon + 1; i < content.end; ++i) {
    if (reading.items[i].marked && !reading.marked[*reading.items[i].marked].draft)
      add_with_marks(reading, draft, *reading.items[i].marked);
  }
}

void add_with_marks(Reading& reading, Draft& draft, Index marked) {
  const layout::MarkPair& pair = reading.document.layout.marks[reading.marked[marked].pair];
  const text::Span inner = reading.words_in(reading.marked[marked]);
  draft.quote.contents.push_back(reading.marked[marked].part ? inner : pair.outer());
  if (!inner.empty()) draft.quote.verbatim.push_back(inner);
  draft.marked.push_back(marked);
  draft.quote.kind = QuoteKind::mixed;
}

void keep(Reading& reading, Findings& findings, Draft draft) {
  if (draft.quote.contents.empty()) return;
  const auto number = static_cast<Index>(findings.drafts.size());
  for (Index marked : draft.marked) {
    reading.marked[marked].draft = number;
    reading.marked[marked].name.reset();
  }
  std::sort(draft.quote.contents.begin(), draft.quote.contents.end());
  std::sort(draft.quote.verbatim.begin(), draft.quote.verbatim.end());
  findings.drafts.push_back(std::move(draft));
}

}  // namespace quotidian::quotes
