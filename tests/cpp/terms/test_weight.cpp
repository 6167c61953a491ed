#include <cmath>

#include "catch.hpp"
#include "quotidian/terms/hash.hpp"
#include "quotidian/terms/weight.hpp"
#include "throws.hpp"

using namespace quotidian::terms;

using quotidian::testing::throws_saying;

namespace {

/// [[2, 1], [0, 1], [0, 0]] of the terms "dam" and "vote".
TermMatrix counts() { return {Vocabulary({"dam", "vote"}), {0, 2, 3, 3}, {0, 1, 1}, {2, 1, 1}, {}}; }

}  // namespace

TEST_CASE("tf-idf is that of scikit-learn's user guide") {
  // 6.2.3.4, the matrix [[3,0,1],[2,0,0],[3,0,0],[4,0,0],[3,2,0],[3,0,2]] and its result with smooth_idf=False
  const TermMatrix guide{Vocabulary({"a", "b", "c"}), {0, 2, 3, 4, 5, 7, 9}, {0, 2, 0, 0, 0, 0, 1, 0, 2}, {3, 1, 2, 3, 4, 3, 2, 3, 2}, {}};
  const TermMatrix weighted = weight(guide, {Scheme::tf_idf, true, false, false, Norm::l2});
  const double wanted[] = {0.81940995, 0.57320793, 1, 1, 1, 0.47330339, 0.88089948, 0.58149261, 0.81355169};
  for (std::size_t i = 0; i < 9; ++i) CHECK(weighted.values[i] == Approx(wanted[i]).epsilon(1e-8));
}

TEST_CASE("every setting of tf-idf does what it says; rows of zeros stay") {
  const double smooth = std::log(4.0 / 2.0) + 1;
  const double both = std::log(4.0 / 3.0) + 1;
  CHECK(weight(counts(), {Scheme::tf_idf, true, true, false, Norm::none}).values == std::vector<double>{2 * smooth, both, both});
  CHECK(weight(counts(), {Scheme::tf_idf, false, true, true, Norm::none}).values == std::vector<double>{1 + std::log(2.0), 1, 1});
  const std::vector<double> l1 = weight(counts(), {Scheme::tf_idf, false, true, false, Norm::l1}).values;
  CHECK(l1[0] == Approx(2.0 / 3.0));
  CHECK(l1[2] == 1);
}

TEST_CASE("a second weighting is refused by name") {
  const TermMatrix weighted = weight(counts(), {Scheme::tf_idf});
  CHECK(throws_saying([&] { (void)weight(weighted, {Scheme::tf_idf}); }, "weighted by tf-idf already"));
  CHECK(weight(counts(), {}) == counts());
}

TEST_CASE("a malformed matrix is named before any kernel reads it") {
  TermMatrix wrong = counts();
  wrong.columns[2] = 2;
  CHECK(throws_saying([&] { check(view(wrong)); }, "row 1 of a sparse matrix has an entry in column 2 of 2"));
  wrong = counts();
  wrong.starts[1] = 9;
  CHECK(throws_saying([&] { (void)check(view(wrong)); }, "row 0"));
  wrong = counts();
  wrong.values[0] = std::nan("");
  CHECK(throws_saying([&] { (void)check(view(wrong)); }, "not a finite number"));
}

TEST_CASE("the hash is MurmurHash3's") {
  // verification values of the published algorithm (x86, 32 bits, seed 0)
  CHECK(murmur_hash("") == 0);
  CHECK(murmur_hash("", 1) == 0x514E28B7);
  CHECK(static_cast<std::uint32_t>(murmur_hash("test")) == 0xBA6BD213U);
  CHECK(static_cast<std::uint32_t>(murmur_hash("Hello, world!")) == 0xC0363E43U);
  CHECK(static_cast<std::uint32_t>(murmur_hash("The quick brown fox jumps over the lazy dog")) == 0x2E4FF723U);
}
