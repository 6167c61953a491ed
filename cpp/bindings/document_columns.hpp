// Columns and pickles of a document, for its binding file.
#pragma once

#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include "bindings.hpp"
#include "quotidian/document/document.hpp"

namespace quotidian::bindings {

using Codes = py::array_t<std::uint8_t, py::array::forcecast>;
using Pair = std::pair<std::uint32_t, std::uint32_t>;
/// Contents, label, whether it is a question.
using TurnRow = std::tuple<std::vector<Pair>, std::optional<Pair>, bool>;

/// Begin and end of the opening mark, begin and end of the closing mark, a row a pair.
[[nodiscard]] Offsets marks_of(const document::Document& self);
/// Which pairs of marks are guesses.
[[nodiscard]] py::array_t<bool> repaired_of(const document::Document& self);
/// Sentences as ranges of token numbers.
[[nodiscard]] Offsets sentence_tokens_of(const document::Document& self);

/// Turns as Python sees them, or, with the identity for a map, as a pickle keeps them.
template <class Map>
std::vector<TurnRow> turn_rows(const std::vector<document::Turn>& turns, Map map) {
  std::vector<TurnRow> rows;
  rows.reserve(turns.size());
  for (const document::Turn& turn : turns) {
    std::vector<Pair> contents;
    for (const text::Span span : turn.contents) contents.emplace_back(map(span.begin), map(span.end));
    const auto label = turn.label ? std::optional(Pair(map(turn.label->begin), map(turn.label->end))) : std::nullopt;
    rows.emplace_back(std::move(contents), label, turn.question);
  }
  return rows;
}

/// Tokens from columns. Throws ValueError naming the row that does not fit the text; order is checked by document::with_tokens.
[[nodiscard]] tokens::Tokens to_tokens(const document::Document& self, const Offsets& offsets, const Offsets& sentence_tokens,
                                       const Codes& kinds);

/// What a pickle keeps, and the document it was. Throws ValueError for a pickle of another version.
[[nodiscard]] py::tuple get_state(const document::Document& self);
[[nodiscard]] std::shared_ptr<document::Document> set_state(const py::tuple& state);

}  // namespace quotidian::bindings
