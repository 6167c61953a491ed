// Tokens with a grammar of their own: addresses, handles, hashtags, emoticons.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "quotidian/tokens/tokens.hpp"

namespace quotidian::tokens {

/// The address, handle, hashtag or emoticon that begins at `at`, if one does. `bytes` ends where its paragraph does. Linear in the token.
[[nodiscard]] std::optional<Token> find_special(std::string_view bytes, std::uint32_t at);

/// The e-mail address or web address without a scheme that begins with the word [begin, end), if the word is one's beginning.
[[nodiscard]] std::optional<Token> find_address(std::string_view bytes, std::uint32_t begin, std::uint32_t end);

}  // namespace quotidian::tokens
