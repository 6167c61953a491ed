// Many `str` read in place while Python's lock is free.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "bindings.hpp"

namespace quotidian::bindings {

/// The buffer of a `str`, good while the `str` lives.
struct Borrowed {
  const void* data = nullptr;
  std::size_t length = 0;  ///< code points
  int width = 1;           ///< bytes of one
  bool ascii = true;

  [[nodiscard]] text::Text to_text() const;
  /// UTF-8: the buffer itself for ASCII, else in `scratch`.
  [[nodiscard]] std::string_view to_utf8(std::string& scratch) const;
};

/// Borrow every item of a list. Throws TypeError naming the first that is no `str`.
[[nodiscard]] std::vector<Borrowed> borrow(const py::list& texts);

}  // namespace quotidian::bindings
