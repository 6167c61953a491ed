#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "plain_lines.hpp"
#include "quotidian/layout/layout.hpp"
#include "quotidian/text/utf8.hpp"

using namespace quotidian;

namespace {

std::vector<std::string> paragraphs_of(const std::string& words) {
  const auto text = text::Text::from_utf8(words);
  std::vector<std::string> out;
  for (const auto& paragraph : layout::find_lines(text).paragraphs) out.emplace_back(text.view(paragraph.span));
  return out;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("every line break of Unicode ends a line, CRLF once") {
  const auto text = text::Text::from_utf8("a\nb\rc\r\nd\ve\ff\u0085g\u2028h\u2029i");
  const auto found = layout::find_lines(text);
  Words lines;
  for (const auto& line : found.lines) lines.emplace_back(text.view(line.span));
  CHECK(lines == Words{"a", "b", "c", "d", "e", "f", "g", "h", "i"});
}

TEST_CASE("white space of any kind is trimmed from lines, and a blank line carries the next paragraph") {
  const auto text = text::Text::from_utf8(" \u00A0one\u3000\n\t\n\n two \n");
  const auto found = layout::find_lines(text);
  REQUIRE(found.lines.size() == 4);
  CHECK(text.view(found.lines[0].span) == "one");
  CHECK(found.lines[1].span.empty());
  CHECK(found.lines[1].paragraph == 1);
  CHECK(found.lines[2].paragraph == 1);
  CHECK(text.view(found.lines[3].span) == "two");
  CHECK(found.lines[3].paragraph == 1);
  REQUIRE(found.paragraphs.size() == 2);
  CHECK(found.paragraphs[1].first_line == 3);
  CHECK(found.paragraphs[1].last_line == 3);
}

TEST_CASE("a blank line ends a paragraph, whatever the letters around it") {
  CHECK(paragraphs_of("The ministry said on Monday that it would\n\nanswer later") ==
        Words{"The ministry said on Monday that it would", "answer later"});
}

TEST_CASE("a line wrapped in mid sentence goes on in the next line") {
  CHECK(paragraphs_of("The ministry said on Monday that it would\nanswer later.").size() == 1);
  CHECK(paragraphs_of("The ministry said on Monday that “it would\nanswer later.”").size() == 1);
  CHECK(paragraphs_of("Министерство сообщило в понедельник, что\nответит позже.").size() == 1);
}

TEST_CASE("lines that end a sentence, or are short, or go on with a capital, stand alone") {
  CHECK(paragraphs_of("The ministry said that it would answer later.\nhe said").size() == 2);
  CHECK(paragraphs_of("The ministry said: “We will answer you later.”\nhe said").size() == 2);
  CHECK(paragraphs_of("Share this\nfacebook\ntwitter").size() == 3);
  CHECK(paragraphs_of("The ministry said on Monday nothing at all\nThe court was silent").size() == 2);
  CHECK(paragraphs_of("The ministry said the following on Monday:\nnothing at all").size() == 2);
}

TEST_CASE("a block filled to one width is one paragraph, also where a line begins with a name") {
  const std::string block =
      "The ministry of transport said on Monday that the road from\n"
      "Sarvan to the coast would be closed until the end of the month\n"
      "because of repairs, and that drivers should take the old road.";
  CHECK(paragraphs_of(block).size() == 1);
  CHECK(paragraphs_of(block + "\n   A second paragraph is set in.").size() == 2);
}

TEST_CASE("the paragraph of a byte is the one that holds it, or the next one") {
  const auto found = layout::find_lines(text::Text::from_utf8("one\n\ntwo"));
  CHECK(layout::paragraph_at(found, 0) == 0);
  CHECK(layout::paragraph_at(found, 2) == 0);
  CHECK(layout::paragraph_at(found, 3) == 1);
  CHECK(layout::paragraph_at(found, 5) == 1);
  CHECK(layout::paragraph_at(found, 8) == 2);
}

TEST_CASE("no text, no lines") {
  CHECK(layout::find_lines(text::Text()).lines.empty());
  CHECK(layout::find_lines(text::Text()).paragraphs.empty());
  CHECK(layout::find_lines(text::Text::from_utf8("\n \n")).paragraphs.empty());
}

TEST_CASE("lines agree with their plain twin on random texts") {
  const std::vector<char32_t> signs{U'a',      U'B',      U' ',      U'\t',     U'\n',     U'\r',     U'\v', U'\f',
                                    U'\u0085', U'\u2028', U'\u2029', U'\u00A0', U'\u00E9', U'\u2019', U'\0'};
  std::mt19937 random(7);
  for (int round = 0; round < 5000; ++round) {
    std::string words;
    const std::size_t length = random() % 16;
    for (std::size_t i = 0; i < length; ++i) text::append(words, signs[random() % signs.size()]);
    const auto text = text::Text::from_utf8(words);
    std::vector<text::Span> lines;
    for (const auto& line : layout::find_lines(text).lines) lines.push_back(line.span);
    INFO(words);
    REQUIRE(lines == reference::plain_lines(words));
  }
}
