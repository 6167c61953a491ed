#include "document/voice.hpp"

#include <string_view>

namespace quotidian::document {
namespace {

using lexicon::EntryKind;

constexpr std::uint32_t longest_line = 220;
constexpr std::size_t plain = 3;  // so many signs leave no doubt

/// Signs of the page's voice in a line, and whether somebody's words are reported in it.
struct Signs {
  std::size_t count = 0;
  bool note = false;
  bool reader = false;
  bool told = false;
};

/// Whether an entry says something of the page's voice.
bool speaks(const lexicon::Entry* entry) { return entry != nullptr && (!entry->get("voice").empty() || !entry->get("talk").empty()); }

Signs signs_of(const LineFacts& line, const lexicon::Lexicon& lexicon) {
  constexpr std::size_t verb_weight = 2;
  Signs out;
  const std::size_t size = line.words.size();
  for (std::size_t i = 0; i < size;) {
    const auto match = lexicon.longest(EntryKind::furniture, line.words, i);
    // "read more" is a phrase of the page, "read" asks the reader
    const bool whole = match && speaks(match->entry);
    const lexicon::Entry* entry = whole ? match->entry : lexicon.find(EntryKind::furniture, line.words[i]);
    const std::string_view voice = speaks(entry) ? entry->get("voice") : std::string_view();
    const std::string_view talk = speaks(entry) ? entry->get("talk") : std::string_view();
    const bool verb = talk == "verb" && (i == 0 || i + 1 == size);
    out.reader = out.reader || voice == "reader";
    out.note = out.note || talk == "note";
    out.count += voice == "reader" || verb ? verb_weight : (voice == "page" || talk == "noun" ? 1 : 0);
    out.told = out.told || (!verb && talk != "noun" && lexicon.find(EntryKind::cue, line.words[i]) != nullptr);
    i += whole ? match->tokens : 1;
  }
  return out;
}

}  // namespace

Voice voice_of(const LineFacts& line, bool begins_as_page, const lexicon::Lexicon& lexicon) {
  if (line.opening != Opening::none || line.codepoints > longest_line) return Voice::none;
  const Signs signs = signs_of(line, lexicon);
  if (signs.note && !line.has_marks) return Voice::plain;
  if (line.has_marks) return Voice::none;
  const std::size_t count = signs.count + (begins_as_page ? 1 : 0);
  // whoever reports words needs more of them
  const bool surely = count >= (signs.told && !signs.reader ? plain + 1 : plain);
  return surely ? Voice::plain : signs.count > 0 ? Voice::some : Voice::none;
}

}  // namespace quotidian::document
