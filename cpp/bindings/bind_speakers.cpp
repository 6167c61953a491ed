#include <array>

#include "bindings.hpp"
#include "quotidian/speakers/speaker.hpp"
#include "stages.hpp"

namespace quotidian::bindings {
namespace {

using speakers::Link;
using speakers::Resolution;
using speakers::Speaker;

/// Speakers with the document that their spans stand in.
struct HeldSpeakers {
  std::shared_ptr<document::Document> document;
  speakers::Speakers value;
};

constexpr std::array sexes{"unknown", "female", "male"};

py::list rows_of(const HeldSpeakers& self) {
  py::list out;
  const text::Text& words = *self.document->text;
  for (const Speaker& speaker : self.value.speakers) {
    py::dict row;
    row["name"] = to_str(speaker.name);
    row["key"] = to_str(speaker.key);
    row["type"] = to_str(entities::to_string(speaker.type));
    row["sex"] = sexes[static_cast<std::size_t>(speaker.sex)];
    row["role"] = to_str(speaker.role);
    row["role_span"] = speaker.role_span ? py::object(py::make_tuple(words.to_codepoint(speaker.role_span->begin), words.to_codepoint(speaker.role_span->end))) : py::object(py::none());
    row["mentions"] = speaker.mentions;
    out.append(row);
  }
  return out;
}

py::list links_of(const HeldSpeakers& self) {
  py::list out;
  for (const Link& link : self.value.links) {
    out.append(py::make_tuple(link.speaker ? py::object(py::int_(*link.speaker)) : py::object(py::none()), to_str(to_string(link.resolution)), link.confidence));
  }
  return out;
}

std::vector<std::shared_ptr<HeldSpeakers>> resolve_speakers_many(const std::vector<std::shared_ptr<document::Document>>& documents,
                                                                 const std::vector<std::shared_ptr<tags::Tagging>>& taggings,
                                                                 const std::vector<std::shared_ptr<HeldMentions>>& mentions, const std::vector<std::shared_ptr<HeldQuotes>>& quotes,
                                                                 const Lexicons& lexicons, const model::Model& model, unsigned threads) {
  const std::size_t count = documents.size();
  if (taggings.size() != count || mentions.size() != count || quotes.size() != count) {
    throw py::value_error("wanted taggings, mentions and quotes for each of " + std::to_string(count) + " documents, got " + std::to_string(taggings.size()) + ", " +
                          std::to_string(mentions.size()) + " and " + std::to_string(quotes.size()));
  }
  for (std::size_t i = 0; i < count; ++i) {
    const bool same = taggings[i]->classes.size() == documents[i]->tokens.tokens.size() && (mentions[i]->document == documents[i] || *mentions[i]->document == *documents[i]) &&
                      (quotes[i]->document == documents[i] || *quotes[i]->document == *documents[i]);
    if (!same) throw py::value_error("tagging, mentions or quotes " + std::to_string(i) + " belong to another document");
  }
  std::vector<std::shared_ptr<HeldSpeakers>> out(count);
  run_slots(count, threads, [&](std::size_t i) {
    const lexicon::Lexicon& lexicon = lexicon_for(lexicons, documents[i]->lang);
    out[i] = std::make_shared<HeldSpeakers>(
        HeldSpeakers{documents[i], speakers::resolve_speakers(*documents[i], *taggings[i], mentions[i]->rows, quotes[i]->value, lexicon, model)});
  });
  return out;
}

std::vector<std::vector<std::string>> link_speakers(const std::vector<std::shared_ptr<HeldSpeakers>>& rows, const std::vector<py::str>& articles) {
  std::vector<speakers::Speakers> values;
  std::vector<std::string> ids;
  values.reserve(rows.size());
  for (const auto& row : rows) values.push_back(row->value);
  for (const py::str& article : articles) ids.emplace_back(to_text(article).view());
  return speakers::link_speakers(values, ids);
}

py::tuple get_state(const HeldSpeakers& self) {
  py::list rows;
  for (const Speaker& one : self.value.speakers) {
    const auto span = one.role_span ? py::object(py::make_tuple(one.role_span->begin, one.role_span->end)) : py::object(py::none());
    rows.append(py::make_tuple(py::bytes(one.name), py::bytes(one.key), static_cast<int>(one.type), static_cast<int>(one.sex), py::bytes(one.role), span, one.mentions));
  }
  py::list links;
  for (const Link& one : self.value.links) {
    links.append(py::make_tuple(one.speaker ? py::object(py::int_(*one.speaker)) : py::object(py::none()), static_cast<int>(one.resolution), one.confidence));
  }
  return py::make_tuple(self.document, rows, links);
}

std::shared_ptr<HeldSpeakers> set_state(const py::tuple& state) {
  if (state.size() != 3) throw py::value_error("this pickle was made by another version of quotidian");
  auto out = std::make_shared<HeldSpeakers>();
  out->document = state[0].cast<std::shared_ptr<document::Document>>();
  for (const py::handle item : state[1].cast<py::list>()) {
    const auto row = item.cast<py::tuple>();
    Speaker& one = out->value.speakers.emplace_back();
    one.name = row[0].cast<std::string>();
    one.key = row[1].cast<std::string>();
    one.type = static_cast<entities::EntityType>(row[2].cast<int>());
    one.sex = static_cast<entities::Sex>(row[3].cast<int>());
    one.role = row[4].cast<std::string>();
    if (!row[5].is_none()) one.role_span = text::Span{row[5].cast<py::tuple>()[0].cast<std::uint32_t>(), row[5].cast<py::tuple>()[1].cast<std::uint32_t>()};
    one.mentions = row[6].cast<std::vector<std::uint32_t>>();
  }
  for (const py::handle item : state[2].cast<py::list>()) {
    const auto row = item.cast<py::tuple>();
    Link& one = out->value.links.emplace_back();
    if (!row[0].is_none()) one.speaker = row[0].cast<std::uint32_t>();
    one.resolution = static_cast<Resolution>(row[1].cast<int>());
    one.confidence = row[2].cast<float>();
  }
  return out;
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
      .def("__eq__", [](const HeldSpeakers& self, const HeldSpeakers& other) { return self.value == other.value && *self.document == *other.document; }, py::is_operator())
      .def(py::pickle(&get_state, &set_state));
  m.def("resolve_speakers_many", &resolve_speakers_many, py::arg("documents"), py::arg("taggings"), py::arg("mentions"), py::arg("quotes"), py::arg("lexicons"), py::arg("model"),
        py::arg("threads"));
  m.def("link_speakers", &link_speakers, py::arg("rows"), py::arg("articles"));
}

}  // namespace quotidian::bindings
