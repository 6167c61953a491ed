// Tokens that no rule can change, which most of a text is: found by a look at each byte.
#pragma once

#include <cstdint>
#include <string_view>

#include "quotidian/tokens/tokens.hpp"

namespace quotidian::tokens {

/// A token found by its bytes alone, or only the word before a full stop, whose dot a rule must judge.
struct Plain {
  std::uint32_t end = 0;  ///< 0: not plain, the rules decide
  TokenKind kind{};
  bool dot = false;  ///< a full stop and white space stand behind the word
};

/// The plain token that begins at `at`: letters below U+0800 or digits with white space, a comma or the like behind them, or a lone comma
/// or full stop. The rules would give the same (tests/cpp/tokens/test_twins.cpp). Needs `at < bytes.size()`.
[[nodiscard]] Plain find_plain(std::string_view bytes, std::uint32_t at);

}  // namespace quotidian::tokens
