// What a Harvest holds.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <vector>

#include "quotidian/terms/harvest.hpp"
#include "terms/order.hpp"

namespace quotidian::terms {

constexpr std::uint32_t dropped = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint32_t minus_bit = 0x80000000U;  ///< of a hashed column: its counts are taken away

struct Harvest::State {
  std::vector<Counter> parts;
  std::shared_ptr<const Vocabulary> vocabulary;
  std::size_t width = 0;                           ///< number of columns
  std::vector<PerTerm<std::uint32_t>> columns;     ///< for each part, the column of each of its terms, or `dropped`
  std::vector<Array<std::uint32_t>> word_columns;  ///< for each part, the columns of the n-grams of the words it remembers
  std::vector<std::size_t> first_rows;             ///< for each part, the row of its first document
  std::vector<std::int32_t> starts;
  bool shared = false;  ///< two terms of a part may have one column
  bool whole = false;   ///< no term is dropped
  bool hashed = false;  ///< columns carry `minus_bit`
};

/// Begin of each row: entries counted. Throws std::length_error beyond 2^31 - 1 of them.
[[nodiscard]] std::vector<std::int32_t> count_entries(const Harvest::State& state, unsigned threads);

}  // namespace quotidian::terms
