// Rows of a harvest, columns ascending: each row is spread over a bit for each column and read back in order.
#include <bit>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>

#include "quotidian/text/parallel.hpp"
#include "terms/harvest_state.hpp"
#include "terms/state.hpp"
#include "terms/weigh_row.hpp"

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
    Block& block = blocks_[column / 64];
    block.seen |= bit;
    block.many |= std::uint64_t{many} << (column % 64);
    top_[column / 4096] |= std::uint64_t{1} << (column / 64 % 64);
    counts_[(column + 1) & (std::size_t{0} - std::size_t{many})] = count;  // no branch: nobody could guess it
  }
  /// Any number of times for each column.
  void add(std::uint32_t column, std::uint32_t count) {
    const std::uint64_t bit = std::uint64_t{1} << (column % 64);
    Block& block = blocks_[column / 64];
    const std::uint32_t before = static_cast<std::uint32_t>((block.seen >> (column % 64)) & 1U);
    counts_[column + std::size_t{1}] = (counts_[column + std::size_t{1}] & (0U - before)) + count;
    block.seen |= bit;
    block.many |= bit;
    top_[column / 4096] |= std::uint64_t{1} << (column / 64 % 64);
  }
  /// Write columns and counts in order from entry `at` on, and forget the row. Entries from `at` to `limit` may be written over.
  /// Returns where the row ends.
  template <class Value>
  std::size_t drain(std::int32_t* columns, Value* values, std::size_t at, std::size_t limit) {
    counts_[0] = 1;
    for (std::size_t t = 0; t < top_.size(); ++t) {
      for (std::uint64_t waiting = std::exchange(top_[t], 0); waiting != 0; waiting &= waiting - 1) {
        const std::size_t place = t * 64 + static_cast<std::size_t>(std::countr_zero(waiting));
        const Block block = std::exchange(blocks_[place], {});
        std::uint64_t bits = block.seen;
        const auto write = [&](std::size_t to) {
          const auto bit = static_cast<unsigned>(std::countr_zero(bits)) & 63U;
          const std::size_t column = place * 64 + bit;
          columns[to] = static_cast<std::int32_t>(column);
          // Below zero by its sign, where columns are hashed.
          values[to] = static_cast<Value>(static_cast<std::int32_t>(counts_[(column + 1) & (std::size_t{0} - ((block.many >> bit) & 1U))]));
          bits &= bits - 1;
        };
        if (at + 2 <= limit) {  // two, whether there are or not: a processor cannot guess which
          const bool two = (bits & (bits - 1)) != 0;
          write(at);
          write(at + 1);
          at += two ? 2 : 1;
        }
        while (bits != 0) write(at++);
      }
    }
    return at;
  }

 private:
  struct Block {
    std::uint64_t seen = 0;
    std::uint64_t many = 0;
  };
  Array<std::uint32_t> counts_;  // of column c in place c + 1; the first is a 1 that stands for all of them
  Array<Block> blocks_;
  std::vector<std::uint64_t> top_;
};

/// Entries of one part's rows.
std::vector<std::int32_t> row_sizes(const Harvest::State& state, std::size_t p) {
  const Counter::State& part = state.parts[p].state();
  const PerTerm<std::uint32_t>& columns = state.columns[p];
  std::vector<std::int32_t> sizes;
  sizes.reserve(part.hits.rows().size());
  if (state.whole && !state.shared) {
    if (part.in_words()) return {part.sizes.begin(), part.sizes.end()};
    for (const Hits::Row& hits : part.hits.rows()) sizes.push_back(static_cast<std::int32_t>(hits.entries));
    return sizes;
  }
  const bool repeats = state.shared || part.in_words();
  std::vector<std::uint32_t> last_row(repeats ? state.width : 0, 0);
  std::uint32_t row = 0;
  for (const Hits::Row& hits : part.hits.rows()) {
    ++row;
    std::int32_t size = 0;
    each_term(part, hits, [&](Code code, std::uint32_t) {
      const std::uint32_t column = columns[code];
      if (column == dropped || (repeats && std::exchange(last_row[column & ~minus_bit], row) == row)) return;
      ++size;
    });
    sizes.push_back(size);
  }
  return sizes;
}

/// Spread the terms of a row over its columns.
void spread_row(const Harvest::State& state, std::size_t p, const Hits::Row& row, Spread& spread) {
  const Counter::State& part = state.parts[p].state();
  const PerTerm<std::uint32_t>& column_of = state.columns[p];
  const auto add = [&](std::uint32_t column, std::uint32_t count) {
    if (column != dropped) spread.add(column & ~minus_bit, (column & minus_bit) == 0 ? count : 0U - count);
  };
  if (part.in_words()) {
    const Array<std::uint32_t>& of_words = state.word_columns[p];
    each_hit(row, [&](Code code, std::uint32_t count) {
      if ((code & gram_bit) == 0) return add(column_of.words[code], count);
      const auto begin = static_cast<std::size_t>(part.memo.starts[code & ~gram_bit]);
      const auto end = static_cast<std::size_t>(part.memo.starts[(code & ~gram_bit) + std::size_t{1}]);
      for (std::size_t i = begin; i < end; ++i) add(of_words[i], count);
    });
  } else if (state.shared) {
    each_hit(row, [&](Code code, std::uint32_t count) { add(column_of[code], count); });
  } else {
    each_hit(row, [&](Code code, std::uint32_t count) {
      if (const std::uint32_t column = column_of[code]; column != dropped) spread.put(column, count);
    });
  }
}

template <class Value>
void write_part(const Harvest::State& state, std::size_t p, std::span<std::int32_t> columns, std::span<Value> values,
                const RowWeights& weights) {
  Spread spread(state.width);
  std::size_t row = state.first_rows[p];
  const auto limit = static_cast<std::size_t>(state.starts[row + state.parts[p].documents()]);
  const bool plain = !weights.binary && !weights.sublinear_tf && weights.idf.empty() && weights.norm == Norm::none;
  for (const Hits::Row& hits : state.parts[p].state().hits.rows()) {
    spread_row(state, p, hits, spread);
    const auto begin = static_cast<std::size_t>(state.starts[row++]);
    const std::size_t end = spread.drain(columns.data(), values.data(), begin, limit);
    if (!plain && end > begin)
      weigh_row<Value, Value>(columns.subspan(begin, end - begin), values.subspan(begin, end - begin), &values[begin], weights);
  }
}

}  // namespace

std::vector<std::int32_t> count_entries(const Harvest::State& state, unsigned threads) {
  std::vector<std::vector<std::int32_t>> sizes(state.parts.size());
  text::for_each_slot(state.parts.size(), threads, [&](std::size_t p) { sizes[p] = row_sizes(state, p); });
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
