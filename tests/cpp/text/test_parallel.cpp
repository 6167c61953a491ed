#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>
#include <vector>

#include "catch.hpp"
#include "quotidian/text/parallel.hpp"

using quotidian::text::for_each_slot;

TEST_CASE("every slot is worked once, whatever the number of threads") {
  for (const unsigned threads : {0U, 1U, 2U, 7U, 64U}) {
    std::vector<std::atomic<int>> slots(1000);
    CHECK(for_each_slot(slots.size(), threads, [&](std::size_t i) { ++slots[i]; }) == slots.size());
    std::size_t wrong = 0;
    for (const auto& slot : slots) wrong += slot == 1 ? 0 : 1;
    CHECK(wrong == 0);
  }
}

TEST_CASE("no slots, no work") {
  bool called = false;
  CHECK(for_each_slot(0, 4, [&](std::size_t) { called = true; }) == 0);
  CHECK_FALSE(called);
}

TEST_CASE("an exception ends the work and comes out, once all threads have ended") {
  for (const unsigned threads : {1U, 3U}) {
    std::atomic<int> running{0};
    std::atomic<std::size_t> done{0};
    const auto work = [&](std::size_t i) {
      ++running;
      if (i == 10) {
        --running;
        throw std::runtime_error("slot 10");
      }
      ++done;
      --running;
    };
    CHECK_THROWS_WITH(for_each_slot(1'000'000, threads, work), "slot 10");
    CHECK(running == 0);
    CHECK(done < 1'000'000);
  }
}

TEST_CASE("when asked to stop, no further slot is begun, and the number done is told") {
  std::atomic<std::size_t> begun{0};
  const auto work = [&](std::size_t) {
    ++begun;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  };
  const std::size_t done = for_each_slot(100'000, 2, work, [] { return true; });
  CHECK(done == begun);
  CHECK(done > 0);
  CHECK(done < 100'000);
}

TEST_CASE("a stop that answers no changes nothing") {
  std::atomic<std::size_t> begun{0};
  CHECK(for_each_slot(
            100, 2, [&](std::size_t) { ++begun; }, [] { return false; }) == 100);
  CHECK(begun == 100);
}
