// Attribution without a verb of its own: "according to X, …", "in her view, …", "X-in sözlərinə görə, …".
#include <algorithm>

#include "quotes/rules.hpp"
#include "quotes/sources.hpp"

namespace quotidian::quotes {
namespace {

constexpr Index longest_source = 60;   // items
constexpr Index longest_reach = 2000;  // items; longer "sentences" are no sentences

/// Where the clause that holds the item begins: after the comma, semicolon or conjunction before it.
Index clause_begin(const Reading& reading, Index floor, Index at) {
  Index k = at;
  while (k > floor && at - k < longest_source &&
         (reading.word(k - 1) || reading.sign(k - 1) == Sign::marked || reading.sign(k - 1) == Sign::bracket_close ||
          reading.sign(k - 1) == Sign::bracket_open || reading.sign(k - 1) == Sign::dash || reading.sign(k - 1) == Sign::other)) {
    --k;
  }
  return k;
}

Index limit_after(const Reading& reading, const Unit& unit, Index from) {
  const Index end = std::min(unit.items.end, from + longest_reach);
  for (Index i = from; i < end; ++i) {
    if (reading.sign(i) == Sign::semicolon) return i;
  }
  return end;
}

struct Attribution {
  Range whole;  ///< phrase and source together
  Range source;
  bool valid = false;
};

Attribution attribution_of(const Reading& reading, const Unit& unit, const Cue& cue, Index floor) {
  const std::string_view side = cue.entry->get("side");
  Attribution out{cue.range, {}, true};
  if (side == "none") return out;
  if (side == "before") {
    out.source = group_after(reading, cue.range.end, unit.items.end);
    out.whole.end = out.source.empty() ? cue.range.end : out.source.end;
  } else if (side == "frame") {
    out.source = {cue.range.begin + 1, cue.range.end - 1};
    while (out.source.size() > 1 && reading.is(out.source.end - 1, possessive)) --out.source.end;
    const bool owned = reading.is(out.source.begin, possessive) ||
                       (out.source.size() == 1 && reading.is(out.source.begin, pronoun | possessive)) ||
                       reading.is(cue.range.end - 2, possessive | genitive);
    out.valid = owned && !reading.is(out.source.begin, preposition);
  } else {  // after
    out.source = {clause_begin(reading, floor, cue.range.begin), cue.range.begin};
    while (!out.source.empty() && reading.word(out.source.begin) && reading.is(out.source.begin, conjunction | adverb | particle))
      ++out.source.begin;
    if (cue.entry->get("dative") == "1") {
      out.valid = !out.source.empty() && out.source.size() <= 12 && reading.is(out.source.end - 1, dative) &&
                  out.source.begin <= floor + 2 && !(out.source.size() == 1 && reading.is(out.source.begin, determiner));
      for (Index i = out.source.begin; i + 1 < out.source.end; ++i) {  // "shown attention" is nobody
        if (reading.word(i) && reading.is(i, participle) && !reading.is(i, upper) && !reading.is(i + 1, upper)) out.valid = false;
      }
    }
    const Index next = cue.range.end;  // "tek firmaya göre hazırlandığını": no attribution
    if (cue.entry->get("dative") == "1" && next < unit.items.end && reading.word(next) &&
        reading.is(next, clause_ending | participle | converb) && !reading.is(next, upper | nominal))
      out.valid = false;
    out.whole.begin = out.source.empty() ? cue.range.begin : out.source.begin;
  }
  out.valid = out.valid && !out.source.empty();
  return out;
}

}  // namespace

bool read_phrase(Reading& reading, Index number, Index cue_number, Index floor, Findings& findings) {
  const Unit& unit = reading.units[number];
  const Cue& cue = reading.cues[cue_number];
  const Attribution at = attribution_of(reading, unit, cue, floor);
  if (!at.valid) return false;
  Index after = at.whole.end;
  // a relative clause or participle after the source: "according to the report, which …, C"
  const bool comma_after = after < unit.items.end && reading.sign(after) == Sign::comma;
  if (comma_after && after + 1 < unit.items.end && reading.is(after + 1, relative | participle)) {
    Index k = after + 1;
    while (k < unit.items.end && reading.sign(k) != Sign::comma) ++k;
    if (k < unit.items.end) after = k;
  }
  // "according to a letter seen by the paper, C"
  if (!comma_after && cue.entry->get("side") == "before" && after < unit.items.end && reading.word(after) &&
      reading.is(after, participle | relative | verb) && !reading.is(after, determiner)) {
    Index k = after;
    while (k < unit.items.end && k - after < longest_source && reading.sign(k) != Sign::comma) ++k;
    if (k < unit.items.end && reading.sign(k) == Sign::comma) after = k;
  }
  if (after < unit.items.end && (reading.sign(after) == Sign::comma || reading.sign(after) == Sign::colon)) ++after;
  const Index limit = limit_after(reading, unit, after);
  Range right = trimmed(reading, {after, limit});
  const bool comma_before = at.whole.begin > floor && reading.sign(at.whole.begin - 1) == Sign::comma;
  Range left = trimmed(reading, {floor, at.whole.begin});
  const bool opens = left.size() <= 3 && !reading.has_verb(left);
  Draft draft = begin_draft(reading, number, Rule::attribution_phrase, &cue,
                            cue.entry->get("side") == "frame" ? Range{cue.range.end - 1, cue.range.end} : cue.range, at.source);
  if (opens && right.size() >= 2) {
    draft.clause = {at.whole.begin, limit};
    left = {};
  } else if ((left.size() >= 3 || (left.size() == 1 && reading.items[left.begin].marked)) &&
             (comma_before || at.whole.end >= limit || right.empty() || !comma_after)) {
    right = comma_before && comma_after ? right : Range{};
    draft.clause = {floor, right.empty() ? at.whole.end : limit};
  } else {
    return false;
  }
  for (Range content : {left, right}) {
    if (content.empty()) continue;
    if (content.size() == 1 && reading.items[content.begin].marked) {
      draft.quote.kind = QuoteKind::direct;
      add_marked(reading, draft, *reading.items[content.begin].marked);
    } else {
      add_parted(reading, draft, content);
    }
  }
  keep(reading, findings, std::move(draft));
  return true;
}

}  // namespace quotidian::quotes
