// Labels of turns, led back to whoever speaks under them. Private to the room.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "document/pieces.hpp"

namespace quotidian::document {

/// Who speaks under each of a list of labels.
struct Voices {
  std::vector<std::size_t> of_label;       ///< per label: number of its voice
  std::vector<std::optional<bool>> sides;  ///< per label: question or answer, where the lexicon knows the word and it is nobody's initial
  std::vector<std::size_t> fullest;        ///< per voice: the label that names it most fully
};

/// Bring labels of one speaker together: "DS", "Shankbone" and "Minister" after "Minister David Shankbone". Of several with the same
/// initials the one brought in last is meant; where as many labels follow each other, each in turn. Linear but for logarithms.
[[nodiscard]] Voices lead_back(const std::vector<const Label*>& labels);

}  // namespace quotidian::document
