// A document as the rules of this room read it: sentences that are not broken inside marks, made of words, signs and marked passages.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "quotidian/quotes/quote.hpp"

namespace quotidian::quotes {

using Index = std::uint32_t;

/// What an item is for the rules. A marked passage, however long, is one thing among the words around it.
enum class Sign : std::uint8_t { word, comma, stop, colon, semicolon, dash, bracket_open, bracket_close, marked, other };

/// What the lexicon and the spelling say of a word. Bits, because a word is several things at once.
enum Flag : std::uint64_t {
  determiner = 1ULL << 0,
  preposition = 1ULL << 1,
  conjunction = 1ULL << 2,
  subordinator = 1ULL << 3,
  complementizer = 1ULL << 4,
  relative = 1ULL << 5,
  question_word = 1ULL << 6,
  auxiliary = 1ULL << 7,
  negation = 1ULL << 8,
  adverb = 1ULL << 9,
  pronoun = 1ULL << 10,
  verb = 1ULL << 11,
  upper = 1ULL << 12,
  number = 1ULL << 13,
  person_noun = 1ULL << 14,
  possessive = 1ULL << 15,
  particle = 1ULL << 16,
  clause_ending = 1ULL << 17,
  oblique = 1ULL << 18,
  genitive = 1ULL << 19,
  dative = 1ULL << 20,
  quotative = 1ULL << 21,
  thus = 1ULL << 22,
  finite = 1ULL << 23,
  plural = 1ULL << 24,
  be = 1ULL << 25,
  participle = 1ULL << 26,
  as_word = 1ULL << 27,
  infinitive = 1ULL << 28,
  if_word = 1ULL << 29,
  possessed = 1ULL << 30,
  speaks_from = 1ULL << 31,
  human = 1ULL << 32,          ///< a person, or people
  body_noun = 1ULL << 33,      ///< an organisation
  document_noun = 1ULL << 34,  ///< a text that speaks
  place_case = 1ULL << 35,     ///< in, from: where the words come from ("raporda", "xidmətindən")
  occasion = 1ULL << 36,       ///< where something is said, not what ("çıxışında", "yaptığı açıklamada")
  addressee = 1ULL << 37,      ///< to whom it is said ("gazetemize")
  light_verb = 1ULL << 38,     ///< makes a verb of saying of a noun of saying ("iddiasında bulundu")
  named = 1ULL << 39,          ///< inside a name
  owned = 1ULL << 41,          ///< belongs to somebody, and is no accusative ("sözcüsü")
  links = 1ULL << 42,          ///< ties a clause to a noun of saying ("yönündeki")
  converb = 1ULL << 43,        ///< "-arak": a clause that leads up to the next one
  name_goes_on = 1ULL << 44,   ///< inside a name, and not its last word
  with_ending = 1ULL << 45,    ///< "-yla": with, by
  adjective = 1ULL << 46,      ///< "-lı": no ending of possession
  action = 1ULL << 47,         ///< "-ma": what one is called upon to do
  scene = 1ULL << 48,          ///< a preposition of place and occasion: what follows a name is not part of it
  person_name = 1ULL << 49,    ///< inside the name of a person
  naming = 1ULL << 50,         ///< "as", after what something is called ("olarak", "kimi")
  ablative = 1ULL << 51,       ///< from
  platform = 1ULL << 40,       ///< where people post ("Facebook")
};

constexpr std::uint64_t nominal = human | body_noun | document_noun;  ///< nouns the lexicon knows

struct Item {
  Index first = 0, last = 0;  ///< tokens, half-open
  Sign sign = Sign::word;
  std::uint64_t flags = 0;
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
  bool participle = false;  ///< a noun of saying with a participle ("iddiasında bulunan"): its source follows
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
  std::optional<text::Span> part;  ///< what lies in the marks beside a said-clause that stands inside them; absent: all
  Index words = 0;
  bool has_verb = false;
  bool ends_sentence = false;  ///< . ? ! … before the closing mark
  bool ends_comma = false;
  bool starts_upper = false;
  bool title_case = false;               ///< every longer word begins with a capital
  bool glued = false;                    ///< a case ending is written onto the closing mark
  bool ends_nominal = false;             ///< its last word makes a clause a noun ("“… geçildiğini” savundu")
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
  bool apostrophes = false;          ///< case endings of names stand after an apostrophe (Turkish)
  bool verb_final = false;           ///< the language puts its verb last (Azerbaijani, Turkish)

  [[nodiscard]] bool is(Index item, std::uint64_t flags) const { return (items[item].flags & flags) != 0; }
  [[nodiscard]] Sign sign(Index item) const { return items[item].sign; }
  [[nodiscard]] bool word(Index item) const { return items[item].sign == Sign::word; }
  /// From the first item's beginning to the last one's end. Needs a range that is not empty.
  [[nodiscard]] text::Span span(Range range) const;
  [[nodiscard]] text::Span token_span(Index token) const { return document.tokens.tokens[token].span; }
  /// Whether a verb stands among the items; marked passages count with what they hold.
  [[nodiscard]] bool has_verb(Range range) const;
  [[nodiscard]] bool has_marked(Range range) const;
  /// The words of a passage, without its marks.
  [[nodiscard]] text::Span words_in(const Marked& passage) const {
    return passage.part ? *passage.part : document.layout.marks[passage.pair].inner();
  }
};

/// Read a document. Linear.
[[nodiscard]] Reading read(const document::Document& document, const tags::Tagging& tagging, const std::vector<entities::Mention>& mentions,
                           const lexicon::Lexicon& lexicon);

/// What the lexicon and the spelling say of tokens; a word is looked up once a document. Bounded by the length of the longest ending.
class WordFlags {
 public:
  explicit WordFlags(const Reading& reading) : reading_(reading) {}
  [[nodiscard]] std::uint64_t of(Index token);

 private:
  const Reading& reading_;
  std::unordered_map<std::string_view, std::uint64_t> listed_;
};

/// The tokens of a said-clause that stands inside marks, from dash to dash: «…, — said X. — …»; empty where there is none.
[[nodiscard]] tokens::TokenRange said_clause_inside(const Reading& reading, tokens::TokenRange inside);

/// What a token is among items.
[[nodiscard]] Sign sign_of(const Reading& reading, Index token);

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
