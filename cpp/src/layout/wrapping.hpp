// Which line breaks only wrap a sentence.
#pragma once

#include <string_view>
#include <vector>

#include "quotidian/layout/layout.hpp"

namespace quotidian::layout {

/// For each line, whether the line break after it is a wrap: the next line goes on with the same paragraph.
[[nodiscard]] std::vector<bool> find_wrapped(std::string_view bytes, const std::vector<Line>& lines);

}  // namespace quotidian::layout
