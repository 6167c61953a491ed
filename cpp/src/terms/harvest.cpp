#include "quotidian/terms/harvest.hpp"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <stdexcept>
#include <string>

#include "quotidian/terms/hash.hpp"
#include "quotidian/text/parallel.hpp"
#include "terms/choose.hpp"
#include "terms/harvest_state.hpp"
#include "terms/state.hpp"

namespace quotidian::terms {
namespace {

/// For each place, in how many documents its term stands, and how often.
struct Frequencies {
  std::vector<std::uint32_t> documents;
  std::vector<std::uint64_t> occurrences;  // empty where nobody asks
};

/// Documents that hold each term of a part, by code.
template <class Number>
PerTerm<Number> documents_of(const Counter::State& state) {
  PerTerm<Number> sum(state.words.size(), state.grams.size(), 0);
  if (state.in_words()) {
    for (std::size_t code = 0; code < std::min(sum.words.size(), state.seen.size()); ++code) sum.words[code] = state.seen[code].documents;
    return sum;
  }
  for (const Hits::Row& row : state.hits.rows()) {
    each_hit(row, [&](Code code, std::uint32_t) { ++sum[code]; });
  }
  return sum;
}

/// Occurrences of each term of a part, by code.
template <class Number>
PerTerm<Number> occurrences_of(const Counter::State& state) {
  PerTerm<Number> sum(state.words.size(), state.grams.size(), 0);
  for (const Hits::Row& row : state.hits.rows()) {
    each_term(state, row, [&](Code code, std::uint32_t count) { sum[code] += count; });
  }
  return sum;
}

/// Sums of all parts by place (or column; `dropped` ones are passed over).
template <class Number>
std::vector<Number> sums_by_place(std::span<const Counter> parts, std::span<const PerTerm<std::uint32_t>> places, std::size_t n,
                                  unsigned threads, PerTerm<Number> (*sums)(const Counter::State&)) {
  std::vector<std::unique_ptr<PerTerm<Number>>> by_code(parts.size());
  text::for_each_slot(parts.size(), threads,
                      [&](std::size_t p) { by_code[p] = std::make_unique<PerTerm<Number>>(sums(parts[p].state())); });
  std::vector<Number> sum(n, 0);
  const auto add = [&](const Array<Number>& numbers, const Array<std::uint32_t>& where) {
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      if (where[i] != dropped) sum[where[i]] += numbers[i];
    }
  };
  for (std::size_t p = 0; p < parts.size(); ++p) {
    add(by_code[p]->words, places[p].words);
    add(by_code[p]->grams, places[p].grams);
  }
  return sum;
}

Vocabulary make_vocabulary(const std::vector<std::uint32_t>& kept, const Order& order) {
  std::string bytes;
  std::vector<std::uint64_t> starts = {0};
  starts.reserve(kept.size() + 1);
  constexpr std::size_t usual = 12;  // bytes of a term, or so
  bytes.reserve(usual * kept.size());
  for (const std::uint32_t place : kept) {
    append_term(order, place, bytes);
    starts.push_back(bytes.size());
  }
  return {std::move(bytes), std::move(starts)};
}

/// Column of each place in a given vocabulary: both ascend.
std::vector<std::uint32_t> columns_in(const Vocabulary& vocabulary, const Order& order) {
  std::vector<std::uint32_t> columns(order.size(), dropped);
  std::string term;
  std::size_t from = 0;
  for (std::size_t place = 0; place < columns.size(); ++place) {
    term.clear();
    append_term(order, place, term);
    from = vocabulary.lower_bound(term, from);
    if (from == vocabulary.size()) break;
    if (vocabulary[from] == term) columns[place] = static_cast<std::uint32_t>(from);
  }
  return columns;
}

/// Column of each place by the hash of its term.
std::vector<std::uint32_t> hashed_columns(const Hashing& hashing, const Order& order) {
  if (hashing.columns < 1 || hashing.columns >= minus_bit) {
    throw std::invalid_argument("1 to 2147483647 hashed columns wanted, got " + std::to_string(hashing.columns));
  }
  std::vector<std::uint32_t> columns(order.size());
  std::string term;
  for (std::size_t place = 0; place < columns.size(); ++place) {
    term.clear();
    append_term(order, place, term);
    const std::int64_t hash = murmur_hash(term);
    columns[place] = static_cast<std::uint32_t>(std::abs(hash) % hashing.columns) | (hashing.signs && hash < 0 ? minus_bit : 0U);
  }
  return columns;
}

/// Choose the columns: what each place becomes.
std::vector<std::uint32_t> select(Harvest::State& state, const Order& order, const Selection& selection, unsigned threads) {
  if (selection.hashing) {
    state.hashed = true;
    state.width = selection.hashing->columns;
    return hashed_columns(*selection.hashing, order);
  }
  if (selection.vocabulary) {
    state.vocabulary = selection.vocabulary;
    state.width = state.vocabulary->size();
    return columns_in(*state.vocabulary, order);
  }
  const std::size_t n = order.size();
  Frequencies frequencies;
  frequencies.documents = sums_by_place<std::uint32_t>(state.parts, order.places, n, threads, documents_of<std::uint32_t>);
  if (selection.max_terms && !selection.rank_by_documents) {
    frequencies.occurrences = sums_by_place<std::uint64_t>(state.parts, order.places, n, threads, occurrences_of<std::uint64_t>);
  }
  const std::vector<std::uint32_t> kept = choose(
      n, [&](std::uint32_t place) { return frequencies.documents[place]; },
      [&](std::uint32_t place) { return frequencies.occurrences[place]; }, selection);
  state.vocabulary = std::make_shared<const Vocabulary>(make_vocabulary(kept, order));
  state.width = kept.size();
  std::vector<std::uint32_t> columns(n, dropped);
  for (std::size_t i = 0; i < kept.size(); ++i) columns[kept[i]] = static_cast<std::uint32_t>(i);
  return columns;
}

}  // namespace

Harvest::Harvest(std::vector<Counter> parts, const Selection& selection, unsigned threads) : state_(std::make_unique<State>()) {
  State& state = *state_;
  state.parts = std::move(parts);
  if (state.parts.empty()) state.parts.emplace_back(Counting{});
  for (Counter& part : state.parts) part.close();
  Order order = put_in_order(state.parts, threads);
  const std::vector<std::uint32_t> columns = select(state, order, selection, threads);
  for (PerTerm<std::uint32_t>& part : order.places) {
    for (std::uint32_t& place : part.words) place = columns[place];
    for (std::uint32_t& place : part.grams) place = columns[place];
  }
  state.columns = std::move(order.places);
  state.shared = order.shared || state.hashed;
  state.whole = std::find(columns.begin(), columns.end(), dropped) == columns.end();
  for (std::size_t p = 0; p < state.parts.size(); ++p) {
    const Array<Code>& codes = state.parts[p].state().memo.codes;
    Array<std::uint32_t>& of_words = state.word_columns.emplace_back(codes.size());
    for (std::size_t i = 0; i < codes.size(); ++i) of_words[i] = state.columns[p].words[codes[i]];
  }
  std::size_t rows = 0;
  for (const Counter& part : state.parts) {
    state.first_rows.push_back(rows);
    rows += part.documents();
  }
  state.starts = count_entries(state, threads);
  for (Counter& part : state.parts) part.forget_terms();
}

Harvest::Harvest(Harvest&&) noexcept = default;
Harvest& Harvest::operator=(Harvest&&) noexcept = default;
Harvest::~Harvest() = default;

const std::shared_ptr<const Vocabulary>& Harvest::vocabulary() const { return state_->vocabulary; }
const std::vector<std::int32_t>& Harvest::starts() const { return state_->starts; }

std::vector<std::int64_t> Harvest::document_frequencies() const {
  if (state_->hashed) throw std::invalid_argument("hashed columns have no frequencies of their own");
  return sums_by_place<std::int64_t>(state_->parts, state_->columns, state_->width, 1, documents_of<std::int64_t>);
}

std::vector<std::int64_t> Harvest::occurrences() const {
  if (state_->hashed) throw std::invalid_argument("hashed columns have no frequencies of their own");
  return sums_by_place<std::int64_t>(state_->parts, state_->columns, state_->width, 1, occurrences_of<std::int64_t>);
}

TermMatrix collect(std::vector<Counter> parts, const Selection& selection, unsigned threads) {
  const Harvest harvest(std::move(parts), selection, threads);
  TermMatrix matrix;
  matrix.vocabulary = *harvest.vocabulary();
  matrix.starts = harvest.starts();
  matrix.columns.resize(static_cast<std::size_t>(matrix.starts.back()));
  matrix.values.resize(matrix.columns.size());
  harvest.write<double>(matrix.columns, matrix.values, {}, threads);
  return matrix;
}

TermMatrix count_terms(std::span<const text::Text> texts, const Counting& counting, const Selection& selection, unsigned threads) {
  const std::size_t parts = std::max<std::size_t>(1, std::min<std::size_t>(threads == 0 ? 8 : threads, texts.size()));
  std::vector<Counter> counters;
  for (std::size_t i = 0; i < parts; ++i) counters.emplace_back(counting);
  text::for_each_slot(parts, threads, [&](std::size_t part) {
    for (std::size_t i = texts.size() * part / parts; i < texts.size() * (part + 1) / parts; ++i) {
      counters[part].add({texts[i].view(), {}, std::nullopt, {}, std::nullopt});
    }
  });
  return collect(std::move(counters), selection, threads);
}

}  // namespace quotidian::terms
