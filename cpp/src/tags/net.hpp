// Small nets, forward only: what the rooms that learned share. Fitting lives in cpp/training.
#pragma once

#include <Eigen/Core>
#include <string>
#include <vector>

#include "quotidian/model/model.hpp"

namespace quotidian::tags::net {

using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;  ///< a row a token
using Row = Eigen::RowVectorXf;
using Rows = Eigen::Ref<const Matrix>;

/// Rows [begin, end) of a matrix that belong to one sequence.
struct Stretch {
  Eigen::Index begin = 0;
  Eigen::Index end = 0;
};

/// The part of a model as a matrix. Throws std::invalid_argument naming the part where it is absent, has another shape than two
/// dimensions, holds nothing, or holds something that is no number.
[[nodiscard]] Matrix matrix_of(const model::Model& model, const std::string& name);

/// y = x w + b.
struct Affine {
  Matrix w;
  Row b;
  [[nodiscard]] Matrix operator()(const Rows& x) const;
  [[nodiscard]] Eigen::Index in() const { return w.rows(); }
  [[nodiscard]] Eigen::Index out() const { return w.cols(); }
};

/// Parts `name.w` and `name.b`. Throws std::invalid_argument where their shapes do not fit one another, or are not `in` and `out`
/// (0: whatever it is).
[[nodiscard]] Affine affine_of(const model::Model& model, const std::string& name, Eigen::Index in = 0, Eigen::Index out = 0);

/// Affine parts `name1`, `name2`, … as many as there are, at least one: gates of layers of this width.
[[nodiscard]] std::vector<Affine> layers_of(const model::Model& model, const std::string& name, Eigen::Index width);

/// Rows beside one another: the one before, the row, the one after; zeros beyond the ends.
[[nodiscard]] Matrix unfold(const Rows& x);

/// Gated pooling both ways over each sequence, added to its input: half of the columns run forward, half backward. All products are of
/// whole matrices; only sums run on. Source: Bradbury et al. 2017, "Quasi-Recurrent Neural Networks", fo-pooling.
[[nodiscard]] Matrix pool(const Affine& gates, const Rows& x, const std::vector<Stretch>& parts);

}  // namespace quotidian::tags::net
