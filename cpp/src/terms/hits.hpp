// The entries of documents while counting: each document's in one run, in blocks, so that growth copies nothing that is done.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "terms/tables.hpp"

namespace quotidian::terms {

/// One term of one document.
struct Hit {
  Code code = 0;
  std::uint32_t count = 0;
};

/// Rows of hits. Between `room` and `end_row` the row being written is `row()[0 … size)`.
class Hits {
 public:
  /// Room for `more` hits after the `size` that the row has; the row may move.
  void room(std::size_t size, std::size_t more) {
    if (size + more <= free_) return;
    const std::size_t wanted =
        std::max(std::min<std::size_t>(block_size, std::size_t{1024} << std::min<std::size_t>(2 * blocks_.size(), 16)), 2 * (size + more));
    auto fresh = std::make_unique_for_overwrite<Hit[]>(wanted);
    if (size > 0) std::copy_n(row_, size, fresh.get());
    row_ = fresh.get();
    free_ = wanted;
    blocks_.push_back(std::move(fresh));
  }
  [[nodiscard]] Hit* row() { return row_; }
  void end_row(std::size_t size) {
    rows_.push_back({row_, size});
    row_ += size;
    free_ -= size;
  }
  [[nodiscard]] const std::vector<std::span<const Hit>>& rows() const { return rows_; }

 private:
  static constexpr std::size_t block_size = 1U << 18;
  std::vector<std::unique_ptr<Hit[]>> blocks_;
  std::vector<std::span<const Hit>> rows_;
  Hit* row_ = nullptr;
  std::size_t free_ = 0;
};

}  // namespace quotidian::terms
