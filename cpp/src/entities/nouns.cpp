#include "entities/nouns.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>

namespace quotidian::entities {
namespace {

using lexicon::Entry;
using lexicon::EntryKind;

/// The noun entry with the longest form that begins at a token; its length in tokens.
std::optional<lexicon::Match> longest_noun(const Words& all, Index at) {
  std::optional<lexicon::Match> best;
  for (const EntryKind kind : {EntryKind::role, EntryKind::body, EntryKind::group, EntryKind::document}) {
    const auto match = all.lexicon.longest(kind, all.plain, at);
    if (match && (!best || match->entry->form.size() > best->entry->form.size())) best = match;
  }
  return best;
}

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
    return is({"ов", "ам", "ами", "ах", "ям", "ями", "ях"});  // "администрации" is one
  if (lexicon.lang() == "ru") return is({"ы", "и", "ов", "ев", "ам", "ями", "ами", "ах", "ях", "ям", "ые", "ых", "ие", "их"});
  return false;
}

}  // namespace

std::optional<Noun> noun_at(const Words& all, Index at) {
  if (const auto match = longest_noun(all, at))
    return Noun{*match, is_plural(all.lexicon, *match->entry, all.plain[at + match->tokens - 1])};
  if (all.build != Build::of_phrase) return std::nullopt;
  for (const EntryKind kind : {EntryKind::role, EntryKind::body, EntryKind::document}) {
    if (const Entry* entry = english_singular(all.lexicon, kind, all.plain[at])) return Noun{{entry, 1}, true};
  }
  return std::nullopt;
}

}  // namespace quotidian::entities
