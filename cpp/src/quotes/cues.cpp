// Cues in the stream of items.
#include <span>

#include "quotes/reading.hpp"

namespace quotidian::quotes {
namespace {

using lexicon::EntryKind;

constexpr Index widest_frame = 9;  // items between "in" and "view" in "in the deputy minister's view"

/// Where the frame that this word closes begins ("in" of "in his view"), or nothing.
std::optional<Index> frame_begin(const Reading& reading, const Unit& unit, Index at, std::string_view opening) {
  for (Index i = at; i > unit.items.begin && at - i <= widest_frame;) {
    --i;
    if (reading.sign(i) != Sign::word && reading.sign(i) != Sign::marked) return std::nullopt;
    if (reading.words[i] == opening) return at - i >= 2 ? std::optional(i) : std::nullopt;
    if (i != at && reading.is(i, verb) && !reading.is(i, determiner)) return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Cue> phrase_at(const Reading& reading, const Unit& unit, std::span<const std::string> words, Index at) {
  const auto match = reading.lexicon.longest(EntryKind::cue_phrase, words, at - unit.items.begin);
  if (!match) return std::nullopt;
  Cue cue{{at, at + match->tokens}, match->entry, false};
  if (match->entry->get("side") == "frame") {
    const auto begin = frame_begin(reading, unit, at, match->entry->get("open"));
    if (!begin) return std::nullopt;
    cue.range.begin = *begin;
  }
  return cue;
}

/// Adverbs of several words ("so far", "в пятницу") are adverbs word by word.
void mark_adverbs(Reading& reading, const Unit& unit, std::span<const std::string> words) {
  for (Index i = unit.items.begin; i < unit.items.end; ++i) {
    if (!reading.word(i)) continue;
    const auto match = reading.lexicon.longest(EntryKind::function_word, words, i - unit.items.begin);
    if (!match || match->tokens < 2 || match->entry->get("class") != "adverb") continue;
    for (Index k = i; k < i + match->tokens; ++k) reading.items[k].flags = (reading.items[k].flags & upper) | adverb;
    i += match->tokens - 1;
  }
}

using Words = std::span<const std::string>;

/// The words after a noun of saying, or after "as", that make a verb of it: "iddiasında | bulundu", "sözleriyle | karşıladı", "olarak | gördü".
Range verb_after(const Reading& reading, const Unit& unit, Words words, Index last, bool any_verb) {
  const Index end = unit.items.end;
  Index k = last + 1;
  while (k < end && k - last < 3 && reading.word(k) && reading.is(k, particle | adverb)) ++k;
  if (k >= end || !reading.word(k)) return {};
  const auto* next = reading.lexicon.find(EntryKind::function_word, reading.words[k]);
  const bool takes_dative = next != nullptr && next->get("dative") == "1";  // "ifadelerine yer verildi"
  const bool is_dative = reading.is(last, dative) && !reading.is(last, place_case | with_ending);
  if (is_dative && !takes_dative && !any_verb) return {};
  if (const auto verb = reading.lexicon.longest(EntryKind::cue, words, k - unit.items.begin)) return {k, k + verb->tokens};
  Index e = k;
  while (e < end && e - k < 2 && reading.word(e) && reading.is(e, light_verb)) ++e;
  if (e > k) return {k, e};
  if (!any_verb && !reading.is(last, with_ending)) return {};
  for (e = k; e < end && e - k < 3 && reading.word(e); ++e) {
    if (reading.is(e, clause_ending | nominal)) continue;
    if (any_verb && reading.is(e, participle) && !reading.is(e, finite)) return {};  // "… olarak bilinen" is a name
    if (reading.is(e, finite) || (reading.is(e, participle) && !any_verb)) return {k, e + 1};
  }
  return {};
}

/// "X “…” iddiasında bulundu", "… -dığı bilgisini verdi", "“…” olarak yorumladı": a noun, or "as", that takes the verb after it.
std::optional<Cue> compound_at(const Reading& reading, const Unit& unit, Words words, Index at) {
  if (at == unit.items.begin) return std::nullopt;
  const bool after_marks = reading.sign(at - 1) == Sign::marked && !reading.marked[*reading.items[at - 1].marked].glued;
  if (after_marks && reading.is(at, naming)) {
    const Range verb = verb_after(reading, unit, words, at, true);
    if (verb.empty()) return std::nullopt;
    return Cue{{at, verb.end}, reading.lexicon.find(EntryKind::function_word, reading.words[at]), false};
  }
  if (!after_marks && !(reading.word(at - 1) && reading.is(at - 1, clause_ending | links | action))) return std::nullopt;
  const auto noun = reading.lexicon.longest(EntryKind::cue_noun, words, at - unit.items.begin);
  if (!noun) return std::nullopt;
  const Range verb = verb_after(reading, unit, words, at + noun->tokens - 1, false);
  if (verb.empty()) return std::nullopt;
  const bool is_participle = reading.is(verb.end - 1, participle) && !reading.is(verb.end - 1, finite);
  const auto own = reading.lexicon.longest(EntryKind::cue, words, verb.begin - unit.items.begin);  // "iddialarını reddetti"
  return Cue{{at, verb.end}, own ? own->entry : noun->entry, is_participle};
}

/// "“…”, – deyə o köks ötürür", "“…” diye gülümsüyor": after marks and a quotative, a verb that no lexicon lists as one of saying.
std::optional<Cue> verb_after_quotative(const Reading& reading, const Unit& unit, Words words, Index at) {
  Index before = at;
  while (before > unit.items.begin && at - before < 4 && !reading.word(before - 1) && reading.sign(before - 1) != Sign::marked) --before;
  if (before == unit.items.begin || reading.sign(before - 1) != Sign::marked) return std::nullopt;
  if (at + 1 >= unit.items.end || reading.is(at + 1, determiner)) return std::nullopt;  // "“Su” diye bir film"
  for (Index k = at + 1; k < unit.items.end && k - at < 8 && reading.word(k); ++k) {
    if (reading.lexicon.longest(EntryKind::cue, words, k - unit.items.begin)) return std::nullopt;
    if (reading.is(k, finite) && !reading.is(k, clause_ending | nominal | upper | auxiliary))
      return Cue{{k, k + 1}, reading.lexicon.find(EntryKind::function_word, reading.words[at]), false};
  }
  return std::nullopt;
}

void cues_of(Reading& reading, Unit& unit) {
  const std::span<const std::string> words(reading.words.data() + unit.items.begin, unit.items.size());
  mark_adverbs(reading, unit, words);
  unit.cues.begin = static_cast<Index>(reading.cues.size());
  for (Index i = unit.items.begin; i < unit.items.end;) {
    if (!reading.word(i)) {
      ++i;
      continue;
    }
    const auto phrase = phrase_at(reading, unit, words, i);
    const auto verb_match = reading.lexicon.longest(EntryKind::cue, words, i - unit.items.begin);
    if (const auto noun = reading.lexicon.longest(EntryKind::cue_noun, words, i - unit.items.begin)) {
      reading.nouns.push_back({{i, i + noun->tokens}, noun->entry, false});  // "her answer" or "they answer": both readings are kept
    }
    if (phrase && (!verb_match || phrase->range.end - i >= verb_match->tokens)) {
      reading.cues.push_back(*phrase);
      i = phrase->range.end;
    } else if (const auto compound = reading.verb_final && !verb_match ? compound_at(reading, unit, words, i) : std::nullopt) {
      reading.cues.push_back(*compound);
      i = compound->range.end;
    } else if (const auto verb = reading.is(i, quotative) && !verb_match ? verb_after_quotative(reading, unit, words, i) : std::nullopt) {
      reading.cues.push_back(*verb);
      i = verb->range.end;
    } else if (verb_match) {
      reading.cues.push_back({{i, i + verb_match->tokens}, verb_match->entry, false});
      i += verb_match->tokens;
    } else {
      ++i;
    }
  }
  unit.cues.end = static_cast<Index>(reading.cues.size());
}

}  // namespace

void find_cues(Reading& reading) {
  for (Unit& unit : reading.units) cues_of(reading, unit);
}

}  // namespace quotidian::quotes
