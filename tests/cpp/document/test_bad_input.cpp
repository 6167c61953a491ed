#include <algorithm>
#include <ctime>

#include "catch.hpp"
#include "document/pages.hpp"
#include "quotidian/document/page_lines.hpp"

using namespace quotidian;
using testing::letters_in;
using testing::parse;

namespace {

std::string repeat(const std::string& words, std::size_t times) {
  std::string out;
  out.reserve(words.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += words;
  return out;
}

const std::string sentence = "The ferry returned to the line on Monday after a repair of six weeks, the port said. ";

/// Processor time of labeling a text, the least of three.
double seconds(const std::string& words) {
  static const lexicon::Lexicon lexicon = testing::load_lexicon("en");
  double best = 1e9;
  for (int i = 0; i < 3; ++i) {
    const std::clock_t start = std::clock();
    const document::Document document = parse(words, "en");
    static_cast<void>(document::page_lines(document, lexicon));
    best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  return best;
}

/// Whether sections stand in order and cover every line that is not blank.
bool covers(const document::Document& document) {
  std::uint32_t before = 0;
  for (const document::Section& section : document.sections) {
    if (section.span.begin < before || section.span.empty()) return false;
    before = section.span.end;
  }
  return std::ranges::all_of(document.layout.paragraphs, [&](const layout::Paragraph& paragraph) {
    return paragraph.span.empty() || !letters_in(document, paragraph.span).empty();
  });
}

}  // namespace

TEST_CASE("odd pages are labeled as far as can be known, in time that grows with their length") {
  struct Row {
    std::string name;
    std::string unit;
    std::size_t times;
  };
  for (const Row& row :
       {Row{"lines of dashes", "----------\n", 100'000}, Row{"lines of one dash", "—\n", 60'000},
        Row{"dashes before words", "— Why?\n", 12'000}, Row{"one paragraph", sentence, 12'000}, Row{"no space at all", "a", 800'000},
        Row{"one question mark", "?", 100'000}, Row{"known lines", "Share on Facebook\n", 8'000},
        Row{"short lines", "Two words\n\n", 12'000}, Row{"arrows", "→ a b c\n", 12'000}, Row{"hashtags", "#a ", 60'000},
        Row{"brackets", "(", 100'000}, Row{"labels", "A B: c\n", 12'000}, Row{"feed", "10:20 a b c\n", 12'000},
        Row{"voices", "You and we and you.\n\n", 8'000}, Row{"bars", "a | ", 60'000}, Row{"stars", "a *\n", 20'000},
        Row{"marks", "“a\n", 20'000}, Row{"paragraph separators", "A line.\u2029", 12'000},
        Row{"carriage returns", "A line.\r\n", 12'000}}) {
    INFO(row.name);
    const std::string words = repeat(row.unit, row.times);
    CHECK(covers(parse(words, "en")));
    // eight times the text takes eight times the time, and some for memory and what else the machine does; sixty-four if it were quadratic
    const double least = 0.002;
    CHECK(seconds(repeat(row.unit, row.times)) < 24 * std::max(least, seconds(repeat(row.unit, row.times / 8))));
  }
}

TEST_CASE("a page without an article is the page's from end to end") {
  const std::string text = "Home | News | Sport\nSubscribe to our newsletter\nShare on Facebook\nComments (3)\n© 2020 All rights reserved";
  const document::Document document = parse(text, "en");
  for (const document::Section& section : document.sections) CHECK(document::is_furniture(section.kind));
  CHECK(covers(document));
}

TEST_CASE("an article in one line, without a line break anywhere, is its lead") {
  const document::Document document = parse(repeat(sentence, 12'000), "en");
  REQUIRE(document.sections.size() == 1);
  CHECK(letters_in(document, document.sections[0].span) == "L");
}

TEST_CASE("an article has the same sections with every kind of line break") {
  const std::string lines[] = {"Home | Sport | News", "Ferry returns", "By Ayla Demir",
                               sentence + sentence,   "It was full.",  "Share on Facebook"};
  std::string wanted;
  for (const std::string stop : {"\n", "\r\n", "\r", "\u2029", "\u2028", "\n\n", "\r\n\r\n", "\v"}) {
    std::string text;
    for (const std::string& line : lines) text += line + stop;
    const std::string letters = letters_in(parse(text, "en"), {0, 10'000});
    if (wanted.empty()) wanted = letters;
    CHECK(letters == wanted);
  }
  CHECK(wanted == "fHYLBf");
}

TEST_CASE("an interview that is cut in the middle of an answer keeps its turns") {
  const std::string text =
      "An interview about boats\n\nQ: When did you begin?\n\nA: In the great ice, and I stayed.\n\nQ: And now?\n\nA: Now I wait for the";
  CHECK(letters_in(parse(text, "en"), {0, 10'000}) == "HQAQA");
}
