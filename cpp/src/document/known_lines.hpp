// What is known of every line by itself; turns and sections are both read from it. Private to the room.
#pragma once

#include <optional>
#include <vector>

#include "document/furniture.hpp"
#include "document/lines.hpp"
#include "quotidian/document/document.hpp"

namespace quotidian::document {

/// A line with what its own words and shape say.
struct KnownLine {
  LineFacts facts;
  DateFacts date;
  Phrases phrases;
  std::optional<PagePart> page;
  std::optional<SectionKind> article;  ///< caption, credit, byline; not asked where the line surely is the page's
  bool prose = false;
};

using KnownLines = std::vector<KnownLine>;

/// Look at every line that is not blank. Linear.
[[nodiscard]] KnownLines know_lines(const text::Text& text, const layout::Layout& layout, const lexicon::Lexicon& lexicon);

/// The public functions over lines that are known already.
[[nodiscard]] std::vector<Turn> find_turns(const text::Text& text, const KnownLines& lines, const lexicon::Lexicon& lexicon);
[[nodiscard]] std::vector<Section> find_sections(const Document& document, KnownLines lines, const lexicon::Lexicon& lexicon,
                                                 const DocumentOptions& options);

}  // namespace quotidian::document
