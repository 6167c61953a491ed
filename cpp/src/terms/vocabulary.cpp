#include "quotidian/terms/vocabulary.hpp"

#include <algorithm>
#include <stdexcept>

namespace quotidian::terms {

Vocabulary::Vocabulary(std::vector<std::string> terms) {
  std::sort(terms.begin(), terms.end());
  const auto twice = std::adjacent_find(terms.begin(), terms.end());
  if (twice != terms.end()) throw std::invalid_argument("the vocabulary holds the term '" + *twice + "' twice");
  starts_.reserve(terms.size() + 1);
  for (const std::string& term : terms) {
    bytes_ += term;
    starts_.push_back(bytes_.size());
  }
}

Vocabulary::Vocabulary(std::string bytes, std::vector<std::uint64_t> starts) : bytes_(std::move(bytes)), starts_(std::move(starts)) {
  if (starts_.empty() || starts_.front() != 0 || starts_.back() != bytes_.size() || !std::is_sorted(starts_.begin(), starts_.end())) {
    throw std::invalid_argument("the starts of a vocabulary must ascend from 0 to its number of bytes");
  }
  for (std::size_t i = 1; i < size(); ++i) {
    if (!((*this)[i - 1] < (*this)[i])) {
      throw std::invalid_argument("the terms of a vocabulary must strictly ascend: see '" + std::string((*this)[i]) + "' in place " +
                                  std::to_string(i));
    }
  }
}

std::optional<std::uint32_t> Vocabulary::find(std::string_view term) const {
  std::size_t low = 0;
  std::size_t high = size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if ((*this)[middle] < term) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low == size() || (*this)[low] != term) return std::nullopt;
  return static_cast<std::uint32_t>(low);
}

}  // namespace quotidian::terms
