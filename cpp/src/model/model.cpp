#include "quotidian/model/model.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <stdexcept>
#include <utility>

namespace quotidian::model {
namespace {

constexpr std::string_view magic = "QUOTMODL";
constexpr std::uint32_t version = 1;
constexpr std::uint32_t most_dimensions = 8;

/// CRC-32 as in ISO 3309 (polynomial 0xEDB88320, reflected).
std::uint32_t crc32(std::string_view bytes) {
  static constexpr auto table = [] {
    std::array<std::uint32_t, 256> rows{};
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
      std::uint32_t row = i;
      for (int bit = 0; bit < 8; ++bit) row = (row >> 1) ^ ((row & 1U) ? 0xEDB88320U : 0U);
      rows[i] = row;
    }
    return rows;
  }();
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char unit : bytes) crc = (crc >> 8) ^ table[(crc ^ static_cast<unsigned char>(unit)) & 0xFFU];
  return crc ^ 0xFFFFFFFFU;
}

void put(std::string& out, std::uint32_t number) {
  for (int shift = 0; shift < 32; shift += 8) out.push_back(static_cast<char>((number >> shift) & 0xFFU));
}

void put(std::string& out, std::string_view words) {
  put(out, static_cast<std::uint32_t>(words.size()));
  out += words;
}

/// Takes numbers and words off the front, and refuses to run over the end.
class Cursor {
 public:
  explicit Cursor(std::string_view bytes) : bytes_(bytes) {}

  std::uint32_t number(const char* what) {
    const std::string_view raw = take(4, what);
    std::uint32_t out = 0;
    for (std::size_t i = 0; i < 4; ++i) out |= static_cast<std::uint32_t>(static_cast<unsigned char>(raw[i])) << (8 * i);
    return out;
  }
  std::string_view words(const char* what) { return take(number(what), what); }
  std::string_view take(std::size_t size, const char* what) {
    if (size > bytes_.size() - at_) fail(std::string("ends inside ") + what);
    at_ += size;
    return bytes_.substr(at_ - size, size);
  }
  [[nodiscard]] bool done() const { return at_ == bytes_.size(); }
  [[nodiscard]] std::size_t left() const { return bytes_.size() - at_; }
  [[noreturn]] void fail(const std::string& what) const {
    throw std::invalid_argument("model file " + what + " (byte " + std::to_string(at_) + " of " + std::to_string(bytes_.size()) + ")");
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

/// Whether the shape of a part multiplies to the number of its values, without ever running over.
bool fits(const Part& part) {
  std::size_t rest = part.values.size();
  if (std::find(part.shape.begin(), part.shape.end(), 0U) != part.shape.end()) return rest == 0;
  for (const std::uint32_t size : part.shape) {
    if (rest % size != 0) return false;
    rest /= size;
  }
  return rest == 1;
}

Part read_part(Cursor& cursor) {
  Part part;
  part.name = cursor.words("the name of a part");
  const std::uint32_t dimensions = cursor.number("a shape");
  if (dimensions > most_dimensions) cursor.fail("has a part of " + std::to_string(dimensions) + " dimensions, at most 8 are allowed");
  std::size_t count = 1;
  for (std::uint32_t d = 0; d < dimensions; ++d) {
    part.shape.push_back(cursor.number("a shape"));
    if (part.shape.back() != 0 && count > cursor.left() / part.shape.back())
      cursor.fail("promises more numbers than it holds in '" + part.name + "'");
    count *= part.shape.back();
  }
  if (count > cursor.left() / 4) cursor.fail("promises more numbers than it holds in '" + part.name + "'");
  part.values.reserve(count);
  for (std::size_t i = 0; i < count; ++i) part.values.push_back(std::bit_cast<float>(cursor.number("numbers")));
  return part;
}

}  // namespace

Model::Model(std::string card, std::vector<Part> parts) : card_(std::move(card)), parts_(std::move(parts)) {
  for (const Part& part : parts_) {
    if (!fits(part)) {
      throw std::invalid_argument("model part '" + part.name + "': its shape does not want the " + std::to_string(part.values.size()) +
                                  " numbers it has");
    }
    if (find(part.name) != &part) throw std::invalid_argument("model part '" + part.name + "' is there twice");
  }
}

const Part* Model::find(std::string_view name) const {
  const auto at = std::find_if(parts_.begin(), parts_.end(), [&](const Part& part) { return part.name == name; });
  return at == parts_.end() ? nullptr : &*at;
}

float Model::value(std::string_view part, std::size_t index, float otherwise) const {
  const Part* found = find(part);
  return found && index < found->values.size() ? found->values[index] : otherwise;
}

Model load_model(std::string_view bytes) {
  Cursor cursor(bytes);
  if (bytes.substr(0, magic.size()) != magic) cursor.fail("does not begin with QUOTMODL: this is no model of quotidian");
  cursor.take(magic.size(), "its head");
  if (const std::uint32_t found = cursor.number("its version"); found != version) {
    cursor.fail("has version " + std::to_string(found) + ", this program reads version " + std::to_string(version));
  }
  if (cursor.left() < 4) cursor.fail("ends before its checksum");
  const std::size_t body = bytes.size() - 4;
  Cursor tail(bytes.substr(body));
  if (tail.number("its checksum") != crc32(bytes.substr(0, body))) cursor.fail("is damaged: its checksum does not agree");
  Cursor inner(bytes.substr(0, body));
  inner.take(magic.size() + 4, "its head");
  std::string card(inner.words("its card"));
  const std::uint32_t count = inner.number("the number of parts");
  std::vector<Part> parts;
  for (std::uint32_t i = 0; i < count; ++i) parts.push_back(read_part(inner));
  if (!inner.done()) inner.fail("goes on after its last part");
  return {std::move(card), std::move(parts)};
}

std::string save_model(const Model& model) {
  std::string out(magic);
  put(out, version);
  put(out, model.card());
  put(out, static_cast<std::uint32_t>(model.parts().size()));
  for (const Part& part : model.parts()) {
    put(out, part.name);
    put(out, static_cast<std::uint32_t>(part.shape.size()));
    for (const std::uint32_t size : part.shape) put(out, size);
    for (const float number : part.values) put(out, std::bit_cast<std::uint32_t>(number));
  }
  put(out, crc32(out));
  return out;
}

}  // namespace quotidian::model
