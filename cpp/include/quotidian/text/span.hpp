// A stretch of text, in bytes. The one currency between rooms: annotations are numbers over a text, never pointers.
#pragma once

#include <compare>
#include <cstdint>

namespace quotidian::text {

/// Half-open range of UTF-8 bytes `[begin, end)` of one `Text`; ordered by begin, then end.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  auto operator<=>(const Span&) const = default;

  /// Length in bytes.
  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin == end; }
  /// Whether `other` lies wholly inside; an empty span at either edge does.
  [[nodiscard]] constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  /// Whether the byte at `position` belongs to the span.
  [[nodiscard]] constexpr bool contains(std::uint32_t position) const { return begin <= position && position < end; }
  /// Whether the two share at least one byte.
  [[nodiscard]] constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
};

}  // namespace quotidian::text
