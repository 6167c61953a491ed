#include <algorithm>
#include <span>

#include "quotes/cases.hpp"
#include "quotes/sources.hpp"
#include "quotes/verb_final.hpp"

namespace quotidian::quotes {
namespace {

using lexicon::EntryKind;

constexpr Index longest_lead = 400;  // items of a lead that are read for a clause joined before
constexpr Index widest_gap = 14;     // items between a passage and its cue
constexpr Index widest_scene = 14;   // items from a subject to the end of the scene
constexpr Index widest_place = 16;   // items before the end of a place that words come from

bool is_noun_of_saying(const Reading& reading, Index k) {
  return reading.word(k) && reading.lexicon.find(EntryKind::cue_noun, reading.words[k]) != nullptr;
}

/// End of the nominalized clause left of `at`, 0 where there is none: across "da", adverbs, and "… yönündeki iddiaları".
Index nominal_end(const Reading& reading, Index floor, Index at) {
  Index n = at;
  while (n > floor && at - n < 4 &&
         (reading.sign(n - 1) == Sign::comma ||
          (reading.word(n - 1) && reading.is(n - 1, particle | adverb | conjunction | addressee) && !reading.is(n - 1, clause_ending))))
    --n;
  if (n > floor && reading.word(n - 1) && reading.is(n - 1, clause_ending)) return n;
  // "satıldığını yıllar sonra itiraf etti"
  if (n > floor + 1 && n < at && reading.word(n - 1) && reading.word(n - 2) && reading.is(n - 2, clause_ending)) return n - 1;
  // "maske takma çağrısında bulundu"
  if (at > floor && reading.word(at - 1) && reading.is(at - 1, action) && is_noun_of_saying(reading, at)) return at;
  // the noun the clause belongs to: "… -dığı (yönündeki) iddialarını reddetti"
  if (n > floor + 1 && is_noun_of_saying(reading, n - 1)) --n;
  while (n > floor && at - n < 6 && reading.word(n - 1) && reading.is(n - 1, links | preposition)) --n;
  return n > floor && n < at && reading.word(n - 1) && reading.is(n - 1, clause_ending) ? n : 0;
}

/// Whether the word ends a noun of several words for a text that speaks ("ittiham aktında").
bool ends_document(const Reading& reading, Index floor, Index k) {
  for (Index i = k; i > floor && k - i < 3;) {
    --i;
    const auto match = reading.lexicon.longest(EntryKind::document, std::span(reading.words).subspan(i, k + 1 - i), 0);
    if (match && match->tokens == k + 1 - i) return true;
  }
  return false;
}

}  // namespace

Left look_left(const FinalWalk& walk, const Cue& cue) {
  const Reading& reading = walk.reading;
  Left out;
  out.cue_words = cue.range;
  Index k = cue.range.begin;
  while (k > walk.floor && cue.range.begin - k < 2 && reading.word(k - 1) && reading.is(k - 1, particle | adverb) && k - 1 > walk.floor &&
         reading.word(k - 2) && reading.is(k - 2, quotative)) {
    --k;  // "diye de ekledi"
  }
  Index end = k;
  if (k > walk.floor && reading.word(k - 1) && reading.is(k - 1, quotative)) {
    --k;
    out.cue_words.begin = k;
    end = k;
    if (k > walk.floor && reading.word(k - 1)) out.quoted = k;
  }
  while (k > walk.floor && cue.range.begin - k < widest_gap && reading.word(k - 1)) --k;
  out.between = {k, end};
  Index m = k;
  while (m > walk.floor && !reading.word(m - 1) && reading.sign(m - 1) != Sign::marked && reading.sign(m - 1) != Sign::colon &&
         reading.sign(m - 1) != Sign::semicolon) {
    --m;
  }
  if (m > walk.floor && reading.sign(m - 1) == Sign::marked) {
    const Index number = *reading.items[m - 1].marked;
    if (!reading.marked[number].draft && !(reading.marked[number].trigger && m == k)) out.marked = number;
  }
  // “…”, – deyə X bildirib
  if (!out.between.empty() && reading.is(out.between.begin, quotative)) ++out.between.begin;
  if (out.marked && m == k && !out.between.empty()) {
    // without a sign between, words that follow the passage belong to its clause unless they are a name
    if (!reading.is(out.between.begin, upper | pronoun) || reading.marked[*out.marked].glued) out.marked.reset();
  }
  out.nominal = nominal_end(reading, walk.floor, out.cue_words.begin);
  if (out.marked && m == out.cue_words.begin && reading.marked[*out.marked].ends_nominal) {
    out.nominal = m;  // "yalnızca “kumanya usulüne geçildiğini” savundu"
    out.marked.reset();
  }
  if (out.marked) out.quoted = 0;
  return out;
}

Range source_after(const Reading& reading, Index begin, Index end) {
  Index k = begin;
  while (k < end && reading.word(k) && k - begin < widest_gap) ++k;
  if (begin < end && reading.word(begin) && reading.is(begin, human) && is_cased(reading, begin, dative) && !reading.is(begin, place_case))
    return {begin, begin + 1};  // "“…” diye soran muhtara | görevli …"
  Range group = leading_subject(reading, {begin, end});
  if (group.end > k) group.end = k;
  return group;
}

namespace {

/// The lead after the last passage that is somebody else's: "Gazetecilerin “…” sorusuna | Bakan".
Range after_other_words(const Reading& reading, Range lead) {
  for (Index i = lead.end; i > lead.begin && lead.end - i < widest_gap;) {
    --i;
    if (reading.sign(i) != Sign::marked) continue;
    if (!reading.marked[*reading.items[i].marked].draft) return lead;
    Index k = i + 1;
    while (k < lead.end && (!reading.word(k) || is_noun_of_saying(reading, k) || reading.is(k, adverb | particle))) ++k;
    return k < lead.end ? Range{k, lead.end} : lead;
  }
  return lead;
}

bool is_contrast(const Reading& reading, Range lead) {  // "…, B ise …"
  for (Index i = lead.begin; i < lead.end && i - lead.begin < widest_gap; ++i) {
    if (reading.word(i) && i > lead.begin && reading.is(i, particle) && reading.is(i - 1, upper) && !reading.is(i - 1, oblique))
      return true;
  }
  return false;
}

}  // namespace

Range subject_in(const FinalWalk& walk, Range lead) {
  const Reading& reading = walk.reading;
  lead = after_other_words(reading, lead);
  if (lead.empty()) return walk.source;
  if (walk.shares && !walk.source.empty() && !walk.contrast && !is_contrast(reading, lead)) return walk.source;
  if (reading.word(lead.begin) && reading.is(lead.begin, conjunction) && !walk.source.empty()) return walk.source;
  const Range subject = leading_subject(reading, lead);
  // "Sağlık Bakanlığından …", "Rayon polis şöbəsindən bildiriblər": what looked like a subject is the beginning of a body
  const Range place = place_source(reading, lead);
  if (place.begin == subject.begin && place.end > subject.end && reading.is(place.end - 1, body_noun | document_noun)) {
    bool somebody = false;
    for (Index i = subject.begin; i < subject.end; ++i) somebody = somebody || reading.is(i, human | person_name);
    if (!somebody) return place;
  }
  return subject.empty() ? walk.source : subject;
}

Range place_source(const Reading& reading, Range lead) {
  lead = trimmed(reading, lead);
  while (!lead.empty() && reading.word(lead.begin) && reading.is(lead.begin, adverb | conjunction | particle)) ++lead.begin;
  bool owned_by = false;
  for (Index k = lead.begin; k < lead.end && k - lead.begin < widest_place; ++k) {
    if (reading.sign(k) == Sign::marked) {
      owned_by = true;
      continue;
    }
    if (!reading.word(k) && reading.sign(k) != Sign::bracket_open && reading.sign(k) != Sign::bracket_close) return {};
    const bool relative_clause = reading.is(k, clause_ending) && !reading.is(k, oblique);  // "yaydığı məlumatda"
    if (reading.is(k, clause_ending | quotative) && !relative_clause && !reading.is(k, body_noun | document_noun)) return {};
    if (reading.is(k, genitive)) {
      owned_by = true;
      continue;
    }
    if (!reading.is(k, place_case)) continue;
    const bool known = ends_document(reading, lead.begin, k) || reading.is(k, body_noun | document_noun | human | occasion) ||
                       is_noun_of_saying(reading, k);
    if (known || (owned_by && !reading.is(k, adverb))) return {lead.begin, k + 1};
    if (k > lead.begin) return {};
  }
  return {};
}

Index content_begin(const FinalWalk& walk, Range subject, Range clause) {
  const Reading& reading = walk.reading;
  const auto past_signs = [&](Index k) {
    while (k < clause.end && ((reading.word(k) && reading.is(k, particle | conjunction | addressee)) ||
                              (!reading.word(k) && reading.sign(k) != Sign::marked && reading.sign(k) != Sign::bracket_open)))
      ++k;
    return k;
  };
  Index begin = past_signs(subject.empty() || subject.end <= clause.begin || subject.end > clause.end ? clause.begin : subject.end);
  // the scene: "geçen ay katıldığı bir programda", "jurnalistlərə açıqlamasında"
  for (Index k = begin; k < clause.end && k - begin < widest_scene; ++k) {
    if (!reading.word(k) && reading.sign(k) != Sign::marked) break;
    if (reading.sign(k) == Sign::marked && !reading.marked[*reading.items[k].marked].glued) break;
    if (!reading.word(k)) continue;
    if (reading.is(k, occasion | addressee) && clause.end - k > 2) {
      begin = past_signs(k + 1);
      break;
    }
    if (reading.is(k, clause_ending) && reading.is(k, oblique)) break;  // the clause itself; "katıldığı" leads up to a noun
  }
  // a clause of its own before the one that is said: "görüşə qatılıb və …", "kürsüye çıkarak, …"
  Index last = begin;
  const Index near = clause.end - std::min(clause.end - begin, longest_lead);
  for (Index k = std::max(begin, near); k + 2 < clause.end; ++k) {
    if (!reading.word(k) || reading.is(k, upper)) continue;
    const bool joined = reading.word(k + 1) ? reading.is(k + 1, conjunction) : reading.sign(k + 1) == Sign::comma;
    if (joined && reading.is(k, finite | converb) && !reading.is(k, clause_ending | possessed | nominal)) last = k + 2;
  }
  return past_signs(last);
}

}  // namespace quotidian::quotes
