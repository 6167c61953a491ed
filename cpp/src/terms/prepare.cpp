#include "terms/prepare.hpp"

#include <algorithm>
#include <array>

#include "quotidian/text/characters.hpp"
#include "quotidian/text/fold.hpp"
#include "quotidian/text/utf8.hpp"
#include "terms/ascii.hpp"
#include "terms/bytes.hpp"
#include "terms/lower.hpp"
#include "terms/words.hpp"

namespace quotidian::terms {
namespace {

/// A code point as it is written: bytes in the low 24 bits, then flags.
using Packed = std::uint32_t;
constexpr Packed ask_flag = 1U << 31;  // its lower case depends on its neighbors
constexpr unsigned size_shift = 24;    // how many bytes
constexpr unsigned bits_shift = 27;    // a bit for each of them where it belongs to words

constexpr char32_t replacement = 0xFFFD;
constexpr char32_t dotted_capital_i = 0x0130;  // Python lowers it to two code points
constexpr char32_t dot_above = 0x0307;
constexpr bool is_surrogate(char32_t c) { return c >= 0xD800 && c <= 0xDFFF; }
bool belongs(char32_t c) { return text::is_word(c) || c == U'_'; }

struct PackedTables {
  std::array<Packed, lower_table_end> as_is{};
  std::array<Packed, lower_table_end> lowered{};
};

Packed pack(char32_t c) {
  std::string one;
  text::append(one, c);
  Packed packed = static_cast<Packed>(one.size()) << size_shift;
  for (std::size_t i = 0; i < one.size(); ++i) packed |= static_cast<Packed>(static_cast<unsigned char>(one[i])) << (8 * i);
  return packed | static_cast<Packed>((belongs(c) ? (1U << one.size()) - 1U : 0U) << bits_shift);
}

const PackedTables& tables() {
  static const PackedTables made = [] {
    PackedTables all;
    for (char32_t c = 0; c < lower_table_end; ++c) {
      all.as_is[c] = pack(c);
      const char32_t low = lower_of(c);
      all.lowered[c] = low == 0 && c != 0 ? ask_flag : pack(low);
    }
    return all;
  }();
  return made;
}

/// A bit for each byte of a character that belongs to words.
constexpr std::uint64_t word_bits(std::size_t size, bool word) { return word ? (std::uint64_t{1} << size) - 1 : 0; }

/// Where the next bytes go. The bits of the 64 bytes being written are at hand, and set down when they are whole.
struct Pen {
  char* out;
  std::uint64_t* bits;
  std::size_t at;
  std::uint64_t marks = 0;

  /// Up to eight bytes, of which `size` count, and a bit for each of them.
  void put(std::uint64_t bytes, std::size_t size, std::uint64_t word) {
    store8(out + at, bytes);
    const std::size_t place = at % 64;
    marks |= word << place;
    at += size;
    if (place + size >= 64) {
      bits[(at - size) / 64] = marks;
      marks = place + size > 64 ? word >> (64 - place) : 0;
    }
  }
  void end() { bits[at / 64] = marks; }
  /// A code point beyond the tables.
  void put_far(char32_t c) {
    std::array<char32_t, 4> units{0xE0 | (c >> 12), 0x80 | ((c >> 6) & 0x3F), 0x80 | (c & 0x3F), 0};
    std::size_t size = 3;
    if (c < 0x800) {
      units = {0xC0 | (c >> 6), 0x80 | (c & 0x3F), 0, 0};
      size = 2;
    } else if (c >= 0x10000) {
      units = {0xF0 | (c >> 18), 0x80 | ((c >> 12) & 0x3F), 0x80 | ((c >> 6) & 0x3F), 0x80 | (c & 0x3F)};
      size = 4;
    }
    put(static_cast<std::uint32_t>(units[0] | (units[1] << 8) | (units[2] << 16) | (units[3] << 24)), size, word_bits(size, belongs(c)));
  }
};

/// Eight units that are ASCII, as bytes; else a value with a high bit.
std::uint64_t ascii_of(std::span<const std::uint8_t> units, std::size_t at) {
  std::uint64_t bytes = 0;
  for (unsigned i = 0; i < 8; ++i) bytes |= static_cast<std::uint64_t>(units[at + i]) << (8 * i);
  return bytes;
}
template <class Unit>
std::uint64_t ascii_of(std::span<const Unit> units, std::size_t at) {
  std::uint64_t bytes = 0;
  Unit seen = 0;
  for (unsigned i = 0; i < 8; ++i) {
    seen = static_cast<Unit>(seen | units[at + i]);
    bytes |= static_cast<std::uint64_t>(units[at + i] & 0xFF) << (8 * i);
  }
  return seen < 0x80 ? bytes : high_bits;
}

/// Lower and mark units from `from` on; false where the whole must be asked of the text room.
template <class Unit>
bool walk(std::span<const Unit> units, std::size_t from, bool lower, Pen& shared) {
  Pen pen = shared;  // of its own, so that a byte that is written cannot change it
  const std::array<Packed, lower_table_end>& table = lower ? tables().lowered : tables().as_is;
  for (std::size_t i = from; i < units.size();) {
    if (units[i] < 0x80 && i + 8 <= units.size() && units[i + 1] < 0x80) {  // a space between other letters is not worth it
      const std::uint64_t bytes = ascii_of(units, i);
      if ((bytes & high_bits) == 0) {
        pen.put(lower ? ascii_lower(bytes) : bytes, 8, gather(ascii_word_marks(bytes)));
        i += 8;
        continue;
      }
    }
    const auto c = static_cast<char32_t>(units[i++]);
    if (c < lower_table_end) {
      const Packed packed = table[c];
      if ((packed & ask_flag) != 0) {
        if (c != dotted_capital_i) return false;
        pen.put('i', 1, 1);
        pen.put(pack(dot_above) & 0xFFFFFFU, 2, 0);
        continue;
      }
      pen.put(packed & 0xFFFFFFU, (packed >> size_shift) & 7U, (packed >> bits_shift) & 7U);
    } else {
      if (lower && may_change(c)) return false;
      pen.put_far(c);
    }
  }
  shared = pen;
  return true;
}

/// The rare text whose lower case needs to be seen as a whole (a Greek sigma at the end of a word): by the text room.
void ask(const Units& units, Prepared& out) {
  std::string whole;
  std::u32string replaced;  // what stood where the whole has U+FFFD
  std::visit(
      [&](const auto& list) {
        for (const auto unit : list) {
          const auto c = static_cast<char32_t>(unit);
          if (is_surrogate(c) || c == replacement) replaced += c;
          text::append(whole, is_surrogate(c) ? replacement : c);
        }
      },
      units);
  out.bytes = text::to_lower(whole, "en");
  out.size = out.bytes.size();
  mark_word_bytes(out.bytes, out.bits);
  std::size_t next = 0;
  for (std::size_t at = 0; at < out.size && !replaced.empty();) {
    const text::CodePoint c = text::decode(out.bytes, at);
    if (c.value == replacement) {
      std::string back;
      text::append(back, replaced[next++]);
      out.bytes.replace(at, back.size(), back);
    }
    at += c.size;
  }
  out.bytes.resize(out.size + padding);
}

}  // namespace

void prepare(std::string_view words, std::string_view lang, bool lowercase, Prepared& out) {
  if (lowercase) {
    lower(words, lang, out.bytes);
  } else {
    out.bytes = words;
  }
  out.size = out.bytes.size();
  mark_word_bytes(out.bytes, out.bits);
  out.bytes.resize(out.size + padding);
}

void prepare(const Units& units, bool lower, Prepared& out) {
  const std::size_t length = std::visit([](const auto& list) { return list.size(); }, units);
  const std::size_t widest = std::holds_alternative<std::span<const std::uint8_t>>(units) ? 2 : 4;
  std::size_t done = 0;
  const auto make_room = [&](std::size_t bytes) {
    if (out.bytes.size() < bytes + 2 * padding) out.bytes.resize(bytes + bytes / 4 + 2 * padding);
    out.bits.assign(bytes / 64 + 2, 0);
  };
  if (const auto* bytes = std::get_if<std::span<const std::uint8_t>>(&units)) {
    make_room(length);
    done = lower_and_mark({reinterpret_cast<const char*>(bytes->data()), length, lower, out.bytes.data(), out.bits.data()});
    out.size = done;
    if (done == length) return;
    out.bits.resize(length * widest / 64 + 2, 0);
    out.bytes.resize(std::max(out.bytes.size(), length * widest + 2 * padding));
    std::fill(out.bits.begin() + static_cast<std::ptrdiff_t>(done / 64), out.bits.end(), 0U);
  } else {
    make_room(length * widest);
  }
  Pen pen{out.bytes.data(), out.bits.data(), done};
  const bool known = std::visit([&](const auto& list) { return walk(list, done, lower, pen); }, units);
  pen.end();
  out.size = pen.at;
  if (!known) ask(units, out);
}

}  // namespace quotidian::terms
