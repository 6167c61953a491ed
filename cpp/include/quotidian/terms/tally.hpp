// Terms and how frequent they are, of any number of documents: what a vocabulary is chosen from. Tallies of parts make the tally of all.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "quotidian/terms/harvest.hpp"
#include "quotidian/terms/vocabulary.hpp"

namespace quotidian::terms {

/// All terms with the number of documents that hold each and the number of times it occurs. Grows with the terms, not with the texts.
struct Tally {
  std::uint64_t documents = 0;
  Vocabulary vocabulary;
  std::vector<std::uint64_t> document_frequencies;  ///< one for each term, at least 1
  std::vector<std::uint64_t> occurrences;           ///< one for each term
  bool operator==(const Tally&) const = default;
};

/// The tally of what counters counted. No document gives no term.
[[nodiscard]] Tally tally(std::vector<Counter> parts, unsigned threads = 1);

/// The tally of the documents of both. Associative and commutative, and exact: numbers add up, nothing is dropped. Linear.
[[nodiscard]] Tally merge(const Tally& one, const Tally& other);

/// The terms that a selection keeps, with their frequencies. Throws std::invalid_argument where none is left. Linear.
[[nodiscard]] Tally select(const Tally& all, const Selection& selection);

/// The tally and the settings it was counted by, as bytes: versioned, checked by a sum, the same on every machine.
[[nodiscard]] std::string to_bytes(const Tally& tally, std::string_view settings);

/// A tally read back.
struct StoredTally {
  Tally tally;
  std::string settings;
};

/// Back from bytes of anybody's. Throws std::invalid_argument that says what is wrong where `to_bytes` did not make them: another kind
/// of file, a later version, cut short, altered.
[[nodiscard]] StoredTally tally_from_bytes(std::string_view bytes);

}  // namespace quotidian::terms
