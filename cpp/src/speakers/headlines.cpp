// Speakers of headlines: named there, or found by the words of the body that the headline repeats.
#include <algorithm>
#include <unordered_set>

#include "quotidian/text/fold.hpp"
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
/// The same where only short words are there.
constexpr double least_short = 0.7;
/// Persons tried for a double surname.
constexpr Index figures_tried = 200;

}  // namespace

/// The quote of the body whose words the headline repeats.
std::optional<Index> Resolver::repeated_in(Index h) const {
  // a headline of short words only is compared by all of them
  std::size_t shortest = shortest_telling_word;
  double least = least_repeated;
  const auto telling = [&](const Quote& quote) {
    std::unordered_set<std::string_view> words;
    for (const text::Span span : quote.contents) {
      const tokens::TokenRange range = tokens::tokens_in(source_.tokens(), span);
      for (Index i = range.begin; i < range.end; ++i) {
        // Endings differ; the first letters are compared.
        const std::string& word = source_.tagging.folded[i];
        if (word.size() >= shortest)
          words.insert(std::string_view(word).substr(0, std::min<std::size_t>(word.size(), source_.lexicon.lang() == "ru" ? 10 : 6)));
      }
    }
    return words;
  };
  auto wanted = telling(quotes_.quotes[h]);
  if (wanted.size() < 2) {
    shortest = 2;
    least = least_short;
    wanted = telling(quotes_.quotes[h]);
  }
  if (wanted.empty()) return std::nullopt;
  std::optional<Index> best;
  double best_share = least;
  for (Index q = 0; q < quotes_.quotes.size(); ++q) {
    const Quote& quote = quotes_.quotes[q];
    if (q == h || quote.kind == QuoteKind::headline || is_pulled(quote) || voices_[q].empty() || quote.contents.empty()) continue;
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

/// A surname that only headlines use, for somebody whose double surname holds it ("Lindqvist", "Astrid Lindqvist-Bay").
std::optional<Index> Resolver::double_surname(Index figure) const {
  const Figure& one = cast_.figures[figure];
  const auto in_headline = [&](Index m) {
    return document::section_at(source_.document.sections, source_.span(source_.mentions[m].range).begin) ==
           document::SectionKind::headline;
  };
  const tokens::TokenRange name = source_.mentions[one.fullest].name;
  if (name.size() != 1 || !std::all_of(one.mentions.begin(), one.mentions.end(), in_headline)) return std::nullopt;
  const std::string& word = source_.tagging.folded[name.begin];
  std::optional<Index> found;
  for (Index f = 0; f < cast_.figures.size() && f < figures_tried; ++f) {
    const tokens::TokenRange full = source_.mentions[cast_.figures[f].fullest].name;
    if (f == figure || full.size() < 2 || cast_.figures[f].type != EntityType::person) continue;
    const std::string last = text::fold(source_.words(full));
    const bool holds = last.find(" " + word + "-") != std::string::npos || last.ends_with("-" + word);
    if (holds && found) return std::nullopt;
    if (holds) found = f;
  }
  return found;
}

/// Words in marks in a deck or a subhead, with neither cue nor source: pulled from the text.
bool Resolver::is_pulled(const Quote& quote) const {
  if (quote.kind != QuoteKind::direct || !quote.source.empty() || !quote.cue.empty() || quote.contents.empty()) return false;
  const auto section = document::section_at(source_.document.sections, quote.contents.front().begin);
  return section == document::SectionKind::deck || section == document::SectionKind::subhead;
}

Voice Resolver::of_pulled(Index q) const {
  const auto repeated = repeated_in(q);
  if (!repeated) return {};
  Voice said = voices_[*repeated];
  said.resolution = Resolution::headline_repeat;
  return said;
}

Voice Resolver::of_headline(Index h) {
  const Quote& quote = quotes_.quotes[h];
  const auto mention = source_mention(quote);
  if (mention && source_.mentions[*mention].form == MentionForm::name) {
    Voice voice = of_mention(*mention, true);
    if (voice.figure) {
      if (const auto fuller = double_surname(*voice.figure)) return {fuller, {}, EntityType::person, Resolution::shorter_name};
    }
    if (!voice.empty()) return voice;
  }
  const auto repeated = repeated_in(h);
  // a general source ("Power firm:") stands for whoever says so in the body
  const bool told = mention && source_.mentions[*mention].type == EntityType::group && source_.mentions[*mention].range.size() > 1;
  if (mention && repeated && !told) {
    Voice said = voices_[*repeated];
    said.resolution = Resolution::headline_repeat;
    return said;
  }
  if (mention) {
    Voice voice = of_mention(*mention, true);
    if (voice.figure) return voice;
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
