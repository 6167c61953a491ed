#include <algorithm>
#include <cmath>
#include <vector>

#include "catch.hpp"
#include "quotidian/similarity/similarity.hpp"
#include "throws.hpp"

using namespace quotidian;
using similarity::Neighbors;
using similarity::Search;

using quotidian::testing::throws_saying;

namespace {

/// A matrix by a fixed generator; small whole weights, so that ties are many.
struct Made {
  std::vector<std::int32_t> starts = {0};
  std::vector<std::int32_t> columns;
  std::vector<double> values;
  std::int32_t cols;

  Made(std::size_t rows, std::int32_t terms, unsigned density, unsigned seed) : cols(terms) {
    unsigned state = seed;
    const auto next = [&](unsigned n) {
      state = state * 1664525U + 1013904223U;
      return (state >> 16) % n;
    };
    for (std::size_t row = 0; row < rows; ++row) {
      for (std::int32_t term = 0; term < terms; ++term) {
        if (next(100) >= density || row % 11 == 5) continue;
        columns.push_back(term);
        values.push_back(1 + next(2));
      }
      starts.push_back(static_cast<std::int32_t>(columns.size()));
    }
  }
  [[nodiscard]] terms::CsrView view() const {
    return {static_cast<Eigen::Index>(starts.size() - 1),
            cols,
            static_cast<Eigen::Index>(values.size()),
            starts.data(),
            columns.data(),
            values.data()};
  }
};

/// The same from the dense matrix of all scores.
Neighbors plain_top_n(const Made& rows, const Made& other, const Search& search) {
  const auto scores = similarity::cosine(rows.view(), other.view());
  Neighbors found;
  for (Eigen::Index row = 0; row < scores.rows(); ++row) {
    std::vector<std::int32_t> order;
    for (Eigen::Index j = 0; j < scores.cols(); ++j) {
      if (scores(row, j) > 0 && scores(row, j) >= search.min_score && !(search.skip_self && j == row))
        order.push_back(static_cast<std::int32_t>(j));
    }
    std::stable_sort(order.begin(), order.end(), [&](std::int32_t a, std::int32_t b) { return scores(row, a) > scores(row, b); });
    order.resize(std::min(order.size(), search.n));
    for (const std::int32_t j : order) {
      found.others.push_back(j);
      found.scores.push_back(scores(row, j));
    }
    found.starts.push_back(static_cast<std::int64_t>(found.others.size()));
  }
  return found;
}

void check_same(const Neighbors& got, const Neighbors& wanted) {
  CHECK(got.starts == wanted.starts);
  CHECK(got.others == wanted.others);
  REQUIRE(got.scores.size() == wanted.scores.size());
  for (std::size_t i = 0; i < got.scores.size(); ++i) CHECK(got.scores[i] == Approx(wanted.scores[i]).epsilon(1e-12));
}

}  // namespace

TEST_CASE("the best few are those of all scores, ties in order, dense rows and sparse ones") {
  for (const unsigned density : {2U, 15U, 70U}) {
    const Made matrix(230, 40, density, density);
    const Made other(170, 40, density, density + 1);
    for (const std::size_t n : {std::size_t{1}, std::size_t{5}, std::size_t{400}}) {
      for (const double least : {0.0, 0.3, 0.99}) {
        check_same(similarity::top_n(matrix.view(), matrix.view(), {n, least, true}), plain_top_n(matrix, matrix, {n, least, true}));
        check_same(similarity::top_n(matrix.view(), other.view(), {n, least, false}), plain_top_n(matrix, other, {n, least, false}));
      }
    }
  }
}

TEST_CASE("tiles do not show: more documents than one tile holds") {
  const Made rows(3, 30, 30, 5);
  const Made other(40000, 30, 6, 9);
  check_same(similarity::top_n(rows.view(), other.view(), {7, 0, false}), plain_top_n(rows, other, {7, 0, false}));
}

TEST_CASE("the answer is the same for any number of threads") {
  const Made matrix(500, 60, 20, 3);
  const Neighbors one = similarity::top_n(matrix.view(), matrix.view(), {10, 0, true}, 1);
  CHECK(similarity::top_n(matrix.view(), matrix.view(), {10, 0, true}, 2) == one);
  CHECK(similarity::top_n(matrix.view(), matrix.view(), {10, 0, true}, 7) == one);
}

TEST_CASE("empty matrices, rows of zeros and other vocabularies") {
  const Made none(0, 4, 50, 1);
  const Made some(9, 4, 90, 1);
  CHECK(similarity::top_n(none.view(), some.view(), {}).starts == std::vector<std::int64_t>{0});
  CHECK(similarity::top_n(some.view(), none.view(), {}).others.empty());
  const Neighbors found = similarity::top_n(some.view(), some.view(), {});
  CHECK(found.starts[5] == found.starts[6]);  // row 5 is empty
  const Made wider(3, 5, 50, 1);
  CHECK(throws_saying([&] { (void)similarity::top_n(some.view(), wider.view(), {}); }, "4 and 5 terms"));
  CHECK(throws_saying([&] { (void)similarity::top_n(some.view(), some.view(), {0, 0, false}); }, "n must be at least 1"));
}

TEST_CASE("shares of terms add up to the cosine, largest first") {
  const Made matrix(40, 30, 40, 8);
  const auto scores = similarity::cosine(matrix.view(), matrix.view());
  for (std::size_t i = 0; i < 40; ++i) {
    const std::size_t j = (i * 7 + 1) % 40;
    double sum = 0;
    double before = 1;
    for (const similarity::Share& share : similarity::explain(matrix.view(), i, matrix.view(), j)) {
      CHECK(share.share <= before);
      before = share.share;
      sum += share.share;
    }
    CHECK(sum == Approx(scores(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j))).margin(1e-14));
  }
  CHECK_THROWS_AS(similarity::explain(matrix.view(), 40, matrix.view(), 0), std::out_of_range);
}
