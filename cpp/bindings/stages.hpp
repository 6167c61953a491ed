// What the bound classes of the reading wing hold: a stage's values with the document they belong to, which knows their code points.
#pragma once

#include <memory>
#include <vector>

#include "quotidian/document/document.hpp"
#include "quotidian/entities/mention.hpp"
#include "quotidian/quotes/quote.hpp"
#include "quotidian/tags/tags.hpp"

namespace quotidian::bindings {

/// Mentions of one document (`_core.Mentions`).
struct HeldMentions {
  std::shared_ptr<document::Document> document;
  std::vector<entities::Mention> rows;
};

/// Quotes of one document (`_core.Quotes`).
struct HeldQuotes {
  std::shared_ptr<document::Document> document;
  quotes::Quotes value;
};

}  // namespace quotidian::bindings
