// Parts of the page that a line can be recognized as by itself. Private to the room.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/lines.hpp"
#include "quotidian/document/document.hpp"

namespace quotidian::document {

/// What a line is by its own words or shape, whatever stands around it.
struct PagePart {
  SectionKind kind{};
  SectionReason reason = SectionReason::lexicon;
  bool inlined = false;            ///< the article may go on right after it
  bool heads = false;              ///< the line is only a head; what belongs to it follows
  bool contact = false;            ///< an address or a telephone: page furniture only at the end of a page
  std::uint32_t phrase_words = 0;  ///< words of the phrase that decided
  bool weak = false;               ///< a sentence of the article might begin so: only a tail that is known makes it the page's
  bool menu = false;               ///< names of parts of the paper, or a bar of short pieces: nothing else where a date stands beside
};

/// Phrases that tell of a line wherever they stand in it.
struct Phrases {
  bool law = false;   ///< what the law makes pages say
  bool talk = false;  ///< a word for what the text is: an interview, a debate
};

/// One look at every word of every line.
[[nodiscard]] std::vector<Phrases> phrases_of(const std::vector<LineFacts>& lines, const lexicon::Lexicon& lexicon);

/// The part of the page that a line is; nothing for a line that may be the article's.
[[nodiscard]] std::optional<PagePart> page_part(const text::Text& text, const LineFacts& line, Phrases phrases,
                                                const lexicon::Lexicon& lexicon);

/// The part that its shape makes a line: calendars, bars, menus, rates, addresses, tags, arrows, forms.
[[nodiscard]] std::optional<PagePart> part_by_shape(const LineFacts& line, const lexicon::Lexicon& lexicon);

/// The kind that an entry's attribute `as` names; nothing for a word that names none.
[[nodiscard]] std::optional<SectionKind> part_kind(std::string_view word);

/// Whether a word begins with a figure.
[[nodiscard]] inline bool is_number(std::string_view word) { return !word.empty() && word.front() >= '0' && word.front() <= '9'; }

/// A line of the article that is no running text: caption, credit, byline, date.
[[nodiscard]] std::optional<SectionKind> article_part(const text::Text& text, const LineFacts& line, const lexicon::Lexicon& lexicon);

/// What a line says the text is: nothing, talk in turns (a debate, a transcript), an interview.
enum class InterviewWord : std::uint8_t { none, debate, interview };

/// What a line says the text is instead: questions that the desk answers itself; a scene, minutes, a quiz.
enum class OtherTalk : std::uint8_t { none, desk, other };

/// The strongest such phrase of a line: one that begins a line of at most eight words; `head`: also one that the lexicon allows anywhere.
[[nodiscard]] OtherTalk names_other_talk(std::span<const std::string> words, bool head, const lexicon::Lexicon& lexicon);

/// The strongest such word of a line.
[[nodiscard]] InterviewWord names_interview(const LineFacts& line, const lexicon::Lexicon& lexicon);

/// The word at which a line tells what followed an interview ("After the interview …"), counted from 0.
[[nodiscard]] std::optional<std::size_t> find_aftermath(std::span<const std::string> words, const lexicon::Lexicon& lexicon);

/// The line's words one after another, without marks: equal for two prints of one headline.
[[nodiscard]] std::string line_key(const LineFacts& line);

}  // namespace quotidian::document
