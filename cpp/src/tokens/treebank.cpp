#include <algorithm>
#include <string>

#include "quotidian/text/characters.hpp"
#include "quotidian/text/fold.hpp"
#include "quotidian/text/utf8.hpp"
#include "quotidian/tokens/breaks.hpp"
#include "tokens/cut.hpp"
#include "tokens/dots.hpp"
#include "tokens/plain.hpp"
#include "tokens/specials.hpp"

namespace quotidian::tokens {
namespace {

using lexicon::EntryKind;

constexpr std::size_t longest_lookup = 32;  // bytes of a word that a table of beginnings or units may hold

bool is_apostrophe(char32_t c) { return c == U'\'' || c == U'\u2019' || c == U'`' || c == U'\u00B4' || c == U'\u02BC' || c == U'\u2018'; }
bool is_hyphen(char32_t c) { return c == U'-' || c == U'\u2010' || c == U'\u2011'; }
bool is_ascii_lower(char c) { return c >= 'a' && c <= 'z'; }

/// Code point at a place, 0 beyond the end.
char32_t at_or_end(std::string_view bytes, std::size_t at) { return at < bytes.size() ? text::decode(bytes, at).value : U'\0'; }
/// Code point before a place, a space at the beginning.
char32_t before_or_space(std::string_view bytes, std::size_t at) { return at > 0 ? text::decode_before(bytes, at).value : U' '; }

/// Where hyphens stay inside a word. English parts "Baku-based" but for bound beginnings, Turkish parts pairs of words; Azerbaijani and
/// Russian write endings and whole words with a hyphen, and so does the rest of the languages more often than not.
enum class Hyphens : std::uint8_t { part, keep_by_number, keep };

Hyphens hyphens_of(std::string_view lang) { return lang == "en" ? Hyphens::part : lang == "tr" ? Hyphens::keep_by_number : Hyphens::keep; }

/// End of a run that stands for one sign: "...", "!!!", "?!", "--", "***".
std::uint32_t run_end(std::string_view bytes, std::uint32_t at) {
  const auto first = text::decode(bytes, at);
  const auto stops = [](char32_t c) { return c == U'.' || c == U'!' || c == U'?' || c == U'\u2026'; };
  const bool stop = stops(first.value);
  constexpr std::u32string_view repeated = U"-*=~_+#:,<>|\u2013\u2014\u2022\u00B7";
  if (!stop && repeated.find(first.value) == std::u32string_view::npos) return at + first.size;
  std::size_t end = at + first.size;
  while (end < bytes.size()) {
    const auto c = text::decode(bytes, end);
    if (stop ? !stops(c.value) : c.value != first.value) break;
    end += c.size;
  }
  return static_cast<std::uint32_t>(end);
}

/// End of digit groups joined by hyphens as telephone numbers and dates are (three groups, or three digits and four); 0 where it is none.
std::uint32_t number_groups_end(std::string_view bytes, std::uint32_t begin) {
  constexpr std::size_t longest_number = 32;  // no longer run is looked at, and none again from its middle, so that "1-1-1-" stays linear
  if (begin >= 2 && bytes[begin - 1] == '-' && bytes[begin - 2] >= '0' && bytes[begin - 2] <= '9') return 0;
  const std::string_view run = bytes.substr(begin, longest_number);
  const std::size_t end = std::min(run.find_first_not_of("0123456789-"), run.size());
  if (end == 0 || end == longest_number || run[end - 1] == '-' || run.substr(0, end).find("--") != std::string_view::npos) return 0;
  const auto hyphens = std::count(run.begin(), run.begin() + static_cast<std::ptrdiff_t>(end), '-');
  const bool local = hyphens == 1 && end == 8 && run[3] == '-';
  return hyphens >= 2 || local ? begin + static_cast<std::uint32_t>(end) : 0;
}

/// Cuts one paragraph; `bytes` ends where the paragraph does.
class Cutter {
 public:
  Cutter(const Context& context, std::string_view bytes, std::size_t next_mark)
      : context_(context), bytes_(bytes), next_mark_(next_mark), hyphens_(hyphens_of(context.lexicon.lang())),
        english_(context.lexicon.lang() == "en") {}

  void run(std::uint32_t at, std::vector<Token>& out) {
    begin_ = at;
    while (at < bytes_.size()) {
      if (bytes_[at] == ' ') {
        ++at;
        continue;
      }
      const std::string_view bytes = bytes_.substr(0, stretch_end(at));
      if (context_.quick && at < bytes.size()) {
        if (const Plain plain = find_plain(bytes, at); plain.end > 0) {
          const bool dotted = plain.dot && keeps_dot(context_.lexicon, bytes_, at, plain.end);
          at = out.emplace_back(Token{{at, plain.end + (dotted ? 1U : 0U)}, plain.kind}).span.end;
          continue;
        }
      }
      const auto c = text::decode(bytes_, at);
      if (text::is_space(c.value)) {
        at += c.size;
      } else {
        at = out.emplace_back(token_at(bytes, at, c.value)).span.end;
      }
    }
  }

 private:
  /// Where the next quotation mark begins, at which every token before it ends; `at` itself where one begins there.
  std::size_t stretch_end(std::uint32_t at) {
    if (at < stretch_end_) return stretch_end_;
    while (next_mark_ < context_.marks.size() && context_.marks[next_mark_].span.begin < at) ++next_mark_;
    const bool marked = next_mark_ < context_.marks.size();
    stretch_end_ = marked ? std::min<std::size_t>(bytes_.size(), context_.marks[next_mark_].span.begin) : bytes_.size();
    return stretch_end_;
  }

  Token token_at(std::string_view bytes, std::uint32_t at, char32_t first) {
    if (at >= bytes.size()) return {context_.marks[next_mark_].span, TokenKind::mark};
    if (const auto special = find_special(bytes, at)) return *special;
    const std::uint32_t end = next_word_break(bytes, at);
    const TokenKind kind = kind_of(bytes.substr(at, end - at));
    switch (kind) {
      case TokenKind::word:
      case TokenKind::number: return word_at(bytes, at, end, kind);
      case TokenKind::punctuation:
      case TokenKind::symbol:
      case TokenKind::mark: return sign_at(bytes, at, end, first, kind);
      case TokenKind::emoji: return {{at, emoji_end(bytes, end)}, kind};
      default: return {{at, end}, kind};
    }
  }

  static std::uint32_t emoji_end(std::string_view bytes, std::uint32_t end) {
    while (end < bytes.size() && static_cast<unsigned char>(bytes[end]) >= 0x80) {
      const std::uint32_t next = next_word_break(bytes, end);
      if (kind_of(bytes.substr(end, next - end)) != TokenKind::emoji) break;
      end = next;
    }
    return end;
  }

  Token sign_at(std::string_view bytes, std::uint32_t at, std::uint32_t end, char32_t first, TokenKind kind) {
    const char32_t after = at_or_end(bytes, end);
    const bool free = at == begin_ || text::is_space(before_or_space(bytes, at));
    if (first == U'(') ++open_brackets_;
    if (first == U')') {
      if (open_brackets_ > 0) {
        --open_brackets_;
      } else {
        while (end < bytes.size() && bytes[end] == ')') ++end;  // a smile without eyes
      }
      return {{at, end}, kind};
    }
    if (first == U'[' && (bytes.substr(at, 5) == "[...]" || bytes.substr(at, 5) == "[\xE2\x80\xA6]"))
      return {{at, at + 5}, TokenKind::punctuation};
    if (free && (((first == U'+' || first == U'\u2212') && text::is_digit(after)) || (first == U'.' && text::is_word(after)))) {
      return word_at(bytes, at, next_word_break(bytes, end), text::is_digit(after) ? TokenKind::number : TokenKind::word);
    }
    if (free && english_ && is_apostrophe(first) && text::is_word(after))
      return word_at(bytes, at, next_word_break(bytes, end), TokenKind::word);
    if (kind == TokenKind::mark) return {{at, end}, is_apostrophe(first) ? TokenKind::punctuation : kind};
    return {{at, std::max(end, run_end(bytes, at))}, kind};
  }

  Token word_at(std::string_view bytes, std::uint32_t begin, std::uint32_t end, TokenKind kind) const {
    if (const auto address = find_address(bytes, begin, end)) return *address;
    if (english_ && kind == TokenKind::number) {
      if (const std::uint32_t groups = number_groups_end(bytes, begin); groups > end) return {{begin, groups}, kind};
      if (const std::uint32_t unit = unit_start(bytes.substr(begin, end - begin))) return {{begin, begin + unit}, kind};
    }
    if (const std::uint32_t inner = inner_dot(bytes.substr(begin, end - begin))) {
      const std::uint32_t dot = begin + inner;
      return {{begin, is_abbreviation(context_.lexicon, bytes.substr(begin, inner + 1)) ? dot + 1 : dot}, kind};
    }
    while (end < bytes.size()) {
      const std::uint32_t longer = extend(bytes, begin, end);
      if (longer == end) break;
      end = longer;
    }
    return {{begin, end}, kind};
  }

  /// The last dot inside a word that has a capitalized word behind it without a space ("Ə.Quliyev", "dedi.Bu"); 0 for none.
  static std::uint32_t inner_dot(std::string_view word) {
    const std::size_t dot = word.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || dot + 1 == word.size()) return 0;
    const auto capital = text::decode(word, dot + 1);
    if (!text::is_upper(capital.value)) return 0;
    const char32_t next = at_or_end(word, dot + 1 + capital.size);
    return text::is_letter(next) ? static_cast<std::uint32_t>(dot) : 0;
  }

  /// Where the unit begins in a number written with its unit ("5pm"); 0 for none.
  std::uint32_t unit_start(std::string_view number) const {
    const std::size_t letters = number.find_first_not_of("0123456789.,");
    if (letters == std::string_view::npos || letters == 0 || number.size() - letters > longest_lookup) return 0;
    const lexicon::Entry* entry = context_.lexicon.find(EntryKind::abbreviation, text::fold(number.substr(letters)));
    return entry && entry->get("after") == "number" ? static_cast<std::uint32_t>(letters) : 0;
  }

  /// A longer end of the word [begin, end), or the same one.
  std::uint32_t extend(std::string_view bytes, std::uint32_t begin, std::uint32_t end) const {
    const auto c = text::decode(bytes, end);
    const char32_t before = text::decode_before(bytes, end).value;
    const std::uint32_t beyond = end + c.size;
    const char32_t after = at_or_end(bytes, beyond);
    if (before == U'.' && !(is_hyphen(c.value) && hyphens_ == Hyphens::keep && text::is_letter(after))) return end;
    if (c.value == U'.') return after != U'.' && keeps_dot(context_.lexicon, bytes_, begin, end) ? beyond : end;
    bool joined = false;
    if (c.value == U':' || c.value == U'/') {
      joined = text::is_digit(before) && text::is_digit(after);
      joined = joined || (c.value == U'/' && is_lone_letter(bytes, begin, end) && is_lone_letter(bytes, beyond, next_break(bytes, beyond)));
    } else if (c.value == U'&') {
      joined = is_short_name(bytes.substr(begin, end - begin)) && text::is_letter(after) &&
               is_short_name(bytes.substr(beyond, next_break(bytes, beyond) - beyond));
    } else if (is_apostrophe(c.value)) {
      if (english_ && !text::is_word(after) && (before == U's' || before == U'S' || before == U'n' || before == U'x' || before == U'z'))
        return beyond;
      joined = text::is_word(before) && text::is_letter(after);
    } else if (is_hyphen(c.value) && (text::is_word(before) || before == U'.') && text::is_word(after)) {
      joined = keeps_hyphen(bytes, begin, end, before, after);
    }
    return joined ? next_break(bytes, beyond) : end;
  }

  bool keeps_hyphen(std::string_view bytes, std::uint32_t begin, std::uint32_t end, char32_t before, char32_t after) const {
    if (hyphens_ == Hyphens::keep) return true;
    if (hyphens_ == Hyphens::keep_by_number) return text::is_digit(before) || text::is_digit(after);
    if (end - begin > longest_lookup) return false;
    std::string beginning = text::fold(bytes.substr(begin, end - begin));
    beginning.push_back('-');
    const lexicon::Entry* entry = context_.lexicon.find(EntryKind::function_word, beginning);
    return entry && entry->get("class") == "prefix";
  }

  static std::uint32_t next_break(std::string_view bytes, std::uint32_t at) { return at < bytes.size() ? next_word_break(bytes, at) : at; }

  static bool is_lone_letter(std::string_view bytes, std::uint32_t begin, std::uint32_t end) {
    if (begin >= end) return false;
    const auto c = text::decode(bytes, begin);
    return text::is_letter(c.value) && begin + c.size == end;
  }

  /// Up to three letters, as on either side of "&" in a firm's name.
  static bool is_short_name(std::string_view word) {
    return !word.empty() && word.size() <= 3 &&
           std::all_of(word.begin(), word.end(), [](char c) { return (c >= 'A' && c <= 'Z') || is_ascii_lower(c); });
  }

  const Context& context_;
  std::string_view bytes_;
  std::size_t next_mark_;
  std::size_t stretch_end_ = 0;
  Hyphens hyphens_;
  bool english_;
  std::uint32_t begin_ = 0;
  std::uint32_t open_brackets_ = 0;
};

}  // namespace

void cut_treebank(const Context& context, text::Span paragraph, std::vector<Token>& out) {
  const auto first = std::lower_bound(context.marks.begin(), context.marks.end(), paragraph.begin,
                                      [](const WrittenMark& mark, std::uint32_t at) { return mark.span.begin < at; });
  Cutter(context, context.bytes.substr(0, paragraph.end), static_cast<std::size_t>(first - context.marks.begin()))
      .run(paragraph.begin, out);
}

}  // namespace quotidian::tokens
