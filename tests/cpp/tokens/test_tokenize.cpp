#include <chrono>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "lexicons.hpp"
#include "quotidian/text/characters.hpp"
#include "quotidian/text/utf8.hpp"
#include "quotidian/tokens/tokens.hpp"

using namespace quotidian;

namespace {

struct Found {
  text::Text text;
  tokens::Tokens tokens;
};

Found read(const std::string& words, const lexicon::Lexicon& lexicon, tokens::Level level = tokens::Level::treebank) {
  Found out{text::Text::from_utf8(words), {}};
  layout::Layout found = layout::find_lines(out.text);
  found.marks = layout::pair_marks(out.text, found);
  out.tokens = tokens::tokenize(out.text, found, lexicon, level);
  return out;
}

std::string show(const Found& found) {
  std::string out = "> ";
  for (const tokens::TokenRange sentence : found.tokens.sentences) {
    if (sentence.begin > 0) out += " ‖ ";
    for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
      if (i > sentence.begin) out += '|';
      out += found.text.view(found.tokens.tokens[i].span);
    }
  }
  return out;
}

std::vector<tokens::TokenKind> kinds_of(const std::string& words) {
  std::vector<tokens::TokenKind> out;
  for (const tokens::Token& token : read(words, lexicon::Lexicon("en", {})).tokens.tokens) out.push_back(token.kind);
  return out;
}

/// Tokens ascend, never overlap, cover every code point that is no white space, and sentences cover every token once.
void check_laws(const Found& found) {
  std::uint32_t at = 0;
  const std::string_view bytes = found.text.view();
  const auto only_space = [&](std::uint32_t end) {
    bool blank = true;
    while (at < end) {
      const auto c = text::decode(bytes, at);
      blank = blank && text::is_space(c.value);
      at += c.size;
    }
    return blank;
  };
  for (const tokens::Token& token : found.tokens.tokens) {
    REQUIRE(at <= token.span.begin);
    REQUIRE(only_space(token.span.begin));
    REQUIRE(token.span.begin < token.span.end);
    at = token.span.end;
  }
  REQUIRE(only_space(found.text.size()));
  std::uint32_t next = 0;
  for (const tokens::TokenRange sentence : found.tokens.sentences) {
    REQUIRE(sentence.begin == next);
    REQUIRE(sentence.begin < sentence.end);
    next = sentence.end;
  }
  REQUIRE(next == found.tokens.tokens.size());
}

void check_table(const std::string& lang) {
  std::ifstream file(std::string(QUOTIDIAN_TEST_DATA) + "/tokens/" + lang + ".txt");
  REQUIRE(file.good());
  const lexicon::Lexicon lexicon = testing::load_lexicon(lang);
  std::string words;
  std::size_t cases = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.substr(0, 2) == "# ") continue;
    if (line.substr(0, 2) != "> ") {
      words = line;
      for (std::size_t at = words.find("⏎"); at != std::string::npos; at = words.find("⏎"))
        words.replace(at, std::string("⏎").size(), "\n");
      continue;
    }
    ++cases;
    const Found found = read(words, lexicon);
    INFO(words);
    CHECK(show(found) == line);
    check_laws(found);
    check_laws(read(words, lexicon, tokens::Level::unicode));
  }
  CHECK(cases >= 20);
}

}  // namespace

TEST_CASE("English words and sentences are cut as a reader would") { check_table("en"); }
TEST_CASE("Azerbaijani words and sentences are cut as a reader would") { check_table("az"); }
TEST_CASE("Russian words and sentences are cut as a reader would") { check_table("ru"); }
TEST_CASE("Turkish words and sentences are cut as a reader would") { check_table("tr"); }

TEST_CASE("a token knows what kind it is") {
  using enum tokens::TokenKind;
  CHECK(kinds_of("Ali 3.5 , “x” $ https://a.org/b x@y.org @ali #ali 👏 ½") ==
        std::vector{word, number, punctuation, mark, word, mark, symbol, url, email, handle, hashtag, emoji, number});
  CHECK(kinds_of("a.b.org a\u0301 \u0301 \u200B") == std::vector{url, word, other, other});
}

TEST_CASE("without a word table there are still initials, numbers and addresses") {
  CHECK(show(read("H. Amanov paid 3.5. He left.", lexicon::Lexicon())) == "> H.|Amanov|paid|3.5|. ‖ He|left|.");
}

TEST_CASE("the unicode level gives the segments and sentences of UAX #29") {
  const lexicon::Lexicon none;
  CHECK(show(read("Mr. O'Hara's e-mail: x@y.org.", none, tokens::Level::unicode)) == "> Mr|. ‖ O'Hara's|e|-|mail|:|x|@|y.org|.");
  CHECK(show(read("One.\n\nTwo", none, tokens::Level::unicode)) == "> One|. ‖ Two");
}

TEST_CASE("tokens and sentences keep their laws on random text of every kind of sign") {
  const std::vector<char32_t> signs{U'a', U'B',  U'ı',      U'Ж',      U'ə',      U'7',  U' ', U' ',  U'\n',     U'\r',     U'.',
                                    U',', U'-',  U'\'',     U'"',      U'“',      U'”',  U'«', U'»',  U'’',      U'(',      U')',
                                    U'[', U']',  U'@',      U'#',      U'/',      U':',  U'+', U'&',  U'!',      U'?',      U'…',
                                    U'—', U'\0', U'\u2028', U'\u0301', U'\u200D', U'😀', U'🇦', U'一', U'\u00AD', U'\uFFFD', U'`'};
  std::mt19937 random(11);
  const std::vector<lexicon::Lexicon> lexicons{testing::load_lexicon("en"), testing::load_lexicon("tr"), testing::load_lexicon("ru")};
  for (int round = 0; round < 6000; ++round) {
    std::string words;
    const std::size_t length = random() % 40;
    for (std::size_t i = 0; i < length; ++i) text::append(words, signs[random() % signs.size()]);
    INFO(words);
    for (const auto level : {tokens::Level::treebank, tokens::Level::unicode})
      check_laws(read(words, lexicons[random() % lexicons.size()], level));
  }
}

TEST_CASE("hostile texts of a megabyte are cut in time") {
  const lexicon::Lexicon lexicon = testing::load_lexicon("en");
  for (const std::string& unit : {std::string("a"),   std::string("."),  std::string("a."),   std::string("A."),      std::string("\u0301"),
                                  std::string("1-"),  std::string("a-"), std::string("a@"),   std::string("a/"),      std::string("etc. "),
                                  std::string(". "),  std::string("a'"), std::string("😀"),   std::string("("),       std::string("[1,"),
                                  std::string("?” "), std::string("-"),  std::string("\n"),   std::string("http://"), std::string("a.com/"),
                                  std::string("1."),  std::string(" “"), std::string("G. “"), std::string(".)")}) {
    std::string words;
    while (words.size() < 1'000'000) words += unit;
    const auto text = text::Text::from_utf8(words);
    const auto start = std::chrono::steady_clock::now();
    layout::Layout found = layout::find_lines(text);
    found.marks = layout::pair_marks(text, found);
    const tokens::Tokens cut = tokens::tokenize(text, found, lexicon);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    INFO(unit);
    CHECK(took.count() < 5.0);
  }
}

TEST_CASE("tokens are found by bytes, and sentences by tokens") {
  const Found found = read("One two. Three.", lexicon::Lexicon());
  const auto& all = found.tokens.tokens;
  CHECK(tokens::tokens_in(all, {0, 3}) == tokens::TokenRange{0, 1});
  CHECK(tokens::tokens_in(all, {2, 5}) == tokens::TokenRange{0, 2});
  CHECK(tokens::tokens_in(all, {3, 4}) == tokens::TokenRange{1, 1});
  CHECK(tokens::tokens_in(all, {15, 15}).empty());
  CHECK(tokens::span_of(all, {0, 3}) == text::Span{0, 8});
  CHECK(tokens::span_of(all, {3, 3}) == text::Span{9, 9});
  CHECK(tokens::span_of(all, {5, 5}) == text::Span{15, 15});
  CHECK(tokens::span_of({}, {0, 0}) == text::Span{0, 0});
  REQUIRE(found.tokens.sentences.size() == 2);
  CHECK(tokens::sentence_at(found.tokens.sentences, 0) == 0);
  CHECK(tokens::sentence_at(found.tokens.sentences, 2) == 0);
  CHECK(tokens::sentence_at(found.tokens.sentences, 4) == 1);
}
