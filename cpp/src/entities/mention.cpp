#include "quotidian/entities/mention.hpp"

#include <array>

#include "entities/builder.hpp"

namespace quotidian::entities {

std::vector<Mention> find_mentions(const document::Document& document, const tags::Tagging& tagging, const lexicon::Lexicon& lexicon) {
  const Words words = read_words(document, tagging, lexicon);
  return Builder(words).run();
}

std::string_view to_string(EntityType type) {
  static constexpr std::array<std::string_view, 7> names{"person", "organisation", "group", "document", "place", "unnamed", "unknown"};
  return names[static_cast<std::size_t>(type)];
}

std::string_view to_string(MentionForm form) {
  static constexpr std::array<std::string_view, 3> names{"name", "nominal", "pronoun"};
  return names[static_cast<std::size_t>(form)];
}

std::string_view to_string(Sex sex) {
  static constexpr std::array<std::string_view, 3> names{"unknown", "female", "male"};
  return names[static_cast<std::size_t>(sex)];
}

std::string_view to_string(SexEvidence evidence) {
  static constexpr std::array<std::string_view, 6> names{"none", "title", "pronoun", "given_name", "surname", "verb"};
  return names[static_cast<std::size_t>(evidence)];
}

}  // namespace quotidian::entities
