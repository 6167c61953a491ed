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
  Cue cue{{at, at + match->tokens}, match->entry};
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
      reading.nouns.push_back({{i, i + noun->tokens}, noun->entry});  // "her answer" or "they answer": both readings are kept
    }
    if (phrase && (!verb_match || phrase->range.end - i >= verb_match->tokens)) {
      reading.cues.push_back(*phrase);
      i = phrase->range.end;
    } else if (verb_match) {
      reading.cues.push_back({{i, i + verb_match->tokens}, verb_match->entry});
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
