#include "layout/stacks.hpp"

#include "layout/families.hpp"

namespace quotidian::layout {

int unclosed_cost(std::uint32_t family) { return may_be_apostrophe(family) ? 40 : 30; }

Stacks::Stacks() : nodes_(2) {}

Stack Stacks::push(Stack stack, std::uint32_t family) {
  if (stack == untouched) stack = empty;
  for (Stack above = nodes_[stack].first_above; above != 0; above = nodes_[above].sibling) {
    if (nodes_[above].family == family) return above;
  }
  Node node = nodes_[stack];
  if (node.depth == 0) node.outermost = static_cast<std::uint8_t>(family);
  node.below = stack;
  node.sibling = nodes_[stack].first_above;
  node.first_above = 0;
  node.unclosed += unclosed_cost(family);
  node.families |= 1U << family;
  ++node.depth;
  node.family = static_cast<std::uint8_t>(family);
  nodes_.push_back(node);
  return nodes_[stack].first_above = static_cast<Stack>(nodes_.size() - 1);
}

int Stacks::leaving_cost(Stack stack, bool reopened) const {
  constexpr int reopened_cost = 3;
  const Node& node = nodes_[stack];
  if (!reopened || node.depth == 0) return node.unclosed;
  return node.unclosed - unclosed_cost(node.outermost) + reopened_cost;
}

}  // namespace quotidian::layout
