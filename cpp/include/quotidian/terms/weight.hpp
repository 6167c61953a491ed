// From counts to weights.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "quotidian/terms/matrix.hpp"

namespace quotidian::terms {

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
