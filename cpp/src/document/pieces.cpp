#include "document/pieces.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "quotidian/text/characters.hpp"
#include "quotidian/text/fold.hpp"
#include "quotidian/text/utf8.hpp"

namespace quotidian::document {
namespace {

constexpr std::uint32_t said_clause_window = 600;

bool is_long_dash(char32_t c) { return c == 0x2013 || c == 0x2014 || c == 0x2015; }

bool is_mark(char32_t c) { return c == U'"' || c == 0x00AB || c == 0x00BB || (c >= 0x201C && c <= 0x201F); }

/// ", — said": a comma or a sentence's mark, a dash, and a small letter.
bool has_said_clause(std::string_view bytes, text::Span span) {
  const std::uint32_t end = std::min(span.end, span.begin + said_clause_window);
  char32_t before = 0;
  for (std::uint32_t at = span.begin; at < end;) {
    const auto [c, size] = text::decode(bytes, at);
    const std::uint32_t next = at + size;
    if ((is_long_dash(c) || c == U'-') && (before == U',' || before == U'!' || before == U'?' || before == 0x2026 || before == U'.') &&
        next + 1 < span.end && bytes[next] == ' ' && text::is_lower(text::decode(bytes, next + 1).value)) {
      return true;
    }
    if (!text::is_space(c)) before = c;
    at = next;
  }
  return false;
}

/// "[The telephone rings.]": one pair of brackets around the whole paragraph.
bool is_bracketed(std::string_view bytes, text::Span span) {
  if (span.size() < 2) return false;
  const char open = bytes[span.begin];
  const char close = bytes[span.end - 1];
  const bool around = (open == '[' && close == ']') || (open == '(' && close == ')');
  return around && bytes.substr(span.begin + 1, span.size() - 2).find(close) == std::string_view::npos;
}

Piece make_piece(const text::Text& text, const KnownLine& known, const lexicon::Lexicon& lexicon) {
  const LineFacts& line = known.facts;
  const std::string_view bytes = text.view();
  Piece piece;
  piece.span = line.span;
  piece.opening = line.opening;
  piece.content = line.opening == Opening::none ? line.span.begin : line.opening_end;
  piece.label = read_label(bytes, piece.content, piece.span.end, lexicon);
  const char32_t final = text::decode_before(bytes, piece.span.end).value;
  piece.ends_question = line.ends_question && !is_mark(final) && final != 0x2019 && final != U'\'';
  piece.asks = bytes.substr(piece.span.begin, piece.span.size()).find('?') != std::string_view::npos;
  piece.ends_colon = line.ends_colon;
  piece.ends_sentence = line.ends_stop || line.ends_question || line.ends_colon || line.ends_comma;
  piece.in_marks = line.in_marks;
  piece.said_clause = has_said_clause(bytes, {piece.content, piece.span.end});
  const bool dated = known.date.found && known.date.other_words <= 4 && !line.ends_stop && !line.ends_question;
  const bool page = known.page && !known.page->weak && !(known.page->contact && line.ends_question);
  piece.page = dated || page || known.article.has_value();
  piece.codepoints = line.codepoints;
  piece.words = line.word_count;
  piece.prose = known.prose;
  if (known.phrases.talk) piece.interview = names_interview(line, lexicon);
  piece.words_of_line = line.words;
  piece.places = line.places;
  piece.note = (piece.label && piece.label->note) || is_bracketed(bytes, {piece.content, piece.span.end});
  return piece;
}

}  // namespace

bool is_personal(const Piece& piece, const lexicon::Lexicon& lexicon) {
  return std::any_of(piece.words_of_line.begin(), piece.words_of_line.end(), [&](const std::string& word) {
    const lexicon::Entry* pronoun = lexicon.find(lexicon::EntryKind::pronoun, word.substr(0, word.find('\'')));
    return pronoun != nullptr && !pronoun->get("person").empty() && pronoun->get("person") != "3";
  });
}

bool says_person(const Piece& piece, std::string_view person, const lexicon::Lexicon& lexicon) {
  return std::any_of(piece.words_of_line.begin(), piece.words_of_line.end(), [&](const std::string& word) {
    const lexicon::Entry* pronoun = lexicon.find(lexicon::EntryKind::pronoun, std::string_view(word).substr(0, word.find('\'')));
    return pronoun != nullptr && pronoun->get("person") == person;
  });
}

bool names_somebody(const text::Text& text, const Piece& piece, const lexicon::Lexicon& lexicon) {
  bool before = false;  // a word with a capital right before, which is no small word at the beginning of a sentence
  for (std::size_t i = 0; i < piece.words_of_line.size(); ++i) {
    const bool capital = is_capital(text, piece.places[i]) && !text::is_digit(text::decode(text.view(), piece.places[i].begin).value);
    if (capital && lexicon.find(lexicon::EntryKind::first_name, piece.words_of_line[i]) != nullptr) return true;
    const bool adjacent = i > 0 && piece.places[i].begin == piece.places[i - 1].end + 1;
    if (piece.prose && capital && before && adjacent) return true;
    before = capital && (adjacent || lexicon.find(lexicon::EntryKind::function_word, piece.words_of_line[i]) == nullptr);
  }
  return false;
}

bool tells_of_words(const Piece& piece, const lexicon::Lexicon& lexicon) {
  if (is_personal(piece, lexicon)) return false;
  const auto& words = piece.words_of_line;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (lexicon.find(lexicon::EntryKind::cue, words[i]) != nullptr) return true;
    if (lexicon.longest(lexicon::EntryKind::cue_phrase, words, i)) return true;
  }
  return false;
}

namespace {

/// The label that fills a line of its own: "Leyla Sadiq:", "LEYLA SADIQ".
std::optional<Label> whole_line_label(std::string_view bytes, const Piece& piece, const LineFacts& facts, const lexicon::Lexicon& lexicon) {
  constexpr std::uint32_t most_words = 4;
  if (piece.page || piece.label || piece.opening != Opening::none || piece.words == 0 || piece.words > most_words) return std::nullopt;
  const bool colon = piece.ends_colon;
  if (!colon && (piece.ends_sentence || piece.words < 2 || facts.letters < 4 || facts.upper != facts.letters)) return std::nullopt;
  const text::Span span{piece.span.begin, piece.span.end - (colon ? 1U : 0U)};
  return span.empty() ? std::nullopt : make_label(bytes, span, piece.span.end, true, false, lexicon);
}

/// Gives labels that fill a line to the paragraph after it, where the same label comes at least twice.
void take_label_lines(std::string_view bytes, std::vector<Piece>& pieces, const KnownLines& lines, const lexicon::Lexicon& lexicon) {
  std::vector<std::pair<std::size_t, Label>> found;
  std::map<std::string, std::size_t> times;
  for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
    if (pieces[i + 1].page || pieces[i + 1].label || pieces[i + 1].words == 0) continue;
    auto label = whole_line_label(bytes, pieces[i], lines[i].facts, lexicon);
    if (!label) continue;
    ++times[label->key];
    found.emplace_back(i, std::move(*label));
  }
  const auto rare = [&](const auto& one) { return times.at(one.second.key) < 2; };
  std::erase_if(found, rare);
  if (found.size() < 4) return;
  for (auto& [i, label] : found) {
    label.content = pieces[i + 1].content;
    pieces[i + 1].label = std::move(label);
    pieces[i].note = true;
  }
}

}  // namespace

std::vector<Piece> look_at_pieces(const text::Text& text, const KnownLines& lines, const lexicon::Lexicon& lexicon) {
  std::vector<Piece> out;
  out.reserve(lines.size());
  for (const KnownLine& line : lines) out.push_back(make_piece(text, line, lexicon));
  take_label_lines(text.view(), out, lines, lexicon);
  return out;
}

}  // namespace quotidian::document
