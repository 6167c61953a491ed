// A text made ready for counting: UTF-8 in lower case, and a bit for each byte of a word. One walk over the text as it lies.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "quotidian/terms/count.hpp"

namespace quotidian::terms {

/// Bytes that may be read past the end of a prepared text.
constexpr std::size_t padding = 64;

/// Scratch that one text after another is made ready in.
struct Prepared {
  std::string bytes;                ///< UTF-8 (a lone surrogate as three bytes), then `padding` bytes of no meaning
  std::size_t size = 0;             ///< bytes of the text
  std::vector<std::uint64_t> bits;  ///< bit i of word i / 64: whether byte i belongs to a character of Python's `\w`; a word too many

  [[nodiscard]] std::string_view view() const { return {bytes.data(), size}; }
};

/// Lower as Python's str.lower (as they are with `lower` false) and mark.
void prepare(const Units& units, bool lower, Prepared& out);

/// The same for UTF-8 of a language.
void prepare(std::string_view words, std::string_view lang, bool lower, Prepared& out);

}  // namespace quotidian::terms
