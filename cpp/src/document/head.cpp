// What stands before the text: page furniture, headline, deck, byline, dateline, date.
#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "document/labeler.hpp"
#include "quotidian/text/characters.hpp"
#include "quotidian/text/utf8.hpp"

namespace quotidian::document {
namespace {

/// More lines than this before the first paragraph are no head but a list.
constexpr std::size_t most_head_lines = 60;

/// First line of the text: running text, or a turn.
std::size_t find_lead(const Lines& lines) {
  const std::size_t end = std::min(lines.size(), most_head_lines);
  bool titled = false;
  for (std::size_t i = 0; i < end; ++i) {
    const Labeled& line = lines[i];
    if (line.fixed && line.kind != SectionKind::headline) {
      const bool sentence =
          i > 1 && titled && lines[i - 1].is_plain() && lines[i - 1].facts.ends_stop && lines[i - 1].facts.word_count >= 5;
      return sentence ? i - 1 : i;
    }
    if (line.fixed) titled = true;
    if (line.page || line.article || line.is_date() || line.fixed) continue;
    // a first line of a few words and a full stop may be a headline that is a sentence
    const bool title = !titled && line.facts.word_count <= 14 && !line.facts.ends_colon && i + 1 < lines.size() && !line.facts.in_marks &&
                       line.facts.opening == Opening::none;
    if (line.prose && !title) return i;
    if (titled && line.facts.ends_stop && line.facts.opening == Opening::dash) return i;
    titled = true;
  }
  // no running text at all: the line after the first title begins it
  for (std::size_t i = 0; i < end; ++i) {
    if (lines[i].is_plain()) return lines[i].facts.word_count >= 20 ? i : i + 1;
  }
  return end;
}

bool is_title(const Labeled& line) { return line.is_plain() && line.facts.letters > 0; }

/// The first line that is printed twice before the text: page title and headline.
std::optional<std::size_t> find_repeated(const Lines& lines, std::size_t lead) {
  std::unordered_map<std::string, std::size_t> seen;
  for (std::size_t i = 0; i < lead; ++i) {
    if (!is_title(lines[i]) || lines[i].facts.word_count < 3) continue;
    const auto [at, fresh] = seen.emplace(line_key(lines[i].facts), i);
    if (!fresh) return at->second;
  }
  return std::nullopt;
}

/// The paper's own name above the headline: one word, or capitals before a bar.
bool is_masthead(const Labeled& line, const Labeled& next) {
  if (!is_title(next) || next.facts.word_count < 4 || next.prose) return false;
  const LineFacts& facts = line.facts;
  if (facts.word_count == 1 && next.facts.word_count >= 5) return true;
  if (facts.ends_stop || facts.ends_question || facts.has_marks) return false;
  return facts.shouted_words >= 1 && (facts.parts >= 2 || facts.dashes >= 2);
}

/// Whether a line of the page below the text begins with the words of a short line above it, as the paper's own name does.
bool recurs_below(const Lines& lines, std::size_t first, std::size_t lead) {
  constexpr std::size_t longest_name = 4;
  const std::vector<std::string>& name = lines[first].facts.words;
  if (name.empty() || name.size() > longest_name) return false;
  return std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(lead), lines.end(), [&](const Labeled& line) {
    const std::vector<std::string>& words = line.facts.words;
    return line.page && words.size() >= name.size() && std::equal(name.begin(), name.end(), words.begin());
  });
}

/// Where the headline stands, or `lead` where there is none.
std::size_t find_headline(const Lines& lines, std::size_t lead) {
  if (const auto repeated = find_repeated(lines, lead)) return *repeated;
  std::size_t first = 0;
  while (first < lead && !is_title(lines[first])) ++first;
  if (first == lead) {
    if (lead == lines.size()) return lead;
    // a headline may begin as a phrase of the page does
    for (std::size_t i = 0; i < lead; ++i) {
      if (lines[i].page && !lines[i].page->heads && !lines[i].page->menu && !lines[i].page->contact &&
          lines[i].page->reason == SectionReason::lexicon && lines[i].facts.word_count >= 4)
        return i;
    }
    return lead;
  }
  if (first + 1 < lead && (is_masthead(lines[first], lines[first + 1]) ||
                           (is_title(lines[first + 1]) && lines[first + 1].facts.word_count >= 3 && recurs_below(lines, first, lead))))
    ++first;
  // page parts that stand after a first title push it into the page, unless a date or byline has already followed it
  for (std::size_t i = first; i < lead; ++i) {
    if (lines[i].is_date() || lines[i].article) break;
    if (!lines[i].page || lines[i].page->contact || lines[i].page->inlined) continue;
    std::size_t next = i + 1;
    while (next < lead && !is_title(lines[next])) {
      if (lines[next].is_date() || lines[next].article) break;
      ++next;
    }
    if (next < lead && is_title(lines[next])) first = next;
  }
  return first;
}

/// Few words, each with a capital: "IZMIR", "Ülkər Seyidzadə", "Nazlı Erkmen, Kıyıören".
bool is_names(const LineFacts& line) {
  return line.word_count <= 6 && line.capital_words + (line.word_count > 3 ? 1 : 0) >= line.word_count && !line.ends_stop &&
         !line.ends_question;
}

/// A date with a name beside it: one word before it, or words all in capitals, are a place; two or more a person.
void label_date(const text::Text& text, Labeled& line) {
  const LineFacts& facts = line.facts;
  const bool named_before = line.date.before > 0 && is_capital(text, facts.places.front());
  const std::size_t last = facts.words.size();
  const bool named_after = line.date.other_words >= 2 && last >= 2 && line.date.last_other + 1 == last &&
                           is_capital(text, facts.places[last - 1]) && is_capital(text, facts.places[last - 2]) &&
                           !(line.date.before == 1 && line.date.other_words == 2);
  if (named_after) return line.set(SectionKind::byline, SectionReason::shape);
  if (!named_before) return line.set(SectionKind::date, SectionReason::shape);
  line.set(line.date.before == 1 || facts.shouted_words > 0 ? SectionKind::dateline : SectionKind::byline, SectionReason::shape);
}

void label_below_headline(const text::Text& text, Labeled& line) {
  const LineFacts& facts = line.facts;
  if (line.article) return line.set(*line.article, SectionReason::lexicon);
  if (line.is_date()) { return label_date(text, line); }
  const bool rubric = line.page && line.page->menu && facts.parts == 1 && facts.word_count <= 2;
  if (line.page && !rubric) return line.set(line.page->kind, line.page->reason);
  if (is_names(facts)) {
    const bool place = facts.word_count == 1 || (facts.upper == facts.letters && facts.word_count <= 3);
    return line.set(place ? SectionKind::dateline : SectionKind::byline, SectionReason::shape);
  }
  line.set(SectionKind::deck, SectionReason::position);
}

void label_above_headline(const text::Text& text, Labeled& line, bool page_below) {
  if (line.page) return line.set(line.page->kind, line.page->reason);
  if (line.article) return line.set(*line.article, SectionReason::lexicon);
  // the page's own clock stands above the page's own name
  if (line.is_date() && !page_below) return label_date(text, line);
  line.set(SectionKind::furniture, SectionReason::position);
}

/// Whether two headlines share half of the words of each: the beginning of a lead that was cut shares fewer.
bool alike(const LineFacts& a, const LineFacts& b) {
  const std::vector<std::string>& small = a.words.size() < b.words.size() ? a.words : b.words;
  const std::vector<std::string>& large = a.words.size() < b.words.size() ? b.words : a.words;
  const auto shared = std::count_if(small.begin(), small.end(),
                                    [&](const std::string& word) { return std::find(large.begin(), large.end(), word) != large.end(); });
  return small.size() >= 2 && 2 * static_cast<std::size_t>(shared) > large.size();
}

/// A headline that the caller knows, printed once more in the text: the line that repeats it, or 0.
std::size_t find_reprint(const Lines& lines, std::size_t lead) {
  for (std::size_t i = 1; i < lead; ++i) {
    if (!lines[i].fixed && is_title(lines[i]) && alike(lines[0].facts, lines[i].facts)) return i;
  }
  return 0;
}

}  // namespace

std::size_t label_head(const text::Text& text, Lines& lines) {
  const std::size_t lead = find_lead(lines);
  const bool given = !lines.empty() && lines.front().fixed && lines.front().kind == SectionKind::headline;
  const std::size_t title = given ? find_reprint(lines, lead) : find_headline(lines, lead);
  bool page_below = false;
  for (std::size_t i = std::min(title, lead); i-- > 0;) {
    if (lines[i].fixed) continue;
    label_above_headline(text, lines[i], page_below);
    page_below = page_below || is_furniture(lines[i].kind);
  }
  if (title >= lead) return lead;
  const std::string key = line_key(lines[title].facts);
  const std::uint32_t paragraph = lines[title].facts.paragraph;
  for (std::size_t i = title; i < lead; ++i) {
    Labeled& line = lines[i];
    if (line.fixed) continue;
    const bool same = i == title || (line.facts.paragraph == paragraph && line.is_plain()) || line_key(line.facts) == key;
    same ? line.set(SectionKind::headline, SectionReason::position) : label_below_headline(text, line);
  }
  return lead;
}

text::Span find_dateline(const text::Text& text, const LineFacts& line, const lexicon::Lexicon& lexicon) {
  constexpr std::uint32_t window = 110;
  const std::string_view bytes = text.view();
  const std::uint32_t begin = line.span.begin;
  const std::uint32_t limit = std::min(line.span.end, begin + window);
  const auto nothing = text::Span{begin, begin};
  // the first dash between spaces, or the full stop behind an agency or a date
  std::uint32_t end = 0;
  for (std::uint32_t at = begin; at < limit && end == 0;) {
    const auto [c, size] = text::decode(bytes, at);
    const std::uint32_t next = at + size;
    const bool space_after = next < line.span.end && bytes[next] == ' ';
    const bool dash = (c == U'-' || (c >= 0x2013 && c <= 0x2015)) && space_after && at > begin &&
                      (bytes[at - 1] == ' ' || bytes[at - 1] == '-' || bytes[at - 1] == ')');
    const bool stop = c == U'.' && space_after && next + 1 < line.span.end && at > begin && (bytes[at - 1] == '/' || bytes[at - 1] == ')');
    if (dash || stop) end = next;
    at = next;
  }
  if (end == 0) return nothing;
  std::uint32_t words = 0;
  std::uint32_t small = 0;
  bool dated = false;
  bool shouted = false;
  for (std::size_t i = 0; i < line.words.size() && line.places[i].begin < end; ++i) {
    ++words;
    const bool month = lexicon.find(lexicon::EntryKind::month, line.words[i]) != nullptr;
    dated = dated || month;
    const std::string_view word = text.view(line.places[i]);
    if (!month && !is_capital(text, line.places[i])) ++small;
    if (i == 0) {
      std::uint32_t capitals = 0;
      std::uint32_t letters = 0;
      for (std::size_t at = 0; at < word.size();) {
        const auto [c, size] = text::decode(word, at);
        capitals += text::is_upper(c);
        letters += text::is_letter(c);
        at += size;
      }
      shouted = letters >= 3 && capitals == letters;
    }
  }
  const std::string_view head = bytes.substr(begin, end - begin);
  const bool agency = head.find('(') != std::string_view::npos || head.find('/') != std::string_view::npos;
  const bool clean =
      head.find('"') == std::string_view::npos && head.find(':') == std::string_view::npos && head.find('?') == std::string_view::npos;
  if (words == 0 || words > 12 || !clean || small > (dated || agency ? 2U : 0U)) return nothing;
  const bool marked = shouted || (agency && words <= 6) || (dated && words <= 8);
  return marked ? text::Span{begin, end} : nothing;
}

}  // namespace quotidian::document
