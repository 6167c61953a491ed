#include "bindings.hpp"
#include "stages.hpp"

namespace quotidian::bindings {
namespace {

using Array = py::array_t<float, py::array::c_style | py::array::forcecast>;

Array to_numbers(const model::Part& part) {
  const std::vector<py::ssize_t> shape(part.shape.begin(), part.shape.end());
  Array out(shape);
  std::copy(part.values.begin(), part.values.end(), out.mutable_data());
  return out;
}

model::Part to_part(const std::string& name, const Array& numbers) {
  model::Part part{name, {}, {numbers.data(), numbers.data() + numbers.size()}};
  for (py::ssize_t d = 0; d < numbers.ndim(); ++d) part.shape.push_back(static_cast<std::uint32_t>(numbers.shape(d)));
  return part;
}

py::dict to_dict(const model::Model& model) {
  py::dict parts;
  for (const model::Part& part : model.parts()) parts[py::str(part.name)] = to_numbers(part);
  return parts;
}

std::shared_ptr<HeldModel> load(const py::bytes& data) {
  return std::make_shared<HeldModel>(model::load_model(static_cast<std::string_view>(data)));
}

}  // namespace

void bind_model(py::module_& m) {
  py::class_<HeldModel, std::shared_ptr<HeldModel>>(m, "Model")
      .def(py::init<>())
      .def_property_readonly("card", [](const HeldModel& self) { return self.numbers.card(); })
      .def_property_readonly("parts", [](const HeldModel& self) { return to_dict(self.numbers); })
      .def(
          "__eq__", [](const HeldModel& self, const HeldModel& other) { return self.numbers == other.numbers; }, py::is_operator())
      .def(py::pickle([](const HeldModel& self) { return py::bytes(model::save_model(self.numbers)); }, &load));
  m.def("load_model", &load, py::arg("data"));
  m.def(
      "read_parts",
      [](const py::bytes& data) {
        const model::Model model = model::load_model(static_cast<std::string_view>(data));
        return py::make_tuple(model.card(), to_dict(model));
      },
      py::arg("data"));
  m.def(
      "save_model",
      [](const std::string& card, const std::map<std::string, Array>& parts) {
        std::vector<model::Part> rows;
        for (const auto& [name, numbers] : parts) rows.push_back(to_part(name, numbers));
        return py::bytes(model::save_model(model::Model(card, std::move(rows))));
      },
      py::arg("card"), py::arg("parts"));
}

}  // namespace quotidian::bindings
