#include <string>
#include <vector>

#include "catch.hpp"
#include "quotidian/terms/harvest.hpp"
#include "quotidian/text/characters.hpp"
#include "quotidian/text/fold.hpp"
#include "quotidian/text/utf8.hpp"

using namespace quotidian;

namespace {

/// Each word as the counter lowers it.
std::vector<std::string> lowered_by_counting(const std::vector<std::string>& words, const std::string& lang) {
  std::vector<terms::Counter> parts;
  parts.emplace_back(terms::Counting{});
  for (const std::string& word : words) {
    const text::Span whole[] = {{0, static_cast<std::uint32_t>(word.size())}};
    parts[0].add({word, lang, std::span<const text::Span>(whole), {}, std::nullopt});
  }
  const terms::TermMatrix matrix = terms::collect(std::move(parts), {});
  std::vector<std::string> lowered;
  for (const std::int32_t column : matrix.columns) lowered.emplace_back(matrix.vocabulary[static_cast<std::size_t>(column)]);
  return lowered;
}

std::string lowered_by_counting(const std::string& word, const std::string& lang) {
  return lowered_by_counting(std::vector<std::string>{word}, lang).at(0);
}

}  // namespace

TEST_CASE("counting lowers every code point as the text room does, in every language") {
  std::vector<std::string> words;
  for (char32_t c = 1; c < 0x20000; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    if (text::char_class(c) == text::CharClass::control) continue;  // letters of later Unicode versions, which a newer ICU knows
    std::string word = "B";
    text::append(word, c);
    words.push_back(word + "X");
  }
  for (const std::string lang : {"en", "tr", "az"}) {
    const std::vector<std::string> lowered = lowered_by_counting(words, lang);
    REQUIRE(lowered.size() == words.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (lowered[i] != text::to_lower(words[i], lang)) { FAIL(lang << " " << words[i]); }
    }
  }
}

TEST_CASE("letters that depend on their neighbours are lowered by them") {
  CHECK(lowered_by_counting("ΣΊΣΥΦΟΣ", "en") == "σίσυφος");
  CHECK(lowered_by_counting("DİYARBAKIR", "tr") == "diyarbakır");
  CHECK(lowered_by_counting("DİYARBAKIR", "en") == "di\u0307yarbakir");
  CHECK(lowered_by_counting("I\u0307", "tr") == "i");
}
