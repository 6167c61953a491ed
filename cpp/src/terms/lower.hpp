// Lower case fast enough to count by; the answers are text::to_lower's.
#pragma once

#include <string>
#include <string_view>

namespace quotidian::terms {

/// `words` in lower case in `out` (whose old contents are dropped): "az" and "tr" by their own rule, every other language by Unicode, as
/// Python's str.lower. Linear.
void lower(std::string_view words, std::string_view lang, std::string& out);

/// End of the code points that `lower_of` knows: Latin, Greek, Cyrillic, Armenian.
constexpr char32_t lower_table_end = 0x590;

/// Lower case of one code point below `lower_table_end`; 0 where it is not one code point or depends on its neighbors.
[[nodiscard]] char32_t lower_of(char32_t c);

/// Whether a code point from `lower_table_end` on may have another lower case: capitals, Roman numerals, circled letters.
[[nodiscard]] bool may_change(char32_t c);

}  // namespace quotidian::terms
