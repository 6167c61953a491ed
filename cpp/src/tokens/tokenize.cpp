#include <algorithm>

#include "quotidian/tokens/tokens.hpp"
#include "tokens/cut.hpp"

namespace quotidian::tokens {
namespace {

/// Every written mark of the pairs, ascending.
std::vector<WrittenMark> written_marks(const std::vector<layout::MarkPair>& pairs) {
  std::vector<WrittenMark> out;
  out.reserve(pairs.size() * 2);
  for (const layout::MarkPair& pair : pairs) {
    if (!pair.open.empty()) out.push_back({pair.open, false, pair.open.begin});
    if (!pair.close.empty()) out.push_back({pair.close, true, pair.open.begin});
  }
  std::sort(out.begin(), out.end(), [](const WrittenMark& a, const WrittenMark& b) { return a.span < b.span; });
  return out;
}

}  // namespace

Tokens tokenize(const text::Text& text, const layout::Layout& layout, const lexicon::Lexicon& lexicon, Level level) {
  return tokenize_with(text, layout, lexicon, level, true);
}

Tokens tokenize_with(const text::Text& text, const layout::Layout& layout, const lexicon::Lexicon& lexicon, Level level, bool quick) {
  const std::vector<WrittenMark> marks = written_marks(layout.marks);
  const Context context{text.view(), lexicon, marks, quick};
  Tokens out;
  out.tokens.reserve(text.size() / 5);
  for (const layout::Paragraph& paragraph : layout.paragraphs) {
    const auto first = static_cast<std::uint32_t>(out.tokens.size());
    if (level == Level::unicode) {
      cut_unicode(context, paragraph.span, out.tokens);
      divide_unicode(context, paragraph.span, first, out);
    } else {
      cut_treebank(context, paragraph.span, out.tokens);
      divide_treebank(context, first, out);
    }
  }
  return out;
}

}  // namespace quotidian::tokens
