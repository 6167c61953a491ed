// The nets of tags and quotes with their gradients, as one net that is fitted together.
#pragma once

#include "corpus.hpp"
#include "layers.hpp"
#include "quotes/attributions.hpp"
#include "quotidian/model/model.hpp"

namespace quotidian::training {

struct Sizes {
  Eigen::Index rows = 1 << 14, embedding = 64, width = 96, pair = 64;
  std::size_t layers = 2;
};

/// Shares of numbers dropped, and weights of the losses.
struct Rates {
  float dropout = 0.1F, word_dropout = 0.1F, feature_dropout = 0.06F, hidden_names = 0.1F, cue_dropout = 0.12F;
  float tags = 0.3F;
};

/// Sums of losses over an epoch.
struct Losses {
  double tags = 0, flat = 0, look = 0;
};

class Learner {
 public:
  Learner(const Sizes& sizes, const Helpers& helpers, unsigned seed);
  /// Add the gradients of one sample; of its annotators the given one, modulo their number.
  void learn(const Sample& sample, std::size_t annotator, const Rates& rates, Losses& losses);
  [[nodiscard]] std::vector<Param*> params();
  /// The parts of a model that the rooms read, named `<lang>.tags.*` and `<lang>.quotes.*`, but for those of confidence.
  [[nodiscard]] std::vector<model::Part> parts(const std::string& lang);
  /// Whether something of this probability happens, by the learner's own generator.
  [[nodiscard]] bool happens(float probability) { return dropout_.happens(probability); }

 private:
  /// The trunk over one sample, with all that its gradient needs.
  struct Run {
    std::vector<tags::Features> features;
    Matrix mask_x, unfolded, near;
    std::vector<Matrix> states, masks;  // after each layer; the first is after the neighbors
    std::vector<Pooling::State> pools;
    std::vector<Stretch> whole;
  };

  Run forward(const Sample& sample, const Rates& rates);
  void backward(Run& run, std::vector<Matrix> d);
  void hide(const Sample& sample, const Rates& rates, std::vector<tags::Features>& features);
  Matrix learn_look(const Sample& sample, const std::vector<GoldAttribution>& gold, const Matrix& states, const Rates& rates, double& loss);

  std::mt19937 random_;
  Dropout dropout_;
  Param table_, relation_table_;
  Linear neighbors_, word_class_, name_, fine_, relation_, other_relation_, flat_, look_token_, look_cue_, look_out_;
  std::vector<Pooling> layers_;
  Pooling look_layer_;
  Field flat_field_, look_field_;
};

}  // namespace quotidian::training
