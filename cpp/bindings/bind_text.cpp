#include "bindings.hpp"
#include "quotidian/text/fold.hpp"

namespace quotidian::bindings {

void bind_text(py::module_& m) {
  m.def(
      "fold", [](const py::str& word) { return to_str(text::fold(to_text(word).view())); }, py::arg("word"));
  m.def(
      "to_lower", [](const py::str& words, const std::string& lang) { return to_str(text::to_lower(to_text(words).view(), lang)); },
      py::arg("words"), py::arg("lang"));
  m.def(
      "to_nfc", [](const py::str& words) { return to_str(text::to_nfc(to_text(words).view())); }, py::arg("words"));
  m.def(
      "romanize", [](const py::str& words) { return to_str(text::romanize(to_text(words).view())); }, py::arg("words"));
  m.def(
      "replaced", [](const py::str& words) { return to_text(words).replaced(); }, py::arg("words"));
}

}  // namespace quotidian::bindings
