#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

#include "layout/candidates.hpp"
#include "layout/families.hpp"
#include "quotidian/layout/layout.hpp"

namespace quotidian::layout {
namespace {

// Which readings of the signs of a paragraph fit together best is found by dynamic programming over stacks of open marks:
// each sign opens, closes or is no mark, each at a cost, and the cheapest path wins. Costs are tenths of "a bit odd".
constexpr int unclosed_cost = 30;
constexpr int unclosed_single_cost = 40;
constexpr int reopened_cost = 3;  // unclosed, but the next paragraph begins with an opening mark
constexpr int unopened_cost = 35;
constexpr std::size_t deepest = 4;
constexpr int hopeless = 100;     // so far behind the cheapest path, another one is left
constexpr std::size_t beam = 16;  // paths kept for each sign; so many differ only in hostile texts
// A paragraph with so many signs, more than one in six bytes, is nobody's writing: the cheapest path so far will do.
constexpr std::size_t many_signs = 500;
constexpr std::size_t crowded = 6;
constexpr std::size_t narrow_beam = 1;

constexpr std::uint32_t nibble = 15;
constexpr std::uint32_t used_bit = 1U << 16;  // some mark has been opened before

/// Stack of open marks: a nibble each, sign + 1 folded to a family; and whether any was opened.
using Stack = std::uint32_t;

enum class Act : std::uint8_t { drop, open, close, close_over, unopened };

struct Step {
  Stack stack = 0;
  int cost = 0;
  std::uint8_t from = 0;
  Act act = Act::drop;
};

using Steps = std::vector<Step>;

std::size_t depth(Stack stack) {
  std::size_t n = 0;
  while (n < deepest && ((stack >> (4 * n)) & nibble) != 0) ++n;
  return n;
}

std::uint32_t top(Stack stack, std::size_t size) { return (stack >> (4 * (size - 1))) & nibble; }
Stack pop(Stack stack, std::size_t size) { return stack & ~(nibble << (4 * (size - 1))); }

int nesting_cost(Stack stack, std::size_t size, std::uint32_t family) {
  int cost = size >= 2 ? 5 : 0;
  for (std::size_t i = 0; i < size; ++i) {
    if (((stack >> (4 * i)) & nibble) != family) continue;
    cost += is_single_family(family) ? 25 : family == 1 ? 15 : 8;
  }
  return cost;
}

int unclosed(std::uint32_t family) { return is_single_family(family) ? unclosed_single_cost : unclosed_cost; }

int closing_cost(std::uint32_t family, const Candidate& c) {
  const Closing closing = closing_of(family, c.sign);
  if (closing.cost >= never) return never;
  constexpr int wrong_way = 20;
  return closing.cost + (closing.waives_direction ? std::max(0, c.close - wrong_way) : c.close);
}

void offer(Steps& steps, Step step) {
  for (Step& known : steps) {
    if (known.stack != step.stack) continue;
    if (step.cost < known.cost) known = step;
    return;
  }
  steps.push_back(step);
}

void advance(const Step& step, std::uint8_t from, const Candidate& c, Steps& next) {
  const std::size_t size = depth(step.stack);
  offer(next, {step.stack, step.cost + c.drop, from, Act::drop});
  if (size < deepest) {
    const std::uint32_t family = family_of(c.sign);
    const Stack pushed = step.stack | (family << (4 * size)) | used_bit;
    offer(next, {pushed, step.cost + c.open + nesting_cost(step.stack, size, family), from, Act::open});
  }
  if (size > 0) {
    const Stack popped = pop(step.stack, size);
    const std::uint32_t family = top(step.stack, size);
    if (const int cost = closing_cost(family, c); cost < never) offer(next, {popped, step.cost + cost, from, Act::close});
    if (size > 1) {
      const int cost = closing_cost(top(popped, size - 1), c);
      if (cost < never) offer(next, {pop(popped, size - 1), step.cost + cost + unclosed(family), from, Act::close_over});
    }
  } else if ((step.stack & used_bit) == 0 && c.close < 20 && !is_single_family(family_of(c.sign)) && !c.at_start) {
    offer(next, {used_bit, step.cost + c.close + unopened_cost, from, Act::unopened});
  }
}

int leaving_cost(Stack stack, bool reopened) {
  const std::size_t size = depth(stack);
  int cost = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const std::uint32_t family = (stack >> (4 * i)) & nibble;
    cost += i == 0 && reopened ? reopened_cost : unclosed(family);
  }
  return cost;
}

/// Leave out what can hardly win any more, then what is beyond the beam.
void prune(Steps& steps, std::size_t kept) {
  const auto cheaper = [](const Step& a, const Step& b) { return std::pair(a.cost, a.stack) < std::pair(b.cost, b.stack); };
  if (kept == 1) {
    steps.front() = *std::min_element(steps.begin(), steps.end(), cheaper);
    steps.resize(1);
    return;
  }
  const int least = std::min_element(steps.begin(), steps.end(), cheaper)->cost;
  std::erase_if(steps, [&](const Step& step) { return step.cost > least + hopeless; });
  if (steps.size() <= kept) return;
  std::nth_element(steps.begin(), steps.begin() + static_cast<std::ptrdiff_t>(kept), steps.end(), cheaper);
  steps.resize(kept);
}

/// The cheapest reading of every sign of a paragraph of `size` bytes.
std::vector<Act> read_signs(const std::vector<Candidate>& candidates, std::size_t size, bool reopened) {
  if (candidates.empty()) return {};
  const bool nobodys = candidates.size() > many_signs && candidates.size() * crowded > size;
  Steps trail{Step{}};                 // the paths of every sign, one sign behind the other
  std::vector<std::size_t> begins{0};  // place of each sign's first path; the first is before any sign
  begins.reserve(candidates.size() + 2);
  Steps next;
  for (const Candidate& c : candidates) {
    next.clear();
    for (std::size_t i = begins.back(); i < trail.size(); ++i) advance(trail[i], static_cast<std::uint8_t>(i - begins.back()), c, next);
    prune(next, nobodys ? narrow_beam : beam);
    begins.push_back(trail.size());
    trail.insert(trail.end(), next.begin(), next.end());
  }
  const auto total = [&](const Step& s) { return std::pair(s.cost + leaving_cost(s.stack, reopened), s.stack); };
  const auto last = trail.begin() + static_cast<std::ptrdiff_t>(begins.back());
  const auto best = std::min_element(last, trail.end(), [&](const Step& a, const Step& b) { return total(a) < total(b); });
  auto at = static_cast<std::size_t>(best - last);
  std::vector<Act> acts(candidates.size());
  for (std::size_t i = candidates.size(); i > 0; --i) {
    const Step& step = trail[begins[i] + at];
    acts[i - 1] = step.act;
    at = step.from;
  }
  return acts;
}

/// Builds the pairs of one paragraph from the readings of its signs.
struct Builder {
  text::Span paragraph;
  std::vector<MarkPair>& pairs;
  std::vector<std::pair<std::size_t, std::uint32_t>> open{};  // place in `pairs`, family
  std::size_t first = 0;                                      // place of the paragraph's first pair

  void apply(const Candidate& c, Act act) {
    switch (act) {
      case Act::drop: return;
      case Act::open: {
        MarkPair pair;
        pair.open = c.span;
        pair.depth = static_cast<std::uint16_t>(open.size());
        pair.style = style_of(family_of(c.sign));
        open.emplace_back(pairs.size(), family_of(c.sign));
        pairs.push_back(pair);
        return;
      }
      case Act::close_over: leave_open(c.span.begin); [[fallthrough]];
      case Act::close: {
        const auto [place, family] = open.back();
        open.pop_back();
        pairs[place].close = c.span;
        pairs[place].repaired = closing_of(family, c.sign).cost > natural_match;
        return;
      }
      case Act::unopened: {
        MarkPair pair;
        pair.open = {paragraph.begin, paragraph.begin};
        pair.close = c.span;
        pair.style = style_of(family_of(c.sign == Sign::right             ? Sign::left
                                        : c.sign == Sign::guillemet_right ? Sign::guillemet_left
                                                                          : c.sign));
        pair.repaired = true;
        pairs.push_back(pair);
        return;
      }
    }
  }

  /// The innermost open mark was never closed: its words run to `end`.
  void leave_open(std::uint32_t end) {
    MarkPair& pair = pairs[open.back().first];
    pair.close = {end, end};
    pair.repaired = true;
    open.pop_back();
  }
};

/// Whether the first pair of a paragraph takes up the quotation that the paragraph before left open: it is opened again by
/// the same mark where the paragraph begins, or it is only closed.
bool goes_on(const MarkPair& unfinished, const MarkPair& first, const std::vector<Candidate>& candidates) {
  if (first.style != unfinished.style) return false;
  return first.open.empty() || (candidates[0].at_start && candidates[0].span == first.open);
}

}  // namespace

std::vector<MarkPair> pair_marks(const text::Text& text, const Layout& layout) {
  std::vector<MarkPair> pairs;
  std::vector<Candidate> next;
  if (!layout.paragraphs.empty()) next = find_candidates(text.view(), layout.paragraphs[0].span);
  std::optional<std::uint32_t> unfinished;  // outermost pair that the paragraph before left open
  for (std::size_t i = 0; i < layout.paragraphs.size(); ++i) {
    const std::vector<Candidate> here = std::exchange(next, {});
    if (i + 1 < layout.paragraphs.size()) next = find_candidates(text.view(), layout.paragraphs[i + 1].span);
    const bool reopened = !next.empty() && next[0].at_start && next[0].open == 0;
    Builder builder{layout.paragraphs[i].span, pairs, {}, pairs.size()};
    const std::vector<Act> acts = read_signs(here, layout.paragraphs[i].span.size(), reopened);
    for (std::size_t k = 0; k < here.size(); ++k) builder.apply(here[k], acts[k]);
    if (unfinished && pairs.size() > builder.first) {
      MarkPair& first = pairs[builder.first];
      if (goes_on(pairs[*unfinished], first, here)) first.continues = unfinished;
    }
    unfinished.reset();
    if (!builder.open.empty()) unfinished = static_cast<std::uint32_t>(builder.open.front().first);
    while (!builder.open.empty()) builder.leave_open(layout.paragraphs[i].span.end);
  }
  return pairs;
}

}  // namespace quotidian::layout
