#include "layout/wrapping.hpp"

#include <algorithm>
#include <cstddef>

#include "quotidian/text/characters.hpp"
#include "quotidian/text/utf8.hpp"

namespace quotidian::layout {
namespace {

// A line that was wrapped is nearly as wide as its column; headings, menus and lists are often shorter than any column.
constexpr std::size_t narrowest_wrap = 30;
constexpr std::size_t narrowest_column = 45;
constexpr std::size_t widest_column = 120;
constexpr std::size_t fewest_lines = 3;

bool is_quote_or_bracket(char32_t c) {
  switch (c) {
    case U'"':
    case U'\'':
    case U'`':
    case U'(':
    case U')':
    case U'[':
    case U']':
    case U'\u00AB':
    case U'\u00BB':
    case U'\u2039':
    case U'\u203A': return true;
    default: return c >= U'\u2018' && c <= U'\u201F';
  }
}

bool ends_something(char32_t c) {
  return c == U'.' || c == U'!' || c == U'?' || c == U':' || c == U';' || c == U'\u2026' || c == U'\u0589' || c == U'\u06D4' ||
         c == U'\u061F';
}

/// Last code point of a line behind its closing marks and brackets; 0 where there is none.
char32_t last_character(std::string_view line) {
  for (std::size_t at = line.size(); at > 0;) {
    const auto c = text::decode_before(line, at);
    if (!is_quote_or_bracket(c.value)) return c.value;
    at -= c.size;
  }
  return 0;
}

/// First code point of a line after its opening marks and brackets; 0 where there is none.
char32_t first_character(std::string_view line) {
  for (std::size_t at = 0; at < line.size();) {
    const auto c = text::decode(line, at);
    if (!is_quote_or_bracket(c.value)) return c.value;
    at += c.size;
  }
  return 0;
}

std::size_t width(std::string_view line) { return text::count_code_points(line); }

/// Whether a sentence plainly runs over the line break.
bool runs_over(std::string_view line, std::string_view next) {
  const char32_t first = first_character(next);
  if (!text::is_lower(first) || text::script(first) == text::Script::georgian) return false;  // Georgian has no capitals in use
  const char32_t last = last_character(line);
  if (ends_something(last)) return false;
  return (text::is_letter(last) || last == U',' || last == U'-' || text::is_digit(last)) && width(line) >= narrowest_wrap;
}

/// Whether a block of lines was filled greedily to one width: no line but the last has room for the first word of the next.
bool is_filled(std::string_view bytes, const std::vector<Line>& lines, std::size_t first, std::size_t last) {
  if (last - first + 1 < fewest_lines) return false;
  const auto words = [&](std::size_t i) { return bytes.substr(lines[i].span.begin, lines[i].span.size()); };
  std::vector<std::size_t> widths;
  widths.reserve(last - first + 1);
  std::size_t column = 0;
  for (std::size_t i = first; i <= last; ++i) {
    widths.push_back(width(words(i)));
    column = std::max(column, widths.back());
    if (column > widest_column) return false;
  }
  if (column < narrowest_column) return false;
  for (std::size_t i = first; i < last; ++i) {
    const std::string_view next = words(i + 1);
    if (widths[i - first] + 1 + width(next.substr(0, next.find(' '))) <= column) return false;
  }
  return true;
}

/// Whether a line is set in from the one before it, as a new paragraph is in texts of fixed width.
bool is_indented(std::string_view bytes, const std::vector<Line>& lines, std::size_t i) {
  const auto inset = [&](const Line& line) {
    std::size_t spaces = 0;
    while (spaces < line.span.begin && bytes[line.span.begin - spaces - 1] == ' ') ++spaces;
    return spaces;
  };
  return inset(lines[i]) >= inset(lines[i - 1]) + 2;
}

}  // namespace

std::vector<bool> find_wrapped(std::string_view bytes, const std::vector<Line>& lines) {
  std::vector<bool> wrapped(lines.size(), false);
  const auto words = [&](std::size_t i) { return bytes.substr(lines[i].span.begin, lines[i].span.size()); };
  for (std::size_t first = 0; first < lines.size();) {
    std::size_t last = first;
    while (last + 1 < lines.size() && !lines[last].span.empty() && !lines[last + 1].span.empty() && !is_indented(bytes, lines, last + 1))
      ++last;
    bool any = false;
    for (std::size_t i = first; i < last; ++i) {
      wrapped[i] = runs_over(words(i), words(i + 1));
      any = any || wrapped[i];
    }
    if (any && is_filled(bytes, lines, first, last)) std::fill_n(wrapped.begin() + static_cast<std::ptrdiff_t>(first), last - first, true);
    first = last + 1;
  }
  return wrapped;
}

}  // namespace quotidian::layout
