// Sequences of labels, each of which depends on the one before it.
#pragma once

#include <utility>
#include <vector>

#include "tags/net.hpp"

namespace quotidian::tags::net {

/// Linear-chain conditional random field over at most eight labels. Source: Lafferty, McCallum and Pereira 2001.
class Chain {
 public:
  /// Part `name`: a row a label to come from and a last one for the start, a column a label. A label of `goes_on` comes only after itself or
  /// the label before it. Throws std::invalid_argument where the part is not of that shape.
  Chain(const model::Model& model, const std::string& name, Eigen::Index labels, const std::vector<Eigen::Index>& goes_on);

  /// Probability of each label of each row. Linear; no rows give none.
  [[nodiscard]] Matrix marginals(const Rows& scores) const;
  /// The best sequence. Linear; no rows give none.
  [[nodiscard]] std::vector<int> best(const Rows& scores) const;

 private:
  Matrix moves_;    // logarithms, a large negative one where a move is not allowed
  Matrix weights_;  // their exponentials
};

}  // namespace quotidian::tags::net
