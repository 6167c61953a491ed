#include <optional>

#include "csr.hpp"
#include "quotidian/terms/hash.hpp"
#include "quotidian/terms/weight.hpp"
#include "term_job.hpp"
#include "terms_bindings.hpp"

namespace quotidian::bindings {
namespace {

using terms::Vocabulary;

terms::Piece to_piece(const std::string& rule) {
  if (rule == "char") return terms::Piece::characters;
  return rule == "char_wb" ? terms::Piece::characters_in_words : terms::Piece::words;
}

}  // namespace

void bind_terms(py::module_& m) {
  bind_vocabulary(m);
  bind_harvest(m);
  bind_tally(m);
  m.def(
      "count_terms",
      [](const py::list& texts, const std::string& rule, const Lexicons& lexicons, std::vector<std::optional<std::string>> langs,
         std::vector<std::optional<Offsets>> within, std::vector<Offsets> words, bool lowercase, std::uint32_t shortest,
         std::uint32_t longest, const Vocabulary& stop_words, double min_documents, double max_documents,
         std::optional<std::size_t> max_terms, bool rank_by_documents, const std::shared_ptr<Vocabulary>& vocabulary,
         std::optional<std::pair<std::uint32_t, bool>> hashing, unsigned threads) {
        terms::Selection selection{min_documents, max_documents, max_terms, rank_by_documents, vocabulary, false, std::nullopt};
        if (hashing) selection.hashing = terms::Hashing{hashing->first, hashing->second};
        const Job job{borrow(texts), std::move(within), std::move(words), std::move(langs), lexicons, rule == "treebank"};
        std::vector<terms::Counter> parts = count(job, {lowercase, shortest, longest, stop_words, to_piece(rule)}, threads);
        const py::gil_scoped_release release;
        return std::make_shared<terms::Harvest>(std::move(parts), selection, threads);
      },
      py::arg("texts"), py::arg("rule"), py::arg("lexicons"), py::arg("langs"), py::arg("within"), py::arg("words"), py::arg("lowercase"),
      py::arg("shortest"), py::arg("longest"), py::arg("stop_words"), py::arg("min_documents"), py::arg("max_documents"),
      py::arg("max_terms"), py::arg("rank_by_documents"), py::arg("vocabulary").none(true), py::arg("hashing"), py::arg("threads"));
  m.def(
      "tally_terms",
      [](const py::list& texts, const std::string& rule, const Lexicons& lexicons, std::vector<std::optional<std::string>> langs,
         std::vector<std::optional<Offsets>> within, std::vector<Offsets> words, bool lowercase, std::uint32_t shortest,
         std::uint32_t longest, const Vocabulary& stop_words, unsigned threads) {
        const Job job{borrow(texts), std::move(within), std::move(words), std::move(langs), lexicons, rule == "treebank"};
        std::vector<terms::Counter> parts = count(job, {lowercase, shortest, longest, stop_words, to_piece(rule)}, threads);
        const py::gil_scoped_release release;
        return std::make_shared<terms::Tally>(terms::tally(std::move(parts), threads));
      },
      py::arg("texts"), py::arg("rule"), py::arg("lexicons"), py::arg("langs"), py::arg("within"), py::arg("words"), py::arg("lowercase"),
      py::arg("shortest"), py::arg("longest"), py::arg("stop_words"), py::arg("threads"));
  m.def(
      "hash_bytes", [](const py::bytes& term) { return terms::murmur_hash(static_cast<std::string_view>(term)); }, py::arg("term"));
  m.def(
      "inverse_document_frequencies",
      [](const std::vector<std::int64_t>& frequencies, std::int64_t documents, bool smooth) {
        return give(terms::inverse_document_frequencies(frequencies, documents, smooth));
      },
      py::arg("frequencies"), py::arg("documents"), py::arg("smooth"));
}

}  // namespace quotidian::bindings
