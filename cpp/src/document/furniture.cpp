#include "document/furniture.hpp"

#include <algorithm>
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

std::optional<SectionKind> kind_of(std::string_view word) {
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

bool is_number(const std::string& word) { return !word.empty() && word.front() >= '0' && word.front() <= '9'; }

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

bool has_role(const lexicon::Lexicon& lexicon, const std::string& word, std::string_view role) {
  const Entry* entry = lexicon.find(EntryKind::furniture, word);
  return entry != nullptr && !entry->get(role).empty();
}

/// "USD 1.70 EUR 1.75": rates of the day.
bool is_rate_bar(const LineFacts& line, const lexicon::Lexicon& lexicon) {
  if (line.digits < 2 || line.word_count > 24 || line.ends_stop) return false;
  std::size_t rates = 0;
  std::size_t rest = 0;
  for (const std::string& word : line.words) {
    if (has_role(lexicon, word, "currency")) {
      ++rates;
    } else if (!is_number(word)) {
      ++rest;
    }
  }
  return rates > 0 && rest <= rates;
}

/// "Mo Tu We Th Fr Sa Su", "1 2 3 4 5 6 7": rows of a calendar.
bool is_calendar_row(const LineFacts& line, const lexicon::Lexicon& lexicon) {
  if (line.word_count < 3 || line.word_count > 10) return false;
  const auto weekdays = std::count_if(line.words.begin(), line.words.end(),
                                      [&](const std::string& word) { return lexicon.find(EntryKind::weekday, word) != nullptr; });
  if (weekdays >= 5 && static_cast<std::size_t>(weekdays) + 1 >= line.words.size()) return true;
  return line.word_count >= 5 &&
         std::all_of(line.words.begin(), line.words.end(), [](const std::string& word) { return is_number(word) && word.size() <= 2; });
}

/// Pieces between bars: all of few words ("News | Sport • Culture"), or one of them known ("Far Shore | Read us without VPN").
bool is_bar(const LineFacts& line, const lexicon::Lexicon& lexicon) {
  if (line.parts < 2 || line.word_count < 2 || line.word_count > 40 || line.ends_stop || line.ends_question || line.ends_colon ||
      line.has_marks || 3 * line.digits > line.letters)
    return false;
  if (line.longest_part <= (line.parts >= 3 ? 5U : 4U)) return true;
  for (std::size_t k = 0; k < line.part_starts.size(); ++k) {
    const std::size_t begin = line.part_starts[k];
    const std::size_t end = k + 1 < line.part_starts.size() ? line.part_starts[k + 1] : line.words.size();
    const auto match = lexicon.longest(EntryKind::furniture, line.words, begin);
    if (!match) continue;
    const auto kind = kind_of(match->entry->get("as"));
    const bool whole = begin + match->tokens == end;
    if (kind && is_furniture(*kind) &&
        (whole || (match->tokens >= 2 && match->entry->get("at") != "whole" && match->entry->get("colon").empty())))
      return true;
  }
  return false;
}

/// Names of parts of the paper and of networks, one after another.
bool is_menu(const LineFacts& line, const lexicon::Lexicon& lexicon) {
  if (line.words.empty() || line.word_count > line.words.size() || line.ends_stop || line.ends_question) return false;
  std::size_t at = 0;
  std::size_t names = 0;
  while (at < line.words.size()) {
    const auto match = lexicon.longest(EntryKind::furniture, line.words, at);
    const bool named = match && (!match->entry->get("section").empty() || !match->entry->get("network").empty());
    if (!named) return false;
    ++names;
    at += match->tokens;
  }
  return names > 0;
}

/// Addresses, telephones, "… on Telegram".
bool is_contact(const LineFacts& line, const lexicon::Lexicon& lexicon) {
  if (line.word_count > 16 || line.has_marks) return false;
  if (line.has_address || line.has_phone) return true;
  const bool networked = line.words.size() >= 2 && line.words.back().size() >= 5 && has_role(lexicon, line.words.back(), "network");
  return networked && line.word_count <= 10 && !line.ends_stop;
}

/// "+12°C".
bool is_weather(const LineFacts& line) { return line.has_degrees && line.digits > 0 && line.word_count <= 10 && !line.ends_stop; }

std::optional<PagePart> by_phrase(const text::Text& text, const LineFacts& line, const lexicon::Lexicon& lexicon) {
  if (line.codepoints > longest_legal_line || line.opening == Opening::dash || line.ends_comma) return std::nullopt;
  const Phrase phrase = phrase_of(text, line, lexicon);
  if (!fits(phrase, line.ends_stop) || (line.ends_question && line.word_count > 6 && !phrase.colon)) return std::nullopt;
  const auto kind = kind_of(phrase.entry->get("as"));
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
std::optional<PagePart> by_law(const LineFacts& line, const lexicon::Lexicon& lexicon) {
  if (line.codepoints > longest_legal_line || line.has_marks || line.opening == Opening::dash) return std::nullopt;
  for (std::size_t i = 0; i < line.words.size(); ++i) {
    const auto match = lexicon.longest(EntryKind::furniture, line.words, i);
    if (match && match->entry->get("at") == "any" && match->entry->get("as") == "legal") {
      PagePart part;
      part.kind = SectionKind::legal;
      return part;
    }
  }
  return std::nullopt;
}

std::optional<PagePart> by_shape(const LineFacts& line, const lexicon::Lexicon& lexicon) {
  const auto shaped = [](SectionKind kind) {
    PagePart part;
    part.kind = kind;
    part.reason = SectionReason::shape;
    return part;
  };
  if (line.letters == 0) {
    PagePart part = shaped(SectionKind::furniture);
    part.inlined = true;
    part.contact = line.digits > 0;  // numbers of a table are the article's
    return part;
  }
  if (is_rate_bar(line, lexicon) || is_calendar_row(line, lexicon) || is_weather(line)) return shaped(SectionKind::furniture);
  if (is_menu(line, lexicon) || is_bar(line, lexicon)) {
    PagePart part = shaped(SectionKind::furniture);
    part.menu = true;
    return part;
  }
  if (line.has_address && line.word_count <= 2) return shaped(SectionKind::furniture);
  if (is_contact(line, lexicon)) {
    PagePart part = shaped(SectionKind::furniture);
    part.contact = true;
    return part;
  }
  return std::nullopt;
}

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

std::optional<PagePart> page_part(const text::Text& text, const LineFacts& line, const lexicon::Lexicon& lexicon) {
  const auto said = by_phrase(text, line, lexicon);
  if (said && !said->weak) return said;
  if (const auto part = by_law(line, lexicon)) return part;
  const auto shaped = by_shape(line, lexicon);
  return shaped ? shaped : said;
}

std::optional<SectionKind> article_part(const text::Text& text, const LineFacts& line, const lexicon::Lexicon& lexicon) {
  if (line.codepoints > longest_phrase_line || line.words.empty()) return std::nullopt;
  if (ends_in_caption(text, line, lexicon)) return SectionKind::caption;
  const Phrase phrase = phrase_of(text, line, lexicon);
  if (!fits(phrase, line.ends_stop)) return std::nullopt;
  const auto kind = kind_of(phrase.entry->get("as"));
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
