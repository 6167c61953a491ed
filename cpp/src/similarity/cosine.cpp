#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

#include "quotidian/similarity/similarity.hpp"

namespace quotidian::similarity {
namespace {

using Sparse = Eigen::SparseMatrix<double, Eigen::RowMajor, std::int32_t>;

Sparse normed(const terms::CsrView& matrix) {
  Sparse rows = matrix;
  for (Eigen::Index row = 0; row < rows.outerSize(); ++row) {
    const double length = rows.row(row).norm();
    if (length > 0) rows.row(row) /= length;
  }
  return rows;
}

void check_columns(const terms::CsrView& matrix, const terms::CsrView& other) {
  terms::check(matrix);
  terms::check(other);
  if (matrix.cols() != other.cols()) {
    throw std::invalid_argument("the two matrices have " + std::to_string(matrix.cols()) + " and " + std::to_string(other.cols()) +
                                " terms: wanted one vocabulary");
  }
}

void check_row(const terms::CsrView& matrix, std::size_t row) {
  if (row >= static_cast<std::size_t>(matrix.rows())) {
    throw std::out_of_range("there is no row " + std::to_string(row) + " in a matrix of " + std::to_string(matrix.rows()) + " documents");
  }
}

}  // namespace

Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> cosine(const terms::CsrView& matrix, const terms::CsrView& other) {
  check_columns(matrix, other);
  const Sparse left = normed(matrix);
  const Eigen::SparseMatrix<double, Eigen::ColMajor, std::int32_t> right = normed(other);
  Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> scores(left.rows(), right.rows());
  scores.setZero();
  for (Eigen::Index row = 0; row < left.outerSize(); ++row) {
    for (Sparse::InnerIterator term(left, row); term; ++term) {
      for (decltype(right)::InnerIterator document(right, term.col()); document; ++document) {
        scores(row, document.row()) += term.value() * document.value();
      }
    }
  }
  return scores;
}

std::vector<Share> explain(const terms::CsrView& matrix, std::size_t row, const terms::CsrView& other, std::size_t other_row) {
  check_columns(matrix, other);
  check_row(matrix, row);
  check_row(other, other_row);
  const auto left_row = static_cast<Eigen::Index>(row);
  const auto right_row = static_cast<Eigen::Index>(other_row);
  const double lengths = matrix.row(left_row).norm() * other.row(right_row).norm();
  std::vector<Share> shares;
  if (lengths == 0) return shares;
  terms::CsrView::InnerIterator left(matrix, left_row);
  terms::CsrView::InnerIterator right(other, right_row);
  while (left && right) {
    if (left.col() == right.col()) {
      const double share = left.value() * right.value() / lengths;
      if (share != 0) shares.push_back({static_cast<std::int32_t>(left.col()), share});
      ++left;
      ++right;
    } else if (left.col() < right.col()) {
      ++left;
    } else {
      ++right;
    }
  }
  std::stable_sort(shares.begin(), shares.end(), [](const Share& a, const Share& b) { return std::abs(a.share) > std::abs(b.share); });
  return shares;
}

}  // namespace quotidian::similarity
