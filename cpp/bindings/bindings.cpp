#include "bindings.hpp"

#include "quotidian/text/parallel.hpp"
#include "quotidian/text/utf8.hpp"

namespace quotidian::bindings {

StrBuffer buffer_of(const py::str& words) {
  PyObject* object = words.ptr();
  return {PyUnicode_DATA(object), static_cast<std::size_t>(PyUnicode_GET_LENGTH(object)), static_cast<int>(PyUnicode_KIND(object))};
}

text::Text to_text(const StrBuffer& buffer) {
  switch (buffer.width) {
    case 1: return text::Text::from_latin1({static_cast<const std::uint8_t*>(buffer.data), buffer.length});
    case 2: return text::Text::from_ucs2({static_cast<const std::uint16_t*>(buffer.data), buffer.length});
    default: return text::Text::from_ucs4({static_cast<const char32_t*>(buffer.data), buffer.length});
  }
}

text::Text to_text(const py::str& words) { return to_text(buffer_of(words)); }

py::str to_str(std::string_view words) { return py::str(words.data(), words.size()); }

std::int32_t CodePoints::operator()(std::uint32_t byte) {
  if (text_.is_ascii()) return static_cast<std::int32_t>(byte);
  if (byte < at_) {
    at_ = byte;
    count_ = static_cast<std::int32_t>(text_.to_codepoint(byte));
  }
  count_ += static_cast<std::int32_t>(text::count_code_points(text_.view().substr(at_, byte - at_)));
  at_ = byte;
  return count_;
}

Offsets to_offsets(const text::Text& text, const std::vector<text::Span>& spans) {
  Offsets out({static_cast<py::ssize_t>(spans.size()), static_cast<py::ssize_t>(2)});
  auto* at = out.mutable_data();
  CodePoints codepoint(text);
  for (const text::Span span : spans) {
    *at++ = codepoint(span.begin);
    *at++ = codepoint(span.end);
  }
  return out;
}

std::vector<text::Span> to_spans(const text::Text& text, const Offsets& offsets, const char* what) {
  if (offsets.size() == 0) return {};
  if (offsets.ndim() != 2 || offsets.shape(1) != 2) {
    throw py::value_error(std::string(what) + ": wanted an array of shape (n, 2) of code points, got " + std::to_string(offsets.ndim()) +
                          " dimension(s)");
  }
  const auto length = static_cast<std::int32_t>(text.codepoints());
  std::vector<text::Span> spans;
  spans.reserve(static_cast<std::size_t>(offsets.shape(0)));
  const auto rows = offsets.unchecked<2>();
  for (py::ssize_t i = 0; i < rows.shape(0); ++i) {
    const std::int32_t begin = rows(i, 0);
    const std::int32_t end = rows(i, 1);
    if (begin < 0 || end < begin || end > length) {
      throw py::value_error(std::string(what) + " " + std::to_string(i) + ": [" + std::to_string(begin) + ", " + std::to_string(end) +
                            ") is no span of a text of " + std::to_string(length) + " code points");
    }
    spans.push_back({text.to_byte(static_cast<std::uint32_t>(begin)), text.to_byte(static_cast<std::uint32_t>(end))});
  }
  return spans;
}

const lexicon::Lexicon& lexicon_for(const Lexicons& lexicons, const std::string& lang) {
  auto at = lexicons.find(lang);
  if (at == lexicons.end()) at = lexicons.find("");
  if (at == lexicons.end() || !at->second) throw py::value_error("no lexicon for language '" + lang + "' and none under ''");
  return *at->second;
}

void run_slots(std::size_t n, unsigned threads, const std::function<void(std::size_t)>& work) {
  bool interrupted = false;
  {
    const py::gil_scoped_release release;
    text::for_each_slot(n, threads, work, [&] {
      const py::gil_scoped_acquire acquire;
      interrupted = PyErr_CheckSignals() != 0;
      return interrupted;
    });
  }
  if (interrupted) throw py::error_already_set();
}

}  // namespace quotidian::bindings
