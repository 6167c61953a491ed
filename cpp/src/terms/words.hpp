// Words by scikit-learn's default pattern, by way of a bit for each byte.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
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

/// Places where the bits of 64-bit words change, and where they are in the text.
class Edges {
 public:
  /// The edges of the blocks [first, last), at most `blocks_at_once`, after those that stand already.
  void find(const std::uint64_t* bits, std::size_t first, std::size_t last) {
    for (std::size_t block = first; block < last; ++block) {
      const std::uint64_t marks = bits[block];
      std::uint64_t edges = marks ^ ((marks << 1) | before_);
      before_ = marks >> 63;
      const std::size_t end = count_ + static_cast<std::size_t>(std::popcount(edges));
      while (count_ < end) {  // eight at a time, whatever there is: what is too many is written over
        for (std::size_t i = 0; i < stride; ++i) {
          places_[count_ + i] = static_cast<std::uint32_t>(block * 64 + (static_cast<std::size_t>(std::countr_zero(edges)) & 63U));
          edges &= edges - 1;
        }
        count_ += stride;
      }
      count_ = end;
    }
  }
  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] std::uint32_t operator[](std::size_t i) const { return places_[i]; }
  /// Keep the last where it has no partner, forget the others.
  void keep_odd() {
    if (count_ % 2 == 1) places_[0] = places_[count_ - 1];
    count_ %= 2;
  }

  static constexpr std::size_t blocks_at_once = 32;

 private:
  static constexpr std::size_t stride = 8;
  std::array<std::uint32_t, 64 * blocks_at_once + 2 * stride> places_;
  std::size_t count_ = 0;
  std::uint64_t before_ = 0;  // whether the last byte of the block before is marked
};

/// Call `take(begin, end)` for every word, in order, of a text whose word bytes are marked.
template <class Take>
void each_word(std::string_view text, const std::vector<std::uint64_t>& bits, Take take) {
  Edges edges;
  const std::size_t blocks = text.size() / 64 + 1;
  for (std::size_t first = 0; first < blocks; first += Edges::blocks_at_once) {
    edges.find(bits.data(), first, std::min(blocks, first + Edges::blocks_at_once));
    for (std::size_t i = 0; i + 1 < edges.count(); i += 2) {
      const std::size_t begin = edges[i];
      const std::size_t end = edges[i + 1];
      if (end - begin > bytes_of_first(text[begin])) take(begin, end);  // two code points or more
    }
    edges.keep_odd();
  }
}

}  // namespace quotidian::terms
