// Plain twins of the nets: one loop a line of the definition, in double precision.
#pragma once

#include <cmath>
#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

namespace quotidian::reference {

using Table = std::vector<std::vector<double>>;

inline Table affine(const Table& x, const Table& w, const std::vector<double>& b) {
  Table y;
  for (const auto& row : x) {
    std::vector<double> out = b;
    for (std::size_t j = 0; j < out.size(); ++j) {
      for (std::size_t i = 0; i < row.size(); ++i) out[j] += row[i] * w[i][j];
    }
    y.push_back(out);
  }
  return y;
}

/// fo-pooling over all rows (Bradbury et al. 2017), half of the columns forward, half backward, added to the input.
inline Table pool(const Table& x, const Table& gates) {
  const std::size_t n = x.size();
  const std::size_t h = x.empty() ? 0 : x[0].size();
  const auto sigmoid = [](double v) { return 1 / (1 + std::exp(-v)); };
  Table y = x;
  for (std::size_t k = 0; k < h; ++k) {
    double c = 0;
    for (std::size_t step = 0; step < n; ++step) {
      const std::size_t t = k < h / 2 ? step : n - 1 - step;
      const double f = sigmoid(gates[t][h + k]);
      c = f * c + (1 - f) * std::tanh(gates[t][k]);
      y[t][k] += sigmoid(gates[t][2 * h + k]) * c;
    }
  }
  return y;
}

/// Every sequence of labels with its score: the sum of scores and moves (the last row of moves is the start).
inline void for_each_path(const Table& scores, const Table& moves,
                          const std::function<void(const std::vector<std::size_t>&, double)>& take) {
  const std::size_t labels = scores[0].size();
  std::vector<std::size_t> path(scores.size(), 0);
  while (true) {
    double sum = 0;
    for (std::size_t t = 0; t < path.size(); ++t) sum += scores[t][path[t]] + moves[t == 0 ? labels : path[t - 1]][path[t]];
    take(path, sum);
    std::size_t t = 0;
    while (t < path.size() && ++path[t] == labels) path[t++] = 0;
    if (t == path.size()) return;
  }
}

}  // namespace quotidian::reference
