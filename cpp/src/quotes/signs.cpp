// What single tokens are, and the said-clause that some presses set inside the marks.
#include <algorithm>
#include <span>

#include "quotes/rules.hpp"
#include "quotidian/text/utf8.hpp"

namespace quotidian::quotes {
namespace {

constexpr Index widest_said_clause = 18;  // tokens between two dashes inside marks

/// Whether a dash at this token follows a comma or the end of a sentence.
bool parts_speech(const Reading& reading, Index token, Index floor) {
  if (token <= floor || sign_of(reading, token) != Sign::dash) return false;
  const Sign before = sign_of(reading, token - 1);
  return before == Sign::comma || before == Sign::stop;
}

bool holds_cue(const Reading& reading, tokens::TokenRange range) {
  const std::span<const std::string> words(reading.tagging.folded.data() + range.begin, range.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto match = reading.lexicon.longest(lexicon::EntryKind::cue, words, i);
    if (match && !takes(*match->entry, "to")) return true;
  }
  return false;
}

}  // namespace

Sign sign_of(const Reading& reading, Index token) {
  const tokens::Token& one = reading.document.tokens.tokens[token];
  if (one.kind != tokens::TokenKind::punctuation && one.kind != tokens::TokenKind::symbol && one.kind != tokens::TokenKind::mark)
    return Sign::word;
  const std::string_view word = reading.document.text->view(one.span);
  switch (text::decode(word, 0).value) {
    case U',':
    case U'،': return Sign::comma;
    case U'.':
    case U'?':
    case U'!':
    case U'…': return Sign::stop;
    case U':': return Sign::colon;
    case U';': return Sign::semicolon;
    case U'-':
    case U'–':
    case U'—':
    case U'―':
    case U'−': return Sign::dash;
    case U'(':
    case U'[': return Sign::bracket_open;
    case U')':
    case U']': return Sign::bracket_close;
    default: return Sign::other;
  }
}

tokens::TokenRange said_clause_inside(const Reading& reading, tokens::TokenRange inside) {
  for (Index first = inside.begin + 1; first < inside.end; ++first) {
    if (!parts_speech(reading, first, inside.begin)) continue;
    const Index near = std::min(inside.end, first + widest_said_clause);
    for (Index second = first + 2; second + 1 < near; ++second) {
      if (!parts_speech(reading, second, first)) continue;
      if (holds_cue(reading, {first + 1, second - 1})) return {first, second + 1};
      break;
    }
  }
  return {inside.end, inside.end};
}

}  // namespace quotidian::quotes
