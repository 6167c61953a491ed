#include "bindings.hpp"

namespace quotidian::bindings {

void bind_statistics(py::module_&) {}

}  // namespace quotidian::bindings
