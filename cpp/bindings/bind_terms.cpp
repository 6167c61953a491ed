#include "bindings.hpp"

namespace quotidian::bindings {

void bind_terms(py::module_&) {}

}  // namespace quotidian::bindings
