// The lines of an article with the kinds decided so far. Private to the room.
#pragma once

#include <optional>
#include <vector>

#include "document/furniture.hpp"
#include "document/lines.hpp"
#include "quotidian/document/document.hpp"

namespace quotidian::document {

/// One line on its way to a kind.
struct Labeled {
  LineFacts facts;
  DateFacts date;
  std::optional<PagePart> page;        ///< what it is by itself, if furniture
  std::optional<PagePart> hint;        ///< what it would be in a tail that is known
  std::optional<SectionKind> article;  ///< caption, credit, byline by its own words
  bool prose = false;
  bool fixed = false;  ///< given as headline, or part of a turn
  SectionKind kind = SectionKind::body;
  SectionReason reason = SectionReason::otherwise;

  /// Whether nothing is known of the line by itself.
  [[nodiscard]] bool is_plain() const { return !page && !article && !is_date() && !fixed; }
  /// A line that is a date and little more.
  [[nodiscard]] bool is_date() const {
    const bool sentence = facts.ends_question || (facts.ends_stop && date.other_words > 0);
    return date.found && date.other_words <= 6 && !sentence && !prose;
  }
  void set(SectionKind as, SectionReason why) { kind = as, reason = why; }
};

using Lines = std::vector<Labeled>;

/// Headline, deck, byline, date and page parts before the text begins. Returns the index of the first line of the text.
std::size_t label_head(const text::Text& text, Lines& lines);

/// Page parts after and between the paragraphs, from line `lead` on.
void label_page_parts(Lines& lines, std::size_t lead, const lexicon::Lexicon& lexicon);

/// The dateline at the beginning of a paragraph of running text: empty where there is none.
[[nodiscard]] text::Span find_dateline(const text::Text& text, const LineFacts& line, const lexicon::Lexicon& lexicon);

}  // namespace quotidian::document
