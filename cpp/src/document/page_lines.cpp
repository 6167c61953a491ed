#include "quotidian/document/page_lines.hpp"

#include <algorithm>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "document/known_lines.hpp"
#include "quotidian/text/characters.hpp"
#include "quotidian/text/utf8.hpp"

namespace quotidian::document {
namespace {

using lexicon::EntryKind;

/// FNV-1a (Fowler, Noll, Vo 1991) with the finalizer of splitmix64 (Steele, Lea, Flood 2014): small, and the same everywhere.
class Hash {
 public:
  void add(std::string_view bytes) {
    for (const char c : bytes) state_ = (state_ ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  }

  [[nodiscard]] std::uint64_t value() const {
    std::uint64_t out = state_;
    out = (out ^ (out >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    out = (out ^ (out >> 27U)) * 0x94D049BB133111EBULL;
    out ^= out >> 31U;
    return out == 0 ? 1 : out;
  }

 private:
  std::uint64_t state_ = 14695981039346656037ULL;
};

/// Words one after another, with one sign for every run of figures and parts of dates.
class MaskedWords {
 public:
  explicit MaskedWords(const lexicon::Lexicon& lexicon) : lexicon_(lexicon) {}

  void add(std::string_view folded) {
    const bool figure = std::ranges::any_of(folded, [](char c) { return c >= '0' && c <= '9'; }) || is_date_word(folded);
    if (!figure || !masked_) hash_.add(figure ? std::string_view("0") : folded);
    if (!figure || !masked_) hash_.add(" ");
    masked_ = figure;
  }

  [[nodiscard]] std::uint64_t value() const { return hash_.value(); }

 private:
  [[nodiscard]] bool is_date_word(std::string_view folded) const {
    return lexicon_.find(EntryKind::month, folded) != nullptr || lexicon_.find(EntryKind::weekday, folded) != nullptr;
  }

  const lexicon::Lexicon& lexicon_;
  Hash hash_;
  bool masked_ = false;
};

/// What stands behind the words that were looked at closely, without its figures; a line without words by its signs.
std::uint64_t key_of(std::string_view bytes, const LineFacts& line, const lexicon::Lexicon& lexicon) {
  MaskedWords words(lexicon);
  for (const std::string& word : line.words) words.add(word);
  if (line.word_count == line.words.size() && line.word_count > 0) return words.value();
  Hash rest;
  const std::uint32_t begin = line.places.empty() ? line.span.begin : line.places.back().end;
  for (const char c : bytes.substr(begin, line.span.end - begin)) {
    if (c != ' ' && !(c >= '0' && c <= '9')) rest.add({&c, 1});
  }
  return rest.value() ^ words.value();
}

std::uint64_t label_of(std::string_view bytes, const LineFacts& line, const lexicon::Lexicon& lexicon) {
  constexpr std::size_t longest = 4;
  MaskedWords words(lexicon);
  for (std::size_t i = 0; i < std::min(longest, line.words.size()); ++i) {
    words.add(line.words[i]);
    const std::uint32_t end = line.places[i].end;
    if (end < line.span.end && bytes[end] == ':') return end + 1 < line.span.end ? words.value() : 0;
  }
  return 0;
}

/// Whether words between marks are somebody's: three of them, or some that end as a sentence or before a comma or dash do.
bool quotes_somebody(std::string_view bytes, const layout::MarkPair& pair) {
  const text::Span inner = pair.inner();
  std::uint32_t spaces = 0;
  for (std::uint32_t at = inner.begin; at < inner.end && spaces < 2; ++at) spaces += bytes[at] == ' ';
  if (spaces >= 2) return true;
  if (inner.empty()) return false;
  const std::string_view ends = ",.!?";
  const bool inside = ends.find(bytes[inner.end - 1]) != std::string_view::npos;
  const bool behind = pair.close.end < bytes.size() && bytes[pair.close.end] == ',';
  return inside || (behind && pair.close.end + 1 < bytes.size() && bytes[pair.close.end + 1] == ' ');
}

/// A sentence with a cue, in which nobody speaks of himself or to the reader.
bool tells_of_words(const LineFacts& line, const lexicon::Lexicon& lexicon) {
  if (line.word_count < 3 || !(line.ends_stop || line.ends_colon || line.word_count >= 30)) return false;
  bool cue = false;
  for (std::size_t i = 0; i < line.words.size(); ++i) {
    const lexicon::Entry* pronoun = lexicon.find(EntryKind::pronoun, line.words[i]);
    if (pronoun != nullptr && (pronoun->get("person") == "1" || pronoun->get("person") == "2")) return false;
    cue = cue || lexicon.find(EntryKind::cue, line.words[i]) != nullptr || lexicon.longest(EntryKind::cue_phrase, line.words, i);
  }
  return cue;
}

bool is_own(const KnownLine& line) {
  if (line.article && *line.article != SectionKind::deck) return true;
  return line.date.found && line.date.other_words <= 1 && !line.prose;
}

}  // namespace

std::vector<PageLine> page_lines(const Document& document, const lexicon::Lexicon& lexicon) {
  const std::string_view bytes = document.text->view();
  const KnownLines known = know_lines(*document.text, document.layout, lexicon);
  std::vector<PageLine> out;
  out.reserve(known.size());
  auto mark = document.layout.marks.begin();
  for (const KnownLine& line : known) {
    PageLine& made = out.emplace_back();
    made.span = line.facts.span;
    made.key = key_of(bytes, line.facts, lexicon);
    made.label = label_of(bytes, line.facts, lexicon);
    made.words = line.facts.word_count;
    made.prose = line.prose;
    made.own = is_own(line);
    made.headline = section_at(document.sections, made.span.begin) == SectionKind::headline;
    for (; mark != document.layout.marks.end() && mark->open.begin < made.span.end; ++mark) {
      made.quoted = made.quoted || (mark->open.begin >= made.span.begin && quotes_somebody(bytes, *mark));
    }
    made.told = tells_of_words(line.facts, lexicon);
  }
  return out;
}

Document with_page_lines(Document document, const lexicon::Lexicon& lexicon, std::span<const PageKnowledge> known,
                         std::uint32_t headline_end) {
  KnownLines lines = know_lines(*document.text, document.layout, lexicon);
  if (lines.size() != known.size()) {
    throw std::invalid_argument("wanted what is known of each of " + std::to_string(lines.size()) + " lines, got " +
                                std::to_string(known.size()) + " values");
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (known[i] == PageKnowledge::none) continue;
    PagePart part;
    part.kind = SectionKind::furniture;
    // what the line is by its own words says more of its kind than that it recurs
    if (lines[i].page) part = *lines[i].page;
    part.reason = SectionReason::profile;
    part.inlined = known[i] == PageKnowledge::inlined;
    part.weak = part.contact = part.menu = false;
    lines[i].page = part;
    lines[i].article.reset();
    lines[i].date.found = false;
  }
  DocumentOptions options;
  options.headline_end = headline_end;
  document.turns = find_turns(*document.text, lines, lexicon);
  document.sections = find_sections(document, std::move(lines), lexicon, options);
  return document;
}

}  // namespace quotidian::document
