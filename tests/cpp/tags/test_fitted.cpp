// Learned tags: what a model must hold, and what holds for any model.
#include <limits>
#include <stdexcept>

#include "catch.hpp"
#include "lexicons.hpp"
#include "models.hpp"
#include "throws.hpp"

using namespace quotidian;
using namespace quotidian::testing;
using tags::Tagging;
using tags::WordClass;

namespace {

const lexicon::Lexicon& english() {
  static const lexicon::Lexicon lexicon = load_lexicon("en");
  return lexicon;
}

document::Document parse(const std::string& words, const std::string& lang = "en") {
  document::DocumentOptions options;
  options.lang = lang;
  return document::parse_document(std::make_shared<const text::Text>(text::Text::from_utf8(words)), english(), options);
}

}  // namespace

TEST_CASE("a model whose parts do not fit is refused by the name of the part, when it is made ready") {
  struct Fault {
    std::string part, words;
    void (*change)(model::Part&);
  };
  const auto fault = GENERATE(values<Fault>({
      {"en.tags.neighbors.w", "the model has no part 'en.tags.neighbors.w'", [](model::Part& p) { p.values.clear(); }},
      {"en.tags.neighbors.b", "'en.tags.neighbors.b' of the model: wanted 1 by 6, got 1 by 5",
       [](model::Part& p) { p = random_part(p.name, 1, 5); }},
      {"en.tags.table", "wanted a power of two of rows, got 63", [](model::Part& p) { p = random_part(p.name, 63, 4); }},
      {"en.tags.table", "'en.tags.neighbors.w' of the model: wanted 15 by 6, got 12 by 6",
       [](model::Part& p) { p = random_part(p.name, 64, 5); }},
      {"en.tags.layer1.w", "wanted 6 by 18, got 6 by 12", [](model::Part& p) { p = random_part(p.name, 6, 12); }},
      {"en.tags.layer2.b", "holds something that is no number",
       [](model::Part& p) { p.values[3] = std::numeric_limits<float>::quiet_NaN(); }},
      {"en.tags.layer2.w", "holds something that is no number",
       [](model::Part& p) { p.values[3] = std::numeric_limits<float>::infinity(); }},
      {"en.tags.classes.w", "wanted 6 by 17, got 6 by 16", [](model::Part& p) { p = random_part(p.name, 6, 16); }},
      {"en.tags.names.of", "wanted numbers of name classes below 5", [](model::Part& p) { p.values[1] = 5.F; }},
      {"en.tags.names.of", "wanted 5 numbers, got 4",
       [](model::Part& p) {
         p = {p.name, {1, 4}, {0, 1, 2, 3}};
       }},
      {"en.tags.names.w", "wanted two dimensions", [](model::Part& p) { p.shape = {30}; }},
  }));
  INFO(fault.part << ": " << fault.words);
  const model::Model model = small_model([&](model::Part& part) {
    if (part.name == fault.part) fault.change(part);
  });
  CHECK(throws_saying([&] { tags::Fitted{model}; }, fault.words));
}

TEST_CASE("a model without nets, or for another language, leaves the lexicon tagger") {
  const document::Document document = parse("The dam will open on Friday.");
  const Tagging plain = tags::tag(document, english());
  CHECK(tags::tag(document, english(), tags::Fitted(model::Model())) == plain);
  CHECK(plain.states.empty());
  document::Document other = document;
  other.lang = "ru";
  CHECK(tags::tag(other, english(), tags::Fitted(small_model())) == plain);
}

TEST_CASE("a learned tagging holds one class, one name and one row of states a token") {
  const std::string words = GENERATE(as<std::string>(), "", " ", "x", "“", "The dam opened. “No,” she said.\n\nIt closed.");
  const document::Document document = parse(words);
  const Tagging tagging = tags::tag(document, english(), tags::Fitted(small_model()));
  const std::size_t n = document.tokens.tokens.size();
  CHECK(tagging.classes.size() == n);
  CHECK(tagging.names.size() == n);
  CHECK(tagging.folded.size() == n);
  CHECK(tagging.states.size() == n * tagging.width);
}

TEST_CASE("a document longer than a piece is tagged as its pieces are, cut between paragraphs") {
  std::string paragraph;
  for (int i = 0; i < 1500; ++i) paragraph += "dams ";
  paragraph += "open.";
  const tags::Fitted fitted(small_model());
  const document::Document one = parse(paragraph + "\n\n" + paragraph);
  const document::Document two = parse(paragraph + "\n\n" + paragraph + "\n\n" + paragraph);
  const Tagging short_one = tags::tag(one, english(), fitted);
  const Tagging long_one = tags::tag(two, english(), fitted);
  REQUIRE(long_one.states.size() == short_one.states.size() / 2 * 3);
  CHECK(std::equal(short_one.states.begin(), short_one.states.end(), long_one.states.begin()));
}

TEST_CASE("one sentence of a megabyte, and a text without a break, are tagged") {
  std::string words;
  while (words.size() < 1'000'000) words += GENERATE(as<std::string>(), "word ", "\"", "x");
  const document::Document document = parse(words);
  const Tagging tagging = tags::tag(document, english(), tags::Fitted(small_model()));
  CHECK(tagging.classes.size() == document.tokens.tokens.size());
}

TEST_CASE("the model of the package tells a noun from a verb of the same form by its neighbors") {
  const tags::Fitted fitted(model::load_model(read_bytes(std::string(QUOTIDIAN_PACKAGE_DATA) + "/model/quotidian.model")));
  const document::Document document = parse("The harbor reports a loss. The reports were late, but Odile Brandt reads them.");
  const Tagging tagging = tags::tag(document, english(), fitted);
  std::vector<WordClass> reports;
  for (std::size_t i = 0; i < tagging.folded.size(); ++i) {
    if (tagging.folded[i] == "reports") reports.push_back(tagging.classes[i]);
  }
  CHECK(reports == std::vector<WordClass>{WordClass::verb, WordClass::noun});
}
