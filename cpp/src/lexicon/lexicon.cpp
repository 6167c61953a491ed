#include "quotidian/lexicon/lexicon.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "quotidian/text/fold.hpp"

namespace quotidian::lexicon {
namespace {

/// Keys carry their kind as a first byte, so that one table serves all kinds.
std::string key_of(EntryKind kind, std::string_view folded) {
  std::string key(1, static_cast<char>(kind));
  key += folded;
  return key;
}

std::uint32_t word_count(std::string_view form) {
  return static_cast<std::uint32_t>(std::count(form.begin(), form.end(), ' ')) + 1;
}

/// Start of the code point before `end`.
std::size_t shorter(std::string_view word, std::size_t end) {
  --end;
  while (end > 0 && (static_cast<unsigned char>(word[end]) & 0xC0) == 0x80) --end;
  return end;
}

}  // namespace

std::string_view Entry::get(std::string_view key) const {
  const auto at = attributes.find(std::string(key));
  return at == attributes.end() ? std::string_view() : std::string_view(at->second);
}

Lexicon::Lexicon(std::string lang, std::vector<Entry> entries) : lang_(std::move(lang)), entries_(std::move(entries)) {
  slots_.reserve(entries_.size() * 2);
  for (std::uint32_t i = 0; i < entries_.size(); ++i) {
    const Entry& entry = entries_[i];
    const std::string folded = text::fold(entry.form);
    Slot& slot = slots_[key_of(entry.kind, folded)];
    (entry.prefix ? slot.prefixes : slot.exact).push_back(i);
    if (entry.prefix) longest_prefix_ = std::max(longest_prefix_, static_cast<std::uint32_t>(folded.size()));
    Slot& first = slots_[key_of(entry.kind, folded.substr(0, folded.find(' ')))];
    first.longest = std::max(first.longest, word_count(folded));
  }
}

const Entry* Lexicon::find(EntryKind kind, std::string_view folded) const {
  std::string key = key_of(kind, folded);
  if (const auto at = slots_.find(key); at != slots_.end() && !at->second.exact.empty()) {
    return &entries_[at->second.exact.back()];
  }
  if (longest_prefix_ == 0) return nullptr;
  std::size_t size = std::min<std::size_t>(key.size(), longest_prefix_ + 1);
  while (size < key.size() && size > 1 && (static_cast<unsigned char>(key[size]) & 0xC0) == 0x80) --size;
  for (; size > 1; size = shorter(key, size)) {
    key.resize(size);
    if (const auto at = slots_.find(key); at != slots_.end() && !at->second.prefixes.empty()) {
      return &entries_[at->second.prefixes.back()];
    }
  }
  return nullptr;
}

std::optional<Match> Lexicon::longest(EntryKind kind, std::span<const std::string> words, std::size_t at) const {
  if (at >= words.size()) return std::nullopt;
  std::uint32_t most = 1;
  if (const auto slot = slots_.find(key_of(kind, words[at])); slot != slots_.end()) most = std::max(most, slot->second.longest);
  const auto available = static_cast<std::uint32_t>(std::min<std::size_t>(most, words.size() - at));
  std::vector<std::string> joined{words[at]};
  for (std::uint32_t n = 1; n < available; ++n) joined.push_back(joined.back() + ' ' + words[at + n]);
  for (std::uint32_t n = available; n > 0; --n) {
    if (const Entry* entry = find(kind, joined[n - 1]); entry && word_count(entry->form) == n) return Match{entry, n};
  }
  return std::nullopt;
}

Lexicon extend(const Lexicon& base, std::vector<Entry> more) {
  std::vector<Entry> entries = base.entries();
  entries.insert(entries.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  return Lexicon(base.lang(), std::move(entries));
}

}  // namespace quotidian::lexicon
