// N-grams of characters.
#pragma once

#include "terms/state.hpp"

namespace quotidian::terms {

/// Count the n-grams of the code points of the prepared text: of all of it, or within each stretch without white space.
void count_characters(Counter::State& state);

/// The document has no more text.
void end_characters(Counter::State& state);

/// Python's str.isspace: White_Space and the four separators U+001C to U+001F.
[[nodiscard]] bool is_python_space(char32_t c);

}  // namespace quotidian::terms
