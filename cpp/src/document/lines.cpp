#include "document/lines.hpp"

#include <algorithm>
#include <string_view>

#include "quotidian/text/characters.hpp"
#include "quotidian/text/fold.hpp"
#include "quotidian/text/utf8.hpp"

namespace quotidian::document {
namespace {

using text::CharClass;

constexpr bool is_dash(char32_t c) { return c == U'-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212; }

constexpr bool is_bullet(char32_t c) {
  return c == U'*' || c == 0x2022 || c == 0x25A0 || c == 0x25AA || c == 0x25CF || c == 0x25E6 || c == 0x2023 || c == 0x00B7 ||
         c == 0x25BA || c == 0x25B6 || c == 0x25C6 || c == 0x25C7 || c == 0x25BC || c == 0x27A4 || c == 0x2794;
}

constexpr bool is_bar(char32_t c) {
  return c == U'|' || c == 0x2022 || c == 0x00B7 || c == 0x25BE || c == 0x25BC || c == 0x00A6 || c == 0x2502;
}

/// Marks that part a menu only where white space stands on both sides.
constexpr bool is_spaced_bar(char32_t c) { return c == U'/' || c == U'>' || c == 0x00BB || c == 0x203A || c == 0x2192 || c == 0x2794; }

constexpr bool is_arrow(char32_t c) { return c == 0x2192 || c == 0x21D2 || c == 0x279C || c == 0x279D || c == 0x27A1 || c == 0x00BB; }

constexpr bool is_quote(char32_t c) {
  return c == U'"' || c == 0x00AB || c == 0x00BB || (c >= 0x201C && c <= 0x201F) || c == 0x2039 || c == 0x203A;
}

constexpr bool is_closing(char32_t c) { return is_quote(c) || c == U')' || c == U']' || c == U'\'' || c == 0x2019 || c == 0x2018; }

/// Walks one paragraph and gathers its facts.
class Looker {
 public:
  Looker(std::string_view bytes, LineFacts& facts) : bytes_(bytes), facts_(facts) {}

  void look() {
    open();
    for (std::uint32_t at = facts_.span.begin; at < facts_.span.end;) {
      const auto [c, size] = text::decode(bytes_, at);
      step(c, at, size);
      at += size;
    }
    close_word(facts_.span.end);
    close_part();
    facts_.has_address = facts_.has_address || has_address();
    end();
  }

 private:
  void open() {
    std::uint32_t at = facts_.span.begin;
    facts_.opening_end = at;
    const auto [first, size] = text::decode(bytes_, at);
    std::uint32_t after = at + size;
    if (is_dash(first) || is_bullet(first)) {
      while (after < facts_.span.end && is_dash(text::decode(bytes_, after).value)) after += text::decode(bytes_, after).size;
      facts_.opening = is_dash(first) ? Opening::dash : Opening::bullet;
    } else if (text::is_digit(first)) {
      while (after < facts_.span.end && text::is_digit(text::decode(bytes_, after).value)) after += text::decode(bytes_, after).size;
      if (after - at > 3 || after >= facts_.span.end || (bytes_[after] != '.' && bytes_[after] != ')')) return;
      ++after;
      facts_.opening = Opening::number;
    } else {
      return;
    }
    const std::uint32_t gap = after;
    while (after < facts_.span.end && text::is_space(text::decode(bytes_, after).value)) after += text::decode(bytes_, after).size;
    // "—Text" and "■Text" are written without a space too; "-5 degrees" and "3.14" are no openings
    const bool glued = gap == after && (facts_.opening == Opening::number ||
                                        !text::is_upper(after < facts_.span.end ? text::decode(bytes_, after).value : U' '));
    if (after >= facts_.span.end || glued) {
      facts_.opening = Opening::none;
      return;
    }
    facts_.opening_end = after;
  }

  void step(char32_t c, std::uint32_t at, std::uint32_t size) {
    ++facts_.codepoints;
    const bool space = text::is_space(c);
    facts_.has_address = facts_.has_address || (c == U'@' && at + 1 < facts_.span.end && bytes_[at + 1] != ' ');
    facts_.has_degrees = facts_.has_degrees || c == 0x00B0;
    facts_.has_copyright = facts_.has_copyright || c == 0x00A9;
    if (space) {
      close_word(at);
      // where a line was wrapped, no indentation makes a wide gap
      wrapped_ = wrapped_ || c == U'\n' || c == U'\r';
      gap_ = wrapped_ ? 1 : gap_ + (c == U'\t' ? 2U : 1U);
      return;
    }
    if (gap_ >= 2 && part_words_ > 0) wide_gap();
    const bool apart = gap_ > 0 || at == facts_.span.begin;
    facts_.hashtags += apart && c == U'#';
    facts_.commas += c == U',';
    gap_ = 0;
    wrapped_ = false;
    look_for_phone(c);
    count(c);
    const bool between = apart && at > facts_.span.begin && at + size < facts_.span.end && bytes_[at + size] == ' ';
    facts_.dashes += between && c >= 0x2013 && c <= 0x2015;
    const bool spaced = apart && is_spaced_bar(c) && at + size < facts_.span.end && text::is_space(text::decode(bytes_, at + size).value);
    if (is_quote(c) && !spaced) facts_.has_marks = true;
    const bool bar = (is_bar(c) && at >= facts_.opening_end) || spaced;
    if (bar) {
      close_word(at);
      ++facts_.bars;
      if (part_words_ > 0) close_part(), ++facts_.parts;
      return;
    }
    if (word_ == none) word_ = at;
  }

  /// A plus sign and seven digits with marks between them, or two to five digits in brackets and five behind them.
  void look_for_phone(char32_t c) {
    if (c == U'+' || c == U'(') {
      dialed_ = 1;
      bracket_ = c == U'(';
    } else if (text::is_digit(c)) {
      if (dialed_ > 0 && ++dialed_ > 7 && !bracket_) facts_.has_phone = true;
    } else if (c == U')' && bracket_) {
      // "(012) 555-01-20": what stands behind the brackets counts on from three
      dialed_ = dialed_ >= 3 && dialed_ <= 6 ? 3 : 0;
      bracket_ = false;
    } else if (text::is_letter(c) || bracket_) {
      dialed_ = 0;
      bracket_ = false;
    }
  }

  void count(char32_t c) {
    if (c < 0x80) {
      facts_.upper += c >= U'A' && c <= U'Z';
      facts_.letters += (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
      facts_.digits += c >= U'0' && c <= U'9';
      return;
    }
    facts_.upper += text::is_upper(c);
    facts_.letters += text::is_letter(c);
    facts_.digits += text::is_digit(c);
  }

  void wide_gap() {
    close_part();
    ++facts_.parts;
  }

  void close_part() {
    facts_.longest_part = std::max(facts_.longest_part, part_words_);
    part_words_ = 0;
  }

  void close_word(std::uint32_t end) {
    if (word_ == none) return;
    std::uint32_t begin = word_;
    word_ = none;
    const auto outer = [](char32_t c) {
      return text::char_class(c) == CharClass::punctuation || text::char_class(c) == CharClass::control;
    };
    while (begin < end && outer(text::decode(bytes_, begin).value)) begin += text::decode(bytes_, begin).size;
    while (end > begin && outer(text::decode_before(bytes_, end).value)) end -= text::decode_before(bytes_, end).size;
    if (begin == end) return;
    ++facts_.word_count;
    ++part_words_;
    if (facts_.words.size() >= max_line_words) return;
    if (part_words_ == 1) facts_.part_starts.push_back(static_cast<std::uint32_t>(facts_.words.size()));
    facts_.has_address = facts_.has_address || is_site(bytes_.substr(begin, end - begin));
    // a run of ten thousand letters is no word that any list holds
    facts_.words.push_back(text::fold(end - begin > 120 ? std::string_view() : bytes_.substr(begin, end - begin)));
    facts_.places.push_back({begin, end});
    const char32_t first = text::decode(bytes_, begin).value;
    if (facts_.shouted_words + 1 == facts_.words.size() && is_shouted(bytes_.substr(begin, end - begin))) ++facts_.shouted_words;
    facts_.capital_words += text::is_upper(first) || text::is_digit(first);
  }

  static bool is_shouted(std::string_view word) {
    std::uint32_t letters = 0;
    for (std::size_t at = 0; at < word.size() && at < 120;) {
      const auto [c, size] = text::decode(word, at);
      if (text::is_letter(c) && !text::is_upper(c)) return false;
      letters += text::is_upper(c);
      at += size;
    }
    return letters >= 2;
  }

  /// "shore.example", "SHORE.EXAMPLE": letters of one case around one dot or two, the last piece of two letters at least.
  static bool is_site(std::string_view word) {
    const std::size_t dot = word.rfind('.');
    if (dot == std::string_view::npos || dot < 2 || word.size() - dot < 3 || word.size() > 60) return false;
    bool lower = false;
    bool upper = false;
    for (std::size_t i = dot + 1; i < word.size(); ++i) {
      lower = lower || (word[i] >= 'a' && word[i] <= 'z');
      upper = upper || (word[i] >= 'A' && word[i] <= 'Z');
      if (!((word[i] >= 'a' && word[i] <= 'z') || (word[i] >= 'A' && word[i] <= 'Z'))) return false;
    }
    const bool one_letter = word.find('.') == 1;  // "p.m", "e.g"
    return lower != upper && !one_letter && std::all_of(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(dot), [](char c) {
             return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
           });
  }

  [[nodiscard]] bool has_address() const {
    if (facts_.codepoints > 400) return false;
    const std::string_view line = bytes_.substr(facts_.span.begin, facts_.span.size());
    return line.find("://") != std::string_view::npos || line.find("www.") != std::string_view::npos;
  }

  void end() {
    std::uint32_t end = facts_.span.end;
    char32_t last = 0;
    std::uint32_t closers = 0;
    char32_t outermost = 0;
    for (; end > facts_.span.begin && closers < 4; ++closers) {
      const auto [c, size] = text::decode_before(bytes_, end);
      last = c;
      if (closers == 0) outermost = c;
      if (!is_closing(c)) break;
      end -= size;
    }
    facts_.ends_question = last == U'?' || last == 0x061F;
    facts_.ends_stop = last == U'.' || last == U'!' || last == 0x2026 || last == 0x3002;
    facts_.ends_exclamation = last == U'!';
    facts_.ends_colon = last == U':';
    facts_.ends_comma = last == U',' || last == U';';
    // "Is it true?!" asks
    if (last == U'!' && end > facts_.span.begin + 1 && bytes_[end - 2] == '?') facts_.ends_question = true;
    const auto [first, first_size] = text::decode(bytes_, facts_.span.begin);
    const std::uint32_t second = facts_.span.begin + first_size;
    const bool spaced = second < facts_.span.end && bytes_[second] == ' ';
    facts_.has_arrow = is_arrow(first) && (spaced || first != 0x00BB);
    facts_.ends_star = outermost == U'*' && facts_.span.size() > 2 && bytes_[facts_.span.end - 2] == ' ';
    const bool opens = is_quote(first) || first == U'\'' || first == 0x2018;
    facts_.in_marks =
        opens && (is_quote(outermost) || outermost == U'\'' || outermost == 0x2019) && facts_.codepoints > 2 && single_pair(first);
  }

  /// Whether the mark that opens the line is not closed before its end.
  [[nodiscard]] bool single_pair(char32_t first) const {
    if (facts_.codepoints > 400) return false;
    std::uint32_t marks = 0;
    for (std::uint32_t at = facts_.span.begin; at < facts_.span.end;) {
      const auto [c, size] = text::decode(bytes_, at);
      marks += first == U'"' ? c == U'"' : (c == first);
      at += size;
    }
    return first == U'"' ? marks == 2 : marks == 1 || first == U'\'';
  }

  static constexpr std::uint32_t none = 0xFFFFFFFF;
  std::string_view bytes_;
  LineFacts& facts_;
  std::uint32_t word_ = none;
  std::uint32_t gap_ = 0;
  bool wrapped_ = false;
  std::uint32_t dialed_ = 0;
  bool bracket_ = false;
  std::uint32_t part_words_ = 0;
};

}  // namespace

std::vector<LineFacts> look_at_lines(const text::Text& text, const layout::Layout& layout) {
  std::vector<LineFacts> out;
  out.reserve(layout.paragraphs.size());
  for (std::uint32_t i = 0; i < layout.paragraphs.size(); ++i) {
    if (layout.paragraphs[i].span.empty()) continue;
    LineFacts& facts = out.emplace_back();
    facts.span = layout.paragraphs[i].span;
    facts.paragraph = i;
    Looker(text.view(), facts).look();
  }
  return out;
}

bool is_prose(const LineFacts& line) {
  if (line.word_count >= 30) return true;
  const bool ends = line.ends_stop || line.ends_colon;
  return (ends && line.word_count >= 8 && line.letters > 3 * line.digits) ||
         (line.codepoints >= 180 && line.word_count >= 16 && line.parts < 4);
}

bool is_capital(const text::Text& text, text::Span word) {
  const char32_t first = text::decode(text.view(), word.begin).value;
  return text::is_upper(first) || text::is_digit(first);
}

}  // namespace quotidian::document
