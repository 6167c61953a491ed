// Said-clauses of languages with the verb at the end: "X deyib ki, …", "X, …-dığını söyledi", "“…”, – deyə X bildirib", "“…” diyen X".
#include "quotes/verb_final.hpp"

#include <algorithm>

#include "quotes/cases.hpp"
#include "quotes/sources.hpp"

namespace quotidian::quotes {
namespace {

using lexicon::EntryKind;

constexpr Index longest_dash_clause = 14;  // items between a dash and the end of a said-clause

/// The passage after "cue:", or nothing.
std::optional<Index> marked_after_colon(const FinalWalk& walk, Index end) {
  const Reading& reading = walk.reading;
  if (end + 1 >= walk.unit().items.end || reading.sign(end) != Sign::colon || reading.sign(end + 1) != Sign::marked) return std::nullopt;
  const Index number = *reading.items[end + 1].marked;
  return reading.marked[number].draft ? std::nullopt : std::optional(number);
}

bool take_that_clause(FinalWalk& walk, const Cue& cue, bool passive) {
  Reading& reading = walk.reading;
  const Index end = walk.unit().items.end;
  const Index k = cue.range.end;
  if (k >= end) return false;
  const bool that = reading.word(k) && reading.is(k, complementizer);
  const bool colon =
      reading.sign(k) == Sign::colon && !marked_after_colon(walk, k) && end - k > 3 && walk.findings.drafts.size() < 1U << 30;
  if (!that && !colon) return false;
  if (end - k < 3) return false;
  const Index first = trimmed(reading, {k + 1, std::min(end, k + 8)}).begin;
  if (const auto* refers = first < end ? reading.lexicon.find(EntryKind::function_word, reading.words[first]) : nullptr;
      refers != nullptr && refers->get("class") == "refers") {
    walk.floor = first;  // "our correspondent reports that X said this"
    return true;
  }
  const Range lead{walk.floor, cue.range.begin};
  const Range source = passive ? place_source(reading, lead) : subject_in(walk, lead);
  if (source.empty() && !passive) return false;
  Range content = trimmed(reading, {k + 1, end});
  for (Index i = content.begin; i < content.end; ++i) {
    if (reading.sign(i) == Sign::semicolon) content.end = i;
  }
  if (content.size() < 2) return false;
  Draft draft = begin_draft(reading, walk.number, source.empty() ? Rule::passive_clause : Rule::that_clause, &cue, cue.range, source);
  if (content.size() == 1 && reading.items[content.begin].marked) {
    draft.quote.kind = QuoteKind::direct;
    add_marked(reading, draft, *reading.items[content.begin].marked);
  } else {
    add_parted(reading, draft, content);
    if (draft.quote.contents.size() > 1) draft.quote.evidence.rule = Rule::reported_then_marks;
  }
  finish(walk, std::move(draft), source, content.end);
  return true;
}

bool take_marks(FinalWalk& walk, const Cue& cue, const Left& left, bool is_participle) {
  Reading& reading = walk.reading;
  const Index number = *left.marked;
  const Marked& marked = reading.marked[number];
  if (marked.words <= 2 && looks_like_name(reading, marked) && !takes(*cue.entry, "clause") && !takes(*cue.entry, "name")) return false;
  const Index end = walk.unit().items.end;
  Range source = left.between;
  Index floor = cue.range.end;
  if (is_participle) {
    source = source_after(reading, cue.range.end, end);
    if (!source.empty() && is_cased(reading, source.end - 1, dative)) floor = source.end;  // its clause has a subject of its own
  } else if (source.empty()) {
    const Range lead{walk.floor, marked.item};
    source = cue.entry->get("as") == "passive" ? place_source(reading, lead) : Range{};
    if (source.empty()) source = subject_in(walk, lead);
    if (!source.empty() && reading.word(source.end - 1) && reading.is(source.end - 1, place_case) && !reading.is(source.end - 1, upper))
      source = place_source(reading, lead);
    if (trimmed(reading, {walk.floor, marked.item}).empty()) {
      const Range after = source_after(reading, cue.range.end, end);
      if (!after.empty()) {
        source = after;
        floor = after.end;
      }
    }
  } else {
    source = leading_subject(reading, source);
    if (source.empty()) source = left.between;
  }
  Draft draft = begin_draft(reading, walk.number, Rule::said_clause, &cue, left.cue_words, source);
  draft.quote.kind = QuoteKind::direct;
  draft.split_open = !is_participle;
  add_marked(reading, draft, number);
  if (floor > cue.range.end && floor + 1 < end && reading.sign(floor) == Sign::comma && reading.items[floor + 1].marked &&
      !reading.marked[*reading.items[floor + 1].marked].trigger) {
    add_marked(reading, draft, *reading.items[floor + 1].marked);  // “…,” dedi X, “…”
    draft.quote.evidence.rule = Rule::said_clause_split;
    floor += 2;
  } else if (floor == cue.range.end && !is_participle && marked.part) {
    Index k = floor;  // “…, – X deyib. – …”
    while (k < end && !reading.word(k) && reading.sign(k) != Sign::marked) ++k;
    if (k < end && reading.items[k].marked && reading.marked[*reading.items[k].marked].pair == marked.pair) {
      add_marked(reading, draft, *reading.items[k].marked);
      draft.quote.evidence.rule = Rule::said_clause_split;
      floor = k + 1;
    }
  }
  finish(walk, std::move(draft), source, floor);
  return true;
}

bool take_nominal(FinalWalk& walk, const Cue& cue, const Left& left, bool is_participle, bool passive) {
  Reading& reading = walk.reading;
  const Index end = walk.unit().items.end;
  Range source;
  const Range lead{walk.floor, left.nominal};
  if (passive && reading.word(left.nominal - 1) && reading.is(left.nominal - 1, dative)) return false;  // "yarışmaya kabul edildi"
  Index begin = walk.floor;
  if (is_participle) {
    source = source_after(reading, cue.range.end, end);
    begin = content_begin(walk, {}, lead);
  } else {
    source = passive ? place_source(reading, lead) : subject_in(walk, lead);
    begin = content_begin(walk, source, lead);
  }
  if (left.nominal <= begin) return false;
  Draft draft = begin_draft(reading, walk.number, passive ? Rule::passive_clause : Rule::that_clause, &cue, cue.range, source);
  if (begin + 1 == left.nominal && reading.items[begin].marked) {
    draft.quote.kind = QuoteKind::direct;
    add_marked(reading, draft, *reading.items[begin].marked);
  } else {
    add_content(reading, draft, {begin, left.nominal});
  }
  draft.quote.form = Form::clause;
  Index floor = cue.range.end;
  if (const auto marked = marked_after_colon(walk, cue.range.end)) {
    add_with_marks(reading, draft, *marked);
    draft.quote.evidence.rule = Rule::reported_then_marks;
    floor += 2;
  }
  finish(walk, std::move(draft), source, floor);
  return true;
}

/// "X, … diye düşünüyor": the clause before the quotative, in no marks. Only where a comma parts it from its subject.
bool take_quoted(FinalWalk& walk, const Cue& cue, const Left& left) {
  Reading& reading = walk.reading;
  Range source = subject_in(walk, {walk.floor, left.quoted});
  if (source.empty() || source.end >= left.quoted || reading.sign(source.end) != Sign::comma) return false;
  const Range content = trimmed(reading, {source.end, left.quoted});
  if (content.size() < 2) return false;
  Draft draft = begin_draft(reading, walk.number, Rule::that_clause, &cue, left.cue_words, source);
  add_content(reading, draft, content);
  draft.quote.form = Form::clause;
  finish(walk, std::move(draft), source, cue.range.end);
  return true;
}

/// "…, – satıcı deyir": the clause before a dash, the said-clause after it.
bool take_before_dash(FinalWalk& walk, const Cue& cue) {
  Reading& reading = walk.reading;
  const Range items = walk.unit().items;
  if (!trimmed(reading, {cue.range.end, items.end}).empty()) return false;
  Index k = cue.range.begin;
  while (k > walk.floor && cue.range.begin - k < longest_dash_clause && reading.word(k - 1)) --k;
  if (k < walk.floor + 4 || k == cue.range.begin || reading.sign(k - 1) != Sign::dash || reading.sign(k - 2) != Sign::comma) return false;
  const Range source = leading_subject(reading, {k, cue.range.begin});
  const Range content = trimmed(reading, {walk.floor, k - 2});
  if (source.empty() || content.size() < 2) return false;
  Draft draft = begin_draft(reading, walk.number, Rule::inverted_clause, &cue, cue.range, source);
  add_content(reading, draft, content);
  draft.quote.form = Form::clause;
  finish(walk, std::move(draft), source, cue.range.end);
  return true;
}

bool take_after_colon(FinalWalk& walk, const Cue& cue, Range cue_words) {
  Reading& reading = walk.reading;
  const auto marked = marked_after_colon(walk, cue.range.end);
  if (!marked) return false;
  const Range source = subject_in(walk, {walk.floor, cue_words.begin});
  Draft draft = begin_draft(reading, walk.number, Rule::said_clause, &cue, cue_words, source);
  draft.quote.kind = QuoteKind::direct;
  draft.split_open = true;
  add_marked(reading, draft, *marked);
  finish(walk, std::move(draft), source, cue.range.end + 2);
  return true;
}

void read_verb(FinalWalk& walk, const Cue& cue) {
  const std::string_view as = cue.entry->get("as");
  const bool is_participle = as == "participle" || cue.participle;
  const bool passive = as == "passive";
  const bool marks_only = takes(*cue.entry, "marks");
  const Left left = look_left(walk, cue);
  if (!is_participle && !marks_only && take_that_clause(walk, cue, passive)) return;
  if (left.marked && take_marks(walk, cue, left, is_participle)) return;
  if (left.nominal > 0 && !marks_only && !takes(*cue.entry, "name") && take_nominal(walk, cue, left, is_participle, passive)) return;
  if (is_participle) return;
  if (take_after_colon(walk, cue, left.cue_words) || marks_only) return;
  if (left.quoted > 0 && take_quoted(walk, cue, left)) return;
  take_before_dash(walk, cue);
}

}  // namespace

void finish(FinalWalk& walk, Draft draft, Range source, Index floor) {
  const std::size_t before = walk.findings.drafts.size();
  keep(walk.reading, walk.findings, std::move(draft));
  if (walk.findings.drafts.size() == before) return;
  if (!source.empty()) walk.source = source;
  walk.floor = std::max(walk.floor, floor);
}

void read_verb_final(Reading& reading, Index number, Findings& findings) {
  FinalWalk walk{reading, findings, number, reading.units[number].items.begin, {}};
  take_owned_passages(walk);
  for_each_cue(walk, [](FinalWalk& at, Index c) {
    const Cue& cue = at.reading.cues[c];
    const std::size_t before = at.findings.drafts.size();
    read_verb(at, cue);
    if (at.findings.drafts.size() != before) {
      at.shares = cue.entry->get("as") != "participle" && !cue.participle;
      at.contrast = cue.entry->get("as") == "contrast";
    }
  });
}

}  // namespace quotidian::quotes
