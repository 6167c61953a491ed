// The bindings of the terms room, a file for each of its nouns.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "csr.hpp"
#include "quotidian/terms/harvest.hpp"
#include "quotidian/terms/tally.hpp"

namespace quotidian::bindings {

/// Numbers that NumPy owns, or none.
[[nodiscard]] inline std::span<const double> to_span(const std::optional<Doubles>& numbers) {
  return numbers ? std::span(numbers->data(), static_cast<std::size_t>(numbers->size())) : std::span<const double>();
}
/// "l1", "l2", any other word for none.
[[nodiscard]] inline terms::Norm to_norm(const std::string& norm) {
  return norm == "l1" ? terms::Norm::l1 : norm == "l2" ? terms::Norm::l2 : terms::Norm::none;
}

void bind_vocabulary(py::module_& m);
void bind_harvest(py::module_& m);
void bind_tally(py::module_& m);

}  // namespace quotidian::bindings
