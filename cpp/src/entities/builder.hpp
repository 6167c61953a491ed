// Puts mentions together from chunks: names with their roles, nominals, pronouns.
#pragma once

#include <optional>
#include <vector>

#include "entities/groups.hpp"

namespace quotidian::entities {

/// A noun group by its head: where it begins and ends, with the phrases that belong to it.
struct Phrase {
  tokens::TokenRange range;  ///< with the determiner
  tokens::TokenRange words;  ///< without the determiner
  Index head = 0;            ///< token of the head noun
};

/// A role behind a name, and one past the last token that belongs to it.
struct Apposition {
  Phrase phrase;
  Index end = 0;
};

/// The chunk number of a token that is in none.
inline constexpr std::uint32_t no_chunk = 0xFFFFFFFF;
/// Words that a role or a noun group reaches back or on over, at most.
inline constexpr Index longest_phrase = 16;

class Builder {
 public:
  explicit Builder(const Words& all);
  /// All mentions, in order. Linear.
  [[nodiscard]] std::vector<Mention> run();

 private:
  void add_chunk(std::size_t at);
  // names and nominals (builder.cpp)
  void add_name(std::size_t at, const NameRun& run);
  void add_body_name(std::size_t at, const NameRun& run, Mention mention);
  void add_inner_body(tokens::TokenRange body);
  void take_role_before(std::size_t at, const NameRun& run, Mention& mention);
  void take_role_behind(std::size_t at, const NameRun& run, Mention& mention);
  void add_nominals(std::size_t at, const std::vector<NameRun>& runs);
  void add_pronouns();
  void spread_bodies();
  [[nodiscard]] bool ends_in_from(Index i) const;
  [[nodiscard]] Index one_of_several(Index several) const;

  [[nodiscard]] EntityType type_in_place(std::size_t at, const NameRun& run) const;
  /// Whether all that stands before the name is a title.
  [[nodiscard]] bool is_title(const NameRun& run) const {
    return run.role && all_.words[*run.role].title != nullptr && all_.words[*run.role].noun == nullptr;
  }

  // roles (roles.cpp)
  [[nodiscard]] std::optional<Phrase> role_before(std::size_t at, Index name) const;
  [[nodiscard]] std::optional<Phrase> linked_role(Index floor, Index name) const;
  [[nodiscard]] std::optional<Phrase> role_before_comma(const NameRun& run, bool body) const;
  [[nodiscard]] std::optional<Apposition> role_behind(Index end, tokens::TokenRange sentence) const;
  [[nodiscard]] Index bracket_end(Index open, Index limit) const;

  // edges (phrases.cpp)
  [[nodiscard]] Phrase phrase_of(std::size_t at, Index head) const;
  [[nodiscard]] Index left_edge(Index head, Index limit) const;
  [[nodiscard]] Index right_edge(std::size_t at, Index head) const;
  [[nodiscard]] Index body_end(std::size_t at, tokens::TokenRange name) const;
  [[nodiscard]] std::optional<std::size_t> chunk_at(Index token) const;
  /// Whether what follows a token belongs to it: 's on it or behind it.
  [[nodiscard]] bool owns(Index token) const {
    return all_.words[token].owner || (token + 1 < all_.words.size() && all_.words[token + 1].possessive_sign);
  }
  void set_nominal(Mention& mention, Index head) const;

  const Words& all_;
  std::vector<Chunk> chunks_;
  std::vector<std::vector<NameRun>> runs_;  ///< per chunk
  std::vector<std::uint32_t> chunk_of_;     ///< per token, number of its chunk or none
  std::vector<bool> used_;                  ///< per token: a head noun that already belongs to a name
  std::vector<bool> named_;                 ///< per token: part of a person's name
  std::vector<Mention> mentions_;
};

}  // namespace quotidian::entities
