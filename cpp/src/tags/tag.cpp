#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "quotidian/text/characters.hpp"
#include "quotidian/text/fold.hpp"
#include "quotidian/text/utf8.hpp"
#include "tags/reader.hpp"

namespace quotidian::tags {
namespace {

using lexicon::EntryKind;

/// Longest ending looked up, in bytes of the folded word; keeps a hostile "word" of a megabyte linear.
constexpr std::size_t longest_ending = 24;
/// Letters that must stand before an ending, so that "red" is no participle.
constexpr std::size_t shortest_stem = 2;

constexpr std::array<std::pair<std::string_view, WordClass>, 13> closed_classes{{
    {"determiner", WordClass::det},
    {"preposition", WordClass::adp},
    {"conjunction", WordClass::cconj},
    {"subordinator", WordClass::sconj},
    {"complementiser", WordClass::sconj},
    {"relative", WordClass::pron},
    {"question", WordClass::adv},
    {"auxiliary", WordClass::aux},
    {"negation", WordClass::part},
    {"adverb", WordClass::adv},
    {"pronoun", WordClass::pron},
    {"particle", WordClass::part},
    {"number", WordClass::num},
}};

std::optional<WordClass> closed_class(const lexicon::Lexicon& lexicon, std::string_view folded) {
  const lexicon::Entry* entry = lexicon.find(EntryKind::function_word, folded);
  if (entry == nullptr) return lexicon.find(EntryKind::pronoun, folded) != nullptr ? std::optional(WordClass::pron) : std::nullopt;
  const std::string_view name = entry->get("class");
  const auto at = std::find_if(closed_classes.begin(), closed_classes.end(), [&](const auto& row) { return row.first == name; });
  return at == closed_classes.end() ? std::nullopt : std::optional(at->second);
}

/// Whether the word ends as finite verbs of the language do.
bool has_finite_ending(const lexicon::Lexicon& lexicon, std::string_view folded) {
  bool found = false;
  for (std::size_t at = folded.size(); at > 0 && folded.size() - at <= longest_ending;) {
    at -= text::decode_before(folded, at).size;
    if (at == 0) break;
    const lexicon::Entry* entry = lexicon.find(EntryKind::function_word, "-" + std::string(folded.substr(at)));
    if (entry != nullptr && entry->get("class") == "noun_ending") return false;
    if (entry == nullptr || (entry->get("class") != "finite_ending" && entry->get("class") != "infinitive_ending")) continue;
    std::size_t stem = 0;
    for (std::size_t i = 0; i < at && stem < shortest_stem; i += text::decode(folded, i).size) ++stem;
    found = found || stem >= shortest_stem;
  }
  return found;
}

WordClass word_class(std::string_view word, const std::string& folded, bool first, const lexicon::Lexicon& lexicon) {
  const bool upper = text::is_upper(text::decode(word, 0).value);
  if (const auto closed = closed_class(lexicon, folded); closed && (!upper || first || *closed != WordClass::adp)) return *closed;
  if (upper && !first) return WordClass::propn;
  if (const auto* listed = lexicon.find(EntryKind::function_word, folded); listed != nullptr && listed->get("class") == "noun")
    return WordClass::noun;
  if (lexicon.find(EntryKind::verb, folded) != nullptr) return WordClass::verb;
  if (const auto* cue = lexicon.find(EntryKind::cue, folded); cue != nullptr) return WordClass::verb;
  if (has_finite_ending(lexicon, folded)) return WordClass::verb;
  return upper ? WordClass::propn : WordClass::noun;
}

/// The plain tagger.
void tag_by_lexicon(const document::Document& document, const lexicon::Lexicon& lexicon, Tagging& tagging) {
  const std::vector<tokens::Token>& all = document.tokens.tokens;
  tagging.classes.assign(all.size(), WordClass::x);
  for (const tokens::TokenRange sentence : document.tokens.sentences) {
    bool first = true;
    for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
      switch (all[i].kind) {
        case tokens::TokenKind::word:
          tagging.classes[i] = word_class(document.text->view(all[i].span), tagging.folded[i], first, lexicon);
          // "the report", "his claims": right after a determiner stands no finite verb
          if (tagging.classes[i] == WordClass::verb && !first && i > 0 && tagging.classes[i - 1] == WordClass::det &&
              lexicon.find(EntryKind::function_word, tagging.folded[i - 1])->get("alone").empty()) {
            tagging.classes[i] = WordClass::noun;
          }
          first = false;
          break;
        case tokens::TokenKind::number:
          tagging.classes[i] = WordClass::num;
          first = false;
          break;
        case tokens::TokenKind::punctuation: tagging.classes[i] = WordClass::punct; break;
        case tokens::TokenKind::mark:
          tagging.classes[i] = WordClass::punct;
          first = true;
          break;
        case tokens::TokenKind::symbol:
        case tokens::TokenKind::emoji: tagging.classes[i] = WordClass::sym; break;
        default: break;
      }
    }
  }
}

}  // namespace

Tagging tag(const document::Document& document, const lexicon::Lexicon& lexicon, const Fitted& fitted) {
  Tagging tagging;
  tagging.folded.reserve(document.tokens.tokens.size());
  for (const tokens::Token& token : document.tokens.tokens) tagging.folded.push_back(text::fold(document.text->view(token.span)));
  if (const Reader* reader = fitted.find(document.lang))
    reader->read(document, lexicon, tagging);
  else
    tag_by_lexicon(document, lexicon, tagging);
  return tagging;
}

std::string_view to_string(WordClass one) {
  static constexpr std::array<std::string_view, word_class_count> words{
      "x", "noun", "propn", "verb", "aux", "adj", "adv", "adp", "det", "pron", "num", "cconj", "sconj", "part", "punct", "sym", "intj"};
  return words[static_cast<std::size_t>(one)];
}

std::string_view to_string(NameClass one) {
  static constexpr std::array<std::string_view, name_class_count> words{"none", "person", "organisation", "place", "other"};
  return words[static_cast<std::size_t>(one)];
}

}  // namespace quotidian::tags
