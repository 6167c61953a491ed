#include <array>
#include <optional>
#include <type_traits>

#include "bindings.hpp"
#include "quotidian/tokens/tokens.hpp"

namespace quotidian::bindings {
namespace {

constexpr std::array kind_names{"word", "number", "punctuation", "mark", "symbol", "url", "email", "handle", "hashtag", "emoji", "other"};

using Pair = std::array<std::int32_t, 2>;

/// Columns of one text's tokens and sentences, in code points.
struct Columns {
  std::string lang;
  std::vector<Pair> offsets, sentences, sentence_tokens;
  std::vector<std::uint8_t> kinds;
  bool operator==(const Columns&) const = default;
};

template <class Count>
void fill(Columns& out, const tokens::Tokens& found, Count count) {
  out.offsets.reserve(found.tokens.size());
  out.kinds.reserve(found.tokens.size());
  out.sentences.reserve(found.sentences.size());
  out.sentence_tokens.reserve(found.sentences.size());
  for (const tokens::Token& token : found.tokens) {
    const std::int32_t begin = count(token.span.begin);
    out.offsets.push_back({begin, count(token.span.end)});
    out.kinds.push_back(static_cast<std::uint8_t>(token.kind));
  }
  for (const tokens::TokenRange range : found.sentences) {
    out.sentence_tokens.push_back({static_cast<std::int32_t>(range.begin), static_cast<std::int32_t>(range.end)});
    out.sentences.push_back({out.offsets[range.begin][0], out.offsets[range.end - 1][1]});
  }
}

Columns to_columns(const text::Text& text, const tokens::Tokens& found, std::string lang) {
  Columns out;
  out.lang = std::move(lang);
  if (text.is_ascii()) {
    fill(out, found, [](std::uint32_t byte) { return static_cast<std::int32_t>(byte); });
  } else {
    fill(out, found, CodePoints(text));
  }
  return out;
}

tokens::Level to_level(const std::string& level) {
  if (level == "treebank") return tokens::Level::treebank;
  if (level == "unicode") return tokens::Level::unicode;
  throw py::value_error("level: wanted 'treebank' or 'unicode', got '" + level + "'");
}

/// A read-only array over a column of the object: (n, 2) of pairs, or (n,).
template <auto column>
py::array view_of(const py::object& self) {
  const auto& values = self.cast<const Columns&>().*column;
  using Value = std::decay_t<decltype(values[0])>;
  const auto size = static_cast<py::ssize_t>(values.size());
  py::array out;
  if constexpr (std::is_same_v<Value, Pair>) {
    out = py::array_t<std::int32_t>({size, py::ssize_t{2}}, values.empty() ? nullptr : values.front().data(), self);
  } else {
    out = py::array_t<Value>(size, values.data(), self);
  }
  py::detail::array_proxy(out.ptr())->flags &= ~py::detail::npy_api::NPY_ARRAY_WRITEABLE_;
  return out;
}

std::vector<Columns> tokenize_many(const std::vector<py::str>& texts, const Lexicons& lexicons,
                                   const std::vector<std::optional<std::string>>& langs, const std::string& level, unsigned threads) {
  if (langs.size() != texts.size()) {
    throw py::value_error("langs: wanted one for each of " + std::to_string(texts.size()) + " texts, got " + std::to_string(langs.size()));
  }
  const tokens::Level how = to_level(level);
  std::vector<StrBuffer> buffers;
  buffers.reserve(texts.size());
  for (const py::str& words : texts) buffers.push_back(buffer_of(words));
  std::vector<Columns> out(texts.size());
  run_slots(texts.size(), threads, [&](std::size_t i) {
    const text::Text text = to_text(buffers[i]);
    const std::string lang = langs[i] ? *langs[i] : tokens::decide_language(text);
    layout::Layout layout = layout::find_lines(text);
    layout.marks = layout::pair_marks(text, layout);
    out[i] = to_columns(text, tokens::tokenize(text, layout, lexicon_for(lexicons, lang), how), lang);
  });
  return out;
}

}  // namespace

void bind_tokens(py::module_& m) {
  m.attr("TOKEN_KINDS") = py::tuple(py::cast(std::vector<std::string>(kind_names.begin(), kind_names.end())));
  m.def(
      "decide_language", [](const py::str& text) { return tokens::decide_language(to_text(text)); }, py::arg("text"));
  py::class_<Columns>(m, "Tokens")
      .def_property_readonly("lang", [](const Columns& self) { return self.lang; })
      .def_property_readonly("offsets", &view_of<&Columns::offsets>)
      .def_property_readonly("sentences", &view_of<&Columns::sentences>)
      .def_property_readonly("sentence_tokens", &view_of<&Columns::sentence_tokens>)
      .def_property_readonly("kinds", &view_of<&Columns::kinds>)
      .def("__len__", [](const Columns& self) { return self.kinds.size(); })
      .def(
          "__eq__", [](const Columns& self, const Columns& other) { return self == other; }, py::is_operator())
      .def(py::pickle(
          [](const Columns& self) {
            return py::make_tuple(self.lang, to_bytes(self.offsets), to_bytes(self.sentences), to_bytes(self.sentence_tokens),
                                  to_bytes(self.kinds));
          },
          [](const py::tuple& state) {
            return Columns{state[0].cast<std::string>(), from_bytes<Pair>(state[1]), from_bytes<Pair>(state[2]), from_bytes<Pair>(state[3]),
                           from_bytes<std::uint8_t>(state[4])};
          }));
  m.def("tokenize_many", &tokenize_many, py::arg("texts"), py::arg("lexicons"), py::arg("langs"), py::arg("level"), py::arg("threads"));
}

}  // namespace quotidian::bindings
