// Who is behind each source.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "quotidian/quotes/quote.hpp"

namespace quotidian::speakers {

/// A person or body that speaks in one article.
struct Speaker {
  std::string name;  ///< fullest name in the article, else the fullest description; nominative where it can be formed
  std::string key;   ///< across articles: name key of a full name; empty where good for this article only
  entities::EntityType type = entities::EntityType::unknown;
  entities::Sex sex = entities::Sex::unknown;
  entities::SexEvidence sex_evidence = entities::SexEvidence::none;
  bool anonymous_by_request = false;    ///< unnamed, and the article says that the speaker asked for it
  std::string role;                     ///< what the article calls the speaker; empty where it does not
  std::optional<text::Span> role_span;  ///< where the role stands
  std::vector<std::uint32_t> mentions;  ///< indexes of the mentions that are this speaker, ascending
  bool operator==(const Speaker&) const = default;
};

/// How a quote came to its speaker.
enum class Resolution : std::uint8_t {
  name,
  shorter_name,
  role,
  pronoun,
  previous_speaker,
  headline_repeat,
  interview,
  description,
  given,
  none
};

/// The speaker of one quote (same index as the quote).
struct Link {
  std::optional<std::uint32_t> speaker;  ///< index into speakers; absent where the text does not say
  Resolution resolution = Resolution::none;
  float confidence = 0;                  ///< probability that the speaker is right, given that the quote is
  std::optional<text::Span> venue = {};  ///< where it was said ("told Turan", "wrote on Facebook"): the name alone
  std::optional<text::Span> via = {};    ///< the medium through which the article has it ("Turan reports")
  bool operator==(const Link&) const = default;
};

/// Speakers of one article and the link of each quote.
struct Speakers {
  std::vector<Speaker> speakers;  ///< in order of their first mention
  std::vector<Link> links;        ///< one a quote
  bool operator==(const Speakers&) const = default;
};

/// Resolve the source of every quote inside one article. Linear in mentions and quotes but for the window it looks back over.
[[nodiscard]] Speakers resolve_speakers(const document::Document& document, const tags::Tagging& tagging,
                                        const std::vector<entities::Mention>& mentions, const quotes::Quotes& quotes,
                                        const lexicon::Lexicon& lexicon, const model::Model& model);

/// Ids for the speakers of many articles: equal for equal keys, the article's own for all others. Ids depend on
/// the values only, never on the order of input. `articles` names each row (its id).
[[nodiscard]] std::vector<std::vector<std::string>> link_speakers(const std::vector<Speakers>& rows,
                                                                  const std::vector<std::string>& articles);

/// The id of whoever has this key in every article: 'p' for a person, 'b' for a body, and a 64-bit hash of the key in hexadecimal.
[[nodiscard]] std::string speaker_id(std::string_view key, bool person);

[[nodiscard]] std::string_view to_string(Resolution resolution);

}  // namespace quotidian::speakers
