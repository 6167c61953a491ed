// Turns by dashes: before questions and answers, before answers only, before questions only.
#include <algorithm>
#include <array>

#include "document/turn_starts.hpp"

namespace quotidian::document {
namespace {

std::vector<std::size_t> find_dashed(const Pieces& pieces) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].opening == Opening::dash && !pieces[i].page && !pieces[i].note) out.push_back(i);
  }
  return out;
}

bool is_dialogue(const Pieces& pieces, const std::vector<std::size_t>& dashed) {
  const auto said = std::count_if(dashed.begin(), dashed.end(), [&](std::size_t i) { return pieces[i].said_clause; });
  return 4 * static_cast<std::size_t>(said) <= dashed.size();
}

/// Whether a paragraph without a dash that may be a turn stands at `i`.
bool is_plain_turn(const Pieces& pieces, std::size_t i) {
  return i < pieces.size() && pieces[i].opening != Opening::dash && !pieces[i].page && !pieces[i].note;
}

/// Questions and answers both begin with a dash: every dash hands over to the other side.
std::vector<Start> by_both(const Pieces& pieces, const std::vector<std::size_t>& dashed) {
  if (dashed.size() < 3) return {};
  std::array<std::size_t, 2> asking{};
  for (std::size_t i = 0; i < dashed.size(); ++i) asking[i % 2] += pieces[dashed[i]].ends_question;
  const std::size_t first = dashed.front();
  const bool led_in = first > 0 && pieces[first - 1].ends_colon;
  const bool named = says_interview(pieces, first);
  const std::size_t odd = asking[1] > asking[0] || (asking[1] == asking[0] && led_in) ? 1 : 0;
  const std::size_t questions = (dashed.size() + (odd == 0 ? 1 : 0)) / 2;
  const std::size_t answers = dashed.size() - questions;
  const bool enough = asking[odd] >= 2 || (asking[odd] >= 1 && (led_in || named));
  // a list of questions is no talk: answers may ask back, but not most of them
  if (!enough || 2 * asking[odd] < questions || 2 * asking[1 - odd] > answers || share_from(pieces, first) < 0.5) return {};
  if (dashed.size() < 4 && !led_in && !named) return {};
  const LabelCounts labels = count_labels(pieces);
  std::vector<Start> starts;
  for (std::size_t i = 0; i < dashed.size(); ++i) starts.push_back(start_at(pieces, dashed[i], i % 2 == odd, labels));
  return starts;
}

/// Only answers begin with a dash: the paragraph before each is its question.
std::vector<Start> by_answers(const Pieces& pieces, const std::vector<std::size_t>& dashed) {
  if (dashed.size() < 2) return {};
  std::size_t asked = 0;
  std::size_t asking = 0;
  for (const std::size_t i : dashed) {
    asked += i > 0 && pieces[i - 1].opening != Opening::dash && pieces[i - 1].ends_question;
    asking += pieces[i].ends_question;
  }
  const std::size_t first = dashed.front() == 0 ? 0 : dashed.front() - 1;
  const bool clean = std::none_of(dashed.begin(), dashed.end(), [&](std::size_t i) { return pieces[i].said_clause; });
  const std::size_t least = says_interview(pieces, first) || (clean && dashed.size() >= 3) ? 2 : 3;
  if (asked < least || 2 * asked < dashed.size() || 3 * asking > dashed.size() || share_from(pieces, first) < 0.5) return {};
  std::vector<Start> starts;
  for (const std::size_t i : dashed) {
    const bool question = i > 0 && is_plain_turn(pieces, i - 1);
    if (question && (starts.empty() || starts.back().piece + 1 < i)) starts.push_back({i - 1, true, std::nullopt, pieces[i - 1].content});
    starts.push_back({i, false, std::nullopt, pieces[i].content});
  }
  return starts;
}

/// Only questions begin with a dash: the paragraph after each answers it.
std::vector<Start> by_questions(const Pieces& pieces, const std::vector<std::size_t>& dashed) {
  if (dashed.size() < 2) return {};
  const std::size_t first = dashed.front();
  std::size_t asking = 0;
  std::size_t answered = 0;
  std::size_t asked_back = 0;
  for (const std::size_t i : dashed) {
    asking += pieces[i].ends_question;
    const bool followed = is_plain_turn(pieces, i + 1);
    answered += followed;
    asked_back += followed && pieces[i + 1].ends_question;
  }
  const bool named = says_interview(pieces, first);
  if (asking < (named ? 2U : 3U) || 4 * asking < 3 * dashed.size() || 4 * answered < 3 * dashed.size() || 2 * asked_back > answered)
    return {};
  if (share_from(pieces, first) < 0.5) return {};
  std::vector<Start> starts;
  for (const std::size_t i : dashed) {
    starts.push_back({i, true, std::nullopt, pieces[i].content});
    if (is_plain_turn(pieces, i + 1)) starts.push_back({i + 1, false, std::nullopt, pieces[i + 1].content});
  }
  return starts;
}

}  // namespace

std::vector<Start> by_dashes(const Pieces& pieces) {
  const std::vector<std::size_t> dashed = find_dashed(pieces);
  if (!is_dialogue(pieces, dashed)) return {};
  std::vector<Start> starts = by_questions(pieces, dashed);
  if (starts.empty()) starts = by_answers(pieces, dashed);
  if (starts.empty()) starts = by_both(pieces, dashed);
  return starts;
}

}  // namespace quotidian::document
