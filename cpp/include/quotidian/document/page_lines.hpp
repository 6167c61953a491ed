// Lines of a page by fingerprint, so that what recurs on an outlet's pages can be learned, and lines that are known to be the page's.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "quotidian/document/document.hpp"

namespace quotidian::document {

/// A paragraph of the layout (a line, or several that were wrapped) as a fingerprint.
struct PageLine {
  text::Span span;
  std::uint64_t key = 0;    ///< equal for lines that differ in figures, dates, case and punctuation alone; never 0
  std::uint64_t label = 0;  ///< the same of the words before a colon at its beginning ("Tags: …"); 0 without one
  std::uint32_t words = 0;
  bool prose = false;     ///< reads as running text
  bool quoted = false;    ///< holds words of somebody in quotation marks
  bool told = false;      ///< a sentence with a cue ("declined to comment") in the third person
  bool own = false;       ///< a date, or by its words a byline, caption, credit: the article's, however often it recurs
  bool headline = false;  ///< stands where the headline does, as far as one page tells
  bool operator==(const PageLine&) const = default;
};

/// What is known of a line from outside.
enum class PageKnowledge : std::uint8_t {
  none,
  ends_article,  ///< the page's; where it stands below the text, nothing of the article follows
  inlined,       ///< the page's; the article may go on behind it
};

/// Every paragraph that is not blank, in order. The keys hold across runs and machines. Linear.
[[nodiscard]] std::vector<PageLine> page_lines(const Document& document, const lexicon::Lexicon& lexicon);

/// The article with sections and turns found anew, where something is known of its lines; one value for each of `page_lines`, and the
/// headline that was known when it was parsed. Throws std::invalid_argument for another number of values. Linear.
[[nodiscard]] Document with_page_lines(Document document, const lexicon::Lexicon& lexicon, std::span<const PageKnowledge> known,
                                       std::uint32_t headline_end);

}  // namespace quotidian::document
