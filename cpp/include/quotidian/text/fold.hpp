// Forms of words for comparing and for showing; never written back into a text.
#pragma once

#include <string>
#include <string_view>

namespace quotidian::text {

/// Case folding for lookup, the same for every language and one code point for one: İ, I, ı and i fold to `i`, typographic
/// apostrophes (’ ʼ ` ´) to `'`, combining dot above is dropped. Input must be UTF-8. Empty gives empty.
[[nodiscard]] std::string fold(std::string_view word);

/// Lower case by the language's rule: "az" and "tr" map I to ı and İ to i; others by Unicode.
[[nodiscard]] std::string to_lower(std::string_view words, std::string_view lang);

/// Unicode normal form C (UAX #15), through ICU.
[[nodiscard]] std::string to_nfc(std::string_view words);

/// Latin letters for display (ICU `Any-Latin; Latin-ASCII`, with ə as a): "Алиев" gives "Aliev". Depends on the ICU
/// version: for showing, never for keys (see entities::name_key).
[[nodiscard]] std::string romanize(std::string_view words);

}  // namespace quotidian::text
