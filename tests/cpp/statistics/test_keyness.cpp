#include <cmath>

#include "catch.hpp"
#include "quotidian/statistics/keyness.hpp"
#include "throws.hpp"

using namespace quotidian::statistics;

using quotidian::testing::throws_saying;

TEST_CASE("log-likelihood replays Dunning (1993), table of bigrams in Swiss news") {
  // k(AB), k(A~B), k(~AB), k(~A~B), -2 ln lambda
  const struct {
    double ab, a, b, neither, g2;
  } rows[] = {
      {110, 2442, 111, 29114, 270.72}, {29, 13, 123, 31612, 263.90},   {31, 23, 139, 31584, 256.84},
      {10, 0, 3, 31764, 167.23},       {76, 104, 2476, 29121, 157.21},
  };
  for (const auto& row : rows) CHECK(log_likelihood({row.ab, row.b, row.ab + row.a, row.b + row.neither}) == Approx(row.g2).margin(0.005));
}

TEST_CASE("the two-cell form is Rayson and Garside's (2000) and never above the four-cell form") {
  const Contingency table{30, 10, 5000, 9000};
  const double expected_1 = 5000.0 * 40 / 14000;
  const double expected_2 = 9000.0 * 40 / 14000;
  CHECK(log_likelihood(table, Cells::two) == Approx(2 * (30 * std::log(30 / expected_1) + 10 * std::log(10 / expected_2))));
  CHECK(log_likelihood(table, Cells::two) < log_likelihood(table));
}

TEST_CASE("log ratio is 0, 1, 2, -1 for equal, double, fourfold and half frequency (Hardie 2014)") {
  CHECK(log_ratio({10, 10, 1000, 1000}) == Approx(0).margin(1e-15));
  CHECK(log_ratio({20, 10, 1000, 1000}) == Approx(1));
  CHECK(log_ratio({40, 10, 1000, 1000}) == Approx(2));
  CHECK(log_ratio({5, 10, 1000, 1000}) == Approx(-1));
  CHECK(log_ratio({10, 10, 1000, 2000}) == Approx(1));
  CHECK(log_ratio({8, 0, 1000, 1000}) == Approx(4));  // as 8 to one half
  CHECK(log_ratio({0, 8, 1000, 1000}) == Approx(-4));
}

TEST_CASE("the interval lies about the log ratio and grows with confidence") {
  const Contingency table{40, 10, 1000, 1000};
  const Interval narrow = log_ratio_interval(table, 1.0);
  const Interval wide = log_ratio_interval(table, 1.959963984540054);
  CHECK(narrow.low + narrow.high == Approx(4));
  CHECK(wide.low == Approx(2 - 1.959963984540054 * std::sqrt(1.0 / 40 - 1.0 / 1000 + 1.0 / 10 - 1.0 / 1000) / std::log(2.0)));
  CHECK(wide.low < narrow.low);
}

TEST_CASE("probabilities are those of chi-square with one degree of freedom") {
  CHECK(p_value(3.841458820694124) == Approx(0.05));
  CHECK(p_value(10.82756617066122) == Approx(0.001));
  CHECK(p_value(0) == 1);
}

TEST_CASE("the sign says where the term is more frequent") {
  CHECK(signed_log_likelihood({1, 9, 100, 100}) < 0);
  CHECK(signed_log_likelihood({9, 1, 100, 100}) > 0);
  CHECK(signed_log_likelihood({5, 10, 100, 200}) == Approx(0).margin(1e-12));
}

TEST_CASE("impossible frequencies are refused in words") {
  CHECK(throws_saying([&] { (void)log_likelihood({11, 0, 10, 10}); }, "target corpus of 10"));
  CHECK(throws_saying([&] { (void)log_ratio({1, -1, 10, 10}); }, "reference"));
  CHECK(throws_saying([&] { (void)log_ratio({0, 0, 0, 10}); }, "wanted more than none"));
}
