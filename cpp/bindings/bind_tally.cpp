#include <algorithm>

#include "terms_bindings.hpp"

namespace quotidian::bindings {
namespace {

using terms::Tally;

py::array_t<std::int64_t> to_int64s(const std::vector<std::uint64_t>& numbers) {
  py::array_t<std::int64_t> out(static_cast<py::ssize_t>(numbers.size()));
  std::copy(numbers.begin(), numbers.end(), out.mutable_data());
  return out;
}

}  // namespace

void bind_tally(py::module_& m) {
  py::class_<Tally, std::shared_ptr<Tally>>(m, "Tally")
      .def(py::init<>())
      .def_readonly("documents", &Tally::documents)
      .def_property_readonly("vocabulary", [](const Tally& self) { return std::make_shared<terms::Vocabulary>(self.vocabulary); })
      .def_property_readonly("document_frequencies", [](const Tally& self) { return to_int64s(self.document_frequencies); })
      .def_property_readonly("occurrences", [](const Tally& self) { return to_int64s(self.occurrences); })
      .def("__len__", [](const Tally& self) { return self.vocabulary.size(); })
      .def(
          "__eq__", [](const Tally& self, const Tally& other) { return self == other; }, py::is_operator())
      .def(
          "merge",
          [](const Tally& self, const Tally& other) {
            const py::gil_scoped_release release;
            return std::make_shared<Tally>(terms::merge(self, other));
          },
          py::arg("other"))
      .def(
          "select",
          [](const Tally& self, double min_documents, double max_documents, std::optional<std::size_t> max_terms) {
            terms::Selection selection;
            selection.min_documents = min_documents;
            selection.max_documents = max_documents;
            selection.max_terms = max_terms;
            return std::make_shared<Tally>(terms::select(self, selection));
          },
          py::arg("min_documents"), py::arg("max_documents"), py::arg("max_terms"))
      .def(
          "to_bytes", [](const Tally& self, const std::string& settings) { return py::bytes(terms::to_bytes(self, settings)); },
          py::arg("settings"))
      .def_static(
          "from_bytes",
          [](const py::bytes& bytes) {
            terms::StoredTally stored = terms::tally_from_bytes(static_cast<std::string_view>(bytes));
            return py::make_tuple(std::make_shared<Tally>(std::move(stored.tally)), stored.settings);
          },
          py::arg("bytes"));
}

}  // namespace quotidian::bindings
