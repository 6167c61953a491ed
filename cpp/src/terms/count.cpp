#include "quotidian/terms/count.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "terms/characters.hpp"
#include "terms/hit.hpp"
#include "terms/lower.hpp"
#include "terms/state.hpp"
#include "terms/words.hpp"

namespace quotidian::terms {
namespace {

using State = Counter::State;

/// Look up words: counted at once, or kept for n-grams.
void look_up(State& state, std::span<const WordTable::Query> words) {
  const bool singly = state.counting.shortest == 1;
  const bool in_runs = state.counting.longest > 1;
  const Code stop_words = state.stop_words;
  const std::uint32_t document = state.document;
  state.hits.room(state.row_size, words.size());
  Hit* row = state.hits.row();
  std::uint32_t size = state.row_size;
  state.words.at_all(words, [&](WordTable::Slot& slot) {
    if (slot.code < stop_words) return;
    if (singly) hit(row, size, document, slot.mark, slot.code);
    if (in_runs) state.run.push_back(slot.code);
  });
  state.row_size = size;
}

/// Count the n-grams of the run, length after length, and forget it.
void end_run(State& state) {
  std::vector<GramTable::Gram>& level = state.level;
  const std::uint32_t document = state.document;
  level.clear();
  for (std::size_t i = 0; i + 1 < state.run.size(); ++i) level.push_back({state.run[i], state.run[i + 1]});
  for (std::uint32_t length = 2; length <= state.counting.longest && !level.empty(); ++length) {
    constexpr std::size_t stretch = 1024;
    for (std::size_t begin = 0; begin < level.size(); begin += stretch) {
      const std::size_t count = std::min(stretch, level.size() - begin);
      state.hits.room(state.row_size, count);
      Hit* row = state.hits.row();
      std::uint32_t size = state.row_size;
      state.grams.at_all(std::span<const GramTable::Gram>(level).subspan(begin, count), [&](std::size_t i, GramTable::Slot& slot) {
        level[begin + i].head = slot.code;  // the head of the next length
        if (length < state.counting.shortest) return;
        std::uint32_t& place = state.grams.place(slot.code);
        const bool first = slot.document != document;
        place = first ? size : place;
        slot.document = document;
        row[size] = {slot.code, 0};
        ++row[place].count;
        size += first ? 1U : 0U;
      });
      state.row_size = size;
    }
    level.pop_back();
    for (std::size_t i = 0; i < level.size(); ++i) level[i].last = state.run[i + length];
  }
  state.run.clear();
}

/// A stretch of text that is made ready, by the pattern: lowered as a whole, as scikit-learn does, since a lower-case form may hold word
/// boundaries.
void take_prepared(State& state) {
  if (state.counting.piece != Piece::words) return count_characters(state);
  const std::string_view words = state.prepared.view();
  Batch batch(state.words, [&](std::span<const WordTable::Query> queries) { look_up(state, queries); });
  each_word(words, state.prepared.bits,
            [&](std::size_t begin, std::size_t end) { batch.add(WordTable::ask_padded(words.data() + begin, end - begin)); });
  batch.flush();
  end_run(state);
}

/// One word that another room found.
void take_word(State& state, std::string_view word, std::string_view lang) {
  if (state.counting.lowercase) {
    lower(word, lang, state.lowered);
    word = state.lowered;
  }
  if (word.empty()) return;
  WordTable::Query query = WordTable::ask(word);
  state.words.begin(query);
  look_up(state, {&query, 1});
}

/// Words that another room found, in their runs.
void take_words(State& state, const Reading& document) {
  const std::span<const text::Span> words = *document.words;
  auto run_end = document.run_ends.begin();
  std::size_t piece = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].empty()) continue;
    for (; run_end != document.run_ends.end() && *run_end <= i; ++run_end) end_run(state);
    if (document.within) {
      const auto within = *document.within;
      for (; piece < within.size() && within[piece].end < words[i].end; ++piece) end_run(state);
      if (piece == within.size()) break;
      if (words[i].begin < within[piece].begin) continue;
    }
    take_word(state, document.text.substr(words[i].begin, words[i].size()), document.lang);
  }
  end_run(state);
}

void end_document(State& state) {
  end_characters(state);
  state.hits.end_row(state.row_size);
  state.row_size = 0;
}

}  // namespace

Counter::Counter(Counting counting) : state_(std::make_unique<State>()) {
  if (counting.shortest < 1 || counting.longest < counting.shortest) {
    throw std::invalid_argument("n-grams of " + std::to_string(counting.shortest) + " to " + std::to_string(counting.longest) +
                                ": wanted 1 <= shortest <= longest");
  }
  for (std::size_t i = 0; i < counting.stop_words.size(); ++i) {
    if (!counting.stop_words[i].empty()) state_->words.at(counting.stop_words[i]);
  }
  state_->stop_words = static_cast<Code>(state_->words.size());
  state_->counting = std::move(counting);
}

Counter::Counter(Counter&&) noexcept = default;
Counter& Counter::operator=(Counter&&) noexcept = default;
Counter::~Counter() = default;

void Counter::add(const Reading& document) {
  State& state = *state_;
  ++state.document;
  const auto take_text = [&](std::string_view words) {
    prepare(words, document.lang, state.counting.lowercase, state.prepared);
    take_prepared(state);
  };
  if (document.words) {
    take_words(state, document);
  } else if (document.within) {
    for (const text::Span span : *document.within) take_text(document.text.substr(span.begin, span.size()));
  } else {
    take_text(document.text);
  }
  end_document(state);
}

void Counter::add(const Units& document) {
  State& state = *state_;
  ++state.document;
  prepare(document, state.counting.lowercase, state.prepared);
  take_prepared(state);
  end_document(state);
}

void Counter::close() {
  state_->words.close();
  state_->grams.close();
  state_->hits.close();
  state_->prepared = {};
  state_->memo.words.close();
  state_->marks = {};
}

void Counter::forget_terms() {
  state_->words.forget();
  state_->grams.forget();
}

std::size_t Counter::documents() const { return state_->hits.rows().size(); }

}  // namespace quotidian::terms
