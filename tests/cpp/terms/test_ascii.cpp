#include <cstdint>
#include <string>
#include <vector>

#include "catch.hpp"
#include "terms/ascii.hpp"

using namespace quotidian;

namespace {

struct Made {
  std::size_t done = 0;
  std::string bytes;
  std::vector<std::uint64_t> bits;
  bool operator==(const Made&) const = default;
};

template <class Kernel>
Made run(Kernel kernel, const std::string& text, bool lower) {
  Made made{0, std::string(text.size() + 64, '\0'), std::vector<std::uint64_t>(text.size() / 64 + 2, 0)};
  made.done = kernel({text.data(), text.size(), lower, made.bytes.data(), made.bits.data()});
  made.bytes.resize(made.done);
  made.bits.resize((made.done + 63) / 64);
  return made;
}

bool is_word_byte(char unit) {
  return (unit >= 'a' && unit <= 'z') || (unit >= 'A' && unit <= 'Z') || (unit >= '0' && unit <= '9') || unit == '_';
}

}  // namespace

TEST_CASE("the kernel of this machine and its twin give the same at every length, up to the first block that is not ASCII") {
  unsigned state = 5;
  const auto next = [&](unsigned n) {
    state = state * 1664525U + 1013904223U;
    return (state >> 16) % n;
  };
  for (unsigned round = 0; round < 2000; ++round) {
    std::string text;
    const unsigned size = round % 300;
    for (unsigned i = 0; i < size; ++i) text += static_cast<char>(next(128));
    if (round % 3 == 0 && size > 0) text[next(size)] = static_cast<char>(-1 - static_cast<int>(next(128)));
    for (const bool lower : {true, false}) {
      const Made one = run(terms::lower_and_mark, text, lower);
      REQUIRE(one == run(terms::lower_and_mark_plain, text, lower));
      for (std::size_t i = 0; i < one.done; ++i) {
        const char wanted = lower && text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] + 32) : text[i];
        REQUIRE(one.bytes[i] == wanted);
        REQUIRE(((one.bits[i / 64] >> (i % 64)) & 1U) == (is_word_byte(text[i]) ? 1U : 0U));
      }
    }
  }
}
