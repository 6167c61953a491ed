// Small nets with their own gradients: what the fitting programs are made of. The forward halves are those of cpp/src/tags/net.hpp.
#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

#include "tags/net.hpp"

namespace quotidian::training {

using tags::net::Matrix;
using tags::net::Row;
using tags::net::Stretch;

/// Numbers that are fitted, with their gradient and the two moments of Adam.
struct Param {
  Matrix w, g, m, v;
  bool sparse = false;                 ///< a table of which each step moves few rows
  std::vector<std::uint32_t> touched;  ///< rows with a gradient, of a sparse table
  std::vector<std::uint8_t> is_touched;

  /// Uniform between -scale and scale.
  void init(Eigen::Index rows, Eigen::Index columns, float scale, std::mt19937& random, bool table = false) {
    w.resize(rows, columns);
    for (Eigen::Index i = 0; i < w.size(); ++i) w.data()[i] = scale * (static_cast<float>(random() >> 8) / 8388608.F - 1.F);
    g = m = v = Matrix::Zero(rows, columns);
    sparse = table;
    if (sparse) is_touched.assign(static_cast<std::size_t>(rows), 0);
  }
  void add_to_row(std::uint32_t row, const Eigen::Ref<const Row>& d) {
    if (is_touched[row] == 0) {
      is_touched[row] = 1;
      touched.push_back(row);
    }
    g.row(row) += d;
  }
};

/// Adam (Kingma and Ba 2015) with the gradient clipped to a length; sparse tables move only in the rows that were touched.
class Adam {
 public:
  void step(const std::vector<Param*>& params, float rate, float clip) {
    ++steps_;
    double squares = 0;
    for (const Param* p : params) {
      if (!p->sparse) squares += static_cast<double>(p->g.squaredNorm());
      for (const std::uint32_t row : p->touched) squares += static_cast<double>(p->g.row(row).squaredNorm());
    }
    const auto norm = static_cast<float>(std::sqrt(squares));
    scale_ = norm > clip ? clip / norm : 1.F;
    const auto steps = static_cast<float>(steps_);
    first_ = rate / (1.F - std::pow(beta1, steps));
    second_ = 1.F / (1.F - std::pow(beta2, steps));
    for (Param* p : params) {
      if (!p->sparse) {
        if (!p->g.isZero(0.F)) move(p->w, p->g, p->m, p->v);
        continue;
      }
      for (const std::uint32_t row : p->touched) {
        move(p->w.row(row), p->g.row(row), p->m.row(row), p->v.row(row));
        p->is_touched[row] = 0;
      }
      p->touched.clear();
    }
  }
  [[nodiscard]] long steps() const { return steps_; }

 private:
  static constexpr float beta1 = 0.9F, beta2 = 0.99F, epsilon = 1e-6F;

  template <class W, class G, class M, class V>
  void move(W&& w, G&& g, M&& m, V&& v) const {
    m = beta1 * m + (1.F - beta1) * scale_ * g;
    v.array() = beta2 * v.array() + (1.F - beta2) * (scale_ * g.array()).square();
    w.array() -= first_ * m.array() / ((second_ * v.array()).sqrt() + epsilon);
    g.setZero();
  }

  long steps_ = 0;
  float scale_ = 1, first_ = 0, second_ = 0;
};

/// Dropout by a small fast generator (xorshift64*, Vigna 2016).
class Dropout {
 public:
  explicit Dropout(std::uint64_t seed) : state_(88172645463325252ULL + seed) {}

  std::uint64_t next() {
    state_ ^= state_ >> 12;
    state_ ^= state_ << 25;
    state_ ^= state_ >> 27;
    return state_ * 2685821657736338717ULL;
  }
  /// Whether something of this probability happens.
  bool happens(float probability) { return static_cast<float>(next() >> 40) < probability * 16777216.F; }
  /// Drop numbers of `m`, enlarge the others; what each was multiplied with.
  Matrix drop(Matrix& m, float probability) {
    Matrix mask(m.rows(), m.cols());
    for (Eigen::Index i = 0; i < mask.size(); ++i) mask.data()[i] = happens(probability) ? 0.F : 1.F / (1.F - probability);
    m.array() *= mask.array();
    return mask;
  }

 private:
  std::uint64_t state_;
};

/// Y = X W + b.
struct Linear {
  Param w, b;

  void init(Eigen::Index in, Eigen::Index out, std::mt19937& random, float gain = 1.F) {
    w.init(in, out, gain * std::sqrt(6.F / static_cast<float>(in + out)), random);
    b.init(1, out, 0.F, random);
  }
  [[nodiscard]] Matrix forward(const Matrix& x) const { return (x * w.w).rowwise() + b.w.row(0); }
  /// Gradient of the input.
  Matrix backward(const Matrix& x, const Matrix& dy) {
    w.g.noalias() += x.transpose() * dy;
    b.g.row(0) += dy.colwise().sum();
    return dy * w.w.transpose();
  }
  void list(std::vector<Param*>& all) {
    all.push_back(&w);
    all.push_back(&b);
  }
};

/// Gradient of tags::net::unfold.
inline Matrix fold(const Matrix& dy) {
  const Eigen::Index d = dy.cols() / 3;
  const Eigen::Index n = dy.rows();
  Matrix dx = dy.middleCols(d, d);
  if (n > 1) {
    dx.topRows(n - 1) += dy.block(1, 0, n - 1, d);
    dx.bottomRows(n - 1) += dy.block(0, 2 * d, n - 1, d);
  }
  return dx;
}

/// A layer of gated pooling, see tags::net::pool. `width` is even.
struct Pooling {
  Linear gates;

  struct State {
    Matrix z, f, o, c;
  };

  void init(Eigen::Index width, std::mt19937& random) {
    gates.init(width, 3 * width, random);
    gates.w.w.leftCols(width) *= 1.5F;
    gates.b.w.block(0, width, 1, width).setConstant(1.F);  // begin by remembering
  }
  [[nodiscard]] Matrix forward(const Matrix& x, const std::vector<Stretch>& parts, State& s) const {
    const Eigen::Index h = x.cols();
    const Eigen::Index half = h / 2;
    const Matrix u = gates.forward(x);
    s.z = u.leftCols(h).array().tanh();
    s.f = 0.5F + 0.5F * (0.5F * u.middleCols(h, h).array()).tanh();
    s.o = 0.5F + 0.5F * (0.5F * u.rightCols(h).array()).tanh();
    s.c = (1.F - s.f.array()) * s.z.array();
    for (const Stretch part : parts) {
      for (auto t = part.begin + 1; t < part.end; ++t)
        s.c.row(t).head(half).array() += s.f.row(t).head(half).array() * s.c.row(t - 1).head(half).array();
      for (auto t = part.end - 2; t >= part.begin; --t)
        s.c.row(t).tail(half).array() += s.f.row(t).tail(half).array() * s.c.row(t + 1).tail(half).array();
    }
    return x.array() + s.o.array() * s.c.array();
  }
  /// Gradient of the input.
  Matrix backward(const Matrix& x, const std::vector<Stretch>& parts, const State& s, const Matrix& dy) {
    const Eigen::Index h = x.cols();
    const Eigen::Index half = h / 2;
    Matrix du(x.rows(), 3 * h);
    du.rightCols(h) = dy.array() * s.c.array() * s.o.array() * (1.F - s.o.array());
    Matrix dc = dy.array() * s.o.array();
    Matrix before = Matrix::Zero(x.rows(), h);
    for (const Stretch part : parts) {
      for (auto t = part.end - 1; t > part.begin; --t)
        dc.row(t - 1).head(half).array() += s.f.row(t).head(half).array() * dc.row(t).head(half).array();
      for (auto t = part.begin; t + 1 < part.end; ++t)
        dc.row(t + 1).tail(half).array() += s.f.row(t).tail(half).array() * dc.row(t).tail(half).array();
      const auto n = part.end - part.begin - 1;
      if (n < 1) continue;
      before.block(part.begin + 1, 0, n, half) = s.c.block(part.begin, 0, n, half);
      before.block(part.begin, half, n, half) = s.c.block(part.begin + 1, half, n, half);
    }
    du.leftCols(h) = dc.array() * (1.F - s.f.array()) * (1.F - s.z.array().square());
    du.middleCols(h, h) = dc.array() * (before.array() - s.z.array()) * s.f.array() * (1.F - s.f.array());
    return dy + gates.backward(x, du);
  }
};

/// Linear-chain conditional random field, see tags::net::Chain: expectations and their gradient.
struct Field {
  Param moves;  ///< labels + 1 rows: the last is the start
  Matrix allowed;

  void init(Eigen::Index labels, const std::vector<Eigen::Index>& goes_on, std::mt19937& random) {
    moves.init(labels + 1, labels, 0.F, random);
    allowed = Matrix::Ones(labels + 1, labels);
    for (const Eigen::Index to : goes_on) {
      for (Eigen::Index from = 0; from <= labels; ++from) {
        if (from != to && from != to - 1) allowed(from, to) = 0.F;
      }
    }
  }
  /// Gradient of minus the logarithm of the likelihood of `gold` by the scores; adds that of the moves, and the loss. Needs rows.
  Matrix backward(const Matrix& scores, const std::vector<int>& gold, double& loss) {
    const Eigen::Index n = scores.rows();
    const Eigen::Index labels = scores.cols();
    const Matrix weights = moves.w.array().exp() * allowed.array();
    const Matrix p = (scores.colwise() - scores.rowwise().maxCoeff()).array().exp();
    Matrix alpha(n, labels), beta(n, labels);
    double logs = 0;
    for (Eigen::Index t = 0; t < n; ++t) {
      alpha.row(t) = t == 0 ? Row(weights.row(labels)) : Row(alpha.row(t - 1) * weights.topRows(labels));
      alpha.row(t).array() *= p.row(t).array();
      const float sum = alpha.row(t).sum();
      alpha.row(t) /= sum;
      logs += std::log(static_cast<double>(sum)) + static_cast<double>(scores.row(t).maxCoeff());
    }
    beta.row(n - 1).setOnes();
    for (Eigen::Index t = n - 1; t-- > 0;) {
      beta.row(t) = (weights.topRows(labels) * (p.row(t + 1).array() * beta.row(t + 1).array()).matrix().transpose()).transpose();
      beta.row(t) /= beta.row(t).sum();
    }
    Matrix d = alpha.array() * beta.array();
    d.array().colwise() /= d.rowwise().sum().array().eval();
    moves.g.row(labels) += d.row(0);
    double score = 0;
    for (Eigen::Index t = 0; t < n; ++t) {
      const int y = gold[static_cast<std::size_t>(t)];
      const Eigen::Index from = t == 0 ? labels : gold[static_cast<std::size_t>(t - 1)];
      score += static_cast<double>(scores(t, y) + moves.w(from, y));
      moves.g(from, y) -= 1.F;
      if (t == 0) continue;
      Matrix both =
          (alpha.row(t - 1).transpose() * (p.row(t).array() * beta.row(t).array()).matrix()).array() * weights.topRows(labels).array();
      moves.g.topRows(labels) += both / both.sum();
    }
    for (Eigen::Index t = 0; t < n; ++t) d(t, gold[static_cast<std::size_t>(t)]) -= 1.F;
    loss += logs - score;
    return d;
  }
};

/// Gradient of the softmax loss of rows whose gold label is not below 0, times `weight`.
inline Matrix softmax_backward(const Matrix& scores, const std::vector<std::int16_t>& gold, float weight, double& loss) {
  Matrix d = Matrix::Zero(scores.rows(), scores.cols());
  for (Eigen::Index t = 0; t < scores.rows(); ++t) {
    const int y = gold[static_cast<std::size_t>(t)];
    if (y < 0) continue;
    Row p = (scores.row(t).array() - scores.row(t).maxCoeff()).exp();
    p /= p.sum();
    loss -= static_cast<double>(weight * std::log(p(y) + 1e-20F));
    p(y) -= 1.F;
    d.row(t) = weight * p;
  }
  return d;
}

}  // namespace quotidian::training
