// Interviews by their layout: labels, dashes, question paragraphs. docs/methods/sections.md tells the rules in words.
#include <algorithm>
#include <string>
#include <utility>

#include "document/turn_starts.hpp"
#include "document/voices.hpp"
#include "quotidian/text/fold.hpp"

namespace quotidian::document {
namespace {

/// A line between paragraphs of an answer that is a heading or a pulled quote.
bool is_heading(const Piece& piece, const Piece& before) {
  if (before.ends_colon || !before.ends_sentence) return false;
  return piece.in_marks || (!piece.ends_sentence && piece.words <= 9 && piece.opening == Opening::none);
}

/// Whether a paragraph names one of those who talk, in whatever case: nobody does so in an answer, the paper does after it.
bool names_voice(const Piece& piece, const std::vector<std::string>& names) {
  return std::any_of(piece.words_of_line.begin(), piece.words_of_line.end(), [&](const std::string& word) {
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return word.compare(0, name.size(), name) == 0; });
  });
}

/// Last words of the labels of names.
std::vector<std::string> voice_names(const Pieces& pieces, const std::vector<Start>& starts) {
  std::vector<std::string> names;
  for (const Start& start : starts) {
    const auto& label = pieces[start.piece].label;
    if (!start.label || !label || label->question || label->is_initials) continue;
    const std::string name = label->key.substr(label->key.rfind(' ') == std::string::npos ? 0 : label->key.rfind(' ') + 1);
    if (name.size() >= 5 && names.size() < 16 && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names;
}

/// Where the last answer ends: before the page goes on, or before the paper tells of the talk and nobody says "I" or "we" any more.
std::size_t end_of_answers(const Pieces& pieces, std::size_t last_start, const std::vector<std::string>& names,
                           const lexicon::Lexicon& lexicon) {
  std::size_t end = last_start + 1;
  while (end < pieces.size() && !pieces[end].page && !find_aftermath(pieces[end].words_of_line, lexicon)) ++end;
  std::size_t personal = end;
  while (personal > last_start + 1 && !is_personal(pieces[personal - 1], lexicon)) --personal;
  for (std::size_t i = personal; i < end; ++i) {
    if (tells_of_words(pieces[i], lexicon) || names_voice(pieces[i], names)) return i;
  }
  return end;
}

std::vector<Turn> to_turns(const Pieces& pieces, const std::vector<Start>& starts, const lexicon::Lexicon& lexicon) {
  std::vector<Turn> turns;
  const std::vector<std::string> names = voice_names(pieces, starts);
  for (std::size_t s = 0; s < starts.size(); ++s) {
    const Start& start = starts[s];
    const bool final = s + 1 == starts.size();
    const std::size_t stop = final ? end_of_answers(pieces, start.piece, names, lexicon) : starts[s + 1].piece;
    Turn turn{{{start.content, pieces[start.piece].span.end}}, start.label, start.question};
    std::size_t before = start.piece;
    for (std::size_t i = start.piece + 1; i < stop; ++i) {
      if (find_aftermath(pieces[i].words_of_line, lexicon) == std::size_t{0}) break;
      if (pieces[i].page || pieces[i].note || is_heading(pieces[i], pieces[before])) continue;
      turn.contents.push_back(pieces[i].span);
      before = i;
    }
    turns.push_back(std::move(turn));
  }
  return turns;
}

}  // namespace

std::vector<Turn> find_turns(const text::Text& text, const KnownLines& lines, const lexicon::Lexicon& lexicon) {
  const Pieces pieces = look_at_pieces(text, lines, lexicon);
  if (pieces.size() < 3) return {};
  std::vector<Start> starts = by_labels(pieces, true);
  if (starts.empty()) starts = by_marked_questions(pieces);
  if (starts.empty()) starts = by_dashes(pieces);
  if (starts.empty()) starts = by_labels(pieces, false);
  const bool bare = starts.empty();
  if (bare) starts = by_bare_questions(pieces, lexicon);
  if (starts.empty()) starts = by_lead(pieces, lexicon);
  if (starts.empty() || is_other_talk(text, pieces, starts, bare, lexicon)) return {};
  return to_turns(pieces, starts, lexicon);
}

std::vector<Turn> find_turns(const Document& document, const lexicon::Lexicon& lexicon) {
  return find_turns(*document.text, know_lines(*document.text, document.layout, lexicon), lexicon);
}

std::vector<std::optional<text::Span>> full_labels(const Document& document, const lexicon::Lexicon& lexicon) {
  std::vector<std::optional<text::Span>> out(document.turns.size());
  std::vector<std::size_t> turns;
  std::vector<Label> labels;
  for (std::size_t i = 0; i < document.turns.size(); ++i) {
    const Turn& turn = document.turns[i];
    if (!turn.label || turn.contents.empty()) continue;
    auto label = as_label(document.text->view(), *turn.label, turn.contents.front().begin, lexicon);
    if (!label) continue;
    turns.push_back(i);
    labels.push_back(std::move(*label));
  }
  std::vector<const Label*> pointers;
  for (const Label& label : labels) pointers.push_back(&label);
  const Voices voices = lead_back(pointers);
  for (std::size_t n = 0; n < turns.size(); ++n) {
    const Label& full = labels[voices.fullest[voices.of_label[n]]];
    // what stands in brackets after a word for the side still tells who asks: "Reporter (Daily Anvil)"
    const bool bare = text::fold(document.text->view(full.span)).find_first_of("(,[") == std::string::npos;
    if (!voices.sides[n] || !bare) out[turns[n]] = full.span;
  }
  return out;
}

}  // namespace quotidian::document
