// Learned attributions: what a model must hold, what holds for any model, and how nets and rules meet.
#include <limits>
#include <stdexcept>

#include "catch.hpp"
#include "lexicons.hpp"
#include "models.hpp"
#include "throws.hpp"

using namespace quotidian;
using namespace quotidian::testing;
using quotes::Quote;
using quotes::QuoteKind;
using quotes::Rule;

namespace {

const lexicon::Lexicon& english() {
  static const lexicon::Lexicon lexicon = load_lexicon("en");
  return lexicon;
}

struct Read {
  document::Document document;
  quotes::Quotes quotes;

  std::string words(const std::vector<text::Span>& spans) const {
    std::string out;
    for (const text::Span span : spans) out += (out.empty() ? "" : " … ") + std::string(document.text->view(span));
    return out;
  }
};

Read read(const std::string& words, const model::Model& model) {
  document::DocumentOptions options;
  options.lang = "en";
  Read out{document::parse_document(std::make_shared<const text::Text>(text::Text::from_utf8(words)), english(), options), {}};
  const tags::Tagging tagging = tags::tag(out.document, english(), tags::Fitted(model));
  out.quotes = quotes::find_quotes(out.document, tagging, entities::find_mentions(out.document, tagging, english()), english(),
                                   quotes::Fitted(model));
  return out;
}

const model::Model& shipped() {
  static const model::Model model = model::load_model(read_bytes(std::string(QUOTIDIAN_PACKAGE_DATA) + "/model/quotidian.model"));
  return model;
}

std::string repeated(const std::string& words, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += words;
  return out;
}

/// The quote with this content, or nothing.
const Quote* find(const Read& read, const std::string& content) {
  for (const Quote& quote : read.quotes.quotes) {
    if (read.words(quote.contents) == content) return &quote;
  }
  return nullptr;
}

constexpr const char* before = "Dam reopens after repairs\n\nThe dam reopened on Tuesday after a long winter.\n\n";

}  // namespace

TEST_CASE("a model whose parts for quotes do not fit is refused by the name of the part, when it is made ready") {
  struct Fault {
    std::string part, words;
    void (*change)(model::Part&);
  };
  const auto fault = GENERATE(values<Fault>({
      {"en.quotes.flat.w", "wanted 6 by 7, got 5 by 7", [](model::Part& p) { p = random_part(p.name, 5, 7); }},
      {"en.quotes.flat.chain", "wanted 8 by 7, got 7 by 7", [](model::Part& p) { p = random_part(p.name, 7, 7); }},
      {"en.quotes.look.cue.w", "wanted 12 by 4, got 6 by 4", [](model::Part& p) { p = random_part(p.name, 6, 4); }},
      {"en.quotes.look.relation", "wanted 192 by 4, got 191 by 4", [](model::Part& p) { p = random_part(p.name, 191, 4); }},
      {"en.quotes.look.layer1.w", "the model has no part 'en.quotes.look.layer1.w'", [](model::Part& p) { p.values.clear(); }},
      {"en.quotes.look.out.w", "wanted 4 by 5, got 4 by 6", [](model::Part& p) { p = random_part(p.name, 4, 6); }},
      {"en.quotes.look.chain", "holds something that is no number",
       [](model::Part& p) { p.values[0] = std::numeric_limits<float>::quiet_NaN(); }},
      {"en.quotes.confidence", "with scales above 0", [](model::Part& p) { p.values.back() = 0.F; }},
      {"en.quotes.confidence", "wanted 3 by 78", [](model::Part& p) { p = random_part(p.name, 3, 77); }},
      {"en.quotes.cue_threshold", "wanted a probability between 0 and 1", [](model::Part& p) { p.values = {0.F}; }},
      {"en.tags.neighbors.w", "the model has no part 'en.tags.neighbors.w'", [](model::Part& p) { p.values.clear(); }},
  }));
  INFO(fault.part << ": " << fault.words);
  const model::Model model = small_model([&](model::Part& part) {
    if (part.name == fault.part) fault.change(part);
  });
  CHECK(throws_saying([&] { quotes::Fitted{model}; }, fault.words));
}

TEST_CASE("hostile texts give quotes that pass the check under any model") {
  const std::string hostile =
      GENERATE(as<std::string>(), "", " ", "“", "\"", "““”” said", "said said said that that", ": “", "“a” “b” “c” said X", "“x”, –",
               "SAID THE MAN: \"NO\"", "\"\"\"\"\"\"\"", "“…”", "He said: ‘no’", "(((“)))”", "\n\n\n“\n\n“\n\n“\n",
               "He said that “it” is, and he denied: “no”. “Yes,” she said. “No.”\n\n“And so,\n\n“on.”");
  INFO(hostile);
  for (const Read& one : {read(hostile, small_model()), read(hostile, shipped())}) {
    CHECK_NOTHROW(quotes::check_quotes(one.document, one.quotes));
    for (const Quote& quote : one.quotes.quotes) CHECK((quote.confidence >= 0.F && quote.confidence <= 1.F));
  }
}

TEST_CASE("long hostile texts are read in linear time by nets, too") {
  const std::string hostile =
      GENERATE(as<std::string>(), repeated("\"", 5000), repeated("“no” ", 5000), "“" + repeated("word ", 40000) + "” he said.",
               repeated("she said that ", 20000), repeated("he said, “", 10000), repeated("x", 200000), repeated("said\n\n", 20000));
  const Read one = read(hostile, GENERATE(small_model(), shipped()));
  CHECK_NOTHROW(quotes::check_quotes(one.document, one.quotes));
}

TEST_CASE("contents of different quotes share no words") {
  const Read one = read(
      std::string(before) + "He said that the pier, which she called “a shame,” is closed and told us: “Go.” “No,” they say.", shipped());
  std::uint32_t end = 0;
  for (const Quote& quote : one.quotes.quotes) {
    CHECK(quote.contents.front().begin >= end);
    end = quote.contents.back().end;
  }
}

TEST_CASE("nets find speech whose cue the lexicon does not know, and say that they did") {
  const Read one =
      read(std::string(before) + "Harbor master Odile Brandt persuaded the council that the pier will stay open this winter.\n", shipped());
  const Quote* quote = find(one, "the pier will stay open this winter");
  REQUIRE(quote != nullptr);
  CHECK(quote->evidence.rule == Rule::learned);
  CHECK(quote->kind == QuoteKind::indirect);
  CHECK(one.words(quote->source) == "Harbor master Odile Brandt");
  CHECK_FALSE(quote->signs.empty());
}

TEST_CASE("what rules and nets both find is one quote, without the marks around it") {
  const Read one = read(std::string(before) + "“The pier is ours,” harbor master Odile Brandt said on Friday.\n", shipped());
  REQUIRE(one.quotes.quotes.size() == 1);
  CHECK(one.words(one.quotes.quotes[0].contents) == "The pier is ours,");
  CHECK(one.quotes.quotes[0].evidence.rule == Rule::said_clause);
  CHECK(one.quotes.quotes[0].confidence > 0.7F);
}

TEST_CASE("a tagging of another model leaves the rules alone") {
  document::Document document = read(std::string(before) + "She said that the pier is open.", model::Model()).document;
  const tags::Tagging tagging = tags::tag(document, english(), tags::Fitted(small_model()));
  const auto found = quotes::find_quotes(document, tagging, {}, english(), quotes::Fitted(shipped()));
  for (const Quote& quote : found.quotes) CHECK(quote.signs.empty());
}
