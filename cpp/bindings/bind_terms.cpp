#include <algorithm>
#include <optional>
#include <span>

#include "csr.hpp"
#include "quotidian/terms/harvest.hpp"
#include "quotidian/terms/hash.hpp"
#include "quotidian/terms/weight.hpp"
#include "term_job.hpp"

namespace quotidian::bindings {
namespace {

using terms::Vocabulary;

/// UTF-8 of a term, lone surrogates as they are.
std::string terms_bytes(const py::handle term) {
  const auto bytes = py::reinterpret_steal<py::bytes>(PyUnicode_AsEncodedString(term.ptr(), "utf-8", "surrogatepass"));
  if (!bytes) throw py::error_already_set();
  return std::string(static_cast<std::string_view>(bytes));
}

py::object to_term(std::string_view bytes) {
  auto term =
      py::reinterpret_steal<py::object>(PyUnicode_DecodeUTF8(bytes.data(), static_cast<py::ssize_t>(bytes.size()), "surrogatepass"));
  if (!term) throw py::error_already_set();
  return term;
}

Vocabulary to_vocabulary(const std::vector<py::str>& words) {
  std::vector<std::string> all;
  all.reserve(words.size());
  for (const py::str& word : words) all.push_back(terms_bytes(word));
  return Vocabulary(std::move(all));
}

py::list to_list(const Vocabulary& vocabulary) {
  py::list words(vocabulary.size());
  for (std::size_t i = 0; i < vocabulary.size(); ++i) words[i] = to_term(vocabulary[i]);
  return words;
}

std::shared_ptr<terms::Harvest> count_terms(const py::list& texts, const std::string& rule, const Lexicons& lexicons,
                                            std::vector<std::optional<std::string>> langs, std::vector<std::optional<Offsets>> within,
                                            std::vector<Offsets> words, const terms::Counting& counting, const terms::Selection& selection,
                                            unsigned threads) {
  const Job job{borrow(texts), std::move(within), std::move(words), std::move(langs), lexicons, rule == "treebank"};
  const std::vector<std::size_t> bounds = divide(job.texts, threads);
  std::vector<terms::Counter> parts;
  for (std::size_t i = 0; i + 1 < std::max<std::size_t>(2, bounds.size()); ++i) parts.emplace_back(counting);
  run_slots(bounds.size() - 1, threads, [&](std::size_t slot) {
    for (std::size_t i = bounds[slot]; i < bounds[slot + 1]; ++i) add(job, i, parts[slot]);
  });
  const py::gil_scoped_release release;
  return std::make_shared<terms::Harvest>(std::move(parts), selection, threads);
}

/// Whether a dict is exactly these terms, each with its place.
bool holds(const Vocabulary& vocabulary, const py::dict& columns) {
  if (columns.size() != vocabulary.size()) return false;
  for (const auto& [term, column] : columns) {
    if (PyUnicode_Check(term.ptr()) == 0 || PyLong_Check(column.ptr()) == 0) return false;
    const long long wanted = PyLong_AsLongLong(column.ptr());
    if (wanted < 0 || static_cast<std::size_t>(wanted) >= vocabulary.size()) {
      PyErr_Clear();
      return false;
    }
    const auto place = static_cast<std::size_t>(wanted);
    Py_ssize_t size = 0;
    const char* bytes = PyUnicode_IS_ASCII(term.ptr()) != 0 ? PyUnicode_AsUTF8AndSize(term.ptr(), &size) : nullptr;
    if (bytes != nullptr ? std::string_view(bytes, static_cast<std::size_t>(size)) != vocabulary[place]
                         : terms_bytes(term) != vocabulary[place]) {
      return false;
    }
  }
  return true;
}

terms::Piece to_piece(const std::string& rule) {
  if (rule == "char") return terms::Piece::characters;
  return rule == "char_wb" ? terms::Piece::characters_in_words : terms::Piece::words;
}

terms::Norm to_norm(const std::string& norm) { return norm == "l1" ? terms::Norm::l1 : norm == "l2" ? terms::Norm::l2 : terms::Norm::none; }

std::span<const double> to_span(const std::optional<Doubles>& numbers) {
  return numbers ? std::span(numbers->data(), static_cast<std::size_t>(numbers->size())) : std::span<const double>();
}

/// (starts, columns, values) in arrays that NumPy made: written once, in place.
template <class Value>
py::tuple write_rows(const terms::Harvest& harvest, const terms::RowWeights& weights, unsigned threads) {
  const auto entries = static_cast<py::ssize_t>(harvest.starts().back());
  py::array_t<std::int32_t> columns(entries);
  py::array_t<Value> values(entries);
  const std::span<std::int32_t> to_columns(columns.mutable_data(), static_cast<std::size_t>(entries));
  const std::span<Value> to_values(values.mutable_data(), static_cast<std::size_t>(entries));
  {
    const py::gil_scoped_release release;
    harvest.write<Value>(to_columns, to_values, weights, threads);
  }
  return py::make_tuple(to_array(harvest.starts()), std::move(columns), std::move(values));
}

py::tuple rows(const terms::Harvest& harvest, const std::string& type, bool binary, bool sublinear_tf, const std::optional<Doubles>& idf,
               const std::string& norm, unsigned threads) {
  const terms::RowWeights weights{binary, sublinear_tf, to_span(idf), to_norm(norm)};
  if (type == "int32") return write_rows<std::int32_t>(harvest, weights, threads);
  if (type == "int64") return write_rows<std::int64_t>(harvest, weights, threads);
  if (type == "float32") return write_rows<float>(harvest, weights, threads);
  if (type == "float64") return write_rows<double>(harvest, weights, threads);
  throw py::value_error("numbers of type int32, int64, float32 or float64 wanted, got " + type);
}

void bind_harvest(py::module_& m) {
  py::class_<terms::Harvest, std::shared_ptr<terms::Harvest>>(m, "Harvest")
      .def_property_readonly("vocabulary",
                             [](const terms::Harvest& self) { return std::const_pointer_cast<Vocabulary>(self.vocabulary()); })
      .def_property_readonly("documents", [](const terms::Harvest& self) { return self.starts().size() - 1; })
      .def("document_frequencies", [](const terms::Harvest& self) { return give(self.document_frequencies()); })
      .def("occurrences", [](const terms::Harvest& self) { return give(self.occurrences()); })
      .def("rows", &rows, py::arg("type"), py::arg("binary"), py::arg("sublinear_tf"), py::arg("idf"), py::arg("norm"), py::arg("threads"));
}

Doubles weigh(const CsrParts& parts, const std::optional<Doubles>& idf, bool sublinear_tf, const std::string& norm) {
  const Csr counts = to_csr(parts);
  const terms::CsrView seen = counts.view();
  const terms::Weighting weighting{terms::Scheme::tf_idf, idf.has_value(), true, sublinear_tf, to_norm(norm)};
  const std::span<const double> factors = to_span(idf);
  std::vector<double> values;
  {
    const py::gil_scoped_release release;
    values = terms::weigh(seen, weighting, factors);
  }
  return give(std::move(values));
}

}  // namespace

void bind_terms(py::module_& m) {
  bind_harvest(m);
  py::class_<Vocabulary, std::shared_ptr<Vocabulary>>(m, "Vocabulary")
      .def(py::init(&to_vocabulary), py::arg("terms"))
      .def("to_list", &to_list)
      .def("holds", &holds, py::arg("columns"))
      .def(
          "find", [](const Vocabulary& self, const py::str& term) { return self.find(terms_bytes(term)); }, py::arg("term"))
      .def("__len__", &Vocabulary::size)
      .def(
          "__eq__", [](const Vocabulary& self, const Vocabulary& other) { return self == other; }, py::is_operator())
      .def(py::pickle([](const Vocabulary& self) { return py::bytes(terms::to_bytes(self)); },
                      [](const py::bytes& state) { return terms::vocabulary_from_bytes(static_cast<std::string_view>(state)); }));
  m.def(
      "count_terms",
      [](const py::list& texts, const std::string& rule, const Lexicons& lexicons, std::vector<std::optional<std::string>> langs,
         std::vector<std::optional<Offsets>> within, std::vector<Offsets> words, bool lowercase, std::uint32_t shortest,
         std::uint32_t longest, const Vocabulary& stop_words, double min_documents, double max_documents,
         std::optional<std::size_t> max_terms, bool rank_by_documents, const std::shared_ptr<Vocabulary>& vocabulary,
         std::optional<std::pair<std::uint32_t, bool>> hashing, unsigned threads) {
        terms::Selection selection{min_documents, max_documents, max_terms, rank_by_documents, vocabulary, std::nullopt};
        if (hashing) selection.hashing = terms::Hashing{hashing->first, hashing->second};
        return count_terms(texts, rule, lexicons, std::move(langs), std::move(within), std::move(words),
                           {lowercase, shortest, longest, stop_words, to_piece(rule)}, selection, threads);
      },
      py::arg("texts"), py::arg("rule"), py::arg("lexicons"), py::arg("langs"), py::arg("within"), py::arg("words"), py::arg("lowercase"),
      py::arg("shortest"), py::arg("longest"), py::arg("stop_words"), py::arg("min_documents"), py::arg("max_documents"),
      py::arg("max_terms"), py::arg("rank_by_documents"), py::arg("vocabulary").none(true), py::arg("hashing"), py::arg("threads"));
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
