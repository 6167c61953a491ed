#include "csr.hpp"
#include "quotidian/statistics/keyness.hpp"

namespace quotidian::bindings {
namespace {

using statistics::Contingency;

/// One number a term.
template <class Measure>
Doubles each(const Doubles& target, const Doubles& reference, double target_total, double reference_total, Measure measure) {
  if (target.size() != reference.size()) {
    throw py::value_error("wanted frequencies of the same terms, got " + std::to_string(target.size()) + " and " +
                          std::to_string(reference.size()));
  }
  Doubles out(target.size());
  for (py::ssize_t i = 0; i < target.size(); ++i) {
    out.mutable_data()[i] = measure(Contingency{target.data()[i], reference.data()[i], target_total, reference_total});
  }
  return out;
}

}  // namespace

void bind_statistics(py::module_& m) {
  m.def(
      "log_likelihood",
      [](const Doubles& target, const Doubles& reference, double target_total, double reference_total, bool two_cells) {
        const auto cells = two_cells ? statistics::Cells::two : statistics::Cells::four;
        return each(target, reference, target_total, reference_total,
                    [&](const Contingency& t) { return statistics::signed_log_likelihood(t, cells); });
      },
      py::arg("target"), py::arg("reference"), py::arg("target_total"), py::arg("reference_total"), py::arg("two_cells"));
  m.def(
      "log_ratio",
      [](const Doubles& target, const Doubles& reference, double target_total, double reference_total, double z) {
        return py::make_tuple(each(target, reference, target_total, reference_total, &statistics::log_ratio),
                              each(target, reference, target_total, reference_total,
                                   [&](const Contingency& t) { return statistics::log_ratio_interval(t, z).low; }),
                              each(target, reference, target_total, reference_total,
                                   [&](const Contingency& t) { return statistics::log_ratio_interval(t, z).high; }));
      },
      py::arg("target"), py::arg("reference"), py::arg("target_total"), py::arg("reference_total"), py::arg("z"));
  m.def(
      "p_values",
      [](const Doubles& values) {
        Doubles out(values.size());
        for (py::ssize_t i = 0; i < values.size(); ++i) out.mutable_data()[i] = statistics::p_value(values.data()[i]);
        return out;
      },
      py::arg("statistics"));
}

}  // namespace quotidian::bindings
