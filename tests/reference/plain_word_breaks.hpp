// The word boundaries of UAX #29, rule by rule over a whole array of properties: slow, plain, and without a state.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "../../cpp/src/tokens/properties.hpp"
#include "quotidian/text/utf8.hpp"

namespace quotidian::reference {

using tokens::WordBreak;
using tokens::WordProperty;

inline bool is_one_of(WordBreak p, std::initializer_list<WordBreak> set) {
  for (const WordBreak each : set) {
    if (p == each) return true;
  }
  return false;
}

/// Whether UAX #29 has a word boundary between `row[i - 1]` and `row[i]`.
inline bool breaks_before(const std::vector<WordProperty>& row, std::size_t i) {
  using enum WordBreak;
  const auto ignored = [](WordBreak p) { return is_one_of(p, {extend, format, zwj}); };
  const auto letter = [](WordBreak p) { return is_one_of(p, {a_letter, hebrew_letter}); };
  const WordBreak left = row[i - 1].value;
  const WordBreak right = row[i].value;
  if (left == cr && right == lf) return false;                                                 // WB3
  if (is_one_of(left, {newline, cr, lf}) || is_one_of(right, {newline, cr, lf})) return true;  // WB3a, WB3b
  if (left == zwj && row[i].pictographic) return false;                                        // WB3c
  if (left == w_seg_space && right == w_seg_space) return false;                               // WB3d
  if (ignored(right)) return false;                                                            // WB4
  // From here on, Extend, Format and ZWJ are looked through, but not across a line break.
  const auto before = [&](std::size_t at) -> std::optional<std::size_t> {
    while (at > 0) {
      --at;
      if (!ignored(row[at].value)) return at;
    }
    return std::nullopt;
  };
  const auto at1 = before(i);
  const WordBreak l1 = at1 ? row[*at1].value : left;
  const auto at2 = at1 ? before(*at1) : std::nullopt;
  const WordBreak l2 = at2 ? row[*at2].value : other;
  WordBreak r2 = other;
  for (std::size_t at = i + 1; at < row.size(); ++at) {
    if (ignored(row[at].value)) continue;
    r2 = row[at].value;
    break;
  }
  const auto mid_letters = [](WordBreak p) { return is_one_of(p, {mid_letter, mid_num_let, single_quote}); };
  const auto mid_numbers = [](WordBreak p) { return is_one_of(p, {mid_num, mid_num_let, single_quote}); };
  if (letter(l1) && letter(right)) return false;                                                                             // WB5
  if (letter(l1) && mid_letters(right) && letter(r2)) return false;                                                          // WB6
  if (letter(l2) && mid_letters(l1) && letter(right)) return false;                                                          // WB7
  if (l1 == hebrew_letter && right == single_quote) return false;                                                            // WB7a
  if (l1 == hebrew_letter && right == double_quote && r2 == hebrew_letter) return false;                                     // WB7b
  if (l2 == hebrew_letter && l1 == double_quote && right == hebrew_letter) return false;                                     // WB7c
  if (l1 == numeric && right == numeric) return false;                                                                       // WB8
  if (letter(l1) && right == numeric) return false;                                                                          // WB9
  if (l1 == numeric && letter(right)) return false;                                                                          // WB10
  if (l2 == numeric && mid_numbers(l1) && right == numeric) return false;                                                    // WB11
  if (l1 == numeric && mid_numbers(right) && r2 == numeric) return false;                                                    // WB12
  if (l1 == katakana && right == katakana) return false;                                                                     // WB13
  if (is_one_of(l1, {a_letter, hebrew_letter, numeric, katakana, extend_num_let}) && right == extend_num_let) return false;  // WB13a
  if (l1 == extend_num_let && is_one_of(right, {a_letter, hebrew_letter, numeric, katakana})) return false;                  // WB13b
  if (l1 == regional_indicator && right == regional_indicator) {                                                             // WB15, WB16
    std::size_t indicators = 0;
    for (auto at = at1; at && row[*at].value == regional_indicator; at = before(*at)) ++indicators;
    return indicators % 2 == 0;
  }
  return true;  // WB999
}

/// Byte offsets of every boundary, both ends included; none for the empty text. Quadratic at worst.
inline std::vector<std::uint32_t> plain_word_boundaries(std::string_view bytes) {
  std::vector<WordProperty> row;
  std::vector<std::uint32_t> starts;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto c = text::decode(bytes, at);
    row.push_back(tokens::word_property(c.value));
    starts.push_back(static_cast<std::uint32_t>(at));
    at += c.size;
  }
  std::vector<std::uint32_t> out;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i == 0 || breaks_before(row, i)) out.push_back(starts[i]);
  }
  if (!row.empty()) out.push_back(static_cast<std::uint32_t>(bytes.size()));
  return out;
}

}  // namespace quotidian::reference
