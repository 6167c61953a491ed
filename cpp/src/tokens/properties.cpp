#include "tokens/properties.hpp"

namespace quotidian::tokens {
namespace {

#include "break_tables.inc"

constexpr char32_t limit = 0x110000;
constexpr unsigned pictographic_bit = 32;

}  // namespace

WordProperty word_property(char32_t c) {
  if (c >= limit) return {};
  const unsigned packed = word_values[word_blocks[c >> 7] * 128U + (c & 127U)];
  return {static_cast<WordBreak>(packed & (pictographic_bit - 1)), (packed & pictographic_bit) != 0};
}

SentenceBreak sentence_property(char32_t c) {
  if (c >= limit) return SentenceBreak::other;
  return static_cast<SentenceBreak>(sentence_values[sentence_blocks[c >> 7] * 128U + (c & 127U)]);
}

}  // namespace quotidian::tokens
