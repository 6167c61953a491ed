#include "layout/candidates.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "quotidian/text/characters.hpp"
#include "quotidian/text/utf8.hpp"

namespace quotidian::layout {
namespace {

/// What stands beside a sign, as far as quotation marks care.
enum class Side : std::uint8_t { edge, space, opener, word, digit, stop };

bool is_outer(Side side) { return side <= Side::opener; }
bool is_blank(Side side) { return side <= Side::space; }
bool is_inner(Side side) { return side == Side::word || side == Side::digit; }

Side side_of(char32_t c) {
  switch (c) {
    case U'(':
    case U'[':
    case U'{':
    case U'/':
    case U'-':
    case U'\u2010':
    case U'\u2011':
    case U'\u2012':
    case U'\u2013':
    case U'\u2014':
    case U'\u2015':
    case U'|': return Side::opener;
    case U'\u2026':
    case U'%': return Side::stop;
    default: break;
  }
  if (text::is_digit(c)) return Side::digit;
  if (text::is_space(c)) return Side::space;
  return text::char_class(c) == text::CharClass::punctuation ? Side::stop : Side::word;
}

/// The first byte from `at` on that may begin a sign. A comma begins one only where another follows it.
std::size_t next_sign(std::string_view bytes, std::size_t at) {
  while (true) {
    while (at < bytes.size() && !may_begin_sign(bytes[at])) ++at;
    if (at == bytes.size() || bytes[at] != ',' || (at + 1 < bytes.size() && bytes[at + 1] == ',')) return at;
    ++at;
  }
}

bool is_single(Sign sign) {
  return sign == Sign::single_straight || sign == Sign::single_left || sign == Sign::single_right || sign == Sign::backtick;
}

int open_cost(Side left, Side right) {
  if (is_outer(left)) return is_inner(right) || right == Side::opener ? 0 : right == Side::stop ? 5 : 25;
  if (left == Side::stop) return is_inner(right) ? 12 : 40;
  return is_inner(right) ? 25 : 70;
}

int close_cost(Side left, Side right) {
  if (is_blank(left)) return is_inner(right) ? 45 : 20;
  if (left == Side::opener) return is_inner(right) ? 40 : 8;
  if (is_inner(right)) return left == Side::stop ? 15 : 10;
  return 0;
}

/// Cost of taking a sign for no mark. A single one may be an apostrophe, a double one may stand for inches.
int drop_cost(Sign sign, Side left, Side right) {
  constexpr int lost = 55;
  if (sign == Sign::straight || sign == Sign::two_singles) return left == Side::digit ? 12 : lost;
  if (sign == Sign::two_commas) return is_outer(left) && is_inner(right) ? 25 : 0;
  if (!is_single(sign)) return lost;
  if (is_inner(left) && is_inner(right)) return 0;
  if (left == Side::digit) return 2;
  if (left == Side::word) return 8;
  if (left == Side::stop) return sign == Sign::single_right ? 25 : 20;
  if (right == Side::digit) return 5;
  return !is_inner(right) ? 5 : sign == Sign::single_left ? 25 : 15;
}

/// Which way a sign of its own direction points: what it costs to read it the other way.
struct Direction {
  int open = 0;
  int close = 0;
};

Direction direction(Sign sign) {
  constexpr int never = 200;
  switch (sign) {
    case Sign::left:
    case Sign::guillemet_left:
    case Sign::single_left:
    case Sign::single_guillemet_left: return {0, 20};
    case Sign::right:
    case Sign::guillemet_right:
    case Sign::single_guillemet_right: return {20, 0};
    case Sign::single_right: return {30, 0};
    case Sign::low:
    case Sign::single_low:
    case Sign::corner_left: return {0, never};
    case Sign::two_backticks: return {0, 30};
    case Sign::backtick: return {5, 10};
    case Sign::two_commas: return {};
    case Sign::corner_right: return {never, 0};
    case Sign::two_singles:
    case Sign::straight:
    case Sign::single_straight: return {};
  }
  return {};
}

bool is_directed(Sign sign) {
  return sign != Sign::straight && sign != Sign::single_straight && sign != Sign::two_singles && sign != Sign::backtick;
}

/// Marks set apart by spaces on both sides (" word ") tell nothing themselves: then what stands beyond the spaces speaks.
Direction beyond_spaces(std::string_view bytes, std::size_t begin, std::size_t end) {
  constexpr std::size_t reach = 8;
  Direction out;
  for (std::size_t at = begin; at > 0 && begin - at < reach;) {
    const auto c = text::decode_before(bytes, at);
    at -= c.size;
    if (text::is_space(c.value)) continue;
    if (c.value == U'.' || c.value == U':' || c.value == U'!' || c.value == U'?') out.close += 6;
    break;
  }
  for (std::size_t at = end; at < bytes.size() && at - end < reach;) {
    const auto c = text::decode(bytes, at);
    at += c.size;
    if (text::is_space(c.value)) continue;
    (text::is_upper(c.value) ? out.close : out.open) += 6;
    break;
  }
  return out;
}

/// Whether one word and nothing else stands between a single opening mark and `at`: 'Word'un, with the ending behind the mark.
bool closes_one_word(std::string_view bytes, const std::vector<Candidate>& before, std::size_t at) {
  constexpr std::size_t longest = 64;
  if (before.empty() || !is_single(before.back().sign) || before.back().open > 5 || at - before.back().span.end > longest) return false;
  const std::string_view between = bytes.substr(before.back().span.end, at - before.back().span.end);
  return between.find(' ') == std::string_view::npos;
}

/// Whether a sign stands for letters left out at the beginning of a short word, as English writes some of them: 'em, 'tis, rock 'n' roll.
/// Numbers ('90s) are known by their digits. The other languages of the press begin no word so.
bool begins_clitic(std::string_view bytes, std::size_t end) {
  constexpr std::array<std::string_view, 8> clitics{"em", "tis", "twas", "til", "cause", "bout", "round", "n"};
  std::string word;
  constexpr std::size_t longest = 6;
  for (std::size_t at = end; at < bytes.size() && word.size() < longest;) {
    const text::CodePoint c = text::decode(bytes, at);
    if (!text::is_letter(c.value)) break;
    if (c.size > 1) return false;
    word += static_cast<char>(bytes[at] | 0x20);
    at += c.size;
  }
  return std::ranges::find(clitics, word) != clitics.end();
}

/// Whether a sign ends such a word: the second one of 'n'.
bool ends_clitic(const std::vector<Candidate>& before, std::string_view bytes, std::size_t at) {
  if (before.empty() || !is_single(before.back().sign) || before.back().span.end + 1 != at) return false;
  return bytes[at - 1] == 'n' || bytes[at - 1] == 'N';
}

/// Whether a double curly mark stands for the inches behind feet: 6’2”.
bool is_inches(const std::vector<Candidate>& before, Sign sign, std::string_view bytes, std::size_t at) {
  constexpr std::size_t longest = 3;
  if (sign != Sign::right || before.empty() || !is_single(before.back().sign)) return false;
  const std::size_t begin = before.back().span.end;
  if (begin == at || at - begin > longest || before.back().span.begin == 0) return false;
  const auto is_figure = [](char c) { return c >= '0' && c <= '9'; };
  const std::string_view figures = bytes.substr(begin, at - begin);
  return is_figure(bytes[before.back().span.begin - 1]) && std::ranges::all_of(figures, is_figure);
}

/// << and >> with spaces around them are what a program shifts by, not marks.
bool is_shift(char first, Side left, Side right) { return (first == '<' || first == '>') && left == Side::space && right == Side::space; }

Candidate judge(const WrittenSign& found, std::size_t at, Side left, Side right, Direction extra) {
  // Signs that point somewhere need their neighbors less: « word » is as good as «word».
  const int trust = is_directed(found.sign) ? 2 : 1;
  const Direction way = direction(found.sign);
  const int open = way.open + open_cost(left, right) / trust + extra.open;
  const int close = way.close + close_cost(left, right) / trust + extra.close;
  Candidate out;
  out.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + found.size)};
  out.sign = found.sign;
  out.open = static_cast<std::uint8_t>(std::min(open, 200));
  out.close = static_cast<std::uint8_t>(std::min(close, 200));
  out.drop = static_cast<std::uint8_t>(drop_cost(found.sign, left, right));
  return out;
}

/// Signs that say more than their shape and neighbors do: letters left out, inches, shifts of a program.
void know_exceptions(Candidate& candidate, std::string_view bytes, text::Span run, Side left, Side right,
                     const std::vector<Candidate>& before) {
  constexpr std::uint8_t likely_none = 3;
  constexpr std::uint8_t likely_inches = 12;
  const std::size_t at = candidate.span.begin;
  if (is_single(candidate.sign) && is_outer(left) && begins_clitic(bytes, run.end)) {
    candidate.drop = likely_none;
    candidate.open = static_cast<std::uint8_t>(candidate.open + 10);
  }
  if (is_single(candidate.sign) && ends_clitic(before, bytes, run.begin)) candidate.drop = 0;
  if (is_inches(before, candidate.sign, bytes, at)) candidate.drop = likely_inches;
  if (is_shift(bytes[at], left, right)) candidate.drop = likely_none;
}

/// Signs side by side (“‘) see past each other to what stands around all of them. Gives where they end.
std::size_t judge_run(std::string_view bytes, text::Span paragraph, std::size_t begin, bool at_start, std::vector<Candidate>& out) {
  std::size_t end = begin;
  while (end < paragraph.end) {
    const auto next = sign_at(bytes, end);
    if (!next) break;
    end += next->size;
  }
  const Side left = begin == paragraph.begin ? Side::edge : side_of(text::decode_before(bytes, begin).value);
  const Side right = end == paragraph.end ? Side::edge : side_of(text::decode(bytes, end).value);
  const Direction spaced = left == Side::space && right == Side::space ? beyond_spaces(bytes, begin, end) : Direction{};
  for (std::size_t at = begin; at < end;) {
    const WrittenSign sign = *sign_at(bytes, at);
    const bool apostrophe = is_single(sign.sign) && is_inner(left) && is_inner(right);
    const Direction extra = apostrophe ? Direction{25, closes_one_word(bytes, out, begin) ? 0 : 10} : spaced;
    Candidate candidate = judge(sign, at, left, right, extra);
    candidate.at_start = at_start;
    know_exceptions(candidate, bytes, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, left, right, out);
    out.push_back(candidate);
    at += sign.size;
  }
  return end;
}

}  // namespace

std::vector<Candidate> find_candidates(std::string_view bytes, text::Span paragraph) {
  std::vector<Candidate> out;
  bool only_dashes = true;
  const std::string_view inside = bytes.substr(0, paragraph.end);
  for (std::size_t at = paragraph.begin; at < paragraph.end;) {
    if (may_begin_sign(bytes[at]) && sign_at(inside, at)) {
      at = judge_run(inside, paragraph, at, only_dashes, out);
      only_dashes = false;
    } else if (only_dashes) {
      const auto c = text::decode(bytes, at);
      const Side side = side_of(c.value);
      only_dashes = side == Side::space || (side == Side::opener && c.value != U'(');
      at += c.size;
    } else {
      at = next_sign(inside, at + 1);
    }
  }
  return out;
}

}  // namespace quotidian::layout
