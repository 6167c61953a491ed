#include "speaker_rows.hpp"

namespace quotidian::bindings {
namespace {

using speakers::Resolution;

std::vector<std::shared_ptr<HeldSpeakers>> resolve_speakers_many(const std::vector<std::shared_ptr<document::Document>>& documents,
                                                                 const std::vector<std::shared_ptr<tags::Tagging>>& taggings,
                                                                 const std::vector<std::shared_ptr<HeldMentions>>& mentions,
                                                                 const std::vector<std::shared_ptr<HeldQuotes>>& quotes,
                                                                 const Lexicons& lexicons, const HeldModel& model, unsigned threads) {
  const std::size_t count = documents.size();
  if (taggings.size() != count || mentions.size() != count || quotes.size() != count) {
    throw py::value_error("wanted taggings, mentions and quotes for each of " + std::to_string(count) + " documents, got " +
                          std::to_string(taggings.size()) + ", " + std::to_string(mentions.size()) + " and " +
                          std::to_string(quotes.size()));
  }
  for (std::size_t i = 0; i < count; ++i) {
    const bool same = taggings[i]->classes.size() == documents[i]->tokens.tokens.size() &&
                      (mentions[i]->document == documents[i] || *mentions[i]->document == *documents[i]) &&
                      (quotes[i]->document == documents[i] || *quotes[i]->document == *documents[i]);
    if (!same) throw py::value_error("tagging, mentions or quotes " + std::to_string(i) + " belong to another document");
  }
  std::vector<std::shared_ptr<HeldSpeakers>> out(count);
  run_slots(count, threads, [&](std::size_t i) {
    const lexicon::Lexicon& lexicon = lexicon_for(lexicons, documents[i]->lang);
    out[i] =
        std::make_shared<HeldSpeakers>(HeldSpeakers{documents[i], speakers::resolve_speakers(*documents[i], *taggings[i], mentions[i]->rows,
                                                                                             quotes[i]->value, lexicon, model.numbers)});
  });
  return out;
}

std::vector<std::vector<std::string>> link_speakers(const std::vector<std::shared_ptr<HeldSpeakers>>& rows,
                                                    const std::vector<py::str>& articles) {
  std::vector<speakers::Speakers> values;
  std::vector<std::string> ids;
  values.reserve(rows.size());
  for (const auto& row : rows) values.push_back(row->value);
  for (const py::str& article : articles) ids.emplace_back(to_text(article).view());
  return speakers::link_speakers(values, ids);
}

}  // namespace

void bind_speakers(py::module_& m) {
  py::tuple resolutions(static_cast<std::size_t>(Resolution::none) + 1);
  for (std::size_t i = 0; i < resolutions.size(); ++i) resolutions[i] = to_str(to_string(static_cast<Resolution>(i)));
  m.attr("RESOLUTIONS") = resolutions;
  py::class_<HeldSpeakers, std::shared_ptr<HeldSpeakers>>(m, "Speakers")
      .def("__len__", [](const HeldSpeakers& self) { return self.value.speakers.size(); })
      .def("rows", &rows_of)
      .def("links", &links_of)
      .def(
          "__eq__",
          [](const HeldSpeakers& self, const HeldSpeakers& other) {
            return self.value == other.value && *self.document == *other.document;
          },
          py::is_operator())
      .def(py::pickle(&speakers_state, &speakers_from));
  m.def("resolve_speakers_many", &resolve_speakers_many, py::arg("documents"), py::arg("taggings"), py::arg("mentions"), py::arg("quotes"),
        py::arg("lexicons"), py::arg("model"), py::arg("threads"));
  m.def("link_speakers", &link_speakers, py::arg("rows"), py::arg("articles"));
  m.def(
      "speaker_id", [](const py::str& key, bool person) { return speakers::speaker_id(to_text(key).view(), person); }, py::arg("key"),
      py::arg("person"));
}

}  // namespace quotidian::bindings
