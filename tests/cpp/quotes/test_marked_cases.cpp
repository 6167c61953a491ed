// Every form of reported speech in four languages, as tables of marked sentences.
#include <set>

#include "catch.hpp"
#include "marked_cases.hpp"

using namespace quotidian;
using namespace quotidian::testing;

namespace {

void check_case(const MarkedCase& one, const std::string& lang, const lexicon::Lexicon& lexicon) {
  const Parsed parsed = testing::parse(one.text, one.headline, lang, lexicon);
  const quotes::Quotes found = find_all(parsed.document, lexicon);
  std::vector<quotes::Quote> own;
  for (const quotes::Quote& quote : found.quotes) {
    if (quote.contents.front().begin >= parsed.begin) own.push_back(quote);
  }
  INFO(one.name << "\n  " << one.text);
  for (const quotes::Quote& quote : own) {
    std::string line = std::string(to_string(quote.kind)) + " " + std::string(to_string(quote.evidence.rule));
    for (const std::string& words : words_of(parsed.document, quote.contents)) line += " ⟦" + words + "⟧";
    for (const std::string& words : words_of(parsed.document, quote.source)) line += " source ⟦" + words + "⟧";
    UNSCOPED_INFO("  got " << line);
  }
  REQUIRE(own.size() == one.quotes.size());
  std::size_t number = 0;
  for (const auto& [name, wanted] : one.quotes) {
    const quotes::Quote& quote = own[number++];
    CHECK(to_string(quote.kind) == wanted.kind);
    CHECK(to_string(quote.evidence.rule) == wanted.rule);
    CHECK(to_string(quote.act) == wanted.act);
    CHECK(to_string(quote.polarity) == wanted.polarity);
    if (!wanted.contents.empty()) CHECK(words_of(parsed.document, quote.contents) == wanted.contents);
    if (!wanted.source.empty()) CHECK(words_of(parsed.document, quote.source) == wanted.source);
    if (!wanted.cue.empty()) CHECK(words_of(parsed.document, quote.cue) == wanted.cue);
  }
  std::vector<std::string> names;
  for (const quotes::Nonspeech& one_name : found.names) names.emplace_back(parsed.document.text->view(one_name.span));
  CHECK(names == one.names);
}

}  // namespace

TEST_CASE("marked sentences give their quotes, sources, cues and names") {
  const std::string lang = GENERATE("en", "az", "ru", "tr");
  const lexicon::Lexicon lexicon = load_lexicon(lang);
  for (const MarkedCase& one : read_cases(lang)) {
    DYNAMIC_SECTION(one.name) { check_case(one, lang, lexicon); }
  }
}

TEST_CASE("the tables hold a case for every rule that finds quotes in sentences") {
  std::set<std::string> rules;
  std::size_t cases = 0;
  for (const char* lang : {"en", "az", "ru", "tr"}) {
    for (const MarkedCase& one : read_cases(lang)) {
      ++cases;
      for (const auto& [number, quote] : one.quotes) rules.insert(quote.rule);
    }
  }
  CHECK(cases >= 120);
  for (std::size_t i = 0; i < static_cast<std::size_t>(quotes::Rule::given); ++i) {
    const auto rule = static_cast<quotes::Rule>(i);
    if (rule == quotes::Rule::turn_layout) continue;  // by the document's turns: test_find_quotes.cpp
    if (rule == quotes::Rule::learned) continue;      // by the nets: test_learned.cpp
    INFO(to_string(rule));
    CHECK(rules.count(std::string(to_string(rule))) == 1);
  }
}
