// Stacks of open quotation marks, shared by all readings of one paragraph.
#pragma once

#include <cstdint>
#include <vector>

namespace quotidian::layout {

/// A stack of open marks: a place in its `Stacks`. Equal stacks have equal numbers.
using Stack = std::uint32_t;

/// All stacks of one paragraph as a tree: a stack is its innermost mark and the stack below. So a copy costs nothing, two readings
/// that meet again are known by their number, and marks may nest as deep as they like.
class Stacks {
 public:
  static constexpr Stack untouched = 0;  ///< nothing is open, and nothing was before
  static constexpr Stack empty = 1;      ///< nothing is open any more

  Stacks();

  /// The stack with one mark more. Constant time.
  [[nodiscard]] Stack push(Stack stack, std::uint32_t family);
  /// The stack below the innermost mark; `empty` of a stack without marks.
  [[nodiscard]] Stack pop(Stack stack) const { return nodes_[stack].below; }
  /// Family of the innermost mark; 0 of a stack without marks.
  [[nodiscard]] std::uint32_t top(Stack stack) const { return nodes_[stack].family; }
  [[nodiscard]] std::uint16_t depth(Stack stack) const { return nodes_[stack].depth; }
  [[nodiscard]] bool holds(Stack stack, std::uint32_t family) const { return ((nodes_[stack].families >> family) & 1U) != 0; }
  /// What it costs to leave every mark of it unclosed; the outermost is cheaper where the next paragraph opens again.
  [[nodiscard]] int leaving_cost(Stack stack, bool reopened) const;

 private:
  struct Node {
    Stack below = empty;
    std::uint32_t first_above = 0;  ///< stacks with one mark more, as a list of siblings; 0 ends it
    std::uint32_t sibling = 0;
    int unclosed = 0;            ///< sum over the marks
    std::uint32_t families = 0;  ///< a bit each
    std::uint16_t depth = 0;
    std::uint8_t family = 0;
    std::uint8_t outermost = 0;  ///< its family
  };
  std::vector<Node> nodes_;
};

/// Cost (tenths) of a mark that is never closed.
[[nodiscard]] int unclosed_cost(std::uint32_t family);

}  // namespace quotidian::layout
