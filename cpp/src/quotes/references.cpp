// Cue sentences that turn back to the sentence before: "Bunu X deyib", "Об этом заявил X", "It became known from X".
#include "quotes/rules.hpp"
#include "quotes/sources.hpp"

namespace quotidian::quotes {
namespace {

using lexicon::EntryKind;

/// The first words of the unit that turn back ("this", "bu barədə"), or nothing.
Range reference_in(const Reading& reading, const Unit& unit) {
  const std::span<const std::string> words(reading.words.data() + unit.items.begin, unit.items.size());
  for (Index i = unit.items.begin; i < unit.items.end; ++i) {
    const auto match = reading.lexicon.longest(EntryKind::name_trigger, words, i - unit.items.begin)
                           ? std::nullopt
                           : reading.lexicon.longest(EntryKind::function_word, words, i - unit.items.begin);
    if (match && (match->entry->get("class") == "refers" || match->entry->get("refers") == "1")) return {i, i + match->tokens};
  }
  return {};
}

/// The sentence before, as content: a lone passage in marks, or the whole sentence.
bool add_sentence_before(Reading& reading, Draft& draft, Index number) {
  if (number == 0) return false;
  const Unit& before = reading.units[number - 1];
  const Unit& unit = reading.units[number];
  if (before.section == document::SectionKind::headline || before.turn != unit.turn || unit.paragraph > before.paragraph + 1) return false;
  const Range all = trimmed(reading, before.items);
  if (all.empty()) return false;
  for (Index i = all.begin; i < all.end; ++i) {
    if (reading.items[i].marked && reading.marked[*reading.items[i].marked].draft) return false;
  }
  if (all.size() == 1 && reading.items[all.begin].marked) {
    draft.quote.kind = QuoteKind::direct;
    add_marked(reading, draft, *reading.items[all.begin].marked);
    return !draft.quote.contents.empty();
  }
  if (all.size() < 3) return false;
  add_content(reading, draft, all);
  draft.quote.form = Form::clause;
  return true;
}

Range source_of(const Reading& reading, const Unit& unit, Range refers, const Cue& cue) {
  if (cue.entry->kind == EntryKind::cue_phrase) return group_after(reading, cue.range.end, unit.items.end);
  if (reading.verb_final) {
    // "Bloger X bunu məhkəmədə deyib": the subject may stand before; "bunu X söyləyib": or after
    Range lead = trimmed(reading, {refers.end, cue.range.begin});
    const Cue& first = reading.cues[unit.cues.begin];
    if (refers.begin > unit.items.begin && first.range.begin > refers.begin) lead = trimmed(reading, {unit.items.begin, refers.begin});
    if (cue.entry->get("as") == "passive") {
      Range whole = lead;
      while (!whole.empty() && reading.word(whole.begin) && reading.is(whole.begin, adverb)) ++whole.begin;
      return whole.size() <= 12 ? whole : Range{};
    }
    return leading_subject(reading, lead);
  }
  Index after = cue.range.end;
  if (after < unit.items.end && reading.word(after) && reading.is(after, preposition)) ++after;
  if (refers.begin >= cue.range.end) return subject_before(reading, unit.items.begin, cue.range.begin);
  const Range group = group_after(reading, after, unit.items.end);
  return !group.empty() ? group : subject_before(reading, refers.end, cue.range.begin);
}

}  // namespace

void read_reference(Reading& reading, Index number, Findings& findings) {
  const Unit& unit = reading.units[number];
  if (unit.cues.empty()) return;
  Range refers = reference_in(reading, unit);
  const Cue& first = reading.cues[unit.cues.begin];
  const bool phrase = first.entry->kind == EntryKind::cue_phrase && first.entry->get("side") == "before";
  if (refers.empty() && phrase && first.range.begin == unit.items.begin + 1 && reading.is(unit.items.begin, pronoun))
    refers = {unit.items.begin, unit.items.begin + 1};
  if (refers.empty()) return;
  for (Index c = unit.cues.begin; c < unit.cues.end; ++c) {
    const Cue& cue = reading.cues[c];
    const bool opens = refers.begin <= unit.items.begin + 1;
    const bool near = reading.verb_final || (opens && cue.range.begin <= refers.end + 12) || refers.begin == cue.range.end;
    if (reading.verb_final && cue.range.begin < refers.end) continue;
    if (!near || (!reading.verb_final && opens && refers.begin < cue.range.begin && refers.size() == 1 && cue.range.begin > refers.end + 3))
      continue;
    if (cue.entry->get("act") == "attitude" || takes(*cue.entry, "marks") || takes(*cue.entry, "to")) continue;
    const Range source = source_of(reading, unit, refers, cue);
    if (source.empty() || (source.size() == 1 && reading.is(source.begin, determiner))) continue;
    Draft draft = begin_draft(reading, number, Rule::sentence_reported, &cue, cue.range, source);
    if (add_sentence_before(reading, draft, number)) keep(reading, findings, std::move(draft));
    return;
  }
}

}  // namespace quotidian::quotes
