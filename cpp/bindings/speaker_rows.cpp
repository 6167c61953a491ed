#include "speaker_rows.hpp"

#include <optional>

namespace quotidian::bindings {
namespace {

using speakers::Link;
using speakers::Resolution;
using speakers::Speaker;

/// Code points of a span as a pair, or None.
py::object pair_of(const text::Text& words, const std::optional<text::Span>& span) {
  if (!span) return py::none();
  return py::make_tuple(words.to_codepoint(span->begin), words.to_codepoint(span->end));
}

/// Bytes of a span as a pair, or None; and back.
py::object bytes_of(const std::optional<text::Span>& span) {
  return span ? py::object(py::make_tuple(span->begin, span->end)) : py::object(py::none());
}

std::optional<text::Span> span_from(const py::handle& value) {
  if (value.is_none()) return std::nullopt;
  const auto pair = value.cast<py::tuple>();
  return text::Span{pair[0].cast<std::uint32_t>(), pair[1].cast<std::uint32_t>()};
}

}  // namespace

py::list rows_of(const HeldSpeakers& self) {
  py::list out;
  const text::Text& words = *self.document->text;
  for (const Speaker& speaker : self.value.speakers) {
    py::dict row;
    row["name"] = to_str(speaker.name);
    row["key"] = to_str(speaker.key);
    row["type"] = to_str(entities::to_string(speaker.type));
    row["sex"] = to_str(entities::to_string(speaker.sex));
    row["sex_evidence"] = to_str(entities::to_string(speaker.sex_evidence));
    row["anonymous_by_request"] = speaker.anonymous_by_request;
    row["role"] = to_str(speaker.role);
    row["role_span"] = pair_of(words, speaker.role_span);
    row["mentions"] = speaker.mentions;
    out.append(row);
  }
  return out;
}

py::list links_of(const HeldSpeakers& self) {
  py::list out;
  const text::Text& words = *self.document->text;
  for (const Link& link : self.value.links) {
    out.append(py::make_tuple(link.speaker ? py::object(py::int_(*link.speaker)) : py::object(py::none()),
                              to_str(to_string(link.resolution)), link.confidence, pair_of(words, link.venue), pair_of(words, link.via)));
  }
  return out;
}

py::tuple speakers_state(const HeldSpeakers& self) {
  py::list rows;
  for (const Speaker& one : self.value.speakers) {
    rows.append(py::make_tuple(py::bytes(one.name), py::bytes(one.key), static_cast<int>(one.type), static_cast<int>(one.sex),
                               py::bytes(one.role), bytes_of(one.role_span), one.mentions, static_cast<int>(one.sex_evidence),
                               one.anonymous_by_request));
  }
  py::list links;
  for (const Link& one : self.value.links) {
    links.append(py::make_tuple(one.speaker ? py::object(py::int_(*one.speaker)) : py::object(py::none()), static_cast<int>(one.resolution),
                                one.confidence, bytes_of(one.venue), bytes_of(one.via)));
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
    one.role_span = span_from(row[5]);
    one.mentions = row[6].cast<std::vector<std::uint32_t>>();
    one.sex_evidence = static_cast<entities::SexEvidence>(row[7].cast<int>());
    one.anonymous_by_request = row[8].cast<bool>();
  }
  for (const py::handle item : state[2].cast<py::list>()) {
    const auto row = item.cast<py::tuple>();
    Link& one = out->value.links.emplace_back();
    if (!row[0].is_none()) one.speaker = row[0].cast<std::uint32_t>();
    one.resolution = static_cast<Resolution>(row[1].cast<int>());
    one.confidence = row[2].cast<float>();
    one.venue = span_from(row[3]);
    one.via = span_from(row[4]);
  }
  return out;
}

}  // namespace quotidian::bindings
