#include "tokens/dots.hpp"

#include <algorithm>

#include "quotidian/text/characters.hpp"
#include "quotidian/text/fold.hpp"
#include "quotidian/text/utf8.hpp"

namespace quotidian::tokens {
namespace {

using lexicon::Entry;
using lexicon::EntryKind;

constexpr std::size_t reach = 64;         // bytes of white space and marks looked through
constexpr std::size_t longest_word = 64;  // bytes of the word behind that are looked at

/// What stands behind a dot.
struct Ahead {
  char32_t first = 0;     ///< first character that says something; 0 at the end of the paragraph
  std::string_view word;  ///< the word it begins
  bool opened = false;    ///< an opening mark stands between
  bool initial = false;   ///< the word is one letter with a dot: "И. Орлов" begins with no conjunction
};

Ahead look_ahead(std::string_view bytes, std::size_t at) {
  Ahead out;
  bool spaced = false;
  for (const std::size_t limit = std::min(bytes.size(), at + reach); at < limit;) {
    const auto c = text::decode(bytes, at);
    if (text::is_space(c.value)) {
      spaced = true;
    } else if (is_mark(c.value) || c.value == U'(' || c.value == U'[') {
      out.opened = out.opened || spaced;
    } else if (c.value != U')' && c.value != U']') {
      std::size_t end = at;
      while (end < bytes.size() && end - at < longest_word) {
        const auto next = text::decode(bytes, end);
        if (!text::is_word(next.value)) break;
        end += next.size;
      }
      out.first = c.value;
      out.word = bytes.substr(at, end - at);
      out.initial = end == at + c.size && end < bytes.size() && bytes[end] == '.';
      return out;
    }
    at += c.size;
  }
  return out;
}

bool follows_number(std::string_view bytes, std::size_t begin) {
  while (begin > 0) {
    const auto c = text::decode_before(bytes, begin);
    if (!text::is_space(c.value)) return text::is_digit(c.value);
    begin -= c.size;
  }
  return false;
}

/// Whether a sentence began only a few words before: "In 2019" at its head is no sentence of its own.
bool near_sentence_start(std::string_view bytes, std::size_t begin) {
  const std::size_t limit = begin > reach ? begin - reach : 0;
  for (std::size_t at = begin; at > limit;) {
    const auto c = text::decode_before(bytes, at);
    at -= c.size;
    if (at == 0 || c.value == U'\n') return true;
    const bool stop = c.value == U'.' || c.value == U'!' || c.value == U'?' || c.value == U'\u2026';
    if (stop && text::is_space(text::decode(bytes, at + c.size).value)) return true;
  }
  return false;
}

/// The entry for a word with its dot. One written with a capital is meant only where the text has a capital, one written
/// small not for a word in capitals ("ca.", but CA is a state).
const Entry* find_entry(const lexicon::Lexicon& lexicon, std::string_view with_dot) {
  if (with_dot.size() > longest_word) return nullptr;
  const Entry* entry = lexicon.find(EntryKind::abbreviation, text::fold(with_dot));
  if (!entry || entry->form.back() != '.') return nullptr;
  const auto first = text::decode(with_dot, 0);
  const bool capital = text::is_upper(text::decode(entry->form, 0).value);
  if (capital && !text::is_upper(first.value)) return nullptr;
  if (!capital && text::is_upper(first.value) && text::is_upper(text::decode(with_dot, first.size).value)) return nullptr;
  return entry;
}

bool starts_number(const Ahead& ahead) {
  if (text::is_digit(ahead.first) || ahead.first == U'\u2116' || ahead.first == U'#') return true;
  return !ahead.word.empty() && ahead.word.find_first_not_of("IVXLC") == std::string_view::npos;
}

}  // namespace

bool is_mark(char32_t c) {
  return c == U'"' || c == U'\'' || c == U'`' || c == U'\u00AB' || c == U'\u00BB' || (c >= U'\u2018' && c <= U'\u201F') || c == U'\u2039' ||
         c == U'\u203A' || (c >= U'\u300C' && c <= U'\u300F') || c == U'\uFF02' || (c >= U'\u301D' && c <= U'\u301F');
}

bool is_initials(std::string_view word) {
  bool letter = false;
  for (std::size_t at = 0; at < word.size();) {
    const auto c = text::decode(word, at);
    at += c.size;
    if (letter ? c.value != U'.' : !text::is_upper(c.value)) return false;
    letter = !letter;
  }
  return letter;
}

bool is_starter(const lexicon::Lexicon& lexicon, std::string_view word) {
  const std::string folded = text::fold(word);
  return lexicon.find(EntryKind::function_word, folded) != nullptr || lexicon.find(EntryKind::pronoun, folded) != nullptr;
}

bool is_abbreviation(const lexicon::Lexicon& lexicon, std::string_view with_dot) {
  return is_initials(with_dot.substr(0, with_dot.size() - 1)) || find_entry(lexicon, with_dot) != nullptr;
}

bool keeps_dot(const lexicon::Lexicon& lexicon, std::string_view bytes, std::uint32_t begin, std::uint32_t dot) {
  const std::string_view word = bytes.substr(begin, dot - begin);
  const Entry* entry = find_entry(lexicon, bytes.substr(begin, dot + 1 - begin));
  const bool initials = is_initials(word) && (!entry || word.find('.') == std::string_view::npos);
  if (!initials && !entry) return false;
  if (dot + 1 < bytes.size() && bytes[dot + 1] == '-') return true;
  const Ahead ahead = look_ahead(bytes, dot + 1);
  const std::string_view next = initials ? std::string_view("any") : entry->get("next");
  if (next == "number") return starts_number(ahead);
  if (ahead.first == 0) return false;
  if (!text::is_upper(ahead.first) && text::char_class(ahead.first) != text::CharClass::letter) return true;
  if (!initials && entry->get("after") == "number" && follows_number(bytes, begin)) return near_sentence_start(bytes, begin);
  if (next == "name") return true;
  if (next != "any") return false;
  const bool single = initials && word.find('.') == std::string_view::npos;
  return !(ahead.opened && !single) && (ahead.initial || !is_starter(lexicon, ahead.word));
}

}  // namespace quotidian::tokens
