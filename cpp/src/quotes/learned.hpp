// What was learned of one language's quotes, and how it meets the rules.
#pragma once

#include "quotes/attributions.hpp"
#include "quotes/rules.hpp"

namespace quotidian::quotes {

class Learned {
 public:
  /// Parts `<lang>.quotes.*`, over the trunk `<lang>.tags.*`. Throws std::invalid_argument where one is absent or does not fit.
  Learned(const model::Model& model, const std::string& lang);
  /// Whether the tagging brings what the nets need.
  [[nodiscard]] bool fits(const tags::Tagging& tagging) const;
  [[nodiscard]] const AttributionFinder& finder() const { return finder_; }
  /// Probability that a quote with these signs is right.
  [[nodiscard]] float confidence(const std::vector<float>& signs) const;
  /// Quotes less probable than this are dropped: those that a rule found, and those that the nets alone found.
  [[nodiscard]] float least(bool by_rule) const { return by_rule ? least_by_rule_ : least_alone_; }

  /// Less probable ones down to this stay where nobody else has their words and these are likely somebody's.
  [[nodiscard]] float doubtful() const { return doubtful_; }

 private:
  AttributionFinder finder_;
  tags::net::Matrix confidence_;  // weights, means and scales of the signs; the last weight stands for itself
  float least_by_rule_ = 0;
  float least_alone_ = 0;
  float doubtful_ = 0;
};

/// A quote that the nets found, as the rules would have drafted it; nothing where it lies in page furniture or is empty. `seen.attributions[number]`.
[[nodiscard]] std::optional<Draft> draft_of(Reading& reading, const Attribution& attribution);

/// Tokens of a quote, for comparison: its words alone.
struct Extent {
  std::vector<tokens::TokenRange> content, cue, source;
};
[[nodiscard]] Extent extent_of(const Reading& reading, const Quote& quote);

/// A quote that may stay: from a rule, from the nets, or from both.
struct Candidate {
  Draft draft;
  Extent extent;
  std::optional<Index> rule;          ///< number among the findings
  const Attribution* look = nullptr;  ///< the attribution that it is or that agrees with it
  std::optional<Attribution> own;     ///< that attribution, where its content is the quote's
  float agrees = 0;                   ///< share of words that rule and nets have in common, where both found it
  bool same_source = false;           ///< whether they name the same source
  float contested = 0;                ///< share of its tokens that other candidates claim
  float rival = 0;                    ///< the strongest attribution among those
};

/// The signs of a candidate. `flat`: probabilities of each FlatLabel for each token.
[[nodiscard]] std::vector<float> signs_of(const tags::net::Matrix& flat, const Candidate& candidate);

/// Let the rules' quotes and the nets' be one list: pairs become one quote, what overlaps goes by confidence, what is improbable goes.
void merge_learned(Reading& reading, Findings& findings, const Learned& learned);

}  // namespace quotidian::quotes
