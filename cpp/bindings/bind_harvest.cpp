#include <cstdint>

#include "terms_bindings.hpp"

namespace quotidian::bindings {
namespace {

using terms::Vocabulary;

/// (starts, columns, values) in arrays that NumPy made: written once, in place.
template <class Value>
py::tuple write_rows(const terms::Harvest& harvest, const terms::RowWeights& weights, unsigned threads) {
  const auto entries = static_cast<py::ssize_t>(harvest.starts().back());
  py::array_t<std::int32_t> columns(entries);
  py::array_t<Value> values(entries);
  const std::span<std::int32_t> to_columns(columns.mutable_data(), static_cast<std::size_t>(entries));
  const std::span<Value> to_values(values.mutable_data(), static_cast<std::size_t>(entries));
  {
    const py::gil_scoped_release release;
    harvest.write<Value>(to_columns, to_values, weights, threads);
  }
  return py::make_tuple(to_array(harvest.starts()), std::move(columns), std::move(values));
}

py::tuple rows(const terms::Harvest& harvest, const std::string& type, bool binary, bool sublinear_tf, const std::optional<Doubles>& idf,
               const std::string& norm, unsigned threads) {
  const terms::RowWeights weights{binary, sublinear_tf, to_span(idf), to_norm(norm)};
  if (type == "int32") return write_rows<std::int32_t>(harvest, weights, threads);
  if (type == "int64") return write_rows<std::int64_t>(harvest, weights, threads);
  if (type == "float32") return write_rows<float>(harvest, weights, threads);
  if (type == "float64") return write_rows<double>(harvest, weights, threads);
  throw py::value_error("numbers of type int32, int64, float32 or float64 wanted, got " + type);
}

/// Weights in an array that NumPy made; the counts are read where they lie.
template <class Count, class Value>
py::array_t<Value> weigh_as(const Int32s& starts, const Int32s& columns, const py::array& counts, std::size_t width,
                            const terms::RowWeights& weights) {
  const auto entries = static_cast<std::size_t>(counts.size());
  const terms::CountRows<Count> rows{{starts.data(), static_cast<std::size_t>(starts.size())},
                                     {columns.data(), static_cast<std::size_t>(columns.size())},
                                     {static_cast<const Count*>(counts.data()), entries},
                                     width};
  py::array_t<Value> values(counts.size());
  const std::span<Value> out(values.mutable_data(), entries);
  {
    const py::gil_scoped_release release;
    terms::weigh_rows<Count, Value>(rows, out, weights);
  }
  return values;
}

template <class Count>
py::array weigh_from(const Int32s& starts, const Int32s& columns, const py::array& counts, std::size_t width,
                     const terms::RowWeights& weights, bool single) {
  if (single) return weigh_as<Count, float>(starts, columns, counts, width, weights);
  return weigh_as<Count, double>(starts, columns, counts, width, weights);
}

py::array weigh(const Int32s& starts, const Int32s& columns, const py::array& counts, std::size_t width, const std::optional<Doubles>& idf,
                bool sublinear_tf, const std::string& norm, bool single) {
  const terms::RowWeights weights{false, sublinear_tf, to_span(idf), to_norm(norm)};
  if (counts.ndim() != 1 || (counts.size() > 1 && counts.strides(0) != counts.itemsize()))
    throw py::value_error("counts in one run wanted");
  if (py::isinstance<py::array_t<std::int32_t>>(counts)) return weigh_from<std::int32_t>(starts, columns, counts, width, weights, single);
  if (py::isinstance<py::array_t<std::int64_t>>(counts)) return weigh_from<std::int64_t>(starts, columns, counts, width, weights, single);
  if (py::isinstance<py::array_t<float>>(counts)) return weigh_from<float>(starts, columns, counts, width, weights, single);
  if (py::isinstance<py::array_t<double>>(counts)) return weigh_from<double>(starts, columns, counts, width, weights, single);
  throw py::value_error("counts of type int32, int64, float32 or float64 wanted");
}

}  // namespace

void bind_harvest(py::module_& m) {
  py::class_<terms::Harvest, std::shared_ptr<terms::Harvest>>(m, "Harvest")
      .def_property_readonly("vocabulary",
                             [](const terms::Harvest& self) { return std::const_pointer_cast<Vocabulary>(self.vocabulary()); })
      .def_property_readonly("documents", [](const terms::Harvest& self) { return self.starts().size() - 1; })
      .def("document_frequencies", [](const terms::Harvest& self) { return give(self.document_frequencies()); })
      .def("occurrences", [](const terms::Harvest& self) { return give(self.occurrences()); })
      .def("rows", &rows, py::arg("type"), py::arg("binary"), py::arg("sublinear_tf"), py::arg("idf"), py::arg("norm"), py::arg("threads"));
  m.def("weigh", &weigh, py::arg("starts"), py::arg("columns"), py::arg("counts"), py::arg("width"), py::arg("idf"),
        py::arg("sublinear_tf"), py::arg("norm"), py::arg("single"));
  m.def(
      "column_entries",
      [](const Int32s& columns, std::size_t width) {
        return give(terms::column_entries({columns.data(), static_cast<std::size_t>(columns.size())}, width));
      },
      py::arg("columns"), py::arg("width"));
}

}  // namespace quotidian::bindings
