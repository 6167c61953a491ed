// Where something was said, through whom the article has it, and who asked not to be named.
#include <algorithm>
#include <array>

#include "speakers/resolver.hpp"

namespace quotidian::speakers {

using entities::EntityType;
using entities::Mention;
using entities::MentionForm;
using lexicon::EntryKind;

namespace {

/// Tokens looked at on either side of a sentence's cue, and between a marker and the name it is about.
constexpr Index longest_look = 80;
constexpr Index longest_gap = 3;

/// Azerbaijani and Turkish dative: to whom one speaks.
bool is_dative(std::string_view folded) {
  static constexpr std::array<std::string_view, 5> endings{"a", "ə", "e", "na", "nə"};
  return folded.size() > 4 &&
         std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return folded.ends_with(ending); });
}

}  // namespace

/// Whether a mention can be a medium or another place to speak at: a body, or a name that nothing makes a person's.
bool Resolver::may_publish(Index m) const {
  const Mention& one = source_.mentions[m];
  if (one.form != MentionForm::name || one.name.empty()) return false;
  // Media that are called like people ("Turan").
  const auto listed = source_.lexicon.longest(EntryKind::circumstance, source_.plain, one.name.begin);
  if (listed && listed->entry->get("as") == "medium" && listed->tokens == one.name.size()) return true;
  if (one.type == EntityType::organisation) return true;
  if (!cast_.of_mention[m]) return one.type == EntityType::unknown;
  const Figure& figure = cast_.figures[*cast_.of_mention[m]];
  return (figure.type == EntityType::organisation || figure.type == EntityType::unknown) && figure.sex == entities::Sex::unknown;
}

/// The name that a marker at these tokens is about; `before`: it stands before the marker.
std::optional<text::Span> Resolver::name_beside(tokens::TokenRange marker, bool before, std::optional<Index> speaker) const {
  std::optional<text::Span> found;
  for (Index m = mention_near(marker.begin); m < source_.mentions.size(); ++m) {
    const Mention& one = source_.mentions[m];
    if (one.range.begin > marker.end + longest_gap) break;
    if (!may_publish(m) || (speaker && cast_.of_mention[m] == speaker)) continue;
    const bool beside = before ? one.range.end <= marker.begin && marker.begin - one.range.end <= longest_gap
                               : one.name.begin >= marker.end && words_between(marker.end, one.range.begin) == 0;
    if (!beside) continue;
    found = source_.span(one.name);
    if (!before) return found;
  }
  return found;
}

/// What the sentence of a quote's cue tells of its circumstances, outside the words that are quoted.
void Resolver::add_circumstances(Index q, Link& link, std::vector<Speaker>& speakers) const {
  const quotes::Quote& quote = quotes_.quotes[q];
  if (quote.kind == quotes::QuoteKind::turn || source_.tokens().empty()) return;
  if (quote.cue.empty() && quote.source.empty()) return;
  const Index anchor = token_at(quote.cue.empty() ? quote.source.front().begin : quote.cue.front().begin);
  const tokens::TokenRange sentence = source_.document.tokens.sentences[sentence_of(anchor)];
  const Index begin = std::max(sentence.begin, anchor > longest_look ? anchor - longest_look : 0);
  const Index end = std::min(sentence.end, anchor + longest_look);
  const auto speaker = voices_[q].figure;
  for (Index i = begin; i < end; ++i) {
    const auto match = source_.lexicon.longest(EntryKind::circumstance, source_.plain, i);
    if (!match) continue;
    const text::Span here = source_.span({i, i + match->tokens});
    const std::string_view as = match->entry->get("as");
    // A reported clause may run on over "…, Interfax reports" and "asked not to be named"; words in marks never tell.
    const auto& said = as == "via" || as == "anonymous" ? quote.verbatim : quote.contents;
    if (std::any_of(said.begin(), said.end(), [&](text::Span span) { return span.overlaps(here); })) continue;
    const bool before = match->entry->get("side") == "before";
    const tokens::TokenRange marker{i, i + match->tokens};
    if (as == "platform" && !link.venue) link.venue = here;
    if (as == "venue" && !link.venue) link.venue = name_beside(marker, before, speaker);
    if (as == "via" && !link.via) link.via = name_beside(marker, before, speaker);
    if (as == "anonymous" && link.speaker && !speaker) speakers[*link.speaker].anonymous_by_request = true;
  }
  if (!link.venue && !quote.cue.empty()) link.venue = dative_venue(anchor, speaker);
}

/// Azerbaijani and Turkish say to whom by the dative alone: "Turana bildirib", "AFP’ye söyledi".
std::optional<text::Span> Resolver::dative_venue(Index cue, std::optional<Index> speaker) const {
  if (source_.lexicon.lang() != "az" && source_.lexicon.lang() != "tr") return std::nullopt;
  for (Index m = mention_near(cue); m < source_.mentions.size() && source_.mentions[m].range.begin < cue; ++m) {
    const Mention& one = source_.mentions[m];
    if (one.range.end != cue || !may_publish(m) || (speaker && cast_.of_mention[m] == speaker)) continue;
    if (one.type == EntityType::organisation && is_dative(source_.tagging.folded[one.range.end - 1])) return source_.span(one.name);
  }
  return std::nullopt;
}

}  // namespace quotidian::speakers
