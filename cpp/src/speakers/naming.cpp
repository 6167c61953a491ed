// Longer than the limit: the nominative of three languages, a few endings each.
#include "speakers/naming.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "entities/given_name.hpp"
#include "quotidian/text/characters.hpp"
#include "quotidian/text/fold.hpp"
#include "quotidian/text/utf8.hpp"

namespace quotidian::speakers {
namespace {

using entities::EntityType;
using entities::Mention;
using entities::Sex;
using lexicon::EntryKind;

std::vector<std::string> split_words(const std::string& words) {
  std::vector<std::string> out(1);
  for (const char c : words) {
    if (c == ' ' || c == '\n' || c == '\t') {
      if (!out.back().empty()) out.emplace_back();
    } else {
      out.back().push_back(c);
    }
  }
  if (out.back().empty()) out.pop_back();
  return out;
}

std::string join_words(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out.append(out.empty() ? "" : " ").append(word);
  return out;
}

bool is_all_caps(std::string_view words) {
  std::size_t upper = 0;
  for (std::size_t at = 0; at < words.size();) {
    const text::CodePoint c = text::decode(words, at);
    if (text::is_lower(c.value)) return false;
    upper += text::is_upper(c.value);
    at += c.size;
  }
  return upper > 3;
}

/// "BORUT HLADNIK" as a name is written.
std::string capitalize(const std::string& words, std::string_view lang) {
  std::string out;
  for (const std::string& word : split_words(words)) {
    const std::size_t first = text::decode(word, 0).size;
    out.append(out.empty() ? "" : " ").append(word, 0, first).append(text::to_lower(word.substr(first), lang));
  }
  return out;
}

/// What an oblique ending of Azerbaijani or Turkish leaves behind, longest first. The possessive before a case stays ("sədrinin", "sədri").
using Ending = std::pair<std::string_view, std::string_view>;
constexpr std::array<Ending, 56> turkic_endings{{
    {"larının", "ları"},  {"lərinin", "ləri"},  {"lerinin", "leri"},  {"larında", "ları"}, {"lərində", "ləri"}, {"lerinde", "leri"},
    {"larından", "ları"}, {"lərindən", "ləri"}, {"lerinden", "leri"}, {"larına", "ları"},  {"lərinə", "ləri"},  {"lerine", "leri"},
    {"ların", "lar"},     {"lərin", "lər"},     {"lerin", "ler"},     {"lardan", "lar"},   {"lərdən", "lər"},   {"lerden", "ler"},
    {"larda", "lar"},     {"lərdə", "lər"},     {"lerde", "ler"},     {"lara", "lar"},     {"lərə", "lər"},     {"lere", "ler"},
    {"sının", "sı"},      {"sinin", "si"},      {"sunun", "su"},      {"sünün", "sü"},     {"sında", "sı"},     {"sində", "si"},
    {"sinde", "si"},      {"sından", "sı"},     {"sindən", "si"},     {"sinden", "si"},    {"sına", "sı"},      {"sinə", "si"},
    {"sine", "si"},       {"ının", "ı"},        {"inin", "i"},        {"unun", "u"},       {"ünün", "ü"},       {"ında", "ı"},
    {"ində", "i"},        {"inde", "i"},        {"unda", "u"},        {"ündə", "ü"},       {"ından", "ı"},      {"indən", "i"},
    {"inden", "i"},       {"undan", "u"},       {"ündən", "ü"},       {"ına", "ı"},        {"inə", "i"},        {"ine", "i"},
    {"una", "u"},         {"ünə", "ü"},
}};
constexpr std::array<std::string_view, 20> turkic_plain{"nın", "nin", "nun", "nün", "dan", "dən", "den", "tan", "ten", "da",
                                                        "də",  "de",  "ta",  "te",  "ya",  "yə",  "ye",  "ın",  "in",  "un"};

bool ends_with(std::string_view word, std::string_view ending) {
  return word.size() > ending.size() + 2 && word.substr(word.size() - ending.size()) == ending;
}

bool is_vowel_before(std::string_view word, std::size_t at) {
  if (at == 0) return false;
  const char32_t c = text::decode_before(word, at).value;
  static constexpr std::u32string_view vowels = U"aeəıioöuüаеёиоуыэюя";
  return vowels.find(c) != std::u32string_view::npos;
}

std::string without_apostrophe(std::string word) {
  for (const std::string_view sign : {std::string_view("'"), std::string_view("’"), std::string_view("ʼ")}) {
    const std::size_t at = word.rfind(sign);
    if (at != std::string::npos && at >= 4 && word.size() - at <= sign.size() + 6) word.resize(at);
  }
  return word;
}

/// English: "Holub's" is Holub.
std::string without_owner(std::string words) {
  for (const std::string_view sign : {std::string_view("'s"), std::string_view("’s")}) {
    if (words.size() > sign.size() + 1 && words.ends_with(sign)) words.resize(words.size() - sign.size());
  }
  return words;
}

std::string russian_surname(std::string word, Sex sex) {
  static constexpr std::array<Ending, 14> male{{{"ского", "ский"},
                                                {"скому", "ский"},
                                                {"ским", "ский"},
                                                {"цкого", "цкий"},
                                                {"цкому", "цкий"},
                                                {"ова", "ов"},
                                                {"ева", "ев"},
                                                {"ёва", "ёв"},
                                                {"ина", "ин"},
                                                {"овым", "ов"},
                                                {"евым", "ев"},
                                                {"иным", "ин"},
                                                {"ову", "ов"},
                                                {"еву", "ев"}}};
  static constexpr std::array<Ending, 12> female{{{"овой", "ова"},
                                                  {"евой", "ева"},
                                                  {"ёвой", "ёва"},
                                                  {"иной", "ина"},
                                                  {"ской", "ская"},
                                                  {"цкой", "цкая"},
                                                  {"ову", "ова"},
                                                  {"еву", "ева"},
                                                  {"ину", "ина"},
                                                  {"скую", "ская"},
                                                  {"цкую", "цкая"},
                                                  {"той", "тая"}}};
  const auto apply = [&](const auto& endings) {
    for (const auto& [from, to] : endings) {
      if (ends_with(word, from)) {
        word.replace(word.size() - from.size(), from.size(), to);
        return true;
      }
    }
    return false;
  };
  if (sex == Sex::female) {
    apply(female);
    return word;
  }
  if (apply(male)) return word;
  // Кацмана, Орозову: a man's surname that ends in a consonant.
  for (const std::string_view ending : {std::string_view("ом"), std::string_view("ем"), std::string_view("а"), std::string_view("у")}) {
    if (ends_with(word, ending) && !is_vowel_before(word, word.size() - ending.size())) return word.substr(0, word.size() - ending.size());
  }
  return word;
}

/// The given name as the lexicon writes it, where the word is an oblique form of it.
std::optional<std::string> russian_given_name(const std::string& word, Sex sex, const lexicon::Lexicon& lexicon) {
  const std::string folded = text::fold(word);
  if (lexicon.find(EntryKind::first_name, folded) != nullptr) return std::nullopt;
  const lexicon::Entry* entry = entities::find_given_name(lexicon, folded, sex == Sex::unknown ? std::string_view() : to_string(sex));
  return entry == nullptr ? std::nullopt : std::optional(entry->form);
}

/// Of mentions with the same words, the one in the nominative: the shortest, for endings only add.
Index plainest(const Source& source, const Figure& figure) {
  const auto words = [&](Index i) {
    const Mention& mention = source.mentions[i];
    Index count = 0;
    for (Index t = mention.name.begin; t < mention.name.end; ++t)
      count += source.is_word(t) && source.tokens()[t].span.size() > 2 && source.raw(t).back() != '.';
    return count;
  };
  Index best = figure.fullest;
  for (const Index i : figure.mentions) {
    if (words(i) != words(best)) {
      if (words(i) > words(best)) best = i;
      continue;
    }
    const std::string_view one = source.words(source.mentions[i].name);
    const std::string_view other = source.words(source.mentions[best].name);
    const bool mixed = is_all_caps(other) && !is_all_caps(one);
    if (mixed || (one.size() < other.size() && is_all_caps(one) == is_all_caps(other) && source.lexicon.lang() != "en")) best = i;
  }
  return best;
}

}  // namespace

std::string turkic_nominative(std::string words, std::string_view lang) {
  if (words.empty()) return words;
  const std::size_t space = words.rfind(' ');
  std::string last = words.substr(space == std::string::npos ? 0 : space + 1);
  const std::string head = words.substr(0, words.size() - last.size());
  if (std::string cut = without_apostrophe(last); cut != last) return head + cut;
  for (const auto& [from, to] : turkic_endings) {
    if (ends_with(last, from)) return head + last.replace(last.size() - from.size(), from.size(), to);
  }
  for (const std::string_view ending : turkic_plain) {
    if (!ends_with(last, ending)) continue;
    const bool after_vowel = is_vowel_before(last, last.size() - ending.size());
    const bool wants_vowel = ending.front() == 'n' || ending.front() == 'y';
    const bool genitive = ending == "ın" || ending == "in" || ending == "un";
    if ((wants_vowel && !after_vowel) || (genitive && after_vowel)) continue;
    last.resize(last.size() - ending.size());
    if (lang == "tr" && genitive && ends_with(last, "ğ")) last.replace(last.size() - 2, 2, "k");
    return head + last;
  }
  return words;
}

std::string russian_nominative(const std::string& name, Sex sex, const lexicon::Lexicon& lexicon) {
  std::vector<std::string> words = split_words(name);
  bool oblique = false;
  for (std::string& word : words) {
    if (const auto given = russian_given_name(word, sex, lexicon)) {
      if (const auto* entry = lexicon.find(EntryKind::first_name, text::fold(*given)); entry && sex == Sex::unknown) {
        sex = entry->get("sex") == "female" ? Sex::female : entry->get("sex") == "male" ? Sex::male : sex;
      }
      word = *given;
      oblique = true;
    }
  }
  if (!oblique || words.size() < 2) return name;
  words.back() = russian_surname(words.back(), sex);
  return join_words(words);
}

std::string display_name(const Source& source, const Figure& figure) {
  const Mention& mention = source.mentions[plainest(source, figure)];
  const std::string_view lang = source.lexicon.lang();
  std::string name = without_owner(join_words(split_words(std::string(source.words(mention.name)))));
  const bool person = figure.type == EntityType::person || figure.type == EntityType::unknown;
  if (person && is_all_caps(name) && name.find(' ') != std::string::npos) name = capitalize(name, lang);
  if (lang == "ru" && !person) return russian_group(source, mention.name);
  if (lang == "ru" && person) return russian_nominative(name, figure.sex, source.lexicon);
  if (lang != "az" && lang != "tr") return name;
  if (!person) return turkic_nominative(name, lang);
  std::string cut = name;
  const std::size_t space = cut.rfind(' ');
  const std::string last = space == std::string::npos ? cut : cut.substr(space + 1);
  cut = (space == std::string::npos ? std::string() : cut.substr(0, space + 1)) + without_apostrophe(last);
  if (cut != name) return cut;
  // A case ending is taken off a surname only where a surname's ending is left.
  const std::string bare = turkic_nominative(last, lang);
  static constexpr std::array<std::string_view, 9> surnames{"ov", "yev", "ova", "yeva", "li", "lı", "lu", "lü", "zadə"};
  if (bare != last && std::any_of(surnames.begin(), surnames.end(), [&](std::string_view ending) { return ends_with(bare, ending); })) {
    return name.substr(0, name.size() - last.size()) + bare;
  }
  return name;
}

std::string russian_with_head(const Source& source, tokens::TokenRange range, Index head, const std::string& nominative) {
  std::vector<std::string> out;
  const std::string_view last = std::string_view(nominative).substr(nominative.size() - 2);
  const std::string_view hard = last == "а" || last == "я"   ? "ая"
                                : last == "о" || last == "е" ? "ое"
                                : last == "ы" || last == "и" ? "ые"
                                                             : "ый";
  for (Index t = range.begin; t < range.end; ++t) {
    std::string word(source.raw(t));
    if (t == head) {
      const bool upper = text::is_upper(text::decode(word, 0).value);
      word = nominative;
      if (upper) word = std::string(source.raw(t)).substr(0, 2) + nominative.substr(2);
    } else if (t < head) {
      for (const std::string_view ending :
           {std::string_view("ого"), std::string_view("ому"), std::string_view("его"), std::string_view("ему"), std::string_view("ыми"),
            std::string_view("ой"), std::string_view("ым"), std::string_view("им"), std::string_view("ом"), std::string_view("ую"),
            std::string_view("ых")}) {
        if (!ends_with(word, ending)) continue;
        word.resize(word.size() - ending.size());
        // -ский, -кий, -ший: after к, г, х, ш, щ, ж, ч.
        static constexpr std::array<std::string_view, 7> soft{"к", "г", "х", "ш", "щ", "ж", "ч"};
        const bool softens = std::any_of(soft.begin(), soft.end(), [&](std::string_view letter) { return word.ends_with(letter); });
        word += softens && hard == "ый" ? "ий" : softens && hard == "ые" ? "ие" : std::string(hard);
        break;
      }
    }
    if (t > range.begin && source.tokens()[t].span.begin == source.tokens()[t - 1].span.end && !out.empty())
      out.back() += word;
    else
      out.push_back(word);
  }
  return join_words(out);
}

std::string russian_group(const Source& source, tokens::TokenRange range) {
  for (Index i = range.begin; i < range.end; ++i) {
    const lexicon::Entry* entry = nullptr;
    for (const EntryKind kind : {EntryKind::body, EntryKind::document}) {
      if (const auto* one = source.lexicon.find(kind, source.plain[i]); one != nullptr && one->get("part") != "field") entry = one;
    }
    if (entry == nullptr) continue;
    const std::string nominative(entry->get("nom"));
    if (nominative.empty() || source.plain[i] == nominative) break;
    return russian_with_head(source, range, i, nominative);
  }
  return join_words(split_words(std::string(source.words(range))));
}

std::string description(const Source& source, tokens::TokenRange range, EntityType type) {
  const bool plain = type == EntityType::organisation || type == EntityType::group || type == EntityType::document;
  while (plain && range.size() > 1 && source.tagging.folded[range.begin] == "the") ++range.begin;
  std::string words = without_owner(join_words(split_words(std::string(source.words(range)))));
  const std::string& lang = source.lexicon.lang();
  if (lang == "ru" && plain) return russian_group(source, range);
  if (lang != "az" && lang != "tr") return words;
  // A noun that the lexicon has as it stands is in the nominative ("qadın" only looks like a genitive).
  const std::string& last = source.plain[range.end - 1];
  for (const EntryKind kind : {EntryKind::role, EntryKind::body, EntryKind::group, EntryKind::document}) {
    if (const auto* entry = source.lexicon.find(kind, last); entry != nullptr && text::fold(entry->form) == last) return words;
    const auto* entry = source.lexicon.find(kind, last);
    const std::string rest =
        entry != nullptr && last.size() > entry->form.size() ? last.substr(text::fold(entry->form).size()) : std::string();
    if (rest == "i" || rest == "si" || rest == "u" || rest == "su") return words;
  }
  return turkic_nominative(std::move(words), lang);
}

}  // namespace quotidian::speakers
