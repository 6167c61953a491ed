#include "bindings.hpp"

namespace quotidian::bindings {

void bind_document(py::module_&) {}

}  // namespace quotidian::bindings
