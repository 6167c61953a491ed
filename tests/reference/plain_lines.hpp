// Lines the slow way: decode everything, split at every line break, trim.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "quotidian/text/characters.hpp"
#include "quotidian/text/span.hpp"
#include "quotidian/text/utf8.hpp"

namespace quotidian::reference {

/// Spans of the trimmed lines of a text; an empty last line is none.
inline std::vector<text::Span> plain_lines(std::string_view bytes) {
  struct Letter {
    char32_t value;
    std::uint32_t begin, end;
  };
  std::vector<std::vector<Letter>> lines(1);
  std::vector<std::uint32_t> starts{0};
  char32_t before = 0;
  for (std::uint32_t at = 0; at < bytes.size();) {
    const auto c = text::decode(bytes, at);
    const bool second = c.value == U'\n' && before == U'\r';
    const bool ends = (c.value >= 0x0A && c.value <= 0x0D) || c.value == 0x85 || c.value == 0x2028 || c.value == 0x2029;
    if (!ends) lines.back().push_back({c.value, at, at + c.size});
    at += c.size;
    before = c.value;
    if (second) {
      starts.back() = at;
    } else if (ends) {
      lines.emplace_back();
      starts.push_back(at);
    }
  }
  if (starts.back() == bytes.size()) {
    lines.pop_back();
    starts.pop_back();
  }
  std::vector<text::Span> out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    auto line = lines[i];
    while (!line.empty() && text::is_space(line.back().value)) line.pop_back();
    while (!line.empty() && text::is_space(line.front().value)) line.erase(line.begin());
    out.push_back(line.empty() ? text::Span{starts[i], starts[i]} : text::Span{line.front().begin, line.back().end});
  }
  return out;
}

}  // namespace quotidian::reference
