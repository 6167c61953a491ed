// The border between code points (Python) and bytes (C++). The only file that includes pybind11's headers, so that every binding file sees the same casters.
#pragma once

#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <type_traits>
#include <vector>

#include "quotidian/lexicon/lexicon.hpp"
#include "quotidian/text/text.hpp"

namespace quotidian::bindings {

namespace py = pybind11;

using Offsets = py::array_t<std::int32_t, py::array::c_style | py::array::forcecast>;
/// Lexicons by language; the one under "" serves every other language.
using Lexicons = std::map<std::string, std::shared_ptr<lexicon::Lexicon>>;

/// A `str`'s own buffer, whichever its width; lives as long as the `str`, which never changes, and is read without the GIL.
struct StrBuffer {
  const void* data = nullptr;
  std::size_t length = 0;  ///< in code points
  int width = 1;           ///< bytes a code point: 1, 2 or 4
};
[[nodiscard]] StrBuffer buffer_of(const py::str& words);

/// Text straight from a `str`'s own buffer; nothing is cached inside the caller's string. The first needs no GIL.
[[nodiscard]] text::Text to_text(const StrBuffer& buffer);
[[nodiscard]] text::Text to_text(const py::str& words);
/// The `str` of a text; U+FFFD stands where lone surrogates were.
[[nodiscard]] py::str to_str(std::string_view words);

/// Code points of byte positions: one walk over the text while they ascend, a look-up where they go back.
class CodePoints {
 public:
  explicit CodePoints(const text::Text& text) : text_(text) {}

  std::int32_t operator()(std::uint32_t byte);

 private:
  const text::Text& text_;
  std::uint32_t at_ = 0;
  std::int32_t count_ = 0;
};

/// Spans as an (n, 2) int32 array of code points, half-open.
[[nodiscard]] Offsets to_offsets(const text::Text& text, const std::vector<text::Span>& spans);
/// Spans of bytes from an (n, 2) array of code points. Throws ValueError naming the row that is no span of the text.
[[nodiscard]] std::vector<text::Span> to_spans(const text::Text& text, const Offsets& offsets, const char* what);

/// The lexicon for a language: its own, else the one under "". Throws ValueError where there is neither.
[[nodiscard]] const lexicon::Lexicon& lexicon_for(const Lexicons& lexicons, const std::string& lang);

/// text::for_each_slot with the GIL released; a Ctrl-C in Python ends it within about 50 ms and is raised.
void run_slots(std::size_t n, unsigned threads, const std::function<void(std::size_t)>& work);

/// A (n,) array that owns a copy of the values.
template <class T>
[[nodiscard]] py::array_t<T> to_array(const std::vector<T>& values) {
  return py::array_t<T>(static_cast<py::ssize_t>(values.size()), values.data());
}

/// A (n,) uint8 array of one enum field, e.g. `to_codes(tokens, [](const Token& t) { return t.kind; })`.
template <class Row, class Field>
[[nodiscard]] py::array_t<std::uint8_t> to_codes(const std::vector<Row>& rows, Field field) {
  py::array_t<std::uint8_t> out(static_cast<py::ssize_t>(rows.size()));
  auto* at = out.mutable_data();
  for (const Row& row : rows) *at++ = static_cast<std::uint8_t>(field(row));
  return out;
}

/// Bytes of a vector of plain structs, for pickles, and back. Pickles are for the same machine and version of quotidian.
template <class T>
[[nodiscard]] py::bytes to_bytes(const std::vector<T>& rows) {
  static_assert(std::is_trivially_copyable_v<T>);
  return py::bytes(reinterpret_cast<const char*>(rows.data()), rows.size() * sizeof(T));
}
template <class T>
[[nodiscard]] std::vector<T> from_bytes(const py::bytes& bytes) {
  static_assert(std::is_trivially_copyable_v<T>);
  const auto view = static_cast<std::string_view>(bytes);
  if (view.size() % sizeof(T) != 0) throw py::value_error("this pickle was made by another version of quotidian");
  std::vector<T> rows(view.size() / sizeof(T));
  if (!rows.empty()) view.copy(reinterpret_cast<char*>(rows.data()), view.size());
  return rows;
}

void bind_text(py::module_& m);
void bind_lexicon(py::module_& m);
void bind_model(py::module_& m);
void bind_tokens(py::module_& m);
void bind_document(py::module_& m);
void bind_tags(py::module_& m);
void bind_entities(py::module_& m);
void bind_quotes(py::module_& m);
void bind_speakers(py::module_& m);
void bind_terms(py::module_& m);
void bind_similarity(py::module_& m);
void bind_statistics(py::module_& m);

}  // namespace quotidian::bindings
