#include <string>
#include <vector>

#include "catch.hpp"
#include "plain_counts.hpp"
#include "quotidian/terms/count.hpp"
#include "quotidian/text/characters.hpp"
#include "quotidian/text/fold.hpp"
#include "quotidian/text/utf8.hpp"

using namespace quotidian;

namespace {

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (const text::Span span : terms::find_words(text)) words.emplace_back(text.substr(span.begin, span.size()));
  return words;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("words are runs of two or more letters, digits and underscores") {
  const std::pair<const char*, Words> examples[] = {
      {"", {}},
      {"a", {}},
      {"I am", {"am"}},
      {"don't stop", {"don", "stop"}},
      {"x_1 _ __", {"x_1", "__"}},
      {"Əliyev və Алиев", {"Əliyev", "və", "Алиев"}},
      {"ə ы", {}},                  // one letter, two bytes
      {"e\u0301te\u0301", {"te"}},  // combining marks belong to no word
      {"10,000 ½½ x²", {"10", "000", "½½", "x²"}},
      {"ab\u200Bcd", {"ab", "cd"}},  // zero width space
      {"漢字かな交じり", {"漢字かな交じり"}},
  };
  for (const auto& [text, words] : examples) CHECK(words_of(text) == words);
}

TEST_CASE("words are those of a plain walk at every length and place in a block") {
  const std::string letters[] = {"a", " ", "_", "9", "é", "ə", "я", "\u0301", "€", "漢", "𝒳", "😀", "-"};
  unsigned state = 1;
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int i = 0; i < round % 150; ++i) {
      state = state * 1664525U + 1013904223U;
      text += letters[(state >> 16) % (round % 3 == 0 ? 4 : 13)];
    }
    CHECK(words_of(text) == testing::plain_words(text));
  }
}
