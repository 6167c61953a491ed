#include "bindings.hpp"

namespace quotidian::bindings {

void bind_entities(py::module_&) {}

}  // namespace quotidian::bindings
