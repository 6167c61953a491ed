// Longer than the limit: each kind of noun takes somebody up in its own way.
// Taking somebody up by a noun: "the minister", "the press service of the ministry", "the residents", "the report".
#include <algorithm>
#include <array>

#include "quotidian/text/fold.hpp"
#include "speakers/resolver.hpp"

namespace quotidian::speakers {

using entities::EntityType;
using entities::Mention;
using entities::MentionForm;
using entities::Sex;
using lexicon::Entry;
using lexicon::EntryKind;

namespace {

/// Figures with a role that a nominal is held against, at most; roles of one figure, and words of a role.
constexpr std::size_t figures_tried = 200;
constexpr std::size_t roles_tried = 16;
constexpr Index longest_role = 24;

template <std::size_t N>
bool is_one_of(const Entry& entry, const std::array<std::string_view, N>& forms) {
  return std::any_of(forms.begin(), forms.end(),
                     [&](std::string_view form) { return entry.form.starts_with(form) && entry.form.size() < form.size() + 7; });
}

/// Nouns that take up whoever holds an office.
bool is_office(const Entry& entry) {
  static constexpr std::array<std::string_view, 8> forms{"official", "politician", "чиновник", "политик",
                                                         "rəsmi",    "siyasətçi",  "yetkili",  "siyasetçi"};
  return is_one_of(entry, forms);
}

/// Nouns that take up anybody of the kind, whatever the article called them before.
bool is_generic(const Entry& entry) {
  static constexpr std::array<std::string_view, 29> forms{
      "person",  "man",        "woman",   "expert",     "specialist", "interviewee", "speaker", "author",  "colleague", "человек",
      "женщин",  "мужчин",     "эксперт", "специалист", "собеседник", "собеседниц",  "старик",  "adam",    "qadın",     "kişi",
      "ekspert", "mütəxəssis", "müsahib", "həmsöhbət",  "qoca",       "kadın",       "uzman",   "müəllif", "idmançı"};
  return is_office(entry) || is_one_of(entry, forms);
}

bool is_indefinite(const std::string& folded) {
  static constexpr std::array<std::string_view, 25> words{
      "a",   "an", "one",  "another", "some", "two",  "three", "several", "many",      "bir",       "biri",   "birisi",  "biriləri",
      "iki", "üç", "bəzi", "bazi",    "один", "одна", "два",   "две",     "несколько", "некоторые", "birkaç", "bir neçə"};
  return std::find(words.begin(), words.end(), folded) != words.end();
}

}  // namespace

int Resolver::role_score(const Figure& figure, const Nominal& nominal) const {
  int score = 0;
  std::size_t tried = 0;
  for (const Index r : figure.roles) {
    const Entry* own = role_heads_[r];
    if (own == nullptr) continue;
    if (++tried > roles_tried) break;
    int shared = 0;
    const tokens::TokenRange role = source_.mentions[r].role;
    for (Index i = nominal.words.begin; i < nominal.words.end; ++i) {
      for (Index j = role.begin; j < role.end && j < role.begin + longest_role; ++j)
        shared += source_.plain[i] == source_.plain[j] && source_.plain[i].size() > 3;
    }
    if (same_noun(*own, *nominal.head)) {
      if (nominal.bare || shared >= 2) score = std::max(score, 40 + 10 * shared);
    } else if (related_noun(*own, *nominal.head)) {
      if (nominal.bare || shared >= 2) score = std::max(score, 34 + 10 * shared);
    } else if (nominal.bare && own->get("like") == nominal.head->get("like") && own->get("like") != "person") {
      score = std::max(score, 10 + 10 * shared);
    } else if (nominal.bare && is_office(*nominal.head) &&
               (own->get("like") == "head" || own->get("like") == "official" || own->get("like") == "mp")) {
      score = std::max(score, 6);
    }
  }
  return score;
}

/// The figure whose role the nominal takes up best, with the score; nearer ones before further ones.
std::pair<std::optional<Index>, int> Resolver::best_role(Index m, const Nominal& nominal) const {
  std::optional<Index> best;
  int best_score = 0;
  std::size_t tried = 0;
  for (const Index f : office_holders_) {
    if (++tried > figures_tried) break;
    const Figure& figure = cast_.figures[f];
    const Sex sex = source_.mentions[m].sex != Sex::unknown ? source_.mentions[m].sex : cue_sex_;
    if (sex != Sex::unknown && figure.sex != Sex::unknown && figure.sex != sex) continue;
    int score = role_score(figure, nominal);
    if (score == 0) continue;
    if (figure.mentions.front() < m) score += 20;
    if (sex != Sex::unknown && figure.sex == sex) score += 4;
    for (std::size_t i = said_.size(), back = 0; i > 0 && back < 8; --i, ++back) {
      if (said_[i - 1].voice.figure == f) {
        score += 8 - static_cast<int>(back);
        break;
      }
    }
    if (score > best_score) {
      best = f;
      best_score = score;
    }
  }
  return {best, best_score};
}

Voice Resolver::of_role(Index m) {
  const Mention& mention = source_.mentions[m];
  Voice itself{std::nullopt, mention.range, EntityType::unnamed, Resolution::description, mention.sex};
  Nominal nominal{mention.role.empty() ? mention.range : mention.role, nullptr, false};
  nominal.head = head_noun(source_, nominal.words, EntryKind::role);
  if (nominal.head == nullptr) return itself;
  for (Index i = mention.range.begin; i < mention.range.end; ++i) {
    const bool front = i <= nominal.words.begin;
    if (!front && i + 1 < mention.range.end) continue;  // at the beginning, or at the end ("jurnalistlərdən biri")
    if (is_indefinite(source_.tagging.folded[i])) return itself;
  }
  const Entry* first = source_.lexicon.find(EntryKind::pronoun, source_.tagging.folded[mention.range.begin]);
  const bool owned = first != nullptr && first->get("case") == "possessive";
  nominal.bare = nominal.words.size() <= 2 && !owned;
  const auto [best, score] = best_role(m, nominal);
  if (best && score >= 34) return {best, {}, EntityType::person, Resolution::role};
  // Somebody unnamed who was brought in before by the same noun ("a source in customs", "the source").
  if (nominal.bare) {
    for (std::size_t i = said_.size(); i > 0 && said_.size() - i < speakers_back; --i) {
      const Voice& voice = said_[i - 1].voice;
      if (voice.figure || voice.words.empty() || said_[i - 1].token >= mention.range.begin) continue;
      const Entry* own = head_noun(source_, voice.words, EntryKind::role);
      if (own != nullptr && same_noun(*own, *nominal.head)) return {std::nullopt, voice.words, voice.type, Resolution::role, voice.sex};
    }
  }
  if (best) return {best, {}, EntityType::person, Resolution::role};
  // "The MP", "the analyst" without a word of introduction is whoever the sentences before are about.
  const std::string_view like = nominal.head->get("like");
  const bool learned = nominal.words.size() == 1 && (like == "mp" || like == "expert" || like == "press" || like == "activist");
  if (nominal.bare && (is_generic(*nominal.head) || learned)) {
    Voice voice = last_person(mention.range.begin, mention.sex, 3);
    if (!voice.empty()) {
      voice.resolution = Resolution::role;
      return voice;
    }
  }
  return itself;
}

Voice Resolver::of_body(Index m) {
  const Mention& mention = source_.mentions[m];
  const Entry* head = head_noun(source_, mention.range, EntryKind::body);
  const bool voice_of = head != nullptr && head->get("part") == "voice";
  // A body inside the words: "the press service of the ministry" is the ministry.
  for (Index i = m + 1; i < source_.mentions.size() && source_.mentions[i].range.begin < mention.range.end; ++i) {
    const Mention& inner = source_.mentions[i];
    if (inner.range.end > mention.range.end || inner.range.size() >= mention.range.size()) continue;
    if (voice_of && inner.type == EntityType::organisation) {
      Voice voice = of_mention(i, false);
      if (!voice.empty()) return voice;
    }
  }
  if (voice_of) {
    Voice voice = last_body(mention.range.begin, nullptr);
    if (!voice.empty()) return voice;
  }
  Index words = 0;
  for (Index i = mention.range.begin; i < mention.range.end; ++i) words += source_.is_word(i);
  if (head != nullptr && words <= 2) {
    Voice voice = last_body(mention.range.begin, head);
    // A headline takes up who is named below it.
    if (voice.empty() && outside_[mention.range.begin]) voice = last_body(static_cast<Index>(source_.tokens().size()), head);
    // Companies, papers and parties have names that do not tell what they are.
    const std::string_view like = head->get("like");
    const bool named = like == "company" || like == "media" || like == "party";
    if (voice.empty() && named && is_definite(mention)) voice = last_body(mention.range.begin, head, true);
    if (!voice.empty()) return voice;
    static constexpr std::array<std::string_view, 9> generic{"ведомств",   "office", "qurum",        "kurum",       "institution",
                                                             "department", "agency", "organisation", "organization"};
    if (std::find(generic.begin(), generic.end(), head->form) != generic.end()) {
      voice = last_body(mention.range.begin, nullptr);
      if (!voice.empty()) return voice;
    }
  }
  return {std::nullopt, mention.range, EntityType::organisation, Resolution::description};
}

Voice Resolver::of_group(Index m) {
  const Mention& mention = source_.mentions[m];
  static constexpr std::array<std::string_view, 6> pairs{"both", "оба", "обе", "hər ikisi", "ikisi", "her ikisi"};
  if (std::find(pairs.begin(), pairs.end(), text::fold(source_.words(mention.range))) != pairs.end()) {
    Voice voice = both_before(mention.range.begin);
    if (!voice.empty()) return voice;
  }
  const Voice itself{std::nullopt, mention.range, EntityType::group, Resolution::description};
  for (const EntryKind kind : {EntryKind::group, EntryKind::role}) {
    const Entry* head = head_noun(source_, mention.range, kind);
    if (head == nullptr) continue;
    if (mention.range.size() > 2) break;
    for (std::size_t i = said_.size(); i > 0 && said_.size() - i < speakers_back; --i) {
      const Voice& voice = said_[i - 1].voice;
      if (voice.figure || voice.type != EntityType::group || voice.words.size() <= mention.range.size()) continue;
      const Entry* own = head_noun(source_, voice.words, kind);
      if (own != nullptr && same_noun(*own, *head)) return {std::nullopt, voice.words, EntityType::group, Resolution::role};
    }
    // The fullest description: the article says once which residents they are.
    std::size_t seen = 0;
    for (Index i = 0; i < source_.mentions.size() && seen < mentions_back; ++i) {
      const Mention& one = source_.mentions[i];
      if (one.form != MentionForm::nominal || one.type != EntityType::group) continue;
      ++seen;
      if (one.range.size() <= mention.range.size() || one.range.size() > 5 || marked_[one.range.begin] || outside_[one.range.begin] ||
          is_indefinite(source_.plain[one.range.begin]))
        continue;
      const Entry* own = head_noun(source_, one.range, kind);
      if (own != nullptr && same_noun(*own, *head) && mention.range.size() == 1)
        return {std::nullopt, one.range, EntityType::group, Resolution::role};
    }
  }
  return itself;
}

/// Whether a group takes somebody up and does not bring in somebody new: "the company"; Azerbaijani, Turkish and Russian have no article.
bool Resolver::is_definite(const Mention& mention) const {
  const std::string& first = source_.tagging.folded[mention.range.begin];
  if (source_.lexicon.lang() == "en") return first == "the" || first == "this" || first == "that";
  return !is_indefinite(first);
}

/// Whose letter "the letter" is: who was said to write one in the sentences before, or whom they are about where the noun is of a kind that
/// somebody signs (attribute like=letter).
Voice Resolver::author_of(Index m, const Entry& head) {
  const Mention& mention = source_.mentions[m];
  const Index here = sentence_of(mention.range.begin);
  for (Index back = 0; back < 3 && back <= here; ++back) {
    const Index s = here - back;
    for (Index i = first_mention_[s]; i < m && sentence_of(source_.mentions[i].range.begin) == s; ++i) {
      const Mention& one = source_.mentions[i];
      if (one.type != EntityType::document || one.form == MentionForm::name) continue;
      const Entry* own = head_noun(source_, one.range, EntryKind::document);
      if (own == nullptr || !same_noun(*own, head)) continue;
      // The subject of that sentence: who spoke in it, else is named first in it.
      for (std::size_t k = said_.size(); k > 0 && said_.size() - k < speakers_back && sentence_of(said_[k - 1].token) >= s; --k) {
        if (sentence_of(said_[k - 1].token) == s && said_[k - 1].voice.type != EntityType::document) return taken_up(said_[k - 1].voice);
      }
      for (Index j = first_mention_[s]; j < m && sentence_of(source_.mentions[j].range.begin) == s; ++j) {
        const Mention& subject = source_.mentions[j];
        if (subject.form != MentionForm::name || !cast_.of_mention[j] || marked_[subject.range.begin]) continue;
        const Figure& figure = cast_.figures[*cast_.of_mention[j]];
        if (figure.type == EntityType::person || figure.type == EntityType::organisation)
          return {cast_.of_mention[j], {}, figure.type, Resolution::role};
      }
      return {};
    }
  }
  if (head.get("like") != "letter" || !is_definite(mention)) return {};
  for (std::size_t k = said_.size(); k > 0 && said_.size() - k < speakers_back && here - sentence_of(said_[k - 1].token) < 2; --k) {
    if (said_[k - 1].voice.figure) return taken_up(said_[k - 1].voice);
  }
  return {};
}

Voice Resolver::taken_up(Voice voice) {
  voice.resolution = Resolution::role;
  return voice;
}

Voice Resolver::of_document(Index m) {
  const Mention& mention = source_.mentions[m];
  // The body that is named as the author inside the words: "Mədəniyyət Nazirliyinin məktubunda", "a communiqué of the Customs Administration".
  for (Index i = m + 1; i < source_.mentions.size() && source_.mentions[i].range.begin < mention.range.end; ++i) {
    const Mention& inner = source_.mentions[i];
    if (inner.range.end > mention.range.end) continue;
    if (inner.type == EntityType::organisation || (inner.form == MentionForm::name && inner.type == EntityType::person)) {
      Voice voice = of_mention(i, false);
      if (voice.figure) return voice;
    }
  }
  const Entry* head = head_noun(source_, mention.range, EntryKind::document);
  if (head != nullptr && mention.range.size() <= 2) {
    // "The paper" is a body where one of the kind is named.
    const Entry* body =
        source_.lexicon.lang() == "en" ? source_.lexicon.find(EntryKind::body, source_.plain[mention.range.end - 1]) : nullptr;
    if (body != nullptr && is_definite(mention)) {
      for (const bool doubtful : {false, true}) {
        Voice voice = last_body(mention.range.begin, body, doubtful);
        if (!voice.empty()) return voice;
      }
    }
    Voice author = author_of(m, *head);
    if (!author.empty()) return author;
  }
  for (std::size_t i = said_.size(); head != nullptr && mention.range.size() <= 2 && i > 0 && said_.size() - i < speakers_back; --i) {
    const Voice& voice = said_[i - 1].voice;
    if (voice.figure || voice.type != EntityType::document || voice.words.size() <= mention.range.size()) continue;
    const Entry* own = head_noun(source_, voice.words, EntryKind::document);
    if (own != nullptr && same_noun(*own, *head)) return {std::nullopt, voice.words, EntityType::document, Resolution::role};
  }
  return {std::nullopt, mention.range, EntityType::document, Resolution::description};
}

}  // namespace quotidian::speakers
