// The boundaries of UAX #29, plainly, beneath the tokens.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace quotidian::tokens {

/// Where the word segment that starts at `at` ends. Needs valid UTF-8, `at` a boundary and `at < bytes.size()`.
/// Linear in the segment. Source: UAX #29 revision 41 (Unicode 15.0), WB1-WB999.
[[nodiscard]] std::uint32_t next_word_break(std::string_view bytes, std::uint32_t at);

/// Where the sentence that starts at `from` ends; needs the same. Source: UAX #29 revision 41, SB1-SB998.
[[nodiscard]] std::uint32_t next_sentence_break(std::string_view bytes, std::uint32_t from);

/// Every boundary, both ends of the text included; none for the empty text.
[[nodiscard]] std::vector<std::uint32_t> word_boundaries(std::string_view bytes);
[[nodiscard]] std::vector<std::uint32_t> sentence_boundaries(std::string_view bytes);

}  // namespace quotidian::tokens
