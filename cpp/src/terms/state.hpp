// What a Counter has counted so far.
#pragma once

#include <cstdint>
#include <vector>

#include "quotidian/terms/count.hpp"
#include "terms/hits.hpp"
#include "terms/prepare.hpp"
#include "terms/tables.hpp"

namespace quotidian::terms {

/// N-grams of the words met before, so that a word is cut once: rows hold such words, as codes with `gram_bit`, in place of n-grams.
struct Memo {
  WordTable words;
  std::vector<std::uint64_t> starts = {0};  ///< n-grams of word w: `codes[starts[w]] … codes[starts[w + 1] - 1]`
  Array<Code> codes;
  std::vector<Hit> row;  ///< words of the document being counted
};

/// In which documents an n-gram of characters was seen.
struct Seen {
  std::uint32_t last = 0;       ///< number of the last of them
  std::uint32_t documents = 0;  ///< how many they are
};

struct Counter::State {
  Counting counting;
  Code stop_words = 0;  ///< words below this number are stop words
  WordTable words;
  GramTable grams;
  Hits hits;
  std::uint32_t document = 0;          ///< number of the document being counted, from 1
  std::uint32_t row_size = 0;          ///< hits of the document being counted
  Prepared prepared;                   ///< scratch
  std::string lowered;                 ///< scratch
  std::vector<Code> run;               ///< words of the run being read, when n-grams are counted
  std::vector<GramTable::Gram> level;  ///< n-grams of the run of one length
  Array<Mark> marks;                   ///< of n-grams of characters, by code
  Memo memo;                           ///< of n-grams of characters within words, as the two that follow
  Array<Seen> seen;                    ///< by code
  std::vector<std::uint32_t> sizes;    ///< n-grams of each document

  [[nodiscard]] bool in_words() const { return counting.piece == Piece::characters_in_words; }
};

/// Call `take(code, count)` for the terms of a row; n-grams of characters within words may come more than once.
template <class Take>
void each_term(const Counter::State& state, const Hits::Row& row, Take take) {
  if (!state.in_words()) return each_hit(row, take);
  each_hit(row, [&](Code code, std::uint32_t count) {
    if ((code & gram_bit) == 0) return take(code, count);
    const Code word = code & ~gram_bit;
    for (std::uint64_t i = state.memo.starts[word]; i < state.memo.starts[word + std::size_t{1}]; ++i) {
      take(state.memo.codes[static_cast<std::size_t>(i)], count);
    }
  });
}

}  // namespace quotidian::terms
