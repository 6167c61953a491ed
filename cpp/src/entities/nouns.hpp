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

/// The longest noun (role, body, group, document) that begins at a token; English plurals of listed singulars count.
[[nodiscard]] std::optional<Noun> noun_at(const Words& all, Index at);

}  // namespace quotidian::entities
