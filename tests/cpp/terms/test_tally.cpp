#include <string>
#include <vector>

#include "catch.hpp"
#include "quotidian/terms/tally.hpp"
#include "throws.hpp"

using namespace quotidian;
using quotidian::testing::throws_saying;
using terms::Tally;

namespace {

Tally tally_of(const std::vector<std::string>& texts, std::size_t parts = 1) {
  std::vector<terms::Counter> counters;
  for (std::size_t i = 0; i < parts; ++i) counters.emplace_back(terms::Counting{true, 1, 2, {}, {}});
  for (std::size_t i = 0; i < texts.size(); ++i) { counters[i * parts / texts.size()].add({texts[i], "", std::nullopt, {}, std::nullopt}); }
  return terms::tally(std::move(counters));
}

const std::vector<std::string> texts = {"the dam broke", "", "the dam, the dam held", "вода и дом", "a", "dam"};

}  // namespace

TEST_CASE("tallies of parts make the tally of all, in any order and grouping") {
  const Tally all = tally_of(texts);
  CHECK(all.documents == 6);
  CHECK(tally_of(texts, 3) == all);
  std::vector<Tally> each;
  for (const std::string& text : texts) each.push_back(tally_of({text}));
  Tally forward;
  Tally backward;
  for (std::size_t i = 0; i < each.size(); ++i) {
    forward = terms::merge(forward, each[i]);
    backward = terms::merge(each[each.size() - 1 - i], backward);
  }
  CHECK(forward == all);
  CHECK(backward == all);
  CHECK(terms::merge(terms::merge(each[0], each[2]), each[5]) == terms::merge(each[0], terms::merge(each[2], each[5])));
  const auto dam = all.vocabulary.find("dam");
  REQUIRE(dam);
  CHECK(all.document_frequencies[*dam] == 3);
  CHECK(all.occurrences[*dam] == 4);
}

TEST_CASE("a selection of a tally keeps what a selection of the counts keeps") {
  terms::Selection selection;
  selection.min_documents = 2;
  CHECK(terms::select(tally_of(texts), selection).vocabulary == terms::Vocabulary({"dam", "the", "the dam"}));
  selection.max_terms = 1;
  CHECK(terms::select(tally_of(texts), selection).vocabulary == terms::Vocabulary({"dam"}));
  selection.min_documents = 9;
  CHECK(throws_saying([&] { (void)terms::select(tally_of(texts), selection); }, "no terms remain"));
  CHECK(throws_saying([&] { (void)terms::select(Tally{}, {}); }, "empty vocabulary"));
}

TEST_CASE("a tally comes back from its bytes, and from no others") {
  const Tally all = tally_of(texts);
  const std::string bytes = terms::to_bytes(all, "settings");
  const terms::StoredTally stored = terms::tally_from_bytes(bytes);
  CHECK(stored.tally == all);
  CHECK(stored.settings == "settings");
  CHECK(terms::tally_from_bytes(terms::to_bytes({}, "")).tally == Tally{});
  for (std::size_t size = 0; size < bytes.size(); ++size) CHECK_THROWS(terms::tally_from_bytes(std::string_view(bytes).substr(0, size)));
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string altered = bytes;
    altered[i] = static_cast<char>(altered[i] ^ 0x20);
    CHECK_THROWS(terms::tally_from_bytes(altered));
  }
  CHECK_THROWS(terms::tally_from_bytes(bytes + "x"));
  CHECK(throws_saying([] { (void)terms::tally_from_bytes("PK.."); }, "no term counts"));
  std::string later = bytes;
  later[4] = 9;
  CHECK(throws_saying([&] { (void)terms::tally_from_bytes(later); }, "version 9"));
}

TEST_CASE("a vocabulary comes back from its bytes, and from no others") {
  const terms::Vocabulary words({"", "dam", "damage", "dame", "дом", std::string("a\0b", 3)});
  const std::string bytes = terms::to_bytes(words);
  CHECK(terms::vocabulary_from_bytes(bytes) == words);
  CHECK(terms::vocabulary_from_bytes(terms::to_bytes({})) == terms::Vocabulary());
  for (std::size_t size = 0; size < bytes.size(); ++size)
    CHECK_THROWS(terms::vocabulary_from_bytes(std::string_view(bytes).substr(0, size)));
  CHECK_THROWS(terms::vocabulary_from_bytes(bytes + "x"));
  CHECK_THROWS(terms::vocabulary_from_bytes(std::string("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F", 11)));
}
