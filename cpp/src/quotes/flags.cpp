// What a word is for the rules: by the closed classes, by the nouns of the lexicon, by its ending.
#include <algorithm>
#include <array>
#include <utility>

#include "quotes/reading.hpp"
#include "quotidian/text/characters.hpp"
#include "quotidian/text/fold.hpp"
#include "quotidian/text/utf8.hpp"

namespace quotidian::quotes {
namespace {

using lexicon::EntryKind;

constexpr std::size_t longest_ending = 24;  // bytes
constexpr std::size_t shortest_stem = 2;    // bytes before an ending

constexpr std::array<std::pair<std::string_view, std::uint64_t>, 40> class_flags{{
    {"determiner", determiner},
    {"preposition", preposition},
    {"conjunction", conjunction},
    {"subordinator", subordinator},
    {"complementiser", complementizer},
    {"relative", relative},
    {"question", question_word},
    {"auxiliary", auxiliary},
    {"negation", negation},
    {"adverb", adverb},
    {"pronoun", pronoun},
    {"particle", particle},
    {"number", number},
    {"quotative", quotative},
    {"thus", thus | adverb},
    {"clause_ending", clause_ending},
    {"finite_ending", finite},
    {"oblique_ending", oblique},
    {"genitive_ending", genitive | oblique},
    {"dative_ending", dative | oblique},
    {"plural_ending", plural},
    {"participle_ending", participle},
    {"infinitive_ending", infinitive | finite},
    {"possessed_ending", possessed},
    {"short_dative_ending", dative},
    {"infinitive", infinitive},
    {"place_ending", place_case | oblique},
    {"person_ending", human | person_noun},
    {"occasion", occasion | oblique | place_case},
    {"addressee", addressee | oblique},
    {"light_verb", light_verb},
    {"platform", platform},
    {"ablative_ending", ablative | place_case | oblique},
    {"naming", naming | preposition},
    {"adjective_ending", adjective},
    {"action_ending", action},
    {"with_ending", with_ending | oblique},
    {"link", links},
    {"converb_ending", converb},
    {"owned_ending", owned | possessed},
}};

constexpr std::array<std::pair<EntryKind, std::uint64_t>, 5> noun_flags{{
    {EntryKind::role, human},
    {EntryKind::title, human},
    {EntryKind::body, body_noun},
    {EntryKind::group, human | plural},
    {EntryKind::document, document_noun},
}};

std::uint64_t flags_of_class(std::string_view name) {
  const auto at = std::find_if(class_flags.begin(), class_flags.end(), [&](const auto& row) { return row.first == name; });
  return at == class_flags.end() ? 0 : at->second;
}

/// What the endings listed in the lexicon say of a word; `from`: bytes that belong to its stem.
std::uint64_t ending_flags(const lexicon::Lexicon& lexicon, std::string_view folded, std::size_t from) {
  std::uint64_t flags = 0;
  for (std::size_t at = folded.size(); at > from && folded.size() - at <= longest_ending;) {
    at -= text::decode_before(folded, at).size;
    if (at < from) break;
    if (const auto* entry = lexicon.find(EntryKind::function_word, "-" + std::string(folded.substr(at)))) {
      if (entry->get("class") == "noun_ending") return 0;
      flags |= flags_of_class(entry->get("class"));
    }
  }
  if ((flags & adjective) != 0) flags &= ~std::uint64_t{possessed};                      // nor that of "-lı"
  if ((flags & human) != 0 && (flags & owned) == 0) flags &= ~std::uint64_t{possessed};  // the vowel of "-çı"
  return flags;
}

/// Bytes of a word that belong to the stem of a noun in the lexicon: a last k or q, which softens before a vowel, is one of them ("nazirli*" for
/// "nazirliyi", "bakanlı*" for "bakanlığı").
std::size_t stem_of(const lexicon::Entry& noun, std::string_view folded) {
  const std::size_t stem = text::fold(noun.form).size();
  if (!noun.prefix || stem >= folded.size()) return stem;
  const std::string_view form = folded.substr(0, stem);
  const bool abstract = form.ends_with("li") || form.ends_with("lu") || form.ends_with("lü");
  for (const std::string_view soft : {std::string_view("y"), std::string_view("ğ")}) {
    if (abstract && folded.substr(stem).starts_with(soft)) return stem + soft.size();
  }
  return stem;
}

/// What the lexicon says of a folded word.
std::uint64_t listed_flags(const lexicon::Lexicon& lexicon, const std::string& folded) {
  std::uint64_t flags = 0;
  const auto* entry = lexicon.find(EntryKind::function_word, folded);
  if (entry != nullptr) {
    flags |= flags_of_class(entry->get("class"));
    if (entry->get("be") == "1") flags |= be;
    if (entry->get("of") == "1") flags |= genitive;
    if (entry->get("alone") == "1") flags |= pronoun;
    if (entry->get("from") == "1") flags |= speaks_from;
    if (entry->get("scene") == "1") flags |= scene;
    if (entry->get("as") == "1") flags |= as_word;
    if (entry->get("if") == "1") flags |= if_word;
    if (entry->get("possessive") == "1") flags |= possessive;
  }
  if (const auto* own = lexicon.find(EntryKind::pronoun, folded); own != nullptr && (flags & (determiner | relative)) == 0)
    flags |= pronoun;
  std::size_t stem = shortest_stem;
  for (const auto& [kind, flag] : noun_flags) {
    const auto* noun = lexicon.find(kind, folded);
    if (noun == nullptr) continue;
    flags |= person_noun | (noun->get("part") == "field" ? 0 : flag);
    stem = std::max(stem, stem_of(*noun, folded));
  }
  const bool noun = entry != nullptr && entry->prefix && entry->get("class") == "noun";
  if (noun) stem = std::max(stem, stem_of(*entry, folded));
  if (entry == nullptr || noun || (flags & light_verb) != 0) flags |= ending_flags(lexicon, folded, stem);
  return flags;
}

}  // namespace

std::uint64_t WordFlags::of(Index token) {
  std::uint64_t flags = 0;
  const std::string_view word = reading_.document.text->view(reading_.token_span(token));
  if (!word.empty() && text::is_upper(text::decode(word, 0).value)) flags |= upper;
  if (!word.empty() && text::is_digit(text::decode(word, 0).value)) flags |= number;
  const tags::WordClass tagged = reading_.tagging.classes[token];
  if (tagged == tags::WordClass::verb || tagged == tags::WordClass::aux) flags |= verb;
  const std::string& folded = reading_.tagging.folded[token];
  const auto [known, fresh] = listed_.try_emplace(folded, 0);
  if (fresh) known->second = listed_flags(reading_.lexicon, folded);
  return flags | known->second;
}

}  // namespace quotidian::quotes
