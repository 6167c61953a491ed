// Break properties of code points (Unicode 15.0, UAX #29 revision 41), from own frozen tables.
#pragma once

#include <cstdint>

namespace quotidian::tokens {

enum class WordBreak : std::uint8_t {
  other,
  cr,
  lf,
  newline,
  extend,
  zwj,
  regional_indicator,
  format,
  katakana,
  hebrew_letter,
  a_letter,
  single_quote,
  double_quote,
  mid_num_let,
  mid_letter,
  mid_num,
  numeric,
  extend_num_let,
  w_seg_space,
};

enum class SentenceBreak : std::uint8_t {
  other,
  cr,
  lf,
  extend,
  sep,
  format,
  sp,
  lower,
  upper,
  o_letter,
  numeric,
  a_term,
  s_continue,
  s_term,
  close,
};

/// A Word_Break value, and whether the code point is Extended_Pictographic.
struct WordProperty {
  WordBreak value{};
  bool pictographic = false;
};

[[nodiscard]] WordProperty word_property(char32_t c);
[[nodiscard]] SentenceBreak sentence_property(char32_t c);

}  // namespace quotidian::tokens
