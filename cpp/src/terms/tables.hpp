// The two hash tables of counting: words to numbers, and (n-gram, word) to numbers. Open addressing, powers of two.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "terms/array.hpp"
#include "terms/bytes.hpp"

namespace quotidian::terms {

/// Number of a term while counting: words as they are, n-grams of two words or more with the highest bit set.
using Code = std::uint32_t;
constexpr Code gram_bit = 0x80000000U;
/// Never in a code: says in packed rows that a count follows.
constexpr std::uint32_t many_bit = 0x40000000U;
constexpr std::size_t most_codes = many_bit - 1;

/// Where a term stands in the row of the document being counted.
struct Mark {
  std::uint32_t document = 0;  ///< number of the last document that held the term, counted from 1
  std::uint32_t place = 0;     ///< its entry in that document's row
};

constexpr std::uint64_t odd_a = 0x9E3779B97F4A7C15ULL;
constexpr std::uint64_t odd_b = 0xD6E8FEB86659FD93ULL;

inline std::uint64_t scramble(std::uint64_t value) {
  value = (value ^ (value >> 32)) * odd_b;
  return value ^ (value >> 29);
}

/// How many look-ups are begun together, so that their waits for memory overlap.
constexpr std::size_t batch_size = 32;

/// Words to numbers from 0, in the order of first sight. Words of up to 16 bytes are compared inside their slot.
class WordTable {
 public:
  /// Two to a line of memory, so that none lies across two.
  struct alignas(32) Slot {
    std::uint64_t low = 0;   // first eight bytes; of longer words the hash
    std::uint64_t high = 0;  // next eight bytes; of longer words their place in `bytes_`
    std::uint32_t size = 0;  // 0: free
    Code code = 0;
    Mark mark;
  };
  /// A word on its way into the table.
  struct Query {
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    const char* word = nullptr;
    std::uint32_t size = 0;
    std::uint32_t place = 0;
  };

  WordTable() : slots_(1024) {}

  /// Make a query of a word that is not empty; 16 bytes after its begin must be readable.
  [[nodiscard]] static Query ask_padded(const char* word, std::size_t size) {
    if (size > 16) return ask({word, size});
    const std::uint64_t low_mask = ~std::uint64_t{0} >> (size >= 8 ? 0 : 64 - 8 * size);
    const std::uint64_t high_mask = size > 8 ? ~std::uint64_t{0} >> (128 - 8 * size) : 0;
    return {load8(word) & low_mask, load8(word + 8) & high_mask, word, static_cast<std::uint32_t>(size), 0};
  }
  /// The same for any word.
  [[nodiscard]] static Query ask(std::string_view word) {
    const std::size_t size = word.size();
    const auto short_size = static_cast<std::uint32_t>(size);
    if (size <= 8) return {load_some(word.data(), size), 0, word.data(), short_size, 0};
    if (size <= 16) return {load8(word.data()), load_some(word.data() + 8, size - 8), word.data(), short_size, 0};
    if (size > std::numeric_limits<std::uint32_t>::max()) throw std::length_error("a word of more than 4294967295 bytes");
    std::uint64_t mixed = size;
    std::size_t at = 0;
    for (; at + 8 <= size; at += 8) mixed = scramble((mixed ^ load8(word.data() + at)) * odd_a);
    return {scramble((mixed ^ load_some(word.data() + at, size - at)) * odd_a), 0, word.data(), short_size, 0};
  }

  /// Begin the look-up of a word: its line of memory is on the way when `at_all` comes. At most `batch_size` may wait.
  void begin(Query& query) const {
    query.place = static_cast<std::uint32_t>(first_place(query.low, query.high, query.size));
    begin_fetch(&slots_[query.place]);
  }
  /// Call `take(slot)` for each query that was begun, in order; slots are made for new words.
  template <class Take>
  void at_all(std::span<const Query> queries, Take take) {
    for (const Query& query : queries) {
      Slot& slot = slots_[query.place];
      take(is(slot, query) ? slot : find(query));
    }
    while ((size() + batch_size) * 3 >= slots_.size() * 2) grow();
  }
  /// The slot of one word; good until the next call.
  Slot& at(std::string_view word) {
    while ((size() + batch_size) * 3 >= slots_.size() * 2) grow();
    Query query = ask(word);
    begin(query);
    return find(query);
  }

  [[nodiscard]] std::size_t size() const { return starts_.empty() ? count_ : starts_.size() - 1; }
  [[nodiscard]] std::string_view operator[](Code code) const {
    return std::string_view(bytes_).substr(starts_[code], starts_[code + 1] - starts_[code]);
  }
  /// Give the letters back too; only their number stays.
  void forget() {
    count_ = size();
    bytes_ = std::string();
    starts_ = std::vector<std::uint64_t>();
  }
  /// Nothing more will be looked up: give the slots back, keep the words.
  void close() { slots_ = Array<Slot>(); }

 private:
  [[nodiscard]] std::size_t first_place(std::uint64_t low, std::uint64_t high, std::size_t size) const {
    return static_cast<std::size_t>(scramble(low * odd_a + high * odd_b + size)) & (slots_.size() - 1);
  }
  [[nodiscard]] bool is(const Slot& slot, const Query& query) const {
    if (query.size <= 16) return ((slot.low ^ query.low) | (slot.high ^ query.high) | (slot.size ^ query.size)) == 0;
    return slot.size == query.size && slot.low == query.low && std::string_view(bytes_).substr(slot.high, slot.size) == word_of(query);
  }
  static std::string_view word_of(const Query& query) { return {query.word, query.size}; }
  Slot& find(const Query& query) {
    std::size_t place = query.place;
    while (slots_[place].size != 0) {
      if (is(slots_[place], query)) return slots_[place];
      place = (place + 1) & (slots_.size() - 1);
    }
    if (size() >= most_codes) throw std::length_error("more than 1073741823 distinct words; count in several batches");
    slots_[place] = {query.low, query.size > 16 ? bytes_.size() : query.high, query.size, static_cast<Code>(size()), {}};
    bytes_ += word_of(query);
    starts_.push_back(bytes_.size());
    return slots_[place];
  }
  void grow() {
    Array<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.size == 0) continue;
      std::size_t place = first_place(slot.low, slot.size > 16 ? 0 : slot.high, slot.size);
      while (slots_[place].size != 0) place = (place + 1) & (slots_.size() - 1);
      slots_[place] = slot;
    }
  }

  Array<Slot> slots_;
  std::string bytes_;
  std::vector<std::uint64_t> starts_ = {0};
  std::size_t count_ = 0;  // of words that are forgotten
};

/// N-grams of two words or more: (code of all words but the last, the last word) to numbers, in the order of first sight.
class GramTable {
 public:
  /// Four to a line of memory. Where in its row a gram stands is kept apart, since few occur twice in a document.
  struct alignas(16) Slot {
    std::uint64_t key = empty;
    Code code = 0;
    std::uint32_t document = 0;
  };
  struct Gram {
    Code head = 0;  ///< code of all words but the last
    Code last = 0;  ///< the last word
  };

  GramTable() : slots_(1024) {}

  /// Call `take(i, slot)` for each n-gram in order; slots are made for new ones.
  template <class Take>
  void at_all(std::span<const Gram> grams, Take take) {
    while ((size() + grams.size()) * 4 >= slots_.size() * 3) grow();
    const auto begin = [&](std::size_t i) {
      if (i < grams.size()) begin_fetch(&slots_[first_place(key_of(grams[i]))]);
    };
    for (std::size_t i = 0; i < batch_size; ++i) begin(i);
    for (std::size_t i = 0; i < grams.size(); ++i) {
      begin(i + batch_size);
      take(i, find(grams[i], first_place(key_of(grams[i]))));
    }
  }

  [[nodiscard]] std::size_t size() const { return grams_.empty() ? count_ : grams_.size(); }
  [[nodiscard]] const Gram& operator[](std::size_t number) const { return grams_[number]; }
  /// Entry of a gram in the row of the last document that held it.
  [[nodiscard]] std::uint32_t& place(Code code) { return places_[code & ~gram_bit]; }
  /// Give the n-grams back too; only their number stays.
  void forget() {
    count_ = size();
    grams_ = Array<Gram>();
  }
  /// Nothing more will be looked up: give the slots back, keep the n-grams.
  void close() {
    slots_ = Array<Slot>();
    places_ = Array<std::uint32_t>();
  }

 private:
  static std::uint64_t key_of(Gram gram) { return (static_cast<std::uint64_t>(gram.head) << 32) | gram.last; }
  [[nodiscard]] std::size_t first_place(std::uint64_t key) const {
    return static_cast<std::size_t>(scramble(key * odd_a)) & (slots_.size() - 1);
  }
  Slot& find(Gram gram, std::size_t place) {
    const std::uint64_t key = key_of(gram);
    while (slots_[place].key != empty) {
      if (slots_[place].key == key) return slots_[place];
      place = (place + 1) & (slots_.size() - 1);
    }
    if (size() >= most_codes) throw std::length_error("more than 1073741823 distinct n-grams; count in several batches");
    slots_[place] = {key, static_cast<Code>(size()) | gram_bit, 0};
    grams_.push_back(gram);
    places_.push_back(0);
    return slots_[place];
  }
  void grow() {
    Array<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.key == empty) continue;
      std::size_t place = first_place(slot.key);
      while (slots_[place].key != empty) place = (place + 1) & (slots_.size() - 1);
      slots_[place] = slot;
    }
  }

  static constexpr std::uint64_t empty = std::numeric_limits<std::uint64_t>::max();
  Array<Slot> slots_;
  Array<Gram> grams_;
  Array<std::uint32_t> places_;
  std::size_t count_ = 0;  // of n-grams that are forgotten
};

}  // namespace quotidian::terms
