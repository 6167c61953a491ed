// Paragraphs as a search for turns sees them. Private to the room.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "document/known_lines.hpp"
#include "quotidian/document/document.hpp"

namespace quotidian::document {

/// Name or word before a colon (or dash) at the beginning of a paragraph.
struct Label {
  text::Span span;            ///< without the colon
  std::string key;            ///< folded words outside brackets
  std::string initials;       ///< first letters of those words, folded; for "B:" and "D.S.:" the letters themselves
  std::uint32_t content = 0;  ///< byte where the content begins
  bool is_initials = false;
  bool clocked = false;          ///< a time stands before it: "[00:41] Name – …"
  bool colon = true;             ///< false where a dash stands in its place
  std::optional<bool> question;  ///< where the lexicon knows the word ("Q", "Вопрос", "Cevap")
};

/// One paragraph.
struct Piece {
  text::Span span;
  std::uint32_t content = 0;  ///< byte after dash, bullet or number
  Opening opening = Opening::none;
  std::optional<Label> label;
  std::span<const std::string> words_of_line;  ///< first words, folded
  std::uint32_t codepoints = 0;
  std::uint32_t words = 0;
  bool ends_question = false;  ///< and the mark is not inside quotation marks
  bool asks = false;           ///< holds a question mark
  bool ends_colon = false;
  bool ends_sentence = false;
  bool in_marks = false;
  bool said_clause = false;  ///< ", — said somebody" inside: reported speech and no turn
  bool prose = false;
  bool page = false;          ///< belongs to the page, or is byline, date, caption
  InterviewWord interview{};  ///< says that the text is an interview
};

/// Whether the paragraph says "I", "we" or "you".
[[nodiscard]] bool is_personal(const Piece& piece, const lexicon::Lexicon& lexicon);
/// Whether it reports words in the third person: a cue, and nobody says "I", "we" or "you".
[[nodiscard]] bool tells_of_words(const Piece& piece, const lexicon::Lexicon& lexicon);

/// Paragraphs with what turns need to know; the lines must outlive them. Linear.
[[nodiscard]] std::vector<Piece> look_at_pieces(const text::Text& text, const KnownLines& lines, const lexicon::Lexicon& lexicon);

/// The label that begins at `at`, within `end`.
[[nodiscard]] std::optional<Label> read_label(std::string_view bytes, std::uint32_t at, std::uint32_t end, const lexicon::Lexicon& lexicon);

}  // namespace quotidian::document
