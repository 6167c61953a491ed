#include "terms/words.hpp"

#include <optional>

#include "quotidian/terms/count.hpp"
#include "quotidian/text/characters.hpp"
#include "quotidian/text/utf8.hpp"
#include "terms/bytes.hpp"

namespace quotidian::terms {
namespace {

/// Marks of 64 bytes, first lowest, where all are ASCII.
std::optional<std::uint64_t> ascii_block(const char* at) {
  std::uint64_t seen = 0;
  std::uint64_t marks = 0;
  for (unsigned i = 0; i < 8; ++i) {
    const std::uint64_t bytes = load8(at + 8 * i);
    seen |= bytes;
    marks |= gather(ascii_word_marks(bytes & ~high_bits)) << (8 * i);
  }
  if ((seen & high_bits) != 0) return std::nullopt;
  return marks;
}

void set(std::vector<std::uint64_t>& bits, std::size_t begin, std::size_t count) {
  for (std::size_t i = begin; i < begin + count; ++i) bits[i / 64] |= std::uint64_t{1} << (i % 64);
}

}  // namespace

void mark_word_bytes(std::string_view text, std::vector<std::uint64_t>& bits) {
  bits.assign(text.size() / 64 + 2, 0);
  std::size_t at = 0;
  while (at < text.size()) {
    if (at % 64 == 0 && at + 64 <= text.size()) {
      if (const auto marks = ascii_block(text.data() + at)) {
        bits[at / 64] = *marks;
        at += 64;
        continue;
      }
    }
    if (at + 8 <= text.size()) {
      const std::uint64_t bytes = load8(text.data() + at);
      if ((bytes & high_bits) == 0) {
        const std::uint64_t marks = gather(ascii_word_marks(bytes));
        bits[at / 64] |= marks << (at % 64);
        if (at % 64 > 56) bits[at / 64 + 1] |= marks >> (64 - at % 64);
        at += 8;
        continue;
      }
    }
    const text::CodePoint c = text::decode(text, at);
    if (text::is_word(c.value) || c.value == U'_') set(bits, at, c.size);
    at += c.size;
  }
}

std::vector<text::Span> find_words(std::string_view text) {
  std::vector<text::Span> words;
  std::vector<std::uint64_t> bits;
  mark_word_bytes(text, bits);
  each_word(text, bits, [&](std::size_t begin, std::size_t end) {
    words.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  });
  return words;
}

}  // namespace quotidian::terms
