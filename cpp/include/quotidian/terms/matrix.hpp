// The document-term matrix: documents in rows, terms in columns, compressed sparse rows as SciPy has them.
#pragma once

#include <Eigen/SparseCore>
#include <cstdint>
#include <string>
#include <vector>

#include "quotidian/terms/vocabulary.hpp"

namespace quotidian::terms {

/// What the numbers of a matrix are.
enum class Scheme : std::uint8_t { counts, tf_idf };
/// Length to which each row is brought: none, sum of absolute values 1, sum of squares 1.
enum class Norm : std::uint8_t { none, l1, l2 };

/// A scheme with its settings, which are scikit-learn's and default to its defaults.
struct Weighting {
  Scheme scheme = Scheme::counts;
  bool use_idf = true;        ///< multiply by inverse document frequency
  bool smooth_idf = true;     ///< as if one more document held every term once
  bool sublinear_tf = false;  ///< 1 + ln(count) in place of the count
  Norm norm = Norm::l2;       ///< of each row, last
  bool operator==(const Weighting&) const = default;
};

/// "counts", "tf-idf".
[[nodiscard]] std::string to_string(Scheme scheme);

/// Counts or weights with their vocabulary and weighting. Row i has entries `[starts[i], starts[i + 1])`, columns ascending.
struct TermMatrix {
  Vocabulary vocabulary;
  std::vector<std::int32_t> starts = {0};  ///< documents + 1
  std::vector<std::int32_t> columns;
  std::vector<double> values;
  Weighting weighting;

  /// Number of documents.
  [[nodiscard]] std::size_t documents() const { return starts.size() - 1; }
  bool operator==(const TermMatrix&) const = default;
};

/// Compressed sparse rows of someone else (a TermMatrix, SciPy's arrays), seen through Eigen without a copy.
using CsrView = Eigen::Map<const Eigen::SparseMatrix<double, Eigen::RowMajor, std::int32_t>>;

/// The matrix seen through Eigen; valid while it lives.
[[nodiscard]] CsrView view(const TermMatrix& matrix);

/// Throws std::invalid_argument saying which row or entry is wrong unless starts ascend from 0 to the number of entries, columns lie in
/// `[0, cols)` and values are finite. What comes from outside is checked once, before any kernel believes it.
void check(const CsrView& matrix);

}  // namespace quotidian::terms
