// Who speaks: invented stories with marked quotes (tests/data/speakers), ids, hostile casts.
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "lexicons.hpp"
#include "quotidian/entities/name_key.hpp"
#include "quotidian/speakers/speaker.hpp"

using namespace quotidian;

namespace {

struct Story {
  std::string lang, title, text;
  std::vector<std::string> expected;
};

std::vector<Story> read_stories(const std::string& name) {
  std::ifstream file(std::string(QUOTIDIAN_TEST_DATA) + "/speakers/" + name);
  REQUIRE(file);
  std::vector<Story> stories;
  bool expected = false;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("== ")) {
      stories.push_back({line.substr(3, 2), line.substr(6), "", {}});
      expected = false;
    } else if (line == "--") {
      expected = true;
    } else if (expected) {
      if (!line.empty()) stories.back().expected.push_back(line);
    } else {
      stories.back().text += line + "\n";
    }
  }
  return stories;
}

struct Marked {
  std::string text;
  std::map<int, quotes::Quote> quotes;
};

/// The text without its marks, and the quotes they mark.
Marked unmark(const std::string& marked) {
  Marked out;
  for (std::size_t at = 0; at < marked.size(); ++at) {
    const char open = marked[at];
    if (open != '{' && open != '<') {
      out.text.push_back(open);
      continue;
    }
    const std::size_t colon = marked.find(':', at);
    const std::size_t close = marked.find(open == '{' ? '}' : '>', at);
    const int number = std::stoi(marked.substr(at + 1, colon - at - 1));
    quotes::Quote& quote = out.quotes[number];
    const text::Span span{static_cast<std::uint32_t>(out.text.size()), static_cast<std::uint32_t>(out.text.size() + close - colon - 1)};
    out.text += marked.substr(colon + 1, close - colon - 1);
    if (open == '{') {
      quote.source.push_back(span);
      // The word behind a source is its cue.
      const std::size_t word = marked.find_first_not_of(" ,", close + 1);
      const std::size_t stop = word == std::string::npos ? word : marked.find_first_of(" ,.<{\n", word);
      if (stop != std::string::npos && stop > word) {
        const auto begin = static_cast<std::uint32_t>(span.end + (word - close - 1));
        quote.cue = {{begin, begin + static_cast<std::uint32_t>(stop - word)}};
      }
    } else {
      const char kind = marked[colon - 1];
      quote.contents.push_back(span);
      quote.kind = kind == 'd'                  ? quotes::QuoteKind::direct
                   : kind == 'h'                ? quotes::QuoteKind::headline
                   : kind == 'q' || kind == 'a' ? quotes::QuoteKind::turn
                                                : quotes::QuoteKind::indirect;
      if (quote.kind == quotes::QuoteKind::turn) quote.question = kind == 'q';
    }
    at = close;
  }
  return out;
}

struct Told {
  document::Document document;
  speakers::Speakers speakers;
};

Told tell(const Marked& story, const lexicon::Lexicon& lexicon) {
  document::DocumentOptions options;
  options.lang = lexicon.lang();
  Told out{document::parse_document(std::make_shared<const text::Text>(text::Text::from_utf8(story.text)), lexicon, options), {}};
  const tags::Tagging tagging = tags::tag(out.document, lexicon);
  const auto mentions = entities::find_mentions(out.document, tagging, lexicon);
  quotes::Quotes quotes;
  for (const auto& [number, quote] : story.quotes) {
    if (!quote.contents.empty()) quotes.quotes.push_back(quote);
  }
  out.speakers = speakers::resolve_speakers(out.document, tagging, mentions, quotes, lexicon, model::Model());
  REQUIRE(out.speakers.links.size() == quotes.quotes.size());
  for (const speakers::Link& link : out.speakers.links) {
    if (link.speaker) REQUIRE(*link.speaker < out.speakers.speakers.size());
    REQUIRE(link.confidence >= 0);
    REQUIRE(link.confidence <= 1);
  }
  return out;
}

std::vector<std::string> fields(const std::string& line) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= line.size();) {
    const std::size_t end = std::min(line.find(" | ", at), line.size());
    out.push_back(line.substr(at, end - at));
    at = end + 3;
  }
  return out;
}

}  // namespace

TEST_CASE("quotes of the stories go to who said them", "[speakers]") {
  const std::string file = GENERATE("stories.txt", "news.txt");
  std::map<std::string, lexicon::Lexicon> lexicons;
  for (const Story& story : read_stories(file)) {
    if (!lexicons.contains(story.lang)) lexicons.emplace(story.lang, testing::load_lexicon(story.lang));
    const Marked marked = unmark(story.text);
    const Told told = tell(marked, lexicons.at(story.lang));
    std::map<int, std::size_t> place;
    for (const auto& [number, quote] : marked.quotes) {
      if (!quote.contents.empty()) place.emplace(number, place.size());
    }
    for (const std::string& line : story.expected) {
      const std::vector<std::string> wanted = fields(line);
      const speakers::Link& link = told.speakers.links.at(place.at(std::stoi(wanted[0])));
      INFO(story.lang << ": " << story.title << ": " << line << " (by " << to_string(link.resolution) << ")");
      const speakers::Speaker* got = link.speaker ? &told.speakers.speakers[*link.speaker] : nullptr;
      CHECK((got ? got->name : "-") == wanted[1]);
      CHECK((got ? std::string(to_string(got->type)) : "-") == wanted[2]);
      if (wanted[3] != "*") CHECK((got && !got->role.empty() ? got->role : "-") == wanted[3]);
      // Russian roles are told in the nominative, wherever they stand.
      if (got && got->role_span && story.lang != "ru") CHECK(told.document.text->view(*got->role_span) == got->role);
    }
  }
}

TEST_CASE("two hundred namesakes are not merged, and take no quadratic time", "[speakers]") {
  const lexicon::Lexicon lexicon = testing::load_lexicon("en");
  Marked story;
  for (int i = 0; i < 200; ++i) {
    story.text +=
        "Ali" + std::string(1, static_cast<char>('a' + i % 26)) + std::string(1, static_cast<char>('a' + i / 26)) + " Karabag came. ";
  }
  const auto source = static_cast<std::uint32_t>(story.text.size());
  story.text += "Karabag said it rained.";
  story.quotes[1].source = {{source, source + 7}};
  story.quotes[1].contents = {{source + 13, source + 22}};
  const Told told = tell(story, lexicon);
  REQUIRE(told.speakers.links[0].speaker);
  CHECK(told.speakers.speakers[*told.speakers.links[0].speaker].name == "Karabag");
  CHECK(told.speakers.speakers[*told.speakers.links[0].speaker].key.empty());
}

TEST_CASE("hostile sources throw nothing", "[speakers]") {
  const lexicon::Lexicon lexicon = testing::load_lexicon("az");
  std::string long_name;
  for (int i = 0; i < 200; ++i) long_name += "Maximilian ";
  for (const std::string& words :
       {long_name, std::string("😀"), std::string("A"), std::string("o"), std::string("…"), std::string("'"), std::string("nın")}) {
    Marked story;
    story.text = words + " deyib ki, yağış yağıb.";
    story.quotes[1].source = {{0, static_cast<std::uint32_t>(words.size())}};
    story.quotes[1].contents = {{static_cast<std::uint32_t>(words.size() + 11), static_cast<std::uint32_t>(story.text.size() - 1)}};
    static_cast<void>(tell(story, lexicon));
  }
}

TEST_CASE("nothing to resolve gives nothing", "[speakers]") {
  const lexicon::Lexicon lexicon = testing::load_lexicon("en");
  CHECK(tell({"", {}}, lexicon).speakers == speakers::Speakers{});
}

TEST_CASE("ids hold across articles for keys and within an article for all others", "[speakers]") {
  const auto person = [](const char* name, bool keyed) {
    speakers::Speaker one;
    one.name = name;
    one.type = entities::EntityType::person;
    if (keyed) one.key = entities::name_key(name);
    return one;
  };
  const speakers::Speakers a{{person("Ülvi Həsənli", true), person("Həsənli", false)}, {}};
  const speakers::Speakers b{{person("Həsənli", false), person("Ульви Гасанлы", true)}, {}};
  const auto ids = speakers::link_speakers({a, b}, {"one", "two"});
  const auto turned = speakers::link_speakers({b, a}, {"two", "one"});
  CHECK(ids[0][0] == ids[1][1]);
  CHECK(ids[0][1] != ids[1][0]);
  CHECK(ids[0] == turned[1]);
  CHECK(ids[1] == turned[0]);
  CHECK_THROWS_AS(speakers::link_speakers({a}, {}), std::invalid_argument);
}
