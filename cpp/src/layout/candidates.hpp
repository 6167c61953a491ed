// Quotation marks as they are written: what each sign may be, by its shape and its neighbors.
#pragma once

#include <cstdint>
#include <vector>

#include "quotidian/layout/layout.hpp"

namespace quotidian::layout {

/// Signs by shape; `two_*` are two signs typed for one.
enum class Sign : std::uint8_t {
  straight,
  left,
  right,
  low,
  guillemet_left,
  guillemet_right,
  single_straight,
  single_left,
  single_right,
  single_low,
  single_guillemet_left,
  single_guillemet_right,
  backtick,
  two_backticks,
  two_singles,
  two_commas,
  corner_left,
  corner_right,
};

constexpr std::size_t sign_count = 18;

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
