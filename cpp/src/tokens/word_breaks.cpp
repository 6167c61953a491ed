#include "quotidian/text/utf8.hpp"
#include "quotidian/tokens/breaks.hpp"
#include "tokens/properties.hpp"

namespace quotidian::tokens {
namespace {

using enum WordBreak;

bool is_newline(WordBreak p) { return p == cr || p == lf || p == newline; }
bool is_ignored(WordBreak p) { return p == extend || p == format || p == zwj; }
bool is_letter(WordBreak p) { return p == a_letter || p == hebrew_letter; }
bool is_ascii_letter(char unit) { return (unit >= 'a' && unit <= 'z') || (unit >= 'A' && unit <= 'Z'); }

/// Property of the first code point at or after `at` that WB4 does not skip; `other` at the end.
WordBreak beyond_ignored(std::string_view bytes, std::size_t at) {
  while (at < bytes.size()) {
    const auto [c, size] = text::decode(bytes, at);
    const WordBreak p = word_property(c).value;
    if (!is_ignored(p)) return p;
    at += size;
  }
  return other;
}

/// Whether two neighbors belong together without a look further (WB5, WB8-WB10, WB13).
bool joins(WordBreak left, WordBreak right) {
  if (is_letter(left) || left == numeric) return is_letter(right) || right == numeric || right == extend_num_let;
  if (left == katakana) return right == katakana || right == extend_num_let;
  if (left == extend_num_let) return is_letter(right) || right == numeric || right == katakana || right == extend_num_let;
  return false;
}

/// Whether `middle`, which ends before `after`, joins `left` to what follows it (WB6, WB7, WB7b, WB7c, WB11, WB12).
bool bridges(std::string_view bytes, WordBreak left, WordBreak middle, std::size_t after) {
  const bool either = middle == mid_num_let || middle == single_quote;
  if (is_letter(left) && (either || middle == mid_letter)) return is_letter(beyond_ignored(bytes, after));
  if (left == hebrew_letter && middle == double_quote) return beyond_ignored(bytes, after) == hebrew_letter;
  if (left == numeric && (either || middle == mid_num)) return beyond_ignored(bytes, after) == numeric;
  return false;
}

}  // namespace

std::uint32_t next_word_break(std::string_view bytes, std::uint32_t at) {
  const auto first = text::decode(bytes, at);
  std::size_t end = at + first.size;
  WordBreak counting = word_property(first.value).value;  // of the last code point that WB4 does not skip
  if (counting == cr && end < bytes.size() && bytes[end] == '\n') ++end;
  if (is_newline(counting)) return static_cast<std::uint32_t>(end);
  WordBreak last = counting;  // of the last code point as it is
  bool paired = false;        // an even number of regional indicators stands before
  while (end < bytes.size()) {
    if (counting == a_letter && is_ascii_letter(bytes[end])) {  // most text: no table is needed
      last = a_letter;
      ++end;
      continue;
    }
    const auto [c, size] = text::decode(bytes, end);
    const auto [p, pictographic] = word_property(c);
    if (is_ignored(p)) {
      last = p;
      end += size;
      continue;
    }
    const bool regional = counting == regional_indicator && p == regional_indicator && !paired;
    if ((last == zwj && pictographic) || (last == w_seg_space && p == w_seg_space) || joins(counting, p) || regional) {
      counting = p;
      paired = regional;
    } else if (bridges(bytes, counting, p, end + size)) {
      // `counting` stays: what follows is known to join it.
    } else if (counting == hebrew_letter && p == single_quote) {
      counting = single_quote;  // WB7a: it belongs to the word, and nothing follows it
    } else {
      break;
    }
    last = p;
    end += size;
  }
  return static_cast<std::uint32_t>(end);
}

std::vector<std::uint32_t> word_boundaries(std::string_view bytes) {
  std::vector<std::uint32_t> out;
  if (!bytes.empty()) out.push_back(0);
  for (std::uint32_t at = 0; at < bytes.size(); out.push_back(at)) at = next_word_break(bytes, at);
  return out;
}

}  // namespace quotidian::tokens
