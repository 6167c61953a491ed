#include <algorithm>
#include <ctime>
#include <functional>

#include "catch.hpp"
#include "document/pages.hpp"

using namespace quotidian;
using testing::parse;

namespace {

const std::string intro =
    "Boats and people\n\nIver Grum has built boats on the same pier for fifty years, and he has seen three harbour masters go.\n\n";

std::string repeated(const std::function<std::string(int)>& line, int times) {
  std::string out = intro;
  for (int i = 0; i < times; ++i) out += line(i) + "\n\n";
  return out;
}

/// Of the processor's time, so that what else the machine does counts less.
double seconds(const std::string& words) {
  double best = 1e9;
  for (int run = 0; run < 2; ++run) {
    const std::clock_t start = std::clock();
    static_cast<void>(parse(words, "en"));
    best = std::min(best, static_cast<double>(std::clock() - start) / static_cast<double>(CLOCKS_PER_SEC));
  }
  return best;
}

std::string name_of(int i) {
  return std::string(1, static_cast<char>('A' + i % 26)) + "no" + std::string(1, static_cast<char>('a' + i / 26 % 26));
}

}  // namespace

TEST_CASE("an interview cut in the middle is labeled as far as it goes") {
  for (const std::string& end :
       {std::string("A: Now I wa"), std::string("A: "), std::string("A:"), std::string("Q: And"), std::string("Q")}) {
    const document::Document document = parse(
        intro + "Q: When did you begin?\n\nA: In the great ice.\n\nIt was cold.\n\nQ: And now?\n\nA: I wait.\n\nQ: Why?\n\n" + end, "en");
    REQUIRE(document.turns.size() >= 5);
    CHECK(document.text->view(document.turns[1].contents.front()) == "In the great ice.");
    CHECK(document.turns.back().contents.back().end <= document.text->size());
  }
}

TEST_CASE("an interview reads the same with any sign for a new line") {
  const std::string plain = intro + "Q: When did you begin?\n\nA: In the great ice.\n\nQ: And now?\n\nA: Now I wait.";
  for (const std::string& sign :
       {std::string("\r\n"), std::string("\r"), std::string("\xE2\x80\xA9"), std::string("\xE2\x80\xA8"), std::string("\xC2\x85")}) {
    std::string other;
    for (const char c : plain) other += c == '\n' ? sign : std::string(1, c);
    const document::Document document = parse(other, "en");
    REQUIRE(document.turns.size() == 4);
    CHECK(document.text->view(document.turns[3].contents.front()) == "Now I wait.");
  }
}

TEST_CASE("an interview without line breaks is one paragraph and no turn") {
  CHECK(
      parse("Boats. Q: When did you begin? A: In the great ice. Q: And now? A: Now I wait. Q: For whom? A: For you.", "en").turns.empty());
}

TEST_CASE("whatever begins a hundred thousand lines, turns are found in linear time") {
  const std::vector<std::pair<std::string, std::function<std::string(int)>>> forms = {
      {"dashes", [](int i) { return i % 2 == 0 ? std::string("— Why?") : std::string("— I do."); }},
      {"lone dashes", [](int) { return std::string("—"); }},
      {"hyphens", [](int) { return std::string("- a"); }},
      {"one label", [](int i) { return i % 2 == 0 ? std::string("Q: Why?") : std::string("A: I do."); }},
      {"names", [](int i) { return name_of(i) + " Grum: Why?"; }},
      {"initials", [](int i) { return std::string(1, static_cast<char>('A' + i % 26)) + ": I do."; }},
      {"questions", [](int) { return std::string("Why would you?"); }},
      {"brackets", [](int) { return std::string("[Noise]"); }},
      {"aftermath",
       [](int i) { return i % 2 == 0 ? std::string("Q: After the interview?") : std::string("A: After the interview I said so."); }},
  };
  constexpr int lines = 12'500;  // eight times that is a hundred thousand; sixty-four times the time, if it were quadratic
  for (const auto& [name, line] : forms) {
    INFO(name);
    const double small = seconds(repeated(line, lines));
    const double large = seconds(repeated(line, 8 * lines));
    CHECK(large < 8 * 3 * small + 0.1);
  }
}
