#include "quotidian/terms/matrix.hpp"

#include <cmath>
#include <stdexcept>

namespace quotidian::terms {

std::string to_string(Scheme scheme) { return scheme == Scheme::counts ? "counts" : "tf-idf"; }

CsrView view(const TermMatrix& matrix) {
  return {static_cast<Eigen::Index>(matrix.documents()),
          static_cast<Eigen::Index>(matrix.vocabulary.size()),
          static_cast<Eigen::Index>(matrix.values.size()),
          matrix.starts.data(),
          matrix.columns.data(),
          matrix.values.data()};
}

void check(const CsrView& matrix) {
  const std::int32_t* starts = matrix.outerIndexPtr();
  if (starts[0] != 0) throw std::invalid_argument("row 0 of a sparse matrix must start at entry 0, got " + std::to_string(starts[0]));
  for (Eigen::Index row = 0; row < matrix.rows(); ++row) {
    if (starts[row + 1] < starts[row] || starts[row + 1] > matrix.nonZeros()) {
      throw std::invalid_argument("row " + std::to_string(row) + " of a sparse matrix ends at entry " + std::to_string(starts[row + 1]) +
                                  ": wanted one from " + std::to_string(starts[row]) + " to " + std::to_string(matrix.nonZeros()));
    }
    for (std::int32_t i = starts[row]; i < starts[row + 1]; ++i) {
      const std::int32_t column = matrix.innerIndexPtr()[i];
      if (column < 0 || column >= matrix.cols()) {
        throw std::invalid_argument("row " + std::to_string(row) + " of a sparse matrix has an entry in column " + std::to_string(column) +
                                    " of " + std::to_string(matrix.cols()));
      }
      if (!std::isfinite(matrix.valuePtr()[i])) {
        throw std::invalid_argument("row " + std::to_string(row) + ", column " + std::to_string(column) +
                                    " of a sparse matrix is not a finite number");
      }
    }
  }
}

}  // namespace quotidian::terms
