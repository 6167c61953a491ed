// Taking somebody up by a pronoun, or by "the ministry": who was spoken of last.
#include <algorithm>
#include <array>

#include "quotidian/text/fold.hpp"
#include "speakers/resolver.hpp"

namespace quotidian::speakers {

using entities::EntityType;
using entities::Mention;
using entities::MentionForm;
using entities::Number;
using entities::Sex;
using lexicon::Entry;
using lexicon::EntryKind;

bool Resolver::fits(const Voice& voice, Sex sex) const {
  if (voice.empty()) return false;
  const bool person =
      voice.figure ? cast_.figures[*voice.figure].type == EntityType::person || cast_.figures[*voice.figure].type == EntityType::unknown
                   : voice.type == EntityType::person || voice.type == EntityType::unnamed;
  if (!person) return false;
  if (sex == Sex::unknown) return true;
  const Sex own = voice.figure ? cast_.figures[*voice.figure].sex : voice.sex;
  return own == Sex::unknown || own == sex;
}

/// The person whom a sentence names and is about, before a token: who stands first and free, not behind a preposition or as an owner; a sex
/// that is known to fit, and being named often, speak for somebody, too.
std::optional<Voice> Resolver::named_in(Index sentence, Index token, Sex sex) const {
  std::optional<Voice> best;
  int best_score = 0;
  int place = 0;
  std::size_t seen = 0;
  for (Index m = first_mention_[sentence]; m < source_.mentions.size() && seen < mentions_back; ++m, ++seen) {
    const Mention& mention = source_.mentions[m];
    if (mention.range.begin >= token || sentence_of(mention.range.begin) > sentence) break;
    if (mention.form != MentionForm::name || marked_[mention.name.begin] || outside_[mention.name.begin] || !cast_.of_mention[m]) continue;
    const Figure& figure = cast_.figures[*cast_.of_mention[m]];
    const Voice voice{cast_.of_mention[m], {}, EntityType::person, Resolution::pronoun};
    if (figure.type != EntityType::person || !fits(voice, sex)) continue;
    const Index before = mention.range.begin;
    const Entry* link = before > 0 ? source_.lexicon.find(EntryKind::function_word, source_.tagging.folded[before - 1]) : nullptr;
    const bool placed = link != nullptr && link->get("class") == "preposition";
    int score = 12 - 3 * std::min(place++, 3);
    if (sex != Sex::unknown && figure.sex == sex) score += 4;
    score += static_cast<int>(std::min<std::size_t>(figure.mentions.size(), 4));
    if (placed) score -= 5;
    if (mention.possessive) score -= 3;
    if (best && score <= best_score) continue;
    best = voice;
    best_score = score;
  }
  return best;
}

/// The person that the text before a token is about: sentence by sentence backward, who spoke there, else who is named first there.
Voice Resolver::last_person(Index token, Sex sex, Index sentences) const {
  const Index here = sentence_of(token);
  std::size_t said = said_.size();
  std::optional<Voice> doubtful;
  for (Index back = 0; back <= sentences && back <= here; ++back) {
    const Index s = here - back;
    std::optional<Voice> speaker;
    while (said > 0 && said_.size() - said < speakers_back && sentence_of(said_[said - 1].token) >= s) {
      --said;
      if (said_[said].token < token && fits(said_[said].voice, sex) && !speaker) speaker = said_[said].voice;
    }
    std::optional<Voice> named = named_in(s, token, sex);
    for (auto* found : {&speaker, &named}) {
      if (!*found) continue;
      (*found)->resolution = Resolution::pronoun;
      const bool sure = sex == Sex::unknown || ((*found)->figure && cast_.figures[*(*found)->figure].sex == sex);
      if (sure || back > 0) return **found;
      if (!doubtful) doubtful = *found;
    }
  }
  if (doubtful) return *doubtful;
  return {};
}

/// Whether a body was brought in with a noun of the kind ("the party Field and River").
bool Resolver::has_kind(const Figure& figure, const Entry* head) const {
  std::size_t tried = 0;
  return std::any_of(figure.roles.begin(), figure.roles.end(), [&](Index m) {
    if (++tried > 8) return false;
    const Entry* own = head_noun(source_, source_.mentions[m].role, EntryKind::body);
    return own != nullptr &&
           (same_noun(*own, *head) || related_noun(*own, *head) || (!own->get("like").empty() && own->get("like") == head->get("like")));
  });
}

bool Resolver::names_body(const Mention& mention, const Entry* head) const {
  const auto fits_head = [&](const Entry* own) {
    if (own == nullptr) return false;
    return same_noun(*own, *head) || related_noun(*own, *head) || (!own->get("like").empty() && own->get("like") == head->get("like"));
  };
  if (fits_head(head_noun(source_, mention.range, EntryKind::body))) return true;
  return !mention.name.empty() && fits_head(source_.lexicon.find(EntryKind::body, source_.plain[mention.name.end - 1]));
}

/// Whether a body is of no known kind, so that "the party" may take it up where no party is named.
bool Resolver::may_be(const Figure& figure, const Entry& head) const {
  for (const Index m : figure.mentions) {
    const Entry* own = head_noun(source_, source_.mentions[m].range, EntryKind::body);
    if (own != nullptr && !same_noun(*own, head) && !related_noun(*own, head) && own->get("part") != "field") return false;
  }
  return true;
}

/// The last body that spoke, else was named, before a token: of the kind of a noun, or, `doubtful`, of no known kind.
Voice Resolver::last_body(Index token, const Entry* head, bool doubtful) const {
  const auto suits = [&](Index figure) {
    if (head == nullptr) return true;
    const Figure& one = cast_.figures[figure];
    return doubtful ? may_be(one, *head) : names_body(source_.mentions[one.fullest], head) || has_kind(one, head);
  };
  for (std::size_t i = said_.size(); i > 0 && said_.size() - i < speakers_back; --i) {
    const Voice& voice = said_[i - 1].voice;
    if (said_[i - 1].token >= token) continue;
    // A body that is only described: "the Ministry of natural resources", then "the ministry", "the institution".
    if (!voice.figure && voice.type == EntityType::organisation && voice.words.size() > 1 && !doubtful) {
      const Entry* own = head_noun(source_, voice.words, EntryKind::body);
      if (own != nullptr && own->get("part") != "voice" && (head == nullptr || same_noun(*own, *head))) return voice;
    }
    if (!voice.figure || cast_.figures[*voice.figure].type != EntityType::organisation) continue;
    if (suits(*voice.figure)) return voice;
  }
  // Bodies named before, from the nearest backward.
  const auto end = std::lower_bound(source_.mentions.begin(), source_.mentions.end(), token,
                                    [](const Mention& mention, Index at) { return mention.range.begin < at; });
  std::size_t seen = 0;
  for (auto at = end; at != source_.mentions.begin() && seen < mentions_back; ++seen) {
    --at;
    if (at->form != MentionForm::name || at->type != EntityType::organisation || (outside_[at->range.begin] && head == nullptr)) continue;
    const auto figure = cast_.of_mention[static_cast<std::size_t>(at - source_.mentions.begin())];
    if (!figure || !suits(*figure)) continue;
    return {figure, {}, EntityType::organisation, Resolution::role};
  }
  return {};
}

/// "It": the body that the sentences before are about, one that spoke before one that was only named.
Voice Resolver::subject_body(Index token) const {
  const Index here = sentence_of(token);
  std::size_t said = said_.size();
  for (Index back = 0; back < sentences_back && back <= here; ++back) {
    const Index s = here - back;
    while (said > 0 && said_.size() - said < speakers_back && sentence_of(said_[said - 1].token) >= s) {
      --said;
      const Voice& voice = said_[said].voice;
      const bool body =
          voice.figure ? cast_.figures[*voice.figure].type == EntityType::organisation : voice.type == EntityType::organisation;
      if (body && said_[said].token < token) return voice;
    }
    std::size_t seen = 0;
    for (Index m = first_mention_[s]; m < source_.mentions.size() && seen < mentions_back; ++m, ++seen) {
      const Mention& mention = source_.mentions[m];
      if (mention.range.begin >= token || sentence_of(mention.range.begin) > s) break;
      if (mention.form != MentionForm::name || mention.type != EntityType::organisation || marked_[mention.range.begin] ||
          outside_[mention.range.begin])
        continue;
      if (cast_.of_mention[m]) return {cast_.of_mention[m], {}, EntityType::organisation, Resolution::pronoun};
    }
  }
  return {};
}

Voice Resolver::of_relative(Index m) {
  const Mention& pronoun = source_.mentions[m];
  for (Index i = m; i > 0 && m - i < 12; --i) {
    const Mention& one = source_.mentions[i - 1];
    if (one.range.end > pronoun.range.begin || pronoun.range.begin - one.range.end > 2) continue;
    Voice voice = of_mention(i - 1, false);
    if (!voice.empty()) voice.resolution = Resolution::pronoun;
    return voice;
  }
  return last_person(pronoun.range.begin, pronoun.sex, 0);
}

Voice Resolver::of_pronoun(Index m) {
  const Mention& pronoun = source_.mentions[m];
  const Index token = pronoun.range.begin;
  const Entry* entry = source_.lexicon.find(EntryKind::pronoun, source_.tagging.folded[token]);
  if (entry != nullptr && entry->get("case") == "relative") return of_relative(m);
  if (entry != nullptr && entry->get("animate") == "no") {
    Voice voice = subject_body(token);
    if (voice.empty()) voice = last_body(token, nullptr);
    if (!voice.empty()) voice.resolution = Resolution::pronoun;
    return voice;
  }
  if (pronoun.number == Number::plural) {
    for (std::size_t i = said_.size(); i > 0 && said_.size() - i < speakers_back; --i) {
      const Voice& voice = said_[i - 1].voice;
      if (said_[i - 1].token >= token || sentence_of(token) - sentence_of(said_[i - 1].token) > sentences_back) continue;
      if (voice.type == EntityType::group || voice.type == EntityType::organisation)
        return {voice.figure, voice.words, voice.type, Resolution::pronoun};
    }
    std::size_t seen = 0;
    for (Index back = 0, s = sentence_of(token); back < 3 && back <= s; ++back) {
      for (Index i = first_mention_[s - back]; i < source_.mentions.size() && source_.mentions[i].range.begin < token &&
                                               sentence_of(source_.mentions[i].range.begin) == s - back && ++seen < mentions_back;
           ++i) {
        const Mention& one = source_.mentions[i];
        if (one.type == EntityType::group && !marked_[one.range.begin])
          return {std::nullopt, one.range, EntityType::group, Resolution::pronoun};
      }
    }
    return {};
  }
  return last_person(token, pronoun.sex, sentences_back);
}

}  // namespace quotidian::speakers
