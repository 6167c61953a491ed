// Parts of the page that a line is known for by its shape.
#include <algorithm>
#include <string_view>

#include "document/furniture.hpp"

namespace quotidian::document {
namespace {

using lexicon::Entry;
using lexicon::EntryKind;

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

/// Seven words of three letters at most, each with a capital: "Mo Tu We Th Fr Sa Su", "Пн Вт Ср Чт Пт Сб Вс".
bool is_week(const LineFacts& line) {
  return line.word_count == 7 && line.words.size() == 7 && line.capital_words == 7 && line.letters >= 7 && line.letters <= 21 &&
         line.digits == 0 && !line.ends_stop && !line.has_marks;
}

/// "Monday Tuesday …", "1 2 3 4 5 6 7": rows of a calendar.
bool is_calendar_row(const LineFacts& line, const lexicon::Lexicon& lexicon) {
  if (line.word_count < 3 || line.word_count > 10) return false;
  if (is_week(line)) return true;
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
  // words and figures with gaps between them are a row of a table
  if (line.bars == 0 && line.digits > 1) return false;
  if (line.longest_part <= (line.parts >= 3 ? 5U : 4U)) return true;
  for (std::size_t k = 0; k < line.part_starts.size(); ++k) {
    const std::size_t begin = line.part_starts[k];
    const std::size_t end = k + 1 < line.part_starts.size() ? line.part_starts[k + 1] : line.words.size();
    const auto match = lexicon.longest(EntryKind::furniture, line.words, begin);
    if (!match) continue;
    const auto kind = part_kind(match->entry->get("as"));
    const bool whole = begin + match->tokens == end;
    if (kind && is_furniture(*kind) &&
        (whole || (match->tokens >= 2 && match->entry->get("at") != "whole" && match->entry->get("colon").empty())))
      return true;
  }
  return false;
}

/// Names of parts of the paper, of networks and of buttons, one after another, with counts and page numbers between them.
bool is_menu(const LineFacts& line, const lexicon::Lexicon& lexicon) {
  if (line.words.empty() || line.word_count > line.words.size() || line.ends_stop || line.ends_question) return false;
  std::size_t names = 0;
  std::size_t buttons = 0;
  std::size_t counts = 0;
  for (std::size_t at = 0; at < line.words.size();) {
    const auto match = lexicon.longest(EntryKind::furniture, line.words, at);
    const bool named = match && (!match->entry->get("section").empty() || !match->entry->get("network").empty());
    const bool button = match && match->entry->get("as") == "furniture" && match->entry->get("colon").empty();
    if (!named && !button && !is_number(line.words[at])) return false;
    names += named;
    buttons += button && !named;
    counts += !named && !button;
    at += named || button ? match->tokens : 1;
  }
  // one button may begin a sentence, and a part of the paper with a year a headline
  const bool several = names + buttons >= 2;
  return buttons + counts == 0 ? names > 0 : several || (names + buttons == 1 && counts >= 3);
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

/// "#budget #schools".
bool is_tags(const LineFacts& line) { return line.hashtags > 0 && line.hashtags == line.word_count; }

/// "The Coast Today © 1998–2021"; a picture's copyright is its caption's.
bool is_copyright(const LineFacts& line, const lexicon::Lexicon& lexicon) {
  if (!line.has_copyright || line.word_count > 20 || line.words.empty()) return false;
  const Entry* first = lexicon.find(EntryKind::furniture, line.words.front());
  const bool caption = first != nullptr && (first->get("as") == "caption" || first->get("as") == "credit");
  return !caption && line.digits >= 4;
}

/// "→ How the pump was mended last year".
bool is_arrow_link(const LineFacts& line) { return line.has_arrow && line.word_count >= 3 && line.word_count <= 16 && !line.ends_stop; }

/// "09:40 Fish auction moves to the old hall": a line of a news feed.
bool is_feed_item(const LineFacts& line) {
  if (line.word_count < 4 || line.word_count > 16 || line.ends_stop || line.ends_colon || line.has_marks) return false;
  const std::string& clock = line.words.front();
  const bool figures = clock.find_first_not_of("0123456789:") == std::string::npos;
  return figures && clock.size() <= 5 && clock.find(':') != std::string::npos && !is_number(line.words[1]);
}

}  // namespace

std::optional<PagePart> part_by_shape(const LineFacts& line, const lexicon::Lexicon& lexicon) {
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
  if (is_tags(line)) return shaped(SectionKind::furniture);
  if (is_copyright(line, lexicon)) return shaped(SectionKind::legal);
  if (is_arrow_link(line)) {
    PagePart part = shaped(SectionKind::related);
    part.inlined = true;
    return part;
  }
  if (line.ends_star && line.word_count <= 6) return shaped(SectionKind::comments);
  if (is_feed_item(line)) {
    PagePart part = shaped(SectionKind::related);
    part.weak = true;
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

}  // namespace quotidian::document
