#include "quotidian/text/text.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "quotidian/text/utf8.hpp"

namespace quotidian::text {
namespace {

constexpr std::uint32_t block_size = 256;
constexpr char32_t replacement = 0xFFFD;

bool is_continuation(char unit) { return (static_cast<unsigned char>(unit) & 0xC0) == 0x80; }

void check_size(std::size_t bytes) {
  if (bytes > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max())) {
    throw std::length_error("a text may hold at most 2147483647 bytes of UTF-8, got " + std::to_string(bytes) +
                            "; divide it into several articles");
  }
}

/// Bytes of the well-formed sequence at `at`, or 0 (Unicode 15.0, table 3-7).
std::size_t well_formed(std::string_view bytes, std::size_t at) {
  const auto unit = [&](std::size_t i) -> unsigned { return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U; };
  const auto tail = [&](std::size_t i) { return (unit(i) & 0xC0) == 0x80; };
  const unsigned first = unit(0);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return tail(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    const unsigned low = first == 0xE0 ? 0xA0 : 0x80;
    const unsigned high = first == 0xED ? 0x9F : 0xBF;
    return unit(1) >= low && unit(1) <= high && tail(2) ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    const unsigned low = first == 0xF0 ? 0x90 : 0x80;
    const unsigned high = first == 0xF4 ? 0x8F : 0xBF;
    return unit(1) >= low && unit(1) <= high && tail(2) && tail(3) ? 4 : 0;
  }
  return 0;
}

/// UTF-8 of code points, with what could not be kept.
template <class Unit>
std::pair<std::string, std::vector<std::uint32_t>> encode(std::span<const Unit> units) {
  std::string bytes;
  bytes.reserve(units.size() + units.size() / 8);
  std::vector<std::uint32_t> replaced;
  for (std::size_t i = 0; i < units.size(); ++i) {
    const auto c = static_cast<char32_t>(units[i]);
    if ((c >= 0xD800 && c <= 0xDFFF) || c > 0x10FFFF) {
      replaced.push_back(static_cast<std::uint32_t>(i));
      append(bytes, replacement);
    } else {
      append(bytes, c);
    }
  }
  return {std::move(bytes), std::move(replaced)};
}

}  // namespace

Text Text::from_utf8(std::string_view bytes) {
  check_size(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = well_formed(bytes, at);
    if (length == 0) throw std::invalid_argument("the bytes are not UTF-8: see byte " + std::to_string(at));
    at += length;
  }
  Text text;
  text.bytes_ = bytes;
  text.index();
  return text;
}

Text Text::from_latin1(std::span<const std::uint8_t> units) {
  check_size(units.size());
  Text text;
  std::uint8_t all = 0;
  for (const std::uint8_t unit : units) all |= unit;
  if (all < 0x80) {
    text.bytes_.assign(units.begin(), units.end());
    text.codepoints_ = text.size();
  } else {
    text.bytes_ = encode(units).first;
    text.index();
  }
  return text;
}

Text Text::from_ucs2(std::span<const std::uint16_t> units) {
  check_size(units.size());
  Text text;
  std::tie(text.bytes_, text.replaced_) = encode(units);
  text.index();
  return text;
}

Text Text::from_ucs4(std::span<const char32_t> units) {
  check_size(units.size());
  Text text;
  std::tie(text.bytes_, text.replaced_) = encode(units);
  text.index();
  return text;
}

void Text::index() {
  check_size(bytes_.size());
  codepoints_ = static_cast<std::uint32_t>(count_code_points(bytes_));
  if (is_ascii()) return;
  blocks_.reserve(bytes_.size() / block_size + 1);
  std::uint32_t before = 0;
  for (std::size_t at = 0; at < bytes_.size(); at += block_size) {
    blocks_.push_back(before);
    before += static_cast<std::uint32_t>(count_code_points(std::string_view(bytes_).substr(at, block_size)));
  }
}

std::string_view Text::view(Span span) const {
  const std::uint32_t begin = std::min(span.begin, size());
  return std::string_view(bytes_).substr(begin, std::min(span.end, size()) - std::min(begin, span.end));
}

std::uint32_t Text::to_codepoint(std::uint32_t byte) const {
  if (byte >= size()) return codepoints_;
  if (blocks_.empty()) return byte;
  while (byte > 0 && is_continuation(bytes_[byte])) --byte;
  std::uint32_t count = blocks_[byte / block_size];
  for (std::uint32_t at = byte - byte % block_size; at < byte; ++at) {
    if (!is_continuation(bytes_[at])) ++count;
  }
  return count;
}

std::uint32_t Text::to_byte(std::uint32_t codepoint) const {
  if (codepoint >= codepoints_) return size();
  if (blocks_.empty()) return codepoint;
  const auto after = std::upper_bound(blocks_.begin(), blocks_.end(), codepoint);
  const auto block = static_cast<std::uint32_t>(after - blocks_.begin()) - 1;
  std::uint32_t count = blocks_[block];
  std::uint32_t at = block * block_size;
  while (is_continuation(bytes_[at])) ++at;
  while (count < codepoint) {
    ++at;
    if (!is_continuation(bytes_[at])) ++count;
  }
  return at;
}

}  // namespace quotidian::text
