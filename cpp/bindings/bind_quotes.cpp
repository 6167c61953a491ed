#include "quote_rows.hpp"

namespace quotidian::bindings {
namespace {

using Documents = std::vector<std::shared_ptr<document::Document>>;
using Taggings = std::vector<std::shared_ptr<tags::Tagging>>;
using Mentions = std::vector<std::shared_ptr<HeldMentions>>;

std::vector<std::shared_ptr<HeldQuotes>> find_quotes_many(const Documents& documents, const Taggings& taggings, const Mentions& mentions,
                                                          const Lexicons& lexicons, const HeldModel& model, unsigned threads) {
  if (taggings.size() != documents.size() || mentions.size() != documents.size()) {
    throw py::value_error("wanted taggings and mentions for each of " + std::to_string(documents.size()) + " documents, got " +
                          std::to_string(taggings.size()) + " and " + std::to_string(mentions.size()));
  }
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (taggings[i]->classes.size() != documents[i]->tokens.tokens.size())
      throw py::value_error("tagging " + std::to_string(i) + " belongs to another document");
  }
  std::vector<std::shared_ptr<HeldQuotes>> out(documents.size());
  run_slots(documents.size(), threads, [&](std::size_t i) {
    const lexicon::Lexicon& lexicon = lexicon_for(lexicons, documents[i]->lang);
    out[i] = std::make_shared<HeldQuotes>(
        HeldQuotes{documents[i], quotes::find_quotes(*documents[i], *taggings[i], mentions[i]->rows, lexicon, model.quotes)});
  });
  return out;
}

std::shared_ptr<HeldQuotes> make_quotes(const std::shared_ptr<document::Document>& document, const std::vector<py::dict>& rows,
                                        const std::vector<std::tuple<std::int64_t, std::int64_t, std::string>>& names) {
  auto out = std::make_shared<HeldQuotes>(HeldQuotes{document, from_rows(*document->text, rows, names)});
  quotes::check_quotes(*document, out->value);
  return out;
}

py::tuple get_state(const HeldQuotes& self) { return py::make_tuple(self.document, to_rows(self), to_name_rows(self)); }

std::shared_ptr<HeldQuotes> set_state(const py::tuple& state) {
  if (state.size() != 3) throw py::value_error("this pickle was made by another version of quotidian");
  const auto document = state[0].cast<std::shared_ptr<document::Document>>();
  const auto names = state[2].cast<std::vector<std::tuple<std::int64_t, std::int64_t, std::string>>>();
  return std::make_shared<HeldQuotes>(HeldQuotes{document, from_rows(*document->text, state[1].cast<std::vector<py::dict>>(), names)});
}

}  // namespace

void bind_quotes(py::module_& m) {
  m.attr("QUOTE_KINDS") = words_of(quotes::QuoteKind::headline);
  m.attr("NONSPEECH_KINDS") = words_of(quotes::NonspeechKind::slogan);
  m.attr("SIGN_COUNT") = quotes::sign_count;
  m.attr("RULES") = words_of(quotes::Rule::given);
  py::class_<HeldQuotes, std::shared_ptr<HeldQuotes>>(m, "Quotes")
      .def("__len__", [](const HeldQuotes& self) { return self.value.quotes.size(); })
      .def("rows", &to_rows)
      .def("names", &to_name_rows)
      .def(
          "__eq__",
          [](const HeldQuotes& self, const HeldQuotes& other) { return self.value == other.value && *self.document == *other.document; },
          py::is_operator())
      .def(py::pickle(&get_state, &set_state));
  m.def("find_quotes_many", &find_quotes_many, py::arg("documents"), py::arg("taggings"), py::arg("mentions"), py::arg("lexicons"),
        py::arg("model"), py::arg("threads"));
  m.def("make_quotes", &make_quotes, py::arg("document"), py::arg("rows"), py::arg("names"));
}

}  // namespace quotidian::bindings
