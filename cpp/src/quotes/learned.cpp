// From what the nets found, in tokens, to a draft in the words of the rules.
#include "quotes/learned.hpp"

#include <algorithm>

namespace quotidian::quotes {
namespace {

using lexicon::EntryKind;
using tokens::TokenRange;

constexpr Index least_wording = 3;   // words of a passage that nothing else explains
constexpr Index negation_reach = 3;  // words before a cue in which "not" negates it

/// The first item that ends after the token; the number of items where there is none.
Index item_after(const Reading& reading, Index token) {
  const auto at = std::partition_point(reading.items.begin(), reading.items.end(), [&](const Item& item) { return item.last <= token; });
  return static_cast<Index>(at - reading.items.begin());
}

Index unit_of(const Reading& reading, Index item) {
  const auto at =
      std::partition_point(reading.units.begin(), reading.units.end(), [&](const Unit& unit) { return unit.items.end <= item; });
  return static_cast<Index>(at - reading.units.begin());
}

/// Items of a range of tokens. A passage in marks belongs to it from half of its tokens on: what marks decide is not cut in two.
Range items_of(const Reading& reading, TokenRange tokens) {
  Range range{item_after(reading, tokens.begin), 0};
  for (range.end = range.begin; range.end < reading.items.size() && reading.items[range.end].first < tokens.end;) ++range.end;
  const auto barely = [&](Index i) {
    const Item& item = reading.items[i];
    const Index shared = std::min(item.last, tokens.end) - std::max(item.first, tokens.begin);
    return item.marked && 2 * shared < item.last - item.first;
  };
  while (!range.empty() && barely(range.begin)) ++range.begin;
  while (!range.empty() && barely(range.end - 1)) --range.end;
  return range;
}

/// The range without signs at its ends, and without "that" before it.
Range content_of(const Reading& reading, Range range) {
  range = trimmed(reading, range);
  const auto that = [&](Index i) { return reading.word(i) && reading.is(i, complementizer) && !reading.is(i, if_word); };
  while (!range.empty() && that(range.begin)) range = trimmed(reading, {range.begin + 1, range.end});
  return range;
}

std::optional<text::Span> span_of(const Reading& reading, TokenRange tokens) {
  const Range range = trimmed(reading, items_of(reading, tokens));
  return range.empty() ? std::nullopt : std::optional(reading.span(range));
}

/// The entry that says what a cue does: the surest kind first.
Cue cue_in(const Reading& reading, TokenRange tokens) {
  const Range range = items_of(reading, tokens);
  Cue cue{range, nullptr};
  const auto within = [&](const std::vector<Cue>& list) {
    auto at = std::partition_point(list.begin(), list.end(), [&](const Cue& one) { return one.range.end <= range.begin; });
    if (at != list.end() && at->range.begin < range.end) cue.entry = at->entry;
    return cue.entry != nullptr;
  };
  if (!within(reading.cues)) within(reading.nouns);
  return cue;
}

bool is_negated(const Reading& reading, Range cue) {
  for (Index i = cue.end; i > 0 && i + negation_reach > cue.begin;) {
    --i;
    if (i < cue.begin && !reading.word(i)) return false;
    if (reading.word(i) && reading.is(i, negation)) return true;
  }
  return false;
}

/// Whether a passage inside reported words is the speaker's own wording: what rules take for a name only because nothing explains it can be.
bool is_verbatim(const Reading& reading, const Marked& marked) {
  return !marked.trigger && (!marked.name || (marked.words >= least_wording && !looks_like_name(reading, marked)));
}

/// The range in parts that stand in one unit each: what goes over into the next sentence is looked at there.
std::vector<Range> by_units(const Reading& reading, Range range) {
  std::vector<Range> parts;
  while (!range.empty()) {
    const Index end = std::min(range.end, reading.units[unit_of(reading, range.begin)].items.end);
    const Range part = content_of(reading, {range.begin, end});
    if (!part.empty()) parts.push_back(part);
    range.begin = end;
  }
  return parts;
}

bool has_words(const Reading& reading, Range range) {
  for (Index i = range.begin; i < range.end; ++i) {
    if (reading.word(i)) return true;
  }
  return false;
}

/// Parts of contents. A sentence all in marks beside reported words is a quote of its own, which the rules have.
std::vector<Range> parts_of(const Reading& reading, const Attribution& attribution) {
  std::vector<Range> parts;
  for (const TokenRange tokens : attribution.content) {
    Range range = items_of(reading, tokens);
    if (!parts.empty()) range.begin = std::max(range.begin, parts.back().end);  // two spans in one passage are that passage
    for (const Range part : by_units(reading, range)) parts.push_back(part);
  }
  const auto words = [&](Range part) { return has_words(reading, part); };
  if (std::any_of(parts.begin(), parts.end(), words) && !std::all_of(parts.begin(), parts.end(), words))
    std::erase_if(parts, [&](Range part) { return !words(part) && reading.units[unit_of(reading, part.begin)].bare; });
  return parts;
}

/// Whether passages in marks are all there is in the ranges, and at least one is no name.
bool is_marks_alone(const Reading& reading, const std::vector<Range>& ranges) {
  bool spoken = false;
  for (const Range range : ranges) {
    for (Index i = range.begin; i < range.end; ++i) {
      if (reading.word(i)) return false;
      if (reading.items[i].marked) spoken = spoken || is_verbatim(reading, reading.marked[*reading.items[i].marked]);
    }
  }
  return spoken;
}

/// The colon after which a reported clause goes over into words in marks.
std::optional<Index> colon_in(const Reading& reading, Range range) {
  for (Index i = range.begin + 1; i + 1 < range.end; ++i) {
    if (reading.sign(i) == Sign::colon && reading.sign(i + 1) == Sign::marked) return i;
  }
  return std::nullopt;
}

void add_words(const Reading& reading, Draft& draft, Range range) {
  if (const auto colon = colon_in(reading, range)) {
    add_words(reading, draft, {range.begin, *colon});
    range.begin = *colon + 1;
  }
  draft.quote.contents.push_back(reading.span(range));
  for (Index i = range.begin; i < range.end; ++i) {
    if (!reading.items[i].marked) continue;
    const Marked& marked = reading.marked[*reading.items[i].marked];
    const text::Span inner = reading.document.layout.marks[marked.pair].inner();
    if (inner.empty() || !is_verbatim(reading, marked)) continue;
    draft.quote.kind = QuoteKind::mixed;
    draft.quote.verbatim.push_back(inner);
    draft.marked.push_back(*reading.items[i].marked);
  }
}

}  // namespace

std::optional<Draft> draft_of(Reading& reading, const Attribution& attribution) {
  const std::vector<Range> ranges = parts_of(reading, attribution);
  if (ranges.empty()) return std::nullopt;
  const Cue cue = cue_in(reading, attribution.cue);
  Draft draft = begin_draft(reading, unit_of(reading, ranges.front().begin), Rule::learned, &cue, {}, {});
  if (const auto span = span_of(reading, attribution.cue)) draft.quote.cue = {*span};
  if (!draft.quote.cue.empty()) draft.quote.evidence.span = draft.quote.cue.front();
  for (const TokenRange tokens : attribution.source) {
    if (const auto span = span_of(reading, tokens)) draft.quote.source.push_back(*span);
  }
  if (cue.entry != nullptr) negate(draft.quote, is_negated(reading, cue.range), *cue.entry);
  bool verb = false;
  const bool direct = is_marks_alone(reading, ranges);
  for (const Range range : ranges) {
    verb = verb || reading.has_verb(range);
    if (!direct) {
      add_words(reading, draft, range);
      continue;
    }
    draft.quote.kind = QuoteKind::direct;
    for (Index i = range.begin; i < range.end; ++i) {
      if (reading.items[i].marked && is_verbatim(reading, reading.marked[*reading.items[i].marked]))
        add_marked(reading, draft, *reading.items[i].marked);
    }
  }
  if (draft.quote.contents.empty()) return std::nullopt;
  if (!verb && !direct) draft.quote.form = Form::phrase;
  return draft;
}

}  // namespace quotidian::quotes
