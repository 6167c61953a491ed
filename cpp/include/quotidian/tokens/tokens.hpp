// Words and sentences, with offsets that are true.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "quotidian/layout/layout.hpp"
#include "quotidian/lexicon/lexicon.hpp"
#include "quotidian/text/text.hpp"

namespace quotidian::tokens {

enum class TokenKind : std::uint8_t { word, number, punctuation, mark, symbol, url, email, handle, hashtag, emoji, other };

/// One token. White space is no token.
struct Token {
  text::Span span;
  TokenKind kind{};
  bool operator==(const Token&) const = default;
};

/// Half-open range of token indexes; another type than Span, so that the compiler refuses to mix them.
struct TokenRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  auto operator<=>(const TokenRange&) const = default;
  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin == end; }
  [[nodiscard]] constexpr bool contains(std::uint32_t i) const { return begin <= i && i < end; }
};

/// Tokens and sentences of one text: tokens ascending, sentences covering every token once, in order.
struct Tokens {
  std::vector<Token> tokens;
  std::vector<TokenRange> sentences;
  bool operator==(const Tokens&) const = default;
};

/// How finely words are cut: as UAX #29 has it, or surface tokens as in Universal Dependencies.
enum class Level : std::uint8_t { unicode, treebank };

/// Tokens and sentences of a text. Sentences never cross a paragraph, and do not end inside a quotation unless a sentence in it
/// ends. Linear; empty text gives none. Rules: UAX #29 revision 41 (Unicode 15.0), then docs/methods/tokens.md.
[[nodiscard]] Tokens tokenize(const text::Text& text, const layout::Layout& layout, const lexicon::Lexicon& lexicon,
                              Level level = Level::treebank);

/// Language code decided by script and letters ("en", "az", "ru", "tr", "und" where there are no letters). Linear in the first 20,000 bytes.
[[nodiscard]] std::string decide_language(const text::Text& text);

/// Tokens whose span overlaps `span`. O(log n).
[[nodiscard]] TokenRange tokens_in(const std::vector<Token>& tokens, text::Span span);

/// From the first token's beginning to the last token's end; empty at the right place for an empty range.
[[nodiscard]] text::Span span_of(const std::vector<Token>& tokens, TokenRange range);

/// Index of the sentence that holds a token. O(log n). Needs token < number of tokens.
[[nodiscard]] std::size_t sentence_at(const std::vector<TokenRange>& sentences, std::uint32_t token);

}  // namespace quotidian::tokens
