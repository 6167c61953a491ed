#include <tuple>

#include "bindings.hpp"

namespace quotidian::bindings {
namespace {

using Row = std::tuple<std::string, std::string, bool, std::map<std::string, std::string>, std::string>;

Row to_row(const lexicon::Entry& entry) {
  return {std::string(to_string(entry.kind)), entry.form, entry.prefix, entry.attributes, entry.source};
}

lexicon::Entry to_entry(const Row& row) {
  const auto& [kind, form, prefix, attributes, source] = row;
  const auto known = lexicon::entry_kind(kind);
  if (!known) throw py::value_error("unknown kind of lexicon entry '" + kind + "'");
  if (form.empty()) throw py::value_error("a lexicon entry has an empty form");
  return {*known, form, prefix, attributes, source};
}

std::vector<lexicon::Entry> to_entries(const std::vector<Row>& rows) {
  std::vector<lexicon::Entry> entries;
  entries.reserve(rows.size());
  for (const Row& row : rows) entries.push_back(to_entry(row));
  return entries;
}

std::vector<Row> to_rows(const lexicon::Lexicon& lexicon) {
  std::vector<Row> rows;
  rows.reserve(lexicon.entries().size());
  for (const lexicon::Entry& entry : lexicon.entries()) rows.push_back(to_row(entry));
  return rows;
}

}  // namespace

void bind_lexicon(py::module_& m) {
  using lexicon::Lexicon;
  py::class_<Lexicon, std::shared_ptr<Lexicon>>(m, "Lexicon")
      .def(py::init([](std::string lang, const std::vector<Row>& rows) { return Lexicon(std::move(lang), to_entries(rows)); }),
           py::arg("lang"), py::arg("rows"))
      .def_property_readonly("lang", &Lexicon::lang)
      .def("rows", &to_rows)
      .def("__len__", [](const Lexicon& self) { return self.entries().size(); })
      .def(
          "__eq__", [](const Lexicon& self, const Lexicon& other) { return self == other; }, py::is_operator())
      .def(py::pickle(
          [](const Lexicon& self) { return py::make_tuple(self.lang(), to_rows(self)); },
          [](const py::tuple& state) { return Lexicon(state[0].cast<std::string>(), to_entries(state[1].cast<std::vector<Row>>())); }));
  m.def(
      "parse_lexicon",
      [](const py::bytes& data, const std::string& lang, const std::string& name) {
        return lexicon::parse_lexicon(static_cast<std::string_view>(data), lang, name);
      },
      py::arg("data"), py::arg("lang"), py::arg("name"));
  m.def(
      "extend_lexicon", [](const Lexicon& base, const std::vector<Row>& rows) { return lexicon::extend(base, to_entries(rows)); },
      py::arg("base"), py::arg("rows"));
}

}  // namespace quotidian::bindings
