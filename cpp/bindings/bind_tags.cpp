#include <array>

#include "bindings.hpp"
#include "quotidian/tags/tags.hpp"

namespace quotidian::bindings {
namespace {

using tags::Tagging;

constexpr std::array class_names{"x",   "noun", "propn", "verb",  "aux",   "adj",  "adv",   "adp",
                                 "det", "pron", "num",   "cconj", "sconj", "part", "punct", "sym"};

std::vector<std::shared_ptr<Tagging>> tag_many(const std::vector<std::shared_ptr<document::Document>>& documents, const Lexicons& lexicons,
                                               unsigned threads) {
  std::vector<std::shared_ptr<Tagging>> out(documents.size());
  run_slots(documents.size(), threads, [&](std::size_t i) {
    out[i] = std::make_shared<Tagging>(tags::tag(*documents[i], lexicon_for(lexicons, documents[i]->lang)));
  });
  return out;
}

std::shared_ptr<Tagging> set_state(const py::tuple& state) {
  if (state.size() != 2) throw py::value_error("this pickle was made by another version of quotidian");
  return std::make_shared<Tagging>(
      Tagging{from_bytes<tags::WordClass>(state[0].cast<py::bytes>()), state[1].cast<std::vector<std::string>>()});
}

}  // namespace

void bind_tags(py::module_& m) {
  m.attr("WORD_CLASSES") = py::tuple(py::cast(std::vector<std::string>(class_names.begin(), class_names.end())));
  py::class_<Tagging, std::shared_ptr<Tagging>>(m, "Tagging")
      .def_property_readonly("classes", [](const Tagging& self) { return to_codes(self.classes, [](tags::WordClass one) { return one; }); })
      .def_property_readonly("folded", [](const Tagging& self) { return self.folded; })
      .def(
          "__eq__", [](const Tagging& self, const Tagging& other) { return self == other; }, py::is_operator())
      .def(py::pickle([](const Tagging& self) { return py::make_tuple(to_bytes(self.classes), self.folded); }, &set_state));
  m.def("tag_many", &tag_many, py::arg("documents"), py::arg("lexicons"), py::arg("threads"));
}

}  // namespace quotidian::bindings
