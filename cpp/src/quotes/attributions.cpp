#include "quotes/attributions.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace quotidian::quotes {
namespace {

using tags::Places;
using tags::net::Matrix;
using tokens::TokenRange;

constexpr float sure_cue = 0.45F;            // a cue likelier than this bounds what belongs to its neighbors
constexpr float plain_cue = 0.3F;            // where a cue likelier than this begins and ends is told by this threshold
constexpr std::size_t tokens_a_cue = 6;      // at most one cue in so many tokens, on the whole: keeps hostile texts cheap
constexpr Eigen::Index rows_at_once = 4096;  // rows of windows that are looked at together
constexpr float push = 1.5F;                 // weight added to contents at a time, where a cue seems to have none
constexpr float most_push = 7.F;

struct CueAt {
  TokenRange range;
  float probability = 0;
};

/// Runs of tokens that are likelier than the threshold to belong to a cue, parted where a new one likely begins.
std::vector<CueAt> runs_above(const Matrix& flat, float threshold) {
  std::vector<CueAt> cues;
  const auto mass = [&](Eigen::Index t) { return flat(t, begins_cue) + flat(t, goes_on_cue); };
  for (Eigen::Index t = 0; t < flat.rows();) {
    Eigen::Index end = t;
    float most = 0;
    while (end < flat.rows() && mass(end) > threshold && (end == t || flat(end, begins_cue) <= flat(end, goes_on_cue)))
      most = std::max(most, mass(end++));
    if (end > t) cues.push_back({{static_cast<std::uint32_t>(t), static_cast<std::uint32_t>(end)}, most});
    t = std::max(end, t + 1);
  }
  return cues;
}

/// Plain cues, and faint ones that touch none of them: a low threshold for all would draw the neighbors of plain ones in.
std::vector<CueAt> with_faint_ones(const Matrix& flat, float faint) {
  const std::vector<CueAt> plain = runs_above(flat, plain_cue);
  std::vector<CueAt> all;
  auto next = plain.begin();
  for (const CueAt& run : runs_above(flat, std::min(faint, plain_cue))) {
    while (next != plain.end() && next->range.end < run.range.begin) all.push_back(*next++);
    if (next == plain.end() || next->range.begin > run.range.end)
      if (all.empty() || all.back().range.end < run.range.begin) all.push_back(run);
    while (next != plain.end() && next->range.begin < run.range.end) all.push_back(*next++);
  }
  all.insert(all.end(), next, plain.end());
  return all;
}

/// Cues of a document, no more than it can hold: the likeliest where there are more.
std::vector<CueAt> propose_cues(const Matrix& flat, float faint) {
  std::vector<CueAt> cues = with_faint_ones(flat, faint);
  const std::size_t most_cues = static_cast<std::size_t>(flat.rows()) / tokens_a_cue + 1;
  if (cues.size() <= most_cues) return cues;
  std::vector<CueAt> surest = cues;
  std::nth_element(surest.begin(), surest.begin() + static_cast<std::ptrdiff_t>(most_cues), surest.end(),
                   [](const CueAt& a, const CueAt& b) { return a.probability > b.probability; });
  const float least = surest[most_cues].probability;
  std::erase_if(cues, [&](const CueAt& cue) { return cue.probability <= least; });
  return cues;
}

/// One cue's window, labelled: its spans and the signs of doubt.
class Window {
 public:
  Window(const Places& places, const Matrix& flat, const Matrix& look, const std::vector<int>& path, std::uint32_t first)
      : places_(places), flat_(flat), look_(look), path_(path), first_(first) {}

  Attribution attribution(const CueAt& cue) const {
    Attribution a;
    a.cue = cue.range;
    float sum = 0;
    int count = 0;
    for (std::size_t i = 0; i < path_.size(); ++i) {
      if (path_[i] == no_role) continue;
      const std::uint32_t at = first_ + static_cast<std::uint32_t>(i);
      auto& list = path_[i] <= goes_on_source ? a.source : a.content;
      if (path_[i] == begins_source || path_[i] == begins_content) list.push_back({at, at});
      list.back().end = at + 1;
      sum += look_(static_cast<Eigen::Index>(i), path_[i]);
      ++count;
    }
    a.signs = signs(a, cue.probability, cue.probability * sum / static_cast<float>(count));
    return a;
  }

 private:
  float look(std::uint32_t token, int label) const { return look_(static_cast<Eigen::Index>(token - first_), label); }

  LookSigns signs(const Attribution& a, float cue, float all) const {
    float begin = 1, end = 1, mean = 0, flat = 0;
    std::uint32_t words = 0, quoted = 0;
    for (const TokenRange c : a.content) {
      begin = std::min(begin, look(c.begin, begins_content));
      for (std::uint32_t t = c.begin; t < c.end; ++t) {
        mean += look(t, begins_content) + look(t, goes_on_content);
        flat += flat_(t, begins_any_content) + flat_(t, goes_on_any_content);
        quoted += places_.marks[t].pair >= 0 ? 1 : 0;
        ++words;
      }
      if (c.end - first_ < path_.size()) end = std::min(end, 1 - look(c.end, goes_on_content));
    }
    const auto n = static_cast<float>(words);
    float source_begin = 1, source_mean = 0;
    for (const TokenRange s : a.source) {
      source_begin = std::min(source_begin, look(s.begin, begins_source));
      source_mean = 0;
      for (std::uint32_t t = s.begin; t < s.end; ++t) source_mean += look(t, begins_source) + look(t, goes_on_source);
      source_mean /= static_cast<float>(s.size());
    }
    if (a.source.empty()) source_begin = source_mean = 1 - (look_.col(begins_source) + look_.col(goes_on_source)).maxCoeff();
    const auto yes = [](bool is) { return is ? 1.F : 0.F; };
    return {log_odds(cue),
            log_odds(mean / n),
            log_odds(begin),
            log_odds(end),
            log_odds(source_mean),
            log_odds(source_begin),
            log_odds(flat / n),
            yes(a.source.empty()),
            yes(quoted == words),
            yes(quoted > 0),
            std::log(n),
            static_cast<float>(a.content.size() - 1),
            yes(a.source.size() > 1),
            std::log(static_cast<float>(a.cue.size())),
            log_odds(all)};
  }

  const Places& places_;
  const Matrix& flat_;
  const Matrix& look_;
  const std::vector<int>& path_;
  std::uint32_t first_;
};

bool has_content(const std::vector<int>& path) {
  return std::any_of(path.begin(), path.end(), [](int label) { return label >= begins_content; });
}

/// The best labels; where they hold no content, those with ever more weight on it. How sure that is, the signs say.
std::vector<int> path_with_content(const tags::net::Chain& chain, const tags::net::Rows& scores) {
  std::vector<int> path = chain.best(scores);
  for (float more = push; more < most_push && !has_content(path); more += push) {
    Matrix pushed = scores;
    pushed.rightCols(2).array() += more;
    path = chain.best(pushed);
  }
  return path;
}

}  // namespace

float log_odds(float probability) {
  probability = std::clamp(probability, 0.001F, 0.999F);
  return std::log(probability / (1 - probability));
}

AttributionFinder::AttributionFinder(const model::Model& model, const std::string& prefix, Eigen::Index width)
    : flat_(tags::net::affine_of(model, prefix + "flat", width, flat_count)),
      flat_chain_(model, prefix + "flat.chain", flat_count, {goes_on_any_source, goes_on_cue, goes_on_any_content}),
      look_(model, prefix + "look.", width), cue_threshold_(model.value(prefix + "cue_threshold", 0, 1.F)) {
  if (!(cue_threshold_ > 0.F && cue_threshold_ < 1.F))
    throw std::invalid_argument("part '" + prefix + "cue_threshold' of the model: wanted a probability between 0 and 1");
}

Seen AttributionFinder::find(const Places& places, const tags::net::Rows& states) const {
  Seen seen;
  seen.flat = flat_chain_.marginals(flat_(states));
  const std::vector<CueAt> cues = propose_cues(seen.flat, cue_threshold_);
  std::vector<TokenRange> ranges;
  for (const CueAt& cue : cues) {
    if (cue.probability > sure_cue) ranges.push_back(cue.range);
  }
  const CueMarks sure = mark_cues(places.marks.size(), ranges);
  for (std::size_t next = 0; next < cues.size();) {
    const std::size_t begin = next;
    ranges.clear();
    for (Eigen::Index rows = 0; next < cues.size() && rows < rows_at_once; ++next) {
      ranges.push_back(cues[next].range);
      rows += static_cast<Eigen::Index>(window_of(places, cues[next].range).size());
    }
    const Looks looks = look_.at(places, states, ranges, sure);
    for (std::size_t k = 0; k < ranges.size(); ++k) {
      const tags::net::Stretch window = looks.windows[k];
      const auto scores = looks.scores.middleRows(window.begin, window.end - window.begin);
      const std::vector<int> path = path_with_content(look_.chain(), scores);
      if (!has_content(path)) continue;
      const Matrix marginals = look_.chain().marginals(scores);
      seen.attributions.push_back(Window(places, seen.flat, marginals, path, looks.first_token[k]).attribution(cues[begin + k]));
    }
  }
  return seen;
}

}  // namespace quotidian::quotes
