// From counts to weights.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "quotidian/terms/matrix.hpp"

namespace quotidian::terms {

/// How the numbers of a row are made from its counts, in this order.
struct RowWeights {
  bool binary = false;               ///< 1 for every count
  bool sublinear_tf = false;         ///< 1 + ln(count)
  std::span<const double> idf = {};  ///< times these, one for each column, where there are any
  Norm norm = Norm::none;            ///< the row brought to length 1
};

/// Number of entries of each column. Throws std::invalid_argument naming a column outside [0, width). Linear.
[[nodiscard]] std::vector<std::int64_t> column_entries(std::span<const std::int32_t> columns, std::size_t width);

/// Compressed sparse rows whose counts are of any type; nothing is checked yet.
template <class Count>
struct CountRows {
  std::span<const std::int32_t> starts;
  std::span<const std::int32_t> columns;
  std::span<const Count> counts;
  std::size_t width = 0;  ///< number of columns
};

/// Weights of the counts into `out`, as long as they are; nothing else is copied. `Count` is std::int32_t, std::int64_t, float or
/// double, `Value` float or double. Throws std::invalid_argument where rows, columns or lengths do not fit. Linear.
template <class Count, class Value>
void weigh_rows(const CountRows<Count>& rows, std::span<Value> out, const RowWeights& weights);

/// Number of rows that hold each column (entries that are stored, zero or not, as scikit-learn counts). Linear.
[[nodiscard]] std::vector<std::int64_t> document_frequencies(const CsrView& counts);

/// Inverse document frequency of each column, natural logarithm: ln((1 + n) / (1 + df)) + 1, or ln(n / df) + 1 unsmoothed (infinite for
/// df 0). Source: scikit-learn's user guide, 6.2.3.4; n is the number of documents.
[[nodiscard]] std::vector<double> inverse_document_frequencies(std::span<const std::int64_t> frequencies, std::int64_t documents,
                                                               bool smooth);

/// Values of the counts weighted: tf (or 1 + ln tf) times idf, each row then normed; a row of zeros stays zero. `idf` is empty where
/// `use_idf` is false, else one for each column. Throws std::invalid_argument where it has another length. Linear.
[[nodiscard]] std::vector<double> weigh(const CsrView& counts, const Weighting& weighting, std::span<const double> idf);

/// The matrix weighted by its own document frequencies. Throws std::invalid_argument where it is weighted already, naming both schemes.
[[nodiscard]] TermMatrix weight(const TermMatrix& counts, const Weighting& weighting);

}  // namespace quotidian::terms
