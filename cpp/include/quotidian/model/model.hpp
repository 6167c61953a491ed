// Numbers as data: what was fitted, checked before it is believed.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quotidian::model {

/// A named array of float32 numbers with its shape (row-major).
struct Part {
  std::string name;
  std::vector<std::uint32_t> shape;
  std::vector<float> values;
  bool operator==(const Part&) const = default;
};

/// Immutable set of parts with the card that says where they come from.
class Model {
 public:
  Model() = default;
  Model(std::string card, std::vector<Part> parts);

  /// JSON text: data, licences, date, command, figures.
  [[nodiscard]] const std::string& card() const { return card_; }
  [[nodiscard]] const std::vector<Part>& parts() const { return parts_; }
  /// The part of this name, or nullptr.
  [[nodiscard]] const Part* find(std::string_view name) const;
  /// One number of a part, or `otherwise` where part or index is absent.
  [[nodiscard]] float value(std::string_view part, std::size_t index, float otherwise) const;

  bool operator==(const Model&) const = default;

 private:
  std::string card_;
  std::vector<Part> parts_;
};

/// Read a model file: magic `QUOTMODL`, version, sizes, parts, CRC-32 of everything before it; little-endian. Throws
/// std::invalid_argument that says what was wrong and at which byte. Never reads beyond `bytes`, never allocates more than they hold.
[[nodiscard]] Model load_model(std::string_view bytes);

/// The bytes that load_model reads back.
[[nodiscard]] std::string save_model(const Model& model);

}  // namespace quotidian::model
