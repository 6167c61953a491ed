#include <algorithm>

#include "quotidian/tokens/tokens.hpp"

namespace quotidian::tokens {

TokenRange tokens_in(const std::vector<Token>& tokens, text::Span span) {
  const auto first = std::partition_point(tokens.begin(), tokens.end(), [&](const Token& t) { return t.span.end <= span.begin; });
  const auto last = std::partition_point(first, tokens.end(), [&](const Token& t) { return t.span.begin < span.end; });
  return {static_cast<std::uint32_t>(first - tokens.begin()), static_cast<std::uint32_t>(last - tokens.begin())};
}

text::Span span_of(const std::vector<Token>& tokens, TokenRange range) {
  if (tokens.empty()) return {};
  if (range.empty()) {
    const std::uint32_t at = range.begin < tokens.size() ? tokens[range.begin].span.begin : tokens.back().span.end;
    return {at, at};
  }
  return {tokens[range.begin].span.begin, tokens[range.end - 1].span.end};
}

std::size_t sentence_at(const std::vector<TokenRange>& sentences, std::uint32_t token) {
  const auto at = std::partition_point(sentences.begin(), sentences.end(), [&](TokenRange s) { return s.end <= token; });
  return static_cast<std::size_t>(at - sentences.begin());
}

}  // namespace quotidian::tokens
