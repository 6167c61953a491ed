#include "tokens/cut.hpp"

#include "quotidian/text/characters.hpp"
#include "quotidian/text/utf8.hpp"
#include "quotidian/tokens/breaks.hpp"
#include "tokens/dots.hpp"
#include "tokens/properties.hpp"

namespace quotidian::tokens {
namespace {

using text::CharClass;

}  // namespace

TokenKind kind_of(std::string_view words) {
  constexpr char32_t first_emoji = 0x2300;  // pictographic ones below are signs of text: © ® ™ ↔
  for (std::size_t at = 0; at < words.size();) {
    const auto c = text::decode(words, at);
    at += c.size;
    if (is_mark(c.value)) return TokenKind::mark;
    if (c.value >= first_emoji && word_property(c.value).pictographic) return TokenKind::emoji;
    switch (text::char_class(c.value)) {
      case CharClass::upper:
      case CharClass::lower:
      case CharClass::letter: return TokenKind::word;
      case CharClass::digit:
      case CharClass::number: return TokenKind::number;
      case CharClass::punctuation: return TokenKind::punctuation;
      case CharClass::symbol: return word_property(c.value).value == WordBreak::regional_indicator ? TokenKind::emoji : TokenKind::symbol;
      default: break;
    }
  }
  return TokenKind::other;
}

void cut_unicode(const Context& context, text::Span paragraph, std::vector<Token>& out) {
  const std::string_view bytes = context.bytes.substr(0, paragraph.end);
  for (std::uint32_t at = paragraph.begin; at < paragraph.end;) {
    const auto c = text::decode(bytes, at);
    if (text::is_space(c.value)) {
      at += c.size;
      continue;
    }
    const std::uint32_t end = next_word_break(bytes, at);
    out.push_back({{at, end}, kind_of(bytes.substr(at, end - at))});
    at = end;
  }
}

void divide_unicode(const Context& context, text::Span paragraph, std::uint32_t first, Tokens& tokens) {
  const std::string_view bytes = context.bytes.substr(0, paragraph.end);
  std::uint32_t boundary = paragraph.begin;
  std::uint32_t begin = first;
  const auto count = static_cast<std::uint32_t>(tokens.tokens.size());
  for (std::uint32_t i = first; i < count; ++i) {
    if (tokens.tokens[i].span.begin >= boundary && i > begin) {
      tokens.sentences.push_back({begin, i});
      begin = i;
    }
    while (boundary <= tokens.tokens[i].span.begin) boundary = next_sentence_break(bytes, boundary);
  }
  if (begin < count) tokens.sentences.push_back({begin, count});
}

}  // namespace quotidian::tokens
