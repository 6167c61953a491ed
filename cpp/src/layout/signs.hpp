// Quotation marks by their shape alone.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace quotidian::layout {

/// Signs by shape; `two_*` are two signs typed for one.
enum class Sign : std::uint8_t {
  straight,
  left,
  right,
  low,
  guillemet_left,
  guillemet_right,
  single_straight,
  single_left,
  single_right,
  single_low,
  single_guillemet_left,
  single_guillemet_right,
  backtick,
  two_backticks,
  two_singles,
  two_commas,
  corner_left,
  corner_right,
};

constexpr std::size_t sign_count = 18;

/// A sign and the bytes it takes.
struct WrittenSign {
  Sign sign{};
  std::uint32_t size = 0;
};

/// The sign that begins at a byte, if any. Text is UTF-8, so one look at the first byte settles nearly all.
[[nodiscard]] std::optional<WrittenSign> sign_at(std::string_view bytes, std::size_t at);

/// Bytes that may begin a sign.
inline constexpr auto sign_beginnings = [] {
  std::array<bool, 256> table{};
  for (const unsigned unit :
       {unsigned{'"'}, unsigned{'\''}, unsigned{'`'}, unsigned{','}, unsigned{'<'}, unsigned{'>'}, 0xC2U, 0xE2U, 0xE3U, 0xEFU})
    table[unit] = true;
  return table;
}();

/// Whether a byte may begin a sign; all others are passed over at once.
[[nodiscard]] constexpr bool may_begin_sign(char unit) { return sign_beginnings[static_cast<unsigned char>(unit)]; }

}  // namespace quotidian::layout
