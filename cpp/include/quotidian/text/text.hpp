// The buffer: immutable UTF-8, with exact maps between bytes (C++) and code points (Python).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "quotidian/text/span.hpp"

namespace quotidian::text {

/// Immutable UTF-8 text of at most 2^31 - 1 bytes that knows its code points.
///
/// Every code point of the input is exactly one code point here; a lone surrogate is kept as U+FFFD and reported, so
/// that offsets stay true and no document is lost. Maps are the identity for ASCII, else O(256) through a table.
class Text {
 public:
  /// The empty text.
  Text() = default;

  /// From UTF-8 bytes. Throws std::invalid_argument with the byte position where they are not UTF-8,
  /// std::length_error above 2^31 - 1 bytes (as the other makers do).
  static Text from_utf8(std::string_view bytes);
  /// From a `str` buffer of one byte a code point (ASCII or Latin-1).
  static Text from_latin1(std::span<const std::uint8_t> units);
  /// From a `str` buffer of two bytes a code point; a surrogate is always a lone one.
  static Text from_ucs2(std::span<const std::uint16_t> units);
  /// From a `str` buffer of four bytes a code point. Values above U+10FFFF count as lone surrogates do.
  static Text from_ucs4(std::span<const char32_t> units);

  /// The whole text.
  [[nodiscard]] std::string_view view() const { return bytes_; }
  /// The words of a span; a span beyond the end is cut there.
  [[nodiscard]] std::string_view view(Span span) const;
  /// Length in bytes.
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(bytes_.size()); }
  /// Length in code points.
  [[nodiscard]] std::uint32_t codepoints() const { return codepoints_; }
  [[nodiscard]] bool is_ascii() const { return codepoints_ == bytes_.size(); }
  /// Code point offsets of lone surrogates that were kept as U+FFFD, ascending; empty for almost every text.
  [[nodiscard]] const std::vector<std::uint32_t>& replaced() const { return replaced_; }

  /// Number of code points before the byte; a position inside a code point counts as its start, beyond the end as the end.
  [[nodiscard]] std::uint32_t to_codepoint(std::uint32_t byte) const;
  /// Byte at which a code point starts; `codepoints()` and beyond give `size()`.
  [[nodiscard]] std::uint32_t to_byte(std::uint32_t codepoint) const;

  bool operator==(const Text& other) const { return bytes_ == other.bytes_ && replaced_ == other.replaced_; }

 private:
  void index();

  std::string bytes_;
  std::uint32_t codepoints_ = 0;
  std::vector<std::uint32_t> replaced_;
  std::vector<std::uint32_t> blocks_;  // code points before each block of 256 bytes; empty for ASCII
};

}  // namespace quotidian::text
