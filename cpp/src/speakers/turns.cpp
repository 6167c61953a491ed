// Speakers of turns: by the label, else by who is brought in and who is credited.
#include <algorithm>
#include <iterator>
#include <unordered_set>

#include "quotidian/text/characters.hpp"
#include "quotidian/text/fold.hpp"
#include "quotidian/text/utf8.hpp"
#include "speakers/resolver.hpp"

namespace quotidian::speakers {

using document::SectionKind;
using entities::EntityType;
using entities::Mention;
using entities::MentionForm;
using quotes::Quote;
using quotes::QuoteKind;

namespace {

bool is_person(const Figure& figure) { return figure.type == EntityType::person || figure.type == EntityType::unknown; }

/// Labels that are initials, in bytes, and persons tried against one.
constexpr std::uint32_t longest_initials = 12;
constexpr Index figures_tried = 200;

bool has_small_letter(std::string_view words) {
  for (std::size_t at = 0; at < words.size();) {
    const text::CodePoint c = text::decode(words, at);
    if (text::is_lower(c.value)) return true;
    at += c.size;
  }
  return false;
}

/// The colon that leads into the first turn ("we spoke with Dilara Kamalzade:"), dash or mark after it left aside.
std::optional<Index> colon_before(const Source& source, std::uint32_t first_turn) {
  Index i = tokens::tokens_in(source.tokens(), {first_turn, source.document.text->size()}).begin;
  constexpr Index signs_between = 2;
  for (Index n = 0; n <= signs_between && i > 0; ++n) {
    if (source.tagging.folded[--i] == ":") return i;
  }
  return std::nullopt;
}

/// Whether somebody's office is to ask ("reporter", "host"): a word that could label questions.
bool asks_by_office(const Source& source, const Figure& figure) {
  return std::any_of(figure.roles.begin(), figure.roles.end(), [&](Index m) {
    const tokens::TokenRange role = source.mentions[m].role;
    for (Index i = role.begin; i < role.end; ++i) {
      const lexicon::Entry* word = source.lexicon.find(lexicon::EntryKind::furniture, source.plain[i]);
      if (word != nullptr && word->get("label") == "question") return true;
    }
    return false;
  });
}

}  // namespace

/// The person an interview is with: named in the headline, deck or lead, most often in the article.
std::optional<Index> Resolver::interviewee() const {
  std::optional<Index> best;
  std::size_t best_score = 0;
  // A role, a title or a given name says that it is a person; a capitalised outlet is only held against others like it.
  constexpr std::size_t surely = 1000;
  const std::uint32_t first_turn = source_.document.turns.empty() || source_.document.turns.front().contents.empty()
                                       ? 0
                                       : source_.document.turns.front().contents.front().begin;
  std::unordered_set<Index> asking;  // labels of questions name nobody who answers
  for (std::size_t t = 0; t < full_labels_.size(); ++t) {
    if (!full_labels_[t] || !source_.document.turns[t].question) continue;
    if (const auto who = figure_named(source_, cast_, tokens::tokens_in(source_.tokens(), *full_labels_[t]))) asking.insert(*who);
  }
  const auto colon = first_turn == 0 ? std::nullopt : colon_before(source_, first_turn);
  for (Index f = 0; f < cast_.figures.size(); ++f) {
    const Figure& figure = cast_.figures[f];
    if (!is_person(figure) || figure.keys.size() < 2 || asking.contains(f)) continue;
    std::size_t score = 0;
    for (const Index m : figure.mentions) {
      const std::uint32_t at = source_.span(source_.mentions[m].name).begin;
      const SectionKind section = document::section_at(source_.document.sections, at);
      if (section == SectionKind::byline || section == SectionKind::credit || document::is_furniture(section) ||
          section == SectionKind::caption || figure.type != EntityType::person)
        continue;
      if (section == SectionKind::headline)
        score += 6;
      else if (section == SectionKind::deck)
        score += 4;
      else if (at < first_turn)
        score += 3;
      if (colon && source_.mentions[m].name.end == *colon) score += 2 * surely;  // nobody else is brought in so
    }
    if (score > 0 && (figure.sex != entities::Sex::unknown || !figure.roles.empty()) && !asks_by_office(source_, figure)) score += surely;
    if (score > best_score) {
      best = f;
      best_score = score;
    }
  }
  return best;
}

/// The person whose initials a label is ("Ə.M.", "LK").
std::optional<Index> Resolver::initialed(tokens::TokenRange label) const {
  if (label.empty() || source_.span(label).size() > longest_initials) return std::nullopt;
  for (Index f = 0; f < cast_.figures.size() && f < figures_tried; ++f) {
    if (cast_.figures[f].type == EntityType::person && has_initials(source_, cast_.figures[f], label)) return f;
  }
  return std::nullopt;
}

/// The label of a turn, written most fully; absent where it names the side alone.
std::optional<text::Span> Resolver::label_of(const Quote& quote, std::optional<std::size_t> turn) const {
  if (turn && source_.document.turns[*turn].label) return full_labels_[*turn];
  if (quote.source.empty()) return std::nullopt;
  const lexicon::Entry* word =
      source_.lexicon.find(lexicon::EntryKind::furniture, text::fold(source_.document.text->view(quote.source.front())));
  return word != nullptr && !word->get("label").empty() ? std::nullopt : std::optional(quote.source.front());
}

/// The letters of a name one after another, without spaces and hyphens.
std::string Resolver::letters_of(tokens::TokenRange name) const {
  std::string out;
  for (Index i = name.begin; i < name.end; ++i) {
    if (source_.is_word(i)) out.append(source_.tagging.folded[i]);
  }
  return out;
}

/// Somebody brought in before whose name is the label's but for spaces and hyphens ("Mc Guire", "McGuire").
std::optional<Index> Resolver::spelled_alike(tokens::TokenRange label) const {
  const auto at = label.size() > 2 ? by_letters_.find(letters_of(label)) : by_letters_.end();
  if (at == by_letters_.end()) return std::nullopt;
  const tokens::TokenRange name = source_.mentions[cast_.figures[at->second].fullest].name;
  return name.size() < label.size() && name.begin < label.begin ? std::optional(at->second) : std::nullopt;
}

/// The lead names who answers more plainly than a headline, where "Cartographer Ada Stone" may look like a name of three words.
void Resolver::trust_lead() {
  if (!interviewee_) return;
  Figure& one = cast_.figures[*interviewee_];
  const tokens::TokenRange full = source_.mentions[one.fullest].name;
  const auto in_headline = [&](Index m) {
    return document::section_at(source_.document.sections, source_.span(source_.mentions[m].name).begin) == SectionKind::headline;
  };
  if (!in_headline(one.fullest)) return;
  const std::string whole = text::fold(source_.words(full));
  for (const Index m : one.mentions) {
    const tokens::TokenRange name = source_.mentions[m].name;
    if (in_headline(m) || name.size() < 2 || name.size() >= full.size() || !whole.ends_with(" " + text::fold(source_.words(name))))
      continue;
    std::erase_if(one.mentions, [&](Index other) { return in_headline(other) && source_.mentions[other].name.size() > name.size(); });
    one.fullest = m;
    return;
  }
}

/// A full name before a colon is a name and nothing else: what a headline writes before it is no part of it.
void Resolver::trust_labels() {
  std::uint32_t before = 0;
  for (const auto& label : full_labels_) {
    if (!label || label->begin < before) continue;
    before = label->end;
    const tokens::TokenRange words = tokens::tokens_in(source_.tokens(), *label);
    const auto figure = words.size() < 2 ? std::nullopt : figure_named(source_, cast_, words);
    if (!figure) continue;
    Figure& one = cast_.figures[*figure];
    const auto is_label = [&](Index m) {
      return source_.mentions[m].name.begin == words.begin && source_.mentions[m].name.end == words.end;
    };
    const auto own = std::find_if(one.mentions.begin(), one.mentions.end(), is_label);
    if (own == one.mentions.end()) continue;
    const Index mention = *own;
    const std::string name = text::fold(source_.words(words));
    const auto too_long = [&](Index m) {
      const Mention& other = source_.mentions[m];
      return other.name.size() > words.size() && text::fold(source_.words(other.name)).ends_with(" " + name) &&
             document::section_at(source_.document.sections, source_.span(other.name).begin) == SectionKind::headline;
    };
    if (std::erase_if(one.mentions, too_long) > 0) one.fullest = mention;
  }
}

/// Who is behind a label, by the cast.
Voice Resolver::labelled(text::Span label, bool question) {
  const tokens::TokenRange range = tokens::tokens_in(source_.tokens(), label);
  if (const auto figure = spelled_alike(range)) return {figure, {}, EntityType::person, Resolution::interview};
  if (const auto figure = initialed(range)) return {figure, {}, EntityType::person, Resolution::interview};
  if (const auto figure = figure_named(source_, cast_, range)) {
    const bool body = cast_.figures[*figure].type == EntityType::organisation;
    if (!(question && body && credited_)) return {figure, {}, cast_.figures[*figure].type, Resolution::interview};
  }
  if (const auto mention = mention_in(label); mention && source_.mentions[*mention].form != MentionForm::pronoun) {
    Voice voice = of_mention(*mention, false);
    if (!voice.empty()) {
      voice.resolution = Resolution::interview;
      return voice;
    }
  }
  // An outlet as label of the questions stands for whoever is credited.
  if (question && credited_ && credited_ != interviewee_) return {credited_, {}, EntityType::person, Resolution::interview};
  const bool initials = label.size() <= longest_initials && !has_small_letter(source_.document.text->view(label));
  return initials ? Voice{} : of_label(range);
}

Voice Resolver::of_turn(const Quote& quote) {
  const std::uint32_t begin = quote.contents.front().begin;
  const auto& turns = source_.document.turns;
  const auto at = std::upper_bound(turns.begin(), turns.end(), begin, [](std::uint32_t byte, const document::Turn& one) {
    return !one.contents.empty() && byte < one.contents.front().begin;
  });
  const auto turn = at == turns.begin() ? std::nullopt : std::optional(static_cast<std::size_t>(std::prev(at) - turns.begin()));
  const bool question = quote.question.value_or(turn && turns[*turn].question);
  const auto label = label_of(quote, turn);
  if (label) {
    const auto key = std::pair(label->begin, question);
    const auto known = of_labels_.find(key);
    const Voice voice = known != of_labels_.end() ? known->second : of_labels_.emplace(key, labelled(*label, question)).first->second;
    if (!voice.empty()) return voice;
  }
  if (question && !asker_.empty() && !(asker_.figure && asker_.figure == interviewee_)) return asker_;
  if (!question && interviewee_) return {interviewee_, {}, cast_.figures[*interviewee_].type, Resolution::interview};
  return label ? of_label(tokens::tokens_in(source_.tokens(), *label)) : Voice{};
}

/// A label that is nobody in the cast is all the text says of who speaks; a name in marks («Курьер») is an outlet's.
Voice Resolver::of_label(tokens::TokenRange label) const {
  const bool marked = label.size() > 2 && source_.tokens()[label.begin].kind == tokens::TokenKind::mark;
  if (marked) return {std::nullopt, {label.begin + 1, label.end - 1}, EntityType::organisation, Resolution::interview};
  return {std::nullopt, label, EntityType::unnamed, Resolution::interview};
}

}  // namespace quotidian::speakers
