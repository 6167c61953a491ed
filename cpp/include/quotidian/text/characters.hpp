// What a code point is. Frozen at Unicode 15.0 (own tables), so that no answer changes with the ICU on the machine.
#pragma once

#include <cstdint>

namespace quotidian::text {

/// General categories, folded to what the rooms ask for.
enum class CharClass : std::uint8_t { other, upper, lower, letter, mark, digit, number, punctuation, symbol, space, control };

/// Scripts that matter to the languages read here; anything else is `other`.
enum class Script : std::uint8_t { common, latin, cyrillic, arabic, armenian, georgian, greek, hebrew, han, other };

/// Class of a code point: `upper` holds Lu and Lt, `lower` Ll, `letter` Lm and Lo, `digit` Nd, `number` Nl and No,
/// `space` every White_Space including line breaks, `control` the remaining Cc, Cf, Co, Cn. O(1). Source: UnicodeData 15.0.
[[nodiscard]] CharClass char_class(char32_t c);
/// Script of a code point. Source: Scripts.txt 15.0.
[[nodiscard]] Script script(char32_t c);

[[nodiscard]] inline bool is_upper(char32_t c) { return c < 0x80 ? c >= U'A' && c <= U'Z' : char_class(c) == CharClass::upper; }
[[nodiscard]] inline bool is_lower(char32_t c) { return c < 0x80 ? c >= U'a' && c <= U'z' : char_class(c) == CharClass::lower; }
[[nodiscard]] inline bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
  const auto k = char_class(c);
  return k == CharClass::upper || k == CharClass::lower || k == CharClass::letter;
}
[[nodiscard]] inline bool is_digit(char32_t c) { return c < 0x80 ? c >= U'0' && c <= U'9' : char_class(c) == CharClass::digit; }
[[nodiscard]] inline bool is_space(char32_t c) {
  if (c < 0x80) return c == U' ' || (c >= 0x09 && c <= 0x0D);
  return char_class(c) == CharClass::space;
}
/// Letter, digit or number: what may stand inside a word.
[[nodiscard]] inline bool is_word(char32_t c) {
  const auto k = char_class(c);
  return (k >= CharClass::upper && k <= CharClass::letter) || k == CharClass::digit || k == CharClass::number;
}

}  // namespace quotidian::text
