// The net beneath tags and quotes: hashed features, a look at both neighbors, then layers that carry the whole article along.
#pragma once

#include <vector>

#include "tags/features.hpp"
#include "tags/net.hpp"

namespace quotidian::tags {

/// What the trunk makes of a piece: a row a token after the first layer (for tags) and after the last (for quotes).
struct States {
  net::Matrix first;
  net::Matrix last;
};

class Trunk {
 public:
  /// Parts `<prefix>table`, `neighbors`, `layer1` …. Throws std::invalid_argument where one is absent or they do not fit one another.
  Trunk(const model::Model& model, const std::string& prefix);
  /// States of the tokens of a piece. Linear; no tokens give no rows.
  [[nodiscard]] States read(const std::vector<Features>& features) const;
  [[nodiscard]] Eigen::Index width() const { return neighbors_.out(); }

 private:
  net::Matrix table_;  // a power of two of rows
  net::Affine neighbors_;
  std::vector<net::Affine> layers_;
};

}  // namespace quotidian::tags
