// Page furniture after and between the paragraphs of an article.
#include <algorithm>

#include "document/labeler.hpp"
#include "document/voice.hpp"

namespace quotidian::document {
namespace {

/// Running text of so many code points is the article's, whatever stands before it.
constexpr std::uint32_t solid = 160;

bool is_solid(const Labeled& line) {
  if (line.fixed) return true;
  return line.prose && !line.page && !(line.hint && line.hint->kind == SectionKind::legal) &&
         (line.facts.codepoints >= solid || (line.facts.has_marks && line.facts.codepoints >= 70));
}

/// What stands after each line: the counts that decide whether the page's tail has begun.
struct After {
  std::size_t solid = 0;
  std::size_t prose = 0;  // of which nothing is known
  std::size_t sentences = 0;
  std::size_t known = 0;
};

std::vector<After> count_after(const Lines& lines) {
  std::vector<After> after(lines.size() + 1);
  for (std::size_t i = lines.size(); i-- > 0;) {
    after[i] = after[i + 1];
    after[i].solid += is_solid(lines[i]);
    after[i].prose += lines[i].prose && !lines[i].page && !lines[i].hint;
    after[i].sentences +=
        (lines[i].facts.ends_stop || lines[i].facts.ends_question) && lines[i].facts.word_count >= 4 && !lines[i].page && !lines[i].hint;
    after[i].known += lines[i].page.has_value();
  }
  return after;
}

/// Whether a hint is enough: a short line, a call, what the law says, or a phrase of three words before known lines.
bool is_sure(const Labeled& line, const After& rest) {
  if (line.facts.ends_exclamation || line.hint->kind == SectionKind::legal) return true;
  if (line.prose) return line.hint->phrase_words >= 3 && rest.known > 0;
  return line.facts.word_count <= 12;
}

/// First line below the article at which the page itself begins to speak to its reader: "Did your road vanish too? Write to us." Where
/// the article speaks so itself, a statement or a column, nothing tells the two apart.
std::size_t find_voice(const Lines& lines, std::size_t lead, const lexicon::Lexicon& lexicon) {
  std::size_t first = lines.size();
  std::size_t others = 0;
  for (std::size_t i = lines.size(); i-- > lead && !is_solid(lines[i]);) {
    const Voice voice = (lines[i].fixed ? Voice::none : voice_of(lines[i].facts, lines[i].hint.has_value(), lexicon));
    // a line that is known for the page's may stand among the text
    if (voice == Voice::plain && others <= 1 && !lines[i].page) first = i;
    const LineFacts& facts = lines[i].facts;
    const bool sentence = lines[i].prose || (facts.ends_stop && facts.word_count >= 4);
    if (voice == Voice::none && sentence && !lines[i].page && !lines[i].hint) others += facts.has_marks ? 2 : 1;
  }
  std::size_t prose = 0;
  std::size_t spoken = 0;
  for (std::size_t i = lead; i < first && first < lines.size(); ++i) {
    const Voice voice = (lines[i].fixed ? Voice::none : voice_of(lines[i].facts, lines[i].hint.has_value(), lexicon));
    if (voice == Voice::plain) return lines.size();
    spoken += voice == Voice::some;
    prose += lines[i].prose || lines[i].fixed || (lines[i].facts.ends_stop && lines[i].facts.word_count >= 4);
  }
  return prose >= 2 && 4 * spoken < prose ? first : lines.size();
}

/// First line of the tail: from here on everything belongs to the page.
std::size_t find_tail(const Lines& lines, std::size_t lead) {
  const auto after = count_after(lines);
  std::size_t prose = 0;
  for (std::size_t i = lead; i < lines.size(); ++i) {
    prose += lines[i].prose && !lines[i].page;
    const bool feed = lines[i].hint && lines[i].hint->reason == SectionReason::shape;
    if (lines[i].fixed || (lines[i].is_date() && !feed)) continue;
    const After& rest = after[i + 1];
    // a sentence that might be the article's own: only where nothing but the page follows, or after three words of the law one sentence
    const std::size_t most = lines[i].hint && lines[i].hint->kind == SectionKind::legal && lines[i].hint->phrase_words >= 3 ? 1 : 0;
    if (lines[i].hint && prose >= 2 && rest.solid == 0 && rest.prose <= most && !is_solid(lines[i]) && is_sure(lines[i], rest)) return i;
    if (!lines[i].page) continue;
    const PagePart& page = *lines[i].page;
    // what an outlet is known to print among the text ends it only where nothing is left of it
    if (page.reason == SectionReason::profile && page.inlined && rest.known + i + 1 < lines.size()) continue;
    if (page.kind == SectionKind::comments && page.heads && prose >= 2 && rest.solid <= 2 * prose) return i;
    if ((page.contact && rest.sentences > 0) || (page.menu && rest.sentences > 1)) continue;
    if (rest.solid == 0 && rest.prose <= (page.inlined || page.menu || page.contact ? 0U : 2U)) return i;
  }
  return lines.size();
}

bool is_short_line(const Labeled& line, std::uint32_t most) {
  const LineFacts& facts = line.facts;
  return line.is_plain() && !line.prose && facts.word_count <= most && !facts.ends_stop && !facts.ends_colon && !facts.ends_comma &&
         !facts.in_marks && facts.opening != Opening::bullet && facts.opening != Opening::dash;
}

/// Short lines right before a tail that is known belong to it, unless the outlet is known to begin its tails so.
std::size_t stretch_back(const Lines& lines, std::size_t lead, std::size_t tail) {
  if (lines[tail].page && lines[tail].page->reason == SectionReason::profile) return tail;
  while (tail > lead + 1 && is_short_line(lines[tail - 1], 12) && !lines[tail - 2].facts.ends_colon) --tail;
  return tail;
}

/// Whether a short line reads as the headline of another story: some words, not all of them names, and few figures.
bool is_link(const Labeled& line) {
  const LineFacts& facts = line.facts;
  return facts.word_count >= 4 && facts.capital_words < facts.word_count && 6 * facts.digits <= facts.letters && facts.parts == 1;
}

/// Short lines at the end, after running text, with no known line among them: a head with links, two links or more, or one that is too
/// short for a paragraph that was cut.
std::size_t find_links(const Lines& lines, std::size_t lead) {
  std::size_t at = lines.size();
  while (at > lead + 1 && is_short_line(lines[at - 1], 12)) --at;
  if (at == lines.size() || at <= lead || lines[at - 1].facts.ends_colon ||
      !(lines[at - 1].prose || lines[at - 1].facts.ends_stop || lines[at - 1].fixed))
    return lines.size();
  const auto run = static_cast<std::size_t>(lines.size() - at);
  const auto first = lines.begin() + static_cast<std::ptrdiff_t>(at);
  const auto links = static_cast<std::size_t>(std::count_if(first, lines.end(), is_link));
  const LineFacts& head = first->facts;
  const bool names = head.capital_words == head.word_count && head.word_count >= 2;  // whoever wrote it
  const bool headed = !names && head.word_count <= 4 && 2 * links >= run - 1 && links > 0;
  constexpr std::size_t longest_single = 9;
  constexpr std::size_t fewest_paragraphs = 3;
  // "Iver Grum, for the boatmen" signs a letter
  if (run == 1 && (at < lead + fewest_paragraphs || head.word_count > longest_single || head.commas > 0)) return lines.size();
  return 2 * links > run || (run > 1 && headed) ? at : lines.size();
}

void label_tail(Lines& lines, std::size_t tail) {
  SectionKind open = SectionKind::furniture;
  for (std::size_t i = tail; i < lines.size(); ++i) {
    Labeled& line = lines[i];
    if (line.fixed) continue;
    if (line.hint && !line.page) line.page = line.hint;
    if (line.page && !(line.is_date() && !line.page->heads)) {
      const bool inside = open == SectionKind::comments && line.page->reason == SectionReason::shape;
      line.set(inside ? open : line.page->kind, line.page->reason);
      if (line.page->heads) open = line.page->kind;
      if (open == SectionKind::legal) open = SectionKind::furniture;
    } else if (line.article && line.article != SectionKind::deck && open != SectionKind::comments) {
      line.set(*line.article, SectionReason::lexicon);
    } else {
      line.set(open, SectionReason::neighbor);
    }
  }
}

/// Known lines between paragraphs, and the links under a head.
void label_between(Lines& lines, std::size_t lead, std::size_t tail) {
  bool under_head = false;
  for (std::size_t i = lead; i < tail; ++i) {
    Labeled& line = lines[i];
    if (line.fixed) {
      under_head = false;
      continue;
    }
    if (line.page && !line.is_date() && !line.page->contact && !(line.page->menu && i + 1 < tail)) {
      line.set(line.page->kind, line.page->reason);
      under_head = line.page->kind == SectionKind::related && line.page->heads;
    } else if (under_head && is_short_line(line, 14)) {
      line.set(SectionKind::related, SectionReason::neighbor);
    } else {
      under_head = false;
    }
  }
}

}  // namespace

void label_page_parts(Lines& lines, std::size_t lead, const lexicon::Lexicon& lexicon) {
  std::size_t tail = std::min(find_tail(lines, lead), find_voice(lines, lead, lexicon));
  if (tail < lines.size()) {
    tail = stretch_back(lines, lead, tail);
  } else if (const std::size_t links = find_links(lines, lead); links < lines.size()) {
    for (std::size_t i = links; i < lines.size(); ++i) lines[i].set(SectionKind::related, SectionReason::shape);
    tail = links;
    label_between(lines, lead, tail);
    return;
  }
  label_between(lines, lead, tail);
  label_tail(lines, tail);
}

}  // namespace quotidian::document
