#include "terms/order.hpp"

#include <algorithm>

namespace quotidian::terms {
namespace {

/// Words ascending. Most are told apart by their first eight bytes, read as one number.
std::vector<Code> sorted_words(const WordTable& words) {
  struct Key {
    std::uint64_t first = 0;
    Code code = 0;
  };
  std::vector<Key> keys(words.size());
  for (Code i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    std::uint64_t first = 0;
    for (std::size_t k = 0; k < 8; ++k) first = (first << 8) | (k < word.size() ? static_cast<unsigned char>(word[k]) : 0U);
    keys[i] = {first, i};
  }
  std::sort(keys.begin(), keys.end(),
            [&](const Key& a, const Key& b) { return a.first != b.first ? a.first < b.first : words[a.code] < words[b.code]; });
  std::vector<Code> sorted(keys.size());
  std::transform(keys.begin(), keys.end(), sorted.begin(), [](const Key& key) { return key.code; });
  return sorted;
}

/// Whether some word holds a byte that does not sort above the space that joins n-grams.
bool holds_space(const WordTable& words) {
  for (Code i = 0; i < words.size(); ++i) {
    for (const char unit : words[i]) {
      if (static_cast<unsigned char>(unit) <= 0x20) return true;
    }
  }
  return false;
}

/// Plain comparison of whole strings.
std::vector<Code> sorted_strings(const WordTable& words, const GramTable& grams) {
  std::vector<std::pair<std::string, Code>> terms;
  terms.reserve(words.size() + grams.size());
  const auto add = [&](Code code) {
    std::string term;
    append_term(code, words, grams, term);
    terms.emplace_back(std::move(term), code);
  };
  for (Code i = 0; i < words.size(); ++i) add(i);
  for (Code i = 0; i < grams.size(); ++i) add(i | gram_bit);
  std::sort(terms.begin(), terms.end());
  std::vector<Code> sorted;
  for (const auto& term : terms) sorted.push_back(term.second);
  return sorted;
}

/// The n-grams that go on from each term: children of term number p are `list[starts[p]] … list[starts[p + 1] - 1]`, by their last word.
struct Children {
  std::vector<std::size_t> starts;
  std::vector<Code> list;
};

std::size_t number(Code code, std::size_t words) { return (code & gram_bit) != 0 ? words + (code & ~gram_bit) : code; }

Children children(const std::vector<Code>& sorted, const GramTable& grams) {
  const std::size_t n_words = sorted.size();
  std::vector<Code> rank(n_words);
  for (std::size_t i = 0; i < n_words; ++i) rank[sorted[i]] = static_cast<Code>(i);
  std::vector<std::size_t> by_last(n_words + 1, 0);  // counting sort by last word, then stable by head
  Children found{std::vector<std::size_t>(n_words + grams.size() + 1, 0), std::vector<Code>(grams.size())};
  for (std::size_t i = 0; i < grams.size(); ++i) {
    ++by_last[rank[grams[i].last] + 1];
    ++found.starts[number(grams[i].head, n_words) + 1];
  }
  for (std::size_t i = 1; i < by_last.size(); ++i) by_last[i] += by_last[i - 1];
  for (std::size_t i = 1; i < found.starts.size(); ++i) found.starts[i] += found.starts[i - 1];
  std::vector<Code> order(grams.size());
  for (std::size_t i = 0; i < grams.size(); ++i) order[by_last[rank[grams[i].last]]++] = static_cast<Code>(i);
  std::vector<std::size_t> next = found.starts;
  for (const Code i : order) found.list[next[number(grams[i].head, n_words)]++] = i | gram_bit;
  return found;
}

}  // namespace

void append_term(Code code, const WordTable& words, const GramTable& grams, std::string& out) {
  std::vector<Code> tail;  // last word first
  while ((code & gram_bit) != 0) {
    const GramTable::Gram gram = grams[code & ~gram_bit];
    tail.push_back(gram.last);
    code = gram.head;
  }
  out += words[code];
  for (auto word = tail.rbegin(); word != tail.rend(); ++word) {
    out += ' ';
    out += words[*word];
  }
}

std::vector<Code> in_order(const WordTable& words, const GramTable& grams) {
  const std::vector<Code> sorted = sorted_words(words);
  if (grams.size() == 0) return sorted;
  if (holds_space(words)) return sorted_strings(words, grams);
  const Children next = children(sorted, grams);
  std::vector<Code> ordered;
  ordered.reserve(words.size() + grams.size());
  std::vector<Code> waiting(sorted.rbegin(), sorted.rend());  // a term comes before the n-grams that go on from it
  while (!waiting.empty()) {
    const Code code = waiting.back();
    waiting.pop_back();
    ordered.push_back(code);
    const std::size_t at = number(code, words.size());
    for (std::size_t i = next.starts[at + 1]; i > next.starts[at]; --i) waiting.push_back(next.list[i - 1]);
  }
  return ordered;
}

}  // namespace quotidian::terms
