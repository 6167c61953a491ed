// Marked sentences (tests/data/quotes/*.txt): text with ⟦q1:…⟧ content, ⟦s1:…⟧ source, ⟦c1:…⟧ cue, ⟦n:…⟧ names, and a line a quote.
#pragma once

#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "lexicons.hpp"
#include "quotidian/quotes/quote.hpp"

namespace quotidian::testing {

struct WantedQuote {
  std::vector<std::string> contents, source, cue;
  std::string kind, rule;
  std::string act = "speech", polarity = "said";
};

struct MarkedCase {
  std::string name, text;
  bool headline = false;
  std::map<int, WantedQuote> quotes;
  std::vector<std::string> names;
};

/// Take the marks out of the text and note what they held.
inline void unmark(MarkedCase& one, const std::string& marked) {
  struct Open {
    char what;
    int number;
    std::size_t begin;
  };
  std::vector<Open> open;
  const std::string left = "⟦";
  const std::string right = "⟧";
  for (std::size_t i = 0; i < marked.size();) {
    if (marked.compare(i, left.size(), left) == 0) {
      i += left.size();
      const char what = marked[i++];
      int number = 0;
      while (marked[i] != ':') number = number * 10 + (marked[i++] - '0');
      ++i;
      open.push_back({what, number, one.text.size()});
    } else if (marked.compare(i, right.size(), right) == 0) {
      i += right.size();
      const Open last = open.back();
      open.pop_back();
      const std::string words = one.text.substr(last.begin);
      if (last.what == 'n') one.names.push_back(words);
      if (last.what == 'q') one.quotes[last.number].contents.push_back(words);
      if (last.what == 's') one.quotes[last.number].source.push_back(words);
      if (last.what == 'c') one.quotes[last.number].cue.push_back(words);
    } else {
      one.text += marked[i++];
    }
  }
}

inline std::vector<MarkedCase> read_cases(const std::string& lang) {
  std::ifstream file(std::string(QUOTIDIAN_TEST_DATA) + "/quotes/" + lang + ".txt", std::ios::binary);
  std::vector<MarkedCase> out;
  std::string text;
  std::vector<std::string> rows;
  const auto flush = [&] {
    if (out.empty()) return;
    while (!text.empty() && text.back() == '\n') text.pop_back();
    unmark(out.back(), text);
    for (const std::string& row : rows) {
      std::istringstream words(row);
      int number = 0;
      std::string word;
      words >> number;
      WantedQuote& quote = out.back().quotes[number];
      words >> quote.kind >> quote.rule;
      while (words >> word) (word == "attitude" ? quote.act : quote.polarity) = word;
    }
    text.clear();
    rows.clear();
  };
  for (std::string line; std::getline(file, line);) {
    if (line.rfind("#", 0) == 0) continue;
    if (line.rfind("= ", 0) == 0) {
      flush();
      MarkedCase one;
      one.name = lang + ": " + line.substr(2);
      one.headline = line.find("+headline") != std::string::npos;
      out.push_back(one);
    } else if (line.size() > 2 && line[0] >= '1' && line[0] <= '9' && line[1] == ' ') {
      rows.push_back(line);
    } else {
      text += line + '\n';
    }
  }
  flush();
  return out;
}

/// A document of the text; where it is no headline, one and a paragraph stand before it, so that the text is the body.
struct Parsed {
  document::Document document;
  std::uint32_t begin = 0;  ///< byte where the case's own text begins
};

inline Parsed parse(const std::string& words, bool headline, const std::string& lang, const lexicon::Lexicon& lexicon) {
  static const std::map<std::string, std::string> before{
      {"en", "Dam reopens after repairs\n\nThe dam reopened on Tuesday after a long winter.\n\n"},
      {"az", "Bənd təmirdən sonra açıldı\n\nBənd çərşənbə axşamı uzun qışdan sonra açıldı.\n\n"},
      {"ru", "Плотину открыли после ремонта\n\nПлотина открылась во вторник после долгой зимы.\n\n"},
      {"tr", "Baraj onarımdan sonra açıldı\n\nBaraj uzun bir kışın ardından salı günü açıldı.\n\n"}};
  const std::string prelude = headline ? "" : before.at(lang);
  document::DocumentOptions options;
  options.lang = lang;
  if (headline) options.headline_end = static_cast<std::uint32_t>(words.find('\n'));
  auto text = std::make_shared<const text::Text>(text::Text::from_utf8(prelude + words));
  return {document::parse_document(std::move(text), lexicon, options), static_cast<std::uint32_t>(prelude.size())};
}

inline quotes::Quotes find_all(const document::Document& document, const lexicon::Lexicon& lexicon) {
  const tags::Tagging tagging = tags::tag(document, lexicon);
  return quotes::find_quotes(document, tagging, entities::find_mentions(document, tagging, lexicon), lexicon);
}

inline std::vector<std::string> words_of(const document::Document& document, const std::vector<text::Span>& spans) {
  std::vector<std::string> out;
  for (const text::Span span : spans) out.emplace_back(document.text->view(span));
  return out;
}

}  // namespace quotidian::testing
