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
  const auto at = attributes.find(std::string(key));
  return at == attributes.end() ? std::string_view() : std::string_view(at->second);
}

Lexicon::Lexicon(std::string lang, std::vector<Entry> entries) : lang_(std::move(lang)), entries_(std::move(entries)) {
  slots_.reserve(entries_.size() * 2);
  for (std::uint32_t i = 0; i < entries_.size(); ++i) {
    const Entry& entry = entries_[i];
    const std::string folded = text::fold(entry.form);
    Slot& slot = slots_[folded];
    (entry.prefix ? slot.prefixes : slot.exact).push_back(i);
    if (entry.prefix) prefix_sizes_[entry.kind].push_back(static_cast<std::uint32_t>(folded.size()));
    Slot& first = slots_[folded.substr(0, folded.find(' '))];
    first.longest = std::max(first.longest, word_count(folded));
  }
  for (auto& [kind, sizes] : prefix_sizes_) {
    std::sort(sizes.begin(), sizes.end(), std::greater<>());
    sizes.erase(std::unique(sizes.begin(), sizes.end()), sizes.end());
  }
}

const Entry* Lexicon::last_of(EntryKind kind, const std::vector<std::uint32_t>& numbers) const {
  const auto at = std::find_if(numbers.rbegin(), numbers.rend(), [&](std::uint32_t i) { return entries_[i].kind == kind; });
  return at == numbers.rend() ? nullptr : &entries_[*at];
}

const Entry* Lexicon::find(EntryKind kind, std::string_view folded) const {
  if (const auto at = slots_.find(folded); at != slots_.end()) {
    if (const Entry* entry = last_of(kind, at->second.exact)) return entry;
  }
  const auto sizes = prefix_sizes_.find(kind);
  if (sizes == prefix_sizes_.end()) return nullptr;
  for (const std::uint32_t size : sizes->second) {
    if (size > folded.size()) continue;
    if (const auto at = slots_.find(folded.substr(0, size)); at != slots_.end()) {
      if (const Entry* entry = last_of(kind, at->second.prefixes)) return entry;
    }
  }
  return nullptr;
}

std::optional<Match> Lexicon::longest(EntryKind kind, std::span<const std::string> words, std::size_t at) const {
  if (at >= words.size()) return std::nullopt;
  const Entry* best = find(kind, words[at]);
  std::uint32_t tokens = best ? 1 : 0;
  const auto first = slots_.find(words[at]);
  const std::size_t most = first == slots_.end() ? 1 : std::min<std::size_t>(first->second.longest, words.size() - at);
  std::string joined = words[at];
  for (std::uint32_t n = 2; n <= most; ++n) {
    joined.append(1, ' ').append(words[at + n - 1]);
    if (const Entry* entry = find(kind, joined); entry && word_count(entry->form) == n) std::tie(best, tokens) = std::pair(entry, n);
  }
  return best ? std::optional(Match{best, tokens}) : std::nullopt;
}

Lexicon extend(const Lexicon& base, std::vector<Entry> more) {
  std::vector<Entry> entries = base.entries();
  entries.insert(entries.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  return {base.lang(), std::move(entries)};
}

}  // namespace quotidian::lexicon
