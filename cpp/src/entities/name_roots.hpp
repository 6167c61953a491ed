// Beginnings of names that differ from press to press.
#pragma once

#include <string>

namespace quotidian::entities {

/// Beginnings that one press spells with g, k, d or e and another with h, g, t or a, or without a letter, brought to one. The
/// word is in one sign a sound (name_letters.cpp): c is ch, x is sh, j is j and zh.
void settle_root(std::string& word);

}  // namespace quotidian::entities
