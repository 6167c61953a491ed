// The net of one language: a trunk and what it says of each word.
#pragma once

#include "quotidian/tags/tags.hpp"
#include "tags/trunk.hpp"

namespace quotidian::tags {

class Reader {
 public:
  /// Parts `<lang>.tags.*`. Throws std::invalid_argument where one is absent or they do not fit one another.
  Reader(const model::Model& model, const std::string& lang);
  /// Fill classes, names and states; `tagging.folded` is there. Linear; long documents are read in pieces.
  void read(const document::Document& document, const lexicon::Lexicon& lexicon, Tagging& tagging) const;

 private:
  Trunk trunk_;
  net::Affine classes_, names_;
  std::vector<NameClass> name_of_;  // of each column of names_
};

}  // namespace quotidian::tags
