#include "quotes/subjects.hpp"

#include "quotes/sources.hpp"

namespace quotidian::quotes {
namespace {

using lexicon::EntryKind;

/// The speaker after the verb, past whom it was told to: "сообщил «Волне» дежурный", "сообщил журналистам X", "уточнили в ведомстве".
Range speaker_after(const Reading& reading, Index begin, Index end) {
  if (begin < end && reading.sign(begin) == Sign::marked && looks_like_name(reading, reading.marked[*reading.items[begin].marked])) ++begin;
  if (begin + 1 < end && reading.word(begin) && reading.is(begin, dative) && !reading.is(begin, upper) && is_nominal(reading, begin + 1))
    ++begin;
  if (begin + 2 < end && reading.word(begin) && reading.is(begin, scene)) {  // "заявила на заседании спикер …"
    Index k = begin + 1;
    while (k < end && k - begin < 4 && reading.word(k) && !reading.is(k, upper | human | preposition)) ++k;
    if (k > begin + 1 && k < end && reading.word(k) && reading.is(k, human | body_noun)) return group_after(reading, k, end);
  }
  if (begin < end && reading.word(begin) && reading.is(begin, speaks_from)) ++begin;
  return group_after(reading, begin, end);
}

/// "critics claim", but not "this claim": the bare form of the verb stands after plurals only.
bool could_be_plural(const Reading& reading, Range subject) {
  if (reading.is(subject.end - 1, pronoun | upper)) return true;
  const std::string& last = reading.words[subject.end - 1];
  if (!last.empty() && reading.is(subject.end - 1, plural)) return true;
  for (Index i = subject.begin; i < subject.end; ++i) {
    if (reading.word(i) && reading.is(i, conjunction | plural)) return true;
  }
  return false;
}

}  // namespace

Index before_signs(const Reading& reading, Index floor, Index at) {
  while (at > floor && !reading.word(at - 1) && reading.sign(at - 1) != Sign::marked && reading.sign(at - 1) != Sign::bracket_close) --at;
  return at;
}

Subject subject_of(const Walk& walk, const Cue& cue, const Saying& saying) {
  const Reading& reading = walk.reading;
  const Index g = saying.edge;
  const Index end = walk.unit().items.end;
  Subject out;
  out.phrase = saying.group;
  const bool base = cue.entry->get("noun") == "1";
  if (cue.entry->get("as") == "gerund" && !saying.passive) {
    if (g == walk.floor || !reading.word(g - 1) || reading.is(g - 1, preposition | conjunction)) {
      out.source = walk.source;
      out.inherited = true;
      return out;
    }
  }
  if (g > walk.floor && reading.word(g - 1) && reading.is(g - 1, as_word)) {  // "as explained by X", "как сообщил X"
    out.as_clause = true;
    out.source = speaker_after(reading, saying.group.end, end);
    out.phrase = {g - 1, out.source.empty() ? saying.group.end : out.source.end};
    out.inverted = true;
    return out;
  }
  const bool sign_before = g == walk.floor || (!reading.word(g - 1) && reading.sign(g - 1) != Sign::bracket_close);
  if (g > walk.floor && reading.word(g - 1) && reading.is(g - 1, relative)) {
    Index k = g - 1;
    if (k > walk.floor && reading.sign(k - 1) == Sign::comma) --k;
    out.source = group_before(reading, walk.floor, k);
    out.phrase.begin = out.source.empty() ? g : out.source.begin;
    return out;
  }
  if (reading.word(walk.floor) && reading.is(walk.floor, speaks_from) && g > walk.floor + 1 && g - walk.floor < 10 &&
      !reading.has_verb({walk.floor, g}) && (reading.word(g - 1) || reading.sign(g - 1) == Sign::marked)) {  // "В администрации говорят"
    out.source = {walk.floor + 1, g};
    out.phrase.begin = walk.floor;
    return out;
  }
  out.source = subject_before(reading, walk.floor, g);
  if (sign_before && g > walk.floor) {
    const Range after = speaker_after(reading, saying.group.end, end);
    const Index left = before_signs(reading, walk.floor, g);
    const bool marked_left = left > walk.floor && reading.sign(left - 1) == Sign::marked;
    const bool ends = !after.empty() && trimmed(reading, {after.end, end}).empty();  // "…, уточнили в ведомстве."
    const bool clause_left = left > walk.floor && (reading.has_verb({walk.floor, left}) || (ends && left > walk.floor + 2));
    // "Ремонт, утверждает подрядчик, идёт по графику"
    const bool inserted = !after.empty() && after.end < end && reading.sign(g - 1) == Sign::comma &&
                          reading.sign(after.end) == Sign::comma && reading.has_verb({after.end, end}) &&
                          !reading.has_verb({walk.floor, left});
    if (!after.empty() && (marked_left || inserted || (out.source.empty() && clause_left))) {
      out.source = after;
      out.inverted = true;
      out.phrase.end = after.end;
      return out;
    }
    if (marked_left && out.source.empty()) return out;
  }
  if (base && !out.source.empty() && !could_be_plural(reading, out.source) && saying.group.begin == cue.range.begin) out.source = {};
  if (base && out.source.empty()) return out;
  if (reading.is(cue.range.begin, upper) && g > walk.floor && reading.word(g - 1) && cue.range.begin == saying.group.begin) out.source = {};
  if (!out.source.empty()) {
    out.phrase.begin = out.source.begin;
    if (out.source.begin > walk.floor && reading.word(out.source.begin - 1) && reading.is(out.source.begin - 1, as_word)) {
      out.as_clause = true;
      --out.phrase.begin;
    }
    return out;
  }
  if (g > walk.floor && reading.word(g - 1) && reading.is(g - 1, conjunction)) {  // "he resigned and called it …"
    out.source = !walk.source.empty() ? walk.source : first_subject(reading, {walk.floor, g - 1});
    out.inherited = !out.source.empty();
    return out;
  }
  if (!reading.is(cue.range.begin, upper) || g == walk.floor) {  // "Сообщил X, что": the subject after the verb
    const Range after = speaker_after(reading, saying.group.end, end);
    if (!after.empty() && reading.is(after.begin, upper | person_noun)) {
      out.source = after;
      out.inverted = true;
      out.phrase.end = after.end;
    }
  }
  return out;
}

Index main_clause_begin(const Walk& walk, Index cue_number) {
  const Reading& reading = walk.reading;
  const Index end = walk.unit().items.end;
  for (Index j = cue_number + 1; j < walk.unit().cues.end && j < cue_number + 5; ++j) {
    const Cue& next = reading.cues[j];
    if (next.entry->kind != EntryKind::cue) continue;
    const Saying saying = saying_of(reading, reading.cues[cue_number].range.end, next);
    if (saying.noun || saying.infinitive) continue;
    const Range subject = subject_before(reading, reading.cues[cue_number].range.end, saying.group.begin);
    if (!subject.empty() && reading.sign(subject.begin - 1) == Sign::comma) return subject.begin - 1;
  }
  return end;
}

}  // namespace quotidian::quotes
