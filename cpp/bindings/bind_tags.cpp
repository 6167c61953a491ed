#include "bindings.hpp"

namespace quotidian::bindings {

void bind_tags(py::module_&) {}

}  // namespace quotidian::bindings
