#include "entities/nouns.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <string_view>

namespace quotidian::entities {
namespace {

using lexicon::Entry;
using lexicon::EntryKind;

constexpr std::array<EntryKind, 4> noun_kinds{EntryKind::role, EntryKind::body, EntryKind::group, EntryKind::document};

/// The singular of an English plural, where the lexicon knows it.
const Entry* english_singular(const lexicon::Lexicon& lexicon, EntryKind kind, const std::string& folded) {
  if (folded.size() < 4) return nullptr;
  if (folded.size() > 3 && folded.ends_with("men")) return lexicon.find(kind, folded.substr(0, folded.size() - 2) + "an");
  if (folded.back() != 's') return nullptr;
  if (folded.ends_with("ies")) return lexicon.find(kind, folded.substr(0, folded.size() - 3) + "y");
  if (const Entry* entry = lexicon.find(kind, folded.substr(0, folded.size() - 1))) return entry;
  return folded.ends_with("es") ? lexicon.find(kind, folded.substr(0, folded.size() - 2)) : nullptr;
}

/// Whether what stands behind the listed stem makes it a plural.
bool is_plural(const lexicon::Lexicon& lexicon, const Entry& entry, std::string_view last_word) {
  if (entry.kind == EntryKind::group) return true;
  if (entry.get("number") == "plural") return true;
  const std::size_t space = entry.form.rfind(' ');
  const std::size_t stem = space == std::string::npos ? entry.form.size() : entry.form.size() - space - 1;
  if (!entry.prefix && lexicon.lang() == "ru") {
    // Where each case is an entry: endings that no singular has.
    static constexpr std::array<std::string_view, 8> endings{"лей", "ов", "ам", "ям", "ами", "ями", "ах", "ях"};
    return std::any_of(endings.begin(), endings.end(),
                       [&](std::string_view ending) { return last_word.size() > ending.size() + 6 && last_word.ends_with(ending); });
  }
  if (!entry.prefix || stem >= last_word.size()) return false;
  const std::string_view rest = last_word.substr(stem);
  const auto begins = [&](std::initializer_list<std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return rest.starts_with(ending); });
  };
  const auto is = [&](std::initializer_list<std::string_view> endings) {
    return std::find(endings.begin(), endings.end(), rest) != endings.end();
  };
  if (lexicon.lang() == "az" || lexicon.lang() == "tr") return begins({"lar", "lər", "ler"});
  if (lexicon.lang() == "ru" && entry.kind != EntryKind::role)
    return is({"ов", "ам", "ами", "ах", "ям", "ями", "ях"});                     // "администрации" is one
  if (lexicon.lang() == "ru" && rest == "ей") return entry.form.ends_with("л");  // "жителей", but "судьей"
  if (lexicon.lang() == "ru") return is({"ы", "и", "ов", "ев", "ам", "ями", "ами", "ах", "ях", "ям", "ые", "ых", "ие", "их"});
  return false;
}

}  // namespace

bool stands_alone(const Words& all, Index before, Index head) {
  const Word& left = all.words[before];
  const Entry* noun = all.words[head].noun;
  if (left.noun == nullptr || left.genitive || left.plural || noun == nullptr || !noun->prefix) return false;
  const std::string& folded = all.folded(head);
  if (noun->form.size() >= folded.size()) return false;
  static constexpr std::array<std::string_view, 14> bare{"ın", "in", "un", "ün",  "a",   "e",   "ə",
                                                         "da", "de", "də", "dan", "den", "dən", "tan"};
  return std::find(bare.begin(), bare.end(), std::string_view(folded).substr(noun->form.size())) != bare.end();
}

std::optional<Noun> noun_of(const lexicon::Lexicon& lexicon, const std::string& folded) {
  const Entry* best = nullptr;
  const std::uint32_t kinds = lexicon.kinds_of(folded);
  for (const EntryKind kind : noun_kinds) {
    if (((kinds >> static_cast<unsigned>(kind)) & 1U) == 0) continue;
    const Entry* entry = lexicon.find(kind, folded);
    if (entry != nullptr && (best == nullptr || entry->form.size() > best->form.size())) best = entry;
  }
  if (best != nullptr) return Noun{{best, 1}, is_plural(lexicon, *best, folded)};
  if (lexicon.lang() != "en") return std::nullopt;
  for (const EntryKind kind : {EntryKind::role, EntryKind::body, EntryKind::document}) {
    if (const Entry* entry = english_singular(lexicon, kind, folded)) return Noun{{entry, 1}, true};
  }
  return std::nullopt;
}

bool begins_longer_noun(const lexicon::Lexicon& lexicon, const std::string& folded) {
  return std::any_of(noun_kinds.begin(), noun_kinds.end(), [&](EntryKind kind) { return lexicon.begins_longer(kind, folded); });
}

std::optional<Noun> noun_at(const Words& all, Index at, const std::optional<Noun>& alone) {
  std::optional<lexicon::Match> best;
  for (const EntryKind kind : noun_kinds) {
    const auto match = all.lexicon.longest(kind, all.plain, at);
    if (match && (!best || match->entry->form.size() > best->entry->form.size())) best = match;
  }
  if (!best || best->tokens < 2) return alone;
  return Noun{*best, is_plural(all.lexicon, *best->entry, all.plain[at + best->tokens - 1])};
}

}  // namespace quotidian::entities
