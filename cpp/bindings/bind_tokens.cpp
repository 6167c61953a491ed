#include <array>
#include <optional>

#include "bindings.hpp"
#include "quotidian/tokens/tokens.hpp"

namespace quotidian::bindings {
namespace {

constexpr std::array kind_names{"word", "number", "punctuation", "mark", "symbol", "url", "email", "handle", "hashtag", "emoji", "other"};

/// Columns of one text's tokens and sentences, in code points; rows of two lie side by side.
struct Columns {
  std::string lang;
  std::vector<std::int32_t> offsets, sentences, sentence_tokens;
  std::vector<std::uint8_t> kinds;
  bool operator==(const Columns&) const = default;
};

Columns to_columns(const text::Text& text, const tokens::Tokens& found, std::string lang) {
  Columns out;
  out.lang = std::move(lang);
  out.offsets.reserve(found.tokens.size() * 2);
  out.kinds.reserve(found.tokens.size());
  CodePoints count(text);
  for (const tokens::Token& token : found.tokens) {
    out.offsets.push_back(count(token.span.begin));
    out.offsets.push_back(count(token.span.end));
    out.kinds.push_back(static_cast<std::uint8_t>(token.kind));
  }
  for (const tokens::TokenRange range : found.sentences) {
    for (const std::uint32_t edge : {range.begin, range.end}) out.sentence_tokens.push_back(static_cast<std::int32_t>(edge));
    out.sentences.push_back(out.offsets[2 * range.begin]);
    out.sentences.push_back(out.offsets[2 * range.end - 1]);
  }
  return out;
}

tokens::Level to_level(const std::string& level) {
  if (level == "treebank") return tokens::Level::treebank;
  if (level == "unicode") return tokens::Level::unicode;
  throw py::value_error("level: wanted 'treebank' or 'unicode', got '" + level + "'");
}

/// A read-only array over a column of the object: (n, 2) of pairs, or (n,).
template <auto column, bool pairs>
py::array view_of(const py::object& self) {
  const auto& values = self.cast<const Columns&>().*column;
  const auto size = static_cast<py::ssize_t>(values.size());
  const std::vector<py::ssize_t> shape = pairs ? std::vector<py::ssize_t>{size / 2, 2} : std::vector<py::ssize_t>{size};
  py::array out(py::dtype::of<std::decay_t<decltype(values[0])>>(), shape, {}, values.data(), self);
  out.attr("setflags")(py::arg("write") = false);
  return out;
}

std::vector<Columns> tokenize_many(const std::vector<py::str>& texts, const Lexicons& lexicons,
                                   const std::vector<std::optional<std::string>>& langs, const std::string& level, unsigned threads) {
  if (langs.size() != texts.size()) {
    throw py::value_error("langs: wanted one for each of " + std::to_string(texts.size()) + " texts, got " + std::to_string(langs.size()));
  }
  const tokens::Level how = to_level(level);
  std::vector<text::Text> made;
  made.reserve(texts.size());
  for (const py::str& words : texts) made.push_back(to_text(words));
  std::vector<Columns> out(texts.size());
  run_slots(texts.size(), threads, [&](std::size_t i) {
    const std::string lang = langs[i] ? *langs[i] : tokens::decide_language(made[i]);
    layout::Layout layout = layout::find_lines(made[i]);
    layout.marks = layout::pair_marks(made[i], layout);
    out[i] = to_columns(made[i], tokens::tokenize(made[i], layout, lexicon_for(lexicons, lang), how), lang);
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
      .def_property_readonly("offsets", &view_of<&Columns::offsets, true>)
      .def_property_readonly("sentences", &view_of<&Columns::sentences, true>)
      .def_property_readonly("sentence_tokens", &view_of<&Columns::sentence_tokens, true>)
      .def_property_readonly("kinds", &view_of<&Columns::kinds, false>)
      .def("__len__", [](const Columns& self) { return self.kinds.size(); })
      .def(
          "__eq__", [](const Columns& self, const Columns& other) { return self == other; }, py::is_operator())
      .def(py::pickle(
          [](const Columns& self) {
            return py::make_tuple(self.lang, to_bytes(self.offsets), to_bytes(self.sentences), to_bytes(self.sentence_tokens),
                                  to_bytes(self.kinds));
          },
          [](const py::tuple& state) {
            return Columns{state[0].cast<std::string>(), from_bytes<std::int32_t>(state[1]), from_bytes<std::int32_t>(state[2]),
                           from_bytes<std::int32_t>(state[3]), from_bytes<std::uint8_t>(state[4])};
          }));
  m.def("tokenize_many", &tokenize_many, py::arg("texts"), py::arg("lexicons"), py::arg("langs"), py::arg("level"), py::arg("threads"));
}

}  // namespace quotidian::bindings
