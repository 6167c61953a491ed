// Given names in any case of the language.
#pragma once

#include <string_view>

#include "quotidian/lexicon/lexicon.hpp"

namespace quotidian::entities {

/// Entry of a given name that the folded word is, also inflected; nullptr where it is none. Of a
/// man's and a woman's name with one form, that of `sex`, where it is given. O(length of the longest ending).
[[nodiscard]] const lexicon::Entry* find_given_name(const lexicon::Lexicon& lexicon, std::string_view folded, std::string_view sex = {});

}  // namespace quotidian::entities
