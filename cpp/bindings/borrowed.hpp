// Many `str` read in place while Python's lock is free.
#pragma once

#include <vector>

#include "bindings.hpp"
#include "quotidian/terms/count.hpp"

namespace quotidian::bindings {

/// The buffer of a `str`, good while the `str` lives.
struct Borrowed {
  const void* data = nullptr;
  std::size_t length = 0;  ///< code points
  int width = 1;           ///< bytes of one

  [[nodiscard]] text::Text to_text() const;
  /// The buffer itself, as the terms room reads it.
  [[nodiscard]] terms::Units units() const;
};

/// Borrow every item of a list. Throws TypeError naming the first that is no `str`.
[[nodiscard]] std::vector<Borrowed> borrow(const py::list& texts);

}  // namespace quotidian::bindings
