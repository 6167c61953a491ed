// Longer than the limit: the order in which a quote is offered to the rules is read from top to bottom.
#include "speakers/resolver.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "quotidian/entities/name_key.hpp"
#include "quotidian/text/fold.hpp"
#include "speakers/naming.hpp"

namespace quotidian::speakers {

using document::SectionKind;
using entities::EntityType;
using entities::Mention;
using entities::MentionForm;
using quotes::Quote;
using quotes::QuoteKind;

Resolver::Resolver(const Source& source, const quotes::Quotes& quotes, const model::Model& model)
    : source_(source), quotes_(quotes), model_(model), cast_(gather_cast(source)), voices_(quotes.quotes.size()) {
  const auto count = source.tokens().size();
  sentence_of_.assign(count, 0);
  marked_.assign(count, false);
  outside_.assign(count, false);
  const auto& sentences = source.document.tokens.sentences;
  for (Index s = 0; s < sentences.size(); ++s) {
    for (Index i = sentences[s].begin; i < sentences[s].end; ++i) sentence_of_[i] = s;
  }
  for (const layout::MarkPair& pair : source.document.layout.marks) {
    if (pair.depth > 0) continue;
    const tokens::TokenRange inner = tokens::tokens_in(source.tokens(), pair.inner());
    // A word or two in marks are a name as often as speech; they hide nobody.
    if (inner.size() < 4) continue;
    std::fill(marked_.begin() + inner.begin, marked_.begin() + inner.end, true);
  }
  for (const document::Section& section : source.document.sections) {
    const bool article = section.kind == SectionKind::lead || section.kind == SectionKind::body || section.kind == SectionKind::question ||
                         section.kind == SectionKind::answer || section.kind == SectionKind::deck || section.kind == SectionKind::subhead;
    if (article) continue;
    const tokens::TokenRange range = tokens::tokens_in(source.tokens(), section.span);
    std::fill(outside_.begin() + range.begin, outside_.begin() + range.end, true);
  }
  role_heads_.assign(source.mentions.size(), nullptr);
  for (Index f = 0; f < cast_.figures.size(); ++f) {
    for (const Index m : cast_.figures[f].roles) role_heads_[m] = head_noun(source, source.mentions[m].role, lexicon::EntryKind::role);
    if (!cast_.figures[f].roles.empty()) office_holders_.push_back(f);
  }
  first_mention_.assign(sentences.size() + 1, static_cast<Index>(source.mentions.size()));
  for (auto m = static_cast<Index>(source.mentions.size()); m-- > 0;) {
    if (source.mentions[m].range.begin < count) first_mention_[sentence_of_[source.mentions[m].range.begin]] = m;
  }
  for (auto s = static_cast<Index>(sentences.size()); s-- > 0;) first_mention_[s] = std::min(first_mention_[s], first_mention_[s + 1]);
}

Index Resolver::token_at(std::uint32_t byte) const {
  const auto& all = source_.tokens();
  const auto at = std::lower_bound(all.begin(), all.end(), byte,
                                   [](const tokens::Token& token, std::uint32_t value) { return token.span.end <= value; });
  return static_cast<Index>(
      std::min<std::ptrdiff_t>(at - all.begin(), std::max<std::ptrdiff_t>(0, static_cast<std::ptrdiff_t>(all.size()) - 1)));
}

Voice Resolver::of_mention(Index m, bool headline) {
  const Mention& mention = source_.mentions[m];
  if (mention.form == MentionForm::name) {
    const auto figure = cast_.of_mention[m];
    if (!figure) return {std::nullopt, mention.range, mention.type, Resolution::description};
    const Figure& one = cast_.figures[*figure];
    const bool fullest =
        one.fullest == m || source_.span(source_.mentions[m].name).size() >= source_.span(source_.mentions[one.fullest].name).size();
    const EntityType type = one.type == EntityType::place ? EntityType::organisation : one.type;
    return {figure, {}, type, headline || fullest ? Resolution::name : Resolution::shorter_name};
  }
  if (mention.form == MentionForm::pronoun) return of_pronoun(m);
  switch (mention.type) {
    case EntityType::organisation: return of_body(m);
    case EntityType::group: return of_group(m);
    case EntityType::document: return of_document(m);
    default: return of_role(m);
  }
}

/// Marked words without a source: in an interview whoever answers; else the subject of the sentence before, else whoever spoke last.
Voice Resolver::sentence_before(const Quote& quote) {
  const Index token = token_at(quote.contents.front().begin);
  if (interviewee_ && !outside_[token] &&
      document::section_at(source_.document.sections, quote.contents.front().begin) != SectionKind::body) {
    return {interviewee_, {}, EntityType::person, Resolution::interview};
  }
  Voice voice = last_person(token, entities::Sex::unknown, 2);
  if (voice.empty() && interviewee_) return {interviewee_, {}, EntityType::person, Resolution::interview};
  if (voice.empty() && !said_.empty() && said_.back().token < token) voice = said_.back().voice;
  if (!voice.empty()) voice.resolution = Resolution::previous_speaker;
  return voice;
}

/// Words in marks with a cue, but no source that was found: the mention nearest to the cue in its sentence, names first.
Voice Resolver::beside(const Quote& quote) {
  const std::uint32_t at = quote.cue.empty() ? quote.contents.back().end : quote.cue.front().begin;
  const Index token = token_at(at);
  const Index sentence = sentence_of(token);
  std::optional<Index> best;
  std::int64_t best_distance = 0;
  Index beyond = 0;
  for (Index m = mention_near(token); m < source_.mentions.size() && source_.mentions[m].range.begin < token + longest_group; ++m) {
    const Mention& one = source_.mentions[m];
    if (sentence_of(one.range.begin) != sentence || one.range.begin < beyond || marked_[one.range.begin] || one.possessive ||
        one.type == EntityType::place)
      continue;
    if (one.form == MentionForm::pronoun && one.type == EntityType::organisation) continue;
    const bool inside =
        std::any_of(quote.contents.begin(), quote.contents.end(), [&](text::Span span) { return span.overlaps(source_.span(one.range)); });
    if (inside || (one.range.begin > 0 && placed(one.range.begin))) continue;
    beyond = one.range.end;
    std::int64_t distance = one.range.begin > token ? one.range.begin - token : token - one.range.begin;
    if (one.form == MentionForm::nominal) distance += 4;
    // English: who acts stands before the verb; behind it is to whom ("told the Post").
    if (source_.lexicon.lang() == "en" && one.range.begin > token) distance += may_publish(m) ? 8 : 3;
    if (best && distance >= best_distance) continue;
    best = m;
    best_distance = distance;
  }
  return best ? of_mention(*best, false) : Voice{};
}

Voice Resolver::of_quote(Index q) {
  const Quote& quote = quotes_.quotes[q];
  if (quote.kind == QuoteKind::turn) return of_turn(quote);
  if (Voice voice = of_several(quote); !voice.empty()) return voice;
  if (const auto mention = source_mention(quote)) {
    cue_sex_ = sex_by_cue(quote);
    Voice voice = of_mention(*mention, false);
    learn_sex(*mention, voice);
    // Better nobody than "he".
    if (voice.empty() && source_.mentions[*mention].form == MentionForm::pronoun) return {};
    if (!voice.empty()) return voice;
  }
  if (!quote.source.empty()) {
    // A source word that is a pronoun or unknown to the lexicon.
    Voice voice = of_words(quote.source.front());
    if (!voice.empty()) return voice;
  }
  if (quote.goes_on_from && *quote.goes_on_from < voices_.size() && *quote.goes_on_from != q) {
    Voice voice = voices_[*quote.goes_on_from];
    if (!voice.empty()) {
      voice.resolution = Resolution::previous_speaker;
      return voice;
    }
  }
  if (quote.evidence.rule == quotes::Rule::passive_clause || quote.kind == QuoteKind::indirect) return {};
  if (quote.kind == QuoteKind::mixed || !quote.cue.empty() || quote.evidence.rule == quotes::Rule::fragment) {
    Voice voice = beside(quote);
    if (!voice.empty()) return voice;
  }
  return quote.kind == QuoteKind::direct ? sentence_before(quote) : Voice{};
}

void Resolver::note(Index q, Index token, const Voice& voice) {
  voices_[q] = voice;
  if (!voice.empty()) said_.push_back({token, voice});
}

float Resolver::confidence_of(Resolution resolution, bool person) const {
  // Shares of right speakers by resolution, persons and others (cpp/training/fit_speaker_confidence.py writes them into the model).
  static constexpr std::array<float, 20> defaults{0.95F, 0.85F, 0.95F, 0.85F, 0.85F, 0.75F, 0.85F, 0.7F, 0.75F, 0.6F,
                                                  0.9F,  0.8F,  0.95F, 0.9F,  0.7F,  0.75F, 0.9F,  0.9F, 0.8F,  0.8F};
  const std::size_t index = 2 * static_cast<std::size_t>(resolution) + (person ? 0 : 1);
  return model_.value("speaker_confidence", index, defaults[index]);
}

/// A headline, and what its verb tells of the speaker's sex.
void Resolver::tell_headline(Index q) {
  voices_[q] = of_headline(q);
  cue_sex_ = sex_by_cue(quotes_.quotes[q]);
  if (const auto mention = source_mention(quotes_.quotes[q])) learn_sex(*mention, voices_[q]);
}

Speakers Resolver::run() {
  if (!source_.document.turns.empty()) {
    full_labels_ = document::full_labels(source_.document, source_.lexicon);
    trust_labels();
    for (Index f = 0; f < cast_.figures.size(); ++f) {
      const tokens::TokenRange name = source_.mentions[cast_.figures[f].fullest].name;
      if (cast_.figures[f].type == EntityType::person && name.size() > 1) by_letters_.emplace(letters_of(name), f);
    }
    interviewee_ = interviewee();
    trust_lead();
    credited_ = credited_asker();
    asker_ = asker();
  }
  const auto count = static_cast<Index>(quotes_.quotes.size());
  for (Index q = 0; q < count; ++q) {
    const Quote& quote = quotes_.quotes[q];
    if (quote.contents.empty() || source_.tokens().empty() || quote.kind == QuoteKind::headline) continue;
    const Index token = token_at(quote.source.empty() ? quote.contents.front().begin : quote.source.front().begin);
    note(q, token, of_quote(q));
  }
  int repeats = 0;  // each is held against every quote
  for (Index q = 0; q < count && repeats < most_repeats; ++q) {
    repeats += quotes_.quotes[q].kind == QuoteKind::headline || is_pulled(quotes_.quotes[q]) ? 1 : 0;
    if (quotes_.quotes[q].kind == QuoteKind::headline && !quotes_.quotes[q].contents.empty() && !source_.tokens().empty()) tell_headline(q);
    if (is_pulled(quotes_.quotes[q]) && !source_.tokens().empty()) {
      if (Voice voice = of_pulled(q); !voice.empty()) voices_[q] = std::move(voice);
    }
  }
  return assemble();
}

/// "A and B" in the words of the language, each by the fullest name.
std::string Resolver::names_together(const std::vector<Index>& figures) const {
  const std::string& lang = source_.lexicon.lang();
  const std::string_view joint = lang == "az" ? "və" : lang == "tr" ? "ve" : lang == "ru" ? "и" : "and";
  std::string out;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    if (i > 0) out.append(i + 1 == figures.size() ? " " + std::string(joint) + " " : ", ");
    out.append(display_name(source_, cast_.figures[figures[i]]));
  }
  return out;
}

Speakers Resolver::assemble() const {
  struct Entry {
    Speaker speaker;
    Index first;
  };
  std::vector<Entry> entries;
  std::map<Index, Index> by_figure;
  std::map<std::string, Index> by_words;
  std::vector<std::optional<Index>> of_quote(voices_.size());
  for (Index q = 0; q < voices_.size(); ++q) {
    const Voice& voice = voices_[q];
    if (voice.empty()) continue;
    Speaker speaker;
    Index first = 0;
    if (voice.figure) {
      if (const auto at = by_figure.find(*voice.figure); at != by_figure.end()) {
        of_quote[q] = at->second;
        continue;
      }
      const Figure& figure = cast_.figures[*voice.figure];
      speaker.name = display_name(source_, figure);
      speaker.type = figure.type == EntityType::place     ? EntityType::organisation
                     : figure.type == EntityType::unknown ? EntityType::person
                                                          : figure.type;
      speaker.sex = figure.sex;
      speaker.sex_evidence = figure.sex_evidence;
      if (const auto role = fullest_role(source_, figure)) {
        speaker.role = role_words(source_, source_.mentions[*role].role);
        speaker.role_span = source_.span(source_.mentions[*role].role);
      }
      speaker.mentions = figure.mentions;
      const bool person = speaker.type == EntityType::person;
      const bool full = speaker.name.find(' ') != std::string::npos;
      if (full) speaker.key = person ? entities::name_key(speaker.name) : text::fold(speaker.name);
      first = source_.mentions[figure.mentions.front()].range.begin;
      by_figure.emplace(*voice.figure, static_cast<Index>(entries.size()));
    } else {
      speaker.name = voice.several.empty() ? description(source_, voice.words, voice.type) : names_together(voice.several);
      if (const auto at = by_words.find(speaker.name); at != by_words.end()) {
        of_quote[q] = at->second;
        continue;
      }
      speaker.type = voice.type == EntityType::person || voice.type == EntityType::unknown ? EntityType::unnamed : voice.type;
      for (Index m = mention_near(voice.words.begin); m < source_.mentions.size() && source_.mentions[m].range.begin <= voice.words.begin;
           ++m) {
        if (source_.mentions[m].range == voice.words) {
          speaker.mentions.push_back(m);
          speaker.sex = source_.mentions[m].sex;
          speaker.sex_evidence = source_.mentions[m].sex_evidence;
        }
      }
      first = voice.words.begin;
      by_words.emplace(speaker.name, static_cast<Index>(entries.size()));
    }
    of_quote[q] = static_cast<Index>(entries.size());
    entries.push_back({std::move(speaker), first});
  }
  std::vector<Index> order(entries.size());
  for (Index i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](Index a, Index b) { return entries[a].first < entries[b].first; });
  std::vector<Index> place(order.size());
  Speakers out;
  for (Index i = 0; i < order.size(); ++i) {
    place[order[i]] = i;
    out.speakers.push_back(std::move(entries[order[i]].speaker));
  }
  out.links.resize(voices_.size());
  for (Index q = 0; q < voices_.size(); ++q) {
    Link& link = out.links[q];
    if (of_quote[q]) link.speaker = place[*of_quote[q]];
    link.resolution = voices_[q].empty() ? Resolution::none : voices_[q].resolution;
    link.confidence = confidence_of(link.resolution, link.speaker && out.speakers[*link.speaker].type == EntityType::person);
    add_circumstances(q, link, out.speakers);
  }
  return out;
}

Speakers resolve_speakers(const document::Document& document, const tags::Tagging& tagging, const std::vector<Mention>& mentions,
                          const quotes::Quotes& quotes, const lexicon::Lexicon& lexicon, const model::Model& model) {
  const Source source{document, tagging, mentions, lexicon, entities::plain_words(tagging, lexicon.lang())};
  return Resolver(source, quotes, model).run();
}

std::string_view to_string(Resolution resolution) {
  static constexpr std::array<std::string_view, 10> names{
      "name", "shorter_name", "role", "pronoun", "previous_speaker", "headline_repeat", "interview", "description", "given", "none"};
  return names[static_cast<std::size_t>(resolution)];
}

}  // namespace quotidian::speakers
