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

#include "terms/bytes.hpp"

namespace quotidian::terms {

/// Number of a term while counting: words as they are, n-grams of two words or more with the highest bit set.
using Code = std::uint32_t;
constexpr Code gram_bit = 0x80000000U;
constexpr Code no_code = std::numeric_limits<Code>::max();

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
constexpr std::size_t batch_size = 16;

/// Words to numbers from 0, in the order of first sight. Words of up to 16 bytes are compared inside their slot.
class WordTable {
 public:
  struct Slot {
    std::uint64_t low = 0;   // first eight bytes; of longer words the hash
    std::uint64_t high = 0;  // next eight bytes; of longer words their place in `bytes_`
    std::uint32_t size = 0;  // 0: free
    Code code = 0;
    Mark mark;
  };
  /// A word on its way into the table.
  struct Query {
    std::string_view word;
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    std::size_t place = 0;
  };

  WordTable() : slots_(1024) {}

  /// Make a query of a word that is not empty; 16 bytes after its begin must be readable.
  [[nodiscard]] static Query ask_padded(std::string_view word) {
    if (word.size() > 16) return ask(word);
    const std::size_t size = word.size();
    const std::uint64_t low_mask = ~std::uint64_t{0} >> (size >= 8 ? 0 : 64 - 8 * size);
    const std::uint64_t high_mask = size > 8 ? ~std::uint64_t{0} >> (128 - 8 * size) : 0;
    return {word, load8(word.data()) & low_mask, load8(word.data() + 8) & high_mask, 0};
  }
  /// The same for any word.
  [[nodiscard]] static Query ask(std::string_view word) {
    const std::size_t size = word.size();
    if (size <= 8) return {word, load_some(word.data(), size), 0, 0};
    if (size <= 16) return {word, load8(word.data()), load_some(word.data() + 8, size - 8), 0};
    std::uint64_t mixed = size;
    std::size_t at = 0;
    for (; at + 8 <= size; at += 8) mixed = scramble((mixed ^ load8(word.data() + at)) * odd_a);
    return {word, scramble((mixed ^ load_some(word.data() + at, size - at)) * odd_a), no_place, 0};
  }

  /// Call `take(slot)` for each query in order; slots are made for new words.
  template <class Take>
  void at_all(std::span<Query> queries, Take take) {
    while ((size() + queries.size()) * 3 >= slots_.size() * 2) grow();
    std::array<bool, batch_size> met{};
    for (std::size_t i = 0; i < queries.size(); ++i)
      queries[i].place = first_place(queries[i].low, queries[i].high, queries[i].word.size());
    for (std::size_t i = 0; i < queries.size(); ++i) met[i] = slots_[queries[i].place].low == queries[i].low;
    for (std::size_t i = 0; i < queries.size(); ++i) {
      Slot& slot = slots_[queries[i].place];
      take(met[i] && is(slot, queries[i]) ? slot : find(queries[i]));
    }
  }
  /// The slot of one word; good until the next call.
  Slot& at(std::string_view word) {
    if ((size() + 1) * 3 >= slots_.size() * 2) grow();
    Query query = ask(word);
    query.place = first_place(query.low, query.high, word.size());
    return find(query);
  }

  [[nodiscard]] std::size_t size() const { return starts_.size() - 1; }
  [[nodiscard]] std::string_view operator[](Code code) const {
    return std::string_view(bytes_).substr(starts_[code], starts_[code + 1] - starts_[code]);
  }

 private:
  [[nodiscard]] std::size_t first_place(std::uint64_t low, std::uint64_t high, std::size_t size) const {
    const std::uint64_t tail = size > 16 ? 0 : high;
    return static_cast<std::size_t>(scramble(low * odd_a + tail * odd_b + size)) & (slots_.size() - 1);
  }
  [[nodiscard]] bool is(const Slot& slot, const Query& query) const {
    if (slot.size != query.word.size() || slot.low != query.low) return false;
    return slot.high == query.high || (slot.size > 16 && std::string_view(bytes_).substr(slot.high, slot.size) == query.word);
  }
  Slot& find(const Query& query) {
    std::size_t place = query.place;
    while (slots_[place].size != 0) {
      if (is(slots_[place], query)) return slots_[place];
      place = (place + 1) & (slots_.size() - 1);
    }
    if (size() >= gram_bit - 1) throw std::length_error("more than 2147483646 distinct words; count in several batches");
    const std::uint64_t high = query.word.size() > 16 ? bytes_.size() : query.high;
    slots_[place] = {query.low, high, static_cast<std::uint32_t>(query.word.size()), static_cast<Code>(size()), {}};
    bytes_ += query.word;
    starts_.push_back(bytes_.size());
    return slots_[place];
  }
  void grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.size == 0) continue;
      std::size_t place = first_place(slot.low, slot.high, slot.size);
      while (slots_[place].size != 0) place = (place + 1) & (slots_.size() - 1);
      slots_[place] = slot;
    }
  }

  static constexpr std::uint64_t no_place = std::numeric_limits<std::uint64_t>::max();
  std::vector<Slot> slots_;
  std::string bytes_;
  std::vector<std::uint64_t> starts_ = {0};
};

/// N-grams of two words or more: (code of all words but the last, the last word) to numbers, in the order of first sight.
class GramTable {
 public:
  struct Slot {
    std::uint64_t key = empty;
    Code code = 0;
    Mark mark;
  };
  struct Gram {
    Code head = 0;  ///< code of all words but the last
    Code last = 0;  ///< the last word
  };

  GramTable() : slots_(1024) {}

  /// Call `take(i, slot)` for each n-gram in order, at most `batch_size` of them; slots are made for new ones.
  template <class Take>
  void at_all(std::span<const Gram> grams, Take take) {
    while ((size() + grams.size()) * 2 >= slots_.size()) grow();
    std::array<std::size_t, batch_size> places{};
    std::array<bool, batch_size> met{};
    for (std::size_t i = 0; i < grams.size(); ++i) places[i] = first_place(key_of(grams[i]));
    for (std::size_t i = 0; i < grams.size(); ++i) met[i] = slots_[places[i]].key == key_of(grams[i]);
    for (std::size_t i = 0; i < grams.size(); ++i) take(i, met[i] ? slots_[places[i]] : find(grams[i], places[i]));
  }
  /// The code of one n-gram.
  Code at(Gram gram) {
    if ((size() + 1) * 2 >= slots_.size()) grow();
    return find(gram, first_place(key_of(gram))).code;
  }

  [[nodiscard]] std::size_t size() const { return grams_.size(); }
  [[nodiscard]] const Gram& operator[](std::size_t number) const { return grams_[number]; }

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
    if (size() >= gram_bit - 1) throw std::length_error("more than 2147483646 distinct n-grams; count in several batches");
    slots_[place] = {key, static_cast<Code>(size()) | gram_bit, {}};
    grams_.push_back(gram);
    return slots_[place];
  }
  void grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.key == empty) continue;
      std::size_t place = first_place(slot.key);
      while (slots_[place].key != empty) place = (place + 1) & (slots_.size() - 1);
      slots_[place] = slot;
    }
  }

  static constexpr std::uint64_t empty = std::numeric_limits<std::uint64_t>::max();
  std::vector<Slot> slots_;
  std::vector<Gram> grams_;
};

}  // namespace quotidian::terms
