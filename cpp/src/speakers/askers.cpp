// Who asks in an interview: the person credited; a person or an outlet of which the lead says that it asked.
#include <algorithm>
#include <span>

#include "quotidian/text/characters.hpp"
#include "quotidian/text/utf8.hpp"
#include "speakers/resolver.hpp"

namespace quotidian::speakers {

using document::SectionKind;
using entities::EntityType;
using entities::Mention;
using entities::MentionForm;

namespace {

bool is_person(const Figure& figure) { return figure.type == EntityType::person || figure.type == EntityType::unknown; }

/// Tokens between a phrase of asking and the name that belongs to it ("spoke to the Courier").
constexpr Index beside_phrase = 2;
/// Phrases of asking, mentions of whoever answers, names and tokens of a sentence that are looked at: the lead brings people in early.
constexpr int phrases_tried = 64;
constexpr std::size_t mentions_looked_at = 64;
constexpr Index tokens_tried = 400;
/// Longest name in marks that is an outlet's, in tokens.
constexpr Index longest_outlet = 4;

Voice as_asker(const Cast& cast, Index figure) { return {figure, {}, cast.figures[figure].type, Resolution::interview}; }

}  // namespace

Voice Resolver::asker() const {
  const auto& turns = source_.document.turns;
  if (credited_) return as_asker(cast_, *credited_);
  if (turns.front().contents.empty()) return {};
  const Index end = tokens::tokens_in(source_.tokens(), {turns.front().contents.front().begin, source_.document.text->size()}).begin;
  int tried = 0;
  for (Index i = 0; i < end && tried < phrases_tried; ++i) {
    const auto match = source_.lexicon.longest(lexicon::EntryKind::furniture, source_.tagging.folded, i);
    if (!match || (match->entry->get("asks").empty() && match->entry->get("interview") != "yes")) continue;
    const auto length = static_cast<Index>(match->tokens);
    if (document::is_furniture(document::section_at(source_.document.sections, source_.tokens()[i].span.begin))) continue;
    ++tried;
    const Voice voice = asker_beside({i, i + length});
    if (!voice.empty()) return voice;
    i += length - 1;
  }
  if (const auto outlet = outlet_as_asker()) return as_asker(cast_, *outlet);
  return site_as_asker();
}

/// "example.org spoke about this with Dilara K.:": the one address in the sentence that brings in who answers.
Voice Resolver::site_as_asker() const {
  if (!interviewee_) return {};
  const std::uint32_t first_turn = source_.document.turns.front().contents.front().begin;
  const auto& all = cast_.figures[*interviewee_].mentions;
  for (const Index m : std::span<const Index>(all.data(), std::min(all.size(), mentions_looked_at))) {
    const Index begin = source_.mentions[m].range.begin;
    if (source_.tokens()[begin].span.begin >= first_turn || outside_[begin]) continue;
    const tokens::TokenRange sentence = source_.document.tokens.sentences[sentence_of(begin)];
    Voice found;
    for (Index i = begin > sentence.begin + tokens_tried ? begin - tokens_tried : sentence.begin; i < begin; ++i) {
      if (source_.tokens()[i].kind != tokens::TokenKind::url) continue;
      if (!found.empty()) return {};
      found = {std::nullopt, {i, i + 1}, EntityType::organisation, Resolution::interview};
    }
    if (!found.empty()) return found;
  }
  return {};
}

/// Whose the phrase of asking is: a person right before or after it, else the one outlet that is its subject or stands right after it.
Voice Resolver::asker_beside(tokens::TokenRange phrase) const {
  const Index sentence = sentence_of(phrase.begin);
  std::optional<Index> outlet;
  bool several = false;
  const auto last = static_cast<Index>(std::min<std::size_t>(source_.mentions.size(), first_mention_[sentence] + mentions_looked_at));
  for (Index m = first_mention_[sentence]; m < last && sentence_of(source_.mentions[m].range.begin) == sentence; ++m) {
    const Mention& one = source_.mentions[m];
    const auto figure = cast_.of_mention[m];
    if (!figure || figure == interviewee_ || one.form != MentionForm::name || one.type == EntityType::place) continue;
    const bool after = one.range.begin >= phrase.end && one.range.begin <= phrase.end + beside_phrase;
    const bool before = one.range.end <= phrase.begin;
    if (!after && !before) continue;
    if (cast_.figures[*figure].type == EntityType::person) {
      const bool full = cast_.figures[*figure].keys.size() > 1;
      if (full && interviewee_ && (after || one.range.end + 1 >= phrase.begin)) return as_asker(cast_, *figure);
      continue;
    }
    if (one.sex != entities::Sex::unknown || !one.role.empty() || (one.range.begin > 0 && placed(one.range.begin) && !after)) continue;
    if (inside_role_of_interviewee(one.range)) continue;
    several = several || (outlet && *outlet != *figure);
    outlet = figure;
  }
  if (outlet && !several) return as_asker(cast_, *outlet);
  return several ? Voice{} : outlet_in_marks(phrase);
}

/// Whether words stand inside a mention or a role of whoever answers ("editor of the Courier").
bool Resolver::inside_role_of_interviewee(tokens::TokenRange range) const {
  if (!interviewee_) return false;
  const auto& all = cast_.figures[*interviewee_].mentions;
  const std::span<const Index> mentions(all.data(), std::min(all.size(), mentions_looked_at));
  const auto holds = [&](tokens::TokenRange one) { return one.begin <= range.begin && range.end <= one.end; };
  return std::any_of(mentions.begin(), mentions.end(),
                     [&](Index m) { return holds(source_.mentions[m].range) || holds(source_.mentions[m].role); });
}

/// A short name in marks, all in capitals' first letters, beside a phrase of asking («Yeni Körpü» … söhbət edib).
Voice Resolver::outlet_in_marks(tokens::TokenRange phrase) const {
  const Index sentence = sentence_of(phrase.begin);
  const auto& marks = source_.document.layout.marks;
  const std::uint32_t at = source_.tokens()[phrase.begin].span.begin;
  auto pair = std::upper_bound(marks.begin(), marks.end(), at,
                               [](std::uint32_t byte, const layout::MarkPair& one) { return byte < one.outer().begin; });
  for (int tries = 0; tries < 4 && pair != marks.begin(); ++tries) {
    --pair;
    const tokens::TokenRange inner = tokens::tokens_in(source_.tokens(), pair->inner());
    if (inner.empty() || inner.size() > longest_outlet || sentence_of(inner.begin) != sentence) continue;
    bool name = true;
    for (Index i = inner.begin; i < inner.end; ++i)
      name = name && (!source_.is_word(i) || text::is_upper(text::decode(source_.raw(i), 0).value));
    if (name) return {std::nullopt, inner, EntityType::organisation, Resolution::interview};
  }
  return {};
}

/// "the Courier put five questions to Dilara K.": a name that is nobody's given name, in the sentence before the first turn that
/// brings in who answers.
std::optional<Index> Resolver::outlet_as_asker() const {
  if (!interviewee_) return std::nullopt;
  const std::uint32_t first_turn = source_.document.turns.front().contents.front().begin;
  const auto& all = cast_.figures[*interviewee_].mentions;
  for (const Index m : std::span<const Index>(all.data(), std::min(all.size(), mentions_looked_at))) {
    const Mention& with = source_.mentions[m];
    if (source_.span(with.name).begin >= first_turn || outside_[with.name.begin]) continue;
    const Index sentence = sentence_of(with.name.begin);
    std::optional<Index> found;
    const auto last = static_cast<Index>(std::min<std::size_t>(source_.mentions.size(), first_mention_[sentence] + mentions_looked_at));
    for (Index i = first_mention_[sentence]; i < last && sentence_of(source_.mentions[i].range.begin) == sentence; ++i) {
      const Mention& one = source_.mentions[i];
      const auto figure = cast_.of_mention[i];
      if (!figure || *figure == *interviewee_ || one.form != MentionForm::name || one.type == EntityType::place ||
          one.sex != entities::Sex::unknown)
        continue;
      const bool inside = with.range.begin <= one.range.begin && one.range.end <= with.range.end;
      const bool in_role = with.role.begin <= one.range.begin && one.range.end <= with.role.end;
      if (inside || in_role || marked_[one.name.begin] || !one.role.empty()) continue;
      if (one.range.begin > 0 && placed(one.range.begin)) continue;
      if (found && *found != *figure) return std::nullopt;
      found = figure;
    }
    if (found) return found;
  }
  return std::nullopt;
}

/// Whether a preposition of place stands before a token, with or without "the".
bool Resolver::placed(Index token) const {
  const auto& words = source_.plain;
  const Index before = words[token - 1] == "the" && token > 1 ? token - 2 : token - 1;
  const std::string& word = words[before];
  return word == "on" || word == "in" || word == "at" || word == "of" || word == "from" || word == "near" || word == "to" ||
         word == "for" || word == "with" || word == "about" || word == "в" || word == "на" || word == "из";
}

/// The person credited for the interview: named in a byline, or in a credit; a line that speaks of an interview comes first.
std::optional<Index> Resolver::credited_asker() const {
  std::optional<Index> best;
  int best_rank = 0;
  for (Index f = 0; f < cast_.figures.size(); ++f) {
    const Figure& figure = cast_.figures[f];
    if (!is_person(figure) || figure.keys.size() < 2) continue;
    for (const Index m : figure.mentions) {
      const tokens::TokenRange name = source_.mentions[m].name;
      const SectionKind section = document::section_at(source_.document.sections, source_.span(name).begin);
      if (section != SectionKind::byline && section != SectionKind::credit) continue;
      int rank = section == SectionKind::byline ? 2 : 1;
      for (Index i = name.begin; i > 0 && i + longest_outlet > name.begin;) {
        const auto match = source_.lexicon.longest(lexicon::EntryKind::furniture, source_.tagging.folded, --i);
        if (match && (!match->entry->get("asks").empty() || !match->entry->get("interview").empty())) rank = 3;
      }
      if (rank > best_rank) best = f, best_rank = rank;
    }
  }
  return best;
}

}  // namespace quotidian::speakers
