// Turns by their questions: numbered, bulleted, or paragraphs that ask and have no sign at all.
#include <algorithm>
#include <array>

#include "document/turn_starts.hpp"

namespace quotidian::document {
namespace {

/// Longest question paragraph that needs no label, in code points.
constexpr std::uint32_t longest_question = 450;

bool may_answer(const Pieces& pieces, std::size_t i) { return i < pieces.size() && !pieces[i].page && !pieces[i].note; }

/// Whether questions at these pieces make an interview: enough of them, answered, and not too far apart.
template <class IsQuestion>
bool is_interview(const Pieces& pieces, const std::vector<std::size_t>& questions, IsQuestion is_question, bool marked) {
  if (questions.size() < 2) return false;
  const bool named = says_interview(pieces, questions.front());
  std::size_t answered = 0;
  std::size_t sentences = 0;
  for (const std::size_t i : questions) {
    if (!may_answer(pieces, i + 1) || is_question(pieces[i + 1])) continue;
    ++answered;
    sentences += pieces[i + 1].ends_sentence;
  }
  const std::size_t stretch = pieces.size() - questions.front();
  const bool dense = 4 * questions.size() >= stretch;
  const bool enough =
      named ? (questions.size() >= 3 || 6 * questions.size() >= stretch) : questions.size() >= (marked ? 3U : 4U) && (marked || dense);
  // answers to choose from ("a) 600 b) 1025") are no sentences
  if (!enough || 4 * answered < 3 * questions.size() || 2 * sentences < answered || 9 * questions.size() < stretch) return false;
  return share_from(pieces, questions.front()) >= (marked ? 0.4 : 0.6);
}

template <class IsQuestion>
std::vector<std::size_t> find_questions(const Pieces& pieces, IsQuestion is_question) {
  std::vector<std::size_t> questions;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (is_question(pieces[i])) questions.push_back(i);
  }
  return questions;
}

/// How much a paragraph without a sign looks like a question rather than a part of an answer. Set by hand: a question mark at its end, that it
/// is short, and "you" speak for it, "I" and "we" against it.
double question_score(const Piece& piece, const lexicon::Lexicon& lexicon) {
  double score = piece.ends_question ? 2.5 : piece.asks ? -1.5 : -4.0;
  score += piece.codepoints <= 150                   ? 0.7
           : piece.codepoints > 2 * longest_question ? -3.0
           : piece.codepoints > longest_question     ? -1.5
                                                     : 0.0;
  if (says_person(piece, "2", lexicon)) score += 1.0;
  if (says_person(piece, "1", lexicon)) score -= 1.2;
  return score;
}

/// The best sides for the paragraphs from the first question on, where no question follows a question without an answer between: of two
/// paragraphs that ask the surer one is the question, the other ends an answer. A walk with two states (Viterbi 1967). Linear.
std::vector<bool> best_sides(const Pieces& pieces, std::size_t first, const lexicon::Lexicon& lexicon) {
  constexpr double twice = -4.0;  // a question right after a question
  const std::size_t count = pieces.size() - first;
  if (count == 0) return {};
  std::vector<std::array<bool, 2>> from(count);  // side of the paragraph before, by side
  double answer = -1e9;
  double question = 0;
  for (std::size_t n = 1; n < count; ++n) {
    const Piece& piece = pieces[first + n];
    const bool other = piece.page || piece.note || piece.in_marks || piece.said_clause || piece.opening != Opening::none;
    const double score = other ? -1e6 : question_score(piece, lexicon);
    from[n] = {question > answer, question + twice > answer};
    const double next_answer = std::max(question, answer);
    question = std::max(answer, question + twice) + score;
    answer = next_answer;
  }
  std::vector<bool> sides(count, false);
  bool side = question > answer;
  for (std::size_t n = count; n-- > 0;) {
    sides[n] = side;
    if (n > 0) side = from[n][side ? 1 : 0];
  }
  return sides;
}

}  // namespace

LabelCounts count_labels(const Pieces& pieces) {
  LabelCounts labels;
  for (const Piece& piece : pieces) {
    if (piece.label && !piece.page) ++labels[piece.label->key];
  }
  return labels;
}

Start start_at(const Pieces& pieces, std::size_t i, bool question, const LabelCounts& labels) {
  const auto& label = pieces[i].label;
  const auto count = label && label->colon ? labels.find(label->key) : labels.end();
  if (count != labels.end() && (count->second >= 2 || label->question)) return {i, question, label->span, label->content};
  return {i, question, std::nullopt, pieces[i].content};
}

std::vector<Start> by_marked_questions(const Pieces& pieces) {
  for (const Opening opening : {Opening::bullet, Opening::number}) {
    const auto opens = [&](const Piece& p) { return p.opening == opening && !p.page; };
    const std::vector<std::size_t> questions = find_questions(pieces, opens);
    const auto asking = std::count_if(questions.begin(), questions.end(), [&](std::size_t i) { return pieces[i].ends_question; });
    if (asking < 2 || 5 * static_cast<std::size_t>(asking) < 4 * questions.size() || !is_interview(pieces, questions, opens, true))
      continue;
    const LabelCounts labels = count_labels(pieces);
    std::vector<Start> starts;
    for (const std::size_t i : questions) {
      starts.push_back({i, true, std::nullopt, pieces[i].content});
      if (may_answer(pieces, i + 1) && !opens(pieces[i + 1])) starts.push_back(start_at(pieces, i + 1, false, labels));
    }
    return starts;
  }
  return {};
}

std::vector<Start> by_lead(const Pieces& pieces, const lexicon::Lexicon& lexicon) {
  std::size_t first = 0;  // right behind the last paragraph of prose that says "interview"
  for (std::size_t i = 0; i < pieces.size() && 2 * i < pieces.size() + 2; ++i) {
    if (pieces[i].prose && pieces[i].interview == InterviewWord::interview) first = i + 1;
  }
  if (first == 0 || first + 4 > pieces.size()) return {};
  const std::vector<bool> sides = best_sides(pieces, first, lexicon);
  std::vector<Start> starts;
  std::size_t addressed = 0;
  std::size_t personal = 0;
  std::size_t questions = 0;
  std::size_t count = 0;
  for (std::size_t n = 0; n < sides.size(); ++n) {
    const Piece& piece = pieces[first + n];
    if (piece.page || piece.note) continue;
    if (piece.in_marks || piece.said_clause || piece.label) return {};
    ++count;
    if (sides[n]) {
      ++questions;
      addressed += says_person(piece, "2", lexicon);
    } else if (n > 0 && sides[n - 1]) {
      personal += says_person(piece, "1", lexicon);
    }
    if (sides[n] || (n > 0 && sides[n - 1])) starts.push_back({first + n, sides[n], std::nullopt, piece.content});
  }
  const bool enough = questions >= 2 && 4 * questions >= count && addressed == questions && personal == questions;
  return enough && !starts.back().question && share_from(pieces, first) >= 0.6 ? starts : std::vector<Start>{};
}

std::vector<Start> by_bare_questions(const Pieces& pieces, const lexicon::Lexicon& lexicon) {
  const auto asks = [](const Piece& p) {
    return p.ends_question && p.opening == Opening::none && !p.page && !p.note && !p.in_marks && !p.said_clause &&
           p.codepoints <= longest_question;
  };
  const std::vector<std::size_t> questions = find_questions(pieces, asks);
  if (!is_interview(pieces, questions, asks, false)) return {};
  const std::size_t first = questions.front();
  const std::vector<bool> sides = best_sides(pieces, first, lexicon);
  const LabelCounts labels = count_labels(pieces);
  std::vector<Start> starts;
  for (std::size_t n = 0; n < sides.size(); ++n) {
    const std::size_t i = first + n;
    if (sides[n]) {
      starts.push_back({i, true, std::nullopt, pieces[i].content});
    } else if (n > 0 && sides[n - 1] && may_answer(pieces, i)) {
      starts.push_back(start_at(pieces, i, false, labels));
    }
  }
  return starts;
}

}  // namespace quotidian::document
