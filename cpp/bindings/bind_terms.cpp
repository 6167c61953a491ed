#include <algorithm>
#include <optional>
#include <span>

#include "csr.hpp"
#include "quotidian/terms/count.hpp"
#include "quotidian/terms/hash.hpp"
#include "quotidian/terms/weight.hpp"
#include "term_job.hpp"

namespace quotidian::bindings {
namespace {

using terms::Vocabulary;

Vocabulary to_vocabulary(const std::vector<py::str>& words) {
  std::vector<std::string> all;
  all.reserve(words.size());
  for (const py::str& word : words) all.emplace_back(to_text(word).view());
  return Vocabulary(std::move(all));
}

py::list to_list(const Vocabulary& vocabulary) {
  py::list words(vocabulary.size());
  for (std::size_t i = 0; i < vocabulary.size(); ++i) words[i] = to_str(vocabulary[i]);
  return words;
}

py::tuple count_terms(const py::list& texts, const std::string& rule, const Lexicons& lexicons,
                      std::vector<std::optional<std::string>> langs, std::vector<std::optional<Offsets>> within, std::vector<Offsets> words,
                      const terms::Counting& counting, const terms::Selection& selection, unsigned threads) {
  const Job job{borrow(texts), std::move(within), std::move(words), std::move(langs), lexicons, rule == "treebank"};
  const std::vector<std::size_t> bounds = divide(job.texts, threads);
  std::vector<terms::Counter> parts;
  for (std::size_t i = 0; i + 1 < std::max<std::size_t>(2, bounds.size()); ++i) parts.emplace_back(counting);
  run_slots(bounds.size() - 1, threads, [&](std::size_t slot) {
    std::string scratch;
    for (std::size_t i = bounds[slot]; i < bounds[slot + 1]; ++i) add(job, i, parts[slot], scratch);
  });
  terms::TermMatrix matrix;
  std::vector<std::int64_t> counts;
  {
    const py::gil_scoped_release release;
    matrix = terms::collect(parts, selection, threads);
    counts.assign(matrix.values.begin(), matrix.values.end());
  }
  return py::make_tuple(std::move(matrix.vocabulary), give(std::move(matrix.starts)), give(std::move(matrix.columns)),
                        give(std::move(counts)));
}

Doubles weigh(const CsrParts& parts, const std::optional<Doubles>& idf, bool sublinear_tf, const std::string& norm) {
  const Csr counts = to_csr(parts);
  const terms::CsrView seen = counts.view();
  terms::Weighting weighting{terms::Scheme::tf_idf, idf.has_value(), true, sublinear_tf, terms::Norm::none};
  if (norm == "l1") weighting.norm = terms::Norm::l1;
  if (norm == "l2") weighting.norm = terms::Norm::l2;
  const std::span<const double> factors = idf ? std::span(idf->data(), static_cast<std::size_t>(idf->size())) : std::span<const double>();
  std::vector<double> values;
  {
    const py::gil_scoped_release release;
    values = terms::weigh(seen, weighting, factors);
  }
  return give(std::move(values));
}

}  // namespace

void bind_terms(py::module_& m) {
  py::class_<Vocabulary, std::shared_ptr<Vocabulary>>(m, "Vocabulary")
      .def(py::init(&to_vocabulary), py::arg("terms"))
      .def("to_list", &to_list)
      .def("hashes",
           [](const Vocabulary& self) {
             std::vector<std::int32_t> hashes;
             hashes.reserve(self.size());
             for (std::size_t i = 0; i < self.size(); ++i) hashes.push_back(terms::murmur_hash(self[i]));
             return give(std::move(hashes));
           })
      .def(
          "find", [](const Vocabulary& self, const py::str& term) { return self.find(to_text(term).view()); }, py::arg("term"))
      .def("__len__", &Vocabulary::size)
      .def(
          "__eq__", [](const Vocabulary& self, const Vocabulary& other) { return self == other; }, py::is_operator())
      .def(py::pickle([](const Vocabulary& self) { return py::make_tuple(to_list(self)); },
                      [](const py::tuple& state) { return to_vocabulary(state[0].cast<std::vector<py::str>>()); }));
  m.def(
      "count_terms",
      [](const py::list& texts, const std::string& rule, const Lexicons& lexicons, std::vector<std::optional<std::string>> langs,
         std::vector<std::optional<Offsets>> within, std::vector<Offsets> words, bool lowercase, std::uint32_t shortest,
         std::uint32_t longest, const Vocabulary& stop_words, double min_documents, double max_documents,
         std::optional<std::size_t> max_terms, const std::optional<Vocabulary>& vocabulary, unsigned threads) {
        return count_terms(texts, rule, lexicons, std::move(langs), std::move(within), std::move(words),
                           {lowercase, shortest, longest, stop_words}, {min_documents, max_documents, max_terms, vocabulary}, threads);
      },
      py::arg("texts"), py::arg("rule"), py::arg("lexicons"), py::arg("langs"), py::arg("within"), py::arg("words"), py::arg("lowercase"),
      py::arg("shortest"), py::arg("longest"), py::arg("stop_words"), py::arg("min_documents"), py::arg("max_documents"),
      py::arg("max_terms"), py::arg("vocabulary"), py::arg("threads"));
  m.def(
      "hash_bytes", [](const py::bytes& term) { return terms::murmur_hash(static_cast<std::string_view>(term)); }, py::arg("term"));
  m.def("weigh", &weigh, py::arg("counts"), py::arg("idf"), py::arg("sublinear_tf"), py::arg("norm"));
  m.def(
      "inverse_document_frequencies",
      [](const std::vector<std::int64_t>& frequencies, std::int64_t documents, bool smooth) {
        return give(terms::inverse_document_frequencies(frequencies, documents, smooth));
      },
      py::arg("frequencies"), py::arg("documents"), py::arg("smooth"));
}

}  // namespace quotidian::bindings
