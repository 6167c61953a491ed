#include "layout/candidates.hpp"

#include <algorithm>
#include <array>
#include <optional>
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

struct Found {
  Sign sign;
  std::uint32_t size;
};

std::optional<Found> wide_sign(std::string_view bytes, std::size_t at) {
  const char32_t c = text::decode(bytes, at).value;
  // Two single curly marks side by side are a double one typed twice.
  const std::string_view next = at + 3 < bytes.size() ? bytes.substr(at + 3, 3) : std::string_view();
  if (c == U'\u2018' && next == "\u2018") return Found{Sign::two_backticks, 6};
  if ((c == U'\u2018' || c == U'\u2019') && next == "\u2019") return Found{Sign::two_singles, 6};
  switch (c) {
    case U'\u00AB': return Found{Sign::guillemet_left, 2};
    case U'\u00BB': return Found{Sign::guillemet_right, 2};
    case U'\u2018':
    case U'\u201B': return Found{Sign::single_left, 3};
    case U'\u2019': return Found{Sign::single_right, 3};
    case U'\u201A': return Found{Sign::single_low, 3};
    case U'\u201C':
    case U'\u201F':
    case U'\u301D': return Found{Sign::left, 3};
    case U'\u201D':
    case U'\u301E': return Found{Sign::right, 3};
    case U'\u201E': return Found{Sign::low, 3};
    case U'\u2039': return Found{Sign::single_guillemet_left, 3};
    case U'\u203A': return Found{Sign::single_guillemet_right, 3};
    case U'\u300C':
    case U'\u300E': return Found{Sign::corner_left, 3};
    case U'\u300D':
    case U'\u300F': return Found{Sign::corner_right, 3};
    case U'\uFF02': return Found{Sign::straight, 3};
    default: return std::nullopt;
  }
}

/// The sign that begins at a byte, if any. Text is UTF-8, so one look at the first byte settles nearly all.
std::optional<Found> sign_at(std::string_view bytes, std::size_t at) {
  const bool twice = at + 1 < bytes.size() && bytes[at + 1] == bytes[at];
  switch (static_cast<unsigned char>(bytes[at])) {
    case '"': return Found{Sign::straight, 1};
    case '\'': return twice ? Found{Sign::two_singles, 2} : Found{Sign::single_straight, 1};
    case '`': return twice ? Found{Sign::two_backticks, 2} : Found{Sign::backtick, 1};
    case ',': return twice ? std::optional(Found{Sign::two_commas, 2}) : std::nullopt;
    case '<': return twice ? std::optional(Found{Sign::guillemet_left, 2}) : std::nullopt;
    case '>': return twice ? std::optional(Found{Sign::guillemet_right, 2}) : std::nullopt;
    case 0xC2:
    case 0xE2:
    case 0xE3:
    case 0xEF: return wide_sign(bytes, at);
    default: return std::nullopt;
  }
}

/// Bytes that may begin a sign; all others are passed over at once.
constexpr auto beginnings = [] {
  std::array<bool, 256> table{};
  for (const unsigned unit :
       {unsigned{'"'}, unsigned{'\''}, unsigned{'`'}, unsigned{','}, unsigned{'<'}, unsigned{'>'}, 0xC2U, 0xE2U, 0xE3U, 0xEFU})
    table[unit] = true;
  return table;
}();

/// The first byte from `at` on that may begin a sign. A comma begins one only where another follows it.
std::size_t next_sign(std::string_view bytes, std::size_t at) {
  const auto may = [&](std::size_t i) { return beginnings[static_cast<unsigned char>(bytes[i])]; };
  while (true) {
    while (at + 4 <= bytes.size() && !(may(at) || may(at + 1) || may(at + 2) || may(at + 3))) at += 4;
    while (at < bytes.size() && !may(at)) ++at;
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
  return is_inner(right) ? 25 : 45;
}

int close_cost(Side left, Side right) {
  if (is_blank(left)) return is_inner(right) ? 45 : 20;
  if (left == Side::opener) return is_inner(right) ? 40 : 8;
  if (is_inner(right)) return left == Side::stop ? 15 : 10;
  return 0;
}

/// Cost of taking a sign for no mark. A single one may be an apostrophe, a double one may stand for inches.
int drop_cost(Sign sign, Side left, Side right) {
  if (sign == Sign::straight || sign == Sign::two_singles) return left == Side::digit ? 12 : 40;
  if (sign == Sign::two_commas) return is_outer(left) && is_inner(right) ? 25 : 0;
  if (!is_single(sign)) return 40;
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
    case Sign::two_commas: return {0, never};
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

Candidate judge(const Found& found, std::size_t at, Side left, Side right, Direction extra) {
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

}  // namespace

std::vector<Candidate> find_candidates(std::string_view bytes, text::Span paragraph) {
  std::vector<Candidate> out;
  bool only_dashes = true;
  const std::string_view inside = bytes.substr(0, paragraph.end);
  for (std::size_t at = paragraph.begin; at < paragraph.end;) {
    if (!only_dashes) {
      at = next_sign(inside, at);
      if (at == paragraph.end) break;
    }
    if (const auto first = sign_at(inside, at)) {
      // Signs side by side (“‘) see past each other to what stands around all of them.
      std::vector<std::pair<Found, std::size_t>> run;
      std::size_t end = at;
      for (auto next = first; next; next = end < paragraph.end ? sign_at(inside, end) : std::nullopt) {
        run.emplace_back(*next, end);
        end += next->size;
      }
      const Side left = at == paragraph.begin ? Side::edge : side_of(text::decode_before(bytes, at).value);
      const Side right = end == paragraph.end ? Side::edge : side_of(text::decode(bytes, end).value);
      const Direction spaced = left == Side::space && right == Side::space ? beyond_spaces(inside, at, end) : Direction{};
      for (const auto& [found, place] : run) {
        const bool apostrophe = is_single(found.sign) && is_inner(left) && is_inner(right);
        const Direction extra = apostrophe ? Direction{25, closes_one_word(inside, out, at) ? 0 : 10} : spaced;
        out.push_back(judge(found, place, left, right, extra));
        out.back().at_start = only_dashes;
      }
      at = end;
      only_dashes = false;
      continue;
    }
    if (only_dashes) {
      const auto c = text::decode(bytes, at);
      const Side side = side_of(c.value);
      only_dashes = side == Side::space || (side == Side::opener && c.value != U'(');
      at += c.size;
      continue;
    }
    ++at;
  }
  return out;
}

}  // namespace quotidian::layout
