// What spelling and lexicon say of each token, for the rules that build mentions.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "quotidian/entities/mention.hpp"

namespace quotidian::entities {

using Index = std::uint32_t;

/// How a word is drawn.
enum class Shape : std::uint8_t { other, lower, capital, caps, initial };

/// Where the language puts what belongs to a noun: English "minister of X", Russian "министр X" behind, Azerbaijani and Turkish before.
enum class Build : std::uint8_t { of_phrase, genitive_after, genitive_before };

/// One token as the rules see it.
struct Word {
  Shape shape = Shape::other;
  const lexicon::Entry* noun = nullptr;  ///< role, body, group or document that ends here
  Index noun_begin = 0;                  ///< first token of that entry (several words)
  const lexicon::Entry* title = nullptr;
  const lexicon::Entry* first_name = nullptr;
  const lexicon::Entry* pronoun = nullptr;
  bool place = false;
  bool place_adjective = false;
  bool plural = false;  ///< the noun is inflected for several
  bool field = false;   ///< a word inside names of bodies ("Affairs"), or a body
  bool voice = false;   ///< speaks for the body it belongs to ("press service")
  bool stop = true;     ///< stands in no noun group
  bool determiner = false;
  bool indefinite = false;       ///< "a", "one", "bir": brings in somebody new
  bool possessive_sign = false;  ///< the token 's, where it is one of its own
  bool owner = false;            ///< ends in 's: what follows belongs to it
  bool name = false;             ///< a capital that counts as a name's
  bool surname = false;          ///< ends as surnames do
  bool genitive = false;         ///< Azerbaijani, Turkish: "-nın"; Russian: an oblique ending
  bool preposition = false;      ///< one that joins groups ("of", "in")
  bool conjunction = false;
  bool platform = false;  ///< a place to publish at ("Facebook"): it ends the name before it
  bool joins = false;     ///< the "and" inside a name: "Field and River"
  bool quoted = false;    ///< inside a short name in marks, marks included
  bool first = false;     ///< begins a sentence or a passage in marks
};

/// A document for the rules of this room.
struct Words {
  const document::Document& document;
  const tags::Tagging& tagging;
  const lexicon::Lexicon& lexicon;
  Build build = Build::of_phrase;
  std::vector<Word> words;         ///< one a token
  std::vector<std::string> plain;  ///< folded, English without a possessive 's

  [[nodiscard]] const std::string& folded(Index i) const { return tagging.folded[i]; }
  [[nodiscard]] std::string_view raw(Index i) const { return document.text->view(document.tokens.tokens[i].span); }
  [[nodiscard]] lexicon::EntryKind noun_kind(Index i) const { return words[i].noun->kind; }
  [[nodiscard]] bool has_noun(Index i, lexicon::EntryKind kind) const { return words[i].noun != nullptr && words[i].noun->kind == kind; }
  /// Whether no white space stands between a token and the next.
  [[nodiscard]] bool glued(Index i) const {
    return i + 1 < words.size() && document.tokens.tokens[i].span.end == document.tokens.tokens[i + 1].span.begin;
  }
  [[nodiscard]] bool is(Index i, std::string_view sign) const { return i < words.size() && raw(i) == sign; }
};

/// Look every token up. Linear.
[[nodiscard]] Words read_words(const document::Document& document, const tags::Tagging& tagging, const lexicon::Lexicon& lexicon);

/// Folded words for lookups: as the tagging has them, English ones without a possessive 's. Linear.
[[nodiscard]] std::vector<std::string> plain_words(const tags::Tagging& tagging, std::string_view lang);

}  // namespace quotidian::entities
