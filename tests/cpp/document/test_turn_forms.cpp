#include <functional>

#include "catch.hpp"
#include "document/pages.hpp"

using namespace quotidian;
using testing::parse;

namespace {

/// How a question and an answer are printed.
struct Form {
  std::string name;
  std::string before_question, after_question, before_answer;
};

const std::string lead =
    "The last baker of Lunt\n\nHugo Kestner has baked bread in Lunt for forty years, and he does not want to stop. We met him at his oven.\n\n";
const std::vector<std::pair<std::string, std::string>> talk = {
    {"Who eats your bread?", "I do. My wife prefers cake, and I do not blame her, for it is a good cake and there is no time in a bakery."},
    {"When did you begin?", "In the great ice. I was nine."},
    {"Would you do it again?", "I am doing it again, every morning at three."},
    {"What will you leave?", "An oven. It is warm.\n\nI will leave the door open, too."}};

std::string printed(const Form& form) {
  std::string out = lead;
  for (const auto& [question, answer] : talk)
    out += form.before_question + question + form.after_question + "\n\n" + form.before_answer + answer + "\n\n";
  return out + "Share on Facebook";
}

}  // namespace

TEST_CASE("questions and answers are found in every form of print") {
  const std::vector<Form> forms = {
      {"colons", "Q: ", "", "A: "},
      {"full stops", "Q. ", "", "A. "},
      {"brackets", "Q) ", "", "A) "},
      {"words", "Question: ", "", "Answer: "},
      {"names", "Ann Marlow: ", "", "Hugo Kestner: "},
      {"surnames with titles", "MS. MARLOW: ", "", "MR. KESTNER: "},
      {"names and dashes", "Ann Marlow — ", "", "Hugo Kestner — "},
      {"clocks", "[00:12] Marlow: ", "", "[00:15] Kestner: "},
      {"names on lines of their own", "ANN MARLOW\n", "", "HUGO KESTNER\n"},
      {"names in paragraphs of their own", "Ann Marlow:\n\n", "", "Hugo Kestner:\n\n"},
      {"label of questions only", "Lunt Courier: ", "", ""},
      {"label of answers only", "", "", "Kestner: "},
      {"dashes", "— ", "", "— "},
      {"hyphens", "- ", "", "- "},
      {"dashes before answers", "", "", "— "},
      {"dashes before questions", "— ", "", ""},
      {"dashes and labels", "— Question: ", "", "— Answer: "},
      {"numbers", "1) ", "", ""},
      {"bullets", "• ", "", ""},
      {"nothing", "", "", ""},
  };
  for (const Form& form : forms) {
    INFO(form.name);
    const document::Document document = parse(printed(form), "en");
    REQUIRE(document.turns.size() == 8);
    for (std::size_t i = 0; i < 8; ++i) {
      const document::Turn& turn = document.turns[i];
      CHECK(turn.question == (i % 2 == 0));
      const std::string& wanted = i % 2 == 0 ? talk[i / 2].first : talk[i / 2].second;
      CHECK(std::string(document.text->view(turn.contents.front())) == wanted.substr(0, wanted.find('\n')));
    }
    CHECK(document.turns.back().contents.size() == 2);
  }
}

TEST_CASE("the fullest label of a speaker is known for every turn, and none for a word that names the side") {
  const auto labels = [](const std::string& words) {
    const document::Document document = parse(words, "en");
    std::vector<std::string> out;
    for (const auto& label : document::full_labels(document, testing::load_lexicon("en")))
      out.push_back(label ? std::string(document.text->view(*label)) : std::string("-"));
    return out;
  };
  using Rows = std::vector<std::string>;
  CHECK(
      labels(
          "Bread of Lunt\n\nAnn Marlow: Who?\n\nHugo Kestner: I do.\n\nAM: When?\n\nHK: I was nine.\n\nMarlow: Why?\n\nMr. Kestner: I do not know.") ==
      Rows{"Ann Marlow", "Hugo Kestner", "Ann Marlow", "Hugo Kestner", "Ann Marlow", "Hugo Kestner"});
  CHECK(labels("Bread of Lunt\n\nQ: Who?\n\nA: I do.\n\nQ: When?\n\nA: I was nine.") == Rows{"-", "-", "-", "-"});
  CHECK(labels("Bread of Lunt\n\nAnna: Who?\n\nSam: I do.\n\nA: When?\n\nS: I was nine.\n\nA: Why?\n\nS: I forgot.") ==
        Rows{"Anna", "Sam", "Anna", "Sam", "Anna", "Sam"});
  // of two with the same initials the one brought in last is meant
  CHECK(
      labels(
          "Bread of Lunt\n\nAnn Marlow: Who?\n\nHugo Kestner: I do.\n\nAM: When?\n\nHugh Kerr: I was nine.\n\nAM: Why?\n\nHK: I forgot.") ==
      Rows{"Ann Marlow", "Hugo Kestner", "Ann Marlow", "Hugh Kerr", "Ann Marlow", "Hugh Kerr"});
}

TEST_CASE("an initial with a full stop is no label, nor is a label inside a quotation that goes on") {
  CHECK(parse(lead + "A. Marlow went to the oven and looked at it.\n\nA. Marlow came back with a loaf.\n\nNobody spoke for a while.", "en")
            .turns.empty());
  CHECK(parse(lead + "The station printed this transcript:\n\n\"MARLOW: Who eats your bread?\n\n\"KESTNER: I do.\n\n\"MARLOW: When did you "
                     "begin?\n\n\"KESTNER: I was nine.\n\n\"MARLOW: Why?\n\n\"KESTNER: I forgot.\"",
              "en")
            .turns.empty());
}
