// Whole numbers and runs of bytes in few bytes, and back with every step checked.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace quotidian::terms {

/// Append a number, seven bits a byte, lowest first; the high bit says that more follow.
inline void put_number(std::string& out, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) out.push_back(static_cast<char>(static_cast<unsigned char>(value | 0x80)));
  out.push_back(static_cast<char>(static_cast<unsigned char>(value)));
}

/// Bytes being read. Every step throws std::invalid_argument beyond their end.
class Unpacking {
 public:
  explicit Unpacking(std::string_view bytes) : bytes_(bytes) {}

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const auto unit = static_cast<unsigned char>(take(1).front());
      if (shift == 63 && unit > 1) break;
      value |= static_cast<std::uint64_t>(unit & 0x7F) << shift;
      if (unit < 0x80) return value;
    }
    throw std::invalid_argument("the bytes hold a number of more than 64 bits");
  }
  std::string_view take(std::uint64_t count) {
    if (count > bytes_.size()) throw std::invalid_argument("the bytes are cut short");
    const std::string_view taken = bytes_.substr(0, static_cast<std::size_t>(count));
    bytes_.remove_prefix(static_cast<std::size_t>(count));
    return taken;
  }
  [[nodiscard]] std::size_t left() const { return bytes_.size(); }
  void end() const {
    if (!bytes_.empty()) throw std::invalid_argument("the bytes go on where they should end");
  }

 private:
  std::string_view bytes_;
};

}  // namespace quotidian::terms
