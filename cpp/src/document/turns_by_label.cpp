// Turns by their labels: "Q:", "Leyla Sadiq:", "L.S.:", "[00:41] Sadiq –".
#include <algorithm>
#include <array>
#include <utility>

#include "document/turn_starts.hpp"
#include "document/voices.hpp"

namespace quotidian::document {
namespace {

/// Everything said under one label.
struct Voice {
  std::size_t turns = 0;
  std::size_t asking = 0;   // turns that end with a question
  std::size_t holding = 0;  // turns that hold a question mark
  std::size_t codepoints = 0;
  std::optional<bool> question;

  /// Mean length of a turn's first paragraph.
  [[nodiscard]] double length() const { return static_cast<double>(codepoints) / static_cast<double>(std::max<std::size_t>(1, turns)); }
};

struct Labelled {
  std::size_t piece = 0;
  std::size_t voice = 0;
  std::optional<bool> side;  // where the label is a word for it
};

/// "A. Sadiq went …" begins like "A. I went": letters with a full stop are labels only where both sides have them, twice each.
void drop_initials(const Pieces& pieces, std::vector<Labelled>& found, std::vector<const Label*>& labels) {
  std::array<std::size_t, 2> sides{};
  for (const Label* label : labels) {
    if (label->dotted) ++sides[label->question.value_or(false) ? 1 : 0];
  }
  if (sides[0] >= 2 && sides[1] >= 2) return;
  std::erase_if(found, [&](const Labelled& one) { return pieces[one.piece].label->dotted; });
  std::erase_if(labels, [](const Label* label) { return label->dotted; });
}

std::vector<Labelled> find_labelled(const Pieces& pieces, bool colon) {
  std::vector<Labelled> out;
  std::vector<const Label*> labels;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const auto& label = pieces[i].label;
    if (!label || pieces[i].page || pieces[i].note || label->colon != colon || pieces[i].opening == Opening::dash) continue;
    out.push_back({i, 0, std::nullopt});
    labels.push_back(&*label);
  }
  drop_initials(pieces, out, labels);
  const Voices voices = lead_back(labels);
  for (std::size_t i = 0; i < out.size(); ++i) out[i].voice = voices.of_label[i], out[i].side = voices.sides[i];
  return out;
}

std::vector<Voice> hear(const Pieces& pieces, const std::vector<Labelled>& labelled) {
  std::vector<Voice> voices;
  for (const Labelled& turn : labelled) {
    if (turn.voice >= voices.size()) voices.resize(turn.voice + 1);
    Voice& voice = voices[turn.voice];
    ++voice.turns;
    voice.codepoints += pieces[turn.piece].codepoints;
    voice.asking += pieces[turn.piece].ends_question;
    voice.holding += pieces[turn.piece].asks;
    if (turn.side) voice.question = turn.side;
  }
  return voices;
}

/// Labels that come once and are no word for a turn ("Note: …") belong to an interview only between others.
std::vector<Labelled> keep_recurring(const Pieces& pieces, std::vector<Labelled> labelled, const std::vector<Voice>& voices) {
  const auto steady = [&](const Labelled& turn) {
    const Voice& voice = voices.at(turn.voice);
    return voice.turns >= 2 || voice.question.has_value();
  };
  // the first line of all is a headline ("Name: what he says"), unless the next one answers it
  const auto skipped = std::find_if(pieces.begin(), pieces.end(), [](const Piece& piece) { return !piece.page; }) - pieces.begin();
  if (labelled.size() > 1 && labelled.front().piece == static_cast<std::size_t>(skipped) && labelled[1].piece > labelled.front().piece + 1)
    labelled.erase(labelled.begin());
  const auto first = std::find_if(labelled.begin(), labelled.end(), steady);
  const auto last = std::find_if(labelled.rbegin(), labelled.rend(), steady).base();
  if (first >= last) return {};
  // a full name said once before its initials or its office is a turn, too
  const auto begin = first != labelled.begin() && std::prev(first)->piece + 1 == first->piece ? std::prev(first) : first;
  return {begin, last};
}

/// Only one side has labels ("Courier: …?" and answers without any): what stands after each, or before it, is the other side's.
std::vector<Start> by_one_side(const Pieces& pieces, const std::vector<Labelled>& labelled, const Voice& voice, bool named) {
  if (labelled.size() < (named ? 2U : 3U)) return {};
  const bool asks = voice.question.value_or(4 * voice.asking >= 3 * voice.turns);
  if (!asks && 4 * voice.asking > voice.turns) return {};
  const auto plain = [&](std::size_t i) { return i < pieces.size() && !pieces[i].page && !pieces[i].note && !pieces[i].label; };
  std::vector<Start> starts;
  std::size_t pairs = 0;
  std::size_t asked = 0;
  for (const Labelled& turn : labelled) {
    const Piece& piece = pieces[turn.piece];
    const Start own{turn.piece, asks, piece.label->span, piece.label->content};
    const std::size_t other = asks ? turn.piece + 1 : turn.piece - 1;
    const bool pair = (asks || turn.piece > 0) && plain(other);
    pairs += pair;
    asked += pair && pieces[other].ends_question;
    if (asks) starts.push_back(own);
    if (pair && (asks || starts.empty() || starts.back().piece < other))
      starts.push_back({other, !asks, std::nullopt, pieces[other].content});
    if (!asks) starts.push_back(own);
  }
  const std::size_t count = labelled.size();
  if (4 * pairs < 3 * count || (asks ? 2 * asked > pairs : 4 * asked < 3 * pairs)) return {};
  return share_from(pieces, starts.front().piece) >= 0.5 ? starts : std::vector<Start>{};
}

}  // namespace

bool says_interview(const Pieces& pieces, std::size_t before, InterviewWord least) {
  const auto end = pieces.begin() + static_cast<std::ptrdiff_t>(std::min(before, pieces.size()));
  return std::any_of(pieces.begin(), end, [&](const Piece& p) { return p.interview >= least; });
}

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

std::vector<Start> by_labels(const Pieces& pieces, bool colon) {
  std::vector<Labelled> labelled = find_labelled(pieces, colon);
  const auto voices = hear(pieces, labelled);
  labelled = keep_recurring(pieces, std::move(labelled), voices);
  if (labelled.size() < 2) return {};
  std::size_t changes = 0;
  for (std::size_t i = 1; i < labelled.size(); ++i) changes += labelled[i].voice != labelled[i - 1].voice;
  const bool known =
      std::any_of(labelled.begin(), labelled.end(), [&](const Labelled& t) { return voices.at(t.voice).question.has_value(); });
  const bool named = says_interview(pieces, labelled.front().piece, InterviewWord::debate);
  if (changes == 0) return by_one_side(pieces, labelled, voices.at(labelled.front().voice), named);
  if (changes < (known ? 1U : named ? 2U : 5U) || share_from(pieces, labelled.front().piece) < (known ? 0.3 : 0.5)) return {};
  const std::size_t stretch = labelled.back().piece - labelled.front().piece + 1;
  if (4 * labelled.size() < stretch) return {};

  // the one who asks: whose turns are questions more often than anybody else's; who opens and is brief wins a tie
  const auto share = [](const Voice& voice) {
    return static_cast<double>(voice.asking) / static_cast<double>(std::max<std::size_t>(1, voice.turns));
  };
  const auto held = [](const Voice& voice) {
    return static_cast<double>(voice.holding) / static_cast<double>(std::max<std::size_t>(1, voice.turns));
  };
  double longest = 1;
  for (const Voice& voice : voices) longest = std::max(longest, voice.length());
  std::optional<std::size_t> asker;
  double most = 0;
  for (const Labelled& turn : labelled) {
    const Voice& voice = voices.at(turn.voice);
    const double opens = turn.piece == labelled.front().piece ? 0.1 : 0.0;
    const double asks = share(voice) + 0.1 * held(voice) - 0.1 * voice.length() / longest + opens;
    if (!voice.question && asks > most) most = asks, asker = turn.voice;
  }
  most = !asker ? 0 : share(voices.at(*asker)) + 0.1 * held(voices.at(*asker));
  if (!known) {
    const bool plain = voices.at(asker.value_or(labelled.front().voice)).asking >= 2 && most >= 0.6;
    if (!asker || (!plain && !(named && most >= 0.3))) return {};
  }
  std::vector<Start> starts;
  for (const Labelled& turn : labelled) {
    const Piece& piece = pieces[turn.piece];
    const Voice& voice = voices.at(turn.voice);
    const bool often = known ? held(voice) >= 0.5 : voice.turns >= 2 && share(voice) > 0.5;
    const bool question = voice.question.value_or(often || (!known && turn.voice == asker));
    starts.push_back({turn.piece, question, piece.label->span, piece.label->content});
  }
  return starts;
}

}  // namespace quotidian::document
