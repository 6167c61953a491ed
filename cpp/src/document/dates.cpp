// Dates and clock times of short lines: "17 October 2022, 15:22", "15.09.2024 [16:31]", "3 hours ago", "Fevral 03, 2018".
#include <algorithm>
#include <string_view>

#include "document/lines.hpp"

namespace quotidian::document {
namespace {

using lexicon::EntryKind;

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Numbers with date separators between them: "15.09.2024", "2024-09-15", "15:22", "14.18", "2024".
struct Numeral {
  bool whole = false;        // begins with a digit
  std::uint32_t groups = 0;  // runs of digits
  bool colon = false;
  bool letters = false;
  std::uint32_t first = 0;  // value of the first run
  std::size_t first_size = 0;
};

Numeral read_numeral(std::string_view word) {
  Numeral out;
  if (word.empty() || !is_digit(word.front())) return out;
  out.whole = true;
  bool digit = false;
  for (const char c : word) {
    if (is_digit(c)) {
      if (!digit) ++out.groups;
      if (out.groups == 1 && out.first_size < 6) out.first = out.first * 10 + static_cast<std::uint32_t>(c - '0'), ++out.first_size;
    } else {
      out.colon = out.colon || c == ':';
      out.letters = out.letters || (c != ':' && c != '.' && c != '-' && c != '/');
    }
    digit = is_digit(c);
  }
  return out;
}

/// What a word is to a date.
enum class Part : std::uint8_t { none, full, month, number, word };

Part part_of(const std::string& word, const lexicon::Lexicon& lexicon) {
  if (lexicon.find(EntryKind::month, word) != nullptr) return Part::month;
  if (lexicon.find(EntryKind::weekday, word) != nullptr) return Part::word;
  const Numeral numeral = read_numeral(word);
  if (numeral.whole && !numeral.letters) {
    const bool clock = numeral.groups >= 2 && numeral.colon && numeral.first < 25;
    // "555-01-20" is a telephone
    const bool dated = numeral.groups >= 3 && (numeral.first <= 31 || numeral.first_size == 4);
    return clock || dated ? Part::full : Part::number;
  }
  // "1st", "15-də", "2020-ci"
  if (numeral.whole && word.size() <= numeral.first_size + 10) return Part::number;
  const lexicon::Entry* entry = lexicon.find(EntryKind::furniture, word);
  return entry != nullptr && entry->get("as") == "date" ? Part::word : Part::none;
}

}  // namespace

DateFacts look_for_date(const text::Text&, const LineFacts& line, const lexicon::Lexicon& lexicon) {
  DateFacts out;
  if (line.word_count == 0 || line.word_count > 24 || line.digits == 0) return out;
  std::uint32_t numbers = 0;
  std::uint32_t ago = 0;
  bool month = false;
  bool year = false;
  bool full = false;
  for (std::size_t i = 0; i < line.words.size(); ++i) {
    const std::string& word = line.words[i];
    switch (part_of(word, lexicon)) {
      case Part::full: full = true; break;
      case Part::month: month = true; break;
      case Part::number:
        ++numbers;
        year = year || (read_numeral(word).first >= 1900 && read_numeral(word).first < 2100);
        break;
      case Part::word: {
        const lexicon::Entry* entry = lexicon.find(EntryKind::furniture, word);
        ago += entry != nullptr && !entry->get("ago").empty();
        break;
      }
      case Part::none:
        ++out.other_words;
        out.last_other = static_cast<std::uint32_t>(i);
        out.before += !(full || month || numbers > 0);
        break;
    }
  }
  out.found = full || (month && numbers > 0) || (ago >= 2 && numbers > 0) || (year && numbers == 1 && out.other_words == 0);
  return out;
}

}  // namespace quotidian::document
