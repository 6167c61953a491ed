#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "quotidian/text/characters.hpp"
#include "quotidian/text/utf8.hpp"
#include "quotidian/tokens/tokens.hpp"

namespace quotidian::tokens {
namespace {

using text::Script;

constexpr std::size_t enough = 20'000;  // bytes that settle a text's language
constexpr std::size_t longest_word = 64;

/// Votes for the languages of the Latin script read here.
struct Votes {
  double en = 0;
  double az = 0;
  double tr = 0;
};

struct FunctionWord {
  std::string_view word;
  Votes votes;
};

// Words so frequent that some of them stand in any two sentences, and shared by no other of the three languages unless said.
constexpr std::array function_words{
    FunctionWord{"the", {3, 0, 0}},  FunctionWord{"of", {3, 0, 0}},    FunctionWord{"and", {3, 0, 0}},
    FunctionWord{"to", {2, 0, 0}},   FunctionWord{"in", {1.5, 0, 0}},  FunctionWord{"is", {2, 0, 0}},
    FunctionWord{"a", {1, 0, 0}},    FunctionWord{"that", {3, 0, 0}},  FunctionWord{"said", {3, 0, 0}},
    FunctionWord{"for", {3, 0, 0}},  FunctionWord{"was", {3, 0, 0}},   FunctionWord{"were", {3, 0, 0}},
    FunctionWord{"with", {3, 0, 0}}, FunctionWord{"has", {2, 0, 0}},   FunctionWord{"his", {2, 0, 0}},
    FunctionWord{"he", {2, 0, 0}},   FunctionWord{"not", {2, 0, 0}},   FunctionWord{"by", {2, 0, 0}},
    FunctionWord{"are", {2, 0, 0}},  FunctionWord{"from", {3, 0, 0}},  FunctionWord{"ve", {0, 0, 3}},
    FunctionWord{"bir", {0, 1, 1}},  FunctionWord{"bu", {0, 1, 1}},    FunctionWord{"da", {0, 1, 1}},
    FunctionWord{"de", {0, 0, 2}},   FunctionWord{"ile", {0, 0, 3}},   FunctionWord{"i\xC3\xA7in", {0, 0, 3}},
    FunctionWord{"dedi", {0, 1, 1}}, FunctionWord{"olan", {0, 1, 1}},  FunctionWord{"ki", {0, 1, 0.5}},
    FunctionWord{"kimi", {0, 2, 0}}, FunctionWord{"deyib", {0, 3, 0}}, FunctionWord{"edib", {0, 3, 0}},
    FunctionWord{"olub", {0, 3, 0}}, FunctionWord{"gibi", {0, 0, 3}},  FunctionWord{"isə", {0, 3, 0}},
    FunctionWord{"və", {0, 3, 0}},   FunctionWord{"üçün", {0, 3, 0}},  FunctionWord{"olarak", {0, 0, 3}},
};

/// A word of the Latin script as it is read.
struct Word {
  std::string lower;         ///< as written, but ASCII in lower case
  bool capitalized = false;  ///< likely a name, which may come from any language
  int schwas = 0;
  int turkic = 0;   ///< ı ğ ş ç ö ü, shared by Turkish and Azerbaijani
  int english = 0;  ///< w, th, ck, ee, oo

  void clear() {
    lower.clear();
    schwas = turkic = english = 0;
  }
};

void add(Votes& votes, const Word& word) {
  if (word.lower.empty()) return;
  for (const auto& [form, vote] : function_words) {
    if (form[0] != word.lower[0] || form != word.lower) continue;
    votes.en += vote.en;
    votes.az += vote.az;
    votes.tr += vote.tr;
    return;
  }
  const double weight = word.capitalized ? 0.2 : 1.0;
  if (word.schwas > 0) votes.az += 2.5 * weight;
  if (word.turkic > 0) {
    votes.tr += 1.5 * weight;
    votes.az += weight;
  }
  if (word.english > 0) votes.en += weight;
  // q without u, and x, are everyday letters of Azerbaijani and unknown to Turkish.
  const std::size_t q = word.lower.find('q');
  if (q != std::string::npos && word.lower.compare(q, 2, "qu") != 0) votes.az += weight;
  if (word.lower.find('x') != std::string::npos && word.turkic + word.schwas > 0) votes.az += weight;
}

void read_letter(Word& word, char32_t c) {
  switch (c) {
    case U'\u0259':
    case U'\u018F': ++word.schwas; break;
    case U'\u0131':
    case U'\u0130':
    case U'\u011F':
    case U'\u011E':
    case U'\u015F':
    case U'\u015E':
    case U'\u00E7':
    case U'\u00C7':
    case U'\u00F6':
    case U'\u00D6':
    case U'\u00FC':
    case U'\u00DC': ++word.turkic; break;
    default: break;
  }
  if (word.lower.empty()) word.capitalized = text::is_upper(c);
  if (word.lower.size() >= longest_word) return;
  if (c < 0x80) {
    const char letter = static_cast<char>(c >= U'A' && c <= U'Z' ? c + 32 : c);
    const char before = word.lower.empty() ? ' ' : word.lower.back();
    if (letter == 'w' || (letter == 'h' && before == 't') || (letter == 'k' && before == 'c') ||
        (letter == before && (letter == 'e' || letter == 'o')))
      ++word.english;
    word.lower.push_back(letter);
  } else {
    text::append(word.lower, c);
  }
}

/// What is counted over the whole beginning of a text.
struct Counts {
  std::array<std::size_t, 10> scripts{};
  Votes votes;
  std::size_t ukrainian = 0, belarusian = 0, kazakh = 0, azerbaijani = 0, persian = 0, kana = 0, hangul = 0;
};

void count_letter(Counts& counts, char32_t c) {
  if (c < 0x80) {
    ++counts.scripts[static_cast<std::size_t>(Script::latin)];
    return;
  }
  ++counts.scripts[static_cast<std::size_t>(text::script(c))];
  switch (c) {
    case U'і':
    case U'ї':
    case U'є':
    case U'ґ':
    case U'І':
    case U'Ї':
    case U'Є': ++counts.ukrainian; break;
    case U'ў':
    case U'Ў': ++counts.belarusian; break;
    case U'қ':
    case U'ң':
    case U'ұ':
    case U'Қ':
    case U'Ұ': ++counts.kazakh; break;
    case U'ә':
    case U'Ә':
    case U'ҝ':
    case U'ҹ':
    case U'ј':
    case U'Ҹ':
    case U'Ҝ': ++counts.azerbaijani; break;
    case U'پ':
    case U'چ':
    case U'ژ':
    case U'گ': ++counts.persian; break;
    default:
      if (c >= 0x3040 && c <= 0x30FF) ++counts.kana;
      if (c >= 0xAC00 && c <= 0xD7A3) ++counts.hangul;
  }
}

Counts count(std::string_view bytes) {
  Counts counts;
  Word word;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto c = text::decode(bytes, at);
    at += c.size;
    if (text::is_letter(c.value)) {
      count_letter(counts, c.value);
      if (c.value < 0x80 || text::script(c.value) == Script::latin) {
        read_letter(word, c.value);
        continue;
      }
    }
    add(counts.votes, word);
    word.clear();
  }
  add(counts.votes, word);
  return counts;
}

std::string cyrillic(const Counts& counts) {
  const std::size_t letters = counts.scripts[static_cast<std::size_t>(Script::cyrillic)];
  const auto share = [&](std::size_t n) { return static_cast<double>(n) / static_cast<double>(letters); };
  // A name or two of another language does not change a text's own.
  if (share(counts.azerbaijani) > 0.04) return share(counts.kazakh) > 0.01 ? "kk" : "az";
  if (share(counts.kazakh) > 0.015) return "kk";
  if (share(counts.belarusian) > 0.005) return "be";
  if (share(counts.ukrainian) > 0.02) return "uk";
  return "ru";
}

std::string latin(const Votes& votes) {
  if (votes.az > votes.en && votes.az >= votes.tr) return "az";
  if (votes.tr > votes.en) return "tr";
  return "en";
}

}  // namespace

std::string decide_language(const text::Text& text) {
  std::string_view bytes = text.view();
  if (bytes.size() > enough) {
    std::size_t end = enough;
    while ((static_cast<unsigned char>(bytes[end]) & 0xC0) == 0x80) --end;
    bytes = bytes.substr(0, end);
  }
  const Counts counts = count(bytes);
  std::size_t most = 0;
  auto script = Script::common;
  for (const Script s : {Script::latin, Script::cyrillic, Script::arabic, Script::armenian, Script::georgian, Script::greek, Script::hebrew,
                         Script::han, Script::other}) {
    if (counts.scripts[static_cast<std::size_t>(s)] <= most) continue;
    most = counts.scripts[static_cast<std::size_t>(s)];
    script = s;
  }
  switch (script) {
    case Script::latin: return latin(counts.votes);
    case Script::cyrillic: return cyrillic(counts);
    case Script::arabic: return counts.persian * 100 > most ? "fa" : "ar";
    case Script::armenian: return "hy";
    case Script::georgian: return "ka";
    case Script::greek: return "el";
    case Script::hebrew: return "he";
    case Script::han: return counts.kana * 10 > most ? "ja" : "zh";
    default: return counts.kana > 0 ? "ja" : counts.hangul > 0 ? "ko" : "und";
  }
}

}  // namespace quotidian::tokens
