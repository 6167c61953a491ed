// The one place that starts threads.
#pragma once

#include <cstddef>
#include <functional>

namespace quotidian::text {

/// Call `work(i)` once for every i in [0, n), on `threads` threads (0: all cores). Each call may write slot i of a pre-sized
/// result and nothing else, so the answer is the same for any number of threads. `stop`, when given, is asked from the
/// calling thread about every 50 ms; when it answers true, no further slot is begun. Returns the number of slots done,
/// which is n unless stopped. The first exception of any slot is thrown again after all threads have ended.
std::size_t for_each_slot(std::size_t n, unsigned threads, const std::function<void(std::size_t)>& work,
                          const std::function<bool()>& stop = {});

}  // namespace quotidian::text
