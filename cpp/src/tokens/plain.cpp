#include "tokens/plain.hpp"

#include <array>
#include <bit>
#include <cstring>

#include "quotidian/text/characters.hpp"
#include "tokens/properties.hpp"

namespace quotidian::tokens {
namespace {

/// What a byte is to a plain token. `blank` and `closer` both end one; only a blank does so behind a full stop.
enum class Byte : std::uint8_t { other, letter, digit, blank, closer, comma, dot, lead };

constexpr std::array<Byte, 256> bytes_of = [] {
  std::array<Byte, 256> table{};
  for (unsigned c = 'a'; c <= 'z'; ++c) table[c] = table[c - 32] = Byte::letter;
  for (unsigned c = '0'; c <= '9'; ++c) table[c] = Byte::digit;
  for (const unsigned c : {unsigned{' '}, unsigned{'\n'}, unsigned{'\t'}, unsigned{'\r'}}) table[c] = Byte::blank;
  for (const unsigned c : {unsigned{')'}, unsigned{'!'}, unsigned{'?'}, unsigned{']'}}) table[c] = Byte::closer;
  table[unsigned{','}] = table[unsigned{';'}] = Byte::comma;
  table[unsigned{'.'}] = Byte::dot;
  for (unsigned c = 0xC3; c <= 0xDF; ++c) table[c] = Byte::lead;
  return table;
}();

constexpr char32_t two_bytes_end = 0x800;

/// Letters of two bytes with a case, which UAX #29 joins to each other without a look around.
const std::array<bool, two_bytes_end> letters = [] {
  std::array<bool, two_bytes_end> table{};
  for (char32_t c = 0x80; c < two_bytes_end; ++c)
    table[c] = (text::is_upper(c) || text::is_lower(c)) && word_property(c).value == WordBreak::a_letter;
  return table;
}();

Byte byte_at(std::string_view bytes, std::size_t at) { return bytes_of[static_cast<unsigned char>(bytes[at])]; }

bool is_letter_pair(std::string_view bytes, std::size_t at) {
  if (at + 1 >= bytes.size()) return false;
  const auto unit = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(bytes[at + i])); };
  return letters[((unit(0) & 0x1F) << 6) | (unit(1) & 0x3F)];
}

/// Whether a blank, or nothing, stands at a place.
bool is_blank(std::string_view bytes, std::size_t at) { return at >= bytes.size() || byte_at(bytes, at) == Byte::blank; }

/// Behind the letters of ASCII that stand at `at`, eight at a time: most words then end without a branch that could be guessed wrongly.
std::size_t skip_letters(std::string_view bytes, std::size_t at) {
  constexpr std::uint64_t ones = 0x0101010101010101;
  constexpr std::uint64_t tops = 0x8080808080808080;
  if constexpr (std::endian::native == std::endian::little) {
    while (at + sizeof(std::uint64_t) <= bytes.size()) {
      std::uint64_t units = 0;
      std::memcpy(&units, bytes.data() + at, sizeof units);
      const std::uint64_t lower = (units | ones * 0x20) & ~tops;
      const std::uint64_t from_a = lower + ones * (0x80 - 'a');    // the top bit of a byte says: not before "a"
      const std::uint64_t beyond_z = lower + ones * (0x7F - 'z');  // and: behind "z"
      const std::uint64_t others = ~(from_a & ~beyond_z & ~units) & tops;
      if (others != 0) return at + static_cast<std::size_t>(std::countr_zero(others)) / 8;
      at += sizeof units;
    }
  }
  return at;
}

Plain plain_word(std::string_view bytes, std::size_t at) {
  at = skip_letters(bytes, at);
  while (at < bytes.size()) {
    const Byte next = byte_at(bytes, at);
    if (next == Byte::letter) {
      ++at;
    } else if (next == Byte::lead && is_letter_pair(bytes, at)) {
      at += 2;
    } else {
      const auto end = static_cast<std::uint32_t>(at);
      if (next == Byte::blank || next == Byte::closer || next == Byte::comma) return {end, TokenKind::word, false};
      if (next == Byte::dot && at + 1 < bytes.size() && is_blank(bytes, at + 1)) return {end, TokenKind::word, true};
      return {};
    }
  }
  return {static_cast<std::uint32_t>(at), TokenKind::word, false};
}

Plain plain_number(std::string_view bytes, std::size_t at) {
  while (at < bytes.size() && byte_at(bytes, at) == Byte::digit) ++at;
  const Byte next = at < bytes.size() ? byte_at(bytes, at) : Byte::blank;
  const bool ends = next == Byte::blank || next == Byte::closer || ((next == Byte::comma || next == Byte::dot) && is_blank(bytes, at + 1));
  return ends && next != Byte::dot ? Plain{static_cast<std::uint32_t>(at), TokenKind::number, false} : Plain{};
}

}  // namespace

Plain find_plain(std::string_view bytes, std::uint32_t at) {
  switch (byte_at(bytes, at)) {
    case Byte::letter: return plain_word(bytes, at + 1);
    case Byte::lead: return is_letter_pair(bytes, at) ? plain_word(bytes, at + 2) : Plain{};
    case Byte::digit: return plain_number(bytes, at + 1);
    case Byte::comma:
    case Byte::dot: return is_blank(bytes, at + 1) ? Plain{at + 1, TokenKind::punctuation, false} : Plain{};
    default: return {};
  }
}

}  // namespace quotidian::tokens
