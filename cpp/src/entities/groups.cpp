// Longer than the limit: a run of capitals is taken apart from one end to the other.
#include "entities/groups.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "quotidian/text/fold.hpp"

namespace quotidian::entities {
namespace {

using lexicon::EntryKind;

/// Words longer than this make no name; the rest of a hostile run is left alone.
constexpr Index longest_name = 12;

bool is_hyphen(const Words& all, Index i) { return all.is(i, "-") || all.is(i, "‑") || all.is(i, "‐"); }

/// A small word inside a name ("van", "bin", "oğlu").
bool is_particle(const Words& all, Index i) {
  static constexpr std::array<std::string_view, 36> particles{"de",   "van",  "von",  "der",  "den",  "bin",  "bint", "ibn",  "al",
                                                              "el",   "la",   "le",   "di",   "da",   "dos",  "del",  "du",   "ben",
                                                              "ter",  "ten",  "af",   "av",   "oğlu", "qizi", "oglu", "ogly", "gizi",
                                                              "kizi", "оглы", "кызы", "оглу", "гызы", "фон",  "ван",  "де",   "уулу"};
  return std::find(particles.begin(), particles.end(), all.folded(i)) != particles.end();
}

bool joins_fields(const Words& all, Index i) {
  if (!all.words[i].conjunction || i == 0 || i + 1 >= all.words.size()) return false;
  const Word& left = all.words[i - 1];
  const Word& right = all.words[i + 1];
  return left.name && right.name && left.field && right.field && all.build == Build::genitive_before;
}

/// Leading words of a run that belong to a place or a field and not to the person behind them.
Index without_leading(const Words& all, Index begin, Index end) {
  while (end - begin > 1) {
    const Word& word = all.words[begin];
    const bool part_of_role = word.field || (word.place && !(word.first_name != nullptr && end - begin > 1 && !word.place_adjective));
    if (!part_of_role || all.words[begin + 1].shape == Shape::other) break;
    ++begin;
  }
  return begin;
}

/// Whether more than one sign of white space parts a token from the one before: columns of a menu, not words of a group.
bool wide_gap(const Words& all, Index i) {
  const std::uint32_t begin = all.document.tokens.tokens[i - 1].span.end;
  const std::uint32_t end = all.document.tokens.tokens[i].span.begin;
  if (end < begin + 2) return false;
  const std::string_view gap = all.document.text->view({begin, end});
  return gap != "\r\n" && gap != "\u00A0";
}

bool is_patronymic(std::string_view folded) {
  static constexpr std::array<std::string_view, 7> endings{"ович", "евич", "ьич", "овна", "евна", "ична", "мич"};
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return folded.ends_with(ending); });
}

/// Whether a run goes on from the name of a body ("Institute of Water and | Soil Rashad Velizade").
bool continues_body(const Words& all, Index begin) {
  if (all.build != Build::of_phrase || begin < 2) return false;
  // "Chancellor of the Exchequer | George Hart".
  if (all.is(begin - 1, "the") && begin > 2) return (all.is(begin - 2, "of") || all.is(begin - 2, "for")) && is_role(all, begin - 3);
  const bool joint = all.is(begin - 1, "of") || all.is(begin - 1, "for") || all.is(begin - 1, "and") || all.is(begin - 1, "&");
  return joint && all.words[begin - 2].name;
}

/// Where the person's name begins in a run that may start with a place in the genitive ("Каргистана Эрмек Саттаров").
Index person_begin(const Words& all, Index begin, Index end, bool after_noun) {
  begin = without_leading(all, begin, end);
  for (Index i = begin; i + 1 < end; ++i) {
    if (all.words[i].first_name == nullptr) continue;
    // A surname may stand before the given name; only a run in which more stands before is cut.
    // English: behind an office ("professor Marc Lamont Hill") the whole run is the name.
    const bool office = all.build == Build::of_phrase && begin > 0 && is_role(all, begin - 1);
    // One that ends a body's name: "the Institute of Peace and Democracy Arif Y.".
    const bool goes_on = all.build == Build::of_phrase && begin > 0 && (all.is(begin - 1, "and") || all.is(begin - 1, "of"));
    const bool body = goes_on || (continues_body(all, begin) && all.words[begin].shape == Shape::capital);
    const bool cut = end - i >= 2 && ((after_noun && !office) || body);
    return i == begin || cut ? i : begin;
  }
  const bool office = all.build == Build::of_phrase && begin > 0 && is_role(all, begin - 1);
  if (!after_noun || office || end - begin < 3) return begin;
  if (std::any_of(all.words.begin() + begin, all.words.begin() + end, [](const Word& word) {
        return word.shape == Shape::initial || word.shape == Shape::other || word.shape == Shape::lower;
      })) {
    return begin;
  }
  const bool patronymic = is_patronymic(all.folded(end - 2)) || is_patronymic(all.folded(end - 1));
  return patronymic ? begin : end - 2;
}

/// "XVIII": two capitals or more that count.
bool is_roman_number(std::string_view word) { return word.size() > 1 && word.find_first_not_of("IVXLCM") == std::string_view::npos; }

EntityType type_of_plain(const Words& all, Index begin, Index end) {
  Index words = 0;
  bool given = false;
  bool surname = false;
  bool fields = true;
  bool places = true;
  bool initials = false;
  bool quoted = false;
  for (Index i = begin; i < end; ++i) {
    const Word& word = all.words[i];
    quoted = quoted || word.quoted || word.joins;
    if (word.shape == Shape::other || word.shape == Shape::lower) continue;
    ++words;
    given = given || word.first_name != nullptr;
    surname = surname || word.surname;
    fields = fields && word.field;
    places = places && word.place;
    initials = initials || word.shape == Shape::initial;
  }
  if (quoted) return EntityType::organisation;
  if (places && words > 0) return EntityType::place;
  if (fields) return words > 1 ? EntityType::organisation : EntityType::unknown;
  if (words == 1 && is_roman_number(all.raw(begin))) return EntityType::unknown;
  if (words == 1 && all.words[begin].shape == Shape::caps && !given && all.raw(begin).size() <= 12) return EntityType::organisation;
  // "Norvik Steel", "Evening Herald": what an English name of a body ends in.
  if (all.build == Build::of_phrase && words > 1 && !given && !initials && all.words[end - 1].field) return EntityType::organisation;
  if (given || initials || words > 1) return EntityType::person;
  return surname ? EntityType::person : EntityType::unknown;
}

/// Whether something speaks for a person beside the number of words, where the place speaks against: the whole of a passage in marks, or a
/// word or two behind a preposition.
bool is_named_person(const Words& all, Index begin, Index end) {
  for (Index i = begin; i < end; ++i) {
    if (all.words[i].first_name != nullptr || all.words[i].surname || all.words[i].shape == Shape::initial) return true;
  }
  const auto& list = all.document.tokens.tokens;
  const bool in_marks =
      begin > 0 && end < list.size() && list[begin - 1].kind == tokens::TokenKind::mark && list[end].kind == tokens::TokenKind::mark;
  const bool hyphened =
      std::any_of(all.words.begin() + begin, all.words.begin() + end, [](const Word& word) { return word.shape == Shape::other; });
  const bool placed = begin > 0 && all.words[begin - 1].preposition && (hyphened || end - begin < 2);
  return !in_marks && !placed;
}

/// English persons have no article: "the Alte Rheinpost" is none.
bool has_article(const Words& all, tokens::TokenRange run) {
  if (all.build != Build::of_phrase || run.begin == 0 || run.size() < 2 || !all.is(run.begin - 1, "the")) return false;
  bool places = true;
  for (Index i = run.begin; i < run.end; ++i) {
    const Word& word = all.words[i];
    if (word.first_name != nullptr || word.shape == Shape::initial) return false;
    places = places && (word.place || word.shape == Shape::other);
  }
  return !places;
}

/// English: whether an office reaches up to a place by "of", "for" or "at".
bool introduced_by_office(const Words& all, Index begin) {
  if (all.build != Build::of_phrase) return false;
  if (begin > 0 && all.words[begin - 1].determiner) --begin;
  if (begin < 2) return false;
  const Index link = begin - 1;
  return (all.is(link, "of") || all.is(link, "for") || all.is(link, "at")) && is_role(all, link - 1);
}

NameRun take_apart(const Words& all, tokens::TokenRange run, bool after_noun) {
  NameRun out;
  out.run = run;
  std::optional<Index> role;
  std::optional<Index> body;
  for (Index i = run.begin; i < run.end; ++i) {
    if (all.words[i].quoted) continue;
    const bool known_name =
        all.words[i].first_name != nullptr && all.words[i].noun == nullptr && i + 1 < run.end && all.words[i].title == nullptr;
    if (known_name) continue;
    // A surname may look like an office ("Əsgərli", "Рыбакова"): behind a given name it is one, with its capital.
    if (i > run.begin && all.words[i - 1].first_name != nullptr && all.words[i - 1].noun == nullptr && i + 1 == run.end &&
        all.words[i].noun != nullptr && all.words[i].noun_begin == i)
      continue;
    if (is_role(all, i) && !(all.words[i].title != nullptr && all.words[i].noun == nullptr && i > run.begin && i + 1 == run.end))
      role = i;
    else if (all.words[i].noun != nullptr)
      body = i;
  }
  const Index marked = std::max(role ? *role + 1 : run.begin, body ? *body + 1 : run.begin);
  if (marked == run.end) {
    // One word alone ("the Ministry", "Specialists") takes somebody up; it is no name, unless it is an acronym.
    const bool goes_on =
        run.end + 1 < all.words.size() && (all.is(run.end, "of") || all.is(run.end, "for")) &&
        (all.words[run.end + 1].name || (all.is(run.end + 1, "the") && run.end + 2 < all.words.size() && all.words[run.end + 2].name));
    if (body && !role && run.size() == 1 && !goes_on && all.words[*body].noun->get("part") != "unique" &&
        (all.words[*body].shape != Shape::caps || all.noun_kind(*body) != EntryKind::body))
      return out;
    if (body && (!role || *body > *role)) {
      out.name = {run.begin, run.end};
      const bool paper = all.words[*body].noun->get("named") == "media";  // "The Evening Post"
      out.type = all.noun_kind(*body) == EntryKind::document && !paper ? EntityType::document : EntityType::organisation;
      if (all.noun_kind(*body) == EntryKind::group) out.type = EntityType::group;
    } else {
      out.role = role;
      if (body) out.body = {run.begin, *body + 1};
    }
    return out;
  }
  // One word from inside the names of bodies ("Təhsil") names nobody.
  if (!role && !body && run.size() == 1 && all.words[run.begin].field && all.words[run.begin].first_name == nullptr) return out;
  const bool named_person = all.words[marked].first_name != nullptr;
  // "CEO of the Refugee Council Enver Solomon": an office before the body, two words or more behind it.
  if (body && !role && *body + 2 < run.end && introduced_by_office(all, run.begin)) {
    out.name = {*body + 1, run.end};
    out.type = EntityType::person;
    out.body = {run.begin, *body + 1};
    return out;
  }
  // "МИД Азербайджана Айхан Г.": a given name and what follows it are a person's.
  for (Index i = body ? *body + 1 : run.end; !role && i + 1 < run.end; ++i) {
    if (all.words[i].first_name == nullptr || all.words[i].noun != nullptr || all.words[i].place || all.words[i + 1].noun != nullptr)
      continue;
    out.name = {i, run.end};
    out.type = EntityType::person;
    out.body = {run.begin, *body + 1};
    return out;
  }
  // "Bank Respublika"; where what a body is stands behind its name, only a bare noun at the beginning ("Gazete Kıyı").
  const bool leads = all.build != Build::genitive_before || (body && *body == run.begin && run.size() <= 3 &&
                                                             text::fold(all.words[run.begin].noun->form) == all.folded(run.begin));
  if (body && leads && !named_person && !role) {
    out.name = {run.begin, run.end};
    out.type = EntityType::organisation;
    return out;
  }
  const bool after = after_noun || marked > run.begin;
  Index begin = person_begin(all, marked, run.end, after);
  // "Hidroloq Dilarə K.": a trade that the lexicon does not know, with the capital of its sentence.
  if (!role && begin == run.begin && run.size() >= 3 && all.words[begin].first && !all.words[begin].surname &&
      all.words[begin].first_name == nullptr && all.words[begin].shape == Shape::capital && all.words[begin + 1].first_name != nullptr &&
      all.words[begin + 2].shape == Shape::capital) {
    role = begin++;
  }
  out.name = {begin, run.end};
  out.type = role ? EntityType::person : type_of_plain(all, begin, run.end);
  if (!role && out.type == EntityType::person && !is_named_person(all, begin, run.end)) out.type = EntityType::unknown;
  if (!role && begin == run.begin && has_article(all, run)) out.type = EntityType::organisation;
  if (role && out.name.size() == 1 && all.words[begin].place && !all.words[begin].place_adjective) out.type = EntityType::place;
  out.role = role;
  if (body) out.body = {run.begin, *body + 1};
  return out;
}

}  // namespace

bool is_role(const Words& all, Index i) { return all.words[i].title != nullptr || all.has_noun(i, EntryKind::role); }
bool is_body(const Words& all, Index i) { return all.has_noun(i, EntryKind::body); }

std::vector<Chunk> find_chunks(const Words& all) {
  std::vector<Chunk> chunks;
  for (const tokens::TokenRange sentence : all.document.tokens.sentences) {
    Index begin = sentence.begin;
    const auto flush = [&](Index end) {
      if (begin < end) chunks.push_back({{begin, end}, sentence});
    };
    for (Index i = sentence.begin; i < sentence.end; ++i) {
      const Word& word = all.words[i];
      if (i > begin && wide_gap(all, i)) {
        flush(i);
        begin = i;
      }
      const bool hyphen = is_hyphen(all, i) && i > begin && all.glued(i - 1) && all.glued(i);
      if (word.stop && !word.possessive_sign && !hyphen && !joins_fields(all, i) &&
          !(is_particle(all, i) && i > begin && all.words[i - 1].name)) {
        flush(i);
        begin = i + 1;
      } else if (word.determiner && i > begin) {
        flush(i);
        begin = i;
      }
    }
    flush(sentence.end);
  }
  return chunks;
}

std::vector<NameRun> find_runs(const Words& all, const Chunk& chunk) {
  std::vector<NameRun> runs;
  for (Index i = chunk.range.begin; i < chunk.range.end;) {
    if (!all.words[i].name && !all.words[i].quoted) {
      ++i;
      continue;
    }
    Index end = i + 1;
    if (all.words[i].quoted) {
      while (end < chunk.range.end && all.words[end].quoted) ++end;
      // A body noun in small letters or capitals behind the marks is part of the name in Azerbaijani and Turkish.
      if (all.build == Build::genitive_before && end < chunk.range.end && is_body(all, end)) ++end;
      const Index inner_begin = all.build == Build::genitive_before ? i : i + 1;
      const Index inner_end = all.build == Build::genitive_before ? end : end - 1;
      if (inner_begin < inner_end) runs.push_back({{i, end}, {inner_begin, inner_end}, EntityType::organisation, std::nullopt, {}});
      i = end;
      continue;
    }
    while (end < chunk.range.end && end - i < longest_name) {
      const bool bridge =
          (is_hyphen(all, end) || is_particle(all, end) || joins_fields(all, end)) && end + 1 < chunk.range.end && all.words[end + 1].name;
      // "Park Jong-su": the second half of a given name is written small.
      const bool half = is_hyphen(all, end) && end + 1 < chunk.range.end && all.glued(end - 1) && all.glued(end) &&
                        all.words[end + 1].shape == Shape::lower;
      const bool half_word =
          all.words[end].shape == Shape::lower && end > i + 1 && is_hyphen(all, end - 1) && all.glued(end - 1) && all.glued(end - 2);
      // "John van der Berg".
      const bool two = is_particle(all, end) && end + 2 < chunk.range.end && is_particle(all, end + 1) && all.words[end + 2].name;
      // "Suleiman al-Amr".
      const bool article = is_particle(all, end) && end + 2 < chunk.range.end && is_hyphen(all, end + 1) && all.glued(end) &&
                           all.glued(end + 1) && all.words[end + 2].name;
      const bool father = is_particle(all, end) && all.words[end].shape == Shape::lower && all.words[end - 1].first_name != nullptr &&
                          all.build != Build::of_phrase;
      if (all.words[end].quoted || !(all.words[end].name || bridge || two || article || father || half || half_word)) break;
      if (all.words[end - 1].owner || all.words[end].platform) break;
      // Azerbaijani: behind given name and surname another word begins ("Rövşən Ağayev | Turana deyib").
      if (all.lexicon.lang() == "az" && end > i + 1 && all.words[end - 1].surname && all.words[i].first_name != nullptr &&
          !all.words[end].surname && !is_particle(all, end) && !is_hyphen(all, end)) {
        break;
      }
      // An inflected word closes a name before another one: "Bakıda Əli", "İlhamın Vəli".
      if (all.raw(end - 1).find('\'') != std::string_view::npos || all.raw(end - 1).find("’") != std::string_view::npos) {
        if (all.build == Build::genitive_before && !is_hyphen(all, end)) break;
      }
      ++end;
    }
    const bool after_noun = i > chunk.range.begin
                                ? !all.words[i - 1].stop && all.words[i - 1].shape != Shape::other && !all.words[i - 1].determiner
                                : i > chunk.sentence.begin && all.is(i - 1, "of");
    runs.push_back(take_apart(all, {i, end}, after_noun));
    i = end;
  }
  return runs;
}

}  // namespace quotidian::entities
