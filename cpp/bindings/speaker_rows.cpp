#include "speaker_rows.hpp"

#include <array>

namespace quotidian::bindings {
namespace {

using speakers::Link;
using speakers::Resolution;
using speakers::Speaker;

constexpr std::array sexes{"unknown", "female", "male"};

}  // namespace

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
    row["role_span"] =
        speaker.role_span
            ? py::object(py::make_tuple(words.to_codepoint(speaker.role_span->begin), words.to_codepoint(speaker.role_span->end)))
            : py::object(py::none());
    row["mentions"] = speaker.mentions;
    out.append(row);
  }
  return out;
}

py::list links_of(const HeldSpeakers& self) {
  py::list out;
  for (const Link& link : self.value.links) {
    out.append(py::make_tuple(link.speaker ? py::object(py::int_(*link.speaker)) : py::object(py::none()),
                              to_str(to_string(link.resolution)), link.confidence));
  }
  return out;
}

py::tuple speakers_state(const HeldSpeakers& self) {
  py::list rows;
  for (const Speaker& one : self.value.speakers) {
    const auto span = one.role_span ? py::object(py::make_tuple(one.role_span->begin, one.role_span->end)) : py::object(py::none());
    rows.append(py::make_tuple(py::bytes(one.name), py::bytes(one.key), static_cast<int>(one.type), static_cast<int>(one.sex),
                               py::bytes(one.role), span, one.mentions));
  }
  py::list links;
  for (const Link& one : self.value.links) {
    links.append(py::make_tuple(one.speaker ? py::object(py::int_(*one.speaker)) : py::object(py::none()), static_cast<int>(one.resolution),
                                one.confidence));
  }
  return py::make_tuple(self.document, rows, links);
}

std::shared_ptr<HeldSpeakers> speakers_from(const py::tuple& state) {
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
    if (!row[5].is_none())
      one.role_span = text::Span{row[5].cast<py::tuple>()[0].cast<std::uint32_t>(), row[5].cast<py::tuple>()[1].cast<std::uint32_t>()};
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

}  // namespace quotidian::bindings
