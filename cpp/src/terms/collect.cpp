// From counters to the matrix: give every term one number, choose, put in order, write the rows.
#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <string>

#include "quotidian/text/parallel.hpp"
#include "terms/order.hpp"
#include "terms/state.hpp"

namespace quotidian::terms {
namespace {

constexpr std::uint32_t dropped = std::numeric_limits<std::uint32_t>::max();

/// Something for each term, words and n-grams apart, reached by code.
template <class T>
struct PerTerm {
  std::vector<T> words;
  std::vector<T> grams;
  PerTerm(std::size_t n_words, std::size_t n_grams, T value) : words(n_words, value), grams(n_grams, value) {}
  T& operator[](Code code) { return (code & gram_bit) != 0 ? grams[code & ~gram_bit] : words[code]; }
  const T& operator[](Code code) const { return (code & gram_bit) != 0 ? grams[code & ~gram_bit] : words[code]; }
};

using Columns = PerTerm<std::uint32_t>;

/// The terms of all parts under one numbering.
struct Union {
  WordTable words;
  GramTable grams;
  std::vector<PerTerm<Code>> codes;  // for each part, its codes in the union
};

Union unite(std::span<const Counter> parts) {
  Union all;
  for (const Counter& part : parts) {
    const Counter::State& state = part.state();
    PerTerm<Code> codes(state.words.size(), state.grams.size(), no_code);
    for (Code i = 0; i < state.words.size(); ++i) codes.words[i] = all.words.at(state.words[i]).code;
    for (Code i = 0; i < state.grams.size(); ++i) {
      const GramTable::Gram gram = state.grams[i];
      codes.grams[i] = all.grams.at({codes[gram.head], codes.words[gram.last]});
    }
    all.codes.push_back(std::move(codes));
  }
  return all;
}

struct Frequencies {
  PerTerm<std::uint32_t> documents;
  PerTerm<std::uint64_t> occurrences;
};

/// `map` turns a part's code into the common one.
template <class Map>
void add_frequencies(const Counter::State& state, Map map, Frequencies& to) {
  for (const Hit& hit : state.hits) {
    const Code code = map(hit.code);
    ++to.documents[code];
    to.occurrences[code] += hit.count;
  }
}

/// Codes that stay, in the order of their terms.
std::vector<Code> choose(std::vector<Code> ordered, const Frequencies& frequencies, const Selection& selection) {
  std::erase_if(ordered, [&](Code code) { return frequencies.documents[code] == 0; });
  if (ordered.empty()) throw std::invalid_argument("empty vocabulary; perhaps the documents only contain stop words");
  std::erase_if(ordered, [&](Code code) {
    const auto documents = static_cast<double>(frequencies.documents[code]);
    return documents < selection.min_documents || documents > selection.max_documents;
  });
  if (selection.max_terms && ordered.size() > *selection.max_terms) {
    std::vector<std::uint32_t> places(ordered.size());
    std::iota(places.begin(), places.end(), 0U);
    std::stable_sort(places.begin(), places.end(), [&](std::uint32_t a, std::uint32_t b) {
      return frequencies.occurrences[ordered[a]] > frequencies.occurrences[ordered[b]];
    });
    places.resize(*selection.max_terms);
    std::sort(places.begin(), places.end());
    std::vector<Code> kept;
    for (const std::uint32_t place : places) kept.push_back(ordered[place]);
    ordered = std::move(kept);
  }
  if (ordered.empty()) throw std::invalid_argument("After pruning, no terms remain. Try a lower min_df or a higher max_df.");
  return ordered;
}

Vocabulary make_vocabulary(const std::vector<Code>& kept, const WordTable& words, const GramTable& grams) {
  std::string bytes;
  std::vector<std::uint64_t> starts = {0};
  starts.reserve(kept.size() + 1);
  for (const Code code : kept) {
    append_term(code, words, grams, bytes);
    starts.push_back(bytes.size());
  }
  return {std::move(bytes), std::move(starts)};
}

/// Columns of one part's terms in a given vocabulary.
Columns look_up(const Counter::State& state, const Vocabulary& vocabulary) {
  Columns columns(state.words.size(), state.grams.size(), dropped);
  PerTerm<std::uint8_t> seen(state.words.size(), state.grams.size(), 0);
  std::string term;
  for (const Hit& hit : state.hits) {
    if (seen[hit.code] != 0) continue;
    seen[hit.code] = 1;
    term.clear();
    append_term(hit.code, state.words, state.grams, term);
    if (const auto column = vocabulary.find(term)) columns[hit.code] = *column;
  }
  return columns;
}

/// Number the vocabulary's terms as found in all parts, and each part's columns.
std::vector<Columns> select(std::span<const Counter> parts, const Selection& selection, Vocabulary& vocabulary) {
  std::vector<Columns> columns;
  if (selection.vocabulary) {
    vocabulary = *selection.vocabulary;
    for (const Counter& part : parts) columns.push_back(look_up(part.state(), vocabulary));
    return columns;
  }
  const bool alone = parts.size() == 1;  // then its numbering is the common one
  const Union all = alone ? Union{} : unite(parts);
  const WordTable& words = alone ? parts.front().state().words : all.words;
  const GramTable& grams = alone ? parts.front().state().grams : all.grams;
  Frequencies frequencies{{words.size(), grams.size(), 0}, {words.size(), grams.size(), 0}};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (alone) {
      add_frequencies(
          parts[i].state(), [](Code code) { return code; }, frequencies);
    } else {
      add_frequencies(
          parts[i].state(), [&](Code code) { return all.codes[i][code]; }, frequencies);
    }
  }
  const std::vector<Code> kept = choose(in_order(words, grams), frequencies, selection);
  vocabulary = make_vocabulary(kept, words, grams);
  Columns common(words.size(), grams.size(), dropped);
  for (std::size_t i = 0; i < kept.size(); ++i) common[kept[i]] = static_cast<std::uint32_t>(i);
  if (alone) return {std::move(common)};
  for (const PerTerm<Code>& codes : all.codes) {
    Columns mine(codes.words.size(), codes.grams.size(), dropped);
    for (std::size_t i = 0; i < codes.words.size(); ++i) mine.words[i] = common[codes.words[i]];
    for (std::size_t i = 0; i < codes.grams.size(); ++i) mine.grams[i] = common[codes.grams[i]];
    columns.push_back(std::move(mine));
  }
  return columns;
}

/// Write the rows of one part, columns ascending: two counting sorts, by column and then by row, so that the cost is linear.
void write_rows(const Counter::State& state, const Columns& columns, std::size_t first_row, TermMatrix& matrix) {
  struct Entry {
    std::uint32_t row = 0;
    std::uint32_t count = 0;
  };
  std::vector<std::uint32_t> next(matrix.vocabulary.size() + 1, 0);
  for (const Hit& hit : state.hits) {
    if (const std::uint32_t column = columns[hit.code]; column != dropped) ++next[column + 1];
  }
  for (std::size_t column = 1; column < next.size(); ++column) next[column] += next[column - 1];
  std::vector<Entry> entries(next.back());
  std::size_t begin = 0;
  for (std::size_t row = 0; row < state.row_ends.size(); ++row) {
    for (std::size_t i = begin; i < state.row_ends[row]; ++i) {
      if (const std::uint32_t column = columns[state.hits[i].code]; column != dropped) {
        entries[next[column]++] = {static_cast<std::uint32_t>(row), state.hits[i].count};
      }
    }
    begin = state.row_ends[row];
  }
  std::vector<std::int32_t> at(matrix.starts.begin() + static_cast<std::ptrdiff_t>(first_row),
                               matrix.starts.begin() + static_cast<std::ptrdiff_t>(first_row + state.row_ends.size()));
  std::uint32_t entry = 0;
  for (std::size_t column = 0; column < matrix.vocabulary.size(); ++column) {
    for (; entry < next[column]; ++entry) {  // by now `next` holds the ends
      const auto place = static_cast<std::size_t>(at[entries[entry].row]++);
      matrix.columns[place] = static_cast<std::int32_t>(column);
      matrix.values[place] = static_cast<double>(entries[entry].count);
    }
  }
}

void reserve_rows(std::span<const Counter> parts, const std::vector<Columns>& columns, TermMatrix& matrix) {
  std::size_t entries = 0;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    const Counter::State& state = parts[part].state();
    std::size_t begin = 0;
    for (const std::size_t end : state.row_ends) {
      for (std::size_t i = begin; i < end; ++i) entries += columns[part][state.hits[i].code] != dropped ? 1U : 0U;
      if (entries > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max())) {
        throw std::length_error("more than 2147483647 entries in one matrix; count in several batches, or set min_df");
      }
      matrix.starts.push_back(static_cast<std::int32_t>(entries));
      begin = end;
    }
  }
  matrix.columns.resize(entries);
  matrix.values.resize(entries);
}

}  // namespace

TermMatrix collect(std::span<const Counter> parts, const Selection& selection, unsigned threads) {
  TermMatrix matrix;
  const std::vector<Columns> columns = select(parts, selection, matrix.vocabulary);
  reserve_rows(parts, columns, matrix);
  std::vector<std::size_t> first_row(parts.size(), 0);
  for (std::size_t part = 1; part < parts.size(); ++part) first_row[part] = first_row[part - 1] + parts[part - 1].documents();
  text::for_each_slot(parts.size(), threads,
                      [&](std::size_t part) { write_rows(parts[part].state(), columns[part], first_row[part], matrix); });
  return matrix;
}

}  // namespace quotidian::terms
