// What stands in marks: somebody's words, or a name.
#include <algorithm>
#include <span>

#include "quotes/rules.hpp"
#include "quotes/sources.hpp"

namespace quotidian::quotes {
namespace {

using lexicon::EntryKind;

constexpr Index widest_trigger = 3;  // words of a trigger
constexpr Index longest_name = 12;   // words in marks that a trigger can make a name
constexpr Index longest_lead = 120;  // items before a colon that are read for a speaker
constexpr Index short_passage = 4;   // words up to which a passage without a verb looks like a name
constexpr Index long_passage = 8;    // words from which a passage is speech wherever it stands

NonspeechKind kind_of(std::string_view word) {
  if (word == "title") return NonspeechKind::title;
  if (word == "so_called") return NonspeechKind::so_called;
  if (word == "nickname") return NonspeechKind::nickname;
  if (word == "slogan") return NonspeechKind::slogan;
  if (word == "name") return NonspeechKind::name;
  return NonspeechKind::term;
}

/// A trigger of the given side that covers [begin, begin + n) for some n and, before the marks, ends at `end`.
const lexicon::Entry* trigger_at(const Reading& reading, const Unit& unit, Index begin, std::string_view side, Index end) {
  const std::span<const std::string> words(reading.words.data() + unit.items.begin, unit.items.size());
  const auto match = reading.lexicon.longest(EntryKind::name_trigger, words, begin - unit.items.begin);
  if (!match) return nullptr;
  const std::string_view where = match->entry->get("side");
  if (!where.empty() && where != side) return nullptr;
  return side == "after" || begin + match->tokens == end ? match->entry : nullptr;
}

/// Titles and names begin with a capital; "called the story “a masterclass …”" has none.
bool fits(const lexicon::Entry& entry, const Marked& marked) {
  const std::string_view kind = entry.get("kind");
  if (marked.words > longest_name && kind != "slogan") return false;
  return marked.starts_upper || marked.words == 1 || (kind != "title" && kind != "name");
}

std::optional<NonspeechKind> trigger_of(const Reading& reading, const Marked& marked) {
  if (marked.words == 0) return std::nullopt;
  const Unit& unit = reading.units[marked.unit];
  const Index at = marked.item;
  const bool colon = at > unit.items.begin && reading.sign(at - 1) == Sign::colon;  // under the slogan: “…”
  const Index edge = colon ? at - 1 : at;
  for (Index n = 1; n <= widest_trigger && edge >= unit.items.begin + n && reading.word(edge - n); ++n) {
    const auto* entry = trigger_at(reading, unit, edge - n, "before", edge);
    if (entry != nullptr && fits(*entry, marked) && (!colon || entry->get("kind") == "slogan")) return kind_of(entry->get("kind"));
  }
  Index next = at + 1;
  if (next < unit.items.end && reading.word(next)) {
    if (const auto* entry = trigger_at(reading, unit, next, "after", 0)) {
      if (!marked.ends_comma && fits(*entry, marked)) return kind_of(entry->get("kind"));
    }
  }
  // a nickname stands inside a name
  if (at > unit.items.begin && next < unit.items.end && marked.words <= 3 && reading.word(at - 1) && reading.word(next) &&
      reading.is(at - 1, upper) && reading.is(next, upper) && marked.starts_upper && !marked.ends_comma && !marked.ends_sentence) {
    return NonspeechKind::nickname;
  }
  return std::nullopt;
}

/// Whether passages in marks are all there is in its unit, but for signs and a conjunction before them.
bool stands_alone(const Reading& reading, const Marked& marked) { return reading.units[marked.unit].bare; }

/// "“…” – Name": the name after a dash, up to the end of the unit.
Range name_after_dash(const Reading& reading, const Marked& marked) {
  const Range items = reading.units[marked.unit].items;
  Index k = marked.item + 1;
  while (k < items.end && (reading.sign(k) == Sign::comma || reading.sign(k) == Sign::stop)) ++k;
  if (k >= items.end || reading.sign(k) != Sign::dash) return {};
  const Range group = group_after(reading, k + 1, items.end);
  if (group.empty() || !reading.word(group.begin) || !reading.is(group.begin, upper | person_noun | determiner)) return {};
  return reading.has_verb({group.end, items.end}) ? Range{} : group;
}

/// The words before a colon that say who speaks: the subject of the sentence, or whose words a noun of saying names.
Range speaker_before_colon(const Reading& reading, Range lead) {
  if (reading.verb_final) return leading_subject(reading, lead);
  return first_subject(reading, lead, true);
}

const Cue* noun_in(const Reading& reading, Range range) {
  const auto at = std::lower_bound(reading.nouns.begin(), reading.nouns.end(), range.begin,
                                   [](const Cue& cue, Index begin) { return cue.range.begin < begin; });
  return at != reading.nouns.end() && at->range.begin < range.end ? &*at : nullptr;
}

/// Whose words a noun of saying names: "her answer", "the minister's reply"; all of the group where it names nobody.
Range owner_of(const Reading& reading, Range group, Index noun) {
  for (Index i = group.begin; i < noun; ++i) {
    if (!reading.word(i)) continue;
    if (i == group.begin && reading.is(i, possessive)) return {i, i + 1};
    if (reading.is(i, possessive | genitive) && i > group.begin) return {group.begin, reading.is(i, particle) ? i : i + 1};
  }
  return group;
}

bool take_after_colon(Reading& reading, Findings& findings, Index number) {
  Marked& marked = reading.marked[number];
  const Range items = reading.units[marked.unit].items;
  const bool opens = marked.item == items.begin;
  Range lead{items.begin, marked.item};
  if (opens) {  // the colon ends the paragraph before
    if (marked.unit == 0) return false;
    lead = reading.units[marked.unit - 1].items;
    if (reading.units[marked.unit - 1].section != reading.units[marked.unit].section && lead.size() > 30) return false;
  }
  if (lead.empty() || reading.sign(lead.end - 1) != Sign::colon) return false;
  --lead.end;
  if (lead.size() > longest_lead) lead.begin = lead.end - longest_lead;
  if (lead.empty()) return false;
  const Cue* noun = noun_in(reading, lead);
  if (opens) {
    const Range cues = reading.units[marked.unit - 1].cues;
    for (Index c = cues.end; c > cues.begin && lead.end - reading.cues[c - 1].range.end < 12;) {
      if (reading.cues[--c].entry->kind == EntryKind::cue) {
        noun = &reading.cues[c];
        break;
      }
    }
  }
  const bool owned_noun = reading.verb_final && noun != nullptr && noun->range.begin > lead.begin && reading.word(noun->range.begin - 1) &&
                          reading.is(noun->range.begin - 1, genitive);
  Range source = trimmed(reading, speaker_before_colon(reading, owned_noun ? Range{lead.begin, noun->range.begin} : lead));
  if (noun != nullptr && noun->entry->kind == EntryKind::cue_noun && source.contains(noun->range.begin))
    source = owner_of(reading, source, noun->range.begin);
  Draft draft = begin_draft(reading, marked.unit, Rule::colon, noun, noun ? noun->range : Range{}, source);
  draft.quote.kind = QuoteKind::direct;
  add_marked(reading, draft, number);
  draft.split_open = true;
  keep(reading, findings, std::move(draft));
  return true;
}

void take_bare(Reading& reading, Findings& findings, Index number, Rule rule, Range source) {
  Draft draft = begin_draft(reading, reading.marked[number].unit, rule, nullptr, {}, source);
  draft.quote.kind = QuoteKind::direct;
  if (!reading.marked[number].has_verb) draft.quote.form = reading.marked[number].words < short_passage ? Form::phrase : Form::clause;
  add_marked(reading, draft, number);
  draft.split_open = true;
  keep(reading, findings, std::move(draft));
}

bool is_beside(document::SectionKind section) {
  using document::SectionKind;
  return section == SectionKind::byline || section == SectionKind::credit || section == SectionKind::dateline ||
         section == SectionKind::date;
}

/// “…” after "was" or "as", with nothing after it that it could describe, whose last word is no noun: how somebody put it.
bool is_predicate(const Reading& reading, const Marked& marked) {
  const Range items = reading.units[marked.unit].items;
  const Index at = marked.item;
  if (marked.starts_upper || marked.trigger || marked.glued || at < items.begin + 2 || !reading.word(at - 1)) return false;
  if (!reading.is(at - 1, be | as_word | adverb) || reading.is(at - 1, determiner)) return false;
  if (at + 1 < items.end && reading.word(at + 1) && !reading.is(at + 1, preposition | conjunction | subordinator)) return false;
  const tokens::TokenRange inside = tokens::tokens_in(reading.document.tokens.tokens, reading.words_in(marked));
  if (inside.empty()) return false;
  const tags::WordClass last = reading.tagging.classes[inside.end - 1];
  return last == tags::WordClass::adj || last == tags::WordClass::verb || last == tags::WordClass::adv;
}

bool sounds_spoken(const Marked& marked) {
  return marked.words >= 2 && (marked.ends_sentence || marked.ends_comma || (marked.has_verb && marked.words >= 3)) && !marked.trigger &&
         !marked.glued;
}

}  // namespace

void find_triggers(Reading& reading) {
  for (Marked& marked : reading.marked) marked.trigger = trigger_of(reading, marked);
}

bool looks_like_name(const Reading& reading, const Marked& marked) {
  if (marked.words == 0) return true;
  if (marked.trigger == NonspeechKind::slogan) return true;
  if (marked.ends_comma && !marked.trigger) return false;
  if (marked.trigger || marked.glued) return !(marked.ends_sentence && marked.words > short_passage);
  const bool title = marked.title_case && marked.starts_upper && !marked.has_verb && !marked.ends_sentence;
  if (title && marked.words > short_passage) return reading.units[marked.unit].section != document::SectionKind::headline;
  if (marked.ends_sentence || marked.words > short_passage) return false;
  if (marked.title_case && marked.starts_upper && !marked.has_verb) return true;
  return marked.words == 1 && marked.item > reading.units[marked.unit].items.begin && reading.word(marked.item - 1) &&
         reading.is(marked.item - 1, determiner) && !marked.has_verb;
}

void call_name(Reading& reading, Marked& marked) {
  if (marked.trigger) {
    marked.name = *marked.trigger;
    return;
  }
  const bool name = marked.starts_upper && (marked.title_case || marked.glued);
  marked.name = name ? NonspeechKind::name : NonspeechKind::term;
  static_cast<void>(reading);
}

void judge_attributed(Reading& reading, Findings& findings) {
  for (Index number = 0; number < reading.marked.size(); ++number) {
    Marked& marked = reading.marked[number];
    if (marked.draft || marked.name || marked.words == 0) continue;
    const Unit& unit = reading.units[marked.unit];
    if (is_beside(unit.section)) {
      call_name(reading, marked);
      continue;
    }
    const bool named = looks_like_name(reading, marked);
    const bool opens = stands_alone(reading, marked) || marked.item == unit.items.begin;
    if (const Range group = name_after_dash(reading, marked); !group.empty() && !named && opens) {
      take_bare(reading, findings, number, Rule::dash, group);
    } else if (!named || (marked.ends_sentence && marked.trigger != NonspeechKind::slogan)) {
      take_after_colon(reading, findings, number);
    }
  }
}

void judge_rest(Reading& reading, Findings& findings) {
  for (Index number = 0; number < reading.marked.size(); ++number) {
    Marked& marked = reading.marked[number];
    if (marked.draft || marked.name) continue;
    const bool alone = stands_alone(reading, marked);
    const bool named = looks_like_name(reading, marked);
    const Unit& unit = reading.units[marked.unit];
    const bool apart = unit.section == document::SectionKind::subhead || unit.section == document::SectionKind::headline;
    if (alone && !named && (marked.words >= short_passage - 1 || sounds_spoken(marked) || (apart && marked.words >= 2))) {
      take_bare(reading, findings, number, Rule::sentence_before, {});
    } else if (!named && !unit.turn && marked.item == unit.items.begin && marked.ends_comma) {
      take_bare(reading, findings, number, Rule::fragment, {});  // “…,” and a verb that is no known cue
    } else if (!named && !unit.turn &&
               (sounds_spoken(marked) || !marked.starts_upper ? marked.words > short_passage : marked.words >= long_passage)) {
      take_bare(reading, findings, number, Rule::fragment, {});
    } else if (!named && !unit.turn && is_predicate(reading, marked)) {
      take_bare(reading, findings, number, Rule::fragment, {});
    } else {
      call_name(reading, marked);
    }
  }
}

}  // namespace quotidian::quotes
