// Given a cue, which tokens around it are its source and which its content.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "tags/chain.hpp"
#include "tags/places.hpp"

namespace quotidian::quotes {

/// Labels of the second look; what goes on stands one after its beginning.
enum Role : int { no_role = 0, begins_source, goes_on_source, begins_content, goes_on_content, role_count };

/// Scores for a list of cues: a window of tokens each, the windows one below another.
struct Looks {
  std::vector<tags::net::Stretch> windows;  ///< rows of each cue's window
  std::vector<std::uint32_t> first_token;   ///< of each window
  tags::net::Matrix scores;                 ///< a row a token of a window, a column a Role
};

/// Cues of a document that are sure enough to bound one another, as marks on its tokens.
struct CueMarks {
  std::vector<std::uint8_t> inside;
  std::vector<std::uint32_t> begun;  ///< cues begun before the token, and one more at the end
};
[[nodiscard]] CueMarks mark_cues(std::size_t tokens, const std::vector<tokens::TokenRange>& cues);

class SecondLook {
 public:
  /// Parts `<prefix>token`, `cue`, `relation`, `layer1` …, `out`, `chain`, over states of the given width. Throws std::invalid_argument where one is
  /// absent or they do not fit.
  SecondLook(const model::Model& model, const std::string& prefix, Eigen::Index width);
  /// Look again at each cue. `states` has a row a token of the document. Linear in the windows, which are bounded, and the tokens they
  /// stretch over. Needs at least one cue, in order.
  [[nodiscard]] Looks at(const tags::Places& places, const tags::net::Rows& states, const std::vector<tokens::TokenRange>& cues,
                         const CueMarks& sure) const;
  [[nodiscard]] const tags::net::Chain& chain() const { return chain_; }

 private:
  tags::net::Affine token_, cue_, out_;
  tags::net::Matrix relation_;  // what is known of a token beside a cue: distance, sentence, marks, other cues between
  std::vector<tags::net::Affine> layers_;
  tags::net::Chain chain_;
};

/// The tokens that a cue's source and content are looked for in: its paragraph; quoted paragraphs after it where it stands near its end,
/// one before where it stands near its beginning.
[[nodiscard]] tokens::TokenRange window_of(const tags::Places& places, tokens::TokenRange cue);

/// Rows of the relation table.
inline constexpr Eigen::Index relation_rows = 192;
/// Rows of the relation table for a token seen from a cue.
[[nodiscard]] std::array<Eigen::Index, 4> relation_of(const tags::Places& places, const CueMarks& sure, tokens::TokenRange cue,
                                                      std::uint32_t token);

}  // namespace quotidian::quotes
