// Longer than the limit: one question asked of the words of a source after the other.
// From the words of a source to the mention that speaks: spans may be longer or shorter than any mention.
#include <algorithm>
#include <array>

#include "quotidian/text/fold.hpp"
#include "speakers/naming.hpp"
#include "speakers/resolver.hpp"

namespace quotidian::speakers {

using entities::EntityType;
using entities::Mention;
using entities::MentionForm;
using entities::Sex;
using lexicon::EntryKind;

namespace {

/// Words of a source that may stand before its mention ("Mr.", "76-year-old"), at most.
constexpr Index longest_lead = 3;

}  // namespace

/// The first mention that could still hold a token: one that begins at most the longest group before it. O(log n).
Index Resolver::mention_near(Index token) const {
  const Index from = token > longest_group ? token - longest_group : 0;
  const auto at = std::lower_bound(source_.mentions.begin(), source_.mentions.end(), from,
                                   [](const Mention& mention, Index begin) { return mention.range.begin < begin; });
  return static_cast<Index>(at - source_.mentions.begin());
}

/// The mention that covers a span best: most bytes shared, fewest beyond.
std::optional<Index> Resolver::closest_mention(text::Span span) const {
  std::optional<Index> best;
  std::int64_t best_score = 0;
  for (Index m = mention_near(token_at(span.begin)); m < source_.mentions.size(); ++m) {
    const text::Span one = source_.span(source_.mentions[m].range);
    if (one.begin >= span.end) break;
    if (!one.overlaps(span)) continue;
    const auto shared = static_cast<std::int64_t>(std::min(one.end, span.end)) - std::max(one.begin, span.begin);
    std::int64_t score = 3 * shared - one.size() - span.size();
    if (source_.mentions[m].form == MentionForm::name) score += 2;
    if (!best || score > best_score) {
      best = m;
      best_score = score;
    }
  }
  return best;
}

/// Mentions that begin inside a span and lie in no other of them, in order; a bounded number.
std::vector<Index> Resolver::outer_mentions(text::Span span) const {
  std::vector<Index> out;
  Index beyond = 0;
  for (Index m = mention_near(token_at(span.begin)); m < source_.mentions.size() && out.size() < longest_group; ++m) {
    const tokens::TokenRange range = source_.mentions[m].range;
    const text::Span one = source_.span(range);
    if (one.begin >= span.end) break;
    if (one.begin < span.begin || range.begin < beyond) continue;
    out.push_back(m);
    beyond = range.end;
  }
  return out;
}

/// Words between two places that are neither determiners nor signs.
Index Resolver::words_between(Index begin, Index end) const {
  Index count = 0;
  for (Index i = begin; i < end; ++i) {
    const lexicon::Entry* closed = source_.lexicon.find(EntryKind::function_word, source_.tagging.folded[i]);
    count += source_.is_word(i) && (closed == nullptr || closed->get("class") != "determiner");
  }
  return count;
}

bool Resolver::is_joint(Index token) const {
  static constexpr std::array<std::string_view, 7> joints{"and", "və", "ve", "ile", "и", "&", "ilə"};
  return std::find(joints.begin(), joints.end(), source_.tagging.folded[token]) != joints.end();
}

/// Of the mentions inside a source that is longer than each of them, the one that speaks: the first in English and Russian, where what
/// follows explains it; the last in Azerbaijani and Turkish, where what stands before does. None where the words speak for themselves
/// ("Kerry's dear partners").
std::optional<Index> Resolver::head_mention(text::Span span, const std::vector<Index>& outer) const {
  const auto& mentions = source_.mentions;
  if (source_.lexicon.lang() == "az" || source_.lexicon.lang() == "tr") {
    for (std::size_t i = outer.size(); i-- > 0;) {
      if (mentions[outer[i]].form == MentionForm::name) return outer[i];
    }
    return outer.back();
  }
  if (words_between(token_at(span.begin), mentions[outer.front()].range.begin) > longest_lead) return std::nullopt;
  for (std::size_t i = 0; i < outer.size(); ++i) {
    const Mention& one = mentions[outer[i]];
    // What stands in brackets explains: "the head of CEI (Italian Conference), Nunzio G.".
    std::size_t next = i + 1;
    while (next < outer.size() && mentions[outer[next]].range.begin > 0 && source_.raw(mentions[outer[next]].range.begin - 1) == "(")
      ++next;
    const bool last = next >= outer.size();
    const Index from = next > i + 1 && !last ? mentions[outer[next - 1]].range.end : one.range.end;
    const Index gap = last ? 0 : words_between(from, mentions[outer[next]].range.begin);
    if (one.possessive) {
      // "his lawyer", "Breitbart's Joel Pollak": whom it belongs to does not speak.
      if (last || gap > 1) return std::nullopt;
      continue;
    }
    if (last || one.form != MentionForm::nominal || gap > 0) return outer[i];
    const Mention& named = mentions[outer[next]];
    if (named.form != MentionForm::name || named.type == EntityType::place || is_joint(named.range.begin - 1)) return outer[i];
    i = next - 1;
  }
  return outer.back();
}

/// The mention that a source's words name.
std::optional<Index> Resolver::mention_in(text::Span span) const {
  if (source_.tokens().empty() || span.empty()) return std::nullopt;
  const auto best = closest_mention(span);
  if (!best) return std::nullopt;
  const tokens::TokenRange words = tokens::tokens_in(source_.tokens(), span);
  const tokens::TokenRange range = source_.mentions[*best].range;
  const Index before = range.begin > words.begin ? words_between(words.begin, range.begin) : 0;
  const Index behind = words.end > range.end ? words_between(range.end, words.end) : 0;
  if (before + behind == 0) return best;
  const std::vector<Index> outer = outer_mentions(span);
  return outer.empty() ? best : head_mention(span, outer);
}

/// Whether a name stands without a link behind other words: "Education Mr. T.", but "adviser to Mr. T.".
bool Resolver::closes_as_name(Index m) const {
  const Mention& one = source_.mentions[m];
  if (one.form != MentionForm::name || one.type != EntityType::person || one.range.begin == 0) return false;
  const lexicon::Entry* before = source_.lexicon.find(EntryKind::function_word, source_.tagging.folded[one.range.begin - 1]);
  return before == nullptr && source_.is_word(one.range.begin - 1) && source_.lexicon.lang() == "en" &&
         !source_.tagging.folded[one.range.begin - 1].ends_with("'s");
}

/// The name that a group of words introduces: the one that it ends in, or the one before the comma that it explains ("Cynthia T., curator
/// of exhibits,").
Index Resolver::introduced_name(Index m) const {
  const Mention& group = source_.mentions[m];
  if (group.form != MentionForm::nominal || group.type == EntityType::document) return m;
  for (Index i = m + 1; i < source_.mentions.size() && source_.mentions[i].range.begin < group.range.end; ++i) {
    if (source_.mentions[i].range.end == group.range.end && closes_as_name(i)) return i;
  }
  if (source_.lexicon.lang() != "en" || group.range.begin < 2 || source_.raw(group.range.begin - 1) != ",") return m;
  if (group.type != EntityType::person && group.type != EntityType::unnamed) return m;
  const bool definite =
      source_.plain[group.range.begin] == "the" || source_.lexicon.find(EntryKind::role, source_.plain[group.range.begin]);
  for (Index i = m; definite && i > 0 && m - i < 8; --i) {
    const Mention& one = source_.mentions[i - 1];
    if (one.form == MentionForm::name && one.type == EntityType::person && one.range.end == group.range.begin - 1) return i - 1;
  }
  return m;
}

/// The widest group that a mention is part of: in "an adviser to the minister" the adviser speaks. Names stay what they are but inside a
/// description ("a friend of Ann Rowe"). A bounded number of mentions is looked at.
Index Resolver::widest(Index m) const {
  const tokens::TokenRange inner = source_.mentions[m].range;
  if (source_.mentions[m].form == MentionForm::pronoun) return m;  // "his" in "by his data"
  for (Index i = mention_near(inner.begin); i < m; ++i) {
    const Mention& one = source_.mentions[i];
    // "Undersecretary for Education Mr. T." is the name itself, not whom it belongs to.
    if (one.form == MentionForm::nominal && one.range.end == inner.end && closes_as_name(m)) continue;
    const bool holds = one.range.begin <= inner.begin && one.range.end >= inner.end && one.range.size() > inner.size();
    if (holds && one.form != MentionForm::pronoun && one.type != EntityType::place) return i;
  }
  return m;
}

std::optional<Index> Resolver::source_mention(const quotes::Quote& quote) const {
  std::optional<Index> best;
  for (const text::Span span : quote.source) {
    best = mention_in(span);
    if (best) break;
  }
  const bool given = quote.mention && *quote.mention < source_.mentions.size();
  // The words of the source decide where they are a mention of their own ("её" in "по её данным").
  if (given && (!best || source_.span(source_.mentions[*best].range) != quote.source.front())) best = quote.mention;
  return best ? std::optional(introduced_name(widest(*best))) : best;
}

/// Several people who speak as one: "A and B", "A, B and C".
Voice Resolver::of_several(const quotes::Quote& quote) const {
  if (quote.source.empty()) return {};
  text::Span span = quote.source.front();
  std::vector<Index> people;
  const auto named_person = [&](Index m) {
    const Mention& one = source_.mentions[m];
    return one.form == MentionForm::name && cast_.of_mention[m] && cast_.figures[*cast_.of_mention[m]].type == EntityType::person;
  };
  // A source that ends with the first of two, the cue behind the second.
  if (!quote.cue.empty() && quote.source.size() == 1 && quote.cue.front().begin > span.end) {
    const tokens::TokenRange gap = tokens::tokens_in(source_.tokens(), {span.end, quote.cue.front().begin});
    if (gap.size() >= 2 && gap.size() <= 8 && is_joint(gap.begin)) span.end = quote.cue.front().begin;
  }
  bool joined = false;
  Index end = 0;
  for (const Index m : outer_mentions(span)) {
    const tokens::TokenRange range = source_.mentions[m].range;
    if (!people.empty()) {
      const Index gap = range.begin - end;
      const bool joint = gap >= 1 && gap <= 2 && is_joint(range.begin - 1);
      if (!joint && !(gap == 1 && source_.raw(end) == ",")) break;
      joined = joined || joint;
    }
    if (!named_person(m)) break;
    const Index figure = *cast_.of_mention[m];
    if (std::find(people.begin(), people.end(), figure) == people.end()) people.push_back(figure);
    end = range.end;
    if (joined) break;
  }
  if (!joined || people.size() < 2) return {};
  const tokens::TokenRange words{tokens::tokens_in(source_.tokens(), span).begin, end};
  return {std::nullopt, words, EntityType::group, Resolution::name, Sex::unknown, people};
}

/// "Both": the two people named last in one sentence before.
Voice Resolver::both_before(Index token) const {
  const Index here = sentence_of(token);
  for (Index back = 0; back < 3 && back <= here; ++back) {
    std::vector<Index> people;
    tokens::TokenRange words;
    for (Index m = first_mention_[here - back]; m < source_.mentions.size(); ++m) {
      const Mention& one = source_.mentions[m];
      if (one.range.begin >= token || sentence_of(one.range.begin) != here - back || people.size() > 2) break;
      if (one.form != MentionForm::name || !cast_.of_mention[m]) continue;
      const Index figure = *cast_.of_mention[m];
      if (cast_.figures[figure].type != EntityType::person || std::find(people.begin(), people.end(), figure) != people.end()) continue;
      if (people.empty()) words.begin = one.range.begin;
      words.end = one.range.end;
      people.push_back(figure);
    }
    if (people.size() == 2) return {std::nullopt, words, EntityType::group, Resolution::role, Sex::unknown, people};
  }
  return {};
}

/// Who signed the article, where a byline names a person.
Voice Resolver::author() const {
  for (Index m = 0; m < source_.mentions.size(); ++m) {
    const Mention& one = source_.mentions[m];
    if (!outside_[one.range.begin] || one.form != MentionForm::name || !cast_.of_mention[m]) continue;
    if (document::section_at(source_.document.sections, source_.span(one.range).begin) != document::SectionKind::byline) continue;
    if (cast_.figures[*cast_.of_mention[m]].type == EntityType::person)
      return {cast_.of_mention[m], {}, EntityType::person, Resolution::pronoun};
  }
  return {};
}

/// Somebody described by words that hold no mention, as they stand: without a relative clause or signs at the end.
Voice Resolver::of_words(text::Span span) const {
  tokens::TokenRange range = tokens::tokens_in(source_.tokens(), span);
  if (range.size() == 1) {
    const lexicon::Entry* entry = source_.lexicon.find(EntryKind::pronoun, source_.tagging.folded[range.begin]);
    if (entry != nullptr) return entry->get("person") == "1" && entry->get("number") == "singular" ? author() : Voice{};
  }
  for (Index i = range.begin + 1; i < range.end; ++i) {
    const lexicon::Entry* entry = source_.lexicon.find(EntryKind::pronoun, source_.tagging.folded[i]);
    if (source_.raw(i) != "," && (entry == nullptr || entry->get("case") != "relative")) continue;
    range.end = i;
    break;
  }
  while (!range.empty() && !source_.is_word(range.end - 1)) --range.end;
  if (range.empty()) return {};
  return {std::nullopt, range, EntityType::unnamed, Resolution::description};
}

/// Russian verbs of the past tell the sex of who does it: "заявила", "заявил".
Sex Resolver::sex_by_cue(const quotes::Quote& quote) const {
  if (source_.lexicon.lang() != "ru" || quote.cue.empty()) return Sex::unknown;
  const tokens::TokenRange cue = tokens::tokens_in(source_.tokens(), quote.cue.front());
  for (Index i = cue.begin; i < cue.end; ++i) {
    const std::string_view word = source_.tagging.folded[i];
    if (word.ends_with("ла") || word.ends_with("лась")) return Sex::female;
    if (word.ends_with("л") || word.ends_with("лся")) return Sex::male;
  }
  return Sex::unknown;
}

/// A pronoun or a verb tells the sex of somebody whose name does not, where nobody else can be meant.
void Resolver::learn_sex(Index m, const Voice& voice) {
  if (!voice.figure) return;
  Figure& figure = cast_.figures[*voice.figure];
  const Mention& mention = source_.mentions[m];
  if (figure.type != EntityType::person || figure.sex != Sex::unknown) return;
  if (mention.form == MentionForm::name && cue_sex_ != Sex::unknown) {
    figure.sex = cue_sex_;
    figure.sex_evidence = entities::SexEvidence::verb;
  }
  if (mention.form != MentionForm::pronoun || mention.sex == Sex::unknown) return;
  const Index here = sentence_of(mention.range.begin);
  for (Index i = first_mention_[here > 0 ? here - 1 : 0]; i < m; ++i) {
    const auto other = source_.mentions[i].form == MentionForm::name ? cast_.of_mention[i] : std::nullopt;
    if (!other || *other == *voice.figure || cast_.figures[*other].type != EntityType::person) continue;
    if (cast_.figures[*other].sex == Sex::unknown || cast_.figures[*other].sex == mention.sex) return;
  }
  figure.sex = mention.sex;
  figure.sex_evidence = entities::SexEvidence::pronoun;
}

}  // namespace quotidian::speakers
