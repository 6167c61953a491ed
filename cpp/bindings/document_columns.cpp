#include "document_columns.hpp"

#include <algorithm>
#include <string_view>

namespace quotidian::bindings {

using document::Document;

Offsets marks_of(const Document& self) {
  Offsets out({static_cast<py::ssize_t>(self.layout.marks.size()), static_cast<py::ssize_t>(4)});
  auto* at = out.mutable_data();
  CodePoints codepoint(*self.text);
  for (const layout::MarkPair& pair : self.layout.marks) {
    for (const std::uint32_t byte : {pair.open.begin, pair.open.end, pair.close.begin, pair.close.end}) *at++ = codepoint(byte);
  }
  return out;
}

py::array_t<bool> repaired_of(const Document& self) {
  py::array_t<bool> out(static_cast<py::ssize_t>(self.layout.marks.size()));
  std::transform(self.layout.marks.begin(), self.layout.marks.end(), out.mutable_data(),
                 [](const layout::MarkPair& pair) { return pair.repaired; });
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

namespace {

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

/// The text with its lone surrogates, so that what was reported stays reported.
text::Text restore(std::string_view bytes, const std::vector<std::uint32_t>& replaced) {
  text::Text text = text::Text::from_utf8(bytes);
  if (replaced.empty()) return text;
  const py::object words = to_str(bytes);
  std::vector<char32_t> units;
  units.reserve(text.codepoints());
  for (py::ssize_t i = 0; i < static_cast<py::ssize_t>(text.codepoints()); ++i)
    units.push_back(static_cast<char32_t>(PyUnicode_READ_CHAR(words.ptr(), i)));
  for (const std::uint32_t at : replaced) units.at(at) = 0xD800;
  return text::Text::from_ucs4(units);
}

}  // namespace

py::tuple get_state(const Document& self) {
  const auto same = [](std::uint32_t byte) { return byte; };
  return py::make_tuple(py::bytes(self.text->view().data(), self.text->size()), self.text->replaced(), self.lang,
                        to_bytes(self.layout.lines), to_bytes(self.layout.paragraphs), to_bytes(self.layout.marks),
                        to_bytes(self.tokens.tokens), to_bytes(self.tokens.sentences), to_bytes(self.sections),
                        turn_rows(self.turns, same));
}

std::shared_ptr<Document> set_state(const py::tuple& state) {
  if (state.size() != 10) throw py::value_error("this pickle was made by another version of quotidian");
  auto out = std::make_shared<Document>();
  out->text = std::make_shared<const text::Text>(
      restore(static_cast<std::string_view>(state[0].cast<py::bytes>()), state[1].cast<std::vector<std::uint32_t>>()));
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

tokens::Tokens to_tokens(const Document& self, const Offsets& offsets, const Offsets& sentence_tokens, const Codes& kinds) {
  const std::vector<text::Span> spans = to_spans(*self.text, offsets, "token");
  if (kinds.ndim() != 1 || static_cast<std::size_t>(kinds.size()) != spans.size()) {
    throw py::value_error("kinds: wanted one number for each of " + std::to_string(spans.size()) + " tokens, got " +
                          std::to_string(kinds.size()));
  }
  if (sentence_tokens.size() != 0 && (sentence_tokens.ndim() != 2 || sentence_tokens.shape(1) != 2)) {
    throw py::value_error("sentence_tokens: wanted an array of shape (n, 2) of token indexes, got " +
                          std::to_string(sentence_tokens.ndim()) + " dimension(s)");
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
    if (begin < 0 || end < begin)
      throw py::value_error("sentence " + std::to_string(i) + ": [" + std::to_string(begin) + ", " + std::to_string(end) +
                            ") is no range of tokens");
    made.sentences.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  }
  return made;
}

}  // namespace quotidian::bindings
