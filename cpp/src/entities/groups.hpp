// Noun groups: stretches of words without a verb, and the names and head nouns inside them.
#pragma once

#include <optional>
#include <vector>

#include "entities/words.hpp"

namespace quotidian::entities {

/// Stretch of words of one sentence that could be one noun group; a determiner begins a new one.
struct Chunk {
  tokens::TokenRange range;
  tokens::TokenRange sentence;
};

/// A run of capitalised words, taken apart.
struct NameRun {
  tokens::TokenRange run;   ///< all of it
  tokens::TokenRange name;  ///< the name of a person, body or place; empty where the run is only a role
  EntityType type = EntityType::unknown;
  std::optional<Index> role;  ///< last role or title word inside the run before the name
  tokens::TokenRange body;    ///< a body named inside the run before the role; empty where none
};

/// Chunks of the document, in order. Linear.
[[nodiscard]] std::vector<Chunk> find_chunks(const Words& all);

/// Name runs of a chunk, in order. Linear in the chunk.
[[nodiscard]] std::vector<NameRun> find_runs(const Words& all, const Chunk& chunk);

/// Whether a role word or a title ends at a token.
[[nodiscard]] bool is_role(const Words& all, Index i);
/// Whether a noun for a body ends at a token.
[[nodiscard]] bool is_body(const Words& all, Index i);

}  // namespace quotidian::entities
