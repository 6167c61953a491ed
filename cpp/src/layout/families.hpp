// Which mark closes which: families of opening marks.
#pragma once

#include <cstdint>

#include "layout/candidates.hpp"
#include "quotidian/layout/layout.hpp"

namespace quotidian::layout {

/// Cost of a closing that does not exist.
constexpr int never = 1000;
/// A pair whose match costs more was drawn wrongly.
constexpr int natural_match = 5;

/// What it costs (tenths) that a sign closes a mark of some family.
struct Closing {
  int cost = never;
  bool waives_direction = false;  ///< the sign closes this family by rights, whichever way it points elsewhere
};

/// Family of an opening mark, 1 to 15: as few as fit a stack of nibbles, 0 being an empty place.
[[nodiscard]] std::uint32_t family_of(Sign sign);
[[nodiscard]] MarkStyle style_of(std::uint32_t family);
[[nodiscard]] Closing closing_of(std::uint32_t family, Sign sign);
/// Whether the signs of a family also stand in the middle and at the ends of words.
[[nodiscard]] bool may_be_apostrophe(std::uint32_t family);
/// Whether one closing mark is by rule written for two that end together: «Он читает «Голос», – сказал он.
[[nodiscard]] bool closes_for_two(std::uint32_t family);

}  // namespace quotidian::layout
