#include "bindings.hpp"

namespace quotidian::bindings {

void bind_quotes(py::module_&) {}

}  // namespace quotidian::bindings
