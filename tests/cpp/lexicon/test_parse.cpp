// Reading a lexicon file: what stands in a line, and what is said of a line that is wrong.
#include <string>
#include <vector>

#include "catch.hpp"
#include "quotidian/lexicon/lexicon.hpp"

using namespace quotidian::lexicon;

namespace {

Lexicon parse(const std::string& bytes) { return parse_lexicon(bytes, "en", "words.tsv"); }

std::string fault(const std::string& bytes) {
  try {
    parse(bytes);
  } catch (const std::invalid_argument& error) { return error.what(); }
  return "no fault was found";
}

std::vector<std::string> forms(const Lexicon& lexicon) {
  std::vector<std::string> out;
  for (const Entry& entry : lexicon.entries()) out.push_back(entry.form);
  return out;
}

}  // namespace

TEST_CASE("a line gives kind, form, attributes and source") {
  const Lexicon lexicon = parse("cue\tsaid\tact=speech;stance=neutral\tour own list\n");
  REQUIRE(lexicon.entries().size() == 1);
  const Entry& entry = lexicon.entries().front();
  CHECK(entry.kind == EntryKind::cue);
  CHECK(entry.form == "said");
  CHECK_FALSE(entry.prefix);
  CHECK(entry.get("act") == "speech");
  CHECK(entry.get("stance") == "neutral");
  CHECK(entry.get("polarity").empty());
  CHECK(entry.source == "our own list");
  CHECK(lexicon.lang() == "en");
}

TEST_CASE("the source of a file holds until the next one, and a line may name its own") {
  const Lexicon lexicon = parse("!source\tfirst\ncue\tsaid\ncue\twrote\t\tits own\n!source\tsecond\ncue\tadded\n");
  REQUIRE(lexicon.entries().size() == 3);
  CHECK(lexicon.entries()[0].source == "first");
  CHECK(lexicon.entries()[1].source == "its own");
  CHECK(lexicon.entries()[2].source == "second");
}

TEST_CASE("comments, blank lines, carriage returns and a byte order mark are no entries") {
  CHECK(forms(parse("\xEF\xBB\xBF# words\r\n\r\n!source\tx\r\n   \r\ncue\tsaid\r\n")) == std::vector<std::string>{"said"});
  CHECK(parse("").entries().empty());
  CHECK(parse("\n\n# nothing\n").entries().empty());
}

TEST_CASE("a bracket of endings stands for that many entries") {
  const auto expanded = [](const std::string& form) { return forms(parse("!source\tx\ncue\t" + form + "\n")); };
  CHECK(expanded("заяви[л|ла|ло|ли]") == std::vector<std::string>{"заявил", "заявила", "заявило", "заявили"});
  CHECK(expanded("add[s|ed|]") == std::vector<std::string>{"adds", "added", "add"});
  CHECK(expanded("[re|]states") == std::vector<std::string>{"restates", "states"});
  const Lexicon starred = parse("!source\tx\ncue\tde[di|yib]*\n");
  REQUIRE(starred.entries().size() == 2);
  CHECK(starred.entries()[0].prefix);
  CHECK(starred.entries()[1].prefix);
}

TEST_CASE("a fault names the file, the line and what was wanted") {
  struct Row {
    const char* bytes;
    const char* line;
    const char* said;
  };
  const std::vector<Row> rows = {
      {"cue\tsaid\n", "line 1", "no source"},
      {"!source\tx\ncue\n", "line 2", "wanted 'kind TAB form"},
      {"!source\tx\ncue\tsaid\ta=b\ty\tz\n", "line 2", "got 5 field(s)"},
      {"!source\tx\n\n# c\nverb of saying\tsaid\n", "line 4", "unknown kind 'verb of saying'"},
      {"!source\tx\ncue\t\n", "line 2", "the form is empty"},
      {"!source\tx\ncue\tsaid\tspeech\n", "line 2", "key=value"},
      {"!source\tx\ncue\tsa[id\n", "line 2", "one bracket of endings, closed"},
      {"!source\tx\ncue\tsa[id|ys] [so|thus]\n", "line 2", "one bracket of endings"},
      {"!source\n", "line 1", "after !source"},
      {"!source\t \n", "line 1", "after !source"},
  };
  for (const Row& row : rows) {
    const std::string message = fault(row.bytes);
    INFO(message);
    CHECK(message.find("words.tsv") != std::string::npos);
    CHECK(message.find(row.line) != std::string::npos);
    CHECK(message.find(row.said) != std::string::npos);
  }
}

TEST_CASE("bytes that are not UTF-8 are refused by name") {
  const std::string message = fault("!source\tx\ncue\tsa\xFFid\n");
  CHECK(message.find("words.tsv") != std::string::npos);
  CHECK(message.find("16") != std::string::npos);
}

TEST_CASE("every kind has a word, and the word finds the kind again") {
  for (int number = 0; number <= static_cast<int>(EntryKind::verb); ++number) {
    const auto kind = static_cast<EntryKind>(number);
    CHECK(entry_kind(to_string(kind)) == kind);
  }
  CHECK_FALSE(entry_kind("Cue"));
  CHECK_FALSE(entry_kind(""));
}
