// Longer than the limit: the letters of three scripts stand in one table, to be read side by side.
#include "entities/name_letters.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "entities/name_roots.hpp"
#include "entities/western_names.hpp"
#include "quotidian/text/fold.hpp"
#include "quotidian/text/utf8.hpp"

namespace quotidian::entities {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

/// Common ASCII spelling of a folded letter outside ASCII. '@' marks the vowels that may begin with a glide (я, ю, е, ё),
/// '~' stands for ь and ъ; spell_iotated takes both away again.
std::string_view letter(char32_t c) {
  switch (c) {
    case U'ə':
    case U'ǝ': return "a";
    case U'ğ': return "g";
    case U'ş':
    case U'š': return "sh";
    case U'ç':
    case U'č':
    case U'ć': return "ch";
    case U'ž': return "zh";
    case U'ö':
    case U'ó':
    case U'ò':
    case U'ô':
    case U'õ':
    case U'ø':
    case U'ő':
    case U'ō': return "o";
    case U'ü':
    case U'ú':
    case U'ù':
    case U'û':
    case U'ű':
    case U'ū':
    case U'ů': return "u";
    case U'á':
    case U'à':
    case U'â':
    case U'ã':
    case U'ä':
    case U'å':
    case U'ā':
    case U'ă':
    case U'ą': return "a";
    case U'é':
    case U'è':
    case U'ê':
    case U'ë':
    case U'ē':
    case U'ę':
    case U'ě': return "e";
    case U'í':
    case U'ì':
    case U'î':
    case U'ï':
    case U'ī':
    case U'ý':
    case U'ÿ': return "i";
    case U'ñ':
    case U'ń':
    case U'ň': return "n";
    case U'ł': return "l";
    case U'ř': return "r";
    case U'ś':
    case U'ș': return "s";
    case U'ź':
    case U'ż': return "z";
    case U'ț':
    case U'ţ':
    case U'ť':
    case U'þ': return "t";
    case U'ď':
    case U'đ':
    case U'ð': return "d";
    case U'ß': return "ss";
    case U'æ': return "ae";
    case U'œ': return "oe";
    case U'а': return "a";
    case U'б': return "b";
    case U'в': return "v";
    case U'г':
    case U'ґ':
    case U'ғ': return "g";
    case U'д': return "d";
    case U'е': return "@e";
    case U'ё': return "@o";
    case U'ж': return "zh";
    case U'з': return "z";
    case U'и':
    case U'і':
    case U'ы': return "i";
    case U'й':
    case U'ї': return "y";
    case U'к': return "k";
    case U'қ': return "q";
    case U'л': return "l";
    case U'м': return "m";
    case U'н':
    case U'ң': return "n";
    case U'о':
    case U'ө': return "o";
    case U'п': return "p";
    case U'р': return "r";
    case U'с': return "s";
    case U'т': return "t";
    case U'у':
    case U'ү':
    case U'ұ': return "u";
    case U'ф': return "f";
    case U'х':
    case U'һ': return "kh";
    case U'ц': return "ts";
    case U'ч': return "ch";
    case U'ш':
    case U'щ': return "sh";
    case U'ъ':
    case U'ь': return "~";
    case U'э':
    case U'є': return "e";
    case U'ә': return "a";
    case U'ю': return "@u";
    case U'я': return "@a";
    default: return {};
  }
}

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

/// Every `from` becomes `to`, left to right. Linear.
void replace_all(std::string& word, std::string_view from, std::string_view to) {
  if (word.find(from) == std::string::npos) return;
  std::string out;
  out.reserve(word.size());
  for (std::size_t at = 0; at < word.size();) {
    if (word.compare(at, from.size(), from) == 0) {
      out.append(to);
      at += from.size();
    } else {
      out.push_back(word[at++]);
    }
  }
  word = std::move(out);
}

/// я, ю, е and ё. After a consonant ю spells ü and я spells ə; the press writes е for ё, but г and к keep it round.
std::string spell_iotated(std::string_view word) {
  std::string out;
  out.reserve(word.size() + 4);
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word[i] == '~') continue;
    if (word[i] != '@') {
      out.push_back(word[i]);
      continue;
    }
    const bool apart = i == 0 || word[i - 1] == '~' || is_vowel(out.empty() ? 'a' : out.back());
    const bool guttural = !out.empty() && (out.back() == 'g' || out.back() == 'k');
    switch (word[++i]) {
      case 'e': out.append("e"); break;
      case 'o': out.append(apart ? "yo" : guttural ? "o" : "e"); break;
      case 'u': out.append(apart ? "yu" : "u"); break;
      default: out.append(i < 2 || is_vowel(out.back()) ? "ya" : "a"); break;
    }
  }
  return out;
}

/// Latin c and x, which Azerbaijani and Turkish read otherwise than English: c before a vowel is j, before a consonant k; x is
/// kh, but ks in words without a Turkic letter where English has it (Alexander, Felix).
std::string spell_c_and_x(std::string_view word, bool turkic) {
  std::string out;
  out.reserve(word.size() + 2);
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char next = i + 1 < word.size() ? word[i + 1] : '\0';
    const char before = i > 0 ? word[i - 1] : '\0';
    if (word[i] == 'c' && next != 'h') {
      out.push_back(turkic || is_vowel(next) ? 'j' : 'k');
    } else if (word[i] == 'x') {
      const bool english = !turkic && i > 0 && (next == '\0' || before == 'e');
      out.append(english ? "ks" : "kh");
    } else {
      out.push_back(word[i]);
    }
  }
  return out;
}

/// Sounds that two letters spell, each as one sign: c is ch, x is sh, j is j and zh. Order matters: longer spellings first.
void join_digraphs(std::string& word) {
  static constexpr std::array<Pair, 20> pairs{{
      {"shch", "x"}, {"sch", "x"}, {"dzh", "j"}, {"tch", "c"}, {"sh", "x"}, {"ch", "c"}, {"zh", "j"},
      {"dj", "j"},   {"kh", "h"},  {"gh", "g"},  {"ph", "f"},  {"th", "t"}, {"q", "g"},  {"w", "v"},
      {"tz", "ts"},  {"ou", "u"},  {"ck", "k"},  {"yy", "y"},  {"xc", "x"}, {"kk", "k"},
  }};
  for (const auto& [from, to] : pairs) replace_all(word, from, to);
}

/// Glides between vowels go, y and i are one, doubled letters are one, and e inside a word is a (ə is written both ways).
std::string smooth(std::string_view word) {
  std::string glides;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char next = i + 1 < word.size() ? word[i + 1] : '\0';
    if (word[i] != 'y') {
      glides.push_back(word[i]);
    } else if (!glides.empty() && !is_vowel(glides.back()) && (next == 'u' || next == 'o')) {
      if (next == 'o') glides.push_back('e');  // Fyodor, Pyotr: the press writes е
      if (next == 'o') ++i;
    } else if (!glides.empty() && !is_vowel(glides.back()) && next == 'a') {
      continue;  // Lyalya, Lalə; Vyaçeslav, Vaçeslav; Tatyana, Татьяна
    } else if (glides.empty() && next == 'e') {
      continue;  // Yeltsin, Ельцин; Yelena, Elena
    } else if (glides.empty() || !is_vowel(glides.back()) || !is_vowel(next)) {
      glides.push_back('i');
    } else if ((next == 'a' || next == 'u') && glides.back() != 'i') {
      glides.push_back('i');  // every press writes this one: Xəyalə is not Hale
    }
  }
  std::string out;
  for (std::size_t i = 0; i < glides.size(); ++i) {
    char c = glides[i];
    if (c == 'e' && i > 0 && i + 1 < glides.size()) c = 'a';
    if (c == 'a' || out.empty() || out.back() != c) out.push_back(c);  // Səadət is not Sedat
  }
  return out;
}

bool ends_with(std::string_view word, std::string_view ending) {
  return word.size() > ending.size() && word.substr(word.size() - ending.size()) == ending;
}

/// Endings that one name has in several spellings.
void settle_ending(std::string& word) {
  static constexpr std::array<Pair, 17> endings{{
      {"zade", "zada"},
      {"zadah", "zada"},
      {"baova", "bakova"},
      {"baov", "bakov"},
      {"ogli", "oglu"},
      {"atin", "adin"},
      {"cov", "cav"},
      {"xov", "xav"},
      {"jov", "jav"},
      {"cova", "cava"},
      {"xova", "xava"},
      {"jova", "java"},
      {"zadeh", "zada"},
      {"akpar", "akbar"},
      {"ulah", "ula"},
      {"dulah", "dula"},
      {"bicvili", "bixvili"},
  }};
  for (const auto& [from, to] : endings) {
    if (ends_with(word, from)) {
      word.replace(word.size() - from.size(), from.size(), to);
      break;
    }
  }
  // Armenian -yan and -ian.
  if (ends_with(word, "ian") && word.size() > 6 && !is_vowel(word[word.size() - 4])) word.erase(word.size() - 3, 1);
  // Turkish hardens what ends a word: Ahmet, Əhməd; Recep, Rəcəb; Tofik, Tofiq.
  if (word.size() > 2 && word.back() == 'd') word.back() = 't';
  if (word.size() > 2 && word.back() == 'b') word.back() = 'p';
  if (word.size() > 2 && word.back() == 'g') word.back() = 'k';
}

}  // namespace

std::string letters_of_name(std::string_view word) {
  const std::string folded = text::fold(word);
  std::string ascii;
  for (std::size_t at = 0; at < folded.size();) {
    const text::CodePoint c = text::decode(folded, at);
    at += c.size;
    if (c.value >= U'a' && c.value <= U'z') ascii.push_back(static_cast<char>(c.value));
    if (c.value >= 0x80) ascii.append(letter(c.value));
  }
  static constexpr std::array<std::string_view, 6> turkic_letters{"ə", "ğ", "ş", "ç", "ı", "İ"};
  const bool turkic = std::any_of(turkic_letters.begin(), turkic_letters.end(), [&](std::string_view one) {
    return folded.find(one) != std::string::npos || word.find(one) != std::string_view::npos;
  });
  std::string out = spell_c_and_x(spell_iotated(ascii), turkic);
  join_digraphs(out);
  out = smooth(out);
  settle_ending(out);
  settle_root(out);
  std::string key;
  for (const char c : out) key.append(c == 'c' ? "ch" : c == 'x' ? "sh" : std::string_view(&c, 1));
  return std::string(spelled_by_letter(key));
}

std::string rough_letters(std::string_view letters) {
  std::string out;
  out.reserve(letters.size());
  for (std::size_t i = 0; i < letters.size(); ++i) {
    char c = letters[i];
    const bool first = i == 0;
    const char next = i + 1 < letters.size() ? letters[i + 1] : '\0';
    if (c == 'h' && !first && (letters[i - 1] == 's' || letters[i - 1] == 'c')) continue;
    if (c == 'c') c = 'j';
    if (c == 'g' && first) c = 'k';  // Qara, Kara, Gara; inside a word İlqar and İlker are two men
    if (c == 'p' && ((!first && letters[i - 1] == 'k') || next == 'z')) c = 'b';
    if (c == 'u' && next == '\0') c = 'i';
    if (c == 'e' && (!first || next != 'l')) c = 'a';  // Enver, Ənvər; but Elxan and Alxan are two men
    // Dövlət, Devlet, Davlat; Novruz, Nevruz: before v and a consonant the vowel was rounded.
    if (c == 'o' && next == 'v' && i + 2 < letters.size() && !is_vowel(letters[i + 2])) c = 'a';
    if (c == 'a' || out.empty() || out.back() != c) out.push_back(c);
  }
  return out;
}

}  // namespace quotidian::entities
