#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "quotidian/text/fold.hpp"

using quotidian::text::fold;
using quotidian::text::romanize;
using quotidian::text::to_lower;
using quotidian::text::to_nfc;

TEST_CASE("spellings of one word fold to one form, in every language the same") {
  const std::vector<std::pair<std::string, std::string>> table{
      {"İLHAM", "ilham"},
      {"Ilham", "ilham"},
      {"IŞIQ", "işiq"},
      {"ışıq", "işiq"},
      {"Azerbaijan’s", "azerbaijan's"},
      {"Azerbaijan`s", "azerbaijan's"},
      {"d\u00B4Arc", "d'arc"},
      {"ЖУРНАЛ", "журнал"},
      {"ƏLİYEV", "əliyev"},
      {"i\u0307stanbul", "istanbul"},
      {"ΣΊΣΥΦΟΣ", "σίσυφοσ"},
      {"", ""},
      {"12:30", "12:30"},
  };
  for (const auto& [word, folded] : table) CHECK(fold(word) == folded);
}

TEST_CASE("letters that differ stay apart") {
  CHECK(fold("Əliyev") != fold("Eliyev"));
  CHECK(fold("şah") != fold("sah"));
}

TEST_CASE("lower case follows the language") {
  CHECK(to_lower("IŞIQ İLHAM", "az") == "ışıq ilham");
  CHECK(to_lower("IĞDIR", "tr") == "ığdır");
  CHECK(to_lower("IRAN", "en") == "iran");
  CHECK(to_lower("", "en").empty());
}

TEST_CASE("normal form C composes letters and their accents") {
  CHECK(to_nfc("s\u0327") == "\u015F");
  CHECK(to_nfc("e\u0301") == "\u00E9");
  CHECK(to_nfc("\u015F") == "\u015F");
  CHECK(to_nfc("plain") == "plain");
  CHECK(to_nfc("").empty());
}

TEST_CASE("Latin letters for show") {
  CHECK(romanize("Алиев") == "Aliev");
  CHECK(romanize("Əliyev") == "Aliyev");
  CHECK(romanize("plain") == "plain");
}
