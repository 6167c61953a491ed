// The page's own voice below an article. Private to the room.
#pragma once

#include "document/lines.hpp"

namespace quotidian::document {

/// How plainly a line is the page's own voice.
enum class Voice : std::uint8_t { none, some, plain };

/// The voice of a short line that quotes nobody and reports nobody's words. Signs are added up: "you", a verb that asks the reader for
/// something at either end of the line, words for what a page is made of, an editor's note; one of them alone may be a
/// reporter's ("The court did not answer our letter."). `begins_as_page`: the line begins with a phrase of the page.
[[nodiscard]] Voice voice_of(const LineFacts& line, bool begins_as_page, const lexicon::Lexicon& lexicon);

}  // namespace quotidian::document
