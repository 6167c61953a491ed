#include <algorithm>
#include <chrono>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "quotidian/layout/layout.hpp"

using namespace quotidian;

namespace {

const std::map<layout::MarkStyle, std::string> style_names{
    {layout::MarkStyle::straight, "straight"},
    {layout::MarkStyle::curly, "curly"},
    {layout::MarkStyle::low, "low"},
    {layout::MarkStyle::guillemet, "guillemet"},
    {layout::MarkStyle::guillemet_inward, "guillemet_inward"},
    {layout::MarkStyle::single_straight, "single_straight"},
    {layout::MarkStyle::single_curly, "single_curly"},
    {layout::MarkStyle::single_low, "single_low"},
    {layout::MarkStyle::single_guillemet, "single_guillemet"},
    {layout::MarkStyle::backtick, "backtick"},
    {layout::MarkStyle::corner, "corner"},
};

std::string replace_all(std::string words, const std::string& from, const std::string& to) {
  for (std::size_t at = words.find(from); at != std::string::npos; at = words.find(from, at + to.size()))
    words.replace(at, from.size(), to);
  return words;
}

struct Case {
  std::string text;
  std::vector<std::string> pairs;
};

std::vector<Case> read_cases() {
  std::ifstream file(std::string(QUOTIDIAN_TEST_DATA) + "/marks.txt");
  REQUIRE(file.good());
  std::vector<Case> cases;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    if (line[0] == '>') {
      if (line != "> none") cases.back().pairs.push_back(line);
    } else {
      cases.push_back({line, {}});
    }
  }
  return cases;
}

std::vector<layout::MarkPair> marks_of(const text::Text& text) { return layout::pair_marks(text, layout::find_lines(text)); }

std::vector<std::string> describe(const text::Text& text) {
  std::vector<std::string> out;
  for (const layout::MarkPair& pair : marks_of(text)) {
    std::string line(static_cast<std::size_t>(pair.depth) + 1, '>');
    line += ' ' + style_names.at(pair.style) + (pair.repaired ? "!" : "") + (pair.continues ? "+" : "") + ": ";
    out.push_back(line + replace_all(std::string(text.view(pair.inner())), "\n", "⏎"));
  }
  return out;
}

/// The first pair that breaks a law: spans in order, inside the text and one paragraph, nested as `depth` says; empty where none does.
std::string broken_law(const text::Text& text, const std::vector<layout::MarkPair>& pairs) {
  const layout::Layout found = layout::find_lines(text);
  std::vector<layout::MarkPair> open;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const layout::MarkPair& pair = pairs[i];
    const std::string place = " in pair " + std::to_string(i);
    if (pair.open.begin > pair.open.end || pair.open.end > pair.close.begin || pair.close.begin > pair.close.end) return "order" + place;
    if (pair.close.end > text.size()) return "end of text" + place;
    if (i > 0 && pairs[i - 1].open.begin > pair.open.begin) return "order of pairs" + place;
    while (!open.empty() && open.back().outer().end <= pair.open.begin) open.pop_back();
    if (pair.depth != open.size()) return "depth" + place;
    if (!open.empty() && !open.back().inner().contains(pair.outer())) return "nesting" + place;
    if (pair.continues && *pair.continues >= i) return "continuation" + place;
    const std::uint32_t last = pair.close.empty() ? pair.close.begin - 1 : pair.close.begin;
    if (layout::paragraph_at(found, pair.open.begin) != layout::paragraph_at(found, last)) return "paragraph" + place;
    open.push_back(pair);
  }
  return "";
}

std::string repeat(const std::string& words, std::size_t times) {
  std::string out;
  out.reserve(words.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += words;
  return out;
}

}  // namespace

TEST_CASE("every text of the table has the pairs that a reader sees") {
  const auto cases = read_cases();
  REQUIRE(cases.size() >= 200);
  for (const Case& one : cases) {
    INFO(one.text);
    CHECK(describe(text::Text::from_utf8(replace_all(one.text, "⏎", "\n"))) == one.pairs);
  }
}

TEST_CASE("pairs of the table nest, never cross, and stay within their paragraph") {
  std::string all;
  for (const Case& one : read_cases()) {
    const std::string words = replace_all(one.text, "⏎", "\n");
    const auto text = text::Text::from_utf8(words);
    INFO(words);
    CHECK(broken_law(text, marks_of(text)) == "");
    all += words + "\n\n";
  }
  const auto text = text::Text::from_utf8(all);
  CHECK(broken_law(text, marks_of(text)) == "");
}

TEST_CASE("whatever marks stand in a text, pairs nest, never cross, and stay within their paragraph") {
  const std::vector<std::string> pieces{"a", "1", " ", ", ", ". ", "\n\n", "\"", "'",  "“",  "”",  "„",  "«",  "»",
                                        "‘", "’", "‚", "‹",  "›",  "`",    "``", "''", ",,", "<<", ">>", "「", "」"};
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string words;
    for (int i = 0; i < 24; ++i) words += pieces[random() % pieces.size()];
    const auto text = text::Text::from_utf8(words);
    INFO(words);
    CHECK(broken_law(text, marks_of(text)) == "");
  }
}

TEST_CASE("marks that alternate are paired to any depth") {
  for (const std::size_t depth : {5U, 40U, 3000U}) {
    std::string words;
    for (std::size_t i = 0; i < depth; ++i) words += i % 2 == 0 ? "“a " : "‘a ";
    for (std::size_t i = depth; i-- > 0;) words += i % 2 == 0 ? "a” " : "a’ ";
    const auto pairs = marks_of(text::Text::from_utf8(words));
    REQUIRE(pairs.size() == depth);
    CHECK(pairs.back().depth == depth - 1);
    CHECK(std::ranges::none_of(pairs, [](const layout::MarkPair& pair) { return pair.repaired; }));
  }
}

TEST_CASE("the spans of a pair are of the marks themselves") {
  const auto text = text::Text::from_utf8("Он: „Нет“.");
  const auto pairs = marks_of(text);
  REQUIRE(pairs.size() == 1);
  CHECK(text.view(pairs[0].open) == "„");
  CHECK(text.view(pairs[0].close) == "“");
  CHECK(text.view(pairs[0].outer()) == "„Нет“");
}

TEST_CASE("a hundred thousand marks are paired in time, however they stand") {
  struct Row {
    std::string unit;
    std::size_t marks;
  };
  for (const Row& row : {Row{"\"", 1}, Row{"“", 1}, Row{"”", 1}, Row{"\" ", 1}, Row{" \"", 1}, Row{"“a” ", 2}, Row{"a\"b'c“d„e«", 5},
                         Row{"''", 1}, Row{"(\"‘«", 3}, Row{"“‘", 2}, Row{"„a ‚b «c ", 3}}) {
    const auto text = text::Text::from_utf8(repeat(row.unit, 100'000 / row.marks));
    const auto start = std::chrono::steady_clock::now();
    const auto pairs = marks_of(text);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    INFO(row.unit);
    CHECK(took.count() < 5.0);
    CHECK(broken_law(text, pairs) == "");
  }
}

TEST_CASE("texts without marks or without anything have no pairs") {
  CHECK(marks_of(text::Text()).empty());
  CHECK(marks_of(text::Text::from_utf8(" \n\n ")).empty());
  CHECK(marks_of(text::Text::from_utf8("No marks here.")).empty());
}
