// Which terms become columns.
#pragma once

#include <algorithm>
#include <cstdint>
#include <stdexcept>
#include <vector>

#include "quotidian/terms/harvest.hpp"

namespace quotidian::terms {

/// Of these places the `most` largest by `size`, in order; ties go to the first.
template <class Size>
std::vector<std::uint32_t> largest(std::vector<std::uint32_t> places, std::size_t most, Size size) {
  const auto middle = places.begin() + static_cast<std::ptrdiff_t>(most);
  std::nth_element(places.begin(), middle, places.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return size(a) != size(b) ? size(a) > size(b) : a < b; });
  places.resize(most);
  std::sort(places.begin(), places.end());
  return places;
}

/// Places of terms that stay, of n in order: `documents(place)` hold the term, which occurs `occurrences(place)` times. Throws
/// std::invalid_argument where there is none, in scikit-learn's words.
template <class Documents, class Occurrences>
std::vector<std::uint32_t> choose(std::size_t n, Documents documents, Occurrences occurrences, const Selection& selection) {
  std::vector<std::uint32_t> kept;
  bool any = selection.may_be_empty;
  for (std::uint32_t place = 0; place < n; ++place) {
    const auto held = static_cast<double>(documents(place));
    any = any || held > 0;
    if (held > 0 && held >= selection.min_documents && held <= selection.max_documents) kept.push_back(place);
  }
  if (!any) throw std::invalid_argument("empty vocabulary; perhaps the documents only contain stop words");
  if (selection.max_documents < selection.min_documents) throw std::invalid_argument("max_df corresponds to < documents than min_df");
  if (selection.max_terms && kept.size() > *selection.max_terms) {
    kept = selection.rank_by_documents ? largest(std::move(kept), *selection.max_terms, documents)
                                       : largest(std::move(kept), *selection.max_terms, occurrences);
  }
  if (kept.empty() && !selection.may_be_empty) {
    throw std::invalid_argument("After pruning, no terms remain. Try a lower min_df or a higher max_df.");
  }
  return kept;
}

}  // namespace quotidian::terms
