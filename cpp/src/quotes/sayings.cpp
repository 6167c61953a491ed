#include "quotes/sayings.hpp"

#include <algorithm>

#include "quotes/rules.hpp"
#include "quotes/sources.hpp"

namespace quotidian::quotes {
namespace {

constexpr Index widest_gap = 24;  // items between a cue and what it introduces
constexpr Index cues_ahead = 8;   // following cues looked at for the end of a reach

/// The last passage of a run of passages: “A” and “B”.
Index run_of_marked(const Reading& reading, Index first, Index limit) {
  Index end = first + 1;
  for (Index i = first + 1; i < limit && i - end < 3; ++i) {
    if (reading.sign(i) == Sign::marked) {
      end = i + 1;
      continue;
    }
    if (reading.word(i) && !reading.is(i, conjunction)) break;
    if (!reading.word(i) && reading.sign(i) != Sign::comma) break;
  }
  return end;
}

bool starts_clause(const Reading& reading, Index i) {
  if (reading.sign(i) == Sign::marked) return true;
  if (!reading.word(i)) return false;
  if (reading.is(i, determiner | pronoun | upper | number | subordinator | question_word | preposition | adverb | participle)) return true;
  return is_nominal(reading, i);
}

/// Skips "on Monday", "today", "in March" between a cue and its clause.
Index past_adverbials(const Reading& reading, Index i, Index limit) {
  while (i < limit && reading.word(i)) {
    if (reading.is(i, adverb) && !reading.is(i, determiner)) {
      ++i;
      continue;
    }
    if (reading.is(i, preposition) && i + 1 < limit && reading.word(i + 1) && reading.is(i + 1, adverb | number)) {
      i += 2;
      continue;
    }
    break;
  }
  return i;
}

/// Whether words with a verb of their own stand in the range (the words after a cue up to a passage in marks).
bool clause_in(const Reading& reading, Range gap) {
  for (Index i = gap.begin; i < gap.end; ++i) {
    if (!reading.word(i)) continue;
    if (reading.is(i, complementizer) || (reading.is(i, verb | auxiliary) && !reading.is(i, participle) &&
                                          !(i > gap.begin && reading.is(i - 1, determiner | possessive | preposition))))
      return true;
  }
  return false;
}

/// Words a verb of naming may have between itself and the name: "called Ford's plans to open a plant “…”".
bool plain_gap(const Reading& reading, Range gap) {
  for (Index i = gap.begin; i < gap.end; ++i) {
    if (!reading.word(i) || reading.is(i, complementizer | auxiliary | relative | subordinator)) return false;
  }
  return true;
}

Complement after_marked(const Reading& reading, Index at, Index limit, bool introduced) {
  return {ComplementKind::marked, {at, run_of_marked(reading, at, limit)}, introduced};
}

Complement clause_from(const Reading& reading, Index begin, Index limit, bool introduced) {
  Complement out{ComplementKind::clause, trimmed(reading, {begin, limit}), introduced};
  if (out.content.empty()) out.kind = ComplementKind::none;
  return out;
}

/// Whether a clause without "that" follows: enough words, a verb among them, and a beginning that can be a subject.
bool bare_clause(const Reading& reading, Range range) {
  range = trimmed(reading, range);
  if (range.size() < 3 || (reading.word(range.begin) && reading.is(range.begin, preposition))) return false;
  return reading.has_verb(range) && starts_clause(reading, range.begin) && !reading.is(range.begin, conjunction);
}

bool is_gerund(const Reading& reading, Index i) {
  return reading.word(i) && reading.words[i].size() > 5 && reading.words[i].ends_with("ing");
}

bool own_clause(const Reading& reading, Index after, Index end) {
  for (Index i = after; i < end && i - after < 12; ++i) {
    if (reading.sign(i) == Sign::marked || reading.sign(i) == Sign::colon) return true;
    if (!reading.word(i)) return false;
    if (reading.is(i, complementizer | if_word | infinitive)) return true;
  }
  return false;
}

}  // namespace

Saying saying_of(const Reading& reading, Index floor, const Cue& cue) {
  Saying out{cue.range, cue.range.begin, false, false, false, false};
  Index k = cue.range.begin;
  while (k > floor && reading.word(k - 1) && cue.range.begin - k < 8) {
    const Index i = k - 1;
    if (reading.is(i, negation)) {
      out.negated = true;
      --k;
      continue;
    }
    if (reading.is(i, auxiliary)) {
      out.passive = out.passive || reading.is(i, be);
      --k;
      continue;
    }
    if (reading.is(i, adverb) && !reading.is(i, determiner | pronoun)) {
      --k;
      continue;
    }
    break;
  }
  if (k > floor && reading.word(k - 1) && reading.is(k - 1, infinitive)) out.infinitive = true;
  if (k > floor && reading.word(k - 1) && k == cue.range.begin && reading.is(k - 1, determiner | possessive)) {
    // "his claims" is a noun; "those said" is not found often enough to matter
    out.noun = cue.entry->get("as") != "gerund" && cue.range.size() == 1 && !reading.is(k - 1, pronoun);
  }
  out.edge = k;
  if (k > floor && reading.word(k - 1) && k == cue.range.begin && reading.is(k - 1, number) && !reading.is(k - 1, pronoun))
    out.noun = true;  // "eight states"
  if (k > floor && reading.word(k - 1) && reading.is(k - 1, upper) && reading.is(cue.range.begin, upper))
    out.noun = true;  // "United States"
  while (k < cue.range.begin && reading.word(k) && reading.is(k, adverb) && !reading.is(k, auxiliary | negation)) ++k;
  out.group.begin = k;
  if (cue.entry->get("as") == "gerund") out.passive = false;
  return out;
}

Complement complement_after(const Reading& reading, const Cue& cue, Index from, Index limit) {
  const lexicon::Entry& entry = *cue.entry;
  const Index near = std::min(limit, from + widest_gap);
  const bool asks = takes(entry, "ask");
  const bool clause_ok = takes(entry, "clause");
  const bool told = takes(entry, "told");
  for (Index i = from; i < near; ++i) {
    const Range gap{from, i};
    switch (reading.sign(i)) {
      case Sign::marked:
        if (clause_in(reading, gap) && !(takes(entry, "name") && plain_gap(reading, gap))) break;
        if (i + 2 < limit && reading.sign(i + 1) == Sign::comma && reading.word(i + 2) && reading.is(i + 2, complementizer))
          break;  // told the paper «…», that
        if ((i == from || reading.word(i - 1)) && looks_like_name(reading, reading.marked[*reading.items[i].marked]) &&
            !takes(entry, "name"))
          break;
        if (takes(entry, "that") && (i == from || reading.word(i - 1))) break;
        if (takes(entry, "name") || gap.size() <= 2 || !reading.word(i - 1) || clause_ok || told) {
          const Index end = run_of_marked(reading, i, limit);
          const bool goes_on = end < limit && reading.word(end) && reading.has_verb({end, limit});
          if (goes_on && (clause_ok || told) && gap.empty()) return clause_from(reading, i, limit, false);
          return after_marked(reading, i, limit, i > from && reading.sign(i - 1) != Sign::word);
        }
        break;
      case Sign::colon:
        if (i + 1 < limit && reading.sign(i + 1) == Sign::marked) return after_marked(reading, i + 1, limit, true);
        if (!clause_in(reading, gap) && (clause_ok || told || takes(entry, "to")) && i + 3 < limit) {
          Complement out = clause_from(reading, i + 1, limit, true);
          if (out.kind == ComplementKind::clause) out.kind = ComplementKind::after_colon;
          return out;
        }
        break;
      case Sign::comma:
        if (i + 1 < limit && reading.sign(i + 1) == Sign::marked && !clause_in(reading, gap))
          return after_marked(reading, i + 1, limit, true);
        break;
      case Sign::word:
        if (reading.is(i, complementizer) && (clause_ok || told || takes(entry, "that") || takes(entry, "to")) &&
            !clause_in(reading, gap) && !reading.is(i, if_word))
          return clause_from(reading, i + 1, limit, true);
        if (i + 2 < limit && is_gerund(reading, i + 1) && i > from && reading.words[i] == "of" && takes(entry, "of") &&
            !clause_in(reading, gap))
          return clause_from(reading, i + 1, limit, true);  // "accused the board of hiding the report"
        if (i == from && i + 1 < limit && is_gerund(reading, i) && takes(entry, "gerund")) return clause_from(reading, i, limit, false);
        if (asks && i == from && reading.is(i, relative)) return clause_from(reading, i, limit, true);
        if (reading.is(i, if_word | question_word) && (asks || told || clause_ok) && !clause_in(reading, gap) && (asks || i == from))
          return clause_from(reading, i, limit, true);
        if (reading.is(i, infinitive) && (takes(entry, "to") || (takes(entry, "whom") && i > from)) && !clause_in(reading, gap)) {
          return clause_from(reading, told && !asks ? i : from, limit, true);
        }
        break;
      case Sign::stop:
      case Sign::semicolon:
        if (reading.sign(i) == Sign::semicolon) return {};
        break;
      default: break;
    }
    if (reading.sign(i) == Sign::comma && !gap.empty() && reading.word(gap.begin) && reading.is(gap.begin, preposition) &&
        !clause_in(reading, gap) && i + 1 < limit && reading.word(i + 1) && !reading.is(i + 1, complementizer | participle)) {
      return {};  // "added in a second post, which …": no clause without "that" begins after a comma
    }
    if (reading.word(i) && reading.is(i, verb) && (clause_ok || told)) break;
  }
  if (takes(entry, "that") || takes(entry, "marks") || !(clause_ok || told)) {
    if (takes(entry, "for") && from < limit && reading.is(from, preposition)) return {};
    if (!reading.verb_final && takes(entry, "to") && from < limit && reading.is(from, finite))
      return clause_from(reading, from, limit, false);
    return {};
  }
  Index begin = past_adverbials(reading, from, limit);
  if (told && begin < limit) {
    const Range addressee = reading.is(begin, pronoun) ? Range{begin, begin + 1} : group_after(reading, begin, std::min(limit, begin + 4));
    if (addressee.empty() || addressee.end >= limit) return {};
    if (bare_clause(reading, {addressee.end, limit})) return clause_from(reading, addressee.end, limit, false);
    if (!clause_ok) return {};
  }
  if (bare_clause(reading, {begin, limit})) return clause_from(reading, begin, limit, false);
  // verbs that take no object: what follows is a clause, though no verb of it is known
  const Range rest = trimmed(reading, {begin, limit});
  if (entry.get("bare") == "1" && rest.size() >= 4 && reading.word(rest.begin) && reading.is(rest.begin, determiner | pronoun | upper) &&
      !reading.is(rest.begin, preposition)) {
    return clause_from(reading, begin, limit, false);
  }
  return {};
}

Index reach_of(const Reading& reading, const Unit& unit, Index cue_number) {
  const Index from = reading.cues[cue_number].range.end;
  const Index last = std::min(unit.cues.end, cue_number + 1 + cues_ahead);
  for (Index j = cue_number + 1; j < last; ++j) {
    const Cue& next = reading.cues[j];
    if (next.entry->kind == lexicon::EntryKind::cue_phrase) continue;
    const Saying saying = saying_of(reading, from, next);
    const Index g = saying.group.begin;
    if (g <= from || saying.infinitive || saying.noun) continue;
    if (next.entry->get("as") == "gerund" && reading.sign(g - 1) == Sign::comma) return g - 1;
    if (reading.word(g - 1) && reading.is(g - 1, conjunction) && own_clause(reading, next.range.end, unit.items.end)) {
      return g - 1 > from && reading.sign(g - 2) == Sign::comma ? g - 2 : g - 1;
    }
    for (Index i = g; i > from && g - i < 16;) {  // "; he added that …", ", while the ministry said …"
      --i;
      if (reading.sign(i) == Sign::semicolon) return i;
      if (reading.sign(i) == Sign::comma) {
        if (i + 1 < g && reading.word(i + 1) && reading.is(i + 1, conjunction | subordinator) && !reading.is(i + 1, as_word | if_word) &&
            own_clause(reading, next.range.end, unit.items.end) && !reading.has_verb({i + 1, g}))
          return i;
        break;
      }
    }
  }
  return unit.items.end;
}

}  // namespace quotidian::quotes
