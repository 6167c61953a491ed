// The weights of one row: tf, idf and length, in one walk while the row is near.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>

#include "quotidian/terms/weight.hpp"

namespace quotidian::terms {

/// Weights of `counts` into `out`, which may be where they lie. Columns are not checked.
template <class Count, class Value>
void weigh_row(std::span<const std::int32_t> columns, std::span<const Count> counts, Value* out, const RowWeights& weights) {
  const std::size_t n = counts.size();
  const auto weight = [&](std::size_t i) {
    double value = weights.binary ? 1.0 : static_cast<double>(counts[i]);
    if (weights.sublinear_tf) value = 1.0 + std::log(value);
    if (!weights.idf.empty()) value *= weights.idf[static_cast<std::size_t>(columns[i])];
    out[i] = static_cast<Value>(value);
    return weights.norm == Norm::l1 ? std::abs(value) : value * value;
  };
  double lengths[4] = {0, 0, 0, 0};  // four sums, so that one need not wait for the other
  std::size_t i = 0;
  for (; i + 4 <= n; i += 4) {
    for (std::size_t k = 0; k < 4; ++k) lengths[k] += weight(i + k);
  }
  for (; i < n; ++i) lengths[0] += weight(i);
  double length = (lengths[0] + lengths[1]) + (lengths[2] + lengths[3]);
  if (weights.norm == Norm::none || length == 0) return;
  const double factor = 1.0 / (weights.norm == Norm::l2 ? std::sqrt(length) : length);
  for (i = 0; i < n; ++i) out[i] = static_cast<Value>(static_cast<double>(out[i]) * factor);
}

}  // namespace quotidian::terms
