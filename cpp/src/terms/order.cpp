#include "terms/order.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "quotidian/text/parallel.hpp"
#include "terms/state.hpp"

namespace quotidian::terms {
namespace {

/// A term of a part with the number it is sorted by.
struct Keyed {
  std::uint64_t key = 0;
  Code code = 0;
  std::uint32_t part = 0;
};
using List = std::vector<Keyed>;

constexpr unsigned digit_bits = 11;
constexpr std::size_t digits = 1U << digit_bits;

/// Ascending by key; equal keys keep their order. Eleven bits at a time, those that all keys share passed over.
void sort_by_key(List& list) {
  constexpr std::size_t few = 256;
  if (list.size() < few) {
    std::stable_sort(list.begin(), list.end(), [](const Keyed& a, const Keyed& b) { return a.key < b.key; });
    return;
  }
  std::uint64_t differ = 0;
  for (const Keyed& each : list) differ |= each.key ^ list.front().key;
  List other(list.size());
  for (unsigned shift = 0; shift < 64; shift += digit_bits) {
    if (((differ >> shift) & (digits - 1)) == 0) continue;
    std::array<std::size_t, digits + 1> starts{};
    for (const Keyed& each : list) ++starts[((each.key >> shift) & (digits - 1)) + 1];
    for (std::size_t i = 1; i < starts.size(); ++i) starts[i] += starts[i - 1];
    for (const Keyed& each : list) other[starts[(each.key >> shift) & (digits - 1)]++] = each;
    list.swap(other);
  }
}

/// First eight bytes of a word as one number that sorts as they do.
std::uint64_t first_bytes(std::string_view word) {
  const std::uint64_t low = load_some(word.data(), std::min<std::size_t>(word.size(), 8));
  std::uint64_t first = 0;
  for (unsigned i = 0; i < 8; ++i) first = (first << 8) | ((low >> (8 * i)) & 0xFF);
  return first;
}

/// Words of one part ascending. Most are told apart by their first eight bytes.
List sorted_words(const WordTable& words, std::uint32_t part) {
  List list(words.size());
  for (Code i = 0; i < words.size(); ++i) list[i] = {first_bytes(words[i]), i, part};
  sort_by_key(list);
  for (auto begin = list.begin(); begin != list.end();) {
    auto end = begin + 1;
    while (end != list.end() && end->key == begin->key) ++end;
    if (end - begin > 1) std::sort(begin, end, [&](const Keyed& a, const Keyed& b) { return words[a.code] < words[b.code]; });
    begin = end;
  }
  return list;
}

/// Sorted lists made one, two by two.
template <class Less>
List merged(std::vector<List> lists, Less less) {
  while (lists.size() > 1) {
    std::vector<List> next;
    for (std::size_t i = 0; i + 1 < lists.size(); i += 2) {
      List both(lists[i].size() + lists[i + 1].size());
      std::merge(lists[i].begin(), lists[i].end(), lists[i + 1].begin(), lists[i + 1].end(), both.begin(), less);
      next.push_back(std::move(both));
    }
    if (lists.size() % 2 == 1) next.push_back(std::move(lists.back()));
    lists = std::move(next);
  }
  return std::move(lists.front());
}

/// The n-grams of one length, ascending: the rank of the head of each among those one word shorter, and the number of its last word.
struct Level {
  std::vector<std::uint32_t> heads;
  std::vector<std::uint32_t> lasts;
};

using Ranks = std::vector<PerTerm<std::uint32_t>>;

std::vector<std::string_view> rank_words(std::span<const Counter> parts, unsigned threads, Ranks& ranks) {
  std::vector<List> lists(parts.size());
  text::for_each_slot(parts.size(), threads,
                      [&](std::size_t p) { lists[p] = sorted_words(parts[p].state().words, static_cast<std::uint32_t>(p)); });
  const auto word = [&](const Keyed& each) { return parts[each.part].state().words[each.code]; };
  const List all =
      merged(std::move(lists), [&](const Keyed& a, const Keyed& b) { return a.key != b.key ? a.key < b.key : word(a) < word(b); });
  std::vector<std::string_view> words;
  words.reserve(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool same = i > 0 && all[i].key == all[i - 1].key && all[i].part != all[i - 1].part && word(all[i]) == words.back();
    if (!same) words.push_back(word(all[i]));
    ranks[all[i].part].words[all[i].code] = static_cast<std::uint32_t>(words.size() - 1);
  }
  return words;
}

/// N-grams of each part by length: `[n]` holds those of n + 2 words.
std::vector<List> by_length(const GramTable& grams, std::uint32_t part) {
  std::vector<std::uint32_t> lengths(grams.size());
  std::vector<List> levels;
  for (std::size_t i = 0; i < grams.size(); ++i) {
    const Code head = grams[i].head;
    lengths[i] = (head & gram_bit) != 0 ? lengths[head & ~gram_bit] + 1 : 0;
    if (lengths[i] >= levels.size()) levels.resize(lengths[i] + 1U);
    if (i == 0) levels.front().reserve(grams.size());
    levels[lengths[i]].push_back({0, static_cast<Code>(i) | gram_bit, part});
  }
  return levels;
}

Level rank_grams(std::span<const Counter> parts, std::vector<List> lists, std::uint64_t n_words, unsigned threads, Ranks& ranks) {
  text::for_each_slot(parts.size(), threads, [&](std::size_t p) {
    const GramTable& grams = parts[p].state().grams;
    for (Keyed& each : lists[p]) {
      const GramTable::Gram gram = grams[each.code & ~gram_bit];
      each.key = ranks[p][gram.head] * n_words + ranks[p].words[gram.last];  // fewer digits than two numbers side by side
    }
    sort_by_key(lists[p]);
  });
  const List all = merged(std::move(lists), [](const Keyed& a, const Keyed& b) { return a.key < b.key; });
  Level level;
  level.heads.reserve(all.size());
  level.lasts.reserve(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i == 0 || all[i].key != all[i - 1].key) {
      level.heads.push_back(static_cast<std::uint32_t>(all[i].key / n_words));
      level.lasts.push_back(static_cast<std::uint32_t>(all[i].key % n_words));
    }
    ranks[all[i].part].grams[all[i].code & ~gram_bit] = static_cast<std::uint32_t>(level.heads.size() - 1);
  }
  return level;
}

/// Place of each rank of each level: a term stands before the n-grams that go on from it, since a space sorts below every other byte
/// of a word.
std::vector<std::vector<std::uint32_t>> places_of(std::size_t words, const std::vector<Level>& levels) {
  std::vector<std::vector<std::uint32_t>> sizes;  // of each term with all that goes on from it
  for (const Level& level : levels) sizes.emplace_back(sizes.empty() ? words : level.heads.size(), 1U);
  for (std::size_t n = levels.size() - 1; n > 0; --n) {
    for (std::size_t i = 0; i < sizes[n].size(); ++i) sizes[n - 1][levels[n].heads[i]] += sizes[n][i];
  }
  std::vector<std::vector<std::uint32_t>> places(levels.size());
  for (std::size_t n = 0; n < levels.size(); ++n) {
    places[n].resize(sizes[n].size());
    std::uint32_t next = 0;
    for (std::size_t i = 0; i < sizes[n].size(); ++i) {
      if (n > 0 && (i == 0 || levels[n].heads[i] != levels[n].heads[i - 1])) next = places[n - 1][levels[n].heads[i]] + 1;
      places[n][i] = next;
      next += sizes[n][i];
    }
  }
  return places;
}

/// Whether some word holds a byte that does not sort above the space that joins n-grams.
bool holds_space(const WordTable& words) {
  for (Code i = 0; i < words.size(); ++i) {
    if (std::any_of(words[i].begin(), words[i].end(), [](char unit) { return static_cast<unsigned char>(unit) <= 0x20; })) return true;
  }
  return false;
}

/// Places anew by plain comparison of whole strings; equal strings share one.
void order_strings(Order& order) {
  std::vector<std::pair<std::string, std::uint32_t>> terms(order.terms.size());
  for (std::uint32_t i = 0; i < terms.size(); ++i) {
    append_term(order, i, terms[i].first);
    terms[i].second = i;
  }
  std::sort(terms.begin(), terms.end());
  std::vector<std::uint32_t> places(terms.size());
  for (std::pair<std::string, std::uint32_t>& term : terms) {
    if (order.strings.empty() || order.strings.back() != term.first) order.strings.push_back(std::move(term.first));
    places[term.second] = static_cast<std::uint32_t>(order.strings.size() - 1);
  }
  for (PerTerm<std::uint32_t>& part : order.places) {
    for (std::uint32_t& place : part.words) place = places[place];
    for (std::uint32_t& place : part.grams) place = places[place];
  }
  order.shared = order.strings.size() < order.terms.size();
}

}  // namespace

void append_term(const Order& order, std::size_t place, std::string& out) {
  if (!order.strings.empty()) {
    out += order.strings[place];
    return;
  }
  const Term term = order.terms[place];
  if (term.head != no_head) {
    append_term(order, term.head, out);
    out += ' ';
  }
  out += order.words[term.last];
}

Order put_in_order(std::span<const Counter> parts, unsigned threads) {
  Ranks ranks;
  std::size_t longest = 0;
  std::vector<std::vector<List>> grams(parts.size());
  for (std::size_t p = 0; p < parts.size(); ++p) {
    const Counter::State& state = parts[p].state();
    ranks.emplace_back(state.words.size(), state.grams.size(), 0U);
    grams[p] = by_length(state.grams, static_cast<std::uint32_t>(p));
    longest = std::max(longest, grams[p].size());
  }
  Order order;
  order.words = rank_words(parts, threads, ranks);
  std::vector<Level> levels(1);  // the first stands for the words
  for (std::size_t n = 0; n < longest; ++n) {
    std::vector<List> lists;
    for (std::vector<List>& each : grams) lists.push_back(n < each.size() ? std::move(each[n]) : List{});
    levels.push_back(rank_grams(parts, std::move(lists), order.words.size(), threads, ranks));
  }
  const std::vector<std::vector<std::uint32_t>> places = places_of(order.words.size(), levels);
  std::size_t total = 0;
  for (const std::vector<std::uint32_t>& level : places) total += level.size();
  order.terms.resize(total);
  for (std::size_t i = 0; i < places[0].size(); ++i) order.terms[places[0][i]] = {no_head, static_cast<std::uint32_t>(i)};
  for (std::size_t n = 1; n < levels.size(); ++n) {
    for (std::size_t i = 0; i < places[n].size(); ++i) order.terms[places[n][i]] = {places[n - 1][levels[n].heads[i]], levels[n].lasts[i]};
  }
  order.places = std::move(ranks);
  for (std::size_t p = 0; p < parts.size(); ++p) {
    const GramTable& table = parts[p].state().grams;
    std::vector<std::uint32_t> lengths(table.size(), 1);
    for (std::size_t i = 0; i < table.size(); ++i) {
      if ((table[i].head & gram_bit) != 0) lengths[i] = lengths[table[i].head & ~gram_bit] + 1;
      order.places[p].grams[i] = places[lengths[i]][order.places[p].grams[i]];
    }
    for (std::uint32_t& place : order.places[p].words) place = places[0][place];
  }
  const bool spaced =
      longest > 0 && std::any_of(parts.begin(), parts.end(), [](const Counter& part) { return holds_space(part.state().words); });
  if (spaced) order_strings(order);
  return order;
}

}  // namespace quotidian::terms
