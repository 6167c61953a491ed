// Terms of several counters in the order of their code points, under one numbering.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "quotidian/terms/count.hpp"
#include "terms/tables.hpp"

namespace quotidian::terms {

/// Something for each term of a counter, words and n-grams apart, reached by code.
template <class T>
struct PerTerm {
  Array<T> words;
  Array<T> grams;
  PerTerm(std::size_t n_words, std::size_t n_grams, T value) : words(n_words, value), grams(n_grams, value) {}
  T& operator[](Code code) { return (code & gram_bit) != 0 ? grams[code & ~gram_bit] : words[code]; }
  const T& operator[](Code code) const { return (code & gram_bit) != 0 ? grams[code & ~gram_bit] : words[code]; }
};

/// A term in the order: all of it but its last word is a term too.
struct Term {
  std::uint32_t head = 0;  ///< place of all but the last word; `no_head` where there is no more than one
  std::uint32_t last = 0;  ///< number of the last word
};
constexpr std::uint32_t no_head = std::numeric_limits<std::uint32_t>::max();

/// Places of terms, ascending as strings.
struct Order {
  std::vector<PerTerm<std::uint32_t>> places;  ///< for each part, the place of each of its terms
  std::vector<std::string_view> words;         ///< ascending; their letters lie in the counters
  std::vector<Term> terms;                     ///< by place
  std::vector<std::string> strings;            ///< by place, in place of `terms` where words hold spaces
  bool shared = false;                         ///< two terms of a part may have one place (words that hold spaces make the same string)

  [[nodiscard]] std::size_t size() const { return strings.empty() ? terms.size() : strings.size(); }
};

/// Append the words of a term, joined by single spaces.
void append_term(const Order& order, std::size_t place, std::string& out);

/// O(words log words + n-grams); sorting of strings where a word holds a space.
[[nodiscard]] Order put_in_order(std::span<const Counter> parts, unsigned threads);

}  // namespace quotidian::terms
