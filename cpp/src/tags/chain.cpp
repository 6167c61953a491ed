#include "tags/chain.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <stdexcept>

namespace quotidian::tags::net {
namespace {

constexpr std::size_t lanes = 8;  // labels are padded to this many, so that loops have a fixed length
constexpr float never = -1e9F;
constexpr float largest_move = 50.F;  // a move whose exponential is still far from the end of the numbers
using Lanes = std::array<float, lanes>;
using Moves = std::array<Lanes, lanes>;

void scale(Lanes& a) {
  float sum = 1e-30F;
  for (const float x : a) sum += x;
  const float by = 1.F / sum;
  for (float& x : a) x *= by;
}

/// sum over i of from[i] * moves[i].
Lanes carried(const Lanes& from, const Moves& moves) {
  Lanes out{};
  for (std::size_t i = 0; i < lanes; ++i) {
    for (std::size_t j = 0; j < lanes; ++j) out[j] += from[i] * moves[i][j];
  }
  return out;
}

Lanes times(const Lanes& a, const Lanes& b) {
  Lanes out;
  for (std::size_t j = 0; j < lanes; ++j) out[j] = a[j] * b[j];
  return out;
}

}  // namespace

Chain::Chain(const model::Model& model, const std::string& name, Eigen::Index labels, const std::vector<Eigen::Index>& goes_on)
    : moves_(matrix_of(model, name)) {
  if (moves_.rows() != labels + 1 || moves_.cols() != labels) {
    throw std::invalid_argument("part '" + name + "' of the model: wanted " + std::to_string(labels + 1) + " by " + std::to_string(labels) +
                                ", got " + std::to_string(moves_.rows()) + " by " + std::to_string(moves_.cols()));
  }
  moves_ = moves_.cwiseMax(-largest_move).cwiseMin(largest_move);
  weights_ = moves_.array().exp();
  for (const Eigen::Index to : goes_on) {
    for (Eigen::Index from = 0; from <= labels; ++from) {
      if (from == to || from == to - 1) continue;
      moves_(from, to) = never;
      weights_(from, to) = 0.F;
    }
  }
}

Matrix Chain::marginals(const Rows& scores) const {
  const auto n = static_cast<std::size_t>(scores.rows());
  const Eigen::Index labels = moves_.cols();
  Moves forth{}, back{};
  Lanes alpha{}, beta;
  beta.fill(1.F);
  for (Eigen::Index i = 0; i < labels; ++i) {
    for (Eigen::Index j = 0; j < labels; ++j) {
      forth[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)] = weights_(i, j);
      back[static_cast<std::size_t>(j)][static_cast<std::size_t>(i)] = weights_(i, j);
    }
    alpha[static_cast<std::size_t>(i)] = weights_(labels, i);
  }
  std::vector<Lanes> here(n, Lanes{}), before(n);
  for (std::size_t t = 0; t < n; ++t) {
    const auto row = scores.row(static_cast<Eigen::Index>(t));
    const float top = row.maxCoeff();
    for (Eigen::Index j = 0; j < labels; ++j) here[t][static_cast<std::size_t>(j)] = std::exp(row(j) - top);
    if (t > 0) alpha = carried(alpha, forth);
    alpha = times(alpha, here[t]);
    scale(alpha);
    before[t] = alpha;
  }
  Matrix out(scores.rows(), labels);
  for (std::size_t t = n; t-- > 0;) {
    Lanes both = times(before[t], beta);
    scale(both);
    for (Eigen::Index j = 0; j < labels; ++j) out(static_cast<Eigen::Index>(t), j) = both[static_cast<std::size_t>(j)];
    beta = carried(times(here[t], beta), back);
    scale(beta);
  }
  return out;
}

std::vector<int> Chain::best(const Rows& scores) const {
  const Eigen::Index n = scores.rows();
  const Eigen::Index labels = moves_.cols();
  if (n == 0) return {};
  std::vector<std::array<std::uint8_t, lanes>> from(static_cast<std::size_t>(n));
  Row value = scores.row(0) + moves_.row(labels);
  Row next(labels);
  for (Eigen::Index t = 1; t < n; ++t) {
    for (Eigen::Index j = 0; j < labels; ++j) {
      Eigen::Index best = 0;
      for (Eigen::Index i = 1; i < labels; ++i) {
        if (value(i) + moves_(i, j) > value(best) + moves_(best, j)) best = i;
      }
      next(j) = value(best) + moves_(best, j) + scores(t, j);
      from[static_cast<std::size_t>(t)][static_cast<std::size_t>(j)] = static_cast<std::uint8_t>(best);
    }
    value = next.array() - next.maxCoeff();  // only differences count; so sums stay small however long the text
  }
  std::vector<int> path(static_cast<std::size_t>(n));
  Eigen::Index last = 0;
  value.maxCoeff(&last);
  for (std::size_t t = path.size(); t-- > 0;) {
    path[t] = static_cast<int>(last);
    last = from[t][static_cast<std::size_t>(last)];
  }
  return path;
}

}  // namespace quotidian::tags::net
