// Words by scikit-learn's default pattern, by way of a bit for each byte.
#pragma once

#include <bit>
#include <cstdint>
#include <string_view>
#include <vector>

#include "quotidian/text/span.hpp"

namespace quotidian::terms {

/// Bit i of word i / 64: whether byte i belongs to a character of Python's `\w`. Has one word more than needed, of zeros.
void mark_word_bytes(std::string_view text, std::vector<std::uint64_t>& bits);

/// Bytes of the code point that begins with this byte.
constexpr std::size_t bytes_of_first(char unit) {
  const auto first = static_cast<unsigned char>(unit);
  return 1U + (first >= 0xC0 ? 1U : 0U) + (first >= 0xE0 ? 1U : 0U) + (first >= 0xF0 ? 1U : 0U);
}

/// Call `take(begin, end)` for every word, in order, of a text whose word bytes are marked.
template <class Take>
void each_word(std::string_view text, const std::vector<std::uint64_t>& bits, Take take) {
  std::uint64_t before = 0;  // whether the last byte of the block before belongs to a word
  std::size_t begin = 0;
  bool inside = false;
  for (std::size_t block = 0; block * 64 <= text.size(); ++block) {
    const std::uint64_t marks = bits[block];
    for (std::uint64_t edges = marks ^ ((marks << 1) | before); edges != 0; edges &= edges - 1) {
      const std::size_t at = block * 64 + static_cast<std::size_t>(std::countr_zero(edges));
      if (inside && at - begin > bytes_of_first(text[begin])) take(begin, at);  // two code points or more
      begin = at;
      inside = !inside;
    }
    before = marks >> 63;
  }
}

}  // namespace quotidian::terms
