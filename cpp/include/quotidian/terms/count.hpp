// Counting terms: words interned once, counted by number, put in order at the end.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "quotidian/terms/matrix.hpp"
#include "quotidian/text/span.hpp"
#include "quotidian/text/text.hpp"

namespace quotidian::terms {

/// One document as the counter sees it. All that it borrows must live through `Counter::add`.
struct Reading {
  std::string_view text;                              ///< UTF-8
  std::string_view lang;                              ///< "az" and "tr" lower I to ı and İ to i; any other by Unicode
  std::optional<std::span<const text::Span>> words;   ///< the words, ascending; without them, `find_words` of the lower-cased text
  std::span<const std::uint32_t> run_ends;            ///< numbers of words before which n-grams stop (ends of sentences), ascending
  std::optional<std::span<const text::Span>> within;  ///< count only here: words wholly inside, n-grams never across two of them
};

/// What is counted.
struct Counting {
  bool lowercase = true;
  std::uint32_t shortest = 1;  ///< words of the shortest n-gram, at least 1
  std::uint32_t longest = 1;   ///< words of the longest n-gram
  Vocabulary stop_words;       ///< left out before n-grams are made, compared after lowering
};

/// Which terms become columns.
struct Selection {
  double min_documents = 1;                                        ///< terms of fewer documents are dropped
  double max_documents = std::numeric_limits<double>::infinity();  ///< terms of more documents are dropped
  std::optional<std::size_t> max_terms;                            ///< of the rest the most frequent; ties by order of terms
  std::optional<Vocabulary> vocabulary;                            ///< these and no others, whatever their frequency
};

/// Counts documents one after another. Counters of several stretches of documents give the same matrix as one of all.
class Counter {
 public:
  /// Throws std::invalid_argument unless 1 <= shortest <= longest.
  explicit Counter(Counting counting);
  Counter(Counter&&) noexcept;
  Counter& operator=(Counter&&) noexcept;
  ~Counter();

  /// Count one more document. Linear in its text (times `longest`). Throws std::length_error beyond 2^31 - 1 distinct terms.
  void add(const Reading& document);
  [[nodiscard]] std::size_t documents() const;

  struct State;
  [[nodiscard]] const State& state() const { return *state_; }

 private:
  std::unique_ptr<State> state_;
};

/// The matrix of all parts, their documents in order. Throws std::invalid_argument where no term was found or none is left, and
/// std::length_error beyond 2^31 - 1 entries. Same answer however the documents were divided, and for any number of threads (0: all cores).
[[nodiscard]] TermMatrix collect(std::span<const Counter> parts, const Selection& selection, unsigned threads = 1);

/// Counts of texts by `find_words`.
[[nodiscard]] TermMatrix count_terms(std::span<const text::Text> texts, const Counting& counting, const Selection& selection,
                                     unsigned threads = 1);

/// Words as scikit-learn's `(?u)\b\w\w+\b` finds them: longest runs of at least two letters, digits, numbers or `_` (Python's `\w`,
/// which holds no combining marks). Linear.
[[nodiscard]] std::vector<text::Span> find_words(std::string_view text);

}  // namespace quotidian::terms
