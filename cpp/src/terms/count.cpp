#include "quotidian/terms/count.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "quotidian/text/parallel.hpp"
#include "terms/lower.hpp"
#include "terms/state.hpp"
#include "terms/words.hpp"

namespace quotidian::terms {
namespace {

using State = Counter::State;

void hit(State& state, Mark& mark, Code code) {
  if (mark.document == state.document) {
    ++state.hits[mark.place].count;
    return;
  }
  if (state.hits.size() >= std::numeric_limits<std::uint32_t>::max()) {
    throw std::length_error("more than 4294967295 entries in one stretch of documents; count in several batches");
  }
  mark = {state.document, static_cast<std::uint32_t>(state.hits.size())};
  state.hits.push_back({code, 1});
}

/// Look up the waiting words: counted at once, or kept for n-grams.
void look_up(State& state) {
  state.words.at_all(state.waiting, [&](WordTable::Slot& slot) {
    if (slot.code < state.stop_words) return;
    if (state.counting.shortest == 1) hit(state, slot.mark, slot.code);
    if (state.counting.longest > 1) state.run.push_back(slot.code);
  });
  state.waiting.clear();
}

/// Count the n-grams of the run, length after length, and forget it.
void end_run(State& state) {
  std::vector<GramTable::Gram>& level = state.level;
  level.clear();
  for (std::size_t i = 0; i + 1 < state.run.size(); ++i) level.push_back({state.run[i], state.run[i + 1]});
  for (std::uint32_t length = 2; length <= state.counting.longest && !level.empty(); ++length) {
    for (std::size_t begin = 0; begin < level.size(); begin += batch_size) {
      const std::size_t count = std::min(batch_size, level.size() - begin);
      state.grams.at_all(std::span(level).subspan(begin, count), [&](std::size_t i, GramTable::Slot& slot) {
        if (length >= state.counting.shortest) hit(state, slot.mark, slot.code);
        level[begin + i].head = slot.code;  // the head of the next length
      });
    }
    level.pop_back();
    for (std::size_t i = 0; i < level.size(); ++i) level[i].last = state.run[i + length];
  }
  state.run.clear();
}

/// A stretch of text by the pattern: lowered as a whole, as scikit-learn does, since a lower-case form may hold word boundaries.
void take_text(State& state, std::string_view words, std::string_view lang) {
  if (state.counting.lowercase) {
    lower(words, lang, state.lowered);
  } else {
    state.lowered = words;
  }
  const std::size_t size = state.lowered.size();
  state.lowered.append(16, '\0');  // so that a word may be read past its end
  words = std::string_view(state.lowered).substr(0, size);
  each_word(words, state.bits, [&](std::size_t begin, std::size_t end) {
    state.waiting.push_back(WordTable::ask_padded(words.substr(begin, end - begin)));
    if (state.waiting.size() == batch_size) look_up(state);
  });
  look_up(state);
  end_run(state);
}

/// One word that another room found.
void take_word(State& state, std::string_view word, std::string_view lang) {
  if (state.counting.lowercase) {
    lower(word, lang, state.lowered);
    word = state.lowered;
  }
  if (word.empty()) return;
  state.waiting.push_back(WordTable::ask(word));
  look_up(state);
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

}  // namespace

Counter::Counter(Counting counting) : state_(std::make_unique<State>()) {
  if (counting.shortest < 1 || counting.longest < counting.shortest) {
    throw std::invalid_argument("n-grams of " + std::to_string(counting.shortest) + " to " + std::to_string(counting.longest) +
                                " words: wanted 1 <= shortest <= longest");
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
  if (document.words) {
    take_words(state, document);
  } else if (document.within) {
    for (const text::Span span : *document.within) take_text(state, document.text.substr(span.begin, span.size()), document.lang);
  } else {
    take_text(state, document.text, document.lang);
  }
  state.row_ends.push_back(state.hits.size());
}

std::size_t Counter::documents() const { return state_->row_ends.size(); }

TermMatrix count_terms(std::span<const text::Text> texts, const Counting& counting, const Selection& selection, unsigned threads) {
  const std::size_t parts = std::max<std::size_t>(1, std::min<std::size_t>(threads == 0 ? 8 : threads, texts.size()));
  std::vector<Counter> counters;
  for (std::size_t i = 0; i < parts; ++i) counters.emplace_back(counting);
  text::for_each_slot(parts, threads, [&](std::size_t part) {
    for (std::size_t i = texts.size() * part / parts; i < texts.size() * (part + 1) / parts; ++i) {
      counters[part].add({texts[i].view(), {}, std::nullopt, {}, std::nullopt});
    }
  });
  return collect(counters, selection, threads);
}

}  // namespace quotidian::terms
