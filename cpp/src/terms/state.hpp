// What a Counter has counted so far.
#pragma once

#include <cstdint>
#include <vector>

#include "quotidian/terms/count.hpp"
#include "terms/hits.hpp"
#include "terms/prepare.hpp"
#include "terms/tables.hpp"

namespace quotidian::terms {

/// Character n-grams of the words met before, so that a word is cut once.
struct Memo {
  WordTable words;
  std::vector<std::uint64_t> starts = {0};  ///< n-grams of word w: `codes[starts[w]] … codes[starts[w + 1] - 1]`
  Array<Code> codes;
  std::vector<Hit> row;  ///< words of the document being counted
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
  Memo memo;                           ///< of n-grams of characters within words
  Array<Mark> marks;                   ///< of n-grams of characters, by code
};

}  // namespace quotidian::terms
