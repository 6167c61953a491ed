// Which role a speaker is given, and in what form.
#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

#include "quotidian/text/fold.hpp"
#include "quotidian/text/utf8.hpp"
#include "speakers/naming.hpp"

namespace quotidian::speakers {

using entities::Mention;
using lexicon::EntryKind;

namespace {

/// Endings of Russian nouns for people in other cases than the nominative, and what the nominative has in their place.
constexpr std::array<std::pair<std::string_view, std::string_view>, 13> oblique{{
    {"ицей", "ица"},
    {"ицы", "ица"},
    {"ице", "ица"},
    {"ицу", "ица"},
    {"ом", ""},
    {"ем", "ь"},
    {"а", ""},
    {"у", ""},
    {"е", ""},
    {"я", "ь"},
    {"ю", "ь"},
    {"ы", "а"},
    {"у", "а"},
}};

/// The nominative of a Russian noun for a person, where another form of it is listed; empty where the word is in the nominative or doubtful.
std::string russian_person(const lexicon::Lexicon& lexicon, const std::string& folded) {
  // "судья", "глава" end like the genitive of other words, and are none.
  for (const std::string_view nominative : {std::string_view("глава"), std::string_view("судья"), std::string_view("старшина")}) {
    if (folded == nominative) return {};
  }
  for (const auto& [ending, nominative] : oblique) {
    if (folded.size() < ending.size() + 4 || !folded.ends_with(ending)) continue;
    const std::string stem = folded.substr(0, folded.size() - ending.size());
    static constexpr std::u32string_view vowels = U"аеёиоуыэюяьй";
    const bool after_vowel = vowels.find(text::decode_before(stem, stem.size()).value) != std::u32string_view::npos;
    if (after_vowel || stem.ends_with("иц") || (nominative == "ь" && !stem.ends_with("л"))) continue;
    std::string candidate = stem + std::string(nominative);
    const lexicon::Entry* entry = lexicon.find(EntryKind::role, candidate);
    // A stem that is listed as one ("эколог*"), or a form that is.
    if (entry != nullptr && (text::fold(entry->form) == candidate || nominative == "ь" || nominative == "ица")) return candidate;
  }
  return {};
}

/// Whether a role is a form of address and says nothing of what somebody is ("Mr.", "Lady").
bool is_address(const Source& source, tokens::TokenRange role) {
  if (role.size() != 1) return false;
  std::string_view word = source.plain[role.begin];
  if (word.ends_with('.')) word.remove_suffix(1);
  const lexicon::Entry* title = source.lexicon.find(EntryKind::title, word);
  return title != nullptr && !title->get("sex").empty() && source.lexicon.find(EntryKind::role, word) == nullptr;
}

/// Whether a role is of the past: "former goalkeeper", "экс-мэр", "keçmiş deputat".
bool is_former(const Source& source, tokens::TokenRange role) {
  static constexpr std::array<std::string_view, 10> signs{"former", "ex",    "ex-",  "бывш",     "экс",
                                                          "keçmiş", "sabiq", "eski", "one-time", "late"};
  const std::string& first = source.tagging.folded[role.begin];
  return std::any_of(signs.begin(), signs.end(), [&](std::string_view sign) {
    return first == sign || (sign.size() > 5 && first.starts_with(sign)) || first.starts_with(std::string(sign) + "-");
  });
}

}  // namespace

std::optional<Index> fullest_role(const Source& source, const Figure& figure) {
  std::optional<Index> best;
  for (const Index i : figure.roles) {
    const Mention& mention = source.mentions[i];
    if (is_address(source, mention.role)) continue;
    if (!best) {
      best = i;
      continue;
    }
    // What somebody is stands before what somebody was.
    const tokens::TokenRange other = source.mentions[*best].role;
    const bool former = is_former(source, mention.role);
    if (former != is_former(source, other) ? !former : source.span(mention.role).size() > source.span(other).size()) best = i;
  }
  return best;
}

std::string role_words(const Source& source, tokens::TokenRange role) {
  std::string words;
  for (const char c : source.words(role)) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space || (!words.empty() && words.back() != ' ')) words.push_back(space ? ' ' : c);
  }
  if (source.lexicon.lang() != "ru") return words;
  for (Index i = role.begin; i < role.end; ++i) {
    if (source.lexicon.find(EntryKind::role, source.plain[i]) == nullptr) continue;
    const std::string nominative = russian_person(source.lexicon, source.plain[i]);
    return nominative.empty() ? words : russian_with_head(source, role, i, nominative);
  }
  return words;
}

}  // namespace quotidian::speakers
