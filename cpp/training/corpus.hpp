// Annotated texts as the fitting program reads them (the format is told in prepare_nets.py).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "quotidian/tags/tags.hpp"
#include "tags/features.hpp"

namespace quotidian::training {

/// An attribution as an annotator marked it, in tokens.
struct GoldAttribution {
  std::vector<tokens::TokenRange> source, cue, content;
};

/// Words that become numbers, in order of first sight.
class Labels {
 public:
  std::int16_t operator[](const std::string& word) {
    return word == "_" ? std::int16_t{-1} : numbers_.try_emplace(word, static_cast<std::int16_t>(numbers_.size())).first->second;
  }
  [[nodiscard]] std::size_t size() const { return numbers_.size(); }

 private:
  std::map<std::string, std::int16_t> numbers_;
};

/// Labels of the tasks that only help to fit: fine word classes, relations of treebanks and of another parser.
struct Helpers {
  Labels fine, relation, other_relation;
};

struct Sample {
  std::string id;
  tags::Places places;
  std::vector<tags::Features> features;
  std::vector<std::vector<GoldAttribution>> annotators;                        ///< empty where nobody marked attributions
  std::vector<std::int16_t> word_class, name, fine, relation, other_relation;  ///< -1 where not known
};

/// Read a prepared file. Throws std::runtime_error where it cannot be read.
[[nodiscard]] std::vector<Sample> read_samples(const std::string& path, const lexicon::Lexicon& lexicon, Helpers& helpers);

/// The lexicon files of a language under the package's data folder, as the package reads them.
[[nodiscard]] lexicon::Lexicon read_lexicon(const std::string& data, const std::string& lang);

}  // namespace quotidian::training
