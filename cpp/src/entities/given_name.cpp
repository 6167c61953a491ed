#include "entities/given_name.hpp"

#include <array>
#include <string>
#include <utility>

#include "quotidian/text/utf8.hpp"

namespace quotidian::entities {
namespace {

using lexicon::Entry;
using lexicon::EntryKind;

/// Longest ending looked at, in bytes; keeps a hostile word of a megabyte linear.
constexpr std::size_t longest_ending = 16;

/// Oblique endings of Russian given names and what they stand for in the nominative, likelier ones first.
constexpr std::array<std::pair<std::string_view, std::string_view>, 26> russian{{
    {"ом", ""},   {"ем", "й"},  {"ем", "ь"},   {"ой", "а"},   {"ей", "я"}, {"ей", "а"}, {"ью", "ь"}, {"ии", "ия"}, {"ию", "ия"},
    {"ию", "ий"}, {"ия", "ий"}, {"ием", "ий"}, {"ией", "ия"}, {"а", ""},   {"у", ""},   {"у", "а"},  {"ы", "а"},   {"и", "я"},
    {"и", "а"},   {"и", "ь"},   {"е", ""},     {"е", "а"},    {"я", "й"},  {"я", "ь"},  {"ю", "й"},  {"ю", "я"},
}};

const Entry* find_russian(const lexicon::Lexicon& lexicon, std::string_view folded, std::string_view sex) {
  // Given names that lose a vowel.
  for (const auto& [oblique, name] : {std::pair<std::string_view, std::string_view>{"льв", "лев"}, {"павл", "павел"}, {"петр", "пётр"}}) {
    if (folded.starts_with(oblique) && folded.size() > oblique.size() && folded.size() <= oblique.size() + 4)
      return lexicon.find(EntryKind::first_name, name);
  }
  const Entry* likeliest = nullptr;
  for (const auto& [ending, nominative] : russian) {
    if (folded.size() < ending.size() + 4 || !folded.ends_with(ending)) continue;
    const std::string name = std::string(folded.substr(0, folded.size() - ending.size())).append(nominative);
    const Entry* entry = lexicon.find(EntryKind::first_name, name);
    // "Ренату" is Рената and Ренат: who is known to be a woman decides.
    if (entry != nullptr && (sex.empty() || entry->get("sex") == sex)) return entry;
    if (entry != nullptr && likeliest == nullptr) likeliest = entry;
  }
  return likeliest;
}

}  // namespace

const Entry* find_given_name(const lexicon::Lexicon& lexicon, std::string_view folded, std::string_view sex) {
  if (const Entry* entry = lexicon.find(EntryKind::first_name, folded)) return entry;
  if (lexicon.lang() == "ru") return find_russian(lexicon, folded, sex);
  if (lexicon.lang() != "az" && lexicon.lang() != "tr") return nullptr;
  const std::size_t apostrophe = folded.find('\'');
  if (apostrophe != std::string_view::npos && apostrophe > 2) return lexicon.find(EntryKind::first_name, folded.substr(0, apostrophe));
  for (std::size_t at = folded.size(); at > 3 && folded.size() - at <= longest_ending;) {
    at -= text::decode_before(folded, at).size;
    const Entry* entry = lexicon.find(EntryKind::first_name, folded.substr(0, at));
    if (entry != nullptr && lexicon.find(EntryKind::case_ending, folded.substr(at)) != nullptr) return entry;
  }
  return nullptr;
}

}  // namespace quotidian::entities
