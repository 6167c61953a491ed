// What the bound classes of the reading wing hold: a stage's values with the document they belong to, which knows their code points.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "quotidian/document/document.hpp"
#include "quotidian/entities/mention.hpp"
#include "quotidian/quotes/quote.hpp"
#include "quotidian/tags/tags.hpp"

namespace quotidian::bindings {

/// Fitted numbers, and what the stages made of them once (`_core.Model`).
struct HeldModel {
  HeldModel() = default;
  /// Throws std::invalid_argument where parts do not fit.
  explicit HeldModel(model::Model all) : numbers(std::move(all)), tags(numbers), quotes(numbers) {}

  model::Model numbers;
  tags::Fitted tags;
  quotes::Fitted quotes;
};

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
