#include "tokens/specials.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "quotidian/text/characters.hpp"
#include "quotidian/text/utf8.hpp"

namespace quotidian::tokens {
namespace {

constexpr std::uint32_t longest_local_part = 64;  // RFC 5321, 4.5.3.1.1

// Endings of host names that news sites and writers use without a scheme before them.
constexpr std::array<std::string_view, 33> endings{"com", "org", "net", "info", "gov", "edu", "int",  "mil",   "biz",   "tv",    "io",
                                                   "co",  "eu",  "us",  "uk",   "de",  "fr",  "az",   "am",    "ge",    "ru",    "tr",
                                                   "ir",  "ua",  "by",  "kz",   "uz",  "me",  "news", "press", "media", "today", "online"};

bool is_ascii_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_letter(char c) { return is_ascii_word(c) && !is_digit(c); }

std::uint32_t letters_end(std::string_view bytes, std::size_t at) {
  while (at < bytes.size() && is_ascii_letter(bytes[at])) ++at;
  return static_cast<std::uint32_t>(at);
}

/// Whether a word with dots inside ends as host names do.
bool has_host_ending(std::string_view word) {
  constexpr std::size_t longest_ending = 8;
  const std::size_t dot = word.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || word.size() - dot > longest_ending) return false;
  std::string ending(word.substr(dot + 1));
  for (char& c : ending) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

/// A character of a name as networks allow it: word characters, combining marks, low lines.
bool is_name(char32_t c) { return c == U'_' || text::is_word(c) || text::char_class(c) == text::CharClass::mark; }

char unit_at(std::string_view bytes, std::size_t at) { return at < bytes.size() ? bytes[at] : '\0'; }

bool is_name_at(std::string_view bytes, std::size_t at) { return at < bytes.size() && is_name(text::decode(bytes, at).value); }

/// End of the run of name characters, with single joints ("." and "-") between them.
std::uint32_t name_end(std::string_view bytes, std::size_t at, std::string_view joints) {
  while (at < bytes.size()) {
    const auto c = text::decode(bytes, at);
    if (is_name(c.value)) {
      at += c.size;
    } else if (c.size == 1 && joints.find(bytes[at]) != std::string_view::npos && is_name_at(bytes, at + 1)) {
      ++at;
    } else {
      break;
    }
  }
  return static_cast<std::uint32_t>(at);
}

bool ends_url(char32_t c) {
  return text::is_space(c) || c == U'<' || c == U'>' || c == U'"' || c == U'\u00AB' || c == U'\u00BB' ||
         (c >= U'\u2018' && c <= U'\u201F') || c == U'|' || c == U'{' || c == U'}' || c == U'`' || c < 0x20;
}

/// End of a web address: up to white space or a mark, without the punctuation of the sentence around it.
std::uint32_t url_end(std::string_view bytes, std::uint32_t at) {
  std::size_t end = at;
  bool bracketed = false;
  while (end < bytes.size()) {
    const auto c = text::decode(bytes, end);
    if (ends_url(c.value)) break;
    if (c.value == U'(') bracketed = true;
    end += c.size;
  }
  while (end > at) {
    const char last = bytes[end - 1];
    const bool trailing = std::string_view(".,;:!?'*]").find(last) != std::string_view::npos || (last == ')' && !bracketed);
    if (!trailing) break;
    --end;
  }
  return static_cast<std::uint32_t>(end);
}

bool starts_url(std::string_view rest) {
  if (rest.substr(0, 4) == "www." || rest.substr(0, 4) == "WWW.") return rest.size() > 4 && is_ascii_word(rest[4]);
  std::size_t letters = 0;
  while (letters < 10 && letters < rest.size() &&
         ((rest[letters] >= 'a' && rest[letters] <= 'z') || (rest[letters] >= 'A' && rest[letters] <= 'Z')))
    ++letters;
  return letters >= 3 && rest.substr(letters, 3) == "://" && rest.size() > letters + 3;
}

/// End of an emoticon such as :) ;-) :D =( or 0 where none begins.
std::uint32_t emoticon_end(std::string_view bytes, std::uint32_t at) {
  const char eyes = bytes[at];
  if (eyes != ':' && eyes != ';' && eyes != '=') return 0;
  if (at > 0 && (is_ascii_word(bytes[at - 1]) || bytes[at - 1] == ':')) return 0;
  std::size_t end = at + 1;
  const char nose = unit_at(bytes, end);
  if (nose == '-' || nose == '\'' || nose == '^') ++end;
  const char mouth = unit_at(bytes, end);
  if (mouth == '\0' || std::string_view(")(DPp/\\|*]").find(mouth) == std::string_view::npos) return 0;
  while (unit_at(bytes, end) == mouth) ++end;
  if (end < bytes.size() && text::is_word(text::decode(bytes, end).value)) return 0;
  if (eyes == ':' && mouth == '/' && unit_at(bytes, end - 2) == '/') return 0;
  return static_cast<std::uint32_t>(end);
}

}  // namespace

std::optional<Token> find_special(std::string_view bytes, std::uint32_t at) {
  const char first = bytes[at];
  if (first == '@' && is_name_at(bytes, at + 1)) return Token{{at, name_end(bytes, at + 1, ".-")}, TokenKind::handle};
  if (first == '#' && is_name_at(bytes, at + 1) && !text::is_digit(text::decode(bytes, at + 1).value)) {
    return Token{{at, name_end(bytes, at + 1, "")}, TokenKind::hashtag};
  }
  if ((first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z')) {
    if (starts_url(bytes.substr(at, 16))) return Token{{at, url_end(bytes, at)}, TokenKind::url};
    return std::nullopt;
  }
  if (const std::uint32_t end = emoticon_end(bytes, at)) return Token{{at, end}, TokenKind::emoji};
  return std::nullopt;
}

std::optional<Token> find_address(std::string_view bytes, std::uint32_t begin, std::uint32_t end) {
  const char next = unit_at(bytes, end);
  const bool looked_at = begin >= 2 && bytes[begin - 1] == '-' && is_ascii_word(bytes[begin - 2]);  // from the run's beginning
  if (!looked_at && (next == '@' || next == '.' || next == '_' || next == '+' || next == '-')) {
    std::size_t local = end;
    while (local < bytes.size() && local - begin < longest_local_part &&
           (is_ascii_word(bytes[local]) || std::string_view("._%+-").find(bytes[local]) != std::string_view::npos))
      ++local;
    if (unit_at(bytes, local) == '@' && is_name_at(bytes, local + 1))
      return Token{{begin, name_end(bytes, local + 1, ".-")}, TokenKind::email};
  }
  // "charter97.org": UAX #29 parts a digit from a letter at the dot.
  if (next == '.' && is_digit(bytes[end - 1])) end = std::max(end, letters_end(bytes, end + 1));
  if (!has_host_ending(bytes.substr(begin, end - begin))) return std::nullopt;
  if (unit_at(bytes, end) == '/' && is_name_at(bytes, end + 1)) return Token{{begin, url_end(bytes, begin)}, TokenKind::url};
  return Token{{begin, end}, TokenKind::url};
}

}  // namespace quotidian::tokens
