// Eight bytes at a time, without instructions of any one machine.
#pragma once

#include <cstddef>
#include <cstdint>

namespace quotidian::terms {

constexpr std::uint64_t each_byte(std::uint64_t value) { return value * 0x0101010101010101ULL; }
constexpr std::uint64_t high_bits = each_byte(0x80);

/// The eight bytes at `at`, the first lowest. (Compilers make one load of it.)
inline std::uint64_t load8(const char* at) {
  std::uint64_t value = 0;
  for (unsigned i = 0; i < 8; ++i) value |= static_cast<std::uint64_t>(static_cast<unsigned char>(at[i])) << (8 * i);
  return value;
}

/// The `count` bytes at `at`, at most eight, the first lowest, the rest zero: two loads that may overlap, and agree where they do.
inline std::uint64_t load_some(const char* at, std::size_t count) {
  const auto byte = [at](std::size_t i) { return static_cast<std::uint64_t>(static_cast<unsigned char>(at[i])) << (8 * i); };
  const auto load4 = [&](std::size_t i) {
    std::uint32_t value = 0;
    for (unsigned k = 0; k < 4; ++k) value |= static_cast<std::uint32_t>(static_cast<unsigned char>(at[i + k])) << (8 * k);
    return static_cast<std::uint64_t>(value) << (8 * i);
  };
  if (count >= 8) return load8(at);
  if (count >= 4) return load4(0) | load4(count - 4);
  if (count == 0) return 0;
  return byte(0) | byte(count / 2) | byte(count - 1);
}

/// High bit of every byte in `[low, high]`; bytes must be below 0x80.
constexpr std::uint64_t between(std::uint64_t bytes, unsigned char low, unsigned char high) {
  return (bytes + each_byte(0x80U - low)) & ~(bytes + each_byte(0x7FU - high)) & high_bits;
}

/// High bits of eight bytes as the low eight bits of a number, the first byte lowest.
constexpr std::uint64_t gather(std::uint64_t marked) { return ((marked >> 7) * 0x0102040810204080ULL) >> 56; }

/// Marks of eight ASCII bytes: letters, digits, underscore.
constexpr std::uint64_t ascii_word_marks(std::uint64_t bytes) {
  const std::uint64_t letters = between(bytes | each_byte(0x20), 'a', 'z');  // 0x40..0x5F fold onto 0x60..0x7F
  return letters | between(bytes, '0', '9') | between(bytes, '_', '_');
}

/// Eight ASCII bytes in lower case.
constexpr std::uint64_t ascii_lower(std::uint64_t bytes) { return bytes | (between(bytes, 'A', 'Z') >> 2); }

/// Write eight bytes, the first lowest. (Compilers make one store of it.)
inline void store8(char* at, std::uint64_t value) {
  for (unsigned i = 0; i < 8; ++i) at[i] = static_cast<char>(static_cast<unsigned char>(value >> (8 * i)));
}

/// Ask for the line of memory that holds `at`, where the compiler knows how.
inline void begin_fetch(const void* at) {
#if defined(__GNUC__) || defined(__clang__)
  __builtin_prefetch(at);
#else
  (void)at;
#endif
}

}  // namespace quotidian::terms
