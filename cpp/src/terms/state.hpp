// What a Counter has counted so far.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "quotidian/terms/count.hpp"
#include "terms/tables.hpp"

namespace quotidian::terms {

/// One term of one document.
struct Hit {
  Code code = 0;
  std::uint32_t count = 0;
};

struct Counter::State {
  Counting counting;
  Code stop_words = 0;  ///< words below this number are stop words
  WordTable words;
  GramTable grams;
  std::vector<Hit> hits;                  ///< of all documents, in order of first sight
  std::vector<std::size_t> row_ends;      ///< end of each document's hits
  std::uint32_t document = 0;             ///< number of the document being counted, from 1
  std::string lowered;                    ///< scratch
  std::vector<std::uint64_t> bits;        ///< scratch
  std::vector<WordTable::Query> waiting;  ///< words found and not yet looked up
  std::vector<Code> run;                  ///< words of the run being read, when n-grams are counted
  std::vector<GramTable::Gram> level;     ///< n-grams of the run of one length
};

}  // namespace quotidian::terms
