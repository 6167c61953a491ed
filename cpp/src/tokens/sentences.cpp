#include <algorithm>
#include <optional>

#include "quotidian/text/characters.hpp"
#include "quotidian/text/fold.hpp"
#include "quotidian/text/utf8.hpp"
#include "tokens/cut.hpp"

namespace quotidian::tokens {
namespace {

using lexicon::EntryKind;

constexpr std::uint32_t cue_reach = 5;  // tokens behind a question in marks in which its said-clause shows itself

bool is_terminator(char32_t c) {
  switch (c) {
    case U'.':
    case U'!':
    case U'?':
    case U'\u2026':
    case U'\u3002':
    case U'\uFF01':
    case U'\uFF1F':
    case U'\u0589':
    case U'\u061F':
    case U'\u06D4':
    case U'\u0964': return true;
    default: return false;
  }
}

/// A small letter of a script whose sentences begin with capitals; Georgian writes small letters alone.
bool is_small(char32_t c) { return text::is_lower(c) && text::script(c) != text::Script::georgian; }

bool is_dash(char32_t c) { return c == U'-' || (c >= U'\u2010' && c <= U'\u2015'); }

/// Divides the tokens of one paragraph.
class Divider {
 public:
  Divider(const Context& context, std::uint32_t first, const std::vector<Token>& tokens)
      : context_(context), tokens_(tokens), count_(static_cast<std::uint32_t>(tokens.size())) {
    if (first < count_) {
      mark_ = static_cast<std::size_t>(std::lower_bound(context.marks.begin(), context.marks.end(), tokens[first].span.begin,
                                                        [](const WrittenMark& m, std::uint32_t at) { return m.span.begin < at; }) -
                                       context.marks.begin());
    }
  }

  void run(std::uint32_t first, std::vector<TokenRange>& out) {
    std::uint32_t begin = first;
    head_ = first_word(begin);
    for (std::uint32_t i = first; i < count_;) {
      if (!is_stop(i, begin)) {
        ++i;
        continue;
      }
      std::uint32_t next = i + 1;
      std::optional<std::uint32_t> opened;  // where the quotation begins that ends behind the stop
      while (next < count_) {
        const std::uint32_t beyond = closing_end(next);
        if (beyond == next) break;
        if (tokens_[next].kind == TokenKind::mark) opened = opened_at(next);
        next = beyond;
      }
      if (next < count_ && ends(begin, i, next, opened)) {
        out.push_back({begin, next});
        begin = next;
        head_ = first_word(begin);
      }
      i = next;
    }
    if (begin < count_) out.push_back({begin, count_});
  }

 private:
  std::string_view words(std::uint32_t i) const { return context_.bytes.substr(tokens_[i].span.begin, tokens_[i].span.size()); }
  char32_t initial(std::uint32_t i) const { return text::decode(context_.bytes, tokens_[i].span.begin).value; }
  bool spaced(std::uint32_t i) const { return tokens_[i].span.begin > tokens_[i - 1].span.end; }

  /// A full stop, question mark and the like with something before it; or a smile, which ends sentences where people chat.
  bool is_stop(std::uint32_t i, std::uint32_t begin) {
    if (i == begin) return false;
    if (tokens_[i].kind == TokenKind::emoji) return is_picture(i);
    if (tokens_[i].kind != TokenKind::punctuation) return false;
    if (initial(i) == U')') return tokens_[i].span.size() > 1;
    return is_terminator(initial(i)) && !(tokens_[i - 1].kind == TokenKind::mark && spaced_mark(i - 1));
  }

  /// A small letter with a capital behind it, as some brands write their names wherever they stand ("iPhone").
  bool is_camel(std::uint32_t i) const {
    const std::size_t second = tokens_[i].span.begin + text::decode(context_.bytes, tokens_[i].span.begin).size;
    return second < tokens_[i].span.end && text::is_upper(text::decode(context_.bytes, second).value);
  }

  /// A face or picture made to be one, and not a telephone or star in a list.
  bool is_picture(std::uint32_t i) const {
    constexpr char32_t first_picture = 0x1F1E6;  // flags, then all later blocks of pictures
    return initial(i) < 0x80 || initial(i) >= first_picture || words(i).find("\uFE0F") != std::string_view::npos;
  }

  /// Whether a mark has no space behind it but one before it, as opening ones do.
  bool spaced_mark(std::uint32_t i) const { return !spaced(i + 1) && (i == 0 || spaced(i)); }

  /// Byte at which the quotation begins that the closing mark `i`, just read, ends; the mark itself where it is unpaired.
  std::uint32_t opened_at(std::uint32_t i) const {
    const bool paired = mark_ < context_.marks.size() && context_.marks[mark_].span.begin == tokens_[i].span.begin;
    return paired ? context_.marks[mark_].opened : tokens_[i].span.begin;
  }

  /// Where the closing mark, bracket or footnote that begins at `i` ends; `i` where none does.
  std::uint32_t closing_end(std::uint32_t i) {
    if (tokens_[i].kind == TokenKind::mark) {
      while (mark_ < context_.marks.size() && context_.marks[mark_].span.begin < tokens_[i].span.begin) ++mark_;
      const bool paired = mark_ < context_.marks.size() && context_.marks[mark_].span.begin == tokens_[i].span.begin;
      return (paired ? context_.marks[mark_].closing : !spaced(i)) ? i + 1 : i;
    }
    if (tokens_[i].kind == TokenKind::emoji && is_picture(i)) return i + 1;
    const char32_t c = initial(i);
    if (c == U')' || c == U']' || c == U'}') return i + 1;
    if (c != U'[' || tokens_[i].span.size() > 1) return i;
    std::uint32_t at = i + 1;  // a footnote: [12], [3, 4]
    while (at < count_ && (tokens_[at].kind == TokenKind::number || initial(at) == U',')) ++at;
    return at > i + 1 && at < count_ && initial(at) == U']' ? at + 1 : i;
  }

  /// First token from `i` on that says something: not an opening mark, bracket or dash; `count_` where there is none.
  std::uint32_t first_word(std::uint32_t i) const {
    while (i < count_) {
      const Token& t = tokens_[i];
      const char32_t c = initial(i);
      if (t.kind != TokenKind::mark && !(t.kind == TokenKind::punctuation && (c == U'(' || c == U'[' || c == U'{' || is_dash(c)))) break;
      ++i;
    }
    return i;
  }

  bool ends(std::uint32_t begin, std::uint32_t i, std::uint32_t next, std::optional<std::uint32_t> opened) const {
    const std::uint32_t word = first_word(next);
    if (word == count_) return spaced(next);
    const char32_t c = initial(word);
    if (is_small(c) && !is_camel(word)) return false;
    const bool upper = text::is_letter(c);
    const bool smile = !is_terminator(initial(i));
    if (smile && !upper && tokens_[word].kind != TokenKind::handle) return false;
    if (!spaced(next) && !upper) return false;
    if (word == next && tokens_[word].kind == TokenKind::punctuation && !is_terminator(c)) return false;
    if (initial(next) == U'(' && tokens_[word].kind == TokenKind::number) return false;                  // a year behind a title
    if (i == begin + 1 && tokens_[begin].kind == TokenKind::number && initial(i) == U'.') return false;  // number of a list
    // “Why?” Amanov asked: the said-clause belongs to the question, if nothing introduced it before its marks.
    const bool introduced = !opened || *opened > tokens_[head_].span.begin;
    return introduced || initial(i) == U'.' || !said_behind(word);
  }

  /// Whether a cue of saying stands just behind: `“Why?” Aliyev asked.`
  bool said_behind(std::uint32_t word) const {
    for (std::uint32_t i = word; i < count_ && i < word + cue_reach; ++i) {
      if (tokens_[i].kind == TokenKind::punctuation && !is_dash(initial(i))) return false;
      if (context_.lexicon.find(EntryKind::cue, text::fold(words(i))) != nullptr) return true;
    }
    return false;
  }

  const Context& context_;
  const std::vector<Token>& tokens_;
  std::uint32_t count_;
  std::size_t mark_ = 0;    // place in the marks, moving along
  std::uint32_t head_ = 0;  // first word of the sentence at hand
};

}  // namespace

void divide_treebank(const Context& context, std::uint32_t first, Tokens& tokens) {
  Divider(context, first, tokens.tokens).run(first, tokens.sentences);
}

}  // namespace quotidian::tokens
