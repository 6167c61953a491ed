// ASCII sixty-four bytes at a time: lower case, and a bit for each byte of a word. The answer is the same on every machine.
#pragma once

#include <cstddef>
#include <cstdint>

namespace quotidian::terms {

/// What a kernel reads and writes: `out` has room for `size` rounded up to 64, `bits` for a word each 64 bytes.
struct AsciiJob {
  const char* in = nullptr;
  std::size_t size = 0;
  bool lower = true;
  char* out = nullptr;
  std::uint64_t* bits = nullptr;
};

/// Lower and mark from the begin up to the first block of 64 that holds a byte beyond ASCII. Returns how many bytes are done: `size`
/// where there is none. By AVX2 where the machine has it.
std::size_t lower_and_mark(const AsciiJob& job);

/// The same without instructions of any one machine: the twin that the tests hold the other to.
std::size_t lower_and_mark_plain(const AsciiJob& job);

}  // namespace quotidian::terms
