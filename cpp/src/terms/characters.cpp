#include "terms/characters.hpp"

#include <algorithm>
#include <span>
#include <vector>

#include "quotidian/text/characters.hpp"
#include "quotidian/text/utf8.hpp"
#include "terms/hit.hpp"
#include "terms/words.hpp"

namespace quotidian::terms {
namespace {

using State = Counter::State;

constexpr std::size_t longest_remembered = 64;     // bytes of a word whose n-grams are worth keeping
constexpr std::size_t most_remembered = 1U << 25;  // n-grams kept at a time, 4 bytes each

std::size_t step(std::string_view bytes, std::size_t at) { return at + bytes_of_first(bytes[at]); }

/// Call `take(begin, end)` for every n-gram of the code points of `bytes`, length after length. With `short_once` a text shorter than
/// an n-gram counts as one, once. Linear in bytes for each length.
template <class Take>
void each_gram(std::string_view bytes, const Counting& counting, bool short_once, Take take) {
  if (bytes.empty()) return;
  std::size_t first_end = 0;  // of the n-gram that begins the text
  std::uint32_t length = 0;
  for (; length < counting.shortest - 1 && first_end < bytes.size(); ++length) first_end = step(bytes, first_end);
  for (length = counting.shortest; length <= counting.longest; ++length) {
    if (first_end >= bytes.size()) {
      if (short_once) take(0, bytes.size());
      return;
    }
    first_end = step(bytes, first_end);
    std::size_t begin = 0;
    std::size_t end = first_end;
    take(begin, end);
    while (end < bytes.size()) {
      begin = step(bytes, begin);
      end = step(bytes, end);
      take(begin, end);
    }
    if (short_once && first_end == bytes.size()) return;
  }
}

void hit_code(State& state, Code code, std::uint32_t count) {
  hit(state.hits.row(), state.row_size, state.document, state.marks[code], code, count);
}

/// Note that the document holds these; how many of them it did not hold before.
std::uint32_t see_all(State& state, std::span<const Code> codes) {
  Seen* seen = state.seen.data();
  const std::uint32_t document = state.document;
  std::uint32_t more = 0;
  for (const Code code : codes) {
    const std::uint32_t first = seen[code].last != document ? 1U : 0U;
    seen[code] = {document, seen[code].documents + first};
    more += first;
  }
  return more;
}

/// Look up n-grams whose bytes may be read 16 past their begin, and give each code in order to `take`.
template <class Take>
void look_up_grams(State& state, std::string_view bytes, bool short_once, Take take) {
  Batch batch(state.words, [&](std::span<const WordTable::Query> queries) {
    state.words.at_all(queries, [&](WordTable::Slot& slot) { take(slot.code); });
  });
  each_gram(bytes, state.counting, short_once,
            [&](std::size_t begin, std::size_t end) { batch.add(WordTable::ask_padded(bytes.data() + begin, end - begin)); });
  batch.flush();
}

void count_grams(State& state, std::string_view bytes, bool short_once) {
  look_up_grams(state, bytes, short_once, [&](Code code) {
    if (code >= state.marks.size()) state.marks.resize(2 * std::size_t{code} + 1024);
    state.hits.room(state.row_size, 2);
    hit_code(state, code, 1);
  });
}

void make_room(State& state) {
  if (state.words.size() > state.seen.size()) state.seen.resize(2 * state.words.size());
}

/// A word with a space on either side: counted by its number, cut when the document ends.
void take_word(State& state, std::string_view padded) {
  if (padded.size() > longest_remembered || state.memo.codes.size() > most_remembered) return count_grams(state, padded, true);
  WordTable::Slot& slot = state.memo.words.at(padded);
  const Code word = slot.code;
  std::vector<Hit>& row = state.memo.row;
  if (slot.mark.document == state.document) {
    ++row[slot.mark.place].count;
    return;
  }
  slot.mark = {state.document, static_cast<std::uint32_t>(row.size())};
  row.push_back({word, 1});
  if (word + std::size_t{1} == state.memo.starts.size()) {
    look_up_grams(state, padded, true, [&](Code code) { state.memo.codes.push_back(code); });
    state.memo.starts.push_back(state.memo.codes.size());
  }
}

/// The row of the document: n-grams that were counted one by one, then words that are remembered, each as often as it stands there.
void end_words(State& state) {
  make_room(state);
  std::uint32_t size = 0;
  for (std::uint32_t i = 0; i < state.row_size; ++i) size += see_all(state, {&state.hits.row()[i].code, 1});
  std::vector<Hit>& words = state.memo.row;
  state.hits.room(state.row_size, words.size());
  for (const Hit word : words) {
    const auto begin = static_cast<std::size_t>(state.memo.starts[word.code]);
    const auto end = static_cast<std::size_t>(state.memo.starts[word.code + std::size_t{1}]);
    size += see_all(state, std::span(state.memo.codes).subspan(begin, end - begin));
    state.hits.row()[state.row_size++] = {word.code | gram_bit, word.count};
  }
  words.clear();
  state.sizes.push_back(size);
}

/// White space at `at`: bytes it takes, 0 for none.
std::size_t space_at(std::string_view bytes, std::size_t at) {
  const auto unit = static_cast<unsigned char>(bytes[at]);
  if (unit < 0x80) return is_python_space(unit) ? 1 : 0;
  if (unit != 0xC2 && unit != 0xE1 && unit != 0xE2 && unit != 0xE3) return 0;  // no white space begins with another byte
  const text::CodePoint c = text::decode(bytes, at);
  return is_python_space(c.value) ? c.size : 0;
}

void take_words(State& state, std::string_view bytes) {
  std::string& padded = state.lowered;
  for (std::size_t at = 0; at < bytes.size();) {
    if (const std::size_t space = space_at(bytes, at); space > 0) {
      at += space;
      continue;
    }
    std::size_t end = at;
    while (end < bytes.size() && space_at(bytes, end) == 0) end = step(bytes, end);
    padded.assign(1, ' ');
    padded += bytes.substr(at, end - at);
    padded += ' ';
    const std::size_t size = padded.size();
    padded.append(padding, '\0');
    take_word(state, std::string_view(padded).substr(0, size));
    at = end;
  }
}

/// Runs of two and more white space made one space.
void take_all(State& state, std::string_view bytes) {
  std::string& joined = state.lowered;
  joined.clear();
  for (std::size_t at = 0; at < bytes.size();) {
    std::size_t spaces = 0;
    std::size_t end = at;
    for (std::size_t size = 0; end < bytes.size() && (size = space_at(bytes, end)) > 0; end += size) ++spaces;
    if (spaces > 1) {
      joined += ' ';
    } else {
      if (spaces == 0) end = step(bytes, at);
      joined += bytes.substr(at, end - at);
    }
    at = end;
  }
  const std::size_t size = joined.size();
  joined.append(padding, '\0');
  count_grams(state, std::string_view(joined).substr(0, size), false);
}

}  // namespace

bool is_python_space(char32_t c) { return text::is_space(c) || (c >= 0x1C && c <= 0x1F); }

void end_characters(State& state) {
  if (state.in_words()) end_words(state);
}

void count_characters(State& state) {
  if (state.counting.piece == Piece::characters) {
    take_all(state, state.prepared.view());
  } else {
    take_words(state, state.prepared.view());
  }
}

}  // namespace quotidian::terms
