#include "quotidian/terms/weight.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

#include "terms/weigh_row.hpp"

namespace quotidian::terms {
namespace {

/// Throws unless the row lies within the entries and its columns within the width.
template <class Count>
void check_row(const CountRows<Count>& rows, std::size_t row) {
  const std::int32_t begin = rows.starts[row];
  const std::int32_t end = rows.starts[row + 1];
  if (begin < 0 || end < begin || static_cast<std::size_t>(end) > rows.counts.size()) {
    throw std::invalid_argument("row " + std::to_string(row) + " of a sparse matrix ends at entry " + std::to_string(end) +
                                ": wanted one from " + std::to_string(begin) + " to " + std::to_string(rows.counts.size()));
  }
  std::uint32_t largest = 0;  // a column below zero is large here
  for (std::int32_t i = begin; i < end; ++i)
    largest = std::max(largest, static_cast<std::uint32_t>(rows.columns[static_cast<std::size_t>(i)]));
  if (end > begin && largest >= rows.width) {
    throw std::invalid_argument("row " + std::to_string(row) + " of a sparse matrix has an entry in column " +
                                std::to_string(static_cast<std::int32_t>(largest)) + " of " + std::to_string(rows.width));
  }
}

}  // namespace

std::vector<std::int64_t> column_entries(std::span<const std::int32_t> columns, std::size_t width) {
  std::vector<std::uint32_t> counts(width, 0);
  for (const std::int32_t column : columns) {
    if (column < 0 || static_cast<std::size_t>(column) >= width) {
      throw std::invalid_argument("a sparse matrix has an entry in column " + std::to_string(column) + " of " + std::to_string(width));
    }
    ++counts[static_cast<std::size_t>(column)];
  }
  return {counts.begin(), counts.end()};
}

template <class Count, class Value>
void weigh_rows(const CountRows<Count>& rows, std::span<Value> out, const RowWeights& weights) {
  if (rows.starts.empty() || rows.columns.size() != rows.counts.size() || out.size() != rows.counts.size()) {
    throw std::invalid_argument("a sparse matrix of " + std::to_string(rows.counts.size()) + " entries has " +
                                std::to_string(rows.columns.size()) + " columns, and room for " + std::to_string(out.size()));
  }
  if (!weights.idf.empty() && weights.idf.size() != rows.width) {
    throw std::invalid_argument("wanted an inverse document frequency for each of " + std::to_string(rows.width) + " terms, got " +
                                std::to_string(weights.idf.size()));
  }
  for (std::size_t row = 0; row + 1 < rows.starts.size(); ++row) {
    check_row(rows, row);
    const auto begin = static_cast<std::size_t>(rows.starts[row]);
    const std::size_t size = static_cast<std::size_t>(rows.starts[row + 1]) - begin;
    if (size > 0) weigh_row<Count, Value>(rows.columns.subspan(begin, size), rows.counts.subspan(begin, size), &out[begin], weights);
  }
}

template void weigh_rows(const CountRows<std::int32_t>&, std::span<float>, const RowWeights&);
template void weigh_rows(const CountRows<std::int64_t>&, std::span<float>, const RowWeights&);
template void weigh_rows(const CountRows<float>&, std::span<float>, const RowWeights&);
template void weigh_rows(const CountRows<double>&, std::span<float>, const RowWeights&);
template void weigh_rows(const CountRows<std::int32_t>&, std::span<double>, const RowWeights&);
template void weigh_rows(const CountRows<std::int64_t>&, std::span<double>, const RowWeights&);
template void weigh_rows(const CountRows<float>&, std::span<double>, const RowWeights&);
template void weigh_rows(const CountRows<double>&, std::span<double>, const RowWeights&);

std::vector<std::int64_t> document_frequencies(const CsrView& counts) {
  return column_entries({counts.innerIndexPtr(), static_cast<std::size_t>(counts.nonZeros())}, static_cast<std::size_t>(counts.cols()));
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
  const auto entries = static_cast<std::size_t>(counts.nonZeros());
  std::vector<double> values(entries);
  const CountRows<double> rows{{counts.outerIndexPtr(), static_cast<std::size_t>(counts.rows()) + 1},
                               {counts.innerIndexPtr(), entries},
                               {counts.valuePtr(), entries},
                               static_cast<std::size_t>(counts.cols())};
  const std::span<const double> factors = weighting.use_idf ? idf : std::span<const double>();
  weigh_rows<double, double>(rows, values, {false, weighting.sublinear_tf, factors, weighting.norm});
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
