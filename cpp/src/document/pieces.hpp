// Paragraphs as a search for turns sees them. Private to the room.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/known_lines.hpp"
#include "quotidian/document/document.hpp"

namespace quotidian::document {

/// Name or word before a colon (or dash) at the beginning of a paragraph.
struct Label {
  text::Span span;            ///< without the colon
  std::string key;            ///< folded words outside brackets
  std::string name;           ///< the key without titles and offices before a name; of a word for a side, the whole label folded
  std::string initials;       ///< first letters of the name, folded; for "B:" and "D.S.:" the letters themselves
  std::uint32_t content = 0;  ///< byte where the content begins
  bool is_initials = false;
  bool clocked = false;          ///< a time stands before it: "[00:41] Name – …"
  bool colon = true;             ///< false where a dash stands in its place
  bool note = false;             ///< a remark of the editors ("Ed.:")
  bool dotted = false;           ///< "Q. When …": a letter for a side with a full stop or a bracket, which might be an initial
  std::optional<bool> question;  ///< where the lexicon knows the word ("Q", "Вопрос", "Cevap")
};

/// One paragraph.
struct Piece {
  text::Span span;
  std::uint32_t content = 0;  ///< byte after dash, bullet or number
  Opening opening = Opening::none;
  std::optional<Label> label;
  std::span<const std::string> words_of_line;  ///< first words, folded
  std::span<const text::Span> places;          ///< where they stand
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
  bool note = false;          ///< a remark of the editors: all in brackets, or under a label that says so
  InterviewWord interview{};  ///< says that the text is an interview
};

/// Whether the paragraph says "I", "we" or "you".
[[nodiscard]] bool is_personal(const Piece& piece, const lexicon::Lexicon& lexicon);
/// Whether it says "I" or "we" (`person` "1"), "you" ("2").
[[nodiscard]] bool says_person(const Piece& piece, std::string_view person, const lexicon::Lexicon& lexicon);
/// Whether it holds a given name, or two words with capitals one after the other.
[[nodiscard]] bool names_somebody(const text::Text& text, const Piece& piece, const lexicon::Lexicon& lexicon);
/// Whether it reports words in the third person: a cue, and nobody says "I", "we" or "you".
[[nodiscard]] bool tells_of_words(const Piece& piece, const lexicon::Lexicon& lexicon);

/// Paragraphs with what turns need to know; the lines must outlive them. Linear.
[[nodiscard]] std::vector<Piece> look_at_pieces(const text::Text& text, const KnownLines& lines, const lexicon::Lexicon& lexicon);

/// The words of a span read as a label: before a colon (else a dash), with a time before it (`clocked`: capitals are not asked for).
[[nodiscard]] std::optional<Label> make_label(std::string_view bytes, text::Span span, std::uint32_t content, bool colon, bool clocked,
                                              const lexicon::Lexicon& lexicon);

/// The words of a span read as a label, without asking for capitals.
[[nodiscard]] std::optional<Label> as_label(std::string_view bytes, text::Span span, std::uint32_t content,
                                            const lexicon::Lexicon& lexicon);

/// The label that begins at `at`, within `end`.
[[nodiscard]] std::optional<Label> read_label(std::string_view bytes, std::uint32_t at, std::uint32_t end, const lexicon::Lexicon& lexicon);

}  // namespace quotidian::document
