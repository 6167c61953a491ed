#include "quotidian/statistics/keyness.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

namespace quotidian::statistics {
namespace {

double cell(double observed, double expected) { return observed > 0 ? observed * std::log(observed / expected) : 0; }

void check_side(double frequency, double total, const char* side) {
  if (!(total > 0) || !std::isfinite(total)) {
    throw std::invalid_argument(std::string("the ") + side + " corpus holds " + std::to_string(total) + " tokens: wanted more than none");
  }
  if (!(frequency >= 0) || frequency > total) {
    throw std::invalid_argument(std::string("a term occurs ") + std::to_string(frequency) + " times in a " + side + " corpus of " +
                                std::to_string(total) + " tokens: wanted a number from 0 to that");
  }
}

/// The table with one half for a frequency of 0.
Contingency without_zeros(Contingency table) {
  if (table.target == 0) table.target = 0.5;
  if (table.reference == 0) table.reference = 0.5;
  return table;
}

}  // namespace

void check(const Contingency& table) {
  check_side(table.target, table.target_total, "target");
  check_side(table.reference, table.reference_total, "reference");
}

double log_likelihood(const Contingency& table, Cells cells) {
  check(table);
  const double total = table.target_total + table.reference_total;
  const double both = table.target + table.reference;
  const double target = both * table.target_total / total;
  const double reference = both * table.reference_total / total;
  double sum = cell(table.target, target) + cell(table.reference, reference);
  if (cells == Cells::four) {
    sum += cell(table.target_total - table.target, table.target_total - target);
    sum += cell(table.reference_total - table.reference, table.reference_total - reference);
  }
  return std::max(0.0, 2 * sum);
}

double p_value(double statistic) { return std::erfc(std::sqrt(std::max(0.0, statistic) / 2)); }

double log_ratio(const Contingency& table) {
  check(table);
  const Contingency t = without_zeros(table);
  return std::log2((t.target / t.target_total) / (t.reference / t.reference_total));
}

Interval log_ratio_interval(const Contingency& table, double z) {
  check(table);
  const Contingency t = without_zeros(table);
  const double variance = 1 / t.target - 1 / t.target_total + 1 / t.reference - 1 / t.reference_total;
  const double reach = z * std::sqrt(std::max(0.0, variance)) / std::log(2.0);
  const double middle = log_ratio(table);
  return {middle - reach, middle + reach};
}

double signed_log_likelihood(const Contingency& table, Cells cells) {
  const double size = log_likelihood(table, cells);
  return table.target * table.reference_total < table.reference * table.target_total ? -size : size;
}

}  // namespace quotidian::statistics
