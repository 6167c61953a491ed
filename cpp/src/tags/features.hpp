// What the nets see of a token: hashed words and shapes, layout, marks, entries of the lexicon. No string of any text is kept.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "tags/places.hpp"

namespace quotidian::tags {

inline constexpr std::size_t feature_count = 12;
/// Hashes; 0 where there is nothing to see. Low and high half each choose a row of the net's table.
using Features = std::array<std::uint64_t, feature_count>;

/// Features of the tokens of a piece; `folded` holds text::fold of every token of the document. Linear.
[[nodiscard]] std::vector<Features> features_of(const document::Document& document, const std::vector<std::string>& folded,
                                                const Places& places, const lexicon::Lexicon& lexicon, tokens::TokenRange piece);

}  // namespace quotidian::tags
