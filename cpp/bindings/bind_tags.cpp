#include "bindings.hpp"
#include "stages.hpp"

namespace quotidian::bindings {
namespace {

using tags::Tagging;

std::vector<std::shared_ptr<Tagging>> tag_many(const std::vector<std::shared_ptr<document::Document>>& documents, const Lexicons& lexicons,
                                               unsigned threads, const HeldModel& model) {
  std::vector<std::shared_ptr<Tagging>> out(documents.size());
  run_slots(documents.size(), threads, [&](std::size_t i) {
    out[i] = std::make_shared<Tagging>(tags::tag(*documents[i], lexicon_for(lexicons, documents[i]->lang), model.tags));
  });
  return out;
}

std::shared_ptr<Tagging> set_state(const py::tuple& state) {
  if (state.size() != 5) throw py::value_error("this pickle was made by another version of quotidian");
  return std::make_shared<Tagging>(Tagging{from_bytes<tags::WordClass>(state[0].cast<py::bytes>()),
                                           state[1].cast<std::vector<std::string>>(),
                                           from_bytes<tags::NameClass>(state[2].cast<py::bytes>()),
                                           from_bytes<float>(state[3].cast<py::bytes>()), state[4].cast<std::uint32_t>()});
}

/// Words of an enum of the room, in order.
template <class Kind>
py::tuple words_of(std::uint8_t count) {
  py::tuple out(count);
  for (std::uint8_t i = 0; i < count; ++i) out[i] = to_str(tags::to_string(static_cast<Kind>(i)));
  return out;
}

}  // namespace

void bind_tags(py::module_& m) {
  m.attr("WORD_CLASSES") = words_of<tags::WordClass>(tags::word_class_count);
  m.attr("NAME_CLASSES") = words_of<tags::NameClass>(tags::name_class_count);
  py::class_<Tagging, std::shared_ptr<Tagging>>(m, "Tagging")
      .def_property_readonly("classes", [](const Tagging& self) { return to_codes(self.classes, [](tags::WordClass one) { return one; }); })
      .def_property_readonly("names", [](const Tagging& self) { return to_codes(self.names, [](tags::NameClass one) { return one; }); })
      .def_property_readonly("folded", [](const Tagging& self) { return self.folded; })
      .def(
          "__eq__", [](const Tagging& self, const Tagging& other) { return self == other; }, py::is_operator())
      .def(py::pickle(
          [](const Tagging& self) {
            return py::make_tuple(to_bytes(self.classes), self.folded, to_bytes(self.names), to_bytes(self.states), self.width);
          },
          &set_state));
  m.def("tag_many", &tag_many, py::arg("documents"), py::arg("lexicons"), py::arg("threads"), py::arg("model") = HeldModel());
}

}  // namespace quotidian::bindings
