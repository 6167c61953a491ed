// Pages with a letter a line, as tests/data/pages/README.md tells.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "lexicons.hpp"
#include "quotidian/document/document.hpp"

namespace quotidian::testing {

/// One line of a page and the kinds it is expected to have, in order.
struct PageLine {
  text::Span span;
  std::string letters;
};

/// A page as text and lines.
struct Page {
  std::string lang;
  std::string text;
  std::vector<PageLine> lines;  // those that are not blank
};

inline Page read_page(const std::filesystem::path& path) {
  std::istringstream file(read_bytes(path));
  Page page;
  std::string line;
  std::getline(file, line);
  page.lang = line.substr(line.find(' ') + 1);
  while (std::getline(file, line)) {
    if (!line.empty()) {
      const std::size_t gap = line.find(' ');
      const auto begin = static_cast<std::uint32_t>(page.text.size());
      page.text += line.substr(gap + 1);
      page.lines.push_back({{begin, static_cast<std::uint32_t>(page.text.size())}, line.substr(0, gap)});
    }
    page.text += '\n';
  }
  return page;
}

inline char letter_of(document::SectionKind kind) { return std::string("HDYPTLBSQACRfrml").at(static_cast<std::size_t>(kind)); }

inline document::Document parse(const std::string& words, const std::string& lang, std::uint32_t headline_end = 0) {
  static std::map<std::string, lexicon::Lexicon> lexicons;
  const auto [at, fresh] = lexicons.try_emplace(lang);
  if (fresh) at->second = load_lexicon(lang);
  document::DocumentOptions options;
  options.lang = lang;
  options.headline_end = headline_end;
  return document::parse_document(std::make_shared<const text::Text>(text::Text::from_utf8(words)), at->second, options);
}

/// Letters of the sections that a stretch touches.
inline std::string letters_in(const document::Document& document, text::Span span) {
  std::string out;
  for (const document::Section& section : document.sections) {
    if (section.span.overlaps(span)) out += letter_of(section.kind);
  }
  return out;
}

}  // namespace quotidian::testing
