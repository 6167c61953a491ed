#include "quotes/second_look.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace quotidian::quotes {
namespace {

using tags::Places;
using tags::net::Matrix;
using tokens::TokenRange;

constexpr std::uint32_t near_end = 40;    // tokens from a cue to its paragraph's end, up to which quoted paragraphs after it can be its own
constexpr std::uint32_t near_begin = 12;  // tokens from its beginning, up to which a quoted paragraph before it can be
constexpr int paragraphs_after = 3;
constexpr std::uint32_t most_before = 150;  // tokens of a window
constexpr std::uint32_t most_after = 250;

// Where each group of rows begins in the relation table.
constexpr Eigen::Index place_rows = 64;
constexpr Eigen::Index mark_rows = 96;
constexpr Eigen::Index other_rows = 128;

/// Distance in twelve steps.
unsigned step(std::uint32_t distance) {
  constexpr std::array<std::uint32_t, 7> edges{5, 7, 10, 15, 23, 36, 60};
  if (distance < edges[0]) return distance;
  return 4 + static_cast<unsigned>(std::upper_bound(edges.begin(), edges.end(), distance) - edges.begin());
}

int difference(std::uint32_t a, std::uint32_t b, int most) {
  return static_cast<int>(std::clamp(static_cast<std::int64_t>(a) - static_cast<std::int64_t>(b), std::int64_t{-most}, std::int64_t{most}));
}

}  // namespace

TokenRange window_of(const Places& places, TokenRange cue) {
  auto first = places.paragraph_of[cue.begin];
  auto last = first;
  if (places.paragraphs[first].end < cue.begin + near_end) {
    for (int k = 0; k < paragraphs_after && last + 1 < places.paragraphs.size() && places.opens_with_mark(last + 1); ++k) ++last;
  }
  if (first > 0 && cue.begin < places.paragraphs[first].begin + near_begin && places.opens_with_mark(first - 1)) --first;
  TokenRange window{places.paragraphs[first].begin, places.paragraphs[last].end};
  if (cue.begin > most_before) window.begin = std::max(window.begin, cue.begin - most_before);
  window.end = std::min(window.end, cue.end + most_after);
  return window;
}

CueMarks mark_cues(std::size_t tokens, const std::vector<TokenRange>& cues) {
  CueMarks marks{std::vector<std::uint8_t>(tokens + 1, 0), std::vector<std::uint32_t>(tokens + 1, 0)};
  for (const TokenRange cue : cues) std::fill(marks.inside.begin() + cue.begin, marks.inside.begin() + cue.end, std::uint8_t{1});
  for (std::size_t t = 0; t < tokens; ++t)
    marks.begun[t + 1] = marks.begun[t] + (marks.inside[t] != 0 && (t == 0 || marks.inside[t - 1] == 0) ? 1 : 0);
  return marks;
}

std::array<Eigen::Index, 4> relation_of(const Places& places, const CueMarks& sure, TokenRange cue, std::uint32_t token) {
  const bool before = token < cue.begin;
  const bool inside = cue.contains(token);
  const unsigned distance = inside ? 0 : before ? 1 + step(cue.begin - token - 1) : 14 + step(token - cue.end);
  const int sentences = difference(places.sentence_of[token], places.sentence_of[cue.begin], 2);
  const int paragraphs = difference(places.paragraph_of[token], places.paragraph_of[cue.begin], 1);
  const int place = (sentences + 2) * 3 + paragraphs + 1;
  const tags::InMarks& mark = places.marks[token];
  const std::int32_t cue_pair = places.marks[cue.begin].pair;
  const int quoted = (mark.pair < 0 ? 0 : mark.pair == cue_pair ? 1 : 2) * 2 + (cue_pair >= 0 ? 1 : 0) + 6 * static_cast<int>(mark.side);
  const int between = before   ? difference(sure.begun[cue.begin], sure.begun[token + 1], 3)
                      : inside ? 0
                               : difference(sure.begun[token + 1], sure.begun[cue.end], 3);
  const int others =
      std::max(0, between) * 2 + (sure.inside[token] != 0 && !inside ? 1 : 0) + (before ? 8 : 0) + 16 * (std::clamp(sentences, -1, 1) + 1);
  return {static_cast<Eigen::Index>(distance), place_rows + place, mark_rows + quoted, other_rows + others};
}

SecondLook::SecondLook(const model::Model& model, const std::string& prefix, Eigen::Index width)
    : token_(tags::net::affine_of(model, prefix + "token", width)),
      cue_(tags::net::affine_of(model, prefix + "cue", 2 * width, token_.out())),
      out_(tags::net::affine_of(model, prefix + "out", token_.out(), role_count)),
      relation_(tags::net::matrix_of(model, prefix + "relation")), layers_(tags::net::layers_of(model, prefix + "layer", token_.out())),
      chain_(model, prefix + "chain", role_count, {goes_on_source, goes_on_content}) {
  if (relation_.rows() != relation_rows || relation_.cols() != token_.out()) {
    throw std::invalid_argument("part '" + prefix + "relation' of the model: wanted " + std::to_string(relation_rows) + " by " +
                                std::to_string(token_.out()) + ", got " + std::to_string(relation_.rows()) + " by " +
                                std::to_string(relation_.cols()));
  }
}

Looks SecondLook::at(const Places& places, const tags::net::Rows& states, const std::vector<TokenRange>& cues, const CueMarks& sure) const {
  Looks looks;
  Eigen::Index rows = 0;
  std::uint32_t first = cues.front().begin;
  std::uint32_t last = 0;
  Matrix ends(static_cast<Eigen::Index>(cues.size()), 2 * states.cols());
  for (std::size_t k = 0; k < cues.size(); ++k) {
    const TokenRange window = window_of(places, cues[k]);
    looks.first_token.push_back(window.begin);
    looks.windows.push_back({rows, rows + static_cast<Eigen::Index>(window.size())});
    rows += static_cast<Eigen::Index>(window.size());
    first = std::min(first, window.begin);
    last = std::max(last, window.end);
    ends.row(static_cast<Eigen::Index>(k)) << states.row(cues[k].begin), states.row(cues[k].end - 1);
  }
  const Matrix by_cue = cue_(ends);
  const Matrix by_token = token_(states.middleRows(first, last - first));
  Matrix x(rows, by_token.cols());
  for (std::size_t k = 0; k < cues.size(); ++k) {
    std::uint32_t token = looks.first_token[k];
    for (Eigen::Index r = looks.windows[k].begin; r < looks.windows[k].end; ++r, ++token) {
      const auto at = relation_of(places, sure, cues[k], token);
      x.row(r) = (by_token.row(token - first) + by_cue.row(static_cast<Eigen::Index>(k)) + relation_.row(at[0]) + relation_.row(at[1]) +
                  relation_.row(at[2]) + relation_.row(at[3]))
                     .cwiseMax(0.F);
    }
  }
  for (const tags::net::Affine& layer : layers_) x = tags::net::pool(layer, x, looks.windows);
  looks.scores = out_(x);
  return looks;
}

}  // namespace quotidian::quotes
