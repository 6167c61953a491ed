// The terms of a matrix: distinct, in order, one for each column.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quotidian::terms {

/// Immutable set of distinct UTF-8 terms, ascending by code point (which is byte order); the place of a term is its column.
/// Terms lie in one run of bytes, so a million of them cost their letters and eight bytes each.
class Vocabulary {
 public:
  /// No terms.
  Vocabulary() = default;
  /// From terms in any order. Throws std::invalid_argument naming a term given twice. O(n log n).
  explicit Vocabulary(std::vector<std::string> terms);
  /// From terms laid end to end, the i-th at `[starts[i], starts[i + 1])`. Throws std::invalid_argument unless they strictly ascend.
  Vocabulary(std::string bytes, std::vector<std::uint64_t> starts);

  /// Number of terms.
  [[nodiscard]] std::size_t size() const { return starts_.size() - 1; }
  [[nodiscard]] bool empty() const { return size() == 0; }
  /// The term of a column. Needs `column < size()`.
  [[nodiscard]] std::string_view operator[](std::size_t column) const {
    return std::string_view(bytes_).substr(starts_[column], starts_[column + 1] - starts_[column]);
  }
  /// Column of a term; nullopt where it is not held. O(log n).
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view term) const;
  /// First column from `from` on whose term is not less than this one; size() where there is none. O(log of the distance).
  [[nodiscard]] std::size_t lower_bound(std::string_view term, std::size_t from = 0) const;

  bool operator==(const Vocabulary&) const = default;

 private:
  std::string bytes_;
  std::vector<std::uint64_t> starts_ = {0};
};

/// The terms in few bytes: their number, then of each how many bytes it shares with the one before, how many follow, and these.
[[nodiscard]] std::string to_bytes(const Vocabulary& vocabulary);
/// Back. Throws std::invalid_argument for bytes that `to_bytes` did not make: cut short, too long, out of order. Linear.
[[nodiscard]] Vocabulary vocabulary_from_bytes(std::string_view bytes);

}  // namespace quotidian::terms
