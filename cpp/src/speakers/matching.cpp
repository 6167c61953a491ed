// Words of names and nouns held against each other.
#include <algorithm>
#include <string>
#include <string_view>

#include "quotidian/entities/name_key.hpp"
#include "quotidian/text/characters.hpp"
#include "quotidian/text/fold.hpp"
#include "quotidian/text/utf8.hpp"
#include "speakers/cast.hpp"

namespace quotidian::speakers {

using entities::Mention;
using lexicon::Entry;
using lexicon::EntryKind;

namespace {

/// Longest ending taken off, in bytes.
constexpr std::size_t longest_ending = 16;

void add_key(std::vector<std::string>& keys, std::string key) {
  if (!key.empty() && std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(std::move(key));
}

}  // namespace

std::vector<std::string> keys_of_word(std::string_view word, const lexicon::Lexicon& lexicon) {
  std::vector<std::string> keys;
  add_key(keys, entities::word_key(word));
  if (lexicon.lang() == "en") return keys;
  const std::string folded = text::fold(word);
  const std::string_view view = folded;
  for (std::size_t at = view.size(); at > 4 && view.size() - at <= longest_ending;) {
    at -= text::decode_before(view, at).size;
    const std::string_view ending = view.substr(at);
    if (at < 4 || lexicon.find(EntryKind::case_ending, ending) == nullptr) continue;
    const std::string stem(view.substr(0, at));
    add_key(keys, entities::word_key(stem));
    if (lexicon.lang() == "ru") {
      for (const std::string_view nominative :
           {std::string_view("а"), std::string_view("я"), std::string_view("й"), std::string_view("ий"), std::string_view("ая")}) {
        add_key(keys, entities::word_key(stem + std::string(nominative)));
      }
    }
  }
  return keys;
}

std::optional<Index> figure_named(const Source& source, const Cast& cast, tokens::TokenRange range) {
  const auto first = std::lower_bound(source.mentions.begin(), source.mentions.end(), range.begin,
                                      [](const Mention& mention, Index begin) { return mention.range.begin < begin; });
  for (auto at = first; at != source.mentions.end() && at->range.begin < range.end; ++at) {
    const auto figure = cast.of_mention[static_cast<std::size_t>(at - source.mentions.begin())];
    if (figure && at->name.begin < range.end) return figure;
  }
  return std::nullopt;
}

bool has_initials(const Source& source, const Figure& figure, tokens::TokenRange label) {
  std::string letters;
  std::size_t count = 0;
  for (Index i = label.begin; i < label.end; ++i) {
    const std::string_view raw = source.raw(i);
    for (std::size_t at = 0; at < raw.size() && count < 4;) {
      const text::CodePoint c = text::decode(raw, at);
      if (text::is_lower(c.value)) return false;
      if (text::is_letter(c.value)) {
        text::append(letters, c.value);
        ++count;
      }
      at += c.size;
    }
  }
  if (count < 2 || count > 3) return false;
  std::string own;
  const tokens::TokenRange name = source.mentions[figure.fullest].name;
  for (Index i = name.begin; i < name.end; ++i) {
    const text::CodePoint c = text::decode(source.raw(i), 0);
    if (text::is_upper(c.value)) text::append(own, c.value);
  }
  const std::string wanted = text::fold(letters);
  const std::string folded = text::fold(own);
  // "AB" for A. C. B.: a middle name may be left out.
  return folded == wanted || (count == 2 && folded.size() > wanted.size() && folded.front() == wanted.front() &&
                              folded.ends_with(wanted.substr(text::decode(wanted, 0).size)));
}

bool same_noun(const Entry& a, const Entry& b) {
  if (a.form == b.form) return true;
  if (!a.get("same").empty() && a.get("same") == b.get("same")) return true;
  // Turkish softens the last sound of a stem: dernek, derneğ-.
  if (a.kind == b.kind && a.form.size() + 1 >= b.form.size() && b.form.size() + 1 >= a.form.size()) {
    const Entry& soft = a.form.ends_with("ğ") ? a : b;
    const Entry& hard = a.form.ends_with("ğ") ? b : a;
    if (soft.form.ends_with("ğ") && hard.form.ends_with("k") &&
        soft.form.substr(0, soft.form.size() - 2) == hard.form.substr(0, hard.form.size() - 1))
      return true;
  }
  if (a.kind != b.kind || a.get("like") != b.get("like") || a.form.find(' ') != std::string::npos || b.form.find(' ') != std::string::npos)
    return false;
  // Cyrillic letters are two bytes; Latin ones of the other languages are listed once a noun.
  if (static_cast<unsigned char>(a.form.front()) < 0xD0 || static_cast<unsigned char>(a.form.front()) > 0xD1) return false;
  const std::size_t shorter = std::min(a.form.size(), b.form.size());
  const std::size_t longer = std::max(a.form.size(), b.form.size());
  std::size_t same = 0;
  while (same < shorter && a.form[same] == b.form[same]) ++same;
  return same >= 6 && longer - same <= 6;
}

bool related_noun(const Entry& a, const Entry& b) {
  const auto ends = [](const Entry& longer, const Entry& shorter) {
    return longer.form.size() > shorter.form.size() + 1 && longer.form.ends_with(" " + shorter.form);
  };
  return a.kind == b.kind && (ends(a, b) || ends(b, a));
}

const Entry* head_noun(const Source& source, tokens::TokenRange range, EntryKind kind) {
  const Entry* found = nullptr;
  for (Index i = range.begin; i < range.end;) {
    const auto match = source.lexicon.longest(kind, source.plain, i);
    if (match && match->entry->get("part") != "field") {
      found = match->entry;
      if (source.lexicon.lang() == "ru") return found;
      i += match->tokens;
      if (source.lexicon.lang() == "en" && i < range.end &&
          (source.plain[i] == "of" || source.plain[i] == "for" || source.plain[i] == "in" || source.plain[i] == "to"))
        return found;
      continue;
    }
    const std::string& word = source.plain[i];
    const bool men = word.ends_with("men");
    if (!match && source.lexicon.lang() == "en" && word.size() > 3 && (men || word.ends_with("s"))) {
      const std::string singular = men ? word.substr(0, word.size() - 2) + "an" : word.substr(0, word.size() - 1);
      if (const Entry* entry = source.lexicon.find(kind, singular); entry && entry->get("part") != "field") found = entry;
    }
    ++i;
  }
  return found;
}

}  // namespace quotidian::speakers
