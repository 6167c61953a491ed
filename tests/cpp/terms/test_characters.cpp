#include <map>
#include <string>
#include <vector>

#include "catch.hpp"
#include "plain_counts.hpp"
#include "quotidian/terms/harvest.hpp"

using namespace quotidian;
using terms::Piece;

namespace {

using Row = std::map<std::string, double>;

std::vector<Row> counted(const std::vector<std::u32string>& texts, std::uint32_t shortest, std::uint32_t longest, Piece piece) {
  std::vector<terms::Counter> parts;
  for (int i = 0; i < 2; ++i) parts.emplace_back(terms::Counting{true, shortest, longest, {}, piece});
  for (std::size_t i = 0; i < texts.size(); ++i) parts[2 * i / texts.size()].add(terms::Units(std::span<const char32_t>(texts[i])));
  terms::Selection selection;
  selection.may_be_empty = true;
  const terms::TermMatrix matrix = terms::collect(std::move(parts), selection);
  std::vector<Row> rows;
  for (std::size_t i = 0; i < matrix.documents(); ++i) {
    Row row;
    for (auto at = static_cast<std::size_t>(matrix.starts[i]); at < static_cast<std::size_t>(matrix.starts[i + 1]); ++at)
      row[std::string(matrix.vocabulary[static_cast<std::size_t>(matrix.columns[at])])] = matrix.values[at];
    rows.push_back(row);
  }
  return rows;
}

}  // namespace

TEST_CASE("n-grams of characters cross words, runs of white space made one space") {
  CHECK(counted({U"Ab \n c"}, 2, 3, Piece::characters) == std::vector<Row>{{{"ab", 1}, {"b ", 1}, {" c", 1}, {"ab ", 1}, {"b c", 1}}});
  CHECK(counted({U"a\nb"}, 3, 3, Piece::characters) == std::vector<Row>{{{"a\nb", 1}}});
  CHECK(counted({U"я"}, 2, 3, Piece::characters) == std::vector<Row>{{}});
}

TEST_CASE("n-grams within words have a space on either side, and a short word counts once") {
  CHECK(counted({U"ab  ab\tя"}, 3, 5, Piece::characters_in_words) == std::vector<Row>{{{" ab", 2}, {"ab ", 2}, {" ab ", 2}, {" я ", 1}}});
  CHECK(counted({U""}, 1, 2, Piece::characters_in_words) == std::vector<Row>{{}});
}

TEST_CASE("n-grams within words are those of a plain twin, for words remembered and words too long for it") {
  const std::u32string letters = U"abя漢 \u00A0\u2003x😀\x1C";
  unsigned state = 3;
  std::vector<std::u32string> texts;
  for (int i = 0; i < 60; ++i) {
    std::u32string text;
    for (int k = 0; k < 40 * (i % 9); ++k) {
      state = state * 1664525U + 1013904223U;
      text += letters[(state >> 16) % (i % 3 == 0 ? 2 : letters.size())];
    }
    texts.push_back(text);
  }
  for (std::uint32_t shortest = 1; shortest <= 4; ++shortest) {
    const std::vector<Row> rows = counted(texts, shortest, shortest + 2, Piece::characters_in_words);
    for (std::size_t i = 0; i < texts.size(); ++i) CHECK(rows[i] == testing::plain_characters(texts[i], shortest, shortest + 2));
  }
}

TEST_CASE("one character repeated is cut in linear time") {
  const std::u32string letters(2'000'000, U'a');
  CHECK(counted({letters}, 2, 3, Piece::characters_in_words)[0].at("aa") == 1'999'999);
  CHECK(counted({letters}, 2, 3, Piece::characters)[0].at("aaa") == 1'999'998);
}
