// Plain twins of the counting of terms: slow, short, and plainly right.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "quotidian/text/characters.hpp"
#include "quotidian/text/utf8.hpp"

namespace quotidian::testing {

/// Words by one walk over code points.
inline std::vector<std::string> plain_words(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  std::size_t length = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const text::CodePoint c = at < text.size() ? text::decode(text, at) : text::CodePoint{U' ', 1};
    if (text::is_word(c.value) || c.value == U'_') {
      text::append(word, c.value);
      ++length;
    } else {
      if (length >= 2) words.push_back(word);
      word.clear();
      length = 0;
    }
    at += c.size;
  }
  return words;
}

/// Counts of all n-grams of one list of words.
inline std::map<std::string, double> plain_counts(const std::vector<std::string>& words, std::size_t shortest, std::size_t longest) {
  std::map<std::string, double> counts;
  for (std::size_t begin = 0; begin < words.size(); ++begin) {
    std::string term;
    for (std::size_t n = 1; n <= longest && begin + n <= words.size(); ++n) {
      term += (n > 1 ? " " : "") + words[begin + n - 1];
      if (n >= shortest) counts[term] += 1;
    }
  }
  return counts;
}

/// Counts of n-grams of characters within stretches of no white space, a space on either side; a shorter stretch counts once.
inline std::map<std::string, double> plain_characters(const std::u32string& text, std::size_t shortest, std::size_t longest) {
  std::map<std::string, double> counts;
  std::u32string word;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const bool space = i == text.size() || text::is_space(text[i]) || (text[i] >= 0x1C && text[i] <= 0x1F);
    if (!space) word += text[i];
    if (!space || word.empty()) continue;
    const std::u32string padded = U" " + word + U" ";
    word.clear();
    for (std::size_t n = shortest; n <= longest; ++n) {
      for (std::size_t begin = 0; begin == 0 || begin + n <= padded.size(); ++begin) {
        std::string gram;
        for (const char32_t c : padded.substr(begin, n)) text::append(gram, c);
        counts[gram] += 1;
      }
      if (n >= padded.size()) break;
    }
  }
  return counts;
}

}  // namespace quotidian::testing
