#include "tags/places.hpp"

#include <algorithm>

namespace quotidian::tags {
namespace {

using tokens::TokenRange;

constexpr std::uint32_t near = 3;   // tokens from a mark that are told apart
constexpr std::uint32_t brief = 3;  // tokens of a passage that is likely a name
constexpr std::uint32_t middling = 6;

void place_marks(const document::Document& document, Places& places) {
  const auto& all = document.tokens.tokens;
  const auto& pairs = document.layout.marks;
  for (std::size_t m = 0; m < pairs.size(); ++m) {
    const layout::MarkPair& pair = pairs[m];
    const auto call = [&](text::Span mark, Side side) {
      if (mark.empty()) return;
      const TokenRange range = tokens::tokens_in(all, mark);
      for (std::uint32_t t = range.begin; t < range.end; ++t) places.marks[t].side = side;
    };
    call(pair.open, Side::opening);
    call(pair.close, Side::closing);
    if (pair.depth > 0) continue;
    const TokenRange inside = tokens::tokens_in(all, pair.inner());
    for (std::uint32_t t = inside.begin; t < inside.end; ++t) {
      InMarks& one = places.marks[t];
      one.pair = static_cast<std::int32_t>(m);
      one.length = inside.size() <= brief ? 2 : inside.size() <= middling ? 3 : 1;
      one.from_open = static_cast<std::uint8_t>(std::min(near, t - inside.begin));
      one.to_close = static_cast<std::uint8_t>(std::min(near, inside.end - 1 - t));
    }
  }
}

}  // namespace

Places places_of(const document::Document& document) {
  const std::size_t n = document.tokens.tokens.size();
  Places places;
  places.sentence_of.assign(n, 0);
  places.paragraph_of.assign(n, 0);
  places.marks.assign(n, {});
  const auto& sentences = document.tokens.sentences;
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    for (std::uint32_t t = sentences[s].begin; t < sentences[s].end; ++t) places.sentence_of[t] = static_cast<std::uint32_t>(s);
  }
  for (const layout::Paragraph& paragraph : document.layout.paragraphs) {
    // tokens made elsewhere may stand between paragraphs: they belong to the one after
    const std::uint32_t begin = places.paragraphs.empty() ? 0 : places.paragraphs.back().end;
    const std::uint32_t end = tokens::tokens_in(document.tokens.tokens, paragraph.span).end;
    if (begin < end) places.paragraphs.push_back({begin, end});
  }
  if (places.paragraphs.empty() && n > 0) places.paragraphs.push_back({0, 0});
  if (n > 0) places.paragraphs.back().end = static_cast<std::uint32_t>(n);
  for (std::uint32_t p = 0; p < places.paragraphs.size(); ++p) {
    for (std::uint32_t t = places.paragraphs[p].begin; t < places.paragraphs[p].end; ++t) places.paragraph_of[t] = p;
  }
  place_marks(document, places);
  return places;
}

std::vector<TokenRange> pieces_of(const document::Document& document, const Places& places, std::uint32_t longest) {
  const auto& sentences = document.tokens.sentences;
  const auto n = static_cast<std::uint32_t>(document.tokens.tokens.size());
  std::vector<TokenRange> pieces;
  for (std::uint32_t begin = 0; begin < n;) {
    std::uint32_t end = n;
    if (n - begin > longest) {
      end = places.paragraphs[places.paragraph_of[begin + longest]].begin;
      if (end <= begin) end = sentences[places.sentence_of[begin + longest]].begin;
      if (end <= begin) end = begin + longest;
    }
    pieces.push_back({begin, end});
    begin = end;
  }
  return pieces;
}

}  // namespace quotidian::tags
