// Who and what a text names: names, nominals, pronouns.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "quotidian/document/document.hpp"
#include "quotidian/lexicon/lexicon.hpp"
#include "quotidian/tags/tags.hpp"

namespace quotidian::entities {

enum class MentionForm : std::uint8_t { name, nominal, pronoun };
enum class EntityType : std::uint8_t { person, organisation, group, document, place, unnamed, unknown };
enum class Sex : std::uint8_t { unknown, female, male };
/// What tells the sex: a title or an office ("Mrs", "spokeswoman"), a pronoun, a given name, the ending of a surname, or a verb ("заявила").
enum class SexEvidence : std::uint8_t { none, title, pronoun, given_name, surname, verb };
enum class Number : std::uint8_t { unknown, singular, plural };

/// A word group that stands for somebody or something that could speak.
struct Mention {
  tokens::TokenRange range;  ///< whole group: title, role and name, "of …" phrases; no relative clause
  tokens::TokenRange name;   ///< the proper name inside it; empty for nominals and pronouns
  tokens::TokenRange role;   ///< title or role words inside or in apposition beside it; empty where none
  MentionForm form{};
  EntityType type = EntityType::unknown;
  Sex sex = Sex::unknown;
  SexEvidence sex_evidence = SexEvidence::none;
  Number number = Number::unknown;
  bool possessive = false;  ///< "his", "Hazi's", "onun"
  bool operator==(const Mention&) const = default;
};

/// Mentions in order of their range, outer before inner. Linear.
[[nodiscard]] std::vector<Mention> find_mentions(const document::Document& document, const tags::Tagging& tagging,
                                                 const lexicon::Lexicon& lexicon);

[[nodiscard]] std::string_view to_string(EntityType type);
[[nodiscard]] std::string_view to_string(MentionForm form);
[[nodiscard]] std::string_view to_string(Sex sex);
[[nodiscard]] std::string_view to_string(SexEvidence evidence);

}  // namespace quotidian::entities
