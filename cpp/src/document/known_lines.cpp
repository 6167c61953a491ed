#include "document/known_lines.hpp"

#include <utility>

namespace quotidian::document {

KnownLines know_lines(const text::Text& text, const layout::Layout& layout, const lexicon::Lexicon& lexicon) {
  std::vector<LineFacts> facts = look_at_lines(text, layout);
  const std::vector<Phrases> phrases = phrases_of(facts, lexicon);
  KnownLines lines;
  lines.reserve(facts.size());
  for (LineFacts& line : facts) {
    KnownLine known;
    known.date = look_for_date(text, line, lexicon);
    known.phrases = phrases[lines.size()];
    known.page = page_part(text, line, known.phrases, lexicon);
    const bool surely = known.page && !known.page->weak && !(known.page->contact && line.ends_question);
    if (!surely) known.article = article_part(text, line, lexicon);
    known.prose = is_prose(line);
    known.facts = std::move(line);
    lines.push_back(std::move(known));
  }
  return lines;
}

}  // namespace quotidian::document
