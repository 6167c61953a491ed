// Nouns of the lexicon at a place: their entries, and whether they are inflected for several.
#pragma once

#include <optional>

#include "entities/words.hpp"

namespace quotidian::entities {

/// A noun that begins at a token.
struct Noun {
  lexicon::Match match;
  bool plural = false;
};

/// The noun that one folded word is; English plurals of listed singulars count.
[[nodiscard]] std::optional<Noun> noun_of(const lexicon::Lexicon& lexicon, const std::string& folded);

/// Whether a noun of several words begins with this folded word.
[[nodiscard]] bool begins_longer_noun(const lexicon::Lexicon& lexicon, const std::string& folded);

/// The longest noun (role, body, group, document) of several words that begins at a token, where one does and `alone`, what the word at the
/// token is by itself, is not longer.
[[nodiscard]] std::optional<Noun> noun_at(const Words& all, Index at, const std::optional<Noun>& alone);

/// Azerbaijani and Turkish: whether a noun before one with a bare case ending is no part of its group, which would end in a possessive
/// ("Belediye | esnafın", but "belediye esnafının").
[[nodiscard]] bool stands_alone(const Words& all, Index before, Index head);

}  // namespace quotidian::entities
