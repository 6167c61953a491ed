#include "quotidian/text/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace quotidian::text {
namespace {

constexpr auto patience = std::chrono::milliseconds(50);

/// What the threads of one call share.
struct Board {
  std::atomic<std::size_t> next{0};
  std::atomic<std::size_t> done{0};
  std::atomic<bool> halt{false};
  std::mutex lock;
  std::condition_variable ended;
  unsigned running = 0;
  std::exception_ptr error;
};

void run(Board& board, std::size_t n, const std::function<void(std::size_t)>& work) {
  while (!board.halt.load(std::memory_order_relaxed)) {
    const std::size_t slot = board.next.fetch_add(1);
    if (slot >= n) return;
    try {
      work(slot);
      board.done.fetch_add(1);
    } catch (...) {
      const std::lock_guard guard(board.lock);
      if (!board.error) board.error = std::current_exception();
      board.halt = true;
    }
  }
}

/// The same in the caller's own thread, which is spared the making of one.
std::size_t run_here(std::size_t n, const std::function<void(std::size_t)>& work, const std::function<bool()>& stop) {
  auto asked = std::chrono::steady_clock::now();
  for (std::size_t slot = 0; slot < n; ++slot) {
    work(slot);
    if (!stop || slot + 1 == n) continue;
    const auto now = std::chrono::steady_clock::now();
    if (now - asked < patience) continue;
    asked = now;
    if (stop()) return slot + 1;
  }
  return n;
}

}  // namespace

std::size_t for_each_slot(std::size_t n, unsigned threads, const std::function<void(std::size_t)>& work,
                          const std::function<bool()>& stop) {
  if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
  threads = static_cast<unsigned>(std::min<std::size_t>(threads, n));
  if (n == 0) return 0;
  if (threads == 1) return run_here(n, work, stop);
  Board board;
  std::vector<std::thread> crew;
  crew.reserve(threads);
  board.running = threads;
  for (unsigned t = 0; t < threads; ++t) {
    crew.emplace_back([&] {
      run(board, n, work);
      const std::lock_guard guard(board.lock);
      --board.running;
      board.ended.notify_one();
    });
  }
  {
    std::unique_lock guard(board.lock);
    while (!board.ended.wait_for(guard, patience, [&] { return board.running == 0; })) {
      if (!stop || board.halt) continue;
      guard.unlock();
      if (stop()) board.halt = true;
      guard.lock();
    }
  }
  for (std::thread& thread : crew) thread.join();
  if (board.error) std::rethrow_exception(board.error);
  return board.done;
}

}  // namespace quotidian::text
