// Whether a dot belongs to the word before it or ends a sentence.
#pragma once

#include <cstdint>
#include <string_view>

#include "quotidian/lexicon/lexicon.hpp"

namespace quotidian::tokens {

/// Whether the dot at `dot` belongs to the word [begin, dot): it is an abbreviation, an initial or an acronym, and no sentence ends
/// with it. Where one does, the dot is the sentence's own, as in Universal Dependencies. `bytes` ends where the paragraph does.
/// Reads a few words ahead at most.
[[nodiscard]] bool keeps_dot(const lexicon::Lexicon& lexicon, std::string_view bytes, std::uint32_t begin, std::uint32_t dot);

/// Whether the word is listed as an abbreviation with its dot, or is an initial or an acronym, wherever it stands.
[[nodiscard]] bool is_abbreviation(const lexicon::Lexicon& lexicon, std::string_view with_dot);

/// One upper-case letter, or several with single dots between them ("A", "U.S").
[[nodiscard]] bool is_initials(std::string_view word);

/// Whether a sentence often begins with this word: a pronoun or another word of a closed class.
[[nodiscard]] bool is_starter(const lexicon::Lexicon& lexicon, std::string_view word);

/// Quotation marks of every shape, apostrophes included.
[[nodiscard]] bool is_mark(char32_t c);

}  // namespace quotidian::tokens
