// Speakers of headlines: named there, or found by the words of the body that the headline repeats.
#include <algorithm>
#include <unordered_set>

#include "speakers/resolver.hpp"

namespace quotidian::speakers {

using entities::EntityType;
using entities::MentionForm;
using quotes::Quote;
using quotes::QuoteKind;

namespace {

/// Short words say little about what a headline repeats.
constexpr std::size_t shortest_telling_word = 5;
/// Share of a headline's words that a quote must hold to be what it repeats.
constexpr double least_repeated = 0.4;

}  // namespace

/// The quote of the body whose words the headline repeats.
std::optional<Index> Resolver::repeated_in(Index h) const {
  const auto telling = [&](const Quote& quote) {
    std::unordered_set<std::string_view> words;
    for (const text::Span span : quote.contents) {
      const tokens::TokenRange range = tokens::tokens_in(source_.tokens(), span);
      for (Index i = range.begin; i < range.end; ++i) {
        // Endings differ; the first letters are compared.
        const std::string& word = source_.tagging.folded[i];
        if (word.size() >= shortest_telling_word)
          words.insert(std::string_view(word).substr(0, std::min<std::size_t>(word.size(), source_.lexicon.lang() == "ru" ? 10 : 6)));
      }
    }
    return words;
  };
  const auto wanted = telling(quotes_.quotes[h]);
  if (wanted.empty()) return std::nullopt;
  std::optional<Index> best;
  double best_share = least_repeated;
  for (Index q = 0; q < quotes_.quotes.size(); ++q) {
    const Quote& quote = quotes_.quotes[q];
    if (quote.kind == QuoteKind::headline || voices_[q].empty() || quote.contents.empty()) continue;
    const auto words = telling(quote);
    std::size_t shared = 0;
    for (const std::string_view word : wanted) shared += words.count(word);
    // A long answer holds many words by chance.
    const double share = static_cast<double>(shared) / static_cast<double>(wanted.size()) - 0.0005 * static_cast<double>(words.size());
    if (share > best_share) {
      best = q;
      best_share = share;
    }
  }
  return best;
}

Voice Resolver::of_headline(Index h) {
  const Quote& quote = quotes_.quotes[h];
  const auto mention = source_mention(quote);
  if (mention && source_.mentions[*mention].form == MentionForm::name) {
    Voice voice = of_mention(*mention, true);
    if (!voice.empty()) return voice;
  }
  const auto repeated = repeated_in(h);
  // a general source ("Power firm:") stands for whoever says so in the body
  if (mention && repeated && source_.mentions[*mention].type != EntityType::group) {
    Voice said = voices_[*repeated];
    said.resolution = Resolution::headline_repeat;
    return said;
  }
  if (mention) {
    Voice voice = of_mention(*mention, true);
    if (voice.figure) return voice;
    const bool told = source_.mentions[*mention].type == EntityType::group && source_.mentions[*mention].range.size() > 1;
    if (repeated && !told) {
      Voice said = voices_[*repeated];
      said.resolution = Resolution::headline_repeat;
      return said;
    }
    if (!voice.empty()) return voice;
  }
  if (repeated) {
    Voice said = voices_[*repeated];
    said.resolution = Resolution::headline_repeat;
    return said;
  }
  if (!quote.source.empty()) return of_words(quote.source.front());
  if (!source_.document.turns.empty()) {
    if (const auto with = interviewee_) return {with, {}, EntityType::person, Resolution::headline_repeat};
  }
  return {};
}

}  // namespace quotidian::speakers
