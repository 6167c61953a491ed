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

/// Whether bytes hold two code points or more.
inline bool several_codepoints(std::string_view bytes) {
  unsigned starts = 0;
  for (const char unit : bytes) {
    if ((static_cast<unsigned char>(unit) & 0xC0) != 0x80 && ++starts == 2) return true;
  }
  return false;
}

/// Call `take(begin, end)` for every word, in order. `bits` is scratch.
template <class Take>
void each_word(std::string_view text, std::vector<std::uint64_t>& bits, Take take) {
  mark_word_bytes(text, bits);
  std::uint64_t before = 0;  // whether the last byte of the block before belongs to a word
  std::size_t begin = 0;
  bool inside = false;
  for (std::size_t block = 0; block * 64 <= text.size(); ++block) {
    const std::uint64_t marks = bits[block];
    for (std::uint64_t edges = marks ^ ((marks << 1) | before); edges != 0; edges &= edges - 1) {
      const std::size_t at = block * 64 + static_cast<std::size_t>(std::countr_zero(edges));
      if (inside && (at - begin > 4 || (at - begin > 1 && several_codepoints(text.substr(begin, at - begin))))) take(begin, at);
      begin = at;
      inside = !inside;
    }
    before = marks >> 63;
  }
}

}  // namespace quotidian::terms
