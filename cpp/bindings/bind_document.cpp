#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

#include "document_columns.hpp"
#include "page_line_columns.hpp"

namespace quotidian::bindings {
namespace {

using document::Document;

tokens::Level level_of(const std::string& level) {
  if (level == "treebank") return tokens::Level::treebank;
  if (level == "unicode") return tokens::Level::unicode;
  throw py::value_error("level: wanted 'treebank' or 'unicode', got '" + level + "'");
}

/// The words of an enum, in order, as a tuple.
template <class Kind, class Name>
py::tuple words_of(Kind last, Name name) {
  py::tuple out(static_cast<std::size_t>(last) + 1);
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = to_str(name(static_cast<Kind>(i)));
  return out;
}

template <class Row, class Get>
Offsets spans_of(const Document& self, const std::vector<Row>& rows, Get get) {
  std::vector<text::Span> spans(rows.size());
  std::transform(rows.begin(), rows.end(), spans.begin(), get);
  return to_offsets(*self.text, spans);
}

std::vector<std::shared_ptr<Document>> parse_documents(const std::vector<py::str>& texts, const Lexicons& lexicons,
                                                       const std::vector<std::optional<std::string>>& langs,
                                                       const std::vector<std::uint32_t>& headline_ends, const std::string& level,
                                                       unsigned threads) {
  if (langs.size() != texts.size() || headline_ends.size() != texts.size()) {
    throw py::value_error("wanted a language and a headline end for each of " + std::to_string(texts.size()) + " texts, got " +
                          std::to_string(langs.size()) + " and " + std::to_string(headline_ends.size()));
  }
  const tokens::Level cut = level_of(level);
  std::vector<std::shared_ptr<const text::Text>> buffers;
  buffers.reserve(texts.size());
  for (const py::str& words : texts) buffers.push_back(std::make_shared<const text::Text>(to_text(words)));
  std::vector<std::shared_ptr<Document>> out(texts.size());
  run_slots(texts.size(), threads, [&](std::size_t i) {
    const std::string lang = langs[i] ? *langs[i] : tokens::decide_language(*buffers[i]);
    const document::DocumentOptions options{lang, cut, buffers[i]->to_byte(headline_ends[i])};
    out[i] = std::make_shared<Document>(document::parse_document(buffers[i], lexicon_for(lexicons, lang), options));
  });
  return out;
}

std::shared_ptr<Document> with_tokens(const Document& self, const Offsets& offsets, const Offsets& sentence_tokens, const Codes& kinds) {
  return std::make_shared<Document>(document::with_tokens(self, to_tokens(self, offsets, sentence_tokens, kinds)));
}

constexpr std::array mark_styles{"straight",         "curly",           "low",          "guillemet",
                                 "guillemet_inward", "single_straight", "single_curly", "single_low",
                                 "single_guillemet", "backtick",        "corner"};

}  // namespace

void bind_document(py::module_& m) {
  m.attr("SECTION_KINDS") = words_of(document::SectionKind::legal, [](document::SectionKind kind) { return to_string(kind); });
  m.attr("SECTION_REASONS") =
      words_of(document::SectionReason::otherwise, [](document::SectionReason reason) { return to_string(reason); });
  m.attr("MARK_STYLES") = py::tuple(py::cast(std::vector<std::string>(mark_styles.begin(), mark_styles.end())));
  py::class_<Document, std::shared_ptr<Document>>(m, "Document")
      .def_property_readonly("text", [](const Document& self) { return to_str(self.text->view()); })
      .def_property_readonly("lang", [](const Document& self) { return self.lang; })
      .def_property_readonly("replaced", [](const Document& self) { return self.text->replaced(); })
      .def_property_readonly(
          "tokens", [](const Document& self) { return spans_of(self, self.tokens.tokens, [](const tokens::Token& t) { return t.span; }); })
      .def_property_readonly(
          "token_kinds", [](const Document& self) { return to_codes(self.tokens.tokens, [](const tokens::Token& t) { return t.kind; }); })
      .def_property_readonly("sentences",
                             [](const Document& self) {
                               return spans_of(self, self.tokens.sentences,
                                               [&](const tokens::TokenRange range) { return tokens::span_of(self.tokens.tokens, range); });
                             })
      .def_property_readonly("sentence_tokens", &sentence_tokens_of)
      .def_property_readonly(
          "lines",
          [](const Document& self) { return spans_of(self, self.layout.lines, [](const layout::Line& line) { return line.span; }); })
      .def_property_readonly(
          "paragraphs",
          [](const Document& self) { return spans_of(self, self.layout.paragraphs, [](const layout::Paragraph& p) { return p.span; }); })
      .def_property_readonly("marks", &marks_of)
      .def_property_readonly(
          "mark_styles",
          [](const Document& self) { return to_codes(self.layout.marks, [](const layout::MarkPair& p) { return p.style; }); })
      .def_property_readonly("mark_repaired", &repaired_of)
      .def_property_readonly(
          "sections", [](const Document& self) { return spans_of(self, self.sections, [](const document::Section& s) { return s.span; }); })
      .def_property_readonly(
          "section_kinds", [](const Document& self) { return to_codes(self.sections, [](const document::Section& s) { return s.kind; }); })
      .def_property_readonly(
          "section_reasons",
          [](const Document& self) { return to_codes(self.sections, [](const document::Section& s) { return s.reason; }); })
      .def_property_readonly(
          "turns",
          [](const Document& self) { return turn_rows(self.turns, [&](std::uint32_t byte) { return self.text->to_codepoint(byte); }); })
      .def(
          "__eq__", [](const Document& self, const Document& other) { return self == other; }, py::is_operator())
      .def(py::pickle(&get_state, &set_state));
  m.def("parse_documents", &parse_documents, py::arg("texts"), py::arg("lexicons"), py::arg("langs"), py::arg("headline_ends"),
        py::arg("level"), py::arg("threads"));
  m.def("with_tokens", &with_tokens, py::arg("document"), py::arg("offsets"), py::arg("sentence_tokens"), py::arg("kinds"));
  m.def("page_lines_many", &page_lines_many, py::arg("documents"), py::arg("lexicons"), py::arg("threads"));
  m.def("with_page_lines_many", &with_page_lines_many, py::arg("documents"), py::arg("known"), py::arg("lexicons"),
        py::arg("headline_ends"), py::arg("threads"));
}

}  // namespace quotidian::bindings
