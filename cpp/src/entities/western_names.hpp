// Western given names written by ear.
#pragma once

#include <string_view>

namespace quotidian::entities {

/// Letters of the usual spelling of a western given name that is written by ear ("maikl": those of Michael); others come back as they are.
/// Takes letters of the key; the answer points into the table or into what was given.
[[nodiscard]] std::string_view spelled_by_letter(std::string_view word);

}  // namespace quotidian::entities
