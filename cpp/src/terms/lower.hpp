// Lower case fast enough to count by; the answers are text::to_lower's.
#pragma once

#include <string>
#include <string_view>

namespace quotidian::terms {

/// `words` in lower case in `out` (whose old contents are dropped): "az" and "tr" by their own rule, every other language by Unicode, as
/// Python's str.lower. Linear.
void lower(std::string_view words, std::string_view lang, std::string& out);

}  // namespace quotidian::terms
