// Arrays that are reached in no order: in large pages of memory where the system has them, so that an address is found at once.
#pragma once

#include <cstddef>
#include <new>
#include <vector>

namespace quotidian::terms {

constexpr std::size_t large_page = std::size_t{1} << 21;

/// Tell the system that these bytes had better lie in large pages; does nothing where it has none.
void ask_for_large_pages(void* begin, std::size_t bytes) noexcept;

/// The allocator of `Array`. Small arrays lie where any other does.
template <class T>
struct LargePages {
  using value_type = T;

  LargePages() = default;
  template <class Other>
  LargePages(const LargePages<Other>&) noexcept {}  // NOLINT(google-explicit-constructor): an allocator must convert

  [[nodiscard]] T* allocate(std::size_t n) {
    if (n > static_cast<std::size_t>(-1) / sizeof(T)) throw std::bad_array_new_length();
    void* begin = ::operator new(n * sizeof(T), alignment(n));
    if (n * sizeof(T) >= large_page) ask_for_large_pages(begin, n * sizeof(T));
    return static_cast<T*>(begin);
  }
  void deallocate(T* begin, std::size_t n) noexcept { ::operator delete(begin, alignment(n)); }

  template <class Other>
  bool operator==(const LargePages<Other>&) const noexcept {
    return true;
  }

 private:
  static std::align_val_t alignment(std::size_t n) { return std::align_val_t{n * sizeof(T) >= large_page ? large_page : line_of_memory}; }
  static constexpr std::size_t line_of_memory = 64;
};

/// A vector in large pages.
template <class T>
using Array = std::vector<T, LargePages<T>>;

}  // namespace quotidian::terms
