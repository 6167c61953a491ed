#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>

#include "quotidian/similarity/similarity.hpp"
#include "quotidian/text/parallel.hpp"

namespace quotidian::similarity {
namespace {

constexpr std::size_t tile_rows = 16384;  // 128 KB of sums: stays in the second cache
constexpr std::size_t block = 16;         // sums looked at together
constexpr std::size_t rows_in_slot = 64;

struct Candidate {
  double score = 0;
  std::int32_t other = 0;
};

bool better(const Candidate& a, const Candidate& b) { return a.score != b.score ? a.score > b.score : a.other < b.other; }

/// The best few so far. Candidates come in ascending order of row, so that an equal score never drives out an earlier one.
class Best {
 public:
  Best(std::size_t n, double min_score) : n_(n), least_(std::max(min_score, std::numeric_limits<double>::denorm_min())) {}

  /// Lowest score that would still be taken.
  [[nodiscard]] double floor() const { return floor_; }
  void clear() {
    heap_.clear();
    floor_ = least_;
  }
  void offer(double score, std::size_t other) {
    if (!(score >= floor_)) return;
    if (heap_.size() == n_) {
      std::pop_heap(heap_.begin(), heap_.end(), better);
      heap_.pop_back();
    }
    heap_.push_back({score, static_cast<std::int32_t>(other)});
    std::push_heap(heap_.begin(), heap_.end(), better);
    if (heap_.size() == n_) floor_ = std::max(least_, std::nextafter(heap_.front().score, std::numeric_limits<double>::infinity()));
  }
  /// Best first.
  [[nodiscard]] const std::vector<Candidate>& sorted() {
    std::sort(heap_.begin(), heap_.end(), better);
    return heap_;
  }

 private:
  std::size_t n_;
  double least_;
  double floor_ = 0;
  std::vector<Candidate> heap_;  // worst in front
};

double length_of(const terms::CsrView& matrix, std::size_t row) {
  double squares = 0;
  for (std::int32_t i = matrix.outerIndexPtr()[row]; i < matrix.outerIndexPtr()[row + 1]; ++i)
    squares += matrix.valuePtr()[i] * matrix.valuePtr()[i];
  return std::sqrt(squares);
}

/// Offer every sum of a tile, skipping blocks that hold nothing good enough; then forget them.
void offer_all(std::vector<double>& sums, std::size_t count, std::size_t first, Best& best) {
  std::size_t at = 0;
  for (; at + block <= count; at += block) {
    bool any = false;
    for (std::size_t k = 0; k < block; ++k) any |= sums[at + k] >= best.floor();
    if (!any) continue;
    for (std::size_t k = 0; k < block; ++k) best.offer(sums[at + k], first + at + k);
  }
  for (; at < count; ++at) best.offer(sums[at], first + at);
  std::fill(sums.begin(), sums.end(), 0.0);
}

/// The same where few documents were touched.
void offer_some(std::vector<double>& sums, std::vector<std::uint16_t>& touched, std::size_t first, Best& best) {
  std::sort(touched.begin(), touched.end());
  touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
  for (const std::uint16_t document : touched) {
    best.offer(sums[document], first + document);
    sums[document] = 0;
  }
  touched.clear();
}

}  // namespace

Index::Index(const terms::CsrView& matrix)
    : rows_(static_cast<std::size_t>(matrix.rows())), cols_(static_cast<std::size_t>(matrix.cols())) {
  terms::check(matrix);
  const std::int32_t* starts = matrix.outerIndexPtr();
  for (std::size_t first = 0; first < rows_; first += tile_rows) {
    const std::size_t last = std::min(rows_, first + tile_rows);
    Tile tile;
    tile.starts.assign(cols_ + 1, 0);
    for (std::int32_t i = starts[first]; i < starts[last]; ++i) ++tile.starts[static_cast<std::size_t>(matrix.innerIndexPtr()[i]) + 1];
    for (std::size_t term = 1; term <= cols_; ++term) tile.starts[term] += tile.starts[term - 1];
    tile.documents.resize(tile.starts.back());
    tile.weights.resize(tile.starts.back());
    std::vector<std::uint32_t> next(tile.starts.begin(), tile.starts.end() - 1);
    for (std::size_t row = first; row < last; ++row) {
      const double length = length_of(matrix, row);
      for (std::int32_t i = starts[row]; i < starts[row + 1]; ++i) {
        const std::uint32_t at = next[static_cast<std::size_t>(matrix.innerIndexPtr()[i])]++;
        tile.documents[at] = static_cast<std::uint16_t>(row - first);
        tile.weights[at] = length == 0 ? 0 : matrix.valuePtr()[i] / length;
      }
    }
    tiles_.push_back(std::move(tile));
  }
}

Neighbors Index::top_n(const terms::CsrView& rows, std::size_t begin, std::size_t end, const Search& search) const {
  if (static_cast<std::size_t>(rows.cols()) != cols_) {
    throw std::invalid_argument("the two matrices have " + std::to_string(rows.cols()) + " and " + std::to_string(cols_) +
                                " terms: wanted one vocabulary");
  }
  if (search.n == 0) throw std::invalid_argument("n must be at least 1, got 0");
  Neighbors found;
  Best best(search.n, search.min_score);
  std::vector<double> sums(std::min(rows_, tile_rows), 0.0);
  std::vector<std::uint16_t> touched;
  for (std::size_t row = begin; row < end; ++row) {
    best.clear();
    const double length = length_of(rows, row);
    const std::int32_t from = rows.outerIndexPtr()[row];
    const std::int32_t to = length == 0 ? from : rows.outerIndexPtr()[row + 1];
    for (std::size_t t = 0; t < tiles_.size() && from < to; ++t) {
      const Tile& tile = tiles_[t];
      const std::size_t first = t * tile_rows;
      const std::size_t count = std::min(rows_ - first, tile_rows);
      std::size_t additions = 0;
      for (std::int32_t i = from; i < to; ++i) {
        const auto term = static_cast<std::size_t>(rows.innerIndexPtr()[i]);
        additions += tile.starts[term + 1] - tile.starts[term];
      }
      const bool few = additions < count / 16;
      for (std::int32_t i = from; i < to; ++i) {
        const auto term = static_cast<std::size_t>(rows.innerIndexPtr()[i]);
        const double weight = rows.valuePtr()[i] / length;
        const std::uint32_t stop = tile.starts[term + 1];
        for (std::uint32_t at = tile.starts[term]; at < stop; ++at) sums[tile.documents[at]] += weight * tile.weights[at];
        if (few) { touched.insert(touched.end(), tile.documents.begin() + tile.starts[term], tile.documents.begin() + stop); }
      }
      if (search.skip_self && row >= first && row < first + count) sums[row - first] = 0;
      if (few) {
        offer_some(sums, touched, first, best);
      } else {
        offer_all(sums, count, first, best);
      }
    }
    for (const Candidate& candidate : best.sorted()) {
      found.others.push_back(candidate.other);
      found.scores.push_back(candidate.score);
    }
    found.starts.push_back(static_cast<std::int64_t>(found.others.size()));
  }
  return found;
}

Neighbors join(const std::vector<Neighbors>& parts) {
  Neighbors all;
  for (const Neighbors& part : parts) {
    const std::int64_t before = all.starts.back();
    for (std::size_t i = 1; i < part.starts.size(); ++i) all.starts.push_back(before + part.starts[i]);
    all.others.insert(all.others.end(), part.others.begin(), part.others.end());
    all.scores.insert(all.scores.end(), part.scores.begin(), part.scores.end());
  }
  return all;
}

Neighbors top_n(const terms::CsrView& matrix, const terms::CsrView& other, const Search& search, unsigned threads) {
  terms::check(matrix);
  const Index index(other);
  const auto rows = static_cast<std::size_t>(matrix.rows());
  std::vector<Neighbors> parts((rows + rows_in_slot - 1) / rows_in_slot);
  if (parts.empty()) return index.top_n(matrix, 0, 0, search);
  text::for_each_slot(parts.size(), threads, [&](std::size_t slot) {
    parts[slot] = index.top_n(matrix, slot * rows_in_slot, std::min(rows, (slot + 1) * rows_in_slot), search);
  });
  return join(parts);
}

}  // namespace quotidian::similarity
