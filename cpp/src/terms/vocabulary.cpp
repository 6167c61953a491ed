#include "quotidian/terms/vocabulary.hpp"

#include <algorithm>
#include <stdexcept>

#include "terms/packing.hpp"

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

std::size_t Vocabulary::lower_bound(std::string_view term, std::size_t from) const {
  std::size_t step = 1;
  std::size_t low = from;
  std::size_t high = from;
  while (high < size() && (*this)[high] < term) {  // strides that double
    low = high + 1;
    high += step;
    step *= 2;
  }
  high = std::min(high, size());
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if ((*this)[middle] < term) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

std::optional<std::uint32_t> Vocabulary::find(std::string_view term) const {
  const std::size_t at = lower_bound(term);
  if (at == size() || (*this)[at] != term) return std::nullopt;
  return static_cast<std::uint32_t>(at);
}

std::string to_bytes(const Vocabulary& vocabulary) {
  std::string out;
  put_number(out, vocabulary.size());
  std::string_view before;
  for (std::size_t i = 0; i < vocabulary.size(); ++i) {
    const std::string_view term = vocabulary[i];
    const auto differ = std::mismatch(before.begin(), before.end(), term.begin(), term.end());
    const auto shared = static_cast<std::size_t>(differ.second - term.begin());
    put_number(out, shared);
    put_number(out, term.size() - shared);
    out += term.substr(shared);
    before = term;
  }
  return out;
}

Vocabulary vocabulary_from_bytes(std::string_view bytes) {
  Unpacking from(bytes);
  const std::uint64_t count = from.number();
  if (count > from.left()) throw std::invalid_argument("the bytes are cut short");
  std::string all;
  std::vector<std::uint64_t> starts = {0};
  starts.reserve(static_cast<std::size_t>(count) + 1);
  for (std::uint64_t i = 0; i < count; ++i) {
    const std::uint64_t shared = from.number();
    const std::size_t begin = i == 0 ? 0 : static_cast<std::size_t>(starts[starts.size() - 2]);
    if (shared > all.size() - begin) throw std::invalid_argument("the bytes of a vocabulary are altered");
    const std::string_view rest = from.take(from.number());
    all.append(all, begin, static_cast<std::size_t>(shared));
    all += rest;
    starts.push_back(all.size());
  }
  from.end();
  return {std::move(all), std::move(starts)};
}

}  // namespace quotidian::terms
