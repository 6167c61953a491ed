// Counting terms: words interned once, counted by number. Put in order by harvest.hpp.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "quotidian/terms/vocabulary.hpp"
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

/// A whole text as Python holds it: Latin-1, UCS-2 or UCS-4, one unit a code point (lone surrogates too).
using Units = std::variant<std::span<const std::uint8_t>, std::span<const std::uint16_t>, std::span<const char32_t>>;

/// What terms are made of: words; code points of the text, runs of white space made one space; or code points of each stretch without
/// white space, a space on either side of it.
enum class Piece : std::uint8_t { words, characters, characters_in_words };

/// What is counted.
struct Counting {
  bool lowercase = true;
  std::uint32_t shortest = 1;  ///< words (or code points) of the shortest n-gram, at least 1
  std::uint32_t longest = 1;   ///< of the longest n-gram
  Vocabulary stop_words;       ///< left out before n-grams are made, compared after lowering; of characters none
  Piece piece = Piece::words;
};

/// Counts documents one after another. Counters of several stretches of documents give the same
/// matrix as one of all (harvest.hpp).
class Counter {
 public:
  /// Throws std::invalid_argument unless 1 <= shortest <= longest.
  explicit Counter(Counting counting);
  Counter(Counter&&) noexcept;
  Counter& operator=(Counter&&) noexcept;
  ~Counter();

  /// Count one more document. Linear in its text (times `longest`). Throws std::length_error beyond 2^31 - 1 distinct terms.
  void add(const Reading& document);
  /// Count one more whole document by the pattern (or by its characters), lower case by Unicode. The fast way.
  void add(const Units& document);
  [[nodiscard]] std::size_t documents() const;

  struct State;
  [[nodiscard]] const State& state() const { return *state_; }
  /// No more documents will be added: give back what only counting needs.
  void close();
  /// Its terms have columns by now: give back their letters.
  void forget_terms();

 private:
  std::unique_ptr<State> state_;
};

/// Words as scikit-learn's `(?u)\b\w\w+\b` finds them: longest runs of at least two letters, digits, numbers or `_` (Python's `\w`,
/// which holds no combining marks). Linear.
[[nodiscard]] std::vector<text::Span> find_words(std::string_view text);

}  // namespace quotidian::terms
