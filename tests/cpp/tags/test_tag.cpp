#include "catch.hpp"
#include "lexicons.hpp"
#include "quotidian/tags/tags.hpp"

using namespace quotidian;
using tags::WordClass;

namespace {

struct Tagged {
  document::Document document;
  tags::Tagging tagging;
};

Tagged tag_words(const std::string& words, const std::string& lang) {
  const lexicon::Lexicon lexicon = quotidian::testing::load_lexicon(lang);
  document::DocumentOptions options;
  options.lang = lang;
  Tagged out{document::parse_document(std::make_shared<const text::Text>(text::Text::from_utf8(words)), lexicon, options), {}};
  out.tagging = tags::tag(out.document, lexicon);
  return out;
}

/// The class of the first token with these words.
WordClass class_of(const Tagged& tagged, std::string_view word) {
  for (std::size_t i = 0; i < tagged.tagging.classes.size(); ++i) {
    if (tagged.document.text->view(tagged.document.tokens.tokens[i].span) == word) return tagged.tagging.classes[i];
  }
  return WordClass::x;
}

}  // namespace

TEST_CASE("English closed classes, verbs and names are told apart") {
  const Tagged tagged = tag_words("The mayor of Harrow said that she would not sell 40 boats, and the claims were old.", "en");
  CHECK(class_of(tagged, "The") == WordClass::det);
  CHECK(class_of(tagged, "of") == WordClass::adp);
  CHECK(class_of(tagged, "Harrow") == WordClass::propn);
  CHECK(class_of(tagged, "said") == WordClass::verb);
  CHECK(class_of(tagged, "that") == WordClass::sconj);
  CHECK(class_of(tagged, "she") == WordClass::pron);
  CHECK(class_of(tagged, "would") == WordClass::aux);
  CHECK(class_of(tagged, "not") == WordClass::part);
  CHECK(class_of(tagged, "40") == WordClass::num);
  CHECK(class_of(tagged, "and") == WordClass::cconj);
  CHECK(class_of(tagged, "claims") == WordClass::noun);
  CHECK(class_of(tagged, ",") == WordClass::punct);
}

TEST_CASE("finite verbs are known by their endings where no lexicon lists them") {
  CHECK(class_of(tag_words("Uşaqlar bağçada oynayırlar.", "az"), "oynayırlar") == WordClass::verb);
  CHECK(class_of(tag_words("Çocuklar bahçede oynuyorlar.", "tr"), "oynuyorlar") == WordClass::verb);
  CHECK(class_of(tag_words("Дети громко играют во дворе.", "ru"), "играют") == WordClass::verb);
  CHECK(class_of(tag_words("The wind rattled the shutters.", "en"), "rattled") == WordClass::verb);
}

TEST_CASE("nouns that end like verbs stay nouns") {
  CHECK(class_of(tag_words("Вчера жители перекрыли дорогу.", "ru"), "жители") == WordClass::noun);
  CHECK(class_of(tag_words("Вчера комитет собрался снова.", "ru"), "комитет") == WordClass::noun);
  CHECK(class_of(tag_words("They painted a red boat.", "en"), "red") == WordClass::noun);
}

TEST_CASE("a tagging has one class and one folded form a token") {
  const std::string lang = GENERATE("en", "az", "ru", "tr");
  const Tagged tagged = tag_words("İstanbul’da “dedi” 12,5 % — and said! \xF0\x9F\x98\x80 …", lang);
  CHECK(tagged.tagging.classes.size() == tagged.document.tokens.tokens.size());
  CHECK(tagged.tagging.folded.size() == tagged.document.tokens.tokens.size());
}

TEST_CASE("an empty text gives an empty tagging") { CHECK(tag_words("", "en").tagging.classes.empty()); }
