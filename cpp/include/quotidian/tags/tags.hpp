// Word classes. A plain lexicon tagger; a learned one will answer through the same values.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "quotidian/document/document.hpp"
#include "quotidian/lexicon/lexicon.hpp"

namespace quotidian::tags {

/// Universal parts of speech (Universal Dependencies v2), of which the plain tagger tells what it can.
enum class WordClass : std::uint8_t { x, noun, propn, verb, aux, adj, adv, adp, det, pron, num, cconj, sconj, part, punct, sym };

/// One value a token.
struct Tagging {
  std::vector<WordClass> classes;
  std::vector<std::string> folded;  ///< text::fold of each token, for lookups in a lexicon
  bool operator==(const Tagging&) const = default;
};

/// Tag the tokens of a document. Linear. Source: closed classes from the lexicon, endings and capitals for the rest (docs/rooms/tags.md).
[[nodiscard]] Tagging tag(const document::Document& document, const lexicon::Lexicon& lexicon);

}  // namespace quotidian::tags
