// Longer than most: the ways a source stands beside its cue belong together.
#include "quotes/sources.hpp"

#include <algorithm>

namespace quotidian::quotes {
namespace {

constexpr Index longest_group = 26;        // items
constexpr Index longest_parenthesis = 40;  // items
constexpr Index longest_apposition = 14;   // items

constexpr std::uint64_t not_nominal = auxiliary | subordinator | complementizer | relative | preposition | conjunction | negation;

/// Item before `i` that opens the bracket closed there, or `i` itself where none is near.
Index bracket_begin(const Reading& reading, Index floor, Index i) {
  for (Index k = i; k > floor && i - k < 10;) {
    --k;
    if (reading.sign(k) == Sign::bracket_open) return k;
  }
  return i;
}

/// The run of capitalized words that ends the group ("At the meeting | Ursu").
Range capital_tail(const Reading& reading, Range group) {
  Index k = group.end;
  while (k > group.begin && reading.word(k - 1) && reading.is(k - 1, upper) && !reading.is(k - 1, preposition)) --k;
  return {k, group.end};
}

bool verb_inside(const Reading& reading, Index i, bool last = false) {
  if (!reading.is(i, verb)) return false;
  if (last && !reading.is(i, auxiliary | finite | participle))
    return false;  // right before a verb stands no verb: "the museum's report said"
  if (reading.is(i, upper) && i > 0 && reading.word(i - 1)) return false;
  // "the report said": after a determiner, an adjective or a possessive, a verb form is a noun
  return !(i > 0 && reading.is(i - 1, determiner | possessive));
}

Range trim(const Reading& reading, Range group) {
  while (!group.empty() && (!reading.word(group.begin) ? reading.sign(group.begin) != Sign::marked
                                                       : reading.is(group.begin, conjunction | negation | subordinator) ||
                                                             (reading.is(group.begin, adverb) && !reading.is(group.begin, determiner)))) {
    ++group.begin;
  }
  return group;
}

}  // namespace

bool is_nominal(const Reading& reading, Index i) {
  if (reading.sign(i) == Sign::marked) return true;
  if (!reading.word(i)) return false;
  if (reading.is(i, not_nominal) && !reading.is(i, possessive)) return false;
  return !verb_inside(reading, i);
}

namespace {

/// Where the group ends without the place and occasion after it: "Глава района Игорь Шамсутдинов | на встрече".
Index before_scene(const Reading& reading, Range group) {
  for (Index k = group.begin + 1; k + 1 < group.end; ++k) {
    if (!reading.word(k) || !reading.is(k, scene) || !reading.word(k - 1)) continue;
    if (!is_nominal(reading, k - 1) || reading.is(k - 1, determiner | adverb)) continue;
    const bool whole = reading.is(k - 1, upper) && k - 1 > group.begin;
    bool body = false;
    for (Index i = k + 1; i < group.end; ++i) body = body || reading.is(i, body_noun);
    if (whole || !body) return k;
  }
  return group.end;
}

/// The group before `end`; `joins`: whether another group joined by a conjunction may belong to it.
Range group_of(const Reading& reading, Index floor, Index end, bool joins) {
  Index k = end;
  bool object_of_opening = false;
  while (k > floor && end - k < longest_group) {
    const Index i = k - 1;
    if (reading.sign(i) == Sign::bracket_close) {
      const Index open = bracket_begin(reading, floor, i);
      if (open == i || open == floor) break;
      k = open;
      continue;
    }
    if (reading.sign(i) == Sign::dash && k < end && i > floor && reading.word(i - 1) && reading.items[i].last == reading.items[k].first &&
        reading.token_span(reading.items[i].first).end == reading.token_span(reading.items[k].first).begin) {
      k = i;  // a hyphen inside a word
      continue;
    }
    if (reading.sign(i) == Sign::marked) {
      const Marked& marked = reading.marked[*reading.items[i].marked];
      if (marked.ends_comma || (marked.ends_sentence && !marked.trigger) || marked.words > 6 || marked.draft) break;
      k = i;
      continue;
    }
    if (!reading.word(i)) break;
    if (reading.is(i, pronoun) && !reading.is(i, determiner | possessive)) {
      if (k != end) break;
      k = i > floor && reading.word(i - 1) && reading.is(i - 1, pronoun) ? i - 1 : i;
      // "one of them"
      if (i > floor + 1 && reading.word(i - 1) && reading.is(i - 1, preposition) && reading.word(i - 2) &&
          reading.is(i - 2, number | determiner | pronoun | human) && !reading.is(i - 2, verb))
        k = i - 2;
      break;
    }
    if (reading.is(i, conjunction)) {
      // "three diplomats and a lobbyist", but not "… came, and the minister": what is joined must begin a clause
      if (k == end || i == floor || !is_nominal(reading, i - 1) || !joins) break;
      const Range other = group_of(reading, floor, i, false);
      if (other.empty() || (other.begin > floor && (reading.word(other.begin - 1) || reading.sign(other.begin - 1) == Sign::marked))) break;
      k = other.begin;
      break;
    }
    if (reading.is(i, preposition)) {
      if (k == end) break;
      if (i > floor + 1 && reading.word(i - 1) && reading.is(i - 1, finite) && reading.is(i - 1, verb) && reading.word(i - 2) &&
          is_nominal(reading, i - 2)) {
        k = i - 1;  // "a poll published in January"
        continue;
      }
      if (i == floor || !reading.word(i - 1) || !is_nominal(reading, i - 1) || reading.is(i - 1, adverb | pronoun)) {
        object_of_opening = true;
        break;
      }
      k = i;
      continue;
    }
    if (reading.is(i, not_nominal | question_word) && !reading.is(i, possessive)) break;
    if (verb_inside(reading, i, i + 1 == end)) break;
    if (reading.is(i, adverb) && !(reading.is(i, upper) && k < end && i > floor)) break;
    k = i;
    if (reading.is(i, determiner) && !(i > floor && reading.is(i - 1, preposition | determiner | conjunction))) break;
  }
  Range group{k, before_scene(reading, {k, end})};
  if (object_of_opening) group = capital_tail(reading, group);
  return trim(reading, group);
}

}  // namespace

Range group_before(const Reading& reading, Index floor, Index end) { return group_of(reading, floor, end, true); }

Range subject_before(const Reading& reading, Index floor, Index end) {
  if (end <= floor) return {};
  const Sign before = reading.sign(end - 1);
  if (before != Sign::comma && before != Sign::dash && before != Sign::bracket_close) {
    Range group = group_before(reading, floor, end);
    // an apposition that ends in the name: "the head of the community, Anatolii Rud | responded"
    if (!group.empty() && group.begin > floor + 1 && reading.sign(group.begin - 1) == Sign::comma && reading.is(group.begin, upper) &&
        group.size() <= 5) {
      const Range wider = group_before(reading, floor, group.begin - 1);
      if (!wider.empty() && wider.begin == floor && !reading.is(wider.end - 1, pronoun)) group.begin = wider.begin;
    }
    return group;
  }
  // between commas: the nearest comma before which a noun group stands
  const Index last = end - 1;
  for (Index c = last; c > floor && last - c < longest_parenthesis;) {
    --c;
    if (reading.sign(c) == Sign::semicolon || reading.sign(c) == Sign::colon) break;
    if (reading.sign(c) == Sign::marked &&
        (reading.marked[*reading.items[c].marked].ends_comma || reading.marked[*reading.items[c].marked].draft))
      break;
    if (reading.sign(c) != before && !(before == Sign::bracket_close && reading.sign(c) == Sign::bracket_open)) continue;
    const bool opens = reading.is(c + 1, relative | preposition) || !reading.has_verb({c + 1, last});
    if (!opens && !reading.is(c + 1, participle | number)) continue;
    Range group = group_before(reading, floor, c);
    if (group.empty()) continue;
    const bool apposition =
        !reading.has_verb({c + 1, last}) && !reading.is(c + 1, preposition | relative) && last - c <= longest_apposition;
    if (apposition) group.end = last;
    return group;
  }
  return {};
}

Range first_subject(const Reading& reading, Range range, bool verbless) {
  constexpr Index farthest = 120;  // items
  const Index near = std::min(range.end, range.begin + farthest);
  Index k = range.begin;
  while (k < near && !(reading.word(k) && reading.is(k, verb) && !reading.is(k, determiner))) ++k;
  if (k == range.end) return verbless ? group_before(reading, range.begin, range.end) : Range{};
  return subject_before(reading, range.begin, k);
}

Range group_after(const Reading& reading, Index begin, Index limit) {
  Index k = begin;
  bool named = false;
  for (; k < limit && k - begin < longest_group; ++k) {
    if (reading.sign(k) == Sign::marked) {
      const Marked& marked = reading.marked[*reading.items[k].marked];
      if (k == begin ? !marked.trigger : marked.ends_comma || marked.words > 6) break;
      continue;
    }
    if (reading.sign(k) == Sign::bracket_open && k > begin) {
      Index close = k;
      while (close < limit && close - k < 10 && reading.sign(close) != Sign::bracket_close) ++close;
      if (close >= limit || reading.sign(close) != Sign::bracket_close) break;
      k = close;
      continue;
    }
    if (reading.sign(k) == Sign::dash && k > begin && k + 1 < limit && reading.items[k].first == reading.items[k - 1].last &&
        reading.token_span(reading.items[k].first).begin == reading.token_span(reading.items[k - 1].first).end) {
      continue;
    }
    if (!reading.word(k)) break;
    if (reading.is(k, pronoun) && !reading.is(k, determiner)) {
      if (k == begin) ++k;
      break;
    }
    if (reading.is(k, preposition)) {
      if (k == begin || (named && !reading.is(k, genitive))) break;
      continue;
    }
    if (reading.is(k, conjunction)) {
      if (k == begin || k + 1 >= limit || !(reading.is(k + 1, upper | determiner))) break;
      continue;
    }
    if (reading.is(k, auxiliary | subordinator | complementizer | relative | negation | question_word)) break;
    if (verb_inside(reading, k)) break;
    if (reading.is(k, determiner) && k > begin && reading.word(k - 1) && !reading.is(k - 1, preposition | determiner | conjunction)) break;
    if (reading.is(k, adverb) && !reading.is(k, determiner)) break;
    named = named || reading.is(k, upper);
  }
  while (k > begin && reading.word(k - 1) && reading.is(k - 1, preposition | conjunction | determiner)) --k;
  Range group{begin, k};
  if (group.empty()) return group;
  // apposition: ", Chair of the Alliance" up to the end or the next comma
  if (k + 1 < limit && reading.sign(k) == Sign::comma && reading.word(k + 1) && reading.is(k + 1, upper | determiner | person_noun) &&
      !reading.is(k + 1, pronoun)) {
    Index e = k + 1;
    while (e < limit && e - k <= longest_apposition && reading.word(e) && !reading.is(e, verb | auxiliary | subordinator | relative)) ++e;
    if (e == limit || (e - k <= longest_apposition && !reading.word(e) && reading.sign(e) != Sign::marked)) group.end = e;
  }
  return group;
}

}  // namespace quotidian::quotes
