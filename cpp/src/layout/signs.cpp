#include "layout/signs.hpp"

#include "quotidian/text/utf8.hpp"

namespace quotidian::layout {
namespace {

std::optional<WrittenSign> wide_sign(std::string_view bytes, std::size_t at) {
  const char32_t c = text::decode(bytes, at).value;
  // Two single curly marks side by side are a double one typed twice.
  const std::string_view next = at + 3 < bytes.size() ? bytes.substr(at + 3, 3) : std::string_view();
  if (c == U'\u2018' && next == "\u2018") return WrittenSign{Sign::two_backticks, 6};
  if ((c == U'\u2018' || c == U'\u2019') && next == "\u2019") return WrittenSign{Sign::two_singles, 6};
  if (c == U'\u201A' && next == "\u201A") return WrittenSign{Sign::two_commas, 6};
  switch (c) {
    case U'\u00AB': return WrittenSign{Sign::guillemet_left, 2};
    case U'\u00BB': return WrittenSign{Sign::guillemet_right, 2};
    case U'\u2018':
    case U'\u201B': return WrittenSign{Sign::single_left, 3};
    case U'\u2019': return WrittenSign{Sign::single_right, 3};
    case U'\u201A': return WrittenSign{Sign::single_low, 3};
    case U'\u201C':
    case U'\u201F':
    case U'\u301D': return WrittenSign{Sign::left, 3};
    case U'\u201D':
    case U'\u301E': return WrittenSign{Sign::right, 3};
    case U'\u201E': return WrittenSign{Sign::low, 3};
    case U'\u2039': return WrittenSign{Sign::single_guillemet_left, 3};
    case U'\u203A': return WrittenSign{Sign::single_guillemet_right, 3};
    case U'\u300C':
    case U'\u300E': return WrittenSign{Sign::corner_left, 3};
    case U'\u300D':
    case U'\u300F': return WrittenSign{Sign::corner_right, 3};
    case U'\uFF02': return WrittenSign{Sign::straight, 3};
    default: return std::nullopt;
  }
}

}  // namespace

std::optional<WrittenSign> sign_at(std::string_view bytes, std::size_t at) {
  const bool twice = at + 1 < bytes.size() && bytes[at + 1] == bytes[at];
  switch (static_cast<unsigned char>(bytes[at])) {
    case '"': return WrittenSign{Sign::straight, 1};
    case '\'': return twice ? WrittenSign{Sign::two_singles, 2} : WrittenSign{Sign::single_straight, 1};
    case '`': return twice ? WrittenSign{Sign::two_backticks, 2} : WrittenSign{Sign::backtick, 1};
    case ',': return twice ? std::optional(WrittenSign{Sign::two_commas, 2}) : std::nullopt;
    case '<': return twice ? std::optional(WrittenSign{Sign::guillemet_left, 2}) : std::nullopt;
    case '>': return twice ? std::optional(WrittenSign{Sign::guillemet_right, 2}) : std::nullopt;
    case 0xC2:
    case 0xE2:
    case 0xE3:
    case 0xEF: return wide_sign(bytes, at);
    default: return std::nullopt;
  }
}

}  // namespace quotidian::layout
