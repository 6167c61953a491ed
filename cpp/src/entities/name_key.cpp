#include "quotidian/entities/name_key.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <vector>

#include "entities/name_letters.hpp"
#include "entities/turkic_names.hpp"
#include "quotidian/text/characters.hpp"
#include "quotidian/text/fold.hpp"
#include "quotidian/text/utf8.hpp"

namespace quotidian::entities {
namespace {

bool ends_with(std::string_view word, std::string_view ending) {
  return word.size() > ending.size() && word.substr(word.size() - ending.size()) == ending;
}

template <std::size_t N>
bool any_of(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// Titles that stand before or behind a name, folded.
constexpr std::array<std::string_view, 78> titles{"mr",
                                                  "mrs",
                                                  "ms",
                                                  "miss",
                                                  "dr",
                                                  "prof",
                                                  "professor",
                                                  "sir",
                                                  "dame",
                                                  "lord",
                                                  "lady",
                                                  "president",
                                                  "prime",
                                                  "minister",
                                                  "chancellor",
                                                  "senator",
                                                  "sen",
                                                  "rep",
                                                  "governor",
                                                  "gov",
                                                  "general",
                                                  "gen",
                                                  "colonel",
                                                  "col",
                                                  "captain",
                                                  "capt",
                                                  "lieutenant",
                                                  "lt",
                                                  "major",
                                                  "sgt",
                                                  "sergeant",
                                                  "officer",
                                                  "judge",
                                                  "justice",
                                                  "mayor",
                                                  "ambassador",
                                                  "secretary",
                                                  "chairman",
                                                  "mp",
                                                  "former",
                                                  "king",
                                                  "queen",
                                                  "prince",
                                                  "princess",
                                                  "pope",
                                                  "bishop",
                                                  "archbishop",
                                                  "reverend",
                                                  "rev",
                                                  "the",
                                                  "prezident",
                                                  "nazir",
                                                  "cənab",
                                                  "bəy",
                                                  "xanım",
                                                  "müəllim",
                                                  "doktor",
                                                  "deputat",
                                                  "cumhurbaşkani",
                                                  "başkan",
                                                  "bakan",
                                                  "sayin",
                                                  "bay",
                                                  "bayan",
                                                  "bey",
                                                  "hanim",
                                                  "efendi",
                                                  "президент",
                                                  "министр",
                                                  "господин",
                                                  "госпожа",
                                                  "депутат",
                                                  "г-н",
                                                  "г-жа",
                                                  "доктор",
                                                  "профессор",
                                                  "xanim",
                                                  "muellim"};

/// Words after a father's name.
constexpr std::array<std::string_view, 20> child_words{"oğlu", "oglu", "oglı", "ogly", "oghlu", "qizi", "qizı", "gizi", "kizi", "kizı",
                                                       "gyzy", "kyzy", "qyzy", "оглы", "оглу",  "кызы", "гызы", "uulu", "уулу", "kızı"};

constexpr std::array<std::string_view, 14> father_endings{"ович", "евич",  "ьич",   "мич",  "ёвич", "овна",  "евна",
                                                          "ична", "ovich", "evich", "ovna", "evna", "ichna", "oviç"};

/// The folded word without what plainly inflects it: a suffix after an apostrophe, and the case endings of surnames in -ov, -ev,
/// -ova, -zade. "Алиева" stays: it is as likely a woman's name as a genitive.
std::string without_inflection(std::string word) {
  if (word.size() > 3 && word.ends_with("'s")) word.resize(word.size() - 2);
  const std::size_t apostrophe = word.find('\'');
  // O'Brien, D'Angelo and Ne'mat keep theirs: a suffix is short and stands after a name of three letters or more.
  if (apostrophe != std::string::npos && apostrophe >= 4 && word.size() - apostrophe <= 6) word.resize(apostrophe);
  static constexpr std::array<std::string_view, 7> stems{"ov", "ev", "ova", "eva", "ов", "ев", "zadə"};
  static constexpr std::array<std::string_view, 26> endings{"in", "ə",   "a",  "i",  "də", "da",   "dən",   "dan",  "lə",
                                                            "la", "nin", "ni", "ya", "yə", "yla",  "e",     "de",   "den",
                                                            "ым", "у",   "е",  "un", "u",  "ında", "indən", "ların"};
  for (const std::string_view stem : stems) {
    const std::size_t at = word.rfind(stem);
    if (at == std::string::npos || at < 2 || at + stem.size() == word.size()) continue;
    const std::string_view rest = std::string_view(word).substr(at + stem.size());
    const bool feminine = rest == "a" && (stem == "ov" || stem == "ev");
    if (!feminine && any_of(endings, rest)) {
      word.resize(at + stem.size());
      return word;
    }
  }
  for (const std::string_view oblique :
       {std::string_view("овой"), std::string_view("евой"), std::string_view("ову"), std::string_view("еву")}) {
    if (ends_with(word, oblique) && oblique.size() == 8) return word.substr(0, word.size() - 4) + "а";
  }
  return word;
}

/// Words of a name, folded: parted at white space and at every sign but letters, apostrophes and hyphens inside a word.
std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words;
  std::string word;
  const auto flush = [&] {
    while (!word.empty() && (word.back() == '-' || word.back() == '\'')) word.pop_back();
    if (!word.empty()) words.push_back(word);
    word.clear();
  };
  const std::string folded = text::fold(name);
  for (std::size_t at = 0; at < folded.size();) {
    const text::CodePoint c = text::decode(folded, at);
    const bool inner = !word.empty() && (c.value == U'-' || c.value == U'\'' || c.value == U'\u2010' || c.value == U'\u2011');
    if (text::is_letter(c.value) || text::char_class(c.value) == text::CharClass::mark) {
      word.append(folded, at, c.size);
    } else if (inner) {
      word.push_back(c.value == U'\'' ? '\'' : '-');
    } else {
      flush();
    }
    at += c.size;
  }
  flush();
  return words;
}

bool is_initial(std::string_view word) { return !word.empty() && text::decode(word, 0).size == word.size(); }

/// Take fathers' names away: the word before "oğlu", "qızı"; the Russian patronymic of a name of three words or more.
void drop_patronymics(std::vector<std::string>& words) {
  for (std::size_t i = words.size(); i-- > 2;) {
    if (any_of(child_words, words[i])) {
      const auto from = words.begin() + static_cast<std::ptrdiff_t>(i) - 1;
      words.erase(from, from + 2);
      return;
    }
  }
  if (words.size() < 3) return;
  const auto father = [](const std::string& word) {
    return std::any_of(father_endings.begin(), father_endings.end(), [&](std::string_view ending) { return ends_with(word, ending); });
  };
  const auto at = std::find_if(words.begin() + 1, words.end(), father);
  if (at != words.end()) words.erase(at);
}

void drop_titles(std::vector<std::string>& words) {
  while (words.size() > 1 && any_of(titles, words.front())) words.erase(words.begin());
  while (words.size() > 1 && any_of(titles, words.back())) words.pop_back();
}

void drop_initials(std::vector<std::string>& words) {
  const auto full =
      static_cast<std::size_t>(std::count_if(words.begin(), words.end(), [](const std::string& word) { return !is_initial(word); }));
  if (full < 2) return;
  words.erase(std::remove_if(words.begin(), words.end(), [](const std::string& word) { return is_initial(word); }), words.end());
}

/// Of two words and more with a Turkic given name among them, the rougher spelling.
void roughen(std::vector<std::string>& keys) {
  if (keys.size() < 2) return;
  std::vector<std::string> rough;
  std::transform(keys.begin(), keys.end(), std::back_inserter(rough), [](const std::string& key) { return rough_letters(key); });
  if (std::any_of(rough.begin(), rough.end(), [](const std::string& word) { return is_turkic_given_name(word); })) keys = rough;
}

}  // namespace

std::string word_key(std::string_view word) {
  std::string joined;
  for (const std::string& part : words_of(word)) joined += without_inflection(part);
  return letters_of_name(joined);
}

std::string name_key(std::string_view name) {
  std::vector<std::string> words = words_of(name);
  drop_titles(words);
  drop_patronymics(words);
  drop_initials(words);
  std::vector<std::string> keys;
  for (const std::string& word : words) {
    std::string key = letters_of_name(without_inflection(word));
    if (!key.empty()) keys.push_back(std::move(key));
  }
  roughen(keys);
  std::sort(keys.begin(), keys.end());
  std::string out;
  for (const std::string& key : keys) out.append(out.empty() ? "" : " ").append(key);
  return out;
}

}  // namespace quotidian::entities
