// Interviews by their layout: labels, dashes, question paragraphs. docs/methods/sections.md tells the rules in words.
#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "document/pieces.hpp"

namespace quotidian::document {
namespace {

/// What begins a turn at a piece.
struct Start {
  std::size_t piece = 0;
  bool question = false;
  std::optional<text::Span> label;
  std::uint32_t content = 0;
};

using Pieces = std::vector<Piece>;

/// Longest question paragraph that needs no label, in code points.
constexpr std::uint32_t longest_question = 450;

bool says_interview(const Pieces& pieces, std::size_t before, InterviewWord least = InterviewWord::interview) {
  const auto end = pieces.begin() + static_cast<std::ptrdiff_t>(std::min(before, pieces.size()));
  return std::any_of(pieces.begin(), end, [&](const Piece& p) { return p.interview >= least; });
}

/// Share of the article's text that stands from the first turn on.
double share_from(const Pieces& pieces, std::size_t first) {
  std::uint64_t all = 0;
  std::uint64_t inside = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].page || (i < first && !pieces[i].prose)) continue;
    all += pieces[i].codepoints;
    if (i >= first) inside += pieces[i].codepoints;
  }
  return all == 0 ? 0.0 : static_cast<double>(inside) / static_cast<double>(all);
}

// --- labels ----------------------------------------------------------------------------------------------------------

/// Everything said under one label.
struct Voice {
  std::size_t turns = 0;
  std::size_t asking = 0;   // turns that end with a question
  std::size_t holding = 0;  // turns that hold a question mark
  std::optional<bool> question;
};

/// Full labels that shorter ones lead back to: "DS", "Shankbone" and "Minister" after "Minister David Shankbone".
class FullLabels {
 public:
  [[nodiscard]] std::string voice_of(const Label& label) const {
    if (label.question) return label.key;
    const auto at = full_.find(label.is_initials ? "." + label.initials : label.key);
    if (at != full_.end()) return at->second;
    const auto last = full_.find(last_word(label.key));
    return last == full_.end() || label.is_initials ? label.key : last->second;
  }

  void add(const Label& label) {
    if (label.is_initials || label.question) return;
    const std::string voice = voice_of(label);
    full_.emplace(label.key, voice);
    full_.emplace("." + label.initials, voice);
    full_.emplace(last_word(label.key), voice);
    for (std::size_t at = label.key.find(' '); at != std::string::npos; at = label.key.find(' ', at + 1)) full_.emplace(label.key.substr(0, at), voice);
  }

 private:
  static std::string last_word(const std::string& key) { return key.substr(key.rfind(' ') == std::string::npos ? 0 : key.rfind(' ') + 1); }
  std::map<std::string, std::string> full_;
};

struct Labelled {
  std::size_t piece = 0;
  std::string voice;
};

std::vector<Labelled> find_labelled(const Pieces& pieces, bool colon) {
  FullLabels full;
  std::vector<Labelled> out;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const auto& label = pieces[i].label;
    if (!label || pieces[i].page || label->colon != colon || pieces[i].opening == Opening::dash) continue;
    out.push_back({i, full.voice_of(*label)});
    full.add(*label);
  }
  return out;
}

std::map<std::string, Voice> hear(const Pieces& pieces, const std::vector<Labelled>& labelled) {
  std::map<std::string, Voice> voices;
  for (const Labelled& turn : labelled) {
    Voice& voice = voices[turn.voice];
    ++voice.turns;
    voice.asking += pieces[turn.piece].ends_question;
    voice.holding += pieces[turn.piece].asks;
    if (pieces[turn.piece].label->question) voice.question = pieces[turn.piece].label->question;
  }
  return voices;
}

/// Labels that come once and are no word for a turn ("Note: …") belong to an interview only between others.
std::vector<Labelled> keep_recurring(const Pieces& pieces, std::vector<Labelled> labelled, const std::map<std::string, Voice>& voices) {
  const auto steady = [&](const Labelled& turn) {
    const Voice& voice = voices.at(turn.voice);
    return voice.turns >= 2 || voice.question.has_value();
  };
  // the first line of all is a headline ("Name: what he says"), unless the next one answers it
  const auto skipped = std::find_if(pieces.begin(), pieces.end(), [](const Piece& piece) { return !piece.page; }) - pieces.begin();
  if (labelled.size() > 1 && labelled.front().piece == static_cast<std::size_t>(skipped) && labelled[1].piece > labelled.front().piece + 1) labelled.erase(labelled.begin());
  const auto first = std::find_if(labelled.begin(), labelled.end(), steady);
  const auto last = std::find_if(labelled.rbegin(), labelled.rend(), steady).base();
  if (first >= last) return {};
  // a full name said once before its initials or its office is a turn, too
  const auto begin = first != labelled.begin() && std::prev(first)->piece + 1 == first->piece ? std::prev(first) : first;
  return {begin, last};
}

std::vector<Start> by_labels(const Pieces& pieces, bool colon) {
  std::vector<Labelled> labelled = find_labelled(pieces, colon);
  const auto voices = hear(pieces, labelled);
  labelled = keep_recurring(pieces, std::move(labelled), voices);
  if (labelled.size() < 2) return {};
  std::size_t changes = 0;
  for (std::size_t i = 1; i < labelled.size(); ++i) changes += labelled[i].voice != labelled[i - 1].voice;
  const bool known = std::any_of(labelled.begin(), labelled.end(), [&](const Labelled& t) { return voices.at(t.voice).question.has_value(); });
  const bool named = says_interview(pieces, labelled.front().piece, InterviewWord::debate);
  if (changes < (known ? 1U : named ? 2U : 4U) || share_from(pieces, labelled.front().piece) < 0.5) return {};
  const std::size_t stretch = labelled.back().piece - labelled.front().piece + 1;
  if (4 * labelled.size() < stretch) return {};

  // the one who asks: whose turns are questions more often than anybody else's
  const auto share = [](const Voice& voice) { return static_cast<double>(voice.asking) / static_cast<double>(std::max<std::size_t>(1, voice.turns)); };
  const auto held = [](const Voice& voice) { return static_cast<double>(voice.holding) / static_cast<double>(std::max<std::size_t>(1, voice.turns)); };
  std::string asker;
  double most = 0;
  for (const Labelled& turn : labelled) {
    const Voice& voice = voices.at(turn.voice);
    const double asks = share(voice) + 0.1 * held(voice);
    if (!voice.question && asks > most) most = asks, asker = turn.voice;
  }
  if (!known) {
    const bool plain = voices.at(asker.empty() ? labelled.front().voice : asker).asking >= 2 && most >= 0.6;
    if (asker.empty() || (!plain && !(named && most >= 0.3))) return {};
  }
  std::vector<Start> starts;
  for (const Labelled& turn : labelled) {
    const Piece& piece = pieces[turn.piece];
    const Voice& voice = voices.at(turn.voice);
    const bool often = (voice.turns >= 2 || known) && (known ? held(voice) : share(voice)) >= 0.5;
    const bool question = voice.question.value_or(often || (!known && turn.voice == asker));
    starts.push_back({turn.piece, question, piece.label->span, piece.label->content});
  }
  return starts;
}

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
  const std::size_t least = says_interview(pieces, first) ? 2 : 3;
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
  if (label && label->colon && labels.count(label->key) != 0 && labels.at(label->key) >= 2) return {i, false, label->span, label->content};
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
  const bool enough = named ? (questions.size() >= 3 || 6 * questions.size() >= stretch) : questions.size() >= (marked ? 3U : 4U) && (marked || dense);
  if (!enough || 4 * answered < 3 * questions.size() || 9 * questions.size() < stretch || share_from(pieces, questions.front()) < 0.6) return {};
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
    const auto asking = std::count_if(pieces.begin(), pieces.end(), [&](const Piece& p) { return p.opening == opening && !p.page && p.ends_question; });
    if (asking < 2 || 5 * asking < 4 * opened) continue;
    auto starts = by_questions(pieces, [&](const Piece& p) { return p.opening == opening && !p.page; }, true);
    if (!starts.empty()) return starts;
  }
  return {};
}

std::vector<Start> by_bare_questions(const Pieces& pieces) {
  return by_questions(pieces, [](const Piece& p) {
    return p.ends_question && p.opening == Opening::none && !p.page && !p.in_marks && !p.said_clause && p.codepoints <= longest_question;
  }, false);
}

// --- from starts to turns --------------------------------------------------------------------------------------------

/// A line between paragraphs of an answer that is a heading or a pulled quote.
bool is_heading(const Piece& piece, const Piece& before) {
  if (before.ends_colon || !before.ends_sentence) return false;
  return piece.in_marks || (!piece.ends_sentence && piece.words <= 9 && piece.opening == Opening::none);
}

std::vector<Turn> to_turns(const Pieces& pieces, const std::vector<Start>& starts) {
  std::vector<Turn> turns;
  for (std::size_t s = 0; s < starts.size(); ++s) {
    const Start& start = starts[s];
    const bool final = s + 1 == starts.size();
    const std::size_t stop = final ? pieces.size() : starts[s + 1].piece;
    Turn turn{{{start.content, pieces[start.piece].span.end}}, start.label, start.question};
    std::size_t before = start.piece;
    for (std::size_t i = start.piece + 1; i < stop; ++i) {
      if (final && (pieces[i].page || pieces[i].aftermath)) break;
      if (pieces[i].page || is_heading(pieces[i], pieces[before])) continue;
      turn.contents.push_back(pieces[i].span);
      before = i;
    }
    turns.push_back(std::move(turn));
  }
  return turns;
}

}  // namespace

std::vector<Turn> find_turns(const Document& document, const lexicon::Lexicon& lexicon) {
  const Pieces pieces = look_at_pieces(document, lexicon);
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
  return to_turns(pieces, starts);
}

}  // namespace quotidian::document
