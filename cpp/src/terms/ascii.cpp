#include "terms/ascii.hpp"

#include <array>
#include <cstring>
#include <optional>

#include "terms/bytes.hpp"

// The instructions of one machine are asked for by function, so that the library itself runs on any x86-64.
#if defined(__x86_64__) && (defined(__GNUC__) || defined(__clang__))
#define QUOTIDIAN_HAS_AVX2_KERNEL 1
#include <immintrin.h>
#endif

namespace quotidian::terms {
namespace {

constexpr std::size_t block = 64;

/// Lower and mark one block; nullopt where it holds a byte beyond ASCII.
std::optional<std::uint64_t> take_plain(const char* in, bool lower, char* out) {
  std::uint64_t seen = 0;
  std::uint64_t marks = 0;
  for (unsigned i = 0; i < block / 8; ++i) {
    const std::uint64_t bytes = load8(in + 8 * i);
    seen |= bytes;
    const std::uint64_t ascii = bytes & ~high_bits;
    marks |= gather(ascii_word_marks(ascii)) << (8 * i);
    store8(out + 8 * i, lower ? ascii_lower(ascii) : ascii);
  }
  if ((seen & high_bits) != 0) return std::nullopt;
  return marks;
}

/// Whole blocks by `take`, what is left by way of a padded one.
template <class Take>
std::size_t each_block(const AsciiJob& job, Take take) {
  std::size_t at = 0;
  for (; at + block <= job.size; at += block) {
    const std::optional<std::uint64_t> marks = take(job.in + at, job.lower, job.out + at);
    if (!marks) return at;
    job.bits[at / block] = *marks;
  }
  if (at == job.size) return at;
  std::array<char, block> rest{};
  std::memcpy(rest.data(), job.in + at, job.size - at);
  const std::optional<std::uint64_t> marks = take(rest.data(), job.lower, job.out + at);
  if (!marks) return at;
  job.bits[at / block] = *marks;
  return job.size;
}

#ifdef QUOTIDIAN_HAS_AVX2_KERNEL
struct Half {
  __m256i lowered;
  std::uint32_t marks;
};

__attribute__((target("avx2"))) inline __m256i all(char c) { return _mm256_set1_epi8(c); }

/// Bytes in [low, high]; all must be below 0x80.
__attribute__((target("avx2"))) inline __m256i within(__m256i bytes, char low, char high) {
  return _mm256_and_si256(_mm256_cmpgt_epi8(bytes, all(static_cast<char>(low - 1))),
                          _mm256_cmpgt_epi8(all(static_cast<char>(high + 1)), bytes));
}

__attribute__((target("avx2"))) inline Half take_half(__m256i bytes, bool lower) {
  const __m256i folded = _mm256_or_si256(bytes, all(0x20));
  const __m256i letters = within(folded, 'a', 'z');
  const __m256i others = _mm256_or_si256(within(bytes, '0', '9'), _mm256_cmpeq_epi8(bytes, all('_')));
  const auto marks = static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_or_si256(letters, others)));
  return {lower ? _mm256_or_si256(bytes, _mm256_and_si256(letters, all(0x20))) : bytes, marks};
}

__attribute__((target("avx2"))) std::size_t lower_and_mark_avx2(const AsciiJob& job) {
  std::array<char, block> rest{};
  std::size_t at = 0;
  while (at < job.size) {
    const bool whole = at + block <= job.size;
    if (!whole) std::memcpy(rest.data(), job.in + at, job.size - at);
    const auto* in = reinterpret_cast<const __m256i*>(whole ? job.in + at : rest.data());
    const __m256i first = _mm256_loadu_si256(in);
    const __m256i second = _mm256_loadu_si256(in + 1);
    if (_mm256_movemask_epi8(_mm256_or_si256(first, second)) != 0) return at;
    const Half left = take_half(first, job.lower);
    const Half right = take_half(second, job.lower);
    auto* out = reinterpret_cast<__m256i*>(job.out + at);
    _mm256_storeu_si256(out, left.lowered);
    _mm256_storeu_si256(out + 1, right.lowered);
    job.bits[at / block] = left.marks | (static_cast<std::uint64_t>(right.marks) << 32);
    at += block;
  }
  return job.size;
}
#endif

}  // namespace

std::size_t lower_and_mark_plain(const AsciiJob& job) { return each_block(job, take_plain); }

std::size_t lower_and_mark(const AsciiJob& job) {
#ifdef QUOTIDIAN_HAS_AVX2_KERNEL
  static const bool has_avx2 = __builtin_cpu_supports("avx2") != 0;
  if (has_avx2) return lower_and_mark_avx2(job);
#endif
  return lower_and_mark_plain(job);
}

}  // namespace quotidian::terms
