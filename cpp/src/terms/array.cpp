#include "terms/array.hpp"

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace quotidian::terms {

void ask_for_large_pages(void* begin, std::size_t bytes) noexcept {
#if defined(__linux__) && defined(MADV_HUGEPAGE)
  (void)madvise(begin, bytes, MADV_HUGEPAGE);  // a hint: where it is not taken, all is as before
#else
  (void)begin;
  (void)bytes;
#endif
}

}  // namespace quotidian::terms
