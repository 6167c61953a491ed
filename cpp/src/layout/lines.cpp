#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "layout/wrapping.hpp"
#include "quotidian/layout/layout.hpp"
#include "quotidian/text/characters.hpp"
#include "quotidian/text/utf8.hpp"

namespace quotidian::layout {
namespace {

/// Bytes of the line break that starts at `at`; 0 where there is none.
std::size_t line_break(std::string_view bytes, std::size_t at) {
  const auto unit = [&](std::size_t i) { return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U; };
  switch (unit(0)) {
    case '\r': return unit(1) == '\n' ? 2 : 1;
    case '\n':
    case '\v':
    case '\f': return 1;
    case 0xC2: return unit(1) == 0x85 ? 2 : 0;
    case 0xE2: return unit(1) == 0x80 && (unit(2) == 0xA8 || unit(2) == 0xA9) ? 3 : 0;
    default: return 0;
  }
}

/// Bytes that may begin a line break; all others are passed over at once.
constexpr auto breaks = [] {
  std::array<bool, 256> table{};
  for (const unsigned unit : {0x0AU, 0x0BU, 0x0CU, 0x0DU, 0xC2U, 0xE2U}) table[unit] = true;
  return table;
}();

/// Whether one of eight bytes may begin a line break: is at most 0x0D, or is 0xC2 or 0xE2. A yes may be wrong, a no never is.
/// Source: H. S. Warren, Hacker's Delight, 2nd ed., 6-1.
bool may_hold_break(std::uint64_t units) {
  constexpr std::uint64_t ones = 0x0101010101010101;
  constexpr std::uint64_t tops = 0x8080808080808080;
  const std::uint64_t next = units ^ (ones * 0xC2);
  const std::uint64_t other = units ^ (ones * 0xE2);
  return ((((units - ones * 0x0E) & ~units) | ((next - ones) & ~next) | ((other - ones) & ~other)) & tops) != 0;
}

/// The first byte from `at` on that may begin a line break.
std::size_t next_break(std::string_view bytes, std::size_t at) {
  while (at < bytes.size()) {
    std::uint64_t units = 0;
    const std::size_t step = std::min(sizeof units, bytes.size() - at);
    std::memcpy(&units, bytes.data() + at, step);
    if (step == sizeof units && !may_hold_break(units)) {
      at += step;
      continue;
    }
    for (const std::size_t end = at + step; at < end; ++at) {
      if (breaks[static_cast<unsigned char>(bytes[at])]) return at;
    }
  }
  return at;
}

/// A visible sign of ASCII, which trimming need not decode.
bool is_plain(char unit) { return unit > ' ' && static_cast<unsigned char>(unit) < 0x7F; }

/// The stretch without white space at its ends; empty, at its beginning, where there is nothing else.
text::Span trim(std::string_view bytes, std::size_t begin, std::size_t end) {
  while (end > begin && !is_plain(bytes[end - 1])) {
    const auto c = text::decode_before(bytes, end);
    if (!text::is_space(c.value)) break;
    end -= c.size;
  }
  while (begin < end && !is_plain(bytes[begin])) {
    const auto c = text::decode(bytes, begin);
    if (!text::is_space(c.value)) break;
    begin += c.size;
  }
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

std::vector<Line> split_lines(std::string_view bytes) {
  std::vector<Line> lines;
  std::size_t begin = 0;
  for (std::size_t at = next_break(bytes, 0); at < bytes.size(); at = next_break(bytes, at)) {
    const std::size_t size = line_break(bytes, at);
    if (size == 0) {
      ++at;
      continue;
    }
    lines.push_back({trim(bytes, begin, at), 0});
    at += size;
    begin = at;
  }
  if (begin < bytes.size()) lines.push_back({trim(bytes, begin, bytes.size()), 0});
  return lines;
}

}  // namespace

Layout find_lines(const text::Text& text) {
  Layout layout;
  layout.lines = split_lines(text.view());
  const std::vector<bool> joined = find_wrapped(text.view(), layout.lines);
  for (std::uint32_t i = 0; i < layout.lines.size(); ++i) {
    Line& line = layout.lines[i];
    if (line.span.empty()) {
      line.paragraph = static_cast<std::uint32_t>(layout.paragraphs.size());
      continue;
    }
    if (i > 0 && joined[i - 1]) {
      layout.paragraphs.back().span.end = line.span.end;
      layout.paragraphs.back().last_line = i;
    } else {
      layout.paragraphs.push_back({line.span, i, i});
    }
    line.paragraph = static_cast<std::uint32_t>(layout.paragraphs.size() - 1);
  }
  return layout;
}

std::size_t paragraph_at(const Layout& layout, std::uint32_t byte) {
  const auto at =
      std::partition_point(layout.paragraphs.begin(), layout.paragraphs.end(), [&](const Paragraph& p) { return p.span.end <= byte; });
  return static_cast<std::size_t>(at - layout.paragraphs.begin());
}

}  // namespace quotidian::layout
