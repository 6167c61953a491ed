#include <map>
#include <string>
#include <vector>

#include "catch.hpp"
#include "plain_counts.hpp"
#include "quotidian/terms/harvest.hpp"
#include "throws.hpp"

using namespace quotidian;
using terms::Counter;
using terms::Counting;
using terms::Selection;
using terms::TermMatrix;

using quotidian::testing::throws_saying;

namespace {

using Row = std::map<std::string, double>;

Row row_of(const TermMatrix& matrix, std::size_t i) {
  Row row;
  std::int32_t before = -1;
  for (auto at = static_cast<std::size_t>(matrix.starts[i]); at < static_cast<std::size_t>(matrix.starts[i + 1]); ++at) {
    REQUIRE(matrix.columns[at] > before);
    before = matrix.columns[at];
    row[std::string(matrix.vocabulary[static_cast<std::size_t>(before)])] = matrix.values[at];
  }
  return row;
}

std::vector<text::Text> texts_of(const std::vector<std::string>& words) {
  std::vector<text::Text> texts;
  for (const std::string& each : words) texts.push_back(text::Text::from_utf8(each));
  return texts;
}

Selection selected(double least, double most, std::optional<std::size_t> max_terms) {
  Selection selection;
  selection.min_documents = least;
  selection.max_documents = most;
  selection.max_terms = max_terms;
  return selection;
}

/// Texts of few and many words, some very long, by a fixed generator.
std::vector<std::string> made_texts() {
  std::vector<std::string> texts;
  unsigned state = 7;
  const auto next = [&](unsigned n) {
    state = state * 1664525U + 1013904223U;
    return (state >> 16) % n;
  };
  for (int i = 0; i < 60; ++i) {
    std::string text;
    for (unsigned k = next(120); k > 0; --k) {
      std::string word(2 + next(3), static_cast<char>('a' + next(5)));
      if (next(9) == 0) word = "word_of_more_than_sixteen_bytes_" + std::to_string(next(40));
      if (next(9) == 0) word = "слово" + std::to_string(next(3));
      text += word + " ";
    }
    texts.push_back(text);
  }
  return texts;
}

}  // namespace

TEST_CASE("counts are those of a plain twin, for every range of n-grams and number of threads") {
  const std::vector<std::string> words = made_texts();
  const std::vector<text::Text> texts = texts_of(words);
  for (std::uint32_t shortest = 1; shortest <= 3; ++shortest) {
    for (std::uint32_t longest = shortest; longest <= 4; ++longest) {
      const Counting counting{true, shortest, longest, {}, {}};
      const TermMatrix one = terms::count_terms(texts, counting, {}, 1);
      for (std::size_t i = 0; i < texts.size(); ++i)
        CHECK(row_of(one, i) == testing::plain_counts(testing::plain_words(words[i]), shortest, longest));
      for (std::size_t k = 1; k < one.vocabulary.size(); ++k) REQUIRE(one.vocabulary[k - 1] < one.vocabulary[k]);
      CHECK(terms::count_terms(texts, counting, {}, 2) == one);
      CHECK(terms::count_terms(texts, counting, {}, 7) == one);
    }
  }
}

TEST_CASE("terms of too few or too many documents are dropped, then all but the most frequent") {
  const auto texts = texts_of({"aa aa aa bb cc", "bb cc", "cc dd dd"});
  const auto terms_of = [&](const Selection& selection) {
    const TermMatrix matrix = terms::count_terms(texts, {}, selection);
    std::string all;
    for (std::size_t i = 0; i < matrix.vocabulary.size(); ++i) all += std::string(matrix.vocabulary[i]) + " ";
    return all;
  };
  CHECK(terms_of({}) == "aa bb cc dd ");
  CHECK(terms_of(selected(2, 3, std::nullopt)) == "bb cc ");
  CHECK(terms_of(selected(1, 2, std::nullopt)) == "aa bb dd ");
  CHECK(terms_of(selected(1, 3, 3)) == "aa bb cc ");  // bb and dd are as frequent: the first stays
  CHECK(terms_of(selected(1, 2, 1)) == "aa ");
  CHECK(throws_saying([&] { (void)terms_of(selected(4, 9, std::nullopt)); }, "no terms remain"));
}

TEST_CASE("a given vocabulary is kept whole and in order, and nothing else is counted") {
  const auto texts = texts_of({"new york is new", "york"});
  Selection selection;
  selection.vocabulary = std::make_shared<const terms::Vocabulary>(terms::Vocabulary({"york", "new york", "never"}));
  for (const unsigned threads : {1U, 2U}) {
    const TermMatrix matrix = terms::count_terms(texts, {true, 1, 2, {}, {}}, selection, threads);
    CHECK(matrix.vocabulary.size() == 3);
    CHECK(row_of(matrix, 0) == Row{{"new york", 1}, {"york", 1}});
    CHECK(row_of(matrix, 1) == Row{{"york", 1}});
  }
}

TEST_CASE("stop words are left out before n-grams are made") {
  const auto texts = texts_of({"The dam of the north broke"});
  const TermMatrix matrix = terms::count_terms(texts, {true, 2, 2, terms::Vocabulary({"the", "of"}), {}}, {});
  CHECK(row_of(matrix, 0) == Row{{"dam north", 1}, {"north broke", 1}});
}

TEST_CASE("texts without a term are told apart from terms that are all dropped") {
  CHECK(throws_saying([&] { (void)terms::count_terms(texts_of({"", " a "}), {}, {}); }, "empty vocabulary"));
  CHECK(throws_saying([&] { (void)terms::count_terms({}, {}, {}); }, "empty vocabulary"));
  CHECK(throws_saying([&] { (void)Counter({true, 2, 1, {}, {}}); }, "shortest <= longest"));
}

TEST_CASE("words of another room count, within spans, in runs") {
  const std::string text = "One two three four five";
  const text::Span words[] = {{0, 3}, {4, 7}, {8, 13}, {14, 18}, {19, 23}};
  const std::uint32_t ends[] = {2};
  const text::Span within[] = {{0, 7}, {8, 20}};
  Counter counter({true, 1, 2, {}, {}});
  counter.add({text, "en", std::span<const text::Span>(words), ends, std::nullopt});
  counter.add({text, "en", std::span<const text::Span>(words), {}, std::span<const text::Span>(within)});
  counter.add({text, "en", std::nullopt, {}, std::span<const text::Span>(within)});
  std::vector<Counter> parts;
  parts.push_back(std::move(counter));
  const TermMatrix matrix = terms::collect(std::move(parts), {});
  CHECK(row_of(matrix, 0) ==
        Row{{"one", 1}, {"two", 1}, {"three", 1}, {"four", 1}, {"five", 1}, {"one two", 1}, {"three four", 1}, {"four five", 1}});
  CHECK(row_of(matrix, 1) == Row{{"one", 1}, {"two", 1}, {"three", 1}, {"four", 1}, {"one two", 1}, {"three four", 1}});
  CHECK(row_of(matrix, 2) == row_of(matrix, 1));
}

TEST_CASE("n-grams of words that hold a space stand where their strings do") {
  const std::string text =
      "a a\x1F"
      "b a b";
  const text::Span words[] = {{0, 1}, {2, 5}, {6, 7}, {8, 9}};
  Counter counter({false, 1, 2, {}, {}});
  counter.add({text, "", std::span<const text::Span>(words), {}, std::nullopt});
  std::vector<Counter> parts;
  parts.push_back(std::move(counter));
  const TermMatrix matrix = terms::collect(std::move(parts), {});
  for (std::size_t k = 1; k < matrix.vocabulary.size(); ++k) CHECK(matrix.vocabulary[k - 1] < matrix.vocabulary[k]);
  CHECK(matrix.vocabulary.size() == 6);
}

TEST_CASE("one byte repeated, and words longer than any slot, are counted in linear time") {
  const std::string letters(4'000'000, 'a');
  std::string pairs;
  for (int i = 0; i < 1'000'000; ++i) pairs += "ab ";
  const TermMatrix matrix = terms::count_terms(texts_of({letters, pairs}), {true, 1, 3, {}, {}}, {});
  CHECK(row_of(matrix, 0) == Row{{letters, 1}});
  CHECK(row_of(matrix, 1) == Row{{"ab", 1'000'000}, {"ab ab", 999'999}, {"ab ab ab", 999'998}});
}
