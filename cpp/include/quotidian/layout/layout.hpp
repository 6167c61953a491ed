// The page before its words: lines, paragraphs, and which quotation mark closes which.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "quotidian/text/text.hpp"

namespace quotidian::layout {

/// One line without its line break (LF, CR, CRLF, VT, FF, U+0085, U+2028, U+2029) and without white space at its ends.
struct Line {
  text::Span span;              ///< trimmed; empty for a blank line
  std::uint32_t paragraph = 0;  ///< index into paragraphs; blank lines carry the index of the next one
  bool operator==(const Line&) const = default;
};

/// Lines that belong together: no blank line between them, and each but the last wrapped in mid sentence.
struct Paragraph {
  text::Span span;  ///< first to last character that is not white space
  std::uint32_t first_line = 0;
  std::uint32_t last_line = 0;  ///< inclusive
  bool operator==(const Paragraph&) const = default;
};

/// How a pair of marks is drawn. Straight marks are guessed open or closed by their neighbours.
enum class MarkStyle : std::uint8_t {
  straight,
  curly,
  low,
  guillemet,
  guillemet_inward,
  single_straight,
  single_curly,
  single_low,
  single_guillemet,
  backtick,
  corner
};

/// A quotation between two marks. Spans are of the marks themselves.
struct MarkPair {
  text::Span open;   ///< empty where none was written (a quotation closed but never opened)
  text::Span close;  ///< empty where none was written (runs to the end of its paragraph)
  MarkStyle style{};
  std::uint16_t depth = 0;                 ///< 0 outermost
  bool repaired = false;                   ///< a mark was missing or drawn wrongly; the pairing is a guess
  std::optional<std::uint32_t> continues;  ///< pair of the paragraph before that this one goes on from (re-opened quotation)

  /// What stands between the marks.
  [[nodiscard]] text::Span inner() const { return {open.end, close.begin}; }
  /// Marks included.
  [[nodiscard]] text::Span outer() const { return {open.begin, close.end}; }
  bool operator==(const MarkPair&) const = default;
};

/// Lines, paragraphs and marks of one text.
struct Layout {
  std::vector<Line> lines;
  std::vector<Paragraph> paragraphs;
  std::vector<MarkPair> marks;  ///< ordered by open.begin, outer before inner; never crossing
  bool operator==(const Layout&) const = default;
};

/// Lines and paragraphs. A blank line always ends a paragraph; a single line break ends it unless the line was wrapped (the next one
/// begins with a lower-case letter and this one does not end a sentence). Linear. Empty text gives none.
[[nodiscard]] Layout find_lines(const text::Text& text);

/// Fill `layout.marks`. Never fails, whatever the marks: what cannot be paired is repaired (closed at the end of its paragraph, or
/// opened at its beginning) or dropped (apostrophes, inches, minutes). Linear. A paragraph that begins with an opening mark
/// while the paragraph before ended unclosed continues it.
[[nodiscard]] std::vector<MarkPair> pair_marks(const text::Text& text, const Layout& layout);

/// Index of the paragraph that holds the byte, or of the next one. O(log n).
[[nodiscard]] std::size_t paragraph_at(const Layout& layout, std::uint32_t byte);

}  // namespace quotidian::layout
