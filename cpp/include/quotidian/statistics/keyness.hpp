// What is distinctive: frequencies of terms in a target against a reference.
#pragma once

#include <compare>
#include <cstdint>

namespace quotidian::statistics {

/// Frequencies of one term in two corpora, with the sizes of the corpora in the same unit (tokens, or documents).
struct Contingency {
  double target = 0;
  double reference = 0;
  double target_total = 0;
  double reference_total = 0;
  auto operator<=>(const Contingency&) const = default;
};

/// Cells of the table that log-likelihood sums: all four, or the two of the term's own frequencies.
enum class Cells : std::uint8_t { four, two };

/// An interval, ends included.
struct Interval {
  double low = 0;
  double high = 0;
};

/// Throws std::invalid_argument saying which is wrong unless 0 <= frequency <= total, total > 0, and all are finite.
void check(const Contingency& table);

/// Log-likelihood ratio G2 = 2 sum O ln(O / E), never negative; cells of 0 add nothing. Source: Dunning (1993), four cells; Rayson and
/// Garside (2000), two cells, as in the UCREL calculator.
[[nodiscard]] double log_likelihood(const Contingency& table, Cells cells = Cells::four);

/// Probability of so large a G2 or chi-square with one degree of freedom where the two corpora do not differ: erfc(sqrt(G2 / 2)).
[[nodiscard]] double p_value(double statistic);

/// Binary logarithm of the ratio of relative frequencies; a frequency of 0 counts as one half. Source: Hardie (2014).
[[nodiscard]] double log_ratio(const Contingency& table);

/// Interval of the log ratio, `z` standard deviations to either side (1.96 for 95 %), from the asymptotic variance
/// 1/a - 1/n1 + 1/b - 1/n2 of the natural logarithm, with halves for zeros. Source: Katz, Baptista, Azen and Pike (1978).
[[nodiscard]] Interval log_ratio_interval(const Contingency& table, double z);

/// G2 with the sign of the difference: positive where the term is relatively more frequent in the target.
[[nodiscard]] double signed_log_likelihood(const Contingency& table, Cells cells = Cells::four);

}  // namespace quotidian::statistics
