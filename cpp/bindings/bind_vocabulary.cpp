#include "terms_bindings.hpp"

namespace quotidian::bindings {
namespace {

using terms::Vocabulary;

/// UTF-8 of a term, lone surrogates as they are.
std::string terms_bytes(const py::handle term) {
  const auto bytes = py::reinterpret_steal<py::bytes>(PyUnicode_AsEncodedString(term.ptr(), "utf-8", "surrogatepass"));
  if (!bytes) throw py::error_already_set();
  return std::string(static_cast<std::string_view>(bytes));
}

py::object to_term(std::string_view bytes) {
  auto term =
      py::reinterpret_steal<py::object>(PyUnicode_DecodeUTF8(bytes.data(), static_cast<py::ssize_t>(bytes.size()), "surrogatepass"));
  if (!term) throw py::error_already_set();
  return term;
}

Vocabulary to_vocabulary(const std::vector<py::str>& words) {
  std::vector<std::string> all;
  all.reserve(words.size());
  for (const py::str& word : words) all.push_back(terms_bytes(word));
  return Vocabulary(std::move(all));
}

py::list to_list(const Vocabulary& vocabulary) {
  py::list words(vocabulary.size());
  for (std::size_t i = 0; i < vocabulary.size(); ++i) words[i] = to_term(vocabulary[i]);
  return words;
}

/// Whether a dict is exactly these terms, each with its place.
bool holds(const Vocabulary& vocabulary, const py::dict& columns) {
  if (columns.size() != vocabulary.size()) return false;
  for (const auto& [term, column] : columns) {
    if (PyUnicode_Check(term.ptr()) == 0 || PyLong_Check(column.ptr()) == 0) return false;
    const long long wanted = PyLong_AsLongLong(column.ptr());
    if (wanted < 0 || static_cast<std::size_t>(wanted) >= vocabulary.size()) {
      PyErr_Clear();
      return false;
    }
    const auto place = static_cast<std::size_t>(wanted);
    Py_ssize_t size = 0;
    const char* bytes = PyUnicode_IS_ASCII(term.ptr()) != 0 ? PyUnicode_AsUTF8AndSize(term.ptr(), &size) : nullptr;
    if (bytes != nullptr ? std::string_view(bytes, static_cast<std::size_t>(size)) != vocabulary[place]
                         : terms_bytes(term) != vocabulary[place]) {
      return false;
    }
  }
  return true;
}

}  // namespace

void bind_vocabulary(py::module_& m) {
  py::class_<Vocabulary, std::shared_ptr<Vocabulary>>(m, "Vocabulary")
      .def(py::init(&to_vocabulary), py::arg("terms"))
      .def("to_list", &to_list)
      .def("holds", &holds, py::arg("columns"))
      .def(
          "find", [](const Vocabulary& self, const py::str& term) { return self.find(terms_bytes(term)); }, py::arg("term"))
      .def("__len__", &Vocabulary::size)
      .def(
          "__eq__", [](const Vocabulary& self, const Vocabulary& other) { return self == other; }, py::is_operator())
      .def(py::pickle([](const Vocabulary& self) { return py::bytes(terms::to_bytes(self)); },
                      [](const py::bytes& state) { return terms::vocabulary_from_bytes(static_cast<std::string_view>(state)); }));
}

}  // namespace quotidian::bindings
