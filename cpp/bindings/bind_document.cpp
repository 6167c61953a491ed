#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

#include "bindings.hpp"
#include "quotidian/document/document.hpp"

namespace quotidian::bindings {
namespace {

using document::Document;
using Pair = std::pair<std::uint32_t, std::uint32_t>;
using TurnRow = std::tuple<std::vector<Pair>, std::optional<Pair>, bool>;

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

Offsets marks_of(const Document& self) {
  Offsets out({static_cast<py::ssize_t>(self.layout.marks.size()), static_cast<py::ssize_t>(4)});
  auto* at = out.mutable_data();
  for (const layout::MarkPair& pair : self.layout.marks) {
    for (const std::uint32_t byte : {pair.open.begin, pair.open.end, pair.close.begin, pair.close.end}) *at++ = static_cast<std::int32_t>(self.text->to_codepoint(byte));
  }
  return out;
}

py::array_t<bool> repaired_of(const Document& self) {
  py::array_t<bool> out(static_cast<py::ssize_t>(self.layout.marks.size()));
  std::transform(self.layout.marks.begin(), self.layout.marks.end(), out.mutable_data(), [](const layout::MarkPair& pair) { return pair.repaired; });
  return out;
}

Offsets sentence_tokens_of(const Document& self) {
  Offsets out({static_cast<py::ssize_t>(self.tokens.sentences.size()), static_cast<py::ssize_t>(2)});
  auto* at = out.mutable_data();
  for (const tokens::TokenRange range : self.tokens.sentences) {
    *at++ = static_cast<std::int32_t>(range.begin);
    *at++ = static_cast<std::int32_t>(range.end);
  }
  return out;
}

/// Turns as Python sees them, or, with the identity for a map, as a pickle keeps them.
template <class Map>
std::vector<TurnRow> turn_rows(const std::vector<document::Turn>& turns, Map map) {
  std::vector<TurnRow> rows;
  rows.reserve(turns.size());
  for (const document::Turn& turn : turns) {
    std::vector<Pair> contents;
    for (const text::Span span : turn.contents) contents.emplace_back(map(span.begin), map(span.end));
    const auto label = turn.label ? std::optional(Pair(map(turn.label->begin), map(turn.label->end))) : std::nullopt;
    rows.emplace_back(std::move(contents), label, turn.question);
  }
  return rows;
}

std::vector<document::Turn> to_turns(const std::vector<TurnRow>& rows) {
  std::vector<document::Turn> turns;
  for (const auto& [contents, label, question] : rows) {
    document::Turn& turn = turns.emplace_back();
    for (const auto& [begin, end] : contents) turn.contents.push_back({begin, end});
    if (label) turn.label = text::Span{label->first, label->second};
    turn.question = question;
  }
  return turns;
}

std::vector<std::shared_ptr<Document>> parse_documents(const std::vector<py::str>& texts, const Lexicons& lexicons, const std::vector<std::optional<std::string>>& langs,
                                                       const std::vector<std::uint32_t>& headline_ends, const std::string& level, unsigned threads) {
  if (langs.size() != texts.size() || headline_ends.size() != texts.size()) {
    throw py::value_error("wanted a language and a headline end for each of " + std::to_string(texts.size()) + " texts, got " + std::to_string(langs.size()) + " and " +
                          std::to_string(headline_ends.size()));
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

std::shared_ptr<Document> with_tokens(const Document& self, const Offsets& offsets, const Offsets& sentence_tokens, const py::array_t<std::uint8_t, py::array::forcecast>& kinds) {
  const std::vector<text::Span> spans = to_spans(*self.text, offsets, "token");
  if (kinds.ndim() != 1 || static_cast<std::size_t>(kinds.size()) != spans.size()) {
    throw py::value_error("kinds: wanted one number for each of " + std::to_string(spans.size()) + " tokens, got " + std::to_string(kinds.size()));
  }
  if (sentence_tokens.size() != 0 && (sentence_tokens.ndim() != 2 || sentence_tokens.shape(1) != 2)) {
    throw py::value_error("sentence_tokens: wanted an array of shape (n, 2) of token indexes, got " + std::to_string(sentence_tokens.ndim()) + " dimension(s)");
  }
  tokens::Tokens made;
  const auto kind = kinds.unchecked<1>();
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const std::uint8_t number = kind(static_cast<py::ssize_t>(i));
    if (number > static_cast<std::uint8_t>(tokens::TokenKind::other)) {
      throw py::value_error("token " + std::to_string(i) + ": " + std::to_string(number) + " is no number of TOKEN_KINDS");
    }
    made.tokens.push_back({spans[i], static_cast<tokens::TokenKind>(number)});
  }
  for (py::ssize_t i = 0; sentence_tokens.size() != 0 && i < sentence_tokens.shape(0); ++i) {
    const std::int32_t begin = sentence_tokens.at(i, 0);
    const std::int32_t end = sentence_tokens.at(i, 1);
    if (begin < 0 || end < begin) throw py::value_error("sentence " + std::to_string(i) + ": [" + std::to_string(begin) + ", " + std::to_string(end) + ") is no range of tokens");
    made.sentences.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  }
  return std::make_shared<Document>(document::with_tokens(self, std::move(made)));
}

py::tuple get_state(const Document& self) {
  const auto same = [](std::uint32_t byte) { return byte; };
  return py::make_tuple(py::bytes(self.text->view().data(), self.text->size()), self.text->replaced(), self.lang, to_bytes(self.layout.lines), to_bytes(self.layout.paragraphs),
                        to_bytes(self.layout.marks), to_bytes(self.tokens.tokens), to_bytes(self.tokens.sentences), to_bytes(self.sections), turn_rows(self.turns, same));
}

/// The text with its lone surrogates, so that what was reported stays reported.
text::Text restore(std::string_view bytes, const std::vector<std::uint32_t>& replaced) {
  text::Text text = text::Text::from_utf8(bytes);
  if (replaced.empty()) return text;
  const py::object words = to_str(bytes);
  std::vector<char32_t> units;
  units.reserve(text.codepoints());
  for (py::ssize_t i = 0; i < static_cast<py::ssize_t>(text.codepoints()); ++i) units.push_back(static_cast<char32_t>(PyUnicode_READ_CHAR(words.ptr(), i)));
  for (const std::uint32_t at : replaced) units.at(at) = 0xD800;
  return text::Text::from_ucs4(units);
}

std::shared_ptr<Document> set_state(const py::tuple& state) {
  if (state.size() != 10) throw py::value_error("this pickle was made by another version of quotidian");
  auto out = std::make_shared<Document>();
  out->text = std::make_shared<const text::Text>(restore(static_cast<std::string_view>(state[0].cast<py::bytes>()), state[1].cast<std::vector<std::uint32_t>>()));
  out->lang = state[2].cast<std::string>();
  out->layout.lines = from_bytes<layout::Line>(state[3].cast<py::bytes>());
  out->layout.paragraphs = from_bytes<layout::Paragraph>(state[4].cast<py::bytes>());
  out->layout.marks = from_bytes<layout::MarkPair>(state[5].cast<py::bytes>());
  out->tokens.tokens = from_bytes<tokens::Token>(state[6].cast<py::bytes>());
  out->tokens.sentences = from_bytes<tokens::TokenRange>(state[7].cast<py::bytes>());
  out->sections = from_bytes<document::Section>(state[8].cast<py::bytes>());
  out->turns = to_turns(state[9].cast<std::vector<TurnRow>>());
  return out;
}

constexpr std::array mark_styles{"straight", "curly", "low", "guillemet", "guillemet_inward", "single_straight", "single_curly", "single_low", "single_guillemet", "backtick", "corner"};

}  // namespace

void bind_document(py::module_& m) {
  m.attr("SECTION_KINDS") = words_of(document::SectionKind::legal, [](document::SectionKind kind) { return to_string(kind); });
  m.attr("SECTION_REASONS") = words_of(document::SectionReason::otherwise, [](document::SectionReason reason) { return to_string(reason); });
  m.attr("MARK_STYLES") = py::tuple(py::cast(std::vector<std::string>(mark_styles.begin(), mark_styles.end())));
  py::class_<Document, std::shared_ptr<Document>>(m, "Document")
      .def_property_readonly("text", [](const Document& self) { return to_str(self.text->view()); })
      .def_property_readonly("lang", [](const Document& self) { return self.lang; })
      .def_property_readonly("replaced", [](const Document& self) { return self.text->replaced(); })
      .def_property_readonly("tokens", [](const Document& self) { return spans_of(self, self.tokens.tokens, [](const tokens::Token& t) { return t.span; }); })
      .def_property_readonly("token_kinds", [](const Document& self) { return to_codes(self.tokens.tokens, [](const tokens::Token& t) { return t.kind; }); })
      .def_property_readonly("sentences", [](const Document& self) {
        return spans_of(self, self.tokens.sentences, [&](const tokens::TokenRange range) { return tokens::span_of(self.tokens.tokens, range); });
      })
      .def_property_readonly("sentence_tokens", &sentence_tokens_of)
      .def_property_readonly("lines", [](const Document& self) { return spans_of(self, self.layout.lines, [](const layout::Line& line) { return line.span; }); })
      .def_property_readonly("paragraphs", [](const Document& self) { return spans_of(self, self.layout.paragraphs, [](const layout::Paragraph& p) { return p.span; }); })
      .def_property_readonly("marks", &marks_of)
      .def_property_readonly("mark_styles", [](const Document& self) { return to_codes(self.layout.marks, [](const layout::MarkPair& p) { return p.style; }); })
      .def_property_readonly("mark_repaired", &repaired_of)
      .def_property_readonly("sections", [](const Document& self) { return spans_of(self, self.sections, [](const document::Section& s) { return s.span; }); })
      .def_property_readonly("section_kinds", [](const Document& self) { return to_codes(self.sections, [](const document::Section& s) { return s.kind; }); })
      .def_property_readonly("section_reasons", [](const Document& self) { return to_codes(self.sections, [](const document::Section& s) { return s.reason; }); })
      .def_property_readonly("turns", [](const Document& self) {
        return turn_rows(self.turns, [&](std::uint32_t byte) { return self.text->to_codepoint(byte); });
      })
      .def("__eq__", [](const Document& self, const Document& other) { return self == other; }, py::is_operator())
      .def(py::pickle(&get_state, &set_state));
  m.def("parse_documents", &parse_documents, py::arg("texts"), py::arg("lexicons"), py::arg("langs"), py::arg("headline_ends"), py::arg("level"), py::arg("threads"));
  m.def("with_tokens", &with_tokens, py::arg("document"), py::arg("offsets"), py::arg("sentence_tokens"), py::arg("kinds"));
}

}  // namespace quotidian::bindings
