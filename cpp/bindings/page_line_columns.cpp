#include "page_line_columns.hpp"

#include <algorithm>
#include <span>

namespace quotidian::bindings {

using document::Document;
using document::PageKnowledge;
using document::PageLine;

namespace {

std::uint8_t flags_of(const PageLine& line) {
  return static_cast<std::uint8_t>((line.prose ? 1 : 0) | (line.quoted ? 2 : 0) | (line.told ? 4 : 0) | (line.own ? 8 : 0) |
                                   (line.headline ? 16 : 0));
}

std::vector<std::vector<PageLine>> lines_of(const std::vector<std::shared_ptr<Document>>& documents, const Lexicons& lexicons,
                                            unsigned threads) {
  std::vector<std::vector<PageLine>> out(documents.size());
  run_slots(documents.size(), threads,
            [&](std::size_t i) { out[i] = document::page_lines(*documents[i], lexicon_for(lexicons, documents[i]->lang)); });
  return out;
}

}  // namespace

py::tuple page_lines_many(const std::vector<std::shared_ptr<Document>>& documents, const Lexicons& lexicons, unsigned threads) {
  const auto pages = lines_of(documents, lexicons, threads);
  std::vector<std::int64_t> starts{0};
  for (const auto& page : pages) starts.push_back(starts.back() + static_cast<std::int64_t>(page.size()));
  Offsets offsets({static_cast<py::ssize_t>(starts.back()), static_cast<py::ssize_t>(2)});
  auto* at = offsets.mutable_data();
  std::vector<std::uint64_t> keys;
  std::vector<std::uint64_t> labels;
  std::vector<std::uint32_t> words;
  std::vector<std::uint8_t> flags;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    CodePoints codepoint(*documents[i]->text);
    for (const PageLine& line : pages[i]) {
      *at++ = codepoint(line.span.begin);
      *at++ = codepoint(line.span.end);
      keys.push_back(line.key);
      labels.push_back(line.label);
      words.push_back(line.words);
      flags.push_back(flags_of(line));
    }
  }
  return py::make_tuple(to_array(starts), offsets, to_array(keys), to_array(labels), to_array(words), to_array(flags));
}

std::vector<std::shared_ptr<Document>> with_page_lines_many(const std::vector<std::shared_ptr<Document>>& documents,
                                                            const py::array_t<std::uint8_t, py::array::forcecast>& known,
                                                            const Lexicons& lexicons, const std::vector<std::uint32_t>& headline_ends,
                                                            unsigned threads) {
  if (headline_ends.size() != documents.size()) {
    throw py::value_error("wanted a headline end for each of " + std::to_string(documents.size()) + " documents, got " +
                          std::to_string(headline_ends.size()));
  }
  const auto values = known.unchecked<1>();
  std::vector<PageKnowledge> knowledge(static_cast<std::size_t>(values.shape(0)));
  for (std::size_t i = 0; i < knowledge.size(); ++i) {
    const std::uint8_t value = values(static_cast<py::ssize_t>(i));
    if (value > static_cast<std::uint8_t>(PageKnowledge::inlined))
      throw py::value_error("known: line " + std::to_string(i) + ": wanted 0, 1 or 2, got " + std::to_string(value));
    knowledge[i] = static_cast<PageKnowledge>(value);
  }
  std::vector<std::size_t> starts{0};
  for (const auto& document : documents) {
    const auto& paragraphs = document->layout.paragraphs;
    starts.push_back(starts.back() + static_cast<std::size_t>(std::ranges::count_if(
                                         paragraphs, [](const layout::Paragraph& paragraph) { return !paragraph.span.empty(); })));
  }
  if (starts.back() != knowledge.size()) {
    throw py::value_error("known: wanted a value for each of " + std::to_string(starts.back()) + " lines, got " +
                          std::to_string(knowledge.size()));
  }
  std::vector<std::shared_ptr<Document>> out(documents.size());
  run_slots(documents.size(), threads, [&](std::size_t i) {
    const std::span<const PageKnowledge> here = std::span(knowledge).subspan(starts[i], starts[i + 1] - starts[i]);
    if (std::ranges::all_of(here, [](PageKnowledge one) { return one == PageKnowledge::none; })) {
      out[i] = documents[i];
      return;
    }
    const std::uint32_t headline_end = documents[i]->text->to_byte(headline_ends[i]);
    out[i] =
        std::make_shared<Document>(document::with_page_lines(*documents[i], lexicon_for(lexicons, documents[i]->lang), here, headline_end));
  });
  return out;
}

}  // namespace quotidian::bindings
