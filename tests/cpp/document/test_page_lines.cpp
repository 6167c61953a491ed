#include <algorithm>

#include "catch.hpp"
#include "document/pages.hpp"
#include "quotidian/document/page_lines.hpp"

using namespace quotidian;
using document::PageKnowledge;
using document::PageLine;
using testing::parse;

namespace {

std::vector<PageLine> lines_of(const std::string& text, const std::string& lang = "en") {
  return document::page_lines(parse(text, lang), testing::load_lexicon(lang));
}

PageLine line_of(const std::string& text, const std::string& lang = "en") { return lines_of(text, lang).at(0); }

}  // namespace

TEST_CASE("lines that differ in figures, dates, case and punctuation alone have one key") {
  struct Row {
    std::string lang;
    std::string one;
    std::string other;
    bool same;
  };
  for (const Row& row :
       {Row{"en", "You have 3 stories left", "YOU HAVE 214 STORIES LEFT!", true},
        Row{"en", "Seen on 5 May 2020, 10:15", "Seen on Monday, 17 June 2021", true},
        Row{"en", "© 2019 Harbor Gazette", "© 2024 Harbor Gazette", true}, Row{"ru", "Просмотров: 12", "Просмотров: 9 814", true},
        Row{"az", "3 may 2020, oxunub 12", "14 iyun 2021, oxunub 3", true}, Row{"en", "Home News Weather", "Home News Sport", false},
        Row{"en", "* * *", "— —", false}}) {
    INFO(row.one);
    CHECK((line_of(row.one, row.lang).key == line_of(row.other, row.lang).key) == row.same);
  }
}

TEST_CASE("a key is the same on every machine") { CHECK(line_of("Tell a neighbor").key == 2476903404449541204ULL); }

TEST_CASE("words behind the ones that are looked at closely count too") {
  std::string long_line;
  for (int i = 0; i < 80; ++i) long_line += "word ";
  CHECK(line_of(long_line + "end").key != line_of(long_line + "stop").key);
  CHECK(line_of(long_line + "no 12 end").key == line_of(long_line + "no 7 end").key);
}

TEST_CASE("lines say what protects them") {
  struct Row {
    std::string words;
    bool quoted;
    bool told;
    bool own;
  };
  for (const Row& row :
       {Row{"Tell a neighbor about this page", false, false, false},
        Row{"“We do not comment on rumors,” the bank said.", true, false, false}, Row{"“Never,” the minister replied.", true, true, false},
        Row{"\"Never\", he said", true, false, false}, Row{"The “Voice” daily of Baku", false, false, false},
        Row{"The ministry declined to comment.", false, true, false}, Row{"Tell us what you said and thought.", false, false, false},
        Row{"By Ayla Demir", false, false, true}, Row{"5 May 2020, 10:15", false, false, true},
        Row{"Photo: A. Demir", false, false, true}}) {
    INFO(row.words);
    const PageLine line = line_of(row.words);
    CHECK(line.quoted == row.quoted);
    CHECK(line.told == row.told);
    CHECK(line.own == row.own);
  }
}

TEST_CASE("the words before a colon are a label") {
  CHECK(line_of("Tags: oil, steel").label == line_of("TAGS: grain").label);
  CHECK(line_of("Tags: oil").label != line_of("Topics: oil").label);
  CHECK(line_of("Tags").label == 0);
  CHECK(line_of("Tags:").label == 0);
  CHECK(line_of("one two three four five: six").label == 0);
}

TEST_CASE("lines known to be the page's are labeled so, and the article may go on behind inlined ones") {
  const std::string text =
      "Harbor Lights\n\nFerry returns to the line\n\nThe ferry returned to the line on Monday after a repair of six weeks.\n\n"
      "Knots and ropes\n\nIts keeper is seventy and lives on the pier.\n\nKnots and ropes";
  const lexicon::Lexicon lexicon = testing::load_lexicon("en");
  const auto letters = [&](std::vector<PageKnowledge> known) {
    return testing::letters_in(document::with_page_lines(parse(text, "en"), lexicon, known, 0), {0, 1000});
  };
  using enum PageKnowledge;
  CHECK(letters({ends_article, none, none, inlined, none, ends_article}) == "fHLfBf");
  CHECK(letters({ends_article, none, none, ends_article, none, ends_article}) == "fHLfff");
  CHECK(letters({none, none, none, none, none, none}) == testing::letters_in(parse(text, "en"), {0, 1000}));
  CHECK_THROWS_AS(document::with_page_lines(parse(text, "en"), lexicon, std::vector<PageKnowledge>(2), 0), std::invalid_argument);
  CHECK(document::page_lines(parse("", "en"), lexicon).empty());
}
