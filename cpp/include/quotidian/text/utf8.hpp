// Walking UTF-8 that is known to be valid (the bytes of a `Text`).
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace quotidian::text {

/// A decoded code point and the bytes it takes.
struct CodePoint {
  char32_t value = 0;
  std::uint32_t size = 0;
};

/// The code point that starts at `at`. Needs valid UTF-8 and `at < bytes.size()`.
constexpr CodePoint decode(std::string_view bytes, std::size_t at) {
  const auto unit = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(bytes[at + i])); };
  const char32_t first = unit(0);
  if (first < 0x80) return {first, 1};
  if (first < 0xE0) return {((first & 0x1F) << 6) | (unit(1) & 0x3F), 2};
  if (first < 0xF0) return {((first & 0x0F) << 12) | ((unit(1) & 0x3F) << 6) | (unit(2) & 0x3F), 3};
  return {((first & 0x07) << 18) | ((unit(1) & 0x3F) << 12) | ((unit(2) & 0x3F) << 6) | (unit(3) & 0x3F), 4};
}

/// The code point that ends before `at`. Needs valid UTF-8 and `0 < at <= bytes.size()`.
constexpr CodePoint decode_before(std::string_view bytes, std::size_t at) {
  std::size_t start = at - 1;
  while (start > 0 && (static_cast<unsigned char>(bytes[start]) & 0xC0) == 0x80) --start;
  return decode(bytes, start);
}

/// Number of code points in valid UTF-8 that begins and ends at their edges. Linear, eight bytes a step.
inline std::size_t count_code_points(std::string_view bytes) {
  constexpr std::uint64_t ones = 0x0101010101010101;
  std::size_t tails = 0;
  std::size_t at = 0;
  for (; at + sizeof(std::uint64_t) <= bytes.size(); at += sizeof(std::uint64_t)) {
    std::uint64_t units = 0;
    std::memcpy(&units, bytes.data() + at, sizeof units);
    tails += (((units >> 7) & ~(units >> 6) & ones) * ones) >> 56;  // a byte 10xxxxxx is no beginning
  }
  for (; at < bytes.size(); ++at) tails += (static_cast<unsigned char>(bytes[at]) & 0xC0) == 0x80 ? 1 : 0;
  return bytes.size() - tails;
}

/// Append a code point (a scalar value) as UTF-8.
inline void append(std::string& out, char32_t c) {
  const auto put = [&](char32_t unit) { out.push_back(static_cast<char>(static_cast<unsigned char>(unit))); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

}  // namespace quotidian::text
