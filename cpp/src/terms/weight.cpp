#include "quotidian/terms/weight.hpp"

#include <cmath>
#include <stdexcept>
#include <string>

namespace quotidian::terms {
namespace {

void normalize_row(double* values, std::size_t count, Norm norm) {
  double length = 0;
  for (std::size_t i = 0; i < count; ++i) length += norm == Norm::l1 ? std::abs(values[i]) : values[i] * values[i];
  if (norm == Norm::l2) length = std::sqrt(length);
  if (length == 0) return;
  for (std::size_t i = 0; i < count; ++i) values[i] /= length;
}

}  // namespace

std::vector<std::int64_t> document_frequencies(const CsrView& counts) {
  std::vector<std::int64_t> frequencies(static_cast<std::size_t>(counts.cols()), 0);
  for (Eigen::Index i = 0; i < counts.nonZeros(); ++i) ++frequencies[static_cast<std::size_t>(counts.innerIndexPtr()[i])];
  return frequencies;
}

std::vector<double> inverse_document_frequencies(std::span<const std::int64_t> frequencies, std::int64_t documents, bool smooth) {
  const double more = smooth ? 1 : 0;
  std::vector<double> idf;
  idf.reserve(frequencies.size());
  for (const std::int64_t frequency : frequencies) {
    idf.push_back(std::log((static_cast<double>(documents) + more) / (static_cast<double>(frequency) + more)) + 1.0);
  }
  return idf;
}

std::vector<double> weigh(const CsrView& counts, const Weighting& weighting, std::span<const double> idf) {
  if (weighting.use_idf && idf.size() != static_cast<std::size_t>(counts.cols())) {
    throw std::invalid_argument("wanted an inverse document frequency for each of " + std::to_string(counts.cols()) + " terms, got " +
                                std::to_string(idf.size()));
  }
  std::vector<double> values(counts.valuePtr(), counts.valuePtr() + counts.nonZeros());
  if (weighting.sublinear_tf) {
    for (double& value : values) value = 1.0 + std::log(value);
  }
  if (weighting.use_idf) {
    for (std::size_t i = 0; i < values.size(); ++i) values[i] *= idf[static_cast<std::size_t>(counts.innerIndexPtr()[i])];
  }
  if (weighting.norm == Norm::none) return values;
  for (Eigen::Index row = 0; row < counts.rows(); ++row) {
    const auto begin = static_cast<std::size_t>(counts.outerIndexPtr()[row]);
    const auto end = static_cast<std::size_t>(counts.outerIndexPtr()[row + 1]);
    if (begin < end) normalize_row(&values[begin], end - begin, weighting.norm);
  }
  return values;
}

TermMatrix weight(const TermMatrix& counts, const Weighting& weighting) {
  if (counts.weighting.scheme != Scheme::counts) {
    throw std::invalid_argument("this matrix is weighted by " + to_string(counts.weighting.scheme) + " already; weight its counts by " +
                                to_string(weighting.scheme) + " instead");
  }
  if (weighting.scheme == Scheme::counts) return counts;
  const CsrView seen = view(counts);
  std::vector<double> idf;
  if (weighting.use_idf) {
    idf = inverse_document_frequencies(document_frequencies(seen), static_cast<std::int64_t>(counts.documents()), weighting.smooth_idf);
  }
  TermMatrix weighted = counts;
  weighted.values = weigh(seen, weighting, idf);
  weighted.weighting = weighting;
  return weighted;
}

}  // namespace quotidian::terms
