#include "catch.hpp"
#include "document/pages.hpp"

using namespace quotidian;
using testing::parse;

namespace {

/// Turns in words: "Q When?" and "A First.|Second." with the label in brackets.
std::vector<std::string> turns_of(const std::string& words, const std::string& lang) {
  const document::Document document = parse(words, lang);
  std::vector<std::string> out;
  for (const document::Turn& turn : document.turns) {
    std::string row(turn.question ? "Q " : "A ");
    if (turn.label) row += "[" + std::string(document.text->view(*turn.label)) + "] ";
    for (std::size_t i = 0; i < turn.contents.size(); ++i) row += (i == 0 ? "" : "|") + std::string(document.text->view(turn.contents[i]));
    out.push_back(row);
  }
  return out;
}

const std::string intro =
    "Boats and people\n\nIver Grum has built boats on the same pier for fifty years, and he has seen three harbour masters go.\n\n";

}  // namespace

TEST_CASE("labels of turns stay outside, a paragraph without one goes on with the answer") {
  CHECK(
      turns_of(intro + "Q: When did you begin?\n\nA: In the great ice.\n\nIt was cold.\n\nQ: And now?\n\nA: Now I wait.", "en") ==
      std::vector<std::string>{"Q [Q] When did you begin?", "A [A] In the great ice.|It was cold.", "Q [Q] And now?", "A [A] Now I wait."});
  CHECK(
      turns_of(
          "Лодки\n\nМастер строит лодки пятьдесят лет и помнит трёх начальников порта, двое из которых были моряками.\n\nВ: Когда вы начали?\n\nО: В большой лёд.\n\nВ: А теперь?\n\nО: Жду.",
          "ru") == std::vector<std::string>{"Q [В] Когда вы начали?", "A [О] В большой лёд.", "Q [В] А теперь?", "A [О] Жду."});
  CHECK(
      turns_of(
          "Kayıklar\n\nUsta elli yıldır aynı iskelede kayık yapıyor ve üç liman başkanı gördü, ikisi denizciydi.\n\nSoru: Ne zaman başladınız?\n\nCevap: Büyük buzda.\n\nSoru: Ya şimdi?\n\nCevap: Bekliyorum.",
          "tr")
          .size() == 4);
}

TEST_CASE("names and then initials are the same voices") {
  const auto turns = turns_of(
      intro +
          "Dora Finn: When did you begin?\n\nIver Grum: In the great ice.\n\nDF: Was it cold?\n\nIG: It was warm by the stove.\n\nDF: And now?\n\nIG: Now I wait.",
      "en");
  REQUIRE(turns.size() == 6);
  CHECK(turns[2] == "Q [DF] Was it cold?");
  CHECK(turns[5] == "A [IG] Now I wait.");
}

TEST_CASE("dashes hand over from question to answer") {
  CHECK(
      turns_of(
          intro +
              "— When did you begin?\n\n— In the great ice.\n\n— They say you stop.\n\n— They say.\n\nI do not.\n\n— And who comes after you?\n\n— The gulls.",
          "en") == std::vector<std::string>{"Q When did you begin?", "A In the great ice.", "Q They say you stop.", "A They say.|I do not.",
                                            "Q And who comes after you?", "A The gulls."});
}

TEST_CASE("an interview may begin with an answer when the paragraph before leads in by a colon") {
  const auto turns = turns_of(
      "Expert: nothing was checked\n\nOur paper spoke about the dam with the engineer Tove Karm, who has read the book of inspections twice:\n\n— It was never checked, not once in forty years, and the stamp is false.\n\nI have seen it.\n\n— What will happen?\n\n— The water will decide, as it always does in this valley.\n\nWe only watch.",
      "en");
  REQUIRE(turns.size() == 3);
  CHECK(turns[0].substr(0, 2) == "A ");
  CHECK(turns[1] == "Q What will happen?");
}

TEST_CASE("numbered and bulleted questions need no other label") {
  CHECK(turns_of(intro + "1. When did you begin?\n\nIn the great ice.\n\n2. Was it cold?\n\nIt was.\n\n3. And now?\n\nNow I wait.", "en") ==
        std::vector<std::string>{"Q When did you begin?", "A In the great ice.", "Q Was it cold?", "A It was.", "Q And now?",
                                 "A Now I wait."});
  const auto turns = turns_of(
      intro + "■ When did you begin?\n\nGrum: In the great ice.\n\n■ Was it cold?\n\nGrum: It was.\n\n■ And now?\n\nGrum: Now I wait.",
      "en");
  REQUIRE(turns.size() == 6);
  CHECK(turns[1] == "A [Grum] In the great ice.");
}

TEST_CASE("what is no interview has no turns") {
  // two quoted questions in a report
  CHECK(
      turns_of(
          intro +
              "“Who pays for it?” the mayor asked.\n\nNobody answered, and the meeting went on with the second point of the day.\n\n“Is anybody here?” he asked again.\n\nThe hall was silent for a minute.",
          "en")
          .empty());
  // a list with dashes
  CHECK(
      turns_of(
          intro +
              "The union asks for three things:\n\n- a longer pier,\n\n- a light on it,\n\n- a bench for the old.\n\nThe council will vote in March.",
          "en")
          .empty());
  // dash dialogue with said-clauses
  CHECK(
      turns_of(
          intro +
              "— Where is the key? — asks the keeper.\n\n— Where it always was, — answers his wife.\n\n— And where is that? — he asks.\n\n— On the nail, — she says and goes out.",
          "en")
          .empty());
  // a play
  CHECK(
      turns_of(
          "The Pier\n\nACT ONE\n\nMAN: I have come for the boat.\n\nWOMAN: The boat is gone.\n\nMAN: Then I shall wait for it.\n\nWOMAN: Wait, then.\n\nMAN: The sea is calm tonight.\n\nWOMAN: It is always calm before.",
          "en")
          .empty());
  // rhetorical questions of a column
  CHECK(
      turns_of(
          intro +
              "Why do we build piers?\n\nTo walk on water without believing, my grandmother said, and she had walked on many of them.\n\nThe new pier is made of concrete. It has a plate with four names, and none of them is a builder's.\n\nIt will last longer than the names, and that is the best that can be said of it after the first winter.",
          "en")
          .empty());
}

TEST_CASE("page furniture and what the paper tells afterwards are no part of the last answer") {
  const auto turns = turns_of(
      intro +
          "Q: When did you begin?\n\nA: In the great ice.\n\nQ: And now?\n\nA: Now I wait.\n\nAfter the interview the harbour office said that the lease had ended.\n\nShare on Facebook\nRelated news\nFerry returns to the line",
      "en");
  REQUIRE(turns.size() == 4);
  CHECK(turns.back() == "A [A] Now I wait.");
}

TEST_CASE("an answer keeps its paragraphs, whatever they tell, until the paper speaks again") {
  const std::string talk =
      intro +
      "Q: When did you begin?\n\nA: In the great ice.\n\nThe harbour master came. The conversation was short, and he said the pier was closed.\n\n"
      "Q: And now?\n\nA: Now I wait.\n\nThe council announced a new pier last year.\n\nWe have seen none.";
  const auto turns = turns_of(talk, "en");
  REQUIRE(turns.size() == 4);
  CHECK(turns[1] == "A [A] In the great ice.|The harbour master came. The conversation was short, and he said the pier was closed.");
  CHECK(turns[3] == "A [A] Now I wait.|The council announced a new pier last year.|We have seen none.");
  const auto closed = turns_of(talk + "\n\nThe harbour office said that it knew of no pier.", "en");
  REQUIRE(closed.size() == 4);
  CHECK(closed[3] == turns[3]);
}
