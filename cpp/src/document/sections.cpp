// What every line of an article is. docs/methods/sections.md tells the rules in words.
#include <algorithm>
#include <utility>

#include "document/known_lines.hpp"
#include "document/labeler.hpp"

namespace quotidian::document {
namespace {

Lines to_labeled(KnownLines known) {
  Lines lines;
  lines.reserve(known.size());
  for (KnownLine& line : known) {
    Labeled labeled;
    labeled.date = line.date;
    labeled.page = std::move(line.page);
    if (labeled.page && labeled.page->weak) labeled.hint = std::exchange(labeled.page, std::nullopt);
    labeled.article = labeled.page ? std::nullopt : line.article;
    labeled.prose = line.prose;
    labeled.facts = std::move(line.facts);
    if (labeled.is_date() && labeled.page && labeled.page->reason == SectionReason::shape) labeled.page.reset();
    lines.push_back(std::move(labeled));
  }
  return lines;
}

/// Lines of the headline that the caller knows.
void fix_headline(Lines& lines, std::uint32_t end) {
  for (Labeled& line : lines) {
    if (line.facts.span.end > end) return;
    line.fixed = true;
    line.set(SectionKind::headline, SectionReason::given);
  }
}

/// Lines of turns. Both lists ascend.
void fix_turns(Lines& lines, const std::vector<Turn>& turns) {
  std::size_t at = 0;
  for (const Turn& turn : turns) {
    bool first = true;
    for (text::Span content : turn.contents) {
      if (first && turn.label) content.begin = std::min(content.begin, turn.label->begin);  // a label may fill a line of its own
      first = false;
      while (at < lines.size() && lines[at].facts.span.end <= content.begin) ++at;
      for (; at < lines.size() && lines[at].facts.span.begin < content.end; ++at) {
        lines[at].fixed = true;
        lines[at].set(turn.question ? SectionKind::question : SectionKind::answer, SectionReason::layout);
      }
    }
  }
}

/// A heading between paragraphs.
bool is_subhead(const Lines& lines, std::size_t i) {
  const LineFacts& facts = lines[i].facts;
  if (!lines[i].is_plain() || lines[i].prose || facts.word_count > 12 || facts.opening != Opening::none || facts.word_count == 0)
    return false;
  const bool alone = (i == 0 || lines[i - 1].facts.paragraph != facts.paragraph) &&
                     (i + 1 == lines.size() || lines[i + 1].facts.paragraph != facts.paragraph);
  if (!alone || i + 1 >= lines.size() || lines[i - 1].facts.ends_colon) return false;
  // nothing is headed by a line before the last few words: names under a letter
  const LineFacts& next = lines[i + 1].facts;
  if (6 * facts.digits > facts.letters) return false;  // a row of a table
  if (i + 2 == lines.size() && next.word_count <= 4 && !next.ends_stop) return false;
  if (facts.in_marks) return facts.word_count <= 9 && !facts.ends_stop;
  return !facts.ends_stop && !facts.ends_colon && !facts.ends_comma && !facts.ends_question && facts.capital_words > 0;
}

void label_text(Lines& lines, std::size_t lead) {
  bool begun = false;
  std::uint32_t lead_paragraph = 0;
  for (std::size_t i = lead; i < lines.size(); ++i) {
    Labeled& line = lines[i];
    if (line.fixed) {
      begun = true;
      continue;
    }
    if (is_furniture(line.kind) || line.reason != SectionReason::otherwise) continue;
    if (line.article) {
      line.set(*line.article == SectionKind::deck ? SectionKind::body : *line.article, SectionReason::lexicon);
    } else if (line.is_date() && line.date.other_words <= 2) {
      line.set(SectionKind::date, SectionReason::shape);
    } else if (!begun || line.facts.paragraph == lead_paragraph) {
      if (!begun) lead_paragraph = line.facts.paragraph;
      begun = true;
      line.set(SectionKind::lead, SectionReason::position);
    } else if (is_subhead(lines, i)) {
      line.set(SectionKind::subhead, SectionReason::shape);
    }
  }
}

/// Lines of one paragraph and kind become one section.
std::vector<Section> to_sections(const Lines& lines, const text::Text& text, const lexicon::Lexicon& lexicon) {
  std::vector<Section> sections;
  sections.reserve(lines.size());
  bool led = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Labeled& line = lines[i];
    text::Span span = line.facts.span;
    if (line.kind == SectionKind::lead && !led) {
      led = true;
      const text::Span dateline = find_dateline(text, line.facts, lexicon);
      if (!dateline.empty()) {
        sections.push_back({dateline, SectionKind::dateline, SectionReason::shape});
        if (dateline.end >= span.end) continue;
        span.begin = dateline.end;
        const std::string_view bytes = text.view();
        while (span.begin < span.end && bytes[span.begin] == ' ') ++span.begin;
        sections.push_back({span, line.kind, line.reason});
        continue;
      }
    }
    const bool joins = i > 0 && !sections.empty() && sections.back().kind == line.kind && sections.back().reason == line.reason &&
                       lines[i - 1].facts.paragraph == line.facts.paragraph;
    if (joins) {
      sections.back().span.end = span.end;
    } else {
      sections.push_back({span, line.kind, line.reason});
    }
  }
  return sections;
}

}  // namespace

std::vector<Section> find_sections(const Document& document, KnownLines known, const lexicon::Lexicon& lexicon,
                                   const DocumentOptions& options) {
  Lines lines = to_labeled(std::move(known));
  fix_headline(lines, options.headline_end);
  fix_turns(lines, document.turns);
  const std::size_t lead = label_head(*document.text, lines);
  label_page_parts(lines, lead, lexicon);
  label_text(lines, lead);
  return to_sections(lines, *document.text, lexicon);
}

std::vector<Section> find_sections(const Document& document, const lexicon::Lexicon& lexicon, const DocumentOptions& options) {
  return find_sections(document, know_lines(*document.text, document.layout, lexicon), lexicon, options);
}

SectionKind section_at(const std::vector<Section>& sections, std::uint32_t byte) {
  const auto after = std::upper_bound(sections.begin(), sections.end(), byte,
                                      [](std::uint32_t at, const Section& section) { return at < section.span.begin; });
  if (after == sections.begin() || !std::prev(after)->span.contains(byte)) return SectionKind::body;
  return std::prev(after)->kind;
}

}  // namespace quotidian::document
