// What a line of a page looks like, before anybody decides what it is. Private to the room.
// A line that was wrapped is one line here: what the layout calls a paragraph.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "quotidian/layout/layout.hpp"
#include "quotidian/lexicon/lexicon.hpp"
#include "quotidian/text/text.hpp"

namespace quotidian::document {

/// How a line begins, before its first word.
enum class Opening : std::uint8_t { none, dash, bullet, number };

/// A line is looked at closely only up to this many words; longer lines are prose anyway.
constexpr std::size_t max_line_words = 48;

/// Shape of one line of the page.
struct LineFacts {
  text::Span span;
  std::uint32_t paragraph = 0;      ///< index into layout.paragraphs
  std::vector<std::string> words;   ///< the first words, folded, without punctuation around them
  std::vector<text::Span> places;   ///< where each of `words` stands
  std::uint32_t word_count = 0;     ///< of the whole line
  std::uint32_t capital_words = 0;  ///< words that begin with a capital or a digit, of `words`
  std::uint32_t codepoints = 0;
  std::uint32_t letters = 0;
  std::uint32_t upper = 0;
  std::uint32_t digits = 0;
  std::uint32_t shouted_words = 0;  ///< words all in capitals, of two letters at least, at the beginning of the line
  std::uint32_t dashes = 0;         ///< long dashes between spaces
  std::uint32_t parts = 1;          ///< pieces between menu bars (`|`, `•`, `/`, ` > `) or wide gaps
  std::uint32_t bars = 0;           ///< menu bars
  std::uint32_t longest_part = 0;   ///< words of the longest piece, of `words`
  Opening opening = Opening::none;
  std::uint32_t opening_end = 0;  ///< byte where the first word after dash, bullet or number stands
  bool ends_stop = false;         ///< full stop, exclamation or ellipsis, also inside a closing mark
  bool ends_exclamation = false;  ///< of the stops, an exclamation mark
  bool ends_question = false;
  bool ends_colon = false;
  bool ends_comma = false;     ///< comma or semicolon
  bool has_marks = false;      ///< holds a quotation mark
  bool in_marks = false;       ///< wholly between one pair of quotation marks
  bool has_address = false;    ///< URL, e-mail address, name of a site
  bool has_phone = false;      ///< telephone number written with + or with its code in brackets
  bool has_degrees = false;    ///< degree sign
  bool has_copyright = false;  ///< copyright sign
  bool has_arrow = false;      ///< an arrow, or » and a space, before the first word
  bool ends_star = false;      ///< a star after a space, as forms mark what must be filled in
  std::uint32_t commas = 0;
  std::uint32_t hashtags = 0;              ///< words that begin with #
  std::vector<std::uint32_t> part_starts;  ///< index into `words` of the first word of each piece between bars
};

/// Facts about every paragraph of the layout, in order. Linear.
[[nodiscard]] std::vector<LineFacts> look_at_lines(const text::Text& text, const layout::Layout& layout);

/// Whether a line reads as running text: long, or a sentence of some length that ends as one.
[[nodiscard]] bool is_prose(const LineFacts& line);

/// Whether the word at `i` begins with a capital or is a number.
[[nodiscard]] bool is_capital(const text::Text& text, text::Span word);

/// How much of a line is a date, a time or a place that belongs to one.
struct DateFacts {
  bool found = false;             ///< a day, a month with a number, a clock time, "3 hours ago"
  std::uint32_t other_words = 0;  ///< words that belong to no date
  std::uint32_t last_other = 0;   ///< index into `words` of the last of them
  std::uint32_t before = 0;       ///< of those, words before the date
};

/// Dates and times of a short line. Needs months, weekdays and date words of the lexicon.
[[nodiscard]] DateFacts look_for_date(const text::Text& text, const LineFacts& line, const lexicon::Lexicon& lexicon);

}  // namespace quotidian::document
