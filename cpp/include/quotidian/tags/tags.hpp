// Word classes and names: learned where a model reads the language, else from the lexicon alone.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "quotidian/document/document.hpp"
#include "quotidian/lexicon/lexicon.hpp"
#include "quotidian/model/model.hpp"

namespace quotidian::tags {

/// Universal parts of speech (Universal Dependencies v2).
enum class WordClass : std::uint8_t { x, noun, propn, verb, aux, adj, adv, adp, det, pron, num, cconj, sconj, part, punct, sym, intj };
inline constexpr std::uint8_t word_class_count = 17;

/// What a word in a name names.
enum class NameClass : std::uint8_t { none, person, organisation, place, other };
inline constexpr std::uint8_t name_class_count = 5;

/// One value a token.
struct Tagging {
  std::vector<WordClass> classes;
  std::vector<std::string> folded;  ///< text::fold of each token, for lookups in a lexicon
  std::vector<NameClass> names;     ///< empty where no model reads the language
  std::vector<float> states;        ///< what the model's net holds of each token, for later stages: a row of `width` a token; or empty
  std::uint32_t width = 0;
  bool operator==(const Tagging&) const = default;
};

class Reader;

/// What was fitted to tag languages, made ready from a model once and shared by threads.
class Fitted {
 public:
  Fitted() = default;  ///< reads no language: the lexicon tagger does all
  /// Languages with parts `<language>.tags.*`. Throws std::invalid_argument naming the part that is absent or does not fit.
  explicit Fitted(const model::Model& model);
  /// The net of a language, or nullptr.
  [[nodiscard]] const Reader* find(std::string_view lang) const;

 private:
  using Readers = std::map<std::string, Reader, std::less<>>;
  std::shared_ptr<const Readers> readers_;
};

/// Tag the tokens of a document. Linear. Source: a net over the whole article where one reads its language; else closed classes from the
/// lexicon, endings and capitals (docs/rooms/tags.md).
[[nodiscard]] Tagging tag(const document::Document& document, const lexicon::Lexicon& lexicon, const Fitted& fitted = {});

[[nodiscard]] std::string_view to_string(WordClass one);
[[nodiscard]] std::string_view to_string(NameClass one);

}  // namespace quotidian::tags
