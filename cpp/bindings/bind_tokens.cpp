#include "bindings.hpp"

namespace quotidian::bindings {

void bind_tokens(py::module_&) {}

}  // namespace quotidian::bindings
