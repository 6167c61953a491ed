#include "catch.hpp"
#include "quotidian/terms/vocabulary.hpp"
#include "throws.hpp"

using quotidian::terms::Vocabulary;

using quotidian::testing::throws_saying;

TEST_CASE("a vocabulary is in the order of code points and finds its terms") {
  const Vocabulary terms({"б", "a b", "ab", "a", "z"});
  REQUIRE(terms.size() == 5);
  CHECK(terms[0] == "a");
  CHECK(terms[1] == "a b");
  CHECK(terms[4] == "б");
  for (std::size_t i = 0; i < terms.size(); ++i) CHECK(terms.find(terms[i]) == i);
  CHECK_FALSE(terms.find("c").has_value());
  CHECK_FALSE(terms.find("").has_value());
  CHECK(Vocabulary().empty());
}

TEST_CASE("a vocabulary refuses doubles and disorder by name") {
  CHECK(throws_saying([&] { (void)Vocabulary({"dam", "vote", "dam"}); }, "'dam' twice"));
  CHECK(throws_saying([&] { (void)Vocabulary("ba", {0, 1, 2}); }, "strictly ascend: see 'a'"));
  CHECK_THROWS_AS(Vocabulary("ab", {0, 1}), std::invalid_argument);
}
