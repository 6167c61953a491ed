#include "quotidian/terms/hash.hpp"

#include <bit>

#include "terms/bytes.hpp"

namespace quotidian::terms {
namespace {

std::uint32_t mix(std::uint32_t block) { return std::rotl(block * 0xCC9E2D51U, 15) * 0x1B873593U; }

}  // namespace

std::int32_t murmur_hash(std::string_view bytes, std::uint32_t seed) {
  std::uint32_t hash = seed;
  std::size_t at = 0;
  for (; at + 4 <= bytes.size(); at += 4) {
    hash ^= mix(static_cast<std::uint32_t>(load_some(bytes.data() + at, 4)));
    hash = std::rotl(hash, 13) * 5 + 0xE6546B64U;
  }
  if (at < bytes.size()) hash ^= mix(static_cast<std::uint32_t>(load_some(bytes.data() + at, bytes.size() - at)));
  hash ^= static_cast<std::uint32_t>(bytes.size());
  hash = (hash ^ (hash >> 16)) * 0x85EBCA6BU;
  hash = (hash ^ (hash >> 13)) * 0xC2B2AE35U;
  return static_cast<std::int32_t>(hash ^ (hash >> 16));
}

}  // namespace quotidian::terms
