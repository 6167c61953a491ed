// The entries of documents while counting: one row being written, and the rows that are done, packed.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "terms/array.hpp"
#include "terms/tables.hpp"

namespace quotidian::terms {

/// One term of one document.
struct Hit {
  Code code = 0;
  std::uint32_t count = 0;
};

/// Rows of hits. Most counts are 1, so a row that is done holds all codes, then the counts of those that are marked.
class Hits {
 public:
  /// A row that is done.
  struct Row {
    const std::uint32_t* begin = nullptr;
    std::uint32_t entries = 0;  ///< terms
  };

  /// Room for `more` hits after the `size` that the row being written has, and one that nobody counts.
  void room(std::size_t size, std::size_t more) {
    if (size + more + 1 > row_.size()) row_.resize(2 * (size + more + 1));
  }
  [[nodiscard]] Hit* row() { return row_.data(); }
  /// The row being written is done.
  void end_row(std::size_t size) {
    const std::size_t most = 2 * size + 1;
    if (free_ < most) {
      constexpr std::size_t largest_block = large_page / sizeof(std::uint32_t);
      const std::size_t doubled = std::size_t{1024} << std::min<std::size_t>(blocks_.size(), 16);
      blocks_.emplace_back();
      blocks_.back().reserve(std::max(std::min(doubled, largest_block), most));
      free_ = blocks_.back().capacity();
    }
    Array<std::uint32_t>& block = blocks_.back();
    const std::size_t begin = block.size();
    block.resize(begin + most);  // within what is reserved: rows that are done stay where they are
    std::uint32_t* codes = &block[begin];
    std::uint32_t* counts = codes + size;
    for (std::size_t i = 0; i < size; ++i) {
      const bool many = row_[i].count != 1;
      codes[i] = row_[i].code | (many ? many_bit : 0);
      *counts = row_[i].count;
      counts += many ? 1 : 0;
    }
    const auto length = static_cast<std::size_t>(counts - codes);
    block.resize(begin + length + 1);  // one count more, so that one may be read wherever the row ends
    free_ = block.capacity() - block.size();
    rows_.push_back({&block[begin], static_cast<std::uint32_t>(size)});
  }
  [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }
  /// No more rows: give back what only writing needs.
  void close() { row_ = std::vector<Hit>(); }

 private:
  std::vector<Hit> row_;
  std::vector<Array<std::uint32_t>> blocks_;
  std::size_t free_ = 0;
  std::vector<Row> rows_;
};

/// Call `take(code, count)` for each entry of a row.
template <class Take>
inline void each_hit(const Hits::Row& row, Take take) {
  const std::uint32_t* counts = row.begin + row.entries;
  for (std::uint32_t i = 0; i < row.entries; ++i) {
    const std::uint32_t marked = row.begin[i];
    const bool many = (marked & many_bit) != 0;
    const std::uint32_t count = *counts;
    take(marked & ~many_bit, many ? count : 1U);
    counts += many ? 1 : 0;
  }
}

}  // namespace quotidian::terms
