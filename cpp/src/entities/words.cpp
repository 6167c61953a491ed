// Longer than the limit: one question a word can be asked, each a few lines.
#include "entities/words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "entities/given_name.hpp"
#include "entities/nouns.hpp"
#include "quotidian/text/characters.hpp"
#include "quotidian/text/fold.hpp"
#include "quotidian/text/utf8.hpp"

namespace quotidian::entities {
namespace {

using lexicon::Entry;
using lexicon::EntryKind;
using tags::WordClass;

/// Longest ending looked up, in bytes; keeps a hostile word of a megabyte linear.
constexpr std::size_t longest_ending = 16;
/// Words inside marks that can still be a name glued to a noun ("the company «X»").
constexpr Index longest_quoted_name = 6;

Shape shape_of(std::string_view word) {
  std::size_t letters = 0;
  std::size_t uppers = 0;
  const bool first_upper = !word.empty() && text::is_upper(text::decode(word, 0).value);
  const bool first_letter = !word.empty() && text::is_letter(text::decode(word, 0).value);
  for (std::size_t at = 0; at < word.size() && letters < 64;) {
    const text::CodePoint c = text::decode(word, at);
    // A suffix after an apostrophe (AKP’nin) says nothing about the capitals before it.
    if (letters > 1 && (c.value == U'\'' || c.value == U'\u2019')) break;
    letters += text::is_letter(c.value);
    uppers += text::is_upper(c.value);
    at += c.size;
  }
  if (!first_letter) return Shape::other;
  if (!first_upper) return Shape::lower;
  if (letters == 1) return Shape::initial;
  return uppers == letters ? Shape::caps : Shape::capital;
}

/// What a folded word is in the lexicon, looked up once for each distinct word.
struct Known {
  const Entry* title = nullptr;
  const Entry* first_name = nullptr;
  const Entry* pronoun = nullptr;
  const Entry* place = nullptr;
  const Entry* function_word = nullptr;
  bool cue = false;
  bool surname = false;
  bool date = false;
  bool indefinite = false;
  bool preposition = false;
  bool genitive = false;
  bool genitive_or_adjective = false;
  bool looked_up_as_name = false;
  bool platform = false;
  bool longer = false;       ///< entries of several words begin with it
  std::optional<Noun> noun;  ///< what it is by itself
  Index lower = 0;           ///< times seen in small letters
  Index capital = 0;         ///< times seen with a capital where a sentence does not begin
};

bool has_surname_ending(const lexicon::Lexicon& lexicon, std::string_view folded) {
  for (std::size_t at = folded.size(); at > 0 && folded.size() - at <= longest_ending;) {
    at -= text::decode_before(folded, at).size;
    if (at < 3) break;
    if (lexicon.find(EntryKind::surname_suffix, folded.substr(at)) != nullptr) return true;
  }
  return false;
}

bool is_genitive(const lexicon::Lexicon& lexicon, std::string_view folded) {
  const auto ends = [&](std::initializer_list<std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(),
                       [&](std::string_view ending) { return folded.size() > ending.size() + 2 && folded.ends_with(ending); });
  };
  if (lexicon.lang() == "ru") {
    return ends({"а",  "я",  "ы",   "и",   "ов", "ев", "ей", "ого", "его", "ых", "их", "ой", "ии",  "ам", "ям",
                 "ах", "ях", "ами", "ями", "ью", "у",  "ю",  "ом",  "ем",  "е",  "ым", "им", "ому", "ему"});
  }
  return ends({"ın", "in", "un", "ün"});  // folded: ı is i
}

Known look_up(const lexicon::Lexicon& lexicon, const std::string& folded) {
  Known known;
  const std::string plain = folded.size() > 1 && folded.back() == '.' ? folded.substr(0, folded.size() - 1) : folded;
  const std::uint32_t kinds = lexicon.kinds_of(folded) | (plain.size() < folded.size() ? lexicon.kinds_of(plain) : 0U);
  const auto find = [&](EntryKind kind, const std::string& word) {
    return (kinds >> static_cast<unsigned>(kind)) & 1U ? lexicon.find(kind, word) : nullptr;
  };
  known.title = find(EntryKind::title, plain);
  known.pronoun = find(EntryKind::pronoun, plain);
  known.place = find(EntryKind::place, folded);
  known.function_word = find(EntryKind::function_word, folded);
  known.cue = find(EntryKind::cue, folded) != nullptr || find(EntryKind::verb, folded) != nullptr;
  known.date = find(EntryKind::month, plain) != nullptr || find(EntryKind::weekday, plain) != nullptr;
  static constexpr std::array<std::string_view, 12> indefinites{"a",   "an",   "one",  "another", "some",   "several",
                                                                "bir", "один", "одна", "некий",   "каждый", "hər"};
  static constexpr std::array<std::string_view, 19> joining{"of", "on",  "for", "from", "in", "at", "to", "with", "в",  "во",
                                                            "из", "при", "на",  "от",   "по", "с",  "со", "за",   "под"};
  const auto is_in = [](const auto& list, std::string_view word) { return std::find(list.begin(), list.end(), word) != list.end(); };
  known.indefinite = is_in(indefinites, folded);
  known.preposition = is_in(joining, folded);
  known.genitive = lexicon.lang() != "en" && is_genitive(lexicon, folded);
  const std::string_view word = folded;
  known.genitive_or_adjective = known.genitive || word.ends_with("ый") || word.ends_with("ий") || word.ends_with("ая") ||
                                word.ends_with("ое") || word.ends_with("ые");
  known.longer = begins_longer_noun(lexicon, folded);
  known.noun = noun_of(lexicon, folded);
  return known;
}

/// Whether a folded word is the entry as it stands, not inflected.
bool is_form_of(const Entry& entry, std::string_view folded) { return text::fold(entry.form) == folded; }

/// What only a word with a capital is asked for.
void look_up_name(Known& known, const lexicon::Lexicon& lexicon, std::string_view folded) {
  known.looked_up_as_name = true;
  known.first_name = find_given_name(lexicon, folded.size() > 1 && folded.back() == '.' ? folded.substr(0, folded.size() - 1) : folded);
  known.surname = has_surname_ending(lexicon, folded);
  const Entry* place = lexicon.find(EntryKind::circumstance, folded);
  known.platform = place != nullptr && place->get("as") == "platform";
}

/// Whether the word, without a case ending, was seen with a capital inside a sentence ("Lomidzenin" after "Lomidze").
bool seen_inflected(const std::unordered_map<std::string_view, Known>& cache, const Words& all, Index i) {
  if (all.build == Build::of_phrase) return false;
  const std::string_view folded = all.folded(i);
  for (std::size_t at = folded.size(); at > 4 && folded.size() - at <= longest_ending;) {
    at -= text::decode_before(folded, at).size;
    std::string_view ending = folded.substr(at);
    if (ending.front() == '\'') ending.remove_prefix(1);
    if (ending.empty() || all.lexicon.find(EntryKind::case_ending, ending) == nullptr) continue;
    if (const auto stem = cache.find(folded.substr(0, at)); stem != cache.end() && stem->second.capital > 0 && stem->second.lower == 0)
      return true;
  }
  return false;
}

/// Whether words in marks are no name: they ask or exclaim, or, where names keep their capitals (all but Russian), go on in small letters.
bool reads_as_speech(const Words& all, tokens::TokenRange inner) {
  Index small = 0;
  for (Index i = inner.begin; i < inner.end; ++i) {
    if (all.is(i, "?") || all.is(i, "!") || all.is(i, "…")) return true;
    small += all.words[i].shape == Shape::lower && all.folded(i).size() > 3;
  }
  return small > 1 && all.build != Build::genitive_after;
}

/// Mark short capitalised names in quotation marks that lean on a noun beside them: «Azad Yol» Partiyası, группа «Меридиан».
void mark_quoted_names(Words& all) {
  const auto& list = all.document.tokens.tokens;
  for (const layout::MarkPair& pair : all.document.layout.marks) {
    if (pair.depth > 0 || pair.open.empty() || pair.close.empty() || pair.inner().empty()) continue;
    const tokens::TokenRange inner = tokens::tokens_in(list, pair.inner());
    if (inner.empty() || inner.size() > longest_quoted_name || inner.begin == 0 || inner.end >= list.size()) continue;
    const Word& head = all.words[inner.begin];
    if ((head.shape != Shape::capital && head.shape != Shape::caps) || reads_as_speech(all, inner)) continue;
    const bool of =
        inner.begin > 2 && (all.is(inner.begin - 2, "of") || all.is(inner.begin - 2, "for")) && all.words[inner.begin - 3].noun != nullptr;
    const bool leans_left = of || (inner.begin > 1 && all.words[inner.begin - 2].noun != nullptr &&
                                   all.words[inner.begin - 2].noun->kind != EntryKind::document);
    const bool leans_right = inner.end + 1 < list.size() && all.words[inner.end + 1].noun != nullptr && all.build == Build::genitive_before;
    if (!leans_left && !leans_right) continue;
    for (Index i = inner.begin - 1; i <= inner.end; ++i) {
      all.words[i].quoted = true;
      all.words[i].stop = false;
    }
  }
}

/// Whether most longer words of a sentence begin with a capital, as headlines have it.
bool is_title_case(const Words& all, tokens::TokenRange sentence) {
  Index longer = 0;
  Index upper = 0;
  for (Index i = sentence.begin; i < sentence.end; ++i) {
    if (all.words[i].shape == Shape::other || all.folded(i).size() < 4) continue;
    ++longer;
    upper += all.words[i].shape != Shape::lower;
  }
  if (longer < 4) return false;
  // A sentence about bodies holds many capitals, too; only a headline is believed with a quarter of its words small.
  const auto section = document::section_at(all.document.sections, all.document.tokens.tokens[sentence.begin].span.begin);
  const bool heading =
      section == document::SectionKind::headline || section == document::SectionKind::deck || section == document::SectionKind::subhead;
  return heading ? upper * 4 >= longer * 3 : upper * 10 >= longer * 9;
}

void read_class(Words& all, Index i, const Known& known) {
  Word& word = all.words[i];
  const WordClass tagged = all.tagging.classes[i];
  const std::string_view kind = known.function_word ? known.function_word->get("class") : std::string_view();
  word.title = known.title;
  word.first_name = known.first_name;
  word.pronoun = known.pronoun;
  word.place = known.place != nullptr;
  word.place_adjective = word.place && known.place->get("as") == "adjective";
  word.surname = known.surname;
  word.platform = known.platform;
  word.determiner = kind == "determiner" || (known.pronoun && known.pronoun->get("case") == "possessive");
  word.indefinite = known.indefinite;
  word.conjunction = kind == "conjunction";
  word.preposition = known.preposition;
  word.owner = all.plain[i].size() < all.folded(i).size();
  word.possessive_sign = all.folded(i) == "'s" || (all.folded(i) == "'" && i > 0 && all.folded(i - 1).ends_with("s"));
  word.genitive = known.genitive;
  const bool open_class = tagged == WordClass::noun || tagged == WordClass::propn || tagged == WordClass::adj || tagged == WordClass::num;
  const bool verb = tagged == WordClass::verb || tagged == WordClass::aux;
  // A noun of the lexicon that ends as verbs do ("guard", "судьи") is a noun unless it is listed as a verb.
  const bool before_name = i + 1 < all.words.size() && (all.words[i + 1].shape == Shape::capital || all.words[i + 1].shape == Shape::caps);
  const bool noun_after_all = word.noun != nullptr && verb &&
                              (!known.cue || before_name || (i > 0 && all.words[i - 1].determiner) ||
                               (i > 1 && !all.words[i - 1].stop && all.words[i - 2].determiner));
  const bool demonstrative = known.pronoun != nullptr && known.pronoun->get("case") == "demonstrative";
  word.stop = demonstrative || !(open_class || noun_after_all || word.determiner || word.possessive_sign || word.title != nullptr);
  // "one seasoned observer": behind a determiner a word in -ed is no verb.
  const bool participle = verb && all.build == Build::of_phrase && i > 0 && all.folded(i).ends_with("ed") &&
                          (all.words[i - 1].determiner || all.words[i - 1].indefinite);
  if (participle && !known.cue) word.stop = false;
  if ((known.date && word.shape != Shape::lower) || (word.preposition && word.shape == Shape::lower)) word.stop = true;
}

/// A document being read: its words, and what is known of each distinct one.
struct Reading {
  Words& all;
  std::unordered_map<std::string_view, Known> cache;
  std::vector<Known*> known;  ///< one a token
  std::vector<bool> titled;   ///< per token: its sentence writes most words with a capital
};

void look_words_up(Reading& reading) {
  Words& all = reading.all;
  for (Index i = 0; i < all.words.size(); ++i) {
    const auto [at, fresh] = reading.cache.try_emplace(all.plain[i]);
    if (fresh) at->second = look_up(all.lexicon, all.plain[i]);
    reading.known[i] = &at->second;
    if (all.document.tokens.tokens[i].kind != tokens::TokenKind::word) continue;
    all.words[i].shape = shape_of(all.raw(i));
    const bool drawn_as_name = all.words[i].shape != Shape::lower && all.words[i].shape != Shape::other;
    if (drawn_as_name && !at->second.looked_up_as_name) look_up_name(at->second, all.lexicon, all.plain[i]);
  }
}

/// A noun with hyphens that are tokens of their own: "secretary-general".
std::optional<Noun> hyphened_noun(const Words& all, Index i) {
  const bool glued = i + 2 < all.words.size() && all.is(i + 1, "-") && all.glued(i) && all.glued(i + 1);
  if (!glued) return std::nullopt;
  std::optional<Noun> noun = noun_of(all.lexicon, all.plain[i] + "-" + all.plain[i + 2]);
  if (!noun || noun->match.entry->prefix || noun->match.entry->form.find('-') == std::string::npos) return std::nullopt;
  noun->match.tokens = 3;
  return noun;
}

void find_nouns(Reading& reading) {
  Words& all = reading.all;
  for (Index i = 0; i < all.words.size(); ++i) {
    if (all.document.tokens.tokens[i].kind != tokens::TokenKind::word) continue;
    const Known& known = *reading.known[i];
    std::optional<Noun> noun = hyphened_noun(all, i);
    if (!noun) noun = known.longer ? noun_at(all, i, known.noun) : known.noun;
    if (!noun) continue;
    const lexicon::Match& match = noun->match;
    Word& word = all.words[i + match.tokens - 1];
    if (word.noun != nullptr && word.noun_begin < i) continue;  // the end of a longer entry
    const std::string_view part = match.entry->get("part");
    word.field = match.entry->kind == EntryKind::body;
    if (part == "field") continue;
    word.noun = match.entry;
    word.noun_begin = i;
    word.voice = part == "voice";
    word.plural = noun->plural;
  }
}

/// Where sentences and passages in marks begin, and how often each word was seen small, or with a capital where none was due.
void count_capitals(Reading& reading) {
  Words& all = reading.all;
  const auto& list = all.document.tokens.tokens;
  for (const tokens::TokenRange sentence : all.document.tokens.sentences) {
    const bool title_case = is_title_case(all, sentence);
    bool first = true;
    for (Index i = sentence.begin; i < sentence.end; ++i) {
      Word& word = all.words[i];
      reading.titled[i] = title_case;
      word.first = first;
      if (word.shape != Shape::other || list[i].kind == tokens::TokenKind::number) first = false;
      if (list[i].kind == tokens::TokenKind::mark || all.is(i, ":") || all.is(i, "–") || all.is(i, "—")) first = true;
      if (word.shape == Shape::lower) ++reading.known[i]->lower;
      if (word.shape == Shape::other || word.shape == Shape::lower || word.first || title_case) continue;
      ++reading.known[i]->capital;
      // "Esin Toprak’a" speaks for "Toprak", too.
      const std::string_view folded = all.folded(i);
      const std::size_t apostrophe = folded.find('\'');
      if (apostrophe == std::string_view::npos || apostrophe < 3) continue;
      if (const auto at = reading.cache.find(folded.substr(0, apostrophe)); at != reading.cache.end()) ++at->second.capital;
    }
  }
}

/// Which capitals are names'. Where no capital is due the capital itself speaks for one; elsewhere the rest of the document or the
/// lexicon must.
void decide_names(Reading& reading) {
  Words& all = reading.all;
  const auto count = static_cast<Index>(all.words.size());
  std::vector<bool> holder(count, false);
  for (Index i = 0; i < count; ++i) {
    Word& word = all.words[i];
    if (word.shape == Shape::other || word.shape == Shape::lower) continue;
    const Known& one = *reading.known[i];
    const bool titled = reading.titled[i];
    const bool closed = one.function_word != nullptr || one.cue || (one.pronoun != nullptr && one.first_name == nullptr);
    const bool known_name = one.first_name != nullptr || one.title != nullptr || one.place != nullptr || word.field || word.noun != nullptr;
    if (word.first && one.indefinite && word.shape == Shape::capital) continue;
    // "Официальный представитель": an adjective before its noun only looks like a surname.
    if (word.first && one.surname && one.first_name == nullptr && one.capital == 0 && all.build == Build::genitive_after && i + 1 < count &&
        all.words[i + 1].shape == Shape::lower && all.words[i + 1].noun != nullptr && one.genitive_or_adjective) {
      continue;
    }
    if (word.quoted) {
      word.name = true;
    } else if (one.date || (closed && word.shape != Shape::caps && one.first_name == nullptr && (word.first || titled || one.lower > 0))) {
      continue;
    } else if (word.shape == Shape::caps && one.function_word != nullptr && titled) {
      continue;
    } else if ((!word.first && !titled) || known_name || one.capital > 0 || seen_inflected(reading.cache, all, i)) {
      word.name = true;
    } else if (word.shape == Shape::initial) {
      word.name = i + 1 < count && all.words[i + 1].shape == Shape::capital && all.raw(i).ends_with(".");
    } else if (one.lower == 0 && !closed) {
      // Nothing is known of the word: a surname's ending, an acronym, a name behind it, or, in a headline, an office before it speaks for a name.
      const bool before_name = i + 1 < count && !titled && all.words[i + 1].shape == Shape::capital;
      holder[i] = i > 0 && !all.words[i - 1].first_name &&
                  (holder[i - 1] || (all.words[i - 1].name && (all.has_noun(i - 1, EntryKind::role) || all.words[i - 1].title != nullptr)));
      word.name = one.surname || (word.shape == Shape::caps && !titled) || before_name || holder[i];
    }
    if (word.name) word.stop = false;
  }
}

/// Two capitals with "and" between them that are met so twice, and hardly alone, are one name: "Field and River".
void join_pairs(Reading& reading) {
  Words& all = reading.all;
  static constexpr std::array<std::string_view, 5> joints{"and", "&", "və", "ve", "и"};
  const auto single = [&](Index i) {
    const Word& word = all.words[i];
    return word.shape == Shape::capital && word.first_name == nullptr && word.title == nullptr && !word.place && word.noun == nullptr &&
           !word.quoted && !word.surname;
  };
  std::unordered_map<std::string, std::vector<Index>> met;
  for (Index i = 1; i + 1 < all.words.size(); ++i) {
    if (std::find(joints.begin(), joints.end(), all.folded(i)) == joints.end() || !single(i - 1) || !single(i + 1)) continue;
    if ((i > 1 && all.words[i - 2].name) || (i + 2 < all.words.size() && all.words[i + 2].name)) continue;
    met[all.plain[i - 1] + " " + all.plain[i + 1]].push_back(i);
  }
  for (const auto& [pair, places] : met) {
    const Index i = places.front();
    if (places.size() < 2 || reading.known[i - 1]->capital > places.size() || reading.known[i + 1]->capital > places.size()) continue;
    for (const Index place : places) {
      for (const Index k : {place - 1, place, place + 1}) {
        all.words[k].name = true;
        all.words[k].stop = false;
      }
      all.words[place].joins = true;
    }
  }
}

/// Given names that look like nouns: "Anar" begins as the Azerbaijani word for a mother, "Bill" is a paper, too.
void settle_given_names(Words& all) {
  for (Index i = 0; i < all.words.size(); ++i) {
    Word& word = all.words[i];
    if (!word.name || word.shape != Shape::capital || word.noun == nullptr || word.noun_begin != i) continue;
    // "Torunoğlu": a surname made of a noun.
    const std::size_t stem = word.noun->form.size();
    if (word.surname && word.noun->prefix && stem + 3 < all.plain[i].size() && i > 0 && all.words[i - 1].name &&
        all.lexicon.find(EntryKind::surname_suffix, std::string_view(all.plain[i]).substr(stem)) != nullptr) {
      word.noun = nullptr;
      word.field = word.voice = word.plural = false;
      continue;
    }
    if (word.first_name == nullptr) continue;
    if (!is_form_of(*word.first_name, all.plain[i])) continue;
    const bool inflected = word.noun->prefix && word.noun->form.size() < all.plain[i].size();
    const Word* next = i + 1 < all.words.size() ? &all.words[i + 1] : nullptr;
    const bool surname_follows = next != nullptr && next->name && next->shape == Shape::capital && next->noun == nullptr && !next->place;
    if (inflected || (surname_follows && word.noun->kind != EntryKind::role)) {
      word.noun = nullptr;
      word.field = word.voice = word.plural = false;
    }
  }
}

}  // namespace

std::vector<std::string> plain_words(const tags::Tagging& tagging, std::string_view lang) {
  std::vector<std::string> plain = tagging.folded;
  if (lang != "en") return plain;
  for (std::string& word : plain) {
    if (word.size() > 3 && word.ends_with("'s"))
      word.resize(word.size() - 2);
    else if (word.size() > 3 && word.ends_with("s'"))
      word.resize(word.size() - 1);
  }
  return plain;
}

Words read_words(const document::Document& document, const tags::Tagging& tagging, const lexicon::Lexicon& lexicon) {
  Words all{document, tagging, lexicon, Build::of_phrase, {}, plain_words(tagging, lexicon.lang())};
  if (lexicon.lang() == "ru") all.build = Build::genitive_after;
  if (lexicon.lang() == "az" || lexicon.lang() == "tr") all.build = Build::genitive_before;
  const auto& list = document.tokens.tokens;
  all.words.resize(list.size());
  Reading reading{all, {}, std::vector<Known*>(list.size()), std::vector<bool>(list.size(), false)};
  look_words_up(reading);
  find_nouns(reading);
  for (Index i = 0; i < list.size(); ++i) {
    if (list[i].kind == tokens::TokenKind::word || list[i].kind == tokens::TokenKind::number) read_class(all, i, *reading.known[i]);
    all.words[i].possessive_sign = all.words[i].possessive_sign || tagging.folded[i] == "'s";
  }
  mark_quoted_names(all);
  count_capitals(reading);
  decide_names(reading);
  settle_given_names(all);
  join_pairs(reading);
  return all;
}

}  // namespace quotidian::entities
