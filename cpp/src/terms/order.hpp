// Terms in the order of their code points.
#pragma once

#include <string>
#include <vector>

#include "terms/tables.hpp"

namespace quotidian::terms {

/// Append the words of a term, joined by single spaces.
void append_term(Code code, const WordTable& words, const GramTable& grams, std::string& out);

/// All words and n-grams, ascending as strings. O(words log words + n-grams).
[[nodiscard]] std::vector<Code> in_order(const WordTable& words, const GramTable& grams);

}  // namespace quotidian::terms
