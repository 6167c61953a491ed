#include <utility>
#include <vector>

#include "catch.hpp"
#include "quotidian/text/characters.hpp"

using namespace quotidian::text;

TEST_CASE("code points have the class and the script that Unicode 15.0 gives them") {
  struct Row {
    char32_t c;
    CharClass kind;
    Script script;
  };
  const std::vector<Row> table{
      {U'A', CharClass::upper, Script::latin},         {U'z', CharClass::lower, Script::latin},
      {U'\u01C5', CharClass::upper, Script::latin},    {U'\u018F', CharClass::upper, Script::latin},
      {U'\u0259', CharClass::lower, Script::latin},    {U'\u0416', CharClass::upper, Script::cyrillic},
      {U'\u0627', CharClass::letter, Script::arabic},  {U'\u0540', CharClass::upper, Script::armenian},
      {U'\u10DB', CharClass::lower, Script::georgian}, {U'\u03B1', CharClass::lower, Script::greek},
      {U'\u05D0', CharClass::letter, Script::hebrew},  {U'\u4E00', CharClass::letter, Script::han},
      {U'\u0301', CharClass::mark, Script::common},    {U'5', CharClass::digit, Script::common},
      {U'\u0665', CharClass::digit, Script::common},   {U'\u00BD', CharClass::number, Script::common},
      {U'.', CharClass::punctuation, Script::common},  {U'\u201C', CharClass::punctuation, Script::common},
      {U'$', CharClass::symbol, Script::common},       {U'\U0001F600', CharClass::symbol, Script::common},
      {U' ', CharClass::space, Script::common},        {U'\u00A0', CharClass::space, Script::common},
      {U'\u2028', CharClass::space, Script::common},   {U'\u0085', CharClass::space, Script::common},
      {U'\0', CharClass::control, Script::common},     {U'\u200B', CharClass::control, Script::common},
      {U'\u00AD', CharClass::control, Script::common}, {U'\uE000', CharClass::control, Script::other},
      {U'\u0E01', CharClass::letter, Script::other},
  };
  for (const Row& row : table) {
    INFO(static_cast<unsigned>(row.c));
    CHECK(char_class(row.c) == row.kind);
    if (row.kind != CharClass::digit) CHECK(script(row.c) == row.script);
  }
}

TEST_CASE("the short questions agree with the table for every code point") {
  for (char32_t c = 0; c < 0x110000; ++c) {
    const CharClass kind = char_class(c);
    const bool letter = kind == CharClass::upper || kind == CharClass::lower || kind == CharClass::letter;
    const bool agree = is_upper(c) == (kind == CharClass::upper) && is_lower(c) == (kind == CharClass::lower) && is_letter(c) == letter &&
                       is_digit(c) == (kind == CharClass::digit) && is_space(c) == (kind == CharClass::space) &&
                       is_word(c) == (letter || kind == CharClass::digit || kind == CharClass::number);
    if (!agree) FAIL(static_cast<unsigned>(c));
  }
  SUCCEED();
}

TEST_CASE("what is no code point is a control character of no script") {
  CHECK(char_class(0x110000) == CharClass::control);
  CHECK(script(0x110000) == Script::other);
}
