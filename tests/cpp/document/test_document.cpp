#include "catch.hpp"
#include "document/pages.hpp"

using namespace quotidian;
using testing::parse;

TEST_CASE("a document is the same value however often it is parsed, and differs with its text") {
  const std::string text = "Ferry returns\n\nThe ferry across the Tiha returned to the line on Monday, the port said.";
  CHECK(parse(text, "en") == parse(text, "en"));
  CHECK_FALSE(parse(text, "en") == parse(text + "!", "en"));
}

TEST_CASE("the language is decided where nobody gives it") {
  const auto text = std::make_shared<const text::Text>(
      text::Text::from_utf8("Мост через реку закрыли на ремонт до конца года, сообщили в администрации."));
  CHECK(document::parse_document(text, testing::load_lexicon("ru")).lang == "ru");
}

TEST_CASE("tokens made elsewhere are checked") {
  const document::Document document = parse("Ferry returns", "en");
  using tokens::TokenKind;
  const tokens::Tokens good{{{{0, 5}, TokenKind::word}, {{6, 13}, TokenKind::word}}, {{0, 2}}};
  CHECK(document::with_tokens(document, good).tokens == good);
  CHECK(document::with_tokens(document, {}).tokens.tokens.empty());
  const std::pair<tokens::Tokens, std::string> bad[] = {
      {{{{{0, 5}, TokenKind::word}, {{4, 13}, TokenKind::word}}, {{0, 2}}}, "do not overlap"},
      {{{{{6, 13}, TokenKind::word}, {{0, 5}, TokenKind::word}}, {{0, 2}}}, "in order"},
      {{{{{0, 99}, TokenKind::word}}, {{0, 1}}}, "a span of the text"},
      {{{{{3, 3}, TokenKind::word}}, {{0, 1}}}, "not empty"},
      {{{{{0, 5}, TokenKind::word}, {{6, 13}, TokenKind::word}}, {{0, 1}}}, "every token"},
      {{{{{0, 5}, TokenKind::word}, {{6, 13}, TokenKind::word}}, {{1, 2}}}, "from 0 on"},
  };
  for (const auto& [tokens, words] : bad) {
    try {
      static_cast<void>(document::with_tokens(document, tokens));
      FAIL("not refused: " << words);
    } catch (const std::invalid_argument& error) { CHECK(std::string(error.what()).find(words) != std::string::npos); }
  }
}

TEST_CASE("kinds and reasons have words") {
  CHECK(document::to_string(document::SectionKind::headline) == "headline");
  CHECK(document::to_string(document::SectionKind::legal) == "legal");
  CHECK(document::to_string(document::SectionReason::given) == "given");
  CHECK(document::to_string(document::SectionReason::otherwise) == "otherwise");
  CHECK(document::is_furniture(document::SectionKind::comments));
  CHECK_FALSE(document::is_furniture(document::SectionKind::credit));
}
