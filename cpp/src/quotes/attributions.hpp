// Attributions as the net finds them: cue, source, content, in tokens.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "quotes/second_look.hpp"

namespace quotidian::quotes {

/// Labels of the pass over all tokens; what goes on stands one after its beginning.
enum FlatLabel : int {
  nothing = 0,
  begins_any_source,
  goes_on_any_source,
  begins_cue,
  goes_on_cue,
  begins_any_content,
  goes_on_any_content,
  flat_count
};

inline constexpr std::size_t look_sign_count = 15;
using LookSigns = std::array<float, look_sign_count>;

/// One attribution.
struct Attribution {
  tokens::TokenRange cue;
  std::vector<tokens::TokenRange> source;   ///< empty where the text names nobody
  std::vector<tokens::TokenRange> content;  ///< never empty; ascending
  LookSigns signs{};                        ///< how sure each part is, see attributions.cpp
  /// How sure all of it is, as log-odds.
  [[nodiscard]] float strength() const { return signs.back(); }
};

/// What the nets see in a document.
struct Seen {
  tags::net::Matrix flat;                 ///< probability of each FlatLabel for each token
  std::vector<Attribution> attributions;  ///< in order of their cue; contents may overlap
};

class AttributionFinder {
 public:
  /// Parts `<prefix>flat`, `flat.chain`, `look.*`, `cue_threshold`, over states of the given width. Throws std::invalid_argument where one is absent
  /// or does not fit.
  AttributionFinder(const model::Model& model, const std::string& prefix, Eigen::Index width);
  [[nodiscard]] Eigen::Index width() const { return flat_.in(); }
  /// `states` is the last layer of the trunk, a row a token of the document. Linear.
  [[nodiscard]] Seen find(const tags::Places& places, const tags::net::Rows& states) const;

 private:
  tags::net::Affine flat_;
  tags::net::Chain flat_chain_;
  SecondLook look_;
  float cue_threshold_ = 0;
};

/// Log-odds of a probability, kept finite.
[[nodiscard]] float log_odds(float probability);

}  // namespace quotidian::quotes
