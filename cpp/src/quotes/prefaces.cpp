// What stands before and after the subject that opens a clause: a participle that leads up to it, a second description between commas.
#include "quotes/cases.hpp"

namespace quotidian::quotes {
namespace {

constexpr Index longest_preface = 18;     // items before a participle that leads up to a name
constexpr Index longest_apposition = 10;  // items between commas

}  // namespace

Index after_participle(const Reading& reading, Range clause) {
  Index begin = clause.begin;
  for (Index i = clause.begin; i + 1 < clause.end && i - clause.begin < longest_preface; ++i) {
    if (!reading.word(i)) {
      if (reading.sign(i) == Sign::comma || reading.sign(i) == Sign::semicolon || reading.sign(i) == Sign::colon) break;
      continue;
    }
    if (reading.is(i, particle | complementizer)) break;
    if (!reading.is(i, participle) || reading.is(i, upper | clause_ending)) continue;
    if (reading.is(i, place_case) && (reading.is(i, nominal) || !reading.is(i + 1, upper))) continue;  // "evdən" is no "edən"
    for (Index n = i + 1; n < clause.end && n - i <= 4 && reading.word(n); ++n) {
      if (reading.is(n, upper | human | body_noun | determiner)) {
        begin = i + 1;
        break;
      }
      if (reading.is(n, oblique | clause_ending | particle)) break;
    }
  }
  return begin;
}

Index past_apposition(const Reading& reading, Range clause, Index end) {
  if (end + 1 >= clause.end || reading.sign(end) != Sign::comma) return end;
  Index k = end + 1;
  bool person = false;
  Index capitals = 0;
  for (; k < clause.end && k - end < longest_apposition && reading.word(k); ++k) {
    if (reading.is(k, clause_ending | quotative | participle | adverb | determiner | pronoun | particle)) return end;
    if (!reading.is(k, upper | nominal) && reading.is(k, finite | oblique)) return end;
    person = person || reading.is(k, human);
    capitals += reading.is(k, upper) ? 1 : 0;
  }
  const bool closed = k == clause.end || reading.sign(k) == Sign::comma;
  if (!closed || k == end + 1 || is_cased(reading, k - 1, genitive | oblique)) return end;
  const bool name = capitals == k - end - 1 && capitals >= 2 && capitals <= 4;
  return name || (person && reading.is(k - 1, upper | human)) ? k : end;
}

}  // namespace quotidian::quotes
