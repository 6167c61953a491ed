#include "borrowed.hpp"

#include "quotidian/text/utf8.hpp"

namespace quotidian::bindings {
namespace {

template <class Unit>
std::string_view encode(const void* data, std::size_t length, std::string& out) {
  const auto* units = static_cast<const Unit*>(data);
  out.clear();
  out.reserve(length * 2);
  for (std::size_t i = 0; i < length; ++i) {
    const auto c = static_cast<char32_t>(units[i]);
    text::append(out, (c >= 0xD800 && c <= 0xDFFF) || c > 0x10FFFF ? U'\uFFFD' : c);
  }
  return out;
}

template <class Unit>
std::span<const Unit> units(const void* data, std::size_t length) {
  return {static_cast<const Unit*>(data), length};
}

}  // namespace

text::Text Borrowed::to_text() const {
  if (width == 1) return text::Text::from_latin1(units<std::uint8_t>(data, length));
  if (width == 2) return text::Text::from_ucs2(units<std::uint16_t>(data, length));
  return text::Text::from_ucs4(units<char32_t>(data, length));
}

std::string_view Borrowed::to_utf8(std::string& scratch) const {
  if (ascii) return {static_cast<const char*>(data), length};
  if (width == 1) return encode<std::uint8_t>(data, length, scratch);
  if (width == 2) return encode<std::uint16_t>(data, length, scratch);
  return encode<char32_t>(data, length, scratch);
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
    borrowed.push_back({PyUnicode_DATA(object), static_cast<std::size_t>(PyUnicode_GET_LENGTH(object)),
                        static_cast<int>(PyUnicode_KIND(object)), PyUnicode_IS_ASCII(object) != 0});
  }
  return borrowed;
}

}  // namespace quotidian::bindings
