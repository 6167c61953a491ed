#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

#include "layout/candidates.hpp"
#include "layout/families.hpp"
#include "layout/stacks.hpp"
#include "quotidian/layout/layout.hpp"

namespace quotidian::layout {
namespace {

// Which readings of the signs of a paragraph fit together best is found by dynamic programming over stacks of open marks:
// each sign opens, closes or is no mark, each at a cost, and the cheapest path wins. Costs are tenths of "a bit odd".
constexpr int unopened_cost = 35;
constexpr int wrong_way = 20;              // what the candidates say of a sign that closes though it is drawn to open
constexpr std::uint16_t deepest = 65'000;  // what the depth of a pair can count
constexpr int hopeless = 100;              // so far behind the cheapest path, another one is left
constexpr std::size_t beam = 16;           // paths kept for each sign; so many differ only in hostile texts
// A paragraph with so many signs, more than one in six bytes, is nobody's writing: the cheapest path so far will do.
constexpr std::size_t many_signs = 500;
constexpr std::size_t crowded = 6;
constexpr std::size_t narrow_beam = 1;

enum class Act : std::uint8_t { drop, open, close, close_over, unopened };

struct Step {
  Stack stack = Stacks::untouched;
  int cost = 0;
  std::uint8_t from = 0;
  Act act = Act::drop;
};

using Steps = std::vector<Step>;

/// Marks alternate as they nest: the same ones right inside each other are odd, the more so where an apostrophe looks the same.
int nesting_cost(const Stacks& stacks, Stack stack, std::uint32_t family) {
  const int deep = stacks.depth(stack) >= 2 ? 5 : 0;
  if (!stacks.holds(stack, family)) return deep;
  if (stacks.top(stack) != family) return deep + (may_be_apostrophe(family) ? 10 : 5);
  return deep + (may_be_apostrophe(family) ? 25 : style_of(family) == MarkStyle::straight ? 15 : 8);
}

int closing_cost(std::uint32_t family, const Candidate& c) {
  const Closing closing = closing_of(family, c.sign);
  if (closing.cost >= never) return never;
  return closing.cost + (closing.waives_direction ? std::max(0, c.close - wrong_way) : c.close);
}

/// One sign closes the mark below the innermost one, which stays unclosed. Of two alike the outer one is rather forgotten, but
/// where the rule is to write one mark for both.
int closing_over_cost(const Stacks& stacks, Stack stack, const Candidate& c) {
  const std::uint32_t inner = stacks.top(stack);
  const std::uint32_t outer = stacks.top(stacks.pop(stack));
  if (outer == 0) return never;
  const int cost = closing_cost(outer, c);
  if (cost >= never) return never;
  const int alike = inner != outer ? 0 : closes_for_two(inner) ? -3 : 3;
  return cost + unclosed_cost(inner) + alike;
}

/// The family of a quotation that a sign ends without any mark at its beginning; 0 where it ends none.
std::uint32_t unopened_family(const Candidate& c) {
  const std::uint32_t family = family_of(c.sign);
  if (c.at_start || may_be_apostrophe(family)) return 0;
  switch (c.sign) {
    case Sign::right: return c.close < wrong_way ? family_of(Sign::left) : 0;
    case Sign::guillemet_right: return c.close < wrong_way ? family_of(Sign::guillemet_left) : 0;
    case Sign::single_guillemet_right: return c.close < wrong_way ? family_of(Sign::single_guillemet_left) : 0;
    // These two open as a rule; behind a word, and with a space after them, they close what is written „so“ and »so«.
    case Sign::left: return c.close == wrong_way ? family_of(Sign::low) : 0;
    case Sign::guillemet_left: return c.close == wrong_way ? family_of(Sign::guillemet_right) : 0;
    default: return c.close < wrong_way ? family : 0;
  }
}

void offer(Steps& steps, Step step) {
  for (Step& known : steps) {
    if (known.stack != step.stack) continue;
    if (step.cost < known.cost) known = step;
    return;
  }
  steps.push_back(step);
}

void advance(Stacks& stacks, const Step& step, std::uint8_t from, const Candidate& c, Steps& next) {
  const std::uint32_t open = stacks.top(step.stack);
  const int closing = open == 0 ? never : closing_cost(open, c);
  // Of two marks that might close, the nearer one does, unless it may be an apostrophe.
  const int passed_over = closing <= natural_match && !may_be_apostrophe(open) ? 2 : 0;
  offer(next, {step.stack, step.cost + c.drop + passed_over, from, Act::drop});
  if (stacks.depth(step.stack) < deepest) {
    const std::uint32_t family = family_of(c.sign);
    const int cost = step.cost + c.open + nesting_cost(stacks, step.stack, family);
    offer(next, {stacks.push(step.stack, family), cost, from, Act::open});
  }
  if (open != 0) {
    const Stack below = stacks.pop(step.stack);
    if (closing < never) offer(next, {below, step.cost + closing, from, Act::close});
    const int over = closing_over_cost(stacks, step.stack, c);
    if (over < never) offer(next, {stacks.pop(below), step.cost + over, from, Act::close_over});
  } else if (step.stack == Stacks::untouched && unopened_family(c) != 0) {
    const int cost = step.cost + unopened_cost + (c.close == wrong_way ? 0 : c.close);
    offer(next, {Stacks::empty, cost, from, Act::unopened});
  }
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
  Stacks stacks;
  Steps trail{Step{}};                 // the paths of every sign, one sign behind the other
  std::vector<std::size_t> begins{0};  // place of each sign's first path; the first is before any sign
  begins.reserve(candidates.size() + 1);
  Steps next;
  for (const Candidate& c : candidates) {
    next.clear();
    const std::size_t first = begins.back();
    for (std::size_t i = first; i < trail.size(); ++i) advance(stacks, trail[i], static_cast<std::uint8_t>(i - first), c, next);
    prune(next, nobodys ? narrow_beam : beam);
    begins.push_back(trail.size());
    trail.insert(trail.end(), next.begin(), next.end());
  }
  const auto total = [&](const Step& s) { return std::pair(s.cost + stacks.leaving_cost(s.stack, reopened), s.stack); };
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
        pair.style = style_of(unopened_family(c));
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
