// Interviews by their layout: labels, dashes, question paragraphs. docs/methods/sections.md tells the rules in words.
#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

#include "document/turn_starts.hpp"
#include "document/voices.hpp"
#include "quotidian/text/fold.hpp"

namespace quotidian::document {
namespace {

/// Longest question paragraph that needs no label, in code points.
constexpr std::uint32_t longest_question = 450;

// --- dashes ----------------------------------------------------------------------------------------------------------

std::vector<std::size_t> find_dashed(const Pieces& pieces) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].opening == Opening::dash && !pieces[i].page) out.push_back(i);
  }
  return out;
}

bool is_dialogue(const Pieces& pieces, const std::vector<std::size_t>& dashed) {
  const auto said = std::count_if(dashed.begin(), dashed.end(), [&](std::size_t i) { return pieces[i].said_clause; });
  return 4 * static_cast<std::size_t>(said) <= dashed.size();
}

/// Questions and answers both begin with a dash: every dash hands over to the other side.
std::vector<Start> by_dashes(const Pieces& pieces, const std::vector<std::size_t>& dashed) {
  if (dashed.size() < 3 || !is_dialogue(pieces, dashed)) return {};
  std::array<std::size_t, 2> asking{};
  for (std::size_t i = 0; i < dashed.size(); ++i) asking[i % 2] += pieces[dashed[i]].ends_question;
  const std::size_t first = dashed.front();
  const bool led_in = first > 0 && pieces[first - 1].ends_colon;
  const bool named = says_interview(pieces, first);
  const std::size_t odd = asking[1] > asking[0] || (asking[1] == asking[0] && led_in) ? 1 : 0;
  const std::size_t questions = (dashed.size() + (odd == 0 ? 1 : 0)) / 2;
  const bool enough = asking[odd] >= 2 || (asking[odd] >= 1 && (led_in || named));
  if (!enough || 2 * asking[odd] < questions || asking[1 - odd] > asking[odd] || share_from(pieces, first) < 0.5) return {};
  if (dashed.size() < 4 && !led_in && !named) return {};
  std::vector<Start> starts;
  for (std::size_t i = 0; i < dashed.size(); ++i) starts.push_back({dashed[i], i % 2 == odd, std::nullopt, pieces[dashed[i]].content});
  return starts;
}

/// Only answers begin with a dash: the paragraph before each is its question.
std::vector<Start> by_dashed_answers(const Pieces& pieces, const std::vector<std::size_t>& dashed) {
  if (dashed.size() < 2 || !is_dialogue(pieces, dashed)) return {};
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
    const bool question = i > 0 && pieces[i - 1].opening != Opening::dash && !pieces[i - 1].page;
    if (question && (starts.empty() || starts.back().piece + 1 < i)) starts.push_back({i - 1, true, std::nullopt, pieces[i - 1].content});
    starts.push_back({i, false, std::nullopt, pieces[i].content});
  }
  return starts;
}

// --- question paragraphs ---------------------------------------------------------------------------------------------

/// A turn's own label inside an answer ("Onaran: …") stays outside the content.
Start answer_at(const Pieces& pieces, std::size_t i, const std::map<std::string, std::size_t>& labels) {
  const auto& label = pieces[i].label;
  if (label && label->colon && labels.contains(label->key) && labels.at(label->key) >= 2) return {i, false, label->span, label->content};
  return {i, false, std::nullopt, pieces[i].content};
}

template <class IsQuestion>
std::vector<Start> by_questions(const Pieces& pieces, IsQuestion is_question, bool marked) {
  std::vector<std::size_t> questions;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (is_question(pieces[i])) questions.push_back(i);
  }
  if (questions.size() < 2) return {};
  const bool named = says_interview(pieces, questions.front());
  std::size_t answered = 0;
  for (const std::size_t i : questions) answered += i + 1 < pieces.size() && !pieces[i + 1].page && !is_question(pieces[i + 1]);
  const std::size_t stretch = pieces.size() - questions.front();
  const bool dense = 4 * questions.size() >= stretch;
  const bool enough =
      named ? (questions.size() >= 3 || 6 * questions.size() >= stretch) : questions.size() >= (marked ? 3U : 4U) && (marked || dense);
  if (!enough || 4 * answered < 3 * questions.size() || 9 * questions.size() < stretch ||
      share_from(pieces, questions.front()) < (marked ? 0.4 : 0.6))
    return {};
  std::map<std::string, std::size_t> labels;
  for (const Piece& piece : pieces) {
    if (piece.label && !piece.page) ++labels[piece.label->key];
  }
  std::vector<Start> starts;
  for (const std::size_t i : questions) {
    starts.push_back({i, true, std::nullopt, pieces[i].content});
    if (i + 1 < pieces.size() && !pieces[i + 1].page && !is_question(pieces[i + 1])) starts.push_back(answer_at(pieces, i + 1, labels));
  }
  return starts;
}

std::vector<Start> by_marked_questions(const Pieces& pieces) {
  for (const Opening opening : {Opening::bullet, Opening::number}) {
    const auto opened = std::count_if(pieces.begin(), pieces.end(), [&](const Piece& p) { return p.opening == opening && !p.page; });
    const auto asking =
        std::count_if(pieces.begin(), pieces.end(), [&](const Piece& p) { return p.opening == opening && !p.page && p.ends_question; });
    if (asking < 2 || 5 * asking < 4 * opened) continue;
    auto starts = by_questions(
        pieces, [&](const Piece& p) { return p.opening == opening && !p.page; }, true);
    if (!starts.empty()) return starts;
  }
  return {};
}

std::vector<Start> by_bare_questions(const Pieces& pieces) {
  return by_questions(
      pieces,
      [](const Piece& p) {
        return p.ends_question && p.opening == Opening::none && !p.page && !p.in_marks && !p.said_clause &&
               p.codepoints <= longest_question;
      },
      false);
}

// --- from starts to turns --------------------------------------------------------------------------------------------

/// A line between paragraphs of an answer that is a heading or a pulled quote.
bool is_heading(const Piece& piece, const Piece& before) {
  if (before.ends_colon || !before.ends_sentence) return false;
  return piece.in_marks || (!piece.ends_sentence && piece.words <= 9 && piece.opening == Opening::none);
}

/// Whether a paragraph names one of those who talk, in whatever case: nobody does so in an answer, the paper does after it.
bool names_voice(const Piece& piece, const std::vector<std::string>& names) {
  return std::any_of(piece.words_of_line.begin(), piece.words_of_line.end(), [&](const std::string& word) {
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return word.compare(0, name.size(), name) == 0; });
  });
}

/// Last words of the labels of names.
std::vector<std::string> voice_names(const Pieces& pieces, const std::vector<Start>& starts) {
  std::vector<std::string> names;
  for (const Start& start : starts) {
    const auto& label = pieces[start.piece].label;
    if (!start.label || !label || label->question || label->is_initials) continue;
    const std::string name = label->key.substr(label->key.rfind(' ') == std::string::npos ? 0 : label->key.rfind(' ') + 1);
    if (name.size() >= 5 && names.size() < 16 && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names;
}

/// Where the last answer ends: before the page goes on, or before the paper tells of the talk and nobody says "I" or "we" any more.
std::size_t end_of_answers(const Pieces& pieces, std::size_t last_start, const std::vector<std::string>& names,
                           const lexicon::Lexicon& lexicon) {
  std::size_t end = last_start + 1;
  while (end < pieces.size() && !pieces[end].page && !find_aftermath(pieces[end].words_of_line, lexicon)) ++end;
  std::size_t personal = end;
  while (personal > last_start + 1 && !is_personal(pieces[personal - 1], lexicon)) --personal;
  for (std::size_t i = personal; i < end; ++i) {
    if (tells_of_words(pieces[i], lexicon) || names_voice(pieces[i], names)) return i;
  }
  return end;
}

std::vector<Turn> to_turns(const Pieces& pieces, const std::vector<Start>& starts, const lexicon::Lexicon& lexicon) {
  std::vector<Turn> turns;
  const std::vector<std::string> names = voice_names(pieces, starts);
  for (std::size_t s = 0; s < starts.size(); ++s) {
    const Start& start = starts[s];
    const bool final = s + 1 == starts.size();
    const std::size_t stop = final ? end_of_answers(pieces, start.piece, names, lexicon) : starts[s + 1].piece;
    Turn turn{{{start.content, pieces[start.piece].span.end}}, start.label, start.question};
    std::size_t before = start.piece;
    for (std::size_t i = start.piece + 1; i < stop; ++i) {
      if (find_aftermath(pieces[i].words_of_line, lexicon) == std::size_t{0}) break;
      if (pieces[i].page || is_heading(pieces[i], pieces[before])) continue;
      turn.contents.push_back(pieces[i].span);
      before = i;
    }
    turns.push_back(std::move(turn));
  }
  return turns;
}

}  // namespace

std::vector<Turn> find_turns(const text::Text& text, const KnownLines& lines, const lexicon::Lexicon& lexicon) {
  const Pieces pieces = look_at_pieces(text, lines, lexicon);
  if (pieces.size() < 3) return {};
  std::vector<Start> starts = by_labels(pieces, true);
  if (starts.empty()) starts = by_marked_questions(pieces);
  if (starts.empty()) {
    const std::vector<std::size_t> dashed = find_dashed(pieces);
    starts = by_dashes(pieces, dashed);
    if (starts.empty()) starts = by_dashed_answers(pieces, dashed);
  }
  if (starts.empty()) starts = by_labels(pieces, false);
  if (starts.empty()) starts = by_bare_questions(pieces);
  return to_turns(pieces, starts, lexicon);
}

std::vector<Turn> find_turns(const Document& document, const lexicon::Lexicon& lexicon) {
  return find_turns(*document.text, know_lines(*document.text, document.layout, lexicon), lexicon);
}

std::vector<std::optional<text::Span>> full_labels(const Document& document, const lexicon::Lexicon& lexicon) {
  std::vector<std::optional<text::Span>> out(document.turns.size());
  std::vector<std::size_t> turns;
  std::vector<Label> labels;
  for (std::size_t i = 0; i < document.turns.size(); ++i) {
    const Turn& turn = document.turns[i];
    if (!turn.label || turn.contents.empty()) continue;
    auto label = read_label(document.text->view(), turn.label->begin, turn.contents.front().end, lexicon);
    if (!label || label->span != *turn.label) continue;
    turns.push_back(i);
    labels.push_back(std::move(*label));
  }
  std::vector<const Label*> pointers;
  for (const Label& label : labels) pointers.push_back(&label);
  const Voices voices = lead_back(pointers);
  for (std::size_t n = 0; n < turns.size(); ++n) {
    const Label& full = labels[voices.fullest[voices.of_label[n]]];
    // what stands in brackets after a word for the side still tells who asks: "Reporter (Daily Anvil)"
    const bool bare = text::fold(document.text->view(full.span)).find_first_of("(,[") == std::string::npos;
    if (!voices.sides[n] || !bare) out[turns[n]] = full.span;
  }
  return out;
}

}  // namespace quotidian::document
