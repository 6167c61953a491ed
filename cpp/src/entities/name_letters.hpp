// The letters of one word of a name, brought to one spelling.
#pragma once

#include <string>
#include <string_view>

namespace quotidian::entities {

/// Spelling of one word in the letters of the key: Azerbaijani, Turkish and Russian letters as the English press writes
/// them, then one sign for each sound that the spellings divide on. Empty for a word without letters.
[[nodiscard]] std::string letters_of_name(std::string_view word);

/// The same, rougher, for names of the Turkic world: what presses divide on there (q, k and g; ş written s, ç and c; i and u;
/// a last e) is one. Takes the letters that `letters_of_name` gives.
[[nodiscard]] std::string rough_letters(std::string_view letters);

}  // namespace quotidian::entities
