// One key for the spellings of one full name, by own versioned rules.
#pragma once

#include <string>
#include <string_view>

namespace quotidian::entities {

/// Version of the rules; people keep keys under version control, so a change of rules is a new number.
inline constexpr int name_key_version = 2;

/// Key of a personal name: equal for its Azerbaijani, Russian, Turkish and English spellings in either order of given name and surname,
/// without titles, patronymics and case endings; ASCII. Empty for a name without letters. Linear. Rules: docs/methods/names.md.
[[nodiscard]] std::string name_key(std::string_view name);

/// The folded letters of one word of a name by the same rules ("Əliyev", "Aliyev", "Алиев" give one string).
[[nodiscard]] std::string word_key(std::string_view word);

}  // namespace quotidian::entities
