// Which names have the many spellings of the Turkic world.
#pragma once

#include <string_view>

namespace quotidian::entities {

/// Whether letters as `rough_letters` gives them spell a given name that is usual in Azerbaijan, Turkey or Central Asia.
[[nodiscard]] bool is_turkic_given_name(std::string_view rough);

}  // namespace quotidian::entities
