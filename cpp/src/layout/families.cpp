#include "layout/families.hpp"

#include <array>
#include <cstddef>

namespace quotidian::layout {
namespace {

constexpr std::array<MarkStyle, 16> styles{MarkStyle::straight,
                                           MarkStyle::straight,
                                           MarkStyle::curly,
                                           MarkStyle::curly,
                                           MarkStyle::low,
                                           MarkStyle::guillemet,
                                           MarkStyle::guillemet_inward,
                                           MarkStyle::single_straight,
                                           MarkStyle::single_curly,
                                           MarkStyle::single_curly,
                                           MarkStyle::single_low,
                                           MarkStyle::single_guillemet,
                                           MarkStyle::single_guillemet,
                                           MarkStyle::backtick,
                                           MarkStyle::backtick,
                                           MarkStyle::corner};

struct Match {
  std::uint32_t family;
  Sign sign;
  int cost;
  bool waives_direction;  ///< the sign closes this family by rights, whichever way it points elsewhere
};

// What closes what; anything else never does.
constexpr std::array matches{
    Match{1, Sign::straight, 0, false},
    Match{1, Sign::right, 15, false},
    Match{1, Sign::left, 15, false},
    Match{1, Sign::two_singles, 15, false},
    Match{1, Sign::guillemet_right, 25, false},
    Match{2, Sign::right, 0, false},
    Match{2, Sign::straight, 15, false},
    Match{2, Sign::left, 6, false},
    Match{2, Sign::two_singles, 15, false},
    Match{2, Sign::guillemet_right, 25, false},
    Match{3, Sign::right, 0, false},
    Match{3, Sign::straight, 15, false},
    Match{3, Sign::left, 6, true},
    Match{4, Sign::left, 0, true},
    Match{4, Sign::right, 0, false},
    Match{4, Sign::straight, 10, false},
    Match{4, Sign::two_singles, 5, false},
    Match{4, Sign::guillemet_right, 15, false},
    Match{4, Sign::two_backticks, 5, false},
    Match{4, Sign::two_commas, 15, false},
    Match{5, Sign::guillemet_right, 0, false},
    Match{5, Sign::straight, 20, false},
    Match{5, Sign::right, 20, false},
    Match{5, Sign::left, 20, false},
    Match{5, Sign::guillemet_left, 6, false},
    Match{6, Sign::guillemet_left, 0, true},
    Match{6, Sign::guillemet_right, 5, true},
    Match{7, Sign::single_straight, 0, false},
    Match{7, Sign::single_right, 10, false},
    Match{7, Sign::backtick, 15, false},
    Match{8, Sign::single_right, 0, false},
    Match{8, Sign::single_straight, 10, false},
    Match{8, Sign::single_left, 10, false},
    Match{8, Sign::backtick, 15, false},
    Match{9, Sign::single_right, 0, false},
    Match{10, Sign::single_left, 0, true},
    Match{10, Sign::single_right, 0, false},
    Match{10, Sign::single_straight, 10, false},
    Match{11, Sign::single_guillemet_right, 0, false},
    Match{12, Sign::single_guillemet_left, 0, true},
    Match{13, Sign::single_straight, 0, false},
    Match{13, Sign::single_right, 5, false},
    Match{13, Sign::backtick, 5, false},
    Match{14, Sign::two_singles, 0, false},
    Match{14, Sign::straight, 15, false},
    Match{14, Sign::right, 10, false},
    Match{14, Sign::two_backticks, 10, false},
    Match{15, Sign::corner_right, 0, false},
};

constexpr auto closings = [] {
  std::array<std::array<Closing, sign_count>, 16> table{};
  for (const Match& m : matches) table[m.family][static_cast<std::size_t>(m.sign)] = {m.cost, m.waives_direction};
  return table;
}();

}  // namespace

std::uint32_t family_of(Sign sign) {
  switch (sign) {
    case Sign::straight: return 1;
    case Sign::left: return 2;
    case Sign::right: return 3;
    case Sign::low:
    case Sign::two_commas: return 4;
    case Sign::guillemet_left: return 5;
    case Sign::guillemet_right: return 6;
    case Sign::single_straight: return 7;
    case Sign::single_left: return 8;
    case Sign::single_right: return 9;
    case Sign::single_low: return 10;
    case Sign::single_guillemet_left: return 11;
    case Sign::single_guillemet_right: return 12;
    case Sign::backtick: return 13;
    case Sign::two_backticks:
    case Sign::two_singles: return 14;
    case Sign::corner_left:
    case Sign::corner_right: return 15;
  }
  return 0;
}

MarkStyle style_of(std::uint32_t family) { return styles[family]; }

Closing closing_of(std::uint32_t family, Sign sign) { return closings[family][static_cast<std::size_t>(sign)]; }

bool may_be_apostrophe(std::uint32_t family) { return (family >= 7 && family <= 9) || family == 13; }

bool closes_for_two(std::uint32_t family) { return family == 5; }

}  // namespace quotidian::layout
