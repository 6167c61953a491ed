#include <algorithm>

#include "csr.hpp"
#include "quotidian/similarity/similarity.hpp"

namespace quotidian::bindings {
namespace {

constexpr std::size_t rows_in_slot = 64;

py::tuple top_n(const CsrParts& matrix_parts, const CsrParts& other_parts, std::size_t n, double min_score, bool skip_self,
                unsigned threads) {
  const Csr matrix = to_csr(matrix_parts);
  const Csr other = to_csr(other_parts);
  const terms::CsrView rows = matrix.view();
  const terms::CsrView searched = other.view();
  const similarity::Search search{n, min_score, skip_self};
  const similarity::Index index = [&] {
    const py::gil_scoped_release release;
    return similarity::Index(searched);
  }();
  const auto count = static_cast<std::size_t>(rows.rows());
  std::vector<similarity::Neighbors> parts((count + rows_in_slot - 1) / rows_in_slot);
  run_slots(parts.size(), threads, [&](std::size_t slot) {
    parts[slot] = index.top_n(rows, slot * rows_in_slot, std::min(count, (slot + 1) * rows_in_slot), search);
  });
  if (parts.empty()) parts.push_back(index.top_n(rows, 0, 0, search));
  similarity::Neighbors all = similarity::join(parts);
  return py::make_tuple(give(std::move(all.starts)), give(std::move(all.others)), give(std::move(all.scores)));
}

py::array_t<double> cosine(const CsrParts& matrix_parts, const CsrParts& other_parts) {
  const Csr matrix = to_csr(matrix_parts);
  const Csr other = to_csr(other_parts);
  const terms::CsrView rows = matrix.view();
  const terms::CsrView columns = other.view();
  const auto scores = [&] {
    const py::gil_scoped_release release;
    return similarity::cosine(rows, columns);
  }();
  return py::array_t<double>({scores.rows(), scores.cols()}, scores.data());
}

py::tuple explain(const CsrParts& matrix_parts, std::size_t row, const CsrParts& other_parts, std::size_t other_row) {
  const Csr matrix = to_csr(matrix_parts);
  const Csr other = to_csr(other_parts);
  std::vector<std::int32_t> columns;
  std::vector<double> shares;
  for (const similarity::Share& share : similarity::explain(matrix.view(), row, other.view(), other_row)) {
    columns.push_back(share.column);
    shares.push_back(share.share);
  }
  return py::make_tuple(give(std::move(columns)), give(std::move(shares)));
}

}  // namespace

void bind_similarity(py::module_& m) {
  m.def("top_n", &top_n, py::arg("matrix"), py::arg("other"), py::arg("n"), py::arg("min_score"), py::arg("skip_self"), py::arg("threads"));
  m.def("cosine", &cosine, py::arg("matrix"), py::arg("other"));
  m.def("explain", &explain, py::arg("matrix"), py::arg("row"), py::arg("other"), py::arg("other_row"));
}

}  // namespace quotidian::bindings
