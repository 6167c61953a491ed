// How the ways to find turns speak to each other. Private to the room.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "document/pieces.hpp"

namespace quotidian::document {

/// What begins a turn at a piece.
struct Start {
  std::size_t piece = 0;
  bool question = false;
  std::optional<text::Span> label;
  std::uint32_t content = 0;
};

using Pieces = std::vector<Piece>;

/// Whether a paragraph before `before` says that the text is an interview, or at least a debate.
[[nodiscard]] bool says_interview(const Pieces& pieces, std::size_t before, InterviewWord least = InterviewWord::interview);

/// Share of the article's text that stands from the first turn on.
[[nodiscard]] double share_from(const Pieces& pieces, std::size_t first);

/// How often each label begins a paragraph, by its key.
using LabelCounts = std::map<std::string, std::size_t>;
[[nodiscard]] LabelCounts count_labels(const Pieces& pieces);

/// A turn at piece `i`, with the paragraph's own label outside the content where that label recurs or is a word for a side.
[[nodiscard]] Start start_at(const Pieces& pieces, std::size_t i, bool question, const LabelCounts& labels);

/// Turns that begin with a name or a word for the side that speaks, before a colon or (`colon` false) a dash.
[[nodiscard]] std::vector<Start> by_labels(const Pieces& pieces, bool colon);

/// Turns that begin with a dash, or half of which do.
[[nodiscard]] std::vector<Start> by_dashes(const Pieces& pieces);

/// Questions with a number or a bullet, and the paragraphs after them.
[[nodiscard]] std::vector<Start> by_marked_questions(const Pieces& pieces);

/// Question paragraphs without any sign, and the paragraphs after them.
[[nodiscard]] std::vector<Start> by_bare_questions(const Pieces& pieces, const lexicon::Lexicon& lexicon);

/// Paragraphs behind a lead that says "interview": the first asks, with or without a question mark; every question says "you", every answer
/// "I" or "we".
[[nodiscard]] std::vector<Start> by_lead(const Pieces& pieces, const lexicon::Lexicon& lexicon);

/// Whether starts that were found are no interview after all: a scene, minutes, a quiz, questions that the desk or the author answers itself.
/// `bare`: nothing but question marks speaks for them.
[[nodiscard]] bool is_other_talk(const text::Text& text, const Pieces& pieces, const std::vector<Start>& starts, bool bare,
                                 const lexicon::Lexicon& lexicon);

}  // namespace quotidian::document
