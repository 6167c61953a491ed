// Rows of a harvest, columns ascending: each row is spread over a bit for each column and read back in order.
#include <bit>
#include <cmath>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>

#include "quotidian/text/parallel.hpp"
#include "terms/harvest_state.hpp"
#include "terms/state.hpp"

namespace quotidian::terms {
namespace {

/// A row being put in order: a bit for each column, a bit for each column whose count is not 1 (only of those is the count kept by
/// column: most are 1, and memory is far), and a bit for each 64 columns, so that what is empty is passed over.
class Spread {
 public:
  explicit Spread(std::size_t columns) : counts_(columns + 1, 0), blocks_(columns / 64 + 1), top_(columns / 4096 + 1, 0) {}

  /// Once for each column of the row.
  void put(std::uint32_t column, std::uint32_t count) {
    const std::uint64_t bit = std::uint64_t{1} << (column % 64);
    const bool many = count != 1;
    blocks_[column / 64].seen |= bit;
    blocks_[column / 64].many |= many ? bit : 0;
    top_[column / 4096] |= std::uint64_t{1} << (column / 64 % 64);
    counts_[many ? column + 1 : 0] = count;
  }
  /// Any number of times for each column.
  void add(std::uint32_t column, std::uint32_t count) {
    const std::uint64_t bit = std::uint64_t{1} << (column % 64);
    Block& block = blocks_[column / 64];
    counts_[column + 1] = (block.seen & bit) != 0 ? counts_[column + 1] + count : count;
    block.seen |= bit;
    block.many |= bit;
    top_[column / 4096] |= std::uint64_t{1} << (column / 64 % 64);
  }
  /// Call `take(column, count)` in order, and forget the row.
  template <class Take>
  void drain(Take take) {
    counts_[0] = 1;
    for (std::size_t t = 0; t < top_.size(); ++t) {
      for (std::uint64_t waiting = std::exchange(top_[t], 0); waiting != 0; waiting &= waiting - 1) {
        const std::size_t place = t * 64 + static_cast<std::size_t>(std::countr_zero(waiting));
        const Block block = std::exchange(blocks_[place], {});
        for (std::uint64_t bits = block.seen; bits != 0; bits &= bits - 1) {
          const auto bit = static_cast<unsigned>(std::countr_zero(bits));
          const std::size_t column = place * 64 + bit;
          take(static_cast<std::int32_t>(column), counts_[((block.many >> bit) & 1U) != 0 ? column + 1 : 0]);
        }
      }
    }
  }

 private:
  struct Block {
    std::uint64_t seen = 0;
    std::uint64_t many = 0;
  };
  std::vector<std::uint32_t> counts_;  // of column c in place c + 1; the first is a 1 that stands for all of them
  std::vector<Block> blocks_;
  std::vector<std::uint64_t> top_;
};

/// Entries of one part's rows.
std::vector<std::int32_t> row_sizes(const Counter::State& part, const PerTerm<std::uint32_t>& columns, std::size_t width, bool shared) {
  std::vector<std::int32_t> sizes;
  sizes.reserve(part.hits.rows().size());
  std::vector<std::uint32_t> last_row(shared ? width : 0, 0);
  std::uint32_t row = 0;
  for (const std::span<const Hit> hits : part.hits.rows()) {
    ++row;
    std::int32_t size = 0;
    for (const Hit& hit : hits) {
      const std::uint32_t column = columns[hit.code];
      if (column == dropped || (shared && std::exchange(last_row[column & ~minus_bit], row) == row)) continue;
      ++size;
    }
    sizes.push_back(size);
  }
  return sizes;
}

template <class Value>
void weigh_row(std::span<const std::int32_t> columns, std::span<Value> values, const RowWeights& weights) {
  double length = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    double value = weights.binary ? 1.0 : static_cast<double>(values[i]);
    if (weights.sublinear_tf) value = 1.0 + std::log(value);
    if (!weights.idf.empty()) value *= weights.idf[static_cast<std::size_t>(columns[i])];
    length += weights.norm == Norm::l1 ? std::abs(value) : value * value;
    values[i] = static_cast<Value>(value);
  }
  if (weights.norm == Norm::none || length == 0) return;
  if (weights.norm == Norm::l2) length = std::sqrt(length);
  for (Value& value : values) value = static_cast<Value>(static_cast<double>(value) / length);
}

template <class Value>
void write_part(const Harvest::State& state, std::size_t p, std::span<std::int32_t> columns, std::span<Value> values,
                const RowWeights& weights) {
  const PerTerm<std::uint32_t>& column_of = state.columns[p];
  Spread spread(state.width);
  std::size_t row = state.first_rows[p];
  const bool plain = !weights.binary && !weights.sublinear_tf && weights.idf.empty() && weights.norm == Norm::none;
  for (const std::span<const Hit> hits : state.parts[p].state().hits.rows()) {
    for (const Hit& hit : hits) {
      const std::uint32_t column = column_of[hit.code];
      if (column == dropped) continue;
      if (!state.shared) {
        spread.put(column, hit.count);
      } else {
        spread.add(column & ~minus_bit, (column & minus_bit) == 0 ? hit.count : 0U - hit.count);
      }
    }
    auto at = static_cast<std::size_t>(state.starts[row]);
    spread.drain([&](std::int32_t column, std::uint32_t count) {
      columns[at] = column;
      values[at] = static_cast<Value>(static_cast<std::int32_t>(count));  // below zero by its sign
      ++at;
    });
    const auto begin = static_cast<std::size_t>(state.starts[row++]);
    if (!plain) weigh_row<Value>(columns.subspan(begin, at - begin), values.subspan(begin, at - begin), weights);
  }
}

}  // namespace

std::vector<std::int32_t> count_entries(const Harvest::State& state, unsigned threads) {
  std::vector<std::vector<std::int32_t>> sizes(state.parts.size());
  text::for_each_slot(state.parts.size(), threads,
                      [&](std::size_t p) { sizes[p] = row_sizes(state.parts[p].state(), state.columns[p], state.width, state.shared); });
  std::vector<std::int32_t> starts = {0};
  std::int64_t entries = 0;
  for (const std::vector<std::int32_t>& part : sizes) {
    for (const std::int32_t size : part) {
      entries += size;
      if (entries > std::numeric_limits<std::int32_t>::max()) {
        throw std::length_error("more than 2147483647 entries in one matrix; count in several batches, or set min_df");
      }
      starts.push_back(static_cast<std::int32_t>(entries));
    }
  }
  return starts;
}

template <class Value>
void Harvest::write(std::span<std::int32_t> columns, std::span<Value> values, const RowWeights& weights, unsigned threads) const {
  const auto entries = static_cast<std::size_t>(state_->starts.back());
  if (columns.size() != entries || values.size() != entries) {
    throw std::invalid_argument("room for " + std::to_string(entries) + " entries wanted, got " + std::to_string(columns.size()) + " and " +
                                std::to_string(values.size()));
  }
  if (!weights.idf.empty() && weights.idf.size() != state_->width) {
    throw std::invalid_argument("wanted an inverse document frequency for each of " + std::to_string(state_->width) + " terms, got " +
                                std::to_string(weights.idf.size()));
  }
  if (std::is_integral_v<Value> && (weights.sublinear_tf || !weights.idf.empty() || weights.norm != Norm::none)) {
    throw std::invalid_argument("weights are no whole numbers: float or double wanted");
  }
  text::for_each_slot(state_->parts.size(), threads, [&](std::size_t p) { write_part<Value>(*state_, p, columns, values, weights); });
}

template void Harvest::write(std::span<std::int32_t>, std::span<std::int32_t>, const RowWeights&, unsigned) const;
template void Harvest::write(std::span<std::int32_t>, std::span<std::int64_t>, const RowWeights&, unsigned) const;
template void Harvest::write(std::span<std::int32_t>, std::span<float>, const RowWeights&, unsigned) const;
template void Harvest::write(std::span<std::int32_t>, std::span<double>, const RowWeights&, unsigned) const;

}  // namespace quotidian::terms
