#include "borrowed.hpp"

#include <string>

namespace quotidian::bindings {
namespace {

template <class Unit>
std::span<const Unit> span_of(const void* data, std::size_t length) {
  return {static_cast<const Unit*>(data), length};
}

}  // namespace

text::Text Borrowed::to_text() const {
  if (width == 1) return text::Text::from_latin1(span_of<std::uint8_t>(data, length));
  if (width == 2) return text::Text::from_ucs2(span_of<std::uint16_t>(data, length));
  return text::Text::from_ucs4(span_of<char32_t>(data, length));
}

terms::Units Borrowed::units() const {
  if (width == 1) return span_of<std::uint8_t>(data, length);
  if (width == 2) return span_of<std::uint16_t>(data, length);
  return span_of<char32_t>(data, length);
}

std::vector<Borrowed> borrow(const py::list& texts) {
  std::vector<Borrowed> borrowed;
  borrowed.reserve(texts.size());
  for (const py::handle item : texts) {
    PyObject* object = item.ptr();
    if (PyUnicode_Check(object) == 0) {
      throw py::type_error("text " + std::to_string(borrowed.size()) + " is " + std::string(py::str(py::type::of(item).attr("__name__"))) +
                           ", wanted str");
    }
    borrowed.push_back(
        {PyUnicode_DATA(object), static_cast<std::size_t>(PyUnicode_GET_LENGTH(object)), static_cast<int>(PyUnicode_KIND(object))});
  }
  return borrowed;
}

}  // namespace quotidian::bindings
