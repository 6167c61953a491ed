// From counters to the matrix: every term gets one number, some are chosen, rows are written in order.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "quotidian/terms/count.hpp"
#include "quotidian/terms/matrix.hpp"
#include "quotidian/terms/weight.hpp"
#include "quotidian/text/text.hpp"

namespace quotidian::terms {

/// Columns by hash instead of by term: the column of a term is |MurmurHash3| mod `columns`, its sign that of the hash.
struct Hashing {
  std::uint32_t columns = 1U << 20;  ///< 1 to 2^31 - 1
  bool signs = true;                 ///< without them every count adds
};

/// Which terms become columns.
struct Selection {
  double min_documents = 1;                                        ///< terms of fewer documents are dropped
  double max_documents = std::numeric_limits<double>::infinity();  ///< terms of more documents are dropped
  std::optional<std::size_t> max_terms;                            ///< of the rest the most frequent; ties by order of terms
  bool rank_by_documents = false;                                  ///< frequent is what many documents hold, not what occurs often
  std::shared_ptr<const Vocabulary> vocabulary;                    ///< these and no others, whatever their frequency
  bool may_be_empty = false;                                       ///< no term at all is an answer, not an error
  std::optional<Hashing> hashing;                                  ///< all terms, by hash; there is no vocabulary then
};

/// What counters found: terms chosen and put in order, rows not yet written.
class Harvest {
 public:
  /// The documents of all counters, in order. Throws std::invalid_argument where no term was found or none is left, and
  /// std::length_error beyond 2^31 - 1 entries. Same answer however the documents were divided, and for any number of threads (0: all
  /// cores). O(entries + words log words).
  Harvest(std::vector<Counter> parts, const Selection& selection, unsigned threads = 1);
  Harvest(Harvest&&) noexcept;
  Harvest& operator=(Harvest&&) noexcept;
  ~Harvest();

  /// The terms of the columns; null where they are hashed.
  [[nodiscard]] const std::shared_ptr<const Vocabulary>& vocabulary() const;
  /// Begin of each row among the entries, and their number: documents + 1.
  [[nodiscard]] const std::vector<std::int32_t>& starts() const;
  /// Number of documents that hold each column's term.
  [[nodiscard]] std::vector<std::int64_t> document_frequencies() const;
  /// Number of times that each column's term occurs.
  [[nodiscard]] std::vector<std::int64_t> occurrences() const;
  /// Write the entries, columns ascending in each row. `Value` is std::int32_t, std::int64_t, float or double. Throws
  /// std::invalid_argument where a span has another length than entries (idf: than columns), or whole numbers are to be weighted.
  template <class Value>
  void write(std::span<std::int32_t> columns, std::span<Value> values, const RowWeights& weights, unsigned threads = 1) const;

  struct State;

 private:
  std::unique_ptr<State> state_;
};

/// The matrix of all parts.
[[nodiscard]] TermMatrix collect(std::vector<Counter> parts, const Selection& selection, unsigned threads = 1);

/// Counts of texts by `find_words`.
[[nodiscard]] TermMatrix count_terms(std::span<const text::Text> texts, const Counting& counting, const Selection& selection,
                                     unsigned threads = 1);

}  // namespace quotidian::terms
