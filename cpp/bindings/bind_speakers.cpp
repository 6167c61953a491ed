#include "bindings.hpp"

namespace quotidian::bindings {

void bind_speakers(py::module_&) {}

}  // namespace quotidian::bindings
