// How speakers are called: fullest names in the nominative, roles, descriptions.
#pragma once

#include <string>

#include "speakers/cast.hpp"

namespace quotidian::speakers {

/// Fullest name of a figure, titles left out, in the nominative where it can be formed.
[[nodiscard]] std::string display_name(const Source& source, const Figure& figure);

/// The mention of a figure whose role is told most fully; absent where it has none.
[[nodiscard]] std::optional<Index> fullest_role(const Source& source, const Figure& figure);

/// A description as it stands, bodies and groups without "the", in the nominative where it can be formed.
[[nodiscard]] std::string description(const Source& source, tokens::TokenRange range, entities::EntityType type);

/// A word group of Azerbaijani or Turkish without the case ending of its last word.
[[nodiscard]] std::string turkic_nominative(std::string words, std::string_view lang);

/// A Russian noun group in the nominative, where the lexicon tells it of the head (attribute nom); adjectives before it follow.
[[nodiscard]] std::string russian_group(const Source& source, tokens::TokenRange range);

/// A Russian group with its head noun in the nominative; adjectives before the head follow.
[[nodiscard]] std::string russian_with_head(const Source& source, tokens::TokenRange range, Index head, const std::string& nominative);

/// What a role says, on one line, in the nominative where it can be formed (Russian).
[[nodiscard]] std::string role_words(const Source& source, tokens::TokenRange role);

/// A Russian personal name in the nominative; `sex` and the given name decide what an ending stands for.
[[nodiscard]] std::string russian_nominative(const std::string& name, entities::Sex sex, const lexicon::Lexicon& lexicon);

}  // namespace quotidian::speakers
