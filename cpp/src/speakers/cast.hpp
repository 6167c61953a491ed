// The cast of an article: everybody it names, each with all mentions of the name.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "entities/words.hpp"
#include "quotidian/speakers/speaker.hpp"

namespace quotidian::speakers {

using Index = std::uint32_t;

/// What every rule of this room reads.
struct Source {
  const document::Document& document;
  const tags::Tagging& tagging;
  const std::vector<entities::Mention>& mentions;
  const lexicon::Lexicon& lexicon;
  std::vector<std::string> plain;  ///< folded words for lookups (entities::plain_words)

  [[nodiscard]] const std::vector<tokens::Token>& tokens() const { return document.tokens.tokens; }
  [[nodiscard]] text::Span span(tokens::TokenRange range) const { return tokens::span_of(tokens(), range); }
  [[nodiscard]] std::string_view words(tokens::TokenRange range) const { return document.text->view(span(range)); }
  [[nodiscard]] std::string_view raw(Index token) const { return document.text->view(tokens()[token].span); }
  [[nodiscard]] bool is_word(Index token) const {
    return tokens()[token].kind == tokens::TokenKind::word || tokens()[token].kind == tokens::TokenKind::number;
  }
};

/// Somebody or something with a name.
struct Figure {
  entities::EntityType type = entities::EntityType::unknown;
  entities::Sex sex = entities::Sex::unknown;
  entities::SexEvidence sex_evidence = entities::SexEvidence::none;
  std::vector<Index> mentions;                 ///< ascending
  std::vector<std::vector<std::string>> keys;  ///< of the fullest name: for each word its key, then those of its stems
  Index fullest = 0;                           ///< mention with the fullest name
  std::vector<Index> roles;                    ///< mentions that carry a role
};

struct Cast {
  std::vector<Figure> figures;                   ///< in order of first mention of the fullest name
  std::vector<std::optional<Index>> of_mention;  ///< per mention: its figure
};

/// Keys of one word of a name: its own first, then those without a case ending; the last are the doubtful ones.
[[nodiscard]] std::vector<std::string> keys_of_word(std::string_view word, const lexicon::Lexicon& lexicon);

/// Bring the name mentions of an article together. Linear: a name is compared with a bounded number of namesakes.
[[nodiscard]] Cast gather_cast(const Source& source);

/// Figure of a word group that is no mention: a label of a turn, words given from outside.
[[nodiscard]] std::optional<Index> figure_named(const Source& source, const Cast& cast, tokens::TokenRange range);

/// Whether the figures' words hold the letters of an initial label ("Ə.M.") in order.
[[nodiscard]] bool has_initials(const Source& source, const Figure& figure, tokens::TokenRange label);

/// Whether two entries are one noun: the same form, or (Russian, where each ending is an entry) the same stem of the same kind.
[[nodiscard]] bool same_noun(const lexicon::Entry& a, const lexicon::Entry& b);

/// Whether one entry is the other with words before it ("deputy minister", "minister").
[[nodiscard]] bool related_noun(const lexicon::Entry& a, const lexicon::Entry& b);

/// Lexicon entry of the head noun in a range, by kind; nullptr where none: the last one in English, Azerbaijani and Turkish, the first in Russian
/// and before an English "of".
[[nodiscard]] const lexicon::Entry* head_noun(const Source& source, tokens::TokenRange range, lexicon::EntryKind kind);

}  // namespace quotidian::speakers
