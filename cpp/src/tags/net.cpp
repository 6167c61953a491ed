#include "tags/net.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace quotidian::tags::net {
namespace {

std::string sizes(Eigen::Index rows, Eigen::Index columns) { return std::to_string(rows) + " by " + std::to_string(columns); }

Matrix sigmoid(const Matrix& x) { return 0.5F + 0.5F * (0.5F * x.array()).tanh(); }

}  // namespace

Matrix matrix_of(const model::Model& model, const std::string& name) {
  const model::Part* part = model.find(name);
  if (part == nullptr) throw std::invalid_argument("the model has no part '" + name + "'");
  if (part->shape.size() != 2 || part->values.empty()) {
    throw std::invalid_argument("part '" + name + "' of the model: wanted two dimensions and something in them, got " +
                                std::to_string(part->shape.size()) + " dimensions and " + std::to_string(part->values.size()) + " numbers");
  }
  if (!std::all_of(part->values.begin(), part->values.end(), [](float x) { return std::isfinite(x); }))
    throw std::invalid_argument("part '" + name + "' of the model holds something that is no number");
  return Eigen::Map<const Matrix>(part->values.data(), part->shape[0], part->shape[1]);
}

Affine affine_of(const model::Model& model, const std::string& name, Eigen::Index in, Eigen::Index out) {
  Affine affine{matrix_of(model, name + ".w"), {}};
  const Matrix b = matrix_of(model, name + ".b");
  if ((in != 0 && affine.in() != in) || (out != 0 && affine.out() != out)) {
    throw std::invalid_argument("part '" + name + ".w' of the model: wanted " +
                                sizes(in == 0 ? affine.in() : in, out == 0 ? affine.out() : out) + ", got " +
                                sizes(affine.in(), affine.out()));
  }
  if (b.rows() != 1 || b.cols() != affine.out()) {
    throw std::invalid_argument("part '" + name + ".b' of the model: wanted " + sizes(1, affine.out()) + ", got " +
                                sizes(b.rows(), b.cols()));
  }
  affine.b = b.row(0);
  return affine;
}

std::vector<Affine> layers_of(const model::Model& model, const std::string& name, Eigen::Index width) {
  std::vector<Affine> layers;
  do {
    layers.push_back(affine_of(model, name + std::to_string(layers.size() + 1), width, 3 * width));
  } while (model.find(name + std::to_string(layers.size() + 1) + ".w") != nullptr);
  return layers;
}

Matrix Affine::operator()(const Rows& x) const {
  Matrix y(x.rows(), w.cols());
  y.noalias() = x * w;
  y.rowwise() += b;
  return y;
}

Matrix unfold(const Rows& x) {
  const Eigen::Index d = x.cols();
  const Eigen::Index n = x.rows();
  Matrix y = Matrix::Zero(n, 3 * d);
  y.middleCols(d, d) = x;
  if (n > 1) {
    y.block(1, 0, n - 1, d) = x.topRows(n - 1);
    y.block(0, 2 * d, n - 1, d) = x.bottomRows(n - 1);
  }
  return y;
}

Matrix pool(const Affine& gates, const Rows& x, const std::vector<Stretch>& parts) {
  const Matrix u = gates(x);
  const Eigen::Index h = x.cols();
  const Eigen::Index half = h / 2;
  const Matrix keep = sigmoid(u.middleCols(h, h));
  Matrix c = (1.F - keep.array()) * u.leftCols(h).array().tanh();
  for (const Stretch part : parts) {
    for (Eigen::Index t = part.begin + 1; t < part.end; ++t)
      c.row(t).head(half).array() += keep.row(t).head(half).array() * c.row(t - 1).head(half).array();
    for (Eigen::Index t = part.end - 2; t >= part.begin; --t)
      c.row(t).tail(h - half).array() += keep.row(t).tail(h - half).array() * c.row(t + 1).tail(h - half).array();
  }
  return x.array() + c.array() * sigmoid(u.rightCols(h)).array();
}

}  // namespace quotidian::tags::net
