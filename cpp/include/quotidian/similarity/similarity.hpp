// Which documents resemble which: exact cosine, the best few of each row.
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <vector>

#include "quotidian/terms/matrix.hpp"

namespace quotidian::similarity {

/// The most similar rows of each row, best first. Row i has entries `[starts[i], starts[i + 1])`.
struct Neighbors {
  std::vector<std::int64_t> starts = {0};  ///< rows + 1
  std::vector<std::int32_t> others;        ///< row of the other matrix
  std::vector<double> scores;              ///< cosine, never rising within a row; equal scores by ascending row
  bool operator==(const Neighbors&) const = default;
};

/// What is asked of a search.
struct Search {
  std::size_t n = 10;      ///< at most so many for each row, at least 1
  double min_score = 0;    ///< lowest score kept; scores of 0 and below are never kept
  bool skip_self = false;  ///< leave out the row of the same number
};

/// A matrix made ready to be searched: rows of length 1, turned so that each term lists its documents, in tiles that fit the cache.
class Index {
 public:
  /// Copies what it needs. Throws std::invalid_argument where the matrix is malformed (terms::check). Linear.
  explicit Index(const terms::CsrView& matrix);

  /// Rows `[begin, end)` of `rows` (checked by the caller with terms::check) against the whole index. Exact. Rows of zeros have no
  /// neighbours. Throws std::invalid_argument unless both have the same number of columns and n >= 1.
  /// Time: for each row the summed document frequencies of its terms.
  [[nodiscard]] Neighbors top_n(const terms::CsrView& rows, std::size_t begin, std::size_t end, const Search& search) const;

  /// Number of documents, number of terms.
  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] std::size_t cols() const { return cols_; }

 private:
  struct Tile {
    std::vector<std::uint32_t> starts;     // terms + 1
    std::vector<std::uint16_t> documents;  // number within the tile, ascending within a term
    std::vector<double> weights;
  };
  std::size_t rows_ = 0;
  std::size_t cols_ = 0;
  std::vector<Tile> tiles_;
};

/// Parts of consecutive rows as one.
[[nodiscard]] Neighbors join(const std::vector<Neighbors>& parts);

/// The n most similar rows of `other` for each row of `matrix`. Same answer for any number of threads (0: all cores).
[[nodiscard]] Neighbors top_n(const terms::CsrView& matrix, const terms::CsrView& other, const Search& search, unsigned threads = 1);

/// Cosine of every row of `matrix` with every row of `other`, (rows, other rows); rows of zeros give 0. For small matrices.
[[nodiscard]] Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> cosine(const terms::CsrView& matrix,
                                                                                            const terms::CsrView& other);

/// One term's part of a cosine.
struct Share {
  std::int32_t column = 0;
  double share = 0;  ///< product of the two normed weights
  bool operator==(const Share&) const = default;
};

/// The terms that two rows have in common, largest part first; the parts add up to their cosine. Empty where nothing is shared.
/// Throws std::out_of_range for a row that is not there. Columns must ascend within rows.
[[nodiscard]] std::vector<Share> explain(const terms::CsrView& matrix, std::size_t row, const terms::CsrView& other, std::size_t other_row);

}  // namespace quotidian::similarity
