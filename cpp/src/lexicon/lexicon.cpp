#include "quotidian/lexicon/lexicon.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "quotidian/text/fold.hpp"

namespace quotidian::lexicon {
namespace {

std::uint32_t word_count(std::string_view form) { return static_cast<std::uint32_t>(std::count(form.begin(), form.end(), ' ')) + 1; }

}  // namespace

std::string_view Entry::get(std::string_view key) const {
  // An entry has a few attributes; looking through them costs less than making a key.
  const auto at = std::find_if(attributes.begin(), attributes.end(), [&](const auto& one) { return one.first == key; });
  return at == attributes.end() ? std::string_view() : std::string_view(at->second);
}

Lexicon::Lexicon(std::string lang, std::vector<Entry> entries) : lang_(std::move(lang)), entries_(std::move(entries)) {
  slots_.reserve(entries_.size() * 2);
  for (std::uint32_t i = 0; i < entries_.size(); ++i) {
    const Entry& entry = entries_[i];
    const std::string folded = text::fold(entry.form);
    Slot& slot = slots_[folded];
    (entry.prefix ? slot.prefixes : slot.exact).push_back(i);
    if (entry.prefix) prefix_sizes_[static_cast<std::size_t>(entry.kind)].push_back(static_cast<std::uint32_t>(folded.size()));
    const std::uint32_t bit = 1U << static_cast<unsigned>(entry.kind);
    (entry.prefix ? prefix_kinds_ : slot.exact_kinds) |= bit;
    const bool anywhere = entry.kind == EntryKind::furniture && (entry.get("at") == "any" || !entry.get("interview").empty());
    if (anywhere) slots_[folded.substr(0, folded.find(' '))].anywhere = true;
    const std::uint32_t words = word_count(folded);
    if (words == 1) continue;
    Slot& first = slots_[folded.substr(0, folded.find(' '))];
    first.longest = std::max(first.longest, words);
    first.longer_kinds |= bit;
  }
  for (auto& sizes : prefix_sizes_) {
    std::sort(sizes.begin(), sizes.end(), std::greater<>());
    sizes.erase(std::unique(sizes.begin(), sizes.end()), sizes.end());
  }
}

const Entry* Lexicon::last_of(EntryKind kind, const std::vector<std::uint32_t>& numbers) const {
  const auto at = std::find_if(numbers.rbegin(), numbers.rend(), [&](std::uint32_t i) { return entries_[i].kind == kind; });
  return at == numbers.rend() ? nullptr : &entries_[*at];
}

const Lexicon::Slot* Lexicon::slot_of(std::string_view folded) const {
  const auto at = slots_.find(folded);
  return at == slots_.end() ? nullptr : &at->second;
}

const Entry* Lexicon::find_in(const Slot* slot, EntryKind kind, std::string_view folded) const {
  if (slot != nullptr && !slot->exact.empty()) {
    if (const Entry* entry = last_of(kind, slot->exact)) return entry;
  }
  for (const std::uint32_t size : prefix_sizes_[static_cast<std::size_t>(kind)]) {
    if (size > folded.size()) continue;
    const Slot* stem = slot_of(folded.substr(0, size));
    if (stem == nullptr) continue;
    if (const Entry* entry = last_of(kind, stem->prefixes)) return entry;
  }
  return nullptr;
}

const Entry* Lexicon::find(EntryKind kind, std::string_view folded) const { return find_in(slot_of(folded), kind, folded); }

std::uint32_t Lexicon::kinds_of(std::string_view folded) const {
  const Slot* slot = slot_of(folded);
  return prefix_kinds_ | (slot == nullptr ? 0 : slot->exact_kinds);
}

bool Lexicon::begins_longer(EntryKind kind, std::string_view folded) const {
  const Slot* slot = slot_of(folded);
  return slot != nullptr && slot->begins_longer(kind);
}

bool Lexicon::begins_anywhere(std::string_view folded) const {
  const Slot* slot = slot_of(folded);
  if (slot != nullptr && slot->anywhere) return true;
  return std::ranges::any_of(prefix_sizes_[static_cast<std::size_t>(EntryKind::furniture)], [&](std::uint32_t size) {
    const Slot* stem = size > folded.size() ? nullptr : slot_of(folded.substr(0, size));
    return stem != nullptr && stem->anywhere && !stem->prefixes.empty();
  });
}

std::optional<Match> Lexicon::longest(EntryKind kind, std::span<const std::string> words, std::size_t at) const {
  if (at >= words.size()) return std::nullopt;
  const Slot* first = slot_of(words[at]);
  const Entry* best = find_in(first, kind, words[at]);
  std::uint32_t tokens = best ? 1 : 0;
  if (first != nullptr && first->begins_longer(kind)) {
    const std::size_t most = std::min<std::size_t>(first->longest, words.size() - at);
    std::string joined = words[at];
    for (std::uint32_t n = 2; n <= most; ++n) {
      joined.append(1, ' ').append(words[at + n - 1]);
      if (const Entry* entry = find(kind, joined); entry && word_count(entry->form) == n) std::tie(best, tokens) = std::pair(entry, n);
    }
  }
  return best ? std::optional(Match{best, tokens}) : std::nullopt;
}

Lexicon extend(const Lexicon& base, std::vector<Entry> more) {
  std::vector<Entry> entries = base.entries();
  entries.insert(entries.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  return {base.lang(), std::move(entries)};
}

}  // namespace quotidian::lexicon
