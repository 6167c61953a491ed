#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "lexicons.hpp"
#include "plain_word_breaks.hpp"
#include "quotidian/layout/layout.hpp"
#include "quotidian/tokens/breaks.hpp"
#include "tokens/cut.hpp"

using namespace quotidian;

namespace {

// A million strings where the sanitizers watch, fewer every day.
#ifdef __SANITIZE_ADDRESS__
constexpr int rounds = 1'000'000;
#else
constexpr int rounds = 40'000;
#endif

// What texts are made of, in the proportions that make rules meet: words, abbreviations, numbers, and signs of every kind.
constexpr std::array<std::string_view, 88> pieces{
    "a",    "the", "Baku", "He",   "и",   "Он",   "дом", "və",   "Əli",     "ı",      "ß",      "Mr.", "etc.", "г.",   "т.",
    "Prof", "No.", "p.m.", "U.S.", "A.",  "Ə.",   "www", "http", "turan24", "org",    "x@y",    "1",   "5",    "2020", "10:30",
    "3.5",  "1,0", "90",   "'s",   "’de", "-ci",  "-",   "–",    "—",       "...",    "…",      ".",   ".",    "..",   ",",
    ",",    ",,",  ";",    ":",    "!",   "?",    "(",   ")",    "[",       "]",      "\"",     "'",   "“",    "”",    "«",
    "»",    "‘",   "’",    "`",    "@",   "#",    "&",   "/",    "%",       "$",      "+",      "_",   "=",    "*",    " ",
    " ",    " ",   " ",    " ",    "\n",  "\n\n", "\t",  "\r\n", "\u00A0",  "\u0301", "\u00AD", "😀",  "一"};

std::string random_text(std::mt19937& random, std::size_t most) {
  std::string out;
  for (std::size_t n = random() % most; n > 0; --n) out += pieces[random() % pieces.size()];
  return out;
}

}  // namespace

TEST_CASE("the quick ways give the tokens and sentences of the rules alone on random texts") {
  const std::vector<lexicon::Lexicon> lexicons{testing::load_lexicon("en"), testing::load_lexicon("az"), testing::load_lexicon("ru"),
                                               testing::load_lexicon("tr"), lexicon::Lexicon()};
  std::mt19937 random(7);
  for (int round = 0; round < rounds; ++round) {
    const auto text = text::Text::from_utf8(random_text(random, 16));
    const lexicon::Lexicon& lexicon = lexicons[static_cast<std::size_t>(round) % lexicons.size()];
    layout::Layout found = layout::find_lines(text);
    found.marks = layout::pair_marks(text, found);
    const bool same = tokens::tokenize(text, found, lexicon) == tokens::tokenize_with(text, found, lexicon, tokens::Level::treebank, false);
    if (!same) {
      INFO(lexicon.lang() << ": " << text.view());
      REQUIRE(same);
    }
  }
}

TEST_CASE("the word breaker gives the breaks of its plain twin on random texts") {
  std::mt19937 random(8);
  for (int round = 0; round < rounds; ++round) {
    const std::string text = random_text(random, 12);
    if (tokens::word_boundaries(text) != reference::plain_word_boundaries(text)) {
      INFO(text);
      REQUIRE(tokens::word_boundaries(text) == reference::plain_word_boundaries(text));
    }
  }
}
