// Finding words: exact, by their beginning, several at once, whatever their case.
#include <algorithm>
#include <string>
#include <vector>

#include "catch.hpp"
#include "lexicons.hpp"
#include "quotidian/lexicon/lexicon.hpp"
#include "quotidian/text/fold.hpp"

using namespace quotidian::lexicon;
using quotidian::text::fold;

namespace {

Lexicon parse(const std::string& lines) { return parse_lexicon("!source\ttest\n" + lines, "en", "words.tsv"); }

std::string found(const Lexicon& lexicon, EntryKind kind, const std::string& word) {
  const Entry* entry = lexicon.find(kind, fold(word));
  return entry ? entry->form : "";
}

std::vector<std::string> folded(const std::vector<std::string>& words) {
  std::vector<std::string> out;
  for (const std::string& word : words) out.push_back(fold(word));
  return out;
}

}  // namespace

TEST_CASE("a word is found by its kind alone") {
  const Lexicon lexicon = parse("cue\tstates\nbody\tstate\n");
  CHECK(found(lexicon, EntryKind::cue, "states") == "states");
  CHECK(found(lexicon, EntryKind::body, "states").empty());
  CHECK(found(lexicon, EntryKind::cue, "state").empty());
  CHECK(found(lexicon, EntryKind::cue, "").empty());
  CHECK(found(Lexicon(), EntryKind::cue, "states").empty());
}

TEST_CASE("case does not matter, in any of the four alphabets") {
  const Lexicon lexicon = parse("cue\tBildirib\ncue\tİddia etdi\nfirst_name\tIlqar\ncue\tЗаявил\ncue\tsöyledi\n");
  CHECK(found(lexicon, EntryKind::cue, "BİLDİRİB") == "Bildirib");
  CHECK(found(lexicon, EntryKind::cue, "BILDIRIB") == "Bildirib");
  CHECK(found(lexicon, EntryKind::cue, "iddia etdi") == "İddia etdi");
  CHECK(found(lexicon, EntryKind::first_name, "İlqar") == "Ilqar");
  CHECK(found(lexicon, EntryKind::first_name, "ılqar") == "Ilqar");
  CHECK(found(lexicon, EntryKind::cue, "заявил") == "Заявил");
  CHECK(found(lexicon, EntryKind::cue, "SÖYLEDİ") == "söyledi");
}

TEST_CASE("a star finds longer words by their beginning; an exact form wins, then the longest beginning") {
  const Lexicon lexicon = parse("role\tministr*\nrole\tministrliy*\trank=body\nrole\tministrant\n");
  CHECK(found(lexicon, EntryKind::role, "ministri") == "ministr");
  CHECK(found(lexicon, EntryKind::role, "ministr") == "ministr");
  CHECK(found(lexicon, EntryKind::role, "Ministrliyinin") == "ministrliy");
  CHECK(found(lexicon, EntryKind::role, "ministrant") == "ministrant");
  CHECK(found(lexicon, EntryKind::role, "minist").empty());
}

TEST_CASE("a beginning never ends inside a letter") {
  const Lexicon lexicon = parse("role\tнаместни*\nrole\tн*\n");
  CHECK(found(lexicon, EntryKind::role, "наместник") == "наместни");
  CHECK(found(lexicon, EntryKind::role, "наместо") == "н");
  CHECK(found(lexicon, EntryKind::role, "начальник") == "н");
  CHECK(found(lexicon, EntryKind::role, "о").empty());
}

TEST_CASE("of several words the longest entry is found") {
  const Lexicon lexicon =
      parse("cue_phrase\taccording\ncue_phrase\taccording to\ncue_phrase\taccording to the\ncue_phrase\tin the words of\n");
  const auto words = folded({"Yesterday", "ACCORDING", "to", "the", "mayor", "in", "the", "words"});
  const auto match = lexicon.longest(EntryKind::cue_phrase, words, 1);
  REQUIRE(match);
  CHECK(match->entry->form == "according to the");
  CHECK(match->tokens == 3);
  CHECK_FALSE(lexicon.longest(EntryKind::cue_phrase, words, 0));
  CHECK_FALSE(lexicon.longest(EntryKind::cue_phrase, words, 5));  // the text ends before the entry does
  CHECK_FALSE(lexicon.longest(EntryKind::cue_phrase, words, words.size()));
  CHECK_FALSE(lexicon.longest(EntryKind::cue, words, 1));
}

TEST_CASE("a longest match agrees with trying every entry at every place") {
  const Lexicon lexicon = parse("cue\ta\ncue\ta b\ncue\tb b a\ncue\tb\ncue\ta b a b\ncue\tc a\n");
  std::vector<std::string> words;
  for (unsigned number = 0; number < 243; ++number) {
    words.clear();
    for (unsigned rest = number, i = 0; i < 5; ++i, rest /= 3) words.emplace_back(1, static_cast<char>('a' + rest % 3));
    for (std::size_t at = 0; at < words.size(); ++at) {
      std::size_t longest = 0;
      for (const Entry& entry : lexicon.entries()) {
        const std::size_t size = static_cast<std::size_t>(std::count(entry.form.begin(), entry.form.end(), ' ')) + 1;
        std::string joined;
        for (std::size_t i = at; i < std::min(at + size, words.size()); ++i) joined += (i == at ? "" : " ") + words[i];
        if (joined == entry.form) longest = std::max(longest, size);
      }
      const auto match = lexicon.longest(EntryKind::cue, words, at);
      CHECK((match ? match->tokens : 0) == longest);
    }
  }
}

TEST_CASE("extending gives a new lexicon; the old one stays as it was") {
  const Lexicon base = parse("cue\tsaid\tact=speech\n");
  const Lexicon more = extend(base, {{EntryKind::cue, "quipped", false, {{"act", "speech"}}, "reader"}});
  CHECK(found(more, EntryKind::cue, "quipped") == "quipped");
  CHECK(found(more, EntryKind::cue, "said") == "said");
  CHECK(found(base, EntryKind::cue, "quipped").empty());
  CHECK(base == parse("cue\tsaid\tact=speech\n"));
  CHECK_FALSE(base == more);
  CHECK(extend(base, {}) == base);
}

TEST_CASE("a later entry of the same kind and form wins") {
  const Lexicon lexicon =
      extend(parse("cue\tbelieves\tact=speech\n"), {{EntryKind::cue, "Believes", false, {{"act", "attitude"}}, "reader"}});
  const Entry* entry = lexicon.find(EntryKind::cue, "believes");
  REQUIRE(entry);
  CHECK(entry->get("act") == "attitude");
}

TEST_CASE("the lexicons of the package are read, each with its cues and sources") {
  for (const char* lang : {"en", "az", "ru", "tr"}) {
    const Lexicon lexicon = quotidian::testing::load_lexicon(lang);
    INFO(lang);
    std::size_t cues = 0;
    for (const Entry& entry : lexicon.entries()) {
      CHECK_FALSE(entry.source.empty());
      if (entry.kind == EntryKind::cue) ++cues;
      if (!entry.prefix) {
        const Entry* again = lexicon.find(entry.kind, fold(entry.form));
        REQUIRE(again);
        CHECK(fold(again->form) == fold(entry.form));
      }
    }
    CHECK(cues > 0);
  }
}

TEST_CASE("words that begin a phrase which counts anywhere in a line are known") {
  const Lexicon lexicon = parse(
      "furniture\tall rights reserved\tas=legal;at=any\nfurniture\tspoke*\tinterview=yes\nfurniture\tall news\tas=furniture\n"
      "cue\tsaid\tat=any\n");
  CHECK(lexicon.begins_anywhere("all"));
  CHECK(lexicon.begins_anywhere("spoken"));
  CHECK_FALSE(lexicon.begins_anywhere("rights"));
  CHECK_FALSE(lexicon.begins_anywhere("said"));
  CHECK_FALSE(lexicon.begins_anywhere("spok"));
  CHECK_FALSE(Lexicon().begins_anywhere("all"));
}
