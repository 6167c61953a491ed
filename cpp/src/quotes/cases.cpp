#include "quotes/cases.hpp"

#include <algorithm>
#include <span>

#include "quotidian/text/utf8.hpp"

namespace quotidian::quotes {
namespace {

constexpr std::size_t longest_ending = 16;  // bytes of the ending of a surname

bool ends_like_surname(const Reading& reading, std::string_view word) {
  for (std::size_t at = word.size(); at > 2 && word.size() - at < longest_ending;) {
    at -= text::decode_before(word, at).size;
    if (reading.lexicon.find(lexicon::EntryKind::surname_suffix, word.substr(at)) != nullptr) return true;
  }
  return false;
}

}  // namespace

bool starts_cue(const Reading& reading, Index item) {
  const std::size_t near = std::min<std::size_t>(4, reading.words.size() - item);
  return reading.lexicon.longest(lexicon::EntryKind::cue, std::span(reading.words).subspan(item, near), 0).has_value();
}

bool inside_name(const Reading& reading, Index item, Range clause) {
  return item > clause.begin && item + 1 < clause.end && reading.word(item + 1) &&
         reading.token_span(reading.items[item].first).begin == reading.token_span(reading.items[item - 1].last - 1).end;
}

bool capital(const Reading& reading, Index item) {
  if (!reading.is(item, upper)) return false;
  return reading.is(item, named) || (item > 0 && reading.word(item - 1)) || (item > 1 && reading.sign(item - 1) == Sign::comma);
}

namespace {

/// Whether the ending of the word can be believed: names end as they like, unless an apostrophe or a noun of the lexicon stands before the ending.
bool case_is_plain(const Reading& reading, Index k) {
  if (reading.is(k, name_goes_on)) return false;
  if (!capital(reading, k) || reading.is(k, nominal)) return true;
  const std::string& word = reading.words[k];
  if (reading.lexicon.find(lexicon::EntryKind::first_name, word) != nullptr || ends_like_surname(reading, word)) return false;
  return !reading.apostrophes || word.find('\'') != std::string::npos;
}

}  // namespace

bool is_cased(const Reading& reading, Index k, std::uint64_t which) {
  if (!case_is_plain(reading, k)) return false;
  if (reading.is(k, which & ~std::uint64_t{dative})) return true;
  // "-a" alone is a dative only where the stem is known
  const std::string& word = reading.words[k];
  const std::size_t hyphen = word.rfind('-');
  const bool stem_known = reading.is(k, nominal) || (hyphen != std::string::npos && word.size() - hyphen < 6);
  return (which & dative) != 0 && reading.is(k, dative) && stem_known;
}

}  // namespace quotidian::quotes
