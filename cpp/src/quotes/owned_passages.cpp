// Marks and a noun of saying: "Muhalefetin “…” iddiasına", "X “…” iddiasında bulundu" (languages that put the verb last).
#include <algorithm>

#include "quotes/sources.hpp"
#include "quotes/verb_final.hpp"

namespace quotidian::quotes {
namespace {

using lexicon::EntryKind;

constexpr Index longest_lead = 60;  // items before a passage that are read for its speaker

const Cue* noun_at(const Reading& reading, Index item) {
  const auto at = std::lower_bound(reading.nouns.begin(), reading.nouns.end(), item,
                                   [](const Cue& cue, Index begin) { return cue.range.begin < begin; });
  return at != reading.nouns.end() && at->range.begin == item ? &*at : nullptr;
}

/// The verb that begins at the item, or nothing.
const Cue* verb_at(const Reading& reading, const Unit& unit, Index item) {
  const auto begin = reading.cues.begin() + unit.cues.begin;
  const auto end = reading.cues.begin() + unit.cues.end;
  const auto at = std::lower_bound(begin, end, item, [](const Cue& cue, Index i) { return cue.range.begin < i; });
  return at != end && at->range.begin == item && at->entry->kind == EntryKind::cue ? &*at : nullptr;
}

/// The verb that makes a verb of saying of a noun of saying: "iddiasında | bulundu", "görüşünü | dile getirdi", "sözleriyle | karşıladı".
Range verb_after_noun(const Reading& reading, const Unit& unit, const Cue& noun) {
  const Index end = unit.items.end;
  const Index last = noun.range.end - 1;
  Index k = noun.range.end;
  while (k < end && k - noun.range.end < 2 && reading.word(k) && reading.is(k, particle | adverb)) ++k;
  const auto* next = k < end && reading.word(k) ? reading.lexicon.find(EntryKind::function_word, reading.words[k]) : nullptr;
  const bool takes_dative = next != nullptr && next->get("dative") == "1";  // "ifadelerine yer verildi"
  if ((reading.is(last, dative) && !takes_dative && !reading.is(last, place_case) && !reading.is(last, with_ending)) || k >= end ||
      !reading.word(k))
    return {};
  if (const Cue* verb = verb_at(reading, unit, k)) return verb->range;
  Index e = k;
  while (e < end && e - k < 2 && reading.word(e) && reading.is(e, light_verb)) ++e;
  if (e > k) return {k, e};
  const bool with = reading.is(last, with_ending);
  if (!with) return {};
  for (e = k; e < end && e - k < 3 && reading.word(e); ++e) {
    if (reading.is(e, finite | participle) && !reading.is(e, clause_ending | nominal)) return {k, e + 1};
  }
  return {};
}

/// Marks and a noun of saying: "Muhalefetin “…” iddiasına" (its owner before them), "X “…” iddiasında bulundu" (a verb after it).
void take_owned(FinalWalk& walk, Index number) {
  Reading& reading = walk.reading;
  const Marked& marked = reading.marked[number];
  const Range items = walk.unit().items;
  const Index next = marked.item + 1;
  if (marked.draft || marked.glued || next >= items.end) return;
  const Cue* noun = noun_at(reading, next);
  if (noun == nullptr || verb_at(reading, walk.unit(), next) != nullptr) return;
  const Range verb = verb_after_noun(reading, walk.unit(), *noun);
  const bool light = !verb.empty();
  const bool is_participle = light && reading.is(verb.end - 1, participle);
  if (!light && marked.words < 2) return;
  Index begin = marked.item;
  while (begin > walk.floor && marked.item - begin < longest_lead &&
         !(reading.sign(begin - 1) == Sign::marked && reading.marked[*reading.items[begin - 1].marked].draft) &&
         reading.sign(begin - 1) != Sign::semicolon && (light || reading.word(begin - 1)))
    --begin;
  const Range cue_words{next, light ? verb.end : noun->range.end};
  Range source;
  if (is_participle) {
    source = source_after(reading, verb.end, items.end);
  } else if (light) {
    source = subject_in(walk, {begin, marked.item});
    if (!source.empty() && reading.word(source.end - 1) && reading.is(source.end - 1, place_case) && !reading.is(source.end - 1, upper))
      source = place_source(reading, {begin, marked.item});
  } else {
    source = trimmed(reading, leading_subject(reading, {begin, marked.item}));
    if (!source.empty() && !reading.is(source.end - 1, genitive | pronoun)) source = {};
  }
  Draft draft = begin_draft(reading, walk.number, light ? Rule::said_clause : Rule::fragment, noun, cue_words, source);
  draft.quote.kind = QuoteKind::direct;
  draft.split_open = light && !is_participle;
  add_marked(reading, draft, number);
  if (light)
    finish(walk, std::move(draft), source, cue_words.end);
  else
    keep(reading, walk.findings, std::move(draft));
}

}  // namespace

void take_owned_passages(FinalWalk& walk) {
  const Range items = walk.unit().items;
  const auto& all = walk.reading.marked;
  auto at = std::lower_bound(all.begin(), all.end(), items.begin, [](const Marked& marked, Index begin) { return marked.item < begin; });
  for (; at != all.end() && at->item < items.end; ++at) take_owned(walk, static_cast<Index>(at - all.begin()));
}

}  // namespace quotidian::quotes
