#include "tags/trunk.hpp"

#include <bit>
#include <stdexcept>
#include <string>

namespace quotidian::tags {

Trunk::Trunk(const model::Model& model, const std::string& prefix)
    : table_(net::matrix_of(model, prefix + "table")), neighbors_(net::affine_of(model, prefix + "neighbors", 3 * table_.cols())),
      layers_(net::layers_of(model, prefix + "layer", neighbors_.out())) {
  if (!std::has_single_bit(static_cast<std::uint64_t>(table_.rows()))) {
    throw std::invalid_argument("part '" + prefix + "table' of the model: wanted a power of two of rows, got " +
                                std::to_string(table_.rows()));
  }
}

States Trunk::read(const std::vector<Features>& features) const {
  const auto mask = static_cast<std::uint64_t>(table_.rows() - 1);
  const auto row = [&](std::uint64_t hash) { return table_.row(static_cast<Eigen::Index>(hash & mask)); };
  net::Matrix x = net::Matrix::Zero(static_cast<Eigen::Index>(features.size()), table_.cols());
  for (Eigen::Index i = 0; i < x.rows(); ++i) {
    for (const std::uint64_t hash : features[static_cast<std::size_t>(i)]) {
      if (hash != 0) x.row(i) += row(hash) + row(hash >> 32);
    }
  }
  const std::vector<net::Stretch> whole{{0, x.rows()}};
  const net::Matrix near = neighbors_(net::unfold(x)).cwiseMax(0.F);
  States states;
  states.first = net::pool(layers_.front(), near, whole);
  states.last = states.first;
  for (std::size_t k = 1; k < layers_.size(); ++k) states.last = net::pool(layers_[k], states.last, whole);
  return states;
}

}  // namespace quotidian::tags
