// What looks like an interview and is none: scenes, minutes, a quiz, questions that the desk or the author answers itself.
#include <algorithm>

#include "document/turn_starts.hpp"

namespace quotidian::document {

bool is_other_talk(const text::Text& text, const Pieces& pieces, const std::vector<Start>& starts, bool bare,
                   const lexicon::Lexicon& lexicon) {
  const std::size_t first = starts.front().piece;
  OtherTalk other = OtherTalk::none;
  bool somebody = false;  // named before the first question
  bool office = false;    // or told by what they are
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const bool head = i < first;
    if (head || pieces[i].words <= 8) {
      const OtherTalk here = names_other_talk(pieces[i].words_of_line, head, lexicon);
      if (head || here == OtherTalk::other) other = std::max(other, here);
    }
    if (!head || pieces[i].page) continue;
    somebody = somebody || names_somebody(text, pieces[i], lexicon);
    office = office || std::any_of(pieces[i].words_of_line.begin(), pieces[i].words_of_line.end(),
                                   [&](const std::string& word) { return lexicon.find(lexicon::EntryKind::role, word) != nullptr; });
  }
  if (other == OtherTalk::other) return true;
  const bool named = says_interview(pieces, first);
  if (bare && !named && !somebody) return true;
  bool question = true;
  std::size_t next = 0;
  for (std::size_t i = first; i < pieces.size(); ++i) {
    if (next < starts.size() && starts[next].piece == i) question = starts[next++].question;
    if (!question && !pieces[i].page && says_person(pieces[i], "1", lexicon)) return false;
  }
  // nobody says "I": the desk answers, where it says so, or has brought in nobody who could and no name or dash parts the sides
  const bool by_words = std::all_of(starts.begin(), starts.end(), [&](const Start& start) {
    return start.label && pieces[start.piece].label && pieces[start.piece].label->question;
  });
  return other == OtherTalk::desk || ((by_words || bare) && !named && !somebody && !office);
}

}  // namespace quotidian::document
