// Longer than the limit: from a run to a mention, rule by rule in the order in which they are asked.
#include "entities/builder.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_set>

#include "entities/given_name.hpp"
#include "entities/nouns.hpp"

namespace quotidian::entities {
namespace {

using lexicon::EntryKind;

Sex sex_of(const lexicon::Entry* entry) {
  if (entry == nullptr) return Sex::unknown;
  const std::string_view sex = entry->get("sex");
  return sex == "female" ? Sex::female : sex == "male" ? Sex::male : Sex::unknown;
}

Number number_of(const lexicon::Entry& entry) {
  const std::string_view number = entry.get("number");
  return number == "plural" ? Number::plural : number == "singular" ? Number::singular : Number::unknown;
}

/// Whether a Russian given name in another case is a man's and a woman's: "Ренату" is Ренат and Рената.
bool is_either(const Words& all, Index i) {
  return all.build == Build::genitive_after &&
         sex_of(find_given_name(all.lexicon, all.folded(i), "female")) != sex_of(find_given_name(all.lexicon, all.folded(i), "male"));
}

struct KnownSex {
  Sex sex = Sex::unknown;
  SexEvidence evidence = SexEvidence::none;
};

/// Sex by title or role, else by given name, else by the ending of a surname that is inflected for it.
KnownSex sex_of_name(const Words& all, tokens::TokenRange name, tokens::TokenRange role) {
  for (Index i = role.begin; i < role.end; ++i) {
    if (const Sex sex = sex_of(all.words[i].title); sex != Sex::unknown) return {sex, SexEvidence::title};
    if (const Sex sex = sex_of(all.words[i].noun); sex != Sex::unknown && role.size() == 1) return {sex, SexEvidence::title};
  }
  for (Index i = name.begin; i < name.end; ++i) {
    if (const Sex sex = sex_of(all.words[i].title); sex != Sex::unknown && i + 1 == name.end && name.size() > 1)
      return {sex, SexEvidence::title};
    if (const Sex sex = sex_of(all.words[i].first_name); sex != Sex::unknown && !is_either(all, i)) return {sex, SexEvidence::given_name};
  }
  const std::string_view last = all.folded(name.end - 1);
  const auto ends = [&](std::initializer_list<std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(),
                       [&](std::string_view ending) { return last.size() > ending.size() + 2 && last.ends_with(ending); });
  };
  if (ends({"ova", "yeva", "eva", "skaya", "ovna"})) return {Sex::female, SexEvidence::surname};
  if (ends({"ov", "yev", "ев", "ов"})) return {Sex::male, SexEvidence::surname};
  return {};
}

}  // namespace

Builder::Builder(const Words& all)
    : all_(all), chunks_(find_chunks(all)), chunk_of_(all.words.size(), no_chunk), used_(all.words.size(), false),
      named_(all.words.size(), false) {
  for (std::size_t c = 0; c < chunks_.size(); ++c) {
    for (Index i = chunks_[c].range.begin; i < chunks_[c].range.end; ++i) chunk_of_[i] = static_cast<std::uint32_t>(c);
  }
}

void Builder::set_nominal(Mention& mention, Index head) const {
  const Word& word = all_.words[head];
  mention.form = MentionForm::nominal;
  mention.sex = sex_of(word.noun);
  if (mention.sex != Sex::unknown) mention.sex_evidence = SexEvidence::title;
  mention.number = word.plural ? Number::plural : Number::singular;
  switch (word.noun->kind) {
    case EntryKind::role: mention.type = word.plural ? EntityType::group : EntityType::person; break;
    case EntryKind::body: mention.type = word.plural ? EntityType::group : EntityType::organisation; break;
    case EntryKind::document: mention.type = EntityType::document; break;
    case EntryKind::group:
      // Sources are people whom the article keeps unnamed, however many.
      mention.type = word.noun->get("as") == "unnamed" ? EntityType::unnamed : EntityType::group;
      break;
    default: mention.type = EntityType::group; break;
  }
}

/// "the company Daesan Textile", "daily Yarımada": what kind of body it is stands before the name.
EntityType Builder::type_in_place(std::size_t at, const NameRun& run) const {
  if (run.type != EntityType::person && run.type != EntityType::unknown) return run.type;
  if (all_.build == Build::genitive_before || run.run.begin == chunks_[at].range.begin || run.role) return run.type;
  const Word& before = all_.words[run.run.begin - 1];
  const bool told = is_body(all_, run.run.begin - 1) && before.shape == Shape::lower && !before.plural && !before.voice;
  if (!told || all_.build != Build::of_phrase || all_.words[run.name.begin].first_name != nullptr) return run.type;
  // "deputy governor of the central bank Tihana S.": a company has a name behind it, an institution an officer.
  const std::string_view like = before.noun->get("like");
  const bool named = like == "company" || like == "media";
  return named || !role_before(at, run.name.begin) ? EntityType::organisation : run.type;
}

/// A body, document or group by name.
void Builder::add_body_name(std::size_t at, const NameRun& run, Mention mention) {
  const Index floor = chunks_[at].range.begin;
  mention.name.end = body_end(at, run.name);
  mention.range = {std::min(run.run.begin, run.name.begin), std::max(run.run.end, mention.name.end)};
  // A common noun before the name tells what it is: "daily Yarımada", "компании «ЭкоБаланс»".
  if (mention.range.begin > floor && is_body(all_, mention.range.begin - 1) && all_.build != Build::genitive_before) {
    const Phrase phrase = phrase_of(at, mention.range.begin - 1);
    mention.role = {phrase.words.begin, mention.range.begin};
    mention.range.begin = phrase.range.begin;
    used_[phrase.head] = true;
  }
  while (mention.range.begin > floor && all_.words[mention.range.begin - 1].determiner) --mention.range.begin;
  std::fill(used_.begin() + mention.name.begin, used_.begin() + mention.name.end, true);
  mentions_.push_back(mention);
}

/// The role before a person's name, and where the mention begins for it.
void Builder::take_role_before(std::size_t at, const NameRun& run, Mention& mention) {
  std::optional<Phrase> role = role_before(at, run.name.begin);
  if (!role && run.role) role = Phrase{{run.run.begin, run.name.begin}, {run.run.begin, run.name.begin}, *run.role};
  const bool given = all_.words[run.name.begin].first_name != nullptr;
  if (!role || is_title(run)) {
    if (auto before = role_before_comma(run, false)) {
      role = before;
    } else if (auto linked = is_title(run) ? linked_role(chunks_[at].range.begin, run.name.begin) : std::nullopt) {
      // "Undersecretary for Education Mr. T."
      role = linked;
      role->words.end = *run.role;
    } else if (const auto what = given ? std::nullopt : role_before_comma(run, true)) {
      role = what;
      mention.type = EntityType::organisation;
    }
  }
  if (!role) return;
  mention.role = role->words;
  mention.range.begin = role->range.begin;
  for (Index i = role->words.begin; i < role->words.end; ++i) {
    if (is_role(all_, i) || i == role->head) used_[i] = true;
  }
}

/// The role behind a person's name: in brackets, or in apposition.
void Builder::take_role_behind(std::size_t at, const NameRun& run, Mention& mention) {
  const tokens::TokenRange sentence = chunks_[at].sentence;
  const Index end = bracket_end(run.name.end, sentence.end);
  if (mention.role.empty() && end > run.name.end + 2 && all_.words[run.name.end + 1].name) {
    mention.role = {run.name.end + 1, end - 1};
    mention.range.end = end;
    return;
  }
  if (!mention.role.empty() && !(is_title(run) && mention.role.size() <= 2)) return;
  if (const auto behind = role_behind(end, sentence)) {
    mention.role = behind->phrase.words;
    mention.range.end = behind->end;
    used_[behind->phrase.head] = true;
  }
}

void Builder::add_name(std::size_t at, const NameRun& run) {
  Mention mention;
  mention.form = MentionForm::name;
  mention.range = mention.name = run.name;
  mention.type = type_in_place(at, run);
  mention.number = Number::singular;
  if (mention.type == EntityType::organisation || mention.type == EntityType::document || mention.type == EntityType::group) {
    mention.possessive = owns(run.name.end - 1);
    return add_body_name(at, run, mention);
  }
  if (mention.type != EntityType::place) {
    take_role_before(at, run, mention);
    if (mention.type != EntityType::organisation) take_role_behind(at, run, mention);
    if (!mention.role.empty() && mention.type == EntityType::unknown) mention.type = EntityType::person;
  }
  if (mention.type == EntityType::person) {
    const KnownSex known = sex_of_name(all_, run.name, mention.role);
    mention.sex = known.sex;
    mention.sex_evidence = known.evidence;
    std::fill(named_.begin() + run.name.begin, named_.begin() + run.name.end, true);
    if (!run.body.empty()) add_inner_body(run.body);
  }
  mention.possessive = all_.build == Build::genitive_before ? all_.words[mention.name.end - 1].genitive : owns(mention.range.end - 1);
  mentions_.push_back(mention);
}

/// The body inside a role: "Ova Sulama Birliği Başkanı".
void Builder::add_inner_body(tokens::TokenRange body) {
  Mention mention;
  mention.form = MentionForm::name;
  mention.type = EntityType::organisation;
  mention.range = mention.name = body;
  mention.number = Number::singular;
  mentions_.push_back(mention);
  std::fill(used_.begin() + body.begin, used_.begin() + body.end, true);
}

/// Whether a word has the case of "from" in Azerbaijani and Turkish.
bool Builder::ends_in_from(Index i) const {
  static constexpr std::array<std::string_view, 5> endings{"dan", "den", "dən", "tan", "ten"};
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return all_.folded(i).ends_with(ending); });
}

/// Where "one of the drivers", "кто-то из соседей" begin, given where the several begin; that place itself where nothing picks one out.
Index Builder::one_of_several(Index several) const {
  if (several < 2) return several;
  const Index link = several - 1;
  const bool joins = all_.build == Build::of_phrase ? all_.is(link, "of") : all_.build == Build::genitive_after && all_.is(link, "из");
  if (!joins) return several;
  Index one = link - 1;
  // "кто-то" is three tokens where the hyphen is one of its own.
  if (one >= 2 && all_.is(one, "то") && all_.is(one - 1, "-")) one -= 2;
  static constexpr std::array<std::string_view, 9> picks{"one", "another", "один", "одна", "одно", "кто", "кто-то", "кто-нибудь", "некто"};
  return std::find(picks.begin(), picks.end(), all_.folded(one)) != picks.end() ? one : several;
}

void Builder::add_nominals(std::size_t at, const std::vector<NameRun>& runs) {
  const tokens::TokenRange range = chunks_[at].range;
  for (Index i = range.begin; i < range.end; ++i) {
    if (all_.words[i].noun == nullptr || used_[i]) continue;
    if (named_[i] && i > range.begin && named_[i - 1]) continue;  // a surname that is a noun, too
    // "two", "others", "both" speak only where no noun follows.
    if (all_.words[i].noun->get("part") == "vague" && i + 1 < range.end) continue;
    const bool owner = owns(i);
    if (all_.build == Build::of_phrase && !owner) {
      // The last noun of the chunk is the head; one before it is part of a compound ("committee chairman").
      bool later = false;
      for (Index j = i + 1; j < range.end && j < i + longest_phrase && !all_.words[j - 1].owner && !all_.words[j].possessive_sign; ++j)
        later = later || (all_.words[j].noun != nullptr && !used_[j]);
      if (later) continue;
    }
    if (all_.build == Build::genitive_before && !all_.words[i].genitive && i + 1 < range.end && all_.words[i + 1].noun != nullptr &&
        all_.words[i + 1].noun_begin == i + 1 && !all_.words[i].plural && !stands_alone(all_, i, i + 1)) {
      continue;
    }
    Mention mention;
    set_nominal(mention, i);
    const Phrase phrase = phrase_of(at, i);
    mention.range = phrase.range;
    if (const Index one = one_of_several(mention.range.begin); all_.words[i].plural && one < mention.range.begin) {
      mention.range.begin = one;
      mention.type = EntityType::unnamed;
      mention.number = Number::singular;
    }
    if (all_.build == Build::genitive_before && i + 1 < all_.words.size() && all_.folded(i + 1).starts_with("biri") && ends_in_from(i)) {
      mention.range.end = i + 2;  // "esnaftan biri"
      mention.type = EntityType::unnamed;
      mention.number = Number::singular;
    }
    if (mention.type == EntityType::person) mention.role = phrase.words;
    mention.possessive = owner;
    // A run that names the body is no nominal as well.
    const auto run = std::lower_bound(runs.begin(), runs.end(), i + 1, [](const NameRun& one, Index end) { return one.run.end < end; });
    if (run != runs.end() && run->type == EntityType::organisation && run->name.end == i + 1 && run->name.begin >= mention.range.begin)
      continue;
    mentions_.push_back(mention);
  }
}

void Builder::add_chunk(std::size_t at) {
  for (const NameRun& run : runs_[at]) {
    if (!run.name.empty() && !used_[run.name.begin]) add_name(at, run);
  }
}

/// A name that is a body's once ("the Alte Rheinpost", «Вечерний Тобол») is a body's wherever nothing makes it a person.
void Builder::spread_bodies() {
  std::unordered_set<std::string> bodies;
  const auto key = [&](tokens::TokenRange name) {
    std::string words;
    for (Index i = name.begin; i < name.end; ++i) words.append(all_.plain[i]).append(1, ' ');
    return words;
  };
  for (const auto& runs : runs_) {
    for (const NameRun& run : runs) {
      if (run.type == EntityType::organisation && run.name.size() > 1 && !run.role) bodies.insert(key(run.name));
    }
  }
  for (auto& runs : runs_) {
    for (NameRun& run : runs) {
      if ((run.type != EntityType::person && run.type != EntityType::unknown) || run.role || run.name.size() < 2) continue;
      const bool given = std::any_of(all_.words.begin() + run.name.begin, all_.words.begin() + run.name.end,
                                     [](const Word& word) { return word.first_name != nullptr; });
      if (!given && bodies.contains(key(run.name))) run.type = EntityType::organisation;
    }
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
    if (subject && all_.words[i].determiner && i + 1 < all_.words.size() && !all_.words[i + 1].stop && all_.words[i + 1].noun != nullptr)
      continue;
    Mention mention;
    mention.range = {i, i + 1};
    mention.form = MentionForm::pronoun;
    mention.type = entry->get("animate") == "no" ? EntityType::organisation : EntityType::unknown;
    mention.sex = sex_of(entry);
    if (mention.sex != Sex::unknown) mention.sex_evidence = SexEvidence::pronoun;
    mention.number = number_of(*entry);
    mention.possessive = kind == "possessive";
    mentions_.push_back(mention);
  }
}

std::vector<Mention> Builder::run() {
  for (const Chunk& chunk : chunks_) runs_.push_back(find_runs(all_, chunk));
  spread_bodies();
  for (std::size_t c = 0; c < chunks_.size(); ++c) add_chunk(c);
  for (std::size_t c = 0; c < chunks_.size(); ++c) add_nominals(c, runs_[c]);
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
