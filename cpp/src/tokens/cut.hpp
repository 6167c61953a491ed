// Cutting one paragraph into tokens, and tokens into sentences: what tokenize() is made of.
#pragma once

#include <string_view>
#include <vector>

#include "quotidian/lexicon/lexicon.hpp"
#include "quotidian/tokens/tokens.hpp"

namespace quotidian::tokens {

/// A quotation mark that stands in the text and belongs to a pair.
struct WrittenMark {
  text::Span span;
  bool closing = false;
  std::uint32_t opened = 0;  ///< byte at which its quotation begins
};

/// What the rules look at beside the words.
struct Context {
  std::string_view bytes;
  const lexicon::Lexicon& lexicon;
  const std::vector<WrittenMark>& marks;  ///< every paired quotation mark that is written, ascending
  bool quick = true;                      ///< find plain tokens without the rules, which give the same
};

/// Append the tokens of a paragraph: segments of UAX #29 without white space.
void cut_unicode(const Context& context, text::Span paragraph, std::vector<Token>& out);
/// Append the tokens of a paragraph: surface tokens as in Universal Dependencies.
void cut_treebank(const Context& context, text::Span paragraph, std::vector<Token>& out);

/// Append the sentences of the paragraph whose tokens begin at `first`.
void divide_unicode(const Context& context, text::Span paragraph, std::uint32_t first, Tokens& tokens);
void divide_treebank(const Context& context, std::uint32_t first, Tokens& tokens);

/// What tokenize() does, with the quick ways or by the rules alone, which are slow and give the same: the twin of the tests.
[[nodiscard]] Tokens tokenize_with(const text::Text& text, const layout::Layout& layout, const lexicon::Lexicon& lexicon, Level level,
                                   bool quick);

/// What kind of token these characters are, by the first one that says so.
[[nodiscard]] TokenKind kind_of(std::string_view words);
}  // namespace quotidian::tokens
