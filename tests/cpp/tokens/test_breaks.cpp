#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "plain_word_breaks.hpp"
#include "quotidian/text/utf8.hpp"
#include "quotidian/tokens/breaks.hpp"

using namespace quotidian;

namespace {

/// A line of Unicode's test files: the text, and the byte offsets at which it says ÷.
struct Case {
  std::string line;
  std::string text;
  std::vector<std::uint32_t> boundaries;
};

std::vector<Case> read_cases(const std::string& name) {
  std::ifstream file(std::string(QUOTIDIAN_TEST_DATA) + "/unicode/" + name);
  REQUIRE(file.good());
  std::vector<Case> cases;
  for (std::string line; std::getline(file, line);) {
    line = line.substr(0, line.find('#'));
    std::istringstream words(line);
    Case one{line, "", {}};
    for (std::string word; words >> word;) {
      if (word == "\u00F7") {
        one.boundaries.push_back(static_cast<std::uint32_t>(one.text.size()));
      } else if (word != "\u00D7") {
        text::append(one.text, static_cast<char32_t>(std::stoul(word, nullptr, 16)));
      }
    }
    if (!one.text.empty()) cases.push_back(one);
  }
  return cases;
}

}  // namespace

TEST_CASE("every word case of Unicode 15.0 breaks where it says") {
  const auto cases = read_cases("WordBreakTest.txt");
  REQUIRE(cases.size() == 1823);
  for (const Case& one : cases) {
    INFO(one.line);
    CHECK(tokens::word_boundaries(one.text) == one.boundaries);
  }
}

TEST_CASE("every sentence case of Unicode 15.0 breaks where it says") {
  const auto cases = read_cases("SentenceBreakTest.txt");
  REQUIRE(cases.size() == 502);
  for (const Case& one : cases) {
    INFO(one.line);
    CHECK(tokens::sentence_boundaries(one.text) == one.boundaries);
  }
}

TEST_CASE("the word breaker agrees with its plain twin on random strings of every property") {
  const std::vector<char32_t> signs{U'a',      U'Z',      U'1',      U'.',      U',',          U':',      U'\'',
                                    U'"',      U'_',      U' ',      U'\r',     U'\n',         U'\u0085', U'\u0308',
                                    U'\u200D', U'\u00AD', U'\u05D0', U'\u30A2', U'\U0001F1E6', U'\u00A9', U'\U0001F6D1',
                                    U'\u2019', U'\u0259', U'\u4E00', U'\u3000', U'!',          U'\u0000'};
  std::mt19937 random(20240501);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    const std::size_t length = 1 + random() % 12;
    for (std::size_t i = 0; i < length; ++i) text::append(text, signs[random() % signs.size()]);
    INFO(text);
    REQUIRE(tokens::word_boundaries(text) == reference::plain_word_boundaries(text));
  }
}

TEST_CASE("the empty text has no boundary") {
  CHECK(tokens::word_boundaries("").empty());
  CHECK(tokens::sentence_boundaries("").empty());
}
