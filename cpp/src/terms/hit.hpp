// Counting one term in the row of the document being read, and looking words up a batch at a time.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "terms/hits.hpp"
#include "terms/tables.hpp"

namespace quotidian::terms {

/// Count a term in the row of the document. Whether it is the first there depends on nothing that a processor could guess, so there is
/// no branch on it.
inline void hit(Hit* row, std::uint32_t& size, std::uint32_t document, Mark& mark, Code code, std::uint32_t count = 1) {
  const bool first = mark.document != document;
  const std::uint32_t place = first ? size : mark.place;
  row[size] = {code, 0};
  row[place].count += count;
  mark = {document, place};
  size += first ? 1U : 0U;
}

/// Words on their way to a table: `take(queries)` is called for every `batch_size` of them.
template <class Take>
class Batch {
 public:
  Batch(const WordTable& table, Take take) : table_(table), take_(take) {}
  void add(const WordTable::Query& query) {
    queries_[n_] = query;
    table_.begin(queries_[n_++]);
    if (n_ == batch_size) flush();
  }
  void flush() {
    take_(std::span<const WordTable::Query>(queries_).first(n_));
    n_ = 0;
  }

 private:
  const WordTable& table_;
  Take take_;
  std::array<WordTable::Query, batch_size> queries_;
  std::size_t n_ = 0;
};

}  // namespace quotidian::terms
