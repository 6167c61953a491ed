// Marks and a noun of saying: "Muhalefetin “…” iddiasına" (languages that put the verb last).
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

bool verb_begins(const Reading& reading, const Unit& unit, Index item) {
  const auto begin = reading.cues.begin() + unit.cues.begin;
  const auto end = reading.cues.begin() + unit.cues.end;
  const auto at = std::lower_bound(begin, end, item, [](const Cue& cue, Index i) { return cue.range.begin < i; });
  return at != end && at->range.begin == item && at->entry->kind != EntryKind::cue_phrase;
}

/// Marks and a noun of saying whose owner stands before them: "Muhalefetin “…” iddiasına".
void take_owned(FinalWalk& walk, Index number) {
  Reading& reading = walk.reading;
  const Marked& marked = reading.marked[number];
  const Range items = walk.unit().items;
  const Index next = marked.item + 1;
  if (marked.draft || marked.glued || marked.words < 2 || next >= items.end) return;
  const Cue* noun = noun_at(reading, next);
  if (noun == nullptr || verb_begins(reading, walk.unit(), next)) return;
  Index begin = marked.item;
  while (begin > walk.floor && marked.item - begin < longest_lead && reading.word(begin - 1)) --begin;
  Range source = trimmed(reading, leading_subject(reading, {begin, marked.item}));
  if (!source.empty() && !reading.is(source.end - 1, genitive | pronoun)) source = {};
  Draft draft = begin_draft(reading, walk.number, Rule::fragment, noun, noun->range, source);
  draft.quote.kind = QuoteKind::direct;
  add_marked(reading, draft, number);
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
