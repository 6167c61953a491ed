// A document as the rules of this room read it: sentences that are not broken inside marks, made of words, signs and marked passages.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "quotidian/quotes/quote.hpp"

namespace quotidian::quotes {

using Index = std::uint32_t;

/// What an item is for the rules. A marked passage, however long, is one thing among the words around it.
enum class Sign : std::uint8_t { word, comma, stop, colon, semicolon, dash, bracket_open, bracket_close, marked, other };

/// What the lexicon and the spelling say of a word. Bits, because a word is several things at once.
enum Flag : std::uint32_t {
  determiner = 1U << 0,
  preposition = 1U << 1,
  conjunction = 1U << 2,
  subordinator = 1U << 3,
  complementizer = 1U << 4,
  relative = 1U << 5,
  question_word = 1U << 6,
  auxiliary = 1U << 7,
  negation = 1U << 8,
  adverb = 1U << 9,
  pronoun = 1U << 10,
  verb = 1U << 11,
  upper = 1U << 12,
  number = 1U << 13,
  person_noun = 1U << 14,
  possessive = 1U << 15,
  particle = 1U << 16,
  clause_ending = 1U << 17,
  oblique = 1U << 18,
  genitive = 1U << 19,
  dative = 1U << 20,
  quotative = 1U << 21,
  thus = 1U << 22,
  finite = 1U << 23,
  plural = 1U << 24,
  be = 1U << 25,
  participle = 1U << 26,
  as_word = 1U << 27,
  infinitive = 1U << 28,
  if_word = 1U << 29,
  possessed = 1U << 30,
  speaks_from = 1U << 31,
};

struct Item {
  Index first = 0, last = 0;  ///< tokens, half-open
  Sign sign = Sign::word;
  std::uint32_t flags = 0;
  std::optional<Index> marked;  ///< index into Reading::marked
};

/// Half-open range of items.
struct Range {
  Index begin = 0, end = 0;
  [[nodiscard]] bool empty() const { return begin >= end; }
  [[nodiscard]] Index size() const { return end > begin ? end - begin : 0; }
  [[nodiscard]] bool contains(Index i) const { return begin <= i && i < end; }
};

/// A cue found among the items.
struct Cue {
  Range range;
  const lexicon::Entry* entry = nullptr;
};

/// A sentence of the outlet, with the passages in marks it holds.
struct Unit {
  Range items;
  Range cues;  ///< of Reading::cues
  Index paragraph = 0;
  document::SectionKind section = document::SectionKind::body;
  bool bare = false;          ///< nothing but marked passages and signs, and perhaps a conjunction first
  std::optional<Index> turn;  ///< the interview turn it stands in
};

/// How the words inside a pair of marks look, and what they were taken for.
struct Marked {
  Index pair = 0;  ///< of Layout::marks
  Index unit = 0, item = 0;
  Index words = 0;
  bool has_verb = false;
  bool ends_sentence = false;  ///< . ? ! … before the closing mark
  bool ends_comma = false;
  bool starts_upper = false;
  bool title_case = false;               ///< every longer word begins with a capital
  bool glued = false;                    ///< a case ending is written onto the closing mark
  std::optional<NonspeechKind> trigger;  ///< a word beside it makes it a name
  std::optional<NonspeechKind> name;     ///< judged nobody's words
  std::optional<Index> draft;            ///< judged part of this quote
};

struct Reading {
  const document::Document& document;
  const tags::Tagging& tagging;
  const std::vector<entities::Mention>& mentions;
  const lexicon::Lexicon& lexicon;
  std::vector<Item> items;
  std::vector<std::string> words;  ///< folded, one an item; empty for marked passages
  std::vector<Unit> units;
  std::vector<Marked> marked;        ///< outermost pairs outside page furniture, in order
  std::vector<Cue> cues;             ///< verbs and phrases, in order
  std::vector<Cue> nouns;            ///< nouns of saying, in order
  std::vector<std::uint32_t> verbs;  ///< verbs before each token
  bool verb_final = false;           ///< the language puts its verb last (Azerbaijani, Turkish)

  [[nodiscard]] bool is(Index item, std::uint32_t flags) const { return (items[item].flags & flags) != 0; }
  [[nodiscard]] Sign sign(Index item) const { return items[item].sign; }
  [[nodiscard]] bool word(Index item) const { return items[item].sign == Sign::word; }
  /// From the first item's beginning to the last one's end. Needs a range that is not empty.
  [[nodiscard]] text::Span span(Range range) const;
  [[nodiscard]] text::Span token_span(Index token) const { return document.tokens.tokens[token].span; }
  /// Whether a verb stands among the items; marked passages count with what they hold.
  [[nodiscard]] bool has_verb(Range range) const;
  [[nodiscard]] bool has_marked(Range range) const;
};

/// Read a document. Linear.
[[nodiscard]] Reading read(const document::Document& document, const tags::Tagging& tagging, const std::vector<entities::Mention>& mentions,
                           const lexicon::Lexicon& lexicon);

/// Fill `reading.cues` and `nouns`: longest entry first, phrases before verbs. Linear.
void find_cues(Reading& reading);

/// A quote on its way.
struct Draft {
  Quote quote;
  Index unit = 0;
  Range clause;                    ///< items of the unit it takes up: source, cue, content
  std::vector<Index> marked;       ///< marked passages that are content of it
  std::optional<text::Span> head;  ///< the noun group that heads the source, where that is longer
  bool known_cue = false;          ///< the lexicon lists its cue
  bool split_open = false;         ///< a marked sentence that follows in the paragraph goes on with it
};

}  // namespace quotidian::quotes
