#include "tags/reader.hpp"

#include <algorithm>
#include <stdexcept>
#include <string_view>

namespace quotidian::tags {
namespace {

constexpr std::uint32_t longest_piece = 4096;  // tokens; longer than nearly every article, and small enough to stay in fast memory
constexpr std::string_view table = ".tags.table";

/// What each column of the scores of names stands for.
std::vector<NameClass> name_classes(const model::Model& model, const std::string& part, Eigen::Index columns) {
  const net::Matrix numbers = net::matrix_of(model, part);
  std::vector<NameClass> out;
  for (const float number : numbers.reshaped<Eigen::RowMajor>()) {
    if (!(number >= 0.F && number < static_cast<float>(name_class_count)))
      throw std::invalid_argument("part '" + part + "' of the model: wanted numbers of name classes below " +
                                  std::to_string(name_class_count));
    out.push_back(static_cast<NameClass>(number));
  }
  if (static_cast<Eigen::Index>(out.size()) != columns)
    throw std::invalid_argument("part '" + part + "' of the model: wanted " + std::to_string(columns) + " numbers, got " +
                                std::to_string(out.size()));
  return out;
}

/// Put what the highest score of each row stands for into `labels`, from `begin` on.
template <class Label, class Of>
void put_best(const net::Matrix& scores, std::size_t begin, std::vector<Label>& labels, Of of) {
  for (Eigen::Index i = 0; i < scores.rows(); ++i) {
    Eigen::Index best = 0;
    scores.row(i).maxCoeff(&best);
    labels[begin + static_cast<std::size_t>(i)] = of(static_cast<std::size_t>(best));
  }
}

}  // namespace

Reader::Reader(const model::Model& model, const std::string& lang)
    : trunk_(model, lang + ".tags."), classes_(net::affine_of(model, lang + ".tags.classes", trunk_.width(), word_class_count)),
      names_(net::affine_of(model, lang + ".tags.names", trunk_.width())),
      name_of_(name_classes(model, lang + ".tags.names.of", names_.out())) {}

void Reader::read(const document::Document& document, const lexicon::Lexicon& lexicon, Tagging& tagging) const {
  const std::size_t n = document.tokens.tokens.size();
  const Places places = places_of(document);
  tagging.classes.assign(n, WordClass::x);
  tagging.names.assign(n, NameClass::none);
  tagging.width = static_cast<std::uint32_t>(trunk_.width());
  tagging.states.resize(n * tagging.width);
  for (const tokens::TokenRange piece : pieces_of(document, places, longest_piece)) {
    const States states = trunk_.read(features_of(document, tagging.folded, places, lexicon, piece));
    put_best(classes_(states.first), piece.begin, tagging.classes, [](std::size_t k) { return static_cast<WordClass>(k); });
    put_best(names_(states.first), piece.begin, tagging.names, [&](std::size_t k) { return name_of_[k]; });
    std::copy_n(states.last.data(), states.last.size(), tagging.states.begin() + static_cast<std::ptrdiff_t>(piece.begin) * tagging.width);
  }
}

Fitted::Fitted(const model::Model& model) {
  Readers readers;
  for (const model::Part& part : model.parts()) {
    if (!part.name.ends_with(table)) continue;
    const std::string lang = part.name.substr(0, part.name.size() - table.size());
    readers.emplace(lang, Reader(model, lang));
  }
  if (!readers.empty()) readers_ = std::make_shared<const Readers>(std::move(readers));
}

const Reader* Fitted::find(std::string_view lang) const {
  if (!readers_) return nullptr;
  const auto at = readers_->find(lang);
  return at == readers_->end() ? nullptr : &at->second;
}

}  // namespace quotidian::tags
