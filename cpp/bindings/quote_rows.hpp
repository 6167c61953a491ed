// Quotes as Python's rows, and back.
#pragma once

#include "bindings.hpp"
#include "stages.hpp"

namespace quotidian::bindings {

/// A dict a quote, offsets in code points (see _core.pyi).
[[nodiscard]] py::list to_rows(const HeldQuotes& held);
/// (start, end, kind) a name in marks.
[[nodiscard]] py::list to_name_rows(const HeldQuotes& held);

/// Quotes from rows; only "contents" is needed. Throws ValueError naming the row and what was wanted.
[[nodiscard]] quotes::Quotes from_rows(const text::Text& text, const std::vector<py::dict>& rows,
                                       const std::vector<std::tuple<std::int64_t, std::int64_t, std::string>>& names);

/// Words of an enum, in order.
template <class Kind>
[[nodiscard]] py::tuple words_of(Kind last) {
  py::tuple out(static_cast<std::size_t>(last) + 1);
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = to_str(quotes::to_string(static_cast<Kind>(i)));
  return out;
}

}  // namespace quotidian::bindings
