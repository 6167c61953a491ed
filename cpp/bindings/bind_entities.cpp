// Longer than the limit: the check of mentions made elsewhere stands beside the columns that it mirrors.
#include <algorithm>

#include "bindings.hpp"
#include "quotidian/entities/name_key.hpp"
#include "stages.hpp"

namespace quotidian::bindings {
namespace {

using entities::Mention;
using Codes = py::array_t<std::uint8_t, py::array::c_style | py::array::forcecast>;

/// Code points of a token range a mention; [-1, -1] for an empty one.
template <class Get>
Offsets ranges_of(const HeldMentions& self, Get get) {
  Offsets out({static_cast<py::ssize_t>(self.rows.size()), static_cast<py::ssize_t>(2)});
  auto* at = out.mutable_data();
  for (const Mention& mention : self.rows) {
    const tokens::TokenRange range = get(mention);
    const text::Span span = tokens::span_of(self.document->tokens.tokens, range);
    for (const std::uint32_t byte : {span.begin, span.end})
      *at++ = range.empty() ? -1 : static_cast<std::int32_t>(self.document->text->to_codepoint(byte));
  }
  return out;
}

/// Token range of words given as code points; ValueError where they begin or end inside a token.
tokens::TokenRange to_range(const document::Document& document, std::int32_t begin, std::int32_t end, const std::string& what) {
  const text::Span span{document.text->to_byte(static_cast<std::uint32_t>(std::max(begin, 0))),
                        document.text->to_byte(static_cast<std::uint32_t>(std::max(end, 0)))};
  const bool inside = begin >= 0 && begin < end && static_cast<std::uint32_t>(end) <= document.text->codepoints();
  const auto range = inside ? tokens::tokens_in(document.tokens.tokens, span) : tokens::TokenRange{};
  if (range.empty() || tokens::span_of(document.tokens.tokens, range) != span) {
    throw py::value_error(what + ": wanted whole tokens, got [" + std::to_string(begin) + ", " + std::to_string(end) + ")");
  }
  return range;
}

template <class Enum>
Enum code_at(const Codes& codes, std::size_t i, Enum last, const char* what) {
  const auto number = codes.at(static_cast<py::ssize_t>(i));
  if (number > static_cast<std::uint8_t>(last))
    throw py::value_error("mention " + std::to_string(i) + ": " + std::to_string(number) + " is no number of " + what);
  return static_cast<Enum>(number);
}

std::shared_ptr<HeldMentions> make_mentions(const std::shared_ptr<document::Document>& document, const Offsets& offsets,
                                            const Offsets& names, const Codes& forms, const Codes& types, const Codes& sexes) {
  const auto count = static_cast<std::size_t>(offsets.size() / 2);
  const auto pairs = [](const Offsets& array) { return array.size() == 0 || (array.ndim() == 2 && array.shape(1) == 2); };
  const auto rows = [&](const Codes& codes) { return static_cast<std::size_t>(codes.size()) == count; };
  if (!pairs(offsets) || !pairs(names) || names.size() != offsets.size() || !rows(forms) || !rows(types) || !rows(sexes)) {
    throw py::value_error("mentions: wanted offsets and names of shape (n, 2) and n forms, types and sexes");
  }
  auto out = std::make_shared<HeldMentions>(HeldMentions{document, std::vector<Mention>(count)});
  for (std::size_t i = 0; i < count; ++i) {
    const auto row = static_cast<py::ssize_t>(i);
    Mention& mention = out->rows[i];
    mention.range = to_range(*document, offsets.at(row, 0), offsets.at(row, 1), "mention " + std::to_string(i));
    if (names.at(row, 0) >= 0)
      mention.name = to_range(*document, names.at(row, 0), names.at(row, 1), "name of mention " + std::to_string(i));
    mention.form = code_at(forms, i, entities::MentionForm::pronoun, "MENTION_FORMS");
    mention.type = code_at(types, i, entities::EntityType::unknown, "ENTITY_TYPES");
    mention.sex = code_at(sexes, i, entities::Sex::male, "SEXES");
    // What stands before the name inside the mention is its role.
    if (!mention.name.empty() && mention.range.begin < mention.name.begin) mention.role = {mention.range.begin, mention.name.begin};
  }
  const auto before = [](const Mention& a, const Mention& b) {
    return a.range.begin != b.range.begin ? a.range.begin < b.range.begin : a.range.end > b.range.end;
  };
  std::stable_sort(out->rows.begin(), out->rows.end(), before);
  return out;
}

std::vector<std::shared_ptr<HeldMentions>> find_mentions_many(const std::vector<std::shared_ptr<document::Document>>& documents,
                                                              const std::vector<std::shared_ptr<tags::Tagging>>& taggings,
                                                              const Lexicons& lexicons, unsigned threads) {
  if (taggings.size() != documents.size())
    throw py::value_error("wanted a tagging for each of " + std::to_string(documents.size()) + " documents, got " +
                          std::to_string(taggings.size()));
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (taggings[i]->classes.size() != documents[i]->tokens.tokens.size())
      throw py::value_error("tagging " + std::to_string(i) + " belongs to another document");
  }
  std::vector<std::shared_ptr<HeldMentions>> out(documents.size());
  run_slots(documents.size(), threads, [&](std::size_t i) {
    const lexicon::Lexicon& lexicon = lexicon_for(lexicons, documents[i]->lang);
    out[i] = std::make_shared<HeldMentions>(HeldMentions{documents[i], entities::find_mentions(*documents[i], *taggings[i], lexicon)});
  });
  return out;
}

std::vector<std::string> name_keys(const std::vector<py::str>& names, unsigned threads) {
  std::vector<text::Text> texts(names.size());
  std::transform(names.begin(), names.end(), texts.begin(), [](const py::str& name) { return to_text(name); });
  std::vector<std::string> out(names.size());
  run_slots(names.size(), threads, [&](std::size_t i) { out[i] = entities::name_key(texts[i].view()); });
  return out;
}

std::shared_ptr<HeldMentions> set_state(const py::tuple& state) {
  if (state.size() != 2) throw py::value_error("this pickle was made by another version of quotidian");
  return std::make_shared<HeldMentions>(
      HeldMentions{state[0].cast<std::shared_ptr<document::Document>>(), from_bytes<Mention>(state[1].cast<py::bytes>())});
}

}  // namespace

void bind_entities(py::module_& m) {
  m.attr("MENTION_FORMS") = py::make_tuple("name", "nominal", "pronoun");
  m.attr("ENTITY_TYPES") = py::make_tuple("person", "organisation", "group", "document", "place", "unnamed", "unknown");
  m.attr("SEXES") = py::make_tuple("unknown", "female", "male");
  py::class_<HeldMentions, std::shared_ptr<HeldMentions>>(m, "Mentions")
      .def("__len__", [](const HeldMentions& self) { return self.rows.size(); })
      .def_property_readonly("offsets",
                             [](const HeldMentions& self) { return ranges_of(self, [](const Mention& one) { return one.range; }); })
      .def_property_readonly("names", [](const HeldMentions& self) { return ranges_of(self, [](const Mention& one) { return one.name; }); })
      .def_property_readonly("roles", [](const HeldMentions& self) { return ranges_of(self, [](const Mention& one) { return one.role; }); })
      .def_property_readonly("forms",
                             [](const HeldMentions& self) { return to_codes(self.rows, [](const Mention& one) { return one.form; }); })
      .def_property_readonly("types",
                             [](const HeldMentions& self) { return to_codes(self.rows, [](const Mention& one) { return one.type; }); })
      .def_property_readonly("sexes",
                             [](const HeldMentions& self) { return to_codes(self.rows, [](const Mention& one) { return one.sex; }); })
      .def(
          "__eq__",
          [](const HeldMentions& self, const HeldMentions& other) { return self.rows == other.rows && *self.document == *other.document; },
          py::is_operator())
      .def(py::pickle([](const HeldMentions& self) { return py::make_tuple(self.document, to_bytes(self.rows)); }, &set_state));
  m.def("find_mentions_many", &find_mentions_many, py::arg("documents"), py::arg("taggings"), py::arg("lexicons"), py::arg("threads"));
  m.def("make_mentions", &make_mentions, py::arg("document"), py::arg("offsets"), py::arg("names"), py::arg("forms"), py::arg("types"),
        py::arg("sexes"));
  m.def(
      "name_key", [](const py::str& name) { return entities::name_key(to_text(name).view()); }, py::arg("name"));
  m.def("name_keys", &name_keys, py::arg("names"), py::arg("threads"));
}

}  // namespace quotidian::bindings
