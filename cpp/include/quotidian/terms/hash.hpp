// Columns without a vocabulary: the hash that scikit-learn's HashingVectorizer uses.
#pragma once

#include <cstdint>
#include <string_view>

namespace quotidian::terms {

/// MurmurHash3, x86, 32 bits, of UTF-8 bytes, read as a signed number. Empty input gives 0 for seed 0.
/// Source: Appleby (2011), the algorithm in the public domain.
[[nodiscard]] std::int32_t murmur_hash(std::string_view bytes, std::uint32_t seed = 0);

}  // namespace quotidian::terms
