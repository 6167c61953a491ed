#include "entities/builder.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>

namespace quotidian::entities {
namespace {

using lexicon::EntryKind;

constexpr std::uint32_t no_chunk = std::numeric_limits<std::uint32_t>::max();
/// Words that a role or a noun group reaches back or on over, at most.
constexpr Index longest_phrase = 16;

Sex sex_of(const lexicon::Entry* entry) {
  if (entry == nullptr) return Sex::unknown;
  const std::string_view sex = entry->get("sex");
  return sex == "female" ? Sex::female : sex == "male" ? Sex::male : Sex::unknown;
}

Number number_of(const lexicon::Entry& entry) {
  const std::string_view number = entry.get("number");
  return number == "plural" ? Number::plural : number == "singular" ? Number::singular : Number::unknown;
}

bool ends_like_adjective(std::string_view folded) {
  static constexpr std::array<std::string_view, 22> endings{"ый", "ий", "ой", "ая", "яя", "ое", "ее", "ого", "его", "ому", "ему", "ым", "им", "ей", "ую", "юю", "ые", "ие", "ых", "их", "ыми", "ими"};
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return folded.size() > ending.size() + 2 && folded.ends_with(ending); });
}

/// Azerbaijani and Turkish: a locative or ablative stands outside the group ("iyun ayından ekspertlərin"), but "-dakı" does not.
bool ends_in_place_case(std::string_view folded, const Word& word) {
  if (word.noun != nullptr && word.noun->form.size() == folded.size()) return false;
  const auto ends = [&](std::string_view ending) { return folded.size() > ending.size() + 3 && folded.ends_with(ending); };
  return ends("dan") || ends("dən") || ends("den") || ends("da") || ends("də") || ends("ildə");
}

bool ends_like_participle(std::string_view folded) {
  const auto ends = [&](std::string_view ending) { return folded.size() > ending.size() + 2 && folded.ends_with(ending); };
  return ends("an") || ends("ən") || ends("en") || ends("miş") || ends("muş") || ends("müş") || ends("yen");
}

/// Sex by title or role, else by given name, else by the ending of a surname that is inflected for it.
Sex sex_of_name(const Words& all, tokens::TokenRange name, tokens::TokenRange role) {
  for (Index i = role.begin; i < role.end; ++i) {
    if (const Sex sex = sex_of(all.words[i].title); sex != Sex::unknown) return sex;
    if (const Sex sex = sex_of(all.words[i].noun); sex != Sex::unknown && role.size() == 1) return sex;
  }
  for (Index i = name.begin; i < name.end; ++i) {
    if (const Sex sex = sex_of(all.words[i].title); sex != Sex::unknown && i + 1 == name.end && name.size() > 1) return sex;
    if (const Sex sex = sex_of(all.words[i].first_name); sex != Sex::unknown) return sex;
  }
  const std::string_view last = all.folded(name.end - 1);
  const auto ends = [&](std::initializer_list<std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return last.size() > ending.size() + 2 && last.ends_with(ending); });
  };
  if (ends({"ova", "yeva", "eva", "skaya", "ovna"})) return Sex::female;
  if (ends({"ov", "yev", "ев", "ов"})) return Sex::male;
  return Sex::unknown;
}

}  // namespace

Builder::Builder(const Words& all) : all_(all), chunks_(find_chunks(all)), chunk_of_(all.words.size(), no_chunk), used_(all.words.size(), false), named_(all.words.size(), false) {
  for (std::size_t c = 0; c < chunks_.size(); ++c) {
    for (Index i = chunks_[c].range.begin; i < chunks_[c].range.end; ++i) chunk_of_[i] = static_cast<std::uint32_t>(c);
  }
}

std::optional<std::size_t> Builder::chunk_at(Index token) const {
  if (token >= chunk_of_.size() || chunk_of_[token] == no_chunk) return std::nullopt;
  return chunk_of_[token];
}

/// First word of the noun group whose head begins at `head`, without determiners.
Index Builder::left_edge(Index head, Index limit) const {
  Index begin = head;
  Index plain = 0;
  Index plain_limit = 1;
  for (Index i = head; i > limit && head - i < longest_phrase; --i) {
    const Word& word = all_.words[i - 1];
    if (word.determiner || (word.stop && !word.possessive_sign && !word.conjunction)) break;
    const bool strong = word.name || word.quoted || word.noun != nullptr || word.place || word.title != nullptr || word.shape == Shape::other || (word.shape == Shape::capital && word.first);
    if (all_.build == Build::genitive_after && !strong && !ends_like_adjective(all_.folded(i - 1))) break;
    if (all_.build == Build::genitive_after && strong && !ends_like_adjective(all_.folded(i - 1))) break;
    if (all_.build == Build::genitive_before) {
      const bool one_of = i == head && all_.folded(head).starts_with("biri");  // "jurnalistlərdən biri"
      if (one_of) {
        begin = i - 1;
        continue;
      }
      if (named_[i - 1] || ends_in_place_case(all_.folded(i - 1), word)) break;
      // "iştirak edən fermerlər": a participle brings its own words along.
      if (i == head && ends_like_participle(all_.folded(i - 1))) plain_limit = 3;
      plain = strong || word.genitive ? 0 : plain + 1;
      if (plain > plain_limit) break;
    }
    begin = i - 1;
  }
  while (begin < head && all_.words[begin].shape == Shape::other && !all_.words[begin].quoted && all_.document.tokens.tokens[begin].kind != tokens::TokenKind::number) ++begin;
  return begin;
}

/// One past the last word of the noun group with this head: "of" phrases, genitives, names in marks.
Index Builder::right_edge(std::size_t at, Index head) const {
  Index end = head + 1;
  if (all_.build == Build::genitive_before) return end;
  std::size_t chunk = at;
  while (end - head < longest_phrase) {
    const tokens::TokenRange range = chunks_[chunk].range;
    if (all_.build == Build::genitive_after || chunk != at) {
      bool named = false;
      while (end < range.end && end - head < longest_phrase) {
        const Word& word = all_.words[end];
        if (all_.build == Build::genitive_after && !word.genitive && !word.quoted && word.shape != Shape::caps) break;
        if (named && !word.name && !word.possessive_sign && !word.noun && !word.quoted) break;  // a verb that nobody listed
        named = named || (word.name && !word.possessive_sign);
        ++end;
      }
      if (end < range.end) break;
    } else {
      while (end < range.end && all_.words[end].quoted) ++end;
    }
    if (end != range.end || end >= chunks_[at].sentence.end || !all_.words[end].preposition || end + 1 >= chunks_[at].sentence.end) break;
    const bool of = all_.is(end, "of") || all_.is(end, "for");
    if (all_.build == Build::of_phrase && !of && chunk != at) break;
    if (all_.is(end, "on") && !all_.words[end + 1].name) break;  // "said on Monday"; but "Committee on Culture"
    const auto next = chunk_at(end + 1);
    if (!next || chunks_[*next].range.begin != end + 1 || all_.document.tokens.tokens[end + 1].kind == tokens::TokenKind::number) break;
    chunk = *next;
    ++end;
    if (all_.words[end].determiner) ++end;
  }
  if (end < chunks_[at].sentence.end && end + 1 < chunks_[at].sentence.end && all_.is(end, "and") && all_.words[end + 1].field && all_.words[end + 1].name && all_.words[end - 1].name) end += 2;
  while (end > head + 1 && (all_.words[end - 1].preposition || all_.words[end - 1].determiner || all_.words[end - 1].possessive_sign)) --end;
  return end;
}

Phrase Builder::phrase_of(std::size_t at, Index head) const {
  Phrase phrase;
  phrase.head = head;
  phrase.words = {left_edge(all_.words[head].noun != nullptr ? all_.words[head].noun_begin : head, chunks_[at].range.begin), right_edge(at, head)};
  phrase.range = phrase.words;
  while (phrase.range.begin > chunks_[at].range.begin && all_.words[phrase.range.begin - 1].determiner) --phrase.range.begin;
  return phrase;
}

/// The role that stands before a name: in its chunk, or in the chunk before an "of" that leads up to it.
std::optional<Phrase> Builder::role_before(std::size_t at, Index name) const {
  const Index floor = chunks_[at].range.begin;
  std::optional<Index> head;
  for (Index i = name; i > floor && name - i < longest_phrase; --i) {
    const Word& word = all_.words[i - 1];
    if (word.determiner || word.possessive_sign || word.owner) break;
    if (is_role(all_, i - 1)) {
      head = i - 1;
      if (all_.build != Build::genitive_after) break;
      continue;
    }
    const bool between = word.field || word.name || word.quoted || word.noun != nullptr || word.place || word.shape == Shape::other;
    if (all_.build == Build::genitive_before) break;
    if (!(between || word.genitive || (all_.build == Build::of_phrase && chunk_at(floor) && floor > 0 && all_.words[floor - 1].preposition))) break;
  }
  if (head && all_.words[*head].plural && !all_.words[*head].title) return std::nullopt;
  if (head) {
    Phrase phrase = phrase_of(at, *head);
    // "X Derneği (XD) Başkanı": the acronym in brackets does not part a body from its office.
    if (all_.build == Build::genitive_before && phrase.words.begin == floor && floor >= 4 && all_.is(floor - 1, ")") && all_.is(floor - 3, "(")) {
      if (const auto body = chunk_at(floor - 4); body && all_.words[floor - 4].noun != nullptr) {
        phrase.words.begin = phrase.range.begin = left_edge(all_.words[floor - 4].noun_begin, chunks_[*body].range.begin);
      }
    }
    phrase.words.end = phrase.range.end = name;
    return phrase;
  }
  // "the head of the commission Gulnara S."; a name right behind "of" is whom the role belongs to. The role may stand several
  // links back: "Chairman of the Board of X", "председатель комитета по культуре и языку X".
  Index first = floor;
  while (first < name && all_.words[first].determiner) ++first;
  if (first == name) return std::nullopt;
  Index begin = floor;
  for (int link = 0; link < 4 && begin >= 2; ++link) {
    const Word& joint = all_.words[begin - 1];
    if (!joint.preposition && !joint.conjunction) return std::nullopt;
    const auto before = chunk_at(begin - 2);
    if (!before || chunks_[*before].range.end != begin - 1) return std::nullopt;
    const tokens::TokenRange range = chunks_[*before].range;
    for (Index i = range.end; i > range.begin && range.end - i < longest_phrase; --i) {
      if (!is_role(all_, i - 1)) continue;
      if ((all_.build == Build::of_phrase && i != range.end) || all_.words[i - 1].plural || !joint.preposition || used_[i - 1]) return std::nullopt;
      Phrase phrase = phrase_of(*before, i - 1);
      phrase.words.end = phrase.range.end = name;
      return phrase;
    }
    begin = range.begin;
  }
  return std::nullopt;
}

/// A role in apposition behind a name: ", chairman of the party,". `last` receives one past its last word.
std::optional<Phrase> Builder::role_behind(Index end, tokens::TokenRange sentence, Index* last) const {
  if (end + 1 >= sentence.end || !all_.is(end, ",") || all_.build == Build::genitive_before) return std::nullopt;
  const auto chunk = chunk_at(end + 1);
  if (!chunk || chunks_[*chunk].range.begin != end + 1) return std::nullopt;
  std::optional<Index> head;
  for (Index i = chunks_[*chunk].range.begin; i < chunks_[*chunk].range.end && i < end + longest_phrase; ++i) {
    if (all_.words[i].noun == nullptr && all_.words[i].name && all_.words[i].first_name != nullptr) return std::nullopt;
    if (is_role(all_, i) && !owns(i)) {
      head = i;
      if (all_.build == Build::genitive_after) break;
    }
  }
  if (!head || all_.words[*head].plural || (all_.words[*head].title != nullptr && all_.words[*head].noun == nullptr)) return std::nullopt;
  Phrase phrase = phrase_of(*chunk, *head);
  if (phrase.words.end < chunks_[*chunk].range.end && phrase.words.end < sentence.end && all_.build == Build::of_phrase) return std::nullopt;
  *last = phrase.range.end;
  if (all_.is(*last, "(")) {
    for (Index i = *last; i < sentence.end && i < *last + 8; ++i) {
      if (all_.is(i, ")")) {
        *last = i + 1;
        break;
      }
    }
  }
  const bool closed = *last >= sentence.end || all_.words[*last].stop;
  if (!closed || (*last < sentence.end && all_.words[*last].conjunction)) return std::nullopt;
  return phrase;
}

/// One past the last word of a body's name that goes on: "Ministry of Foreign Affairs", "Chamber of Commerce and Industry".
Index Builder::body_end(std::size_t at, tokens::TokenRange name) const {
  Index end = name.end;
  const tokens::TokenRange sentence = chunks_[at].sentence;
  bool of = false;
  while (end + 1 < sentence.end && all_.build == Build::of_phrase && end - name.begin < longest_phrase) {
    const bool joins = all_.is(end, "of") || all_.is(end, "for") || (of && (all_.is(end, "on") || all_.is(end, "and") || all_.is(end, "&") || all_.is(end, "in") || all_.is(end, "the")));
    if (!joins) break;
    Index next = end + 1;
    if (all_.words[next].determiner && all_.is(next, "the")) ++next;
    if (next >= sentence.end || !all_.words[next].name || is_role(all_, next)) break;
    if (all_.is(end, "and") && !all_.words[next].field) break;
    if (all_.is(end, "in") && !all_.words[next].place) break;
    of = true;
    end = next;
    while (end < sentence.end && all_.words[end].name && !all_.words[end].quoted && !(all_.words[end].first_name != nullptr && all_.words[end].noun == nullptr)) ++end;
    if (end == next) ++end;
  }
  return end;
}

void Builder::set_nominal(Mention& mention, Index head) const {
  const Word& word = all_.words[head];
  mention.form = MentionForm::nominal;
  mention.sex = sex_of(word.noun);
  mention.number = word.plural ? Number::plural : Number::singular;
  switch (word.noun->kind) {
    case EntryKind::role: mention.type = word.plural ? EntityType::group : EntityType::person; break;
    case EntryKind::body: mention.type = word.plural ? EntityType::group : EntityType::organisation; break;
    case EntryKind::document: mention.type = EntityType::document; break;
    default: mention.type = EntityType::group; break;
  }
}

/// "the company Daesan Textile", "daily Yarımada": what kind of body it is stands before the name.
EntityType Builder::type_in_place(std::size_t at, const NameRun& run) const {
  if (run.type != EntityType::person && run.type != EntityType::unknown) return run.type;
  if (all_.build == Build::genitive_before || run.run.begin == chunks_[at].range.begin || run.role) return run.type;
  const Word& before = all_.words[run.run.begin - 1];
  const bool given = all_.words[run.name.begin].first_name != nullptr;
  return !given && is_body(all_, run.run.begin - 1) && before.shape == Shape::lower && !before.plural && !before.voice && all_.build == Build::of_phrase ? EntityType::organisation : run.type;
}

void Builder::add_name(std::size_t at, const NameRun& run, std::vector<bool>& taken) {
  const Chunk& chunk = chunks_[at];
  Mention mention;
  mention.form = MentionForm::name;
  mention.name = run.name;
  mention.type = type_in_place(at, run);
  const EntityType type = mention.type;
  mention.number = Number::singular;
  mention.range = run.name;
  if (type == EntityType::organisation || type == EntityType::document || type == EntityType::group) {
    mention.name.end = body_end(at, run.name);
    mention.range = {std::min(run.run.begin, run.name.begin), std::max(run.run.end, mention.name.end)};
    // A common noun before the name tells what it is: "daily Yarımada", "компании «ЭкоБаланс»".
    if (mention.range.begin > chunk.range.begin && is_body(all_, mention.range.begin - 1) && all_.build != Build::genitive_before) {
      const Phrase phrase = phrase_of(at, mention.range.begin - 1);
      mention.role = {phrase.words.begin, mention.range.begin};
      mention.range.begin = phrase.range.begin;
      used_[phrase.head] = true;
    }
    while (mention.range.begin > chunk.range.begin && all_.words[mention.range.begin - 1].determiner) --mention.range.begin;
    for (Index i = mention.name.begin; i < mention.name.end; ++i) taken[i - chunk.range.begin < taken.size() ? i - chunk.range.begin : 0] = true;
    for (Index i = mention.name.begin; i < mention.name.end; ++i) used_[i] = true;
  } else {
    Index last = run.name.end;
    std::optional<Phrase> role;
    if (type == EntityType::person || type == EntityType::unknown) {
      role = role_before(at, run.name.begin);
      if (!role && run.role) {
        role = Phrase{{run.run.begin, run.name.begin}, {run.run.begin, run.name.begin}, *run.role};
      }
      if (role) mention.range.begin = role->range.begin;
      const bool only_title = run.role && all_.words[*run.role].title != nullptr && all_.words[*run.role].noun == nullptr;
      if ((!role || only_title) && run.run.begin >= 2 && all_.is(run.run.begin - 1, ",") && run.run.begin == chunk.range.begin && run.name.size() > 1) {
        // "the head of the commission, Gulnara S.": the role before the comma, when its group ends there.
        if (const auto before = chunk_at(run.run.begin - 2)) {
          Index h = run.run.begin - 2;
          const Index floor = chunks_[*before].range.begin;
          std::size_t c = *before;
          if (!is_role(all_, h) && floor >= 2 && all_.words[floor - 1].preposition && chunk_at(floor - 2)) {
            c = *chunk_at(floor - 2);
            h = floor - 2;
          }
          while (all_.build == Build::genitive_after && h > chunks_[c].range.begin && !is_role(all_, h)) --h;
          if (is_role(all_, h) && all_.has_noun(h, EntryKind::role) && !all_.words[h].plural && !used_[h]) {
            Phrase phrase = phrase_of(c, h);
            const bool definite = phrase.range.begin < phrase.words.begin || all_.words[phrase.words.begin].name;
            if (phrase.range.end == run.run.begin - 1 && definite) {
              mention.range.begin = phrase.range.begin;
              used_[h] = true;
              mention.role = phrase.words;
              role = std::nullopt;
            }
          } else if (is_body(all_, h) && !all_.words[h].plural && !used_[h] && all_.build == Build::of_phrase && mention.sex == Sex::unknown && all_.words[run.name.begin].first_name == nullptr) {
            // "the company behind the plant, Hidro Bistrik,"
            const Phrase phrase = phrase_of(c, h);
            if (phrase.range.end == run.run.begin - 1 && phrase.range.begin < phrase.words.begin) {
              mention.range.begin = phrase.range.begin;
              mention.type = EntityType::organisation;
              mention.role = phrase.words;
              used_[h] = true;
            }
          }
        }
      }
      if (role) {
        mention.role = role->words;
        for (Index i = role->words.begin; i < role->words.end; ++i) {
          if (is_role(all_, i)) used_[i] = true;
        }
      }
      Index behind_end = last;
      if (all_.is(last, "(") && last + 2 < chunk.sentence.end) {
        for (Index i = last + 1; i < chunk.sentence.end && i < last + 8; ++i) {
          if (all_.is(i, ")")) {
            if (mention.role.empty() && i > last + 1 && all_.words[last + 1].name) {
              mention.role = {last + 1, i};
              behind_end = last = i + 1;
            } else {
              behind_end = i + 1;
            }
            break;
          }
        }
      }
      if (mention.role.empty() || (only_title && mention.role.size() <= 2)) {
        if (const auto behind = role_behind(behind_end, chunk.sentence, &last)) {
          mention.role = behind->words;
          used_[behind->head] = true;
          for (Index i = behind->words.begin; i < behind->words.end; ++i) {
            if (all_.has_noun(i, EntryKind::role)) used_[i] = used_[i] || i == behind->head;
          }
        } else {
          last = std::max(last, run.name.end);
        }
      }
      if (!mention.role.empty() && mention.type == EntityType::unknown && type != EntityType::organisation) mention.type = EntityType::person;
      // "Deputy S. H. of the Our Town faction": the "of" phrase behind a name with a role belongs to the role's person.
    }
    mention.range.end = std::max(mention.range.end, last);
    mention.sex = mention.type == EntityType::person ? sex_of_name(all_, run.name, mention.role) : Sex::unknown;
    if (!run.body.empty() && mention.type == EntityType::person) {
      Mention body;
      body.form = MentionForm::name;
      body.type = EntityType::organisation;
      body.range = body.name = run.body;
      body.number = Number::singular;
      mentions_.push_back(body);
      for (Index i = run.body.begin; i < run.body.end; ++i) used_[i] = true;
    }
  }
  if (mention.type == EntityType::person) std::fill(named_.begin() + run.name.begin, named_.begin() + run.name.end, true);
  mention.possessive = owns(mention.range.end - 1);
  if (all_.build == Build::genitive_before) mention.possessive = all_.words[mention.name.end - 1].genitive;
  mentions_.push_back(mention);
}

void Builder::add_nominals(std::size_t at, const std::vector<NameRun>& runs) {
  const tokens::TokenRange range = chunks_[at].range;
  for (Index i = range.begin; i < range.end; ++i) {
    if (all_.words[i].noun == nullptr || used_[i]) continue;
    // "two", "others", "both" speak only where no noun follows.
    if (all_.words[i].noun->get("part") == "vague" && i + 1 < range.end) continue;
    const bool owner = owns(i);
    if (all_.build == Build::of_phrase && !owner) {
      // The last noun of the chunk is the head; one before it is part of a compound ("committee chairman").
      bool later = false;
      for (Index j = i + 1; j < range.end && j < i + longest_phrase && !all_.words[j - 1].owner && !all_.words[j].possessive_sign; ++j) later = later || (all_.words[j].noun != nullptr && !used_[j]);
      if (later) continue;
    }
    if (all_.build == Build::genitive_before && !all_.words[i].genitive && i + 1 < range.end && all_.words[i + 1].noun != nullptr && all_.words[i + 1].noun_begin == i + 1 &&
        !all_.words[i].plural) {
      continue;
    }
    Mention mention;
    set_nominal(mention, i);
    const Phrase phrase = phrase_of(at, i);
    mention.range = phrase.range;
    if (mention.type == EntityType::person) mention.role = phrase.words;
    mention.possessive = owner;
    for (const NameRun& run : runs) {
      if (run.name.empty() || run.type != EntityType::organisation) continue;
      if (run.name.begin >= mention.range.begin && run.name.end == i + 1) mention.form = MentionForm::name;
    }
    if (mention.form == MentionForm::nominal) mentions_.push_back(mention);
  }
}

void Builder::add_chunk(std::size_t at) {
  const std::vector<NameRun> runs = find_runs(all_, chunks_[at]);
  std::vector<bool> taken(chunks_[at].range.size() + 1, false);
  for (const NameRun& run : runs) {
    if (!run.name.empty() && !used_[run.name.begin]) add_name(at, run, taken);
  }
}

void Builder::add_pronouns() {
  for (Index i = 0; i < all_.words.size(); ++i) {
    const lexicon::Entry* entry = all_.words[i].pronoun;
    if (entry == nullptr || !entry->get("person").empty() || entry->get("case") == "demonstrative") continue;
    if (all_.words[i].shape == Shape::caps && all_.folded(i).size() > 1 && all_.folded(i) == "who") continue;
    const std::string_view kind = entry->get("case");
    const bool subject = kind == "subject";
    // "o adam", "тот министр": a determiner, not a pronoun.
    if (subject && all_.words[i].determiner && i + 1 < all_.words.size() && !all_.words[i + 1].stop && all_.words[i + 1].noun != nullptr) continue;
    Mention mention;
    mention.range = {i, i + 1};
    mention.form = MentionForm::pronoun;
    mention.type = entry->get("animate") == "no" ? EntityType::organisation : EntityType::unknown;
    mention.sex = sex_of(entry);
    mention.number = number_of(*entry);
    mention.possessive = kind == "possessive";
    mentions_.push_back(mention);
  }
}

std::vector<Mention> Builder::run() {
  for (std::size_t c = 0; c < chunks_.size(); ++c) add_chunk(c);
  for (std::size_t c = 0; c < chunks_.size(); ++c) add_nominals(c, find_runs(all_, chunks_[c]));
  add_pronouns();
  std::sort(mentions_.begin(), mentions_.end(), [](const Mention& a, const Mention& b) {
    if (a.range.begin != b.range.begin) return a.range.begin < b.range.begin;
    if (a.range.end != b.range.end) return a.range.end > b.range.end;
    return a.form < b.form;
  });
  const auto same = [](const Mention& a, const Mention& b) { return a.range == b.range && a.form == b.form && a.name == b.name; };
  mentions_.erase(std::unique(mentions_.begin(), mentions_.end(), same), mentions_.end());
  return std::move(mentions_);
}

}  // namespace quotidian::entities
