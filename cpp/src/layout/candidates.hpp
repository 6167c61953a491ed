// Quotation marks as they are written: what each sign may be, by its shape and its neighbors.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "layout/signs.hpp"
#include "quotidian/text/span.hpp"

namespace quotidian::layout {

/// A sign in its place, and what each reading of it costs by its neighbors alone (tenths; 0 is natural).
struct Candidate {
  text::Span span;
  Sign sign{};
  std::uint8_t open = 0;   ///< to read it as the beginning of a quotation
  std::uint8_t close = 0;  ///< as the end of one
  std::uint8_t drop = 0;   ///< as no quotation mark at all (apostrophe, inches, minutes)
  bool at_start = false;   ///< nothing but dashes and spaces before it in its paragraph
};

/// Every sign of a paragraph that may be a quotation mark, in order. Linear.
[[nodiscard]] std::vector<Candidate> find_candidates(std::string_view bytes, text::Span paragraph);

}  // namespace quotidian::layout
