#include "bindings.hpp"

namespace quotidian::bindings {

void bind_similarity(py::module_&) {}

}  // namespace quotidian::bindings
