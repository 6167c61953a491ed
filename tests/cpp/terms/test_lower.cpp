#include <string>

#include "catch.hpp"
#include "quotidian/terms/count.hpp"
#include "quotidian/text/characters.hpp"
#include "quotidian/text/fold.hpp"
#include "quotidian/text/utf8.hpp"

using namespace quotidian;

namespace {

/// The one term of a text whose one word is the letter, twice between fixed letters, as the counter lowers it.
std::string lowered_by_counting(const std::string& word, const std::string& lang) {
  terms::Counter counter({true, 1, 1, {}});
  const text::Span whole[] = {{0, static_cast<std::uint32_t>(word.size())}};
  counter.add({word, lang, std::span<const text::Span>(whole), {}, std::nullopt});
  const terms::Counter parts[] = {std::move(counter)};
  return std::string(terms::collect(parts, {}).vocabulary[0]);
}

}  // namespace

TEST_CASE("counting lowers every code point as the text room does, in every language") {
  for (const std::string lang : {"en", "tr", "az"}) {
    for (char32_t c = 1; c < 0x20000; ++c) {
      if (c >= 0xD800 && c <= 0xDFFF) continue;
      if (text::char_class(c) == text::CharClass::control) continue;  // letters of later Unicode versions, which a newer ICU knows
      std::string word = "B";
      text::append(word, c);
      word += "X";
      if (lowered_by_counting(word, lang) != text::to_lower(word, lang)) { FAIL(lang << " U+" << std::hex << static_cast<unsigned>(c)); }
    }
  }
}

TEST_CASE("letters that depend on their neighbours are lowered by them") {
  CHECK(lowered_by_counting("ΣΊΣΥΦΟΣ", "en") == "σίσυφος");
  CHECK(lowered_by_counting("DİYARBAKIR", "tr") == "diyarbakır");
  CHECK(lowered_by_counting("DİYARBAKIR", "en") == "di\u0307yarbakir");
  CHECK(lowered_by_counting("I\u0307", "tr") == "i");
}
