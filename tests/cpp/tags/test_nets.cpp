// The nets against plain twins.
#include <limits>
#include <stdexcept>

#include "catch.hpp"
#include "models.hpp"
#include "plain_nets.hpp"
#include "tags/chain.hpp"
#include "throws.hpp"

using namespace quotidian;
using namespace quotidian::testing;
using tags::net::Affine;
using tags::net::Chain;
using tags::net::Matrix;

namespace {

Matrix matrix(const std::string& name, std::uint32_t rows, std::uint32_t columns) {
  return tags::net::matrix_of(model::Model("{}", {random_part(name, rows, columns, 2.F)}), name);
}

reference::Table table(const Matrix& m) {
  reference::Table out;
  for (Eigen::Index i = 0; i < m.rows(); ++i) {
    out.emplace_back();
    for (Eigen::Index j = 0; j < m.cols(); ++j) out.back().push_back(m(i, j));
  }
  return out;
}

void check_near(const Matrix& got, const reference::Table& wanted) {
  REQUIRE(static_cast<std::size_t>(got.rows()) == wanted.size());
  for (Eigen::Index i = 0; i < got.rows(); ++i) {
    for (Eigen::Index j = 0; j < got.cols(); ++j) {
      const double want = wanted[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
      CHECK(std::abs(static_cast<double>(got(i, j)) - want) < 1e-4 * (1 + std::abs(want)));
    }
  }
}

}  // namespace

TEST_CASE("a layer of gated pooling gives what its definition says, for any number of rows") {
  const std::uint32_t n = GENERATE(0U, 1U, 2U, 7U, 33U);
  const Affine gates{matrix("w", 6, 18), matrix("b", 1, 18).row(0)};
  const Matrix x = matrix("x", std::max(n, 1U), 6).topRows(n);
  const reference::Table plain_gates = reference::affine(table(x), table(gates.w), table(matrix("b", 1, 18))[0]);
  check_near(tags::net::pool(gates, x, {{0, x.rows()}}), reference::pool(table(x), plain_gates));
}

TEST_CASE("sequences below one another are pooled as if each were alone") {
  const Affine gates{matrix("w", 6, 18), matrix("b", 1, 18).row(0)};
  const Matrix x = matrix("x", 9, 6);
  const Matrix both = tags::net::pool(gates, x, {{0, 4}, {4, 9}});
  check_near(both.topRows(4), table(tags::net::pool(gates, x.topRows(4), {{0, 4}})));
  check_near(both.bottomRows(5), table(tags::net::pool(gates, x.bottomRows(5), {{0, 5}})));
}

TEST_CASE("unfolding puts the rows before and after beside each row") {
  Matrix x(3, 1);
  x << 1, 2, 3;
  Matrix wanted(3, 3);
  wanted << 0, 1, 2, 1, 2, 3, 2, 3, 0;
  CHECK(tags::net::unfold(x) == wanted);
  CHECK(tags::net::unfold(x.topRows(0)).rows() == 0);
}

TEST_CASE("marginals and best sequence of a chain are those over all sequences") {
  const std::uint32_t n = GENERATE(1U, 2U, 5U);
  const model::Model model("{}", {random_part("chain", 4, 3, 1.F)});
  const bool bound = GENERATE(false, true);
  const Chain chain(model, "chain", 3, bound ? std::vector<Eigen::Index>{2} : std::vector<Eigen::Index>{});
  const Matrix scores = matrix("scores", n, 3);
  reference::Table moves = table(tags::net::matrix_of(model, "chain"));
  if (bound) moves[0][2] = moves[3][2] = -1e9;  // label 2 goes on from 1 or itself
  reference::Table marginals(n, std::vector<double>(3, 0));
  double total = 0, top = -std::numeric_limits<double>::infinity();
  std::vector<std::size_t> best;
  reference::for_each_path(table(scores), moves, [&](const std::vector<std::size_t>& path, double score) {
    total += std::exp(score);
    for (std::size_t t = 0; t < path.size(); ++t) marginals[t][path[t]] += std::exp(score);
    if (score > top) {
      top = score;
      best = path;
    }
  });
  for (auto& row : marginals) {
    for (double& value : row) value /= total;
  }
  check_near(chain.marginals(scores), marginals);
  const std::vector<int> path = chain.best(scores);
  CHECK(std::vector<std::size_t>(path.begin(), path.end()) == best);
}

TEST_CASE("a chain over nothing gives nothing, and over a long sequence stays finite") {
  const Chain chain(model::Model("{}", {random_part("chain", 4, 3, 5.F)}), "chain", 3, {2});
  CHECK(chain.best(Matrix(0, 3)).empty());
  CHECK(chain.marginals(Matrix(0, 3)).rows() == 0);
  CHECK(chain.marginals(1000.F * matrix("scores", 2000, 3)).allFinite());
  const Matrix marginals = chain.marginals(5.F * matrix("scores", 20000, 3));
  CHECK(std::abs(marginals.row(12345).sum() - 1.F) < 1e-3F);
}

TEST_CASE("a chain of another shape is refused") {
  CHECK(throws_saying([] { Chain(model::Model("{}", {random_part("c", 3, 3)}), "c", 3, {}); },
                      "part 'c' of the model: wanted 4 by 3, got 3 by 3"));
}
