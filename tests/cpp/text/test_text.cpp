#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include "catch.hpp"
#include "quotidian/text/text.hpp"
#include "quotidian/text/utf8.hpp"

using quotidian::text::Span;
using quotidian::text::Text;

namespace {

std::string utf8(const std::vector<char32_t>& points) {
  std::string out;
  for (const char32_t c : points) quotidian::text::append(out, c);
  return out;
}

/// Byte offsets of all code points, counted naively.
std::vector<std::uint32_t> starts_of(std::string_view bytes) {
  std::vector<std::uint32_t> out;
  for (std::uint32_t at = 0; at < bytes.size(); ++at) {
    if ((static_cast<unsigned char>(bytes[at]) & 0xC0) != 0x80) out.push_back(at);
  }
  return out;
}

void check_maps(const Text& text) {
  const auto starts = starts_of(text.view());
  REQUIRE(text.codepoints() == starts.size());
  REQUIRE(text.is_ascii() == (starts.size() == text.size()));
  for (std::uint32_t i = 0; i < starts.size(); ++i) {
    REQUIRE(text.to_byte(i) == starts[i]);
    REQUIRE(text.to_codepoint(starts[i]) == i);
    const std::uint32_t end = i + 1 < starts.size() ? starts[i + 1] : text.size();
    for (std::uint32_t inside = starts[i]; inside < end; ++inside) REQUIRE(text.to_codepoint(inside) == i);
  }
  for (const std::uint32_t beyond : {text.size(), text.size() + 1, text.size() + 1000})
    CHECK(text.to_codepoint(beyond) == text.codepoints());
  for (const std::uint32_t beyond : {text.codepoints(), text.codepoints() + 1}) CHECK(text.to_byte(beyond) == text.size());
}

}  // namespace

TEST_CASE("every width of a str gives the same text") {
  const std::string words = "caf\u00E9";
  const std::vector<std::uint8_t> one{'c', 'a', 'f', 0xE9};
  const std::vector<std::uint16_t> two{'c', 'a', 'f', 0xE9};
  const std::vector<char32_t> four{U'c', U'a', U'f', U'\u00E9'};
  CHECK(Text::from_utf8(words).view() == words);
  CHECK(Text::from_latin1(one) == Text::from_utf8(words));
  CHECK(Text::from_ucs2(two) == Text::from_utf8(words));
  CHECK(Text::from_ucs4(four) == Text::from_utf8(words));
}

TEST_CASE("the maps agree with a naive count in every width and length") {
  std::mt19937 random(3);
  const std::vector<char32_t> all{U'a', U'\u00E9', U'\u0259', U'\u4E00', U'\U0001F600', U'\0', U'\u2028'};
  for (std::size_t kinds = 1; kinds <= all.size(); ++kinds) {
    for (const std::size_t length : {0U, 1U, 2U, 255U, 256U, 257U, 1000U}) {
      std::vector<char32_t> points;
      for (std::size_t i = 0; i < length; ++i) points.push_back(all[random() % kinds]);
      check_maps(Text::from_ucs4(points));
      check_maps(Text::from_utf8(utf8(points)));
    }
  }
}

TEST_CASE("a lone surrogate is kept as one replacement character, and its place is told") {
  const std::vector<std::uint16_t> two{'a', 0xD800, 0xDFFF, 'b'};
  const Text text = Text::from_ucs2(two);
  CHECK(text.view() == "a\uFFFD\uFFFDb");
  CHECK(text.replaced() == std::vector<std::uint32_t>{1, 2});
  CHECK(text.codepoints() == 4);
  const std::vector<char32_t> four{U'a', static_cast<char32_t>(0x110000), static_cast<char32_t>(0xDC00)};
  CHECK(Text::from_ucs4(four).replaced() == std::vector<std::uint32_t>{1, 2});
  CHECK_FALSE(Text::from_ucs2(two) == Text::from_utf8("a\uFFFD\uFFFDb"));
  CHECK(Text::from_utf8("a\uFFFD").replaced().empty());
}

TEST_CASE("bytes that are not UTF-8 are refused, and where is told") {
  const std::vector<std::pair<std::string, std::string>> table{
      {"ab\xFF", "2"},           {"\x80", "0"},
      {"a\xC0\x80", "1"},        {"a\xE0\x80\x80", "1"},
      {"ok\xED\xA0\x80", "2"},   {"\xF4\x90\x80\x80", "0"},
      {"\xF5\x80\x80\x80", "0"}, {"abc\xE2\x80", "3"},
      {"\xF0\x9F\x98", "0"},     {"\xC3", "0"},
  };
  for (const auto& [bytes, where] : table) {
    std::string told;
    try {
      static_cast<void>(Text::from_utf8(bytes));
    } catch (const std::invalid_argument& error) { told = error.what(); }
    CHECK(told == "the bytes are not UTF-8: see byte " + where);
  }
}

TEST_CASE("NUL is a character like any other") {
  const Text text = Text::from_utf8(std::string_view("a\0b", 3));
  CHECK(text.size() == 3);
  CHECK(text.view({1, 2}) == std::string_view("\0", 1));
}

TEST_CASE("a span beyond the end is cut there") {
  const Text text = Text::from_utf8("abc");
  CHECK(text.view({1, 99}) == "bc");
  CHECK(text.view({5, 9}).empty());
  CHECK(Text().view({0, 1}).empty());
  CHECK(Text().codepoints() == 0);
  CHECK(Text().is_ascii());
}

TEST_CASE("spans contain, overlap and order as half-open ranges do") {
  constexpr Span span{2, 5};
  static_assert(span.size() == 3 && !span.empty() && Span{2, 2}.empty());
  static_assert(span.contains(2U) && span.contains(4U) && !span.contains(5U));
  static_assert(span.contains(Span{2, 5}) && span.contains(Span{5, 5}) && !span.contains(Span{1, 3}));
  static_assert(span.overlaps(Span{4, 9}) && !span.overlaps(Span{5, 9}) && !span.overlaps(Span{0, 2}));
  static_assert(Span{1, 9} < Span{2, 3} && Span{2, 3} < Span{2, 5});
  CHECK(span == Span{2, 5});
}

TEST_CASE("walking UTF-8 forwards and backwards meets the same code points") {
  const std::vector<char32_t> points{U'a', U'\u00E9', U'\u2028', U'\U0001F600', U'\0', U'z'};
  const std::string bytes = utf8(points);
  std::vector<char32_t> forwards, backwards;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto c = quotidian::text::decode(bytes, at);
    forwards.push_back(c.value);
    at += c.size;
  }
  for (std::size_t at = bytes.size(); at > 0;) {
    const auto c = quotidian::text::decode_before(bytes, at);
    backwards.insert(backwards.begin(), c.value);
    at -= c.size;
  }
  CHECK(forwards == points);
  CHECK(backwards == points);
}
