// Where each token of a document stands: in which sentence, which paragraph, which marks.
#pragma once

#include <cstdint>
#include <vector>

#include "quotidian/document/document.hpp"

namespace quotidian::tags {

enum class Side : std::uint8_t { none, opening, closing };

/// What is known of a token's marks.
struct InMarks {
  std::int32_t pair = -1;      ///< outermost pair of marks around the token; -1 none
  std::uint8_t length = 0;     ///< of the passage: 0 none, 1 long, 2 up to three tokens, 3 up to six
  std::uint8_t from_open = 0;  ///< tokens from its beginning, at most three
  std::uint8_t to_close = 0;   ///< tokens to its end, at most three
  Side side = Side::none;      ///< whether the token is a mark itself
};

struct Places {
  std::vector<tokens::TokenRange> paragraphs;  ///< those that hold tokens
  std::vector<std::uint32_t> sentence_of, paragraph_of;
  std::vector<InMarks> marks;

  /// Whether the paragraph begins with an opening mark.
  [[nodiscard]] bool opens_with_mark(std::uint32_t paragraph) const { return marks[paragraphs[paragraph].begin].side == Side::opening; }
};

/// Linear.
[[nodiscard]] Places places_of(const document::Document& document);

/// The document in pieces of at most `longest` tokens: cut between paragraphs where that can be, else between sentences, else anywhere.
[[nodiscard]] std::vector<tokens::TokenRange> pieces_of(const document::Document& document, const Places& places, std::uint32_t longest);

}  // namespace quotidian::tags
