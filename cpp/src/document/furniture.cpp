#include "document/furniture.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "quotidian/text/characters.hpp"
#include "quotidian/text/utf8.hpp"

namespace quotidian::document {
namespace {

using lexicon::Entry;
using lexicon::EntryKind;

/// Lines of more code points than this are furniture only by what the law makes pages say.
constexpr std::uint32_t longest_phrase_line = 220;
constexpr std::uint32_t longest_legal_line = 700;

/// Whether every word from `at` on is a number or a network.
bool is_tail_of_head(const LineFacts& line, std::size_t at, const lexicon::Lexicon& lexicon) {
  if (line.word_count > line.words.size()) return false;
  for (std::size_t i = at; i < line.words.size(); ++i) {
    if (is_number(line.words[i])) continue;
    const Entry* entry = lexicon.find(EntryKind::furniture, line.words[i]);
    if (entry == nullptr || entry->get("network").empty()) return false;
  }
  return true;
}

/// The phrase at the beginning of a line, and whether nothing follows it.
struct Phrase {
  const Entry* entry = nullptr;
  bool whole = false;
  bool colon = false;
};

Phrase phrase_of(const text::Text& text, const LineFacts& line, const lexicon::Lexicon& lexicon) {
  const std::size_t last = std::min<std::size_t>(line.words.size(), 2);
  for (std::size_t at = 0; at < last; ++at) {
    if (at > 0 && !is_number(line.words[0])) break;  // "12 comments"
    const auto match = lexicon.longest(EntryKind::furniture, line.words, at);
    if (!match) continue;
    const text::Span place = line.places[at + match->tokens - 1];
    const std::string_view bytes = text.view();
    Phrase out{match->entry, is_tail_of_head(line, at + match->tokens, lexicon), false};
    // the colon may stand behind a count or a mark: "Comments (7):"
    for (std::uint32_t i = place.end; i < std::min(line.span.end, place.end + 6) && !out.colon; ++i) {
      if (bytes[i] == ':' || (i > place.end && bytes[i] == '>')) out.colon = true;
      if (bytes[i] == ' ' || static_cast<unsigned char>(bytes[i]) >= 0x80) break;
    }
    return out;
  }
  return {};
}

/// A phrase counts where its entry says it does.
bool fits(const Phrase& phrase, bool ends_stop) {
  if (phrase.entry == nullptr) return false;
  if (!phrase.entry->get("colon").empty()) return phrase.colon || phrase.whole;
  return phrase.entry->get("at") != "whole" || (phrase.whole && !ends_stop);
}

std::optional<PagePart> by_phrase(const text::Text& text, const LineFacts& line, const lexicon::Lexicon& lexicon) {
  if (line.codepoints > longest_legal_line || line.opening == Opening::dash || line.ends_comma) return std::nullopt;
  const Phrase phrase = phrase_of(text, line, lexicon);
  if (!fits(phrase, line.ends_stop) || (line.ends_question && line.word_count > 6 && !phrase.colon)) return std::nullopt;
  const auto kind = part_kind(phrase.entry->get("as"));
  if (!kind || !is_furniture(*kind)) return std::nullopt;
  if (line.codepoints > longest_phrase_line && *kind != SectionKind::legal) return std::nullopt;
  // one word may begin any heading, and a phrase any sentence
  const char32_t first = text::decode(phrase.entry->form, 0).value;
  const bool bare = !phrase.whole && !phrase.colon && text::is_letter(first);
  const bool one_word = phrase.entry->form.find(' ') == std::string::npos;
  if (bare && one_word && line.ends_stop && !line.ends_exclamation) return std::nullopt;
  PagePart part;
  part.kind = *kind;
  part.inlined = !phrase.entry->get("inline").empty();
  part.heads = phrase.whole || (*kind == SectionKind::comments && phrase.colon);
  part.phrase_words = static_cast<std::uint32_t>(std::count(phrase.entry->form.begin(), phrase.entry->form.end(), ' ')) + 1;
  part.weak = bare && (one_word || is_prose(line) || line.opening == Opening::bullet);
  return part;
}

/// What the law makes pages say, anywhere in a line that quotes nobody.
bool is_law(const LineFacts& line) { return line.codepoints <= longest_legal_line && !line.has_marks && line.opening != Opening::dash; }

/// "The pier in winter. Photo: A. Demir", "(photo by A. Demir)".
bool ends_in_caption(const text::Text& text, const LineFacts& line, const lexicon::Lexicon& lexicon) {
  if (line.word_count > line.words.size() || line.word_count > 24) return false;
  const std::size_t from = line.words.size() > 6 ? line.words.size() - 6 : 1;
  for (std::size_t i = std::max<std::size_t>(from, 1); i < line.words.size(); ++i) {
    const Entry* entry = lexicon.find(EntryKind::furniture, line.words[i]);
    if (entry == nullptr || entry->get("as") != "caption") continue;
    std::uint32_t at = line.places[i].begin;
    while (at > line.places[i - 1].end && text.view()[at - 1] == ' ') --at;
    const char before = at > line.places[i - 1].end ? text.view()[at - 1] : ' ';
    if (before == '.' || before == '(' || before == '/' || before == '|' || before == '[') return true;
  }
  return false;
}

}  // namespace

std::optional<SectionKind> part_kind(std::string_view word) {
  if (word == "furniture") return SectionKind::furniture;
  if (word == "related") return SectionKind::related;
  if (word == "comments") return SectionKind::comments;
  if (word == "legal") return SectionKind::legal;
  if (word == "caption") return SectionKind::caption;
  if (word == "credit") return SectionKind::credit;
  if (word == "byline") return SectionKind::byline;
  if (word == "date") return SectionKind::date;
  if (word == "kicker") return SectionKind::deck;
  return std::nullopt;
}

namespace {

/// Words that begin no phrase that counts anywhere, as far as they were met in this text: most words are said again and again.
class SilentWords {
 public:
  [[nodiscard]] bool holds(const std::string& word) const { return words_[place_of(word)] == word; }
  void add(const std::string& word) { words_[place_of(word)] = word; }

 private:
  static constexpr std::size_t places = 512;
  /// A place by length and a few letters; whoever came last keeps it.
  static std::size_t place_of(const std::string& word) {
    const auto letter = [&](std::size_t i) { return static_cast<unsigned char>(word[i]); };
    const std::size_t size = word.size();
    if (size == 0) return 0;
    return (size + 31U * letter(0) + 7U * letter(size / 2) + 131U * letter(size - 1)) % places;
  }

  std::array<std::string, places> words_{};
};

Phrases phrases_in(const LineFacts& line, SilentWords& silent, const lexicon::Lexicon& lexicon) {
  Phrases out;
  for (std::size_t i = 0; i < line.words.size(); ++i) {
    if (line.words[i].empty() || silent.holds(line.words[i])) continue;
    if (!lexicon.begins_anywhere(line.words[i])) {
      silent.add(line.words[i]);
      continue;
    }
    const auto match = lexicon.longest(EntryKind::furniture, line.words, i);
    if (!match) continue;
    out.law = out.law || (match->entry->get("at") == "any" && match->entry->get("as") == "legal");
    out.talk = out.talk || !match->entry->get("interview").empty();
  }
  return out;
}

}  // namespace

std::vector<Phrases> phrases_of(const std::vector<LineFacts>& lines, const lexicon::Lexicon& lexicon) {
  SilentWords silent;
  std::vector<Phrases> out;
  out.reserve(lines.size());
  for (const LineFacts& line : lines) out.push_back(phrases_in(line, silent, lexicon));
  return out;
}

std::optional<PagePart> page_part(const text::Text& text, const LineFacts& line, Phrases phrases, const lexicon::Lexicon& lexicon) {
  const auto said = by_phrase(text, line, lexicon);
  if (said && !said->weak) return said;
  if (phrases.law && is_law(line)) {
    PagePart part;
    part.kind = SectionKind::legal;
    return part;
  }
  const auto shaped = part_by_shape(line, lexicon);
  return shaped ? shaped : said;
}

std::optional<SectionKind> article_part(const text::Text& text, const LineFacts& line, const lexicon::Lexicon& lexicon) {
  if (line.codepoints > longest_phrase_line || line.words.empty()) return std::nullopt;
  if (ends_in_caption(text, line, lexicon)) return SectionKind::caption;
  const Phrase phrase = phrase_of(text, line, lexicon);
  if (!fits(phrase, line.ends_stop)) return std::nullopt;
  const auto kind = part_kind(phrase.entry->get("as"));
  if (!kind || is_furniture(*kind) || *kind == SectionKind::date) return std::nullopt;
  // "Text messages were sent to …": a word without a colon does not make a caption of a sentence
  const bool one_word = phrase.entry->form.find(' ') == std::string::npos;
  if (one_word && !phrase.colon && !phrase.whole && (is_prose(line) || line.word_count > 9)) return std::nullopt;
  return kind;
}

InterviewWord names_interview(const LineFacts& line, const lexicon::Lexicon& lexicon) {
  InterviewWord out = InterviewWord::none;
  for (std::size_t i = 0; i < line.words.size(); ++i) {
    const auto match = lexicon.longest(EntryKind::furniture, line.words, i);
    const std::string_view word = match ? match->entry->get("interview") : std::string_view();
    if (word == "yes" || word == "debate") out = std::max(out, word == "yes" ? InterviewWord::interview : InterviewWord::debate);
  }
  return out;
}

OtherTalk names_other_talk(std::span<const std::string> words, bool head, const lexicon::Lexicon& lexicon) {
  constexpr std::size_t longest_head = 8;
  OtherTalk out = OtherTalk::none;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto match = lexicon.longest(EntryKind::furniture, words, i);
    const std::string_view word = match ? match->entry->get("interview") : std::string_view();
    if (word != "desk" && word != "no") continue;
    const bool begins = i == 0 && words.size() <= longest_head;
    if (!begins && !(head && match->entry->get("at") == "any")) continue;
    out = std::max(out, word == "desk" ? OtherTalk::desk : OtherTalk::other);
  }
  return out;
}

std::optional<std::size_t> find_aftermath(std::span<const std::string> words, const lexicon::Lexicon& lexicon) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto match = lexicon.longest(EntryKind::furniture, words, i);
    if (match && match->entry->get("as") == "aftermath") return i;
  }
  return std::nullopt;
}

std::string line_key(const LineFacts& line) {
  std::string key;
  for (const std::string& word : line.words) key.append(word).push_back(' ');
  return key;
}

}  // namespace quotidian::document
