// What an error says, whichever Catch2 the system has.
#pragma once

#include <exception>
#include <string>
#include <string_view>

namespace quotidian::testing {

/// Whether the call throws a standard exception whose words hold `words`.
template <class Call>
bool throws_saying(Call call, std::string_view words) {
  try {
    call();
  } catch (const std::exception& error) { return std::string_view(error.what()).find(words) != std::string_view::npos; }
  return false;
}

}  // namespace quotidian::testing
