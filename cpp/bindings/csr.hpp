// SciPy's arrays as the core sees them: borrowed, never copied.
#pragma once

#include <limits>
#include <memory>
#include <utility>
#include <vector>

#include "bindings.hpp"
#include "quotidian/terms/matrix.hpp"

namespace quotidian::bindings {

using Int32s = py::array_t<std::int32_t, py::array::c_style>;
using Doubles = py::array_t<double, py::array::c_style>;

/// Compressed sparse rows that NumPy owns. The Python side sees to the types (int32, float64) and that rows are sorted.
struct Csr {
  Int32s starts;
  Int32s columns;
  Doubles values;
  std::int32_t cols;

  /// The matrix, checked.
  [[nodiscard]] terms::CsrView view() const {
    if (starts.size() < 1) throw py::value_error("the row starts of a sparse matrix are empty");
    if (columns.size() != values.size())
      throw py::value_error("a sparse matrix has " + std::to_string(columns.size()) + " columns for " + std::to_string(values.size()) +
                            " values");
    const terms::CsrView seen(starts.size() - 1, cols, values.size(), starts.data(), columns.data(), values.data());
    terms::check(seen);
    return seen;
  }
};

/// What Python hands over: (starts, columns, values, cols).
using CsrParts = std::tuple<Int32s, Int32s, Doubles, std::int32_t>;
inline Csr to_csr(const CsrParts& parts) { return {std::get<0>(parts), std::get<1>(parts), std::get<2>(parts), std::get<3>(parts)}; }

/// An array that takes the values over.
template <class T>
[[nodiscard]] py::array_t<T> give(std::vector<T> values) {
  auto kept = std::make_unique<std::vector<T>>(std::move(values));
  const py::capsule owner(kept.get(), [](void* held) { std::unique_ptr<std::vector<T>>(static_cast<std::vector<T>*>(held)); });
  const std::vector<T>& now = *kept.release();
  return py::array_t<T>(static_cast<py::ssize_t>(now.size()), now.data(), owner);
}

}  // namespace quotidian::bindings
