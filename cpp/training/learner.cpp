#include "learner.hpp"

#include <algorithm>

namespace quotidian::training {
namespace {

using quotes::Role;
using tokens::TokenRange;

Eigen::Index index(std::size_t i) { return static_cast<Eigen::Index>(i); }

void paint(std::vector<int>& labels, TokenRange range, int begins) {
  for (std::uint32_t t = range.begin; t < range.end; ++t) labels[t] = t == range.begin ? begins : begins + 1;
}

/// What goes on without having begun, begins there: a span that another one cut in two.
void mend(std::vector<int>& labels, int begins) {
  for (std::size_t t = 0; t < labels.size(); ++t) {
    if (labels[t] == begins + 1 && (t == 0 || (labels[t - 1] != begins && labels[t - 1] != begins + 1))) labels[t] = begins;
  }
}

std::vector<int> flat_labels(const std::vector<GoldAttribution>& gold, std::size_t tokens) {
  std::vector<int> labels(tokens, quotes::nothing);
  for (const GoldAttribution& one : gold) {
    for (const TokenRange range : one.content) paint(labels, range, quotes::begins_any_content);
    for (const TokenRange range : one.source) paint(labels, range, quotes::begins_any_source);
  }
  for (const GoldAttribution& one : gold) {
    for (const TokenRange range : one.cue) paint(labels, range, quotes::begins_cue);
  }
  for (const int begins : {quotes::begins_any_source, quotes::begins_cue, quotes::begins_any_content}) mend(labels, begins);
  return labels;
}

/// Roles of the tokens of a window around the first cue of an attribution.
std::vector<int> roles_of(const GoldAttribution& gold, TokenRange window) {
  std::vector<int> labels(window.end, Role::no_role);
  const auto put = [&](const std::vector<TokenRange>& ranges, int begins) {
    for (TokenRange range : ranges) {
      range.end = std::min(range.end, window.end);
      if (!range.empty() && range.begin < range.end) paint(labels, range, begins);
    }
  };
  put(gold.content, Role::begins_content);
  put(gold.source, Role::begins_source);
  for (std::uint32_t t = gold.cue.front().begin; t < std::min(gold.cue.front().end, window.end); ++t) labels[t] = Role::no_role;
  labels.erase(labels.begin(), labels.begin() + window.begin);
  for (const int begins : {Role::begins_source, Role::begins_content}) mend(labels, begins);
  return labels;
}

model::Part part(const std::string& name, const Matrix& m) {
  return {name, {static_cast<std::uint32_t>(m.rows()), static_cast<std::uint32_t>(m.cols())}, {m.data(), m.data() + m.size()}};
}

}  // namespace

Learner::Learner(const Sizes& sizes, const Helpers& helpers, unsigned seed) : random_(seed), dropout_(seed), layers_(sizes.layers) {
  table_.init(sizes.rows, sizes.embedding, 0.1F, random_, true);
  relation_table_.init(quotes::relation_rows, sizes.pair, 0.1F, random_, true);
  neighbors_.init(3 * sizes.embedding, sizes.width, random_, 1.4F);
  for (Pooling& layer : layers_) layer.init(sizes.width, random_);
  word_class_.init(sizes.width, tags::word_class_count, random_);
  name_.init(sizes.width, tags::name_class_count, random_);
  fine_.init(sizes.width, index(helpers.fine.size()), random_);
  relation_.init(sizes.width, index(helpers.relation.size()), random_);
  other_relation_.init(sizes.width, index(helpers.other_relation.size()), random_);
  flat_.init(sizes.width, quotes::flat_count, random_);
  flat_field_.init(quotes::flat_count, {quotes::goes_on_any_source, quotes::goes_on_cue, quotes::goes_on_any_content}, random_);
  look_token_.init(sizes.width, sizes.pair, random_);
  look_cue_.init(2 * sizes.width, sizes.pair, random_);
  look_layer_.init(sizes.pair, random_);
  look_out_.init(sizes.pair, quotes::role_count, random_);
  look_field_.init(quotes::role_count, {Role::goes_on_source, Role::goes_on_content}, random_);
}

/// Hide words and features at random; some names in all of their places, so that contexts are learned and not names.
void Learner::hide(const Sample& sample, const Rates& rates, std::vector<tags::Features>& features) {
  const std::uint64_t salt = dropout_.next();
  for (std::size_t i = 0; i < features.size(); ++i) {
    tags::Features& f = features[i];
    const bool named = sample.name[i] > 0;
    const bool hidden = named && static_cast<float>(((f[0] ^ salt) * 0x9e3779b97f4a7c15ULL) >> 40) < rates.hidden_names * 16777216.F;
    for (std::size_t k = 0; k < 5 && hidden; ++k) f[k] = 0;
    if (happens(rates.word_dropout)) f[0] = 0;
    for (std::size_t k = 1; k < tags::feature_count; ++k) {
      if (happens(rates.feature_dropout)) f[k] = 0;
    }
  }
}

Learner::Run Learner::forward(const Sample& sample, const Rates& rates) {
  Run run;
  run.features = sample.features;
  hide(sample, rates, run.features);
  const auto mask = static_cast<std::uint64_t>(table_.w.rows() - 1);
  Matrix x = Matrix::Zero(index(run.features.size()), table_.w.cols());
  for (Eigen::Index i = 0; i < x.rows(); ++i) {
    for (const std::uint64_t hash : run.features[static_cast<std::size_t>(i)]) {
      if (hash != 0)
        x.row(i) += table_.w.row(static_cast<Eigen::Index>(hash & mask)) + table_.w.row(static_cast<Eigen::Index>((hash >> 32) & mask));
    }
  }
  run.mask_x = dropout_.drop(x, rates.dropout);
  run.unfolded = tags::net::unfold(x);
  run.near = neighbors_.forward(run.unfolded).cwiseMax(0.F);
  run.whole = {{0, x.rows()}};
  run.states.push_back(run.near);
  run.masks.push_back(dropout_.drop(run.states.back(), rates.dropout));
  run.pools.resize(layers_.size());
  for (std::size_t k = 0; k < layers_.size(); ++k) {
    Matrix y = layers_[k].forward(run.states[k], run.whole, run.pools[k]);
    run.masks.push_back(dropout_.drop(y, rates.dropout));
    run.states.push_back(std::move(y));
  }
  return run;
}

void Learner::backward(Run& run, std::vector<Matrix> d) {
  for (std::size_t k = layers_.size(); k-- > 0;) {
    d[k + 1].array() *= run.masks[k + 1].array();
    d[k] += layers_[k].backward(run.states[k], run.whole, run.pools[k], d[k + 1]);
  }
  d[0].array() *= run.masks[0].array() * (run.near.array() > 0.F).cast<float>();
  const Matrix dx = fold(neighbors_.backward(run.unfolded, d[0])).array() * run.mask_x.array();
  const auto mask = static_cast<std::uint64_t>(table_.w.rows() - 1);
  for (Eigen::Index i = 0; i < dx.rows(); ++i) {
    for (const std::uint64_t hash : run.features[static_cast<std::size_t>(i)]) {
      if (hash == 0) continue;
      table_.add_to_row(static_cast<std::uint32_t>(hash & mask), dx.row(i));
      table_.add_to_row(static_cast<std::uint32_t>((hash >> 32) & mask), dx.row(i));
    }
  }
}

/// The second look at each gold cue; the gradient of the states.
Matrix Learner::learn_look(const Sample& sample, const std::vector<GoldAttribution>& gold, const Matrix& states, const Rates& rates,
                           double& loss) {
  Matrix d_states = Matrix::Zero(states.rows(), states.cols());
  std::vector<const GoldAttribution*> list;
  std::vector<TokenRange> sure;
  for (const GoldAttribution& one : gold) {
    if (one.cue.empty()) continue;
    list.push_back(&one);
    if (!happens(rates.cue_dropout)) sure.push_back(one.cue.front());
  }
  if (list.empty()) return d_states;
  const quotes::CueMarks marks = quotes::mark_cues(sample.features.size(), sure);
  std::vector<TokenRange> windows;
  std::vector<Stretch> parts;
  Matrix ends(index(list.size()), 2 * states.cols());
  Eigen::Index rows = 0;
  for (std::size_t k = 0; k < list.size(); ++k) {
    const TokenRange cue = list[k]->cue.front();
    windows.push_back(quotes::window_of(sample.places, cue));
    parts.push_back({rows, rows + index(windows[k].size())});
    rows = parts[k].end;
    ends.row(index(k)) << states.row(cue.begin), states.row(cue.end - 1);
  }
  const Matrix by_cue = look_cue_.forward(ends);
  const Matrix by_token = look_token_.forward(states);
  std::vector<std::array<Eigen::Index, 4>> relations;
  Matrix x(rows, by_token.cols());
  for (std::size_t k = 0; k < list.size(); ++k) {
    for (std::uint32_t t = windows[k].begin; t < windows[k].end; ++t) {
      relations.push_back(quotes::relation_of(sample.places, marks, list[k]->cue.front(), t));
      auto row = x.row(index(relations.size()) - 1);
      row = by_token.row(t) + by_cue.row(index(k));
      for (const Eigen::Index r : relations.back()) row += relation_table_.w.row(r);
    }
  }
  const Matrix raised = x.cwiseMax(0.F);
  Matrix h = raised;
  const Matrix mask = dropout_.drop(h, rates.dropout);
  Pooling::State pool;
  const Matrix y = look_layer_.forward(h, parts, pool);
  const Matrix scores = look_out_.forward(y);
  Matrix d_scores(rows, scores.cols());
  for (std::size_t k = 0; k < list.size(); ++k) {
    const Eigen::Index n = parts[k].end - parts[k].begin;
    d_scores.middleRows(parts[k].begin, n) =
        look_field_.backward(scores.middleRows(parts[k].begin, n), roles_of(*list[k], windows[k]), loss);
  }
  Matrix d = look_layer_.backward(h, parts, pool, look_out_.backward(y, d_scores));
  d.array() *= mask.array() * (raised.array() > 0.F).cast<float>();
  Matrix d_token = Matrix::Zero(states.rows(), d.cols());
  Matrix d_cue = Matrix::Zero(index(list.size()), d.cols());
  for (std::size_t k = 0; k < list.size(); ++k) {
    for (Eigen::Index r = parts[k].begin; r < parts[k].end; ++r) {
      d_token.row(r - parts[k].begin + windows[k].begin) += d.row(r);
      d_cue.row(index(k)) += d.row(r);
      for (const Eigen::Index relation : relations[static_cast<std::size_t>(r)])
        relation_table_.add_to_row(static_cast<std::uint32_t>(relation), d.row(r));
    }
  }
  d_states += look_token_.backward(states, d_token);
  const Matrix d_ends = look_cue_.backward(ends, d_cue);
  for (std::size_t k = 0; k < list.size(); ++k) {
    d_states.row(list[k]->cue.front().begin) += d_ends.row(index(k)).head(states.cols());
    d_states.row(list[k]->cue.front().end - 1) += d_ends.row(index(k)).tail(states.cols());
  }
  return d_states;
}

void Learner::learn(const Sample& sample, std::size_t annotator, const Rates& rates, Losses& losses) {
  if (sample.features.empty()) return;
  Run run = forward(sample, rates);
  std::vector<Matrix> d(run.states.size(), Matrix::Zero(run.states[0].rows(), run.states[0].cols()));
  const auto task = [&](Linear& head, const std::vector<std::int16_t>& gold, float weight) {
    if (std::all_of(gold.begin(), gold.end(), [](std::int16_t label) { return label < 0; })) return;
    d[1] += head.backward(run.states[1], softmax_backward(head.forward(run.states[1]), gold, weight, losses.tags));
  };
  task(word_class_, sample.word_class, rates.tags);
  task(name_, sample.name, rates.tags);
  task(fine_, sample.fine, rates.tags * 0.5F);
  task(relation_, sample.relation, rates.tags);
  task(other_relation_, sample.other_relation, rates.tags);
  if (!sample.annotators.empty()) {
    const auto& gold = sample.annotators[annotator % sample.annotators.size()];
    const Matrix& states = run.states.back();
    d.back() += flat_.backward(states, flat_field_.backward(flat_.forward(states), flat_labels(gold, sample.features.size()), losses.flat));
    d.back() += learn_look(sample, gold, states, rates, losses.look);
  }
  backward(run, std::move(d));
}

std::vector<Param*> Learner::params() {
  std::vector<Param*> all{&table_, &relation_table_, &flat_field_.moves, &look_field_.moves};
  for (Linear* one : {&neighbors_, &word_class_, &name_, &fine_, &relation_, &other_relation_, &flat_, &look_token_, &look_cue_, &look_out_,
                      &look_layer_.gates})
    one->list(all);
  for (Pooling& layer : layers_) layer.gates.list(all);
  return all;
}

std::vector<model::Part> Learner::parts(const std::string& lang) {
  std::vector<model::Part> out;
  const auto add = [&](const std::string& name, const Linear& one) {
    out.push_back(part(lang + name + ".w", one.w.w));
    out.push_back(part(lang + name + ".b", one.b.w));
  };
  out.push_back(part(lang + ".tags.table", table_.w));
  add(".tags.neighbors", neighbors_);
  for (std::size_t k = 0; k < layers_.size(); ++k) add(".tags.layer" + std::to_string(k + 1), layers_[k].gates);
  add(".tags.classes", word_class_);
  add(".tags.names", name_);
  Matrix same(1, tags::name_class_count);
  for (Eigen::Index i = 0; i < same.cols(); ++i) same(0, i) = static_cast<float>(i);
  out.push_back(part(lang + ".tags.names.of", same));
  add(".quotes.flat", flat_);
  out.push_back(part(lang + ".quotes.flat.chain", flat_field_.moves.w));
  add(".quotes.look.token", look_token_);
  add(".quotes.look.cue", look_cue_);
  out.push_back(part(lang + ".quotes.look.relation", relation_table_.w));
  add(".quotes.look.layer1", look_layer_.gates);
  add(".quotes.look.out", look_out_);
  out.push_back(part(lang + ".quotes.look.chain", look_field_.moves.w));
  return out;
}

}  // namespace quotidian::training
