#include "terms/lower.hpp"

#include <array>

#include "quotidian/text/characters.hpp"
#include "quotidian/text/fold.hpp"
#include "quotidian/text/utf8.hpp"
#include "terms/bytes.hpp"

namespace quotidian::terms {
namespace {

constexpr char32_t capital_sigma = 0x03A3;
constexpr char32_t dotted_capital_i = 0x0130;
constexpr char32_t dotless_small_i = 0x0131;
constexpr char32_t dot_above = 0x0307;

using Table = std::array<char32_t, lower_table_end>;

/// Lower case of single code points, asked of the text room once; 0 where it is not one code point or depends on its neighbours.
const Table& table() {
  static const Table made = [] {
    Table lowered{};
    for (char32_t c = 0; c < lower_table_end; ++c) {
      std::string one;
      text::append(one, c);
      const std::string low = text::to_lower(one, "en");
      const text::CodePoint first = text::decode(low, 0);
      lowered[c] = first.size == low.size() && c != capital_sigma ? first.value : 0;
    }
    return lowered;
  }();
  return made;
}

/// Lower ASCII from `at` up to the first eight bytes that hold another byte; returns where it stopped.
std::size_t lower_ascii(std::string_view words, std::size_t at, std::string& out) {
  while (at + 8 <= words.size()) {
    const std::uint64_t bytes = load8(words.data() + at);
    if ((bytes & high_bits) != 0) break;
    store8(out.data() + at, ascii_lower(bytes));
    at += 8;
  }
  return at;
}

/// Lower one code point; false where the whole must be asked of the text room.
bool lower_one(char32_t c, bool turkic, std::string& out) {
  if (turkic && (c == U'I' || c == dotted_capital_i)) {
    text::append(out, c == U'I' ? dotless_small_i : U'i');
    return true;
  }
  if (turkic && c == dot_above) return false;  // I + dot above is one letter to them
  if (c == dotted_capital_i) {
    text::append(out, U'i');
    text::append(out, dot_above);
    return true;
  }
  if (c >= lower_table_end) {
    if (may_change(c)) return false;
    text::append(out, c);
    return true;
  }
  const char32_t low = table()[c];
  if (low == 0 && c != 0) return false;
  text::append(out, low);
  return true;
}

}  // namespace

char32_t lower_of(char32_t c) { return table()[c]; }

bool may_change(char32_t c) { return text::is_upper(c) || (c >= 0x2160 && c <= 0x216F) || (c >= 0x24B6 && c <= 0x24CF); }

void lower(std::string_view words, std::string_view lang, std::string& out) {
  const bool turkic = lang == "az" || lang == "tr";
  std::size_t at = 0;
  if (!turkic) {
    out.resize(words.size());
    at = lower_ascii(words, 0, out);
    out.resize(at);
  } else {
    out.clear();
  }
  out.reserve(words.size() + words.size() / 8);
  while (at < words.size()) {
    const auto unit = static_cast<unsigned char>(words[at]);
    if (unit < 0x80 && !(turkic && unit == 'I')) {
      out.push_back(unit >= 'A' && unit <= 'Z' ? static_cast<char>(unit + 32) : words[at]);
      ++at;
      continue;
    }
    const text::CodePoint c = text::decode(words, at);
    if (!lower_one(c.value, turkic, out)) {
      out = text::to_lower(words, turkic ? lang : "en");
      return;
    }
    at += c.size;
  }
}

}  // namespace quotidian::terms
