// Said-clauses of languages with the verb at the end: "X deyib ki, …", "X, …-dığını söyledi", "“…”, – deyə X bildirib", "“…” diyen X".
#include <algorithm>

#include "quotes/rules.hpp"
#include "quotes/sources.hpp"

namespace quotidian::quotes {
namespace {

using lexicon::EntryKind;

constexpr Index widest_gap = 14;  // items between a passage and its cue

struct Walk {
  Reading& reading;
  Findings& findings;
  Index number;
  Index floor;
  Range source;
  bool shares = false;  ///< the cue before leaves its subject to the next one ("… belirterek, … söyledi")

  const Unit& unit() const { return reading.units[number]; }
};

/// What stands left of a cue.
struct Left {
  std::optional<Index> marked;  ///< passage
  Range between;                ///< words between passage and cue, without the quotative
  Range cue_words;              ///< cue with its quotative
  Index nominal = 0;            ///< end of a nominalized clause, 0 where there is none
};

Left look_left(const Walk& walk, const Cue& cue) {
  const Reading& reading = walk.reading;
  Left out;
  out.cue_words = cue.range;
  Index k = cue.range.begin;
  Index end = k;
  if (k > walk.floor && reading.word(k - 1) && reading.is(k - 1, quotative)) {
    --k;
    out.cue_words.begin = k;
    end = k;
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
  Index n = cue.range.begin;
  while (n > walk.floor && cue.range.begin - n < 4 &&
         (reading.sign(n - 1) == Sign::comma ||
          (reading.word(n - 1) && reading.is(n - 1, particle | adverb | conjunction) && !reading.is(n - 1, clause_ending))))
    --n;
  if (n > walk.floor && reading.word(n - 1) && reading.is(n - 1, clause_ending)) out.nominal = n;
  if (n > walk.floor + 1 && reading.word(n - 1) && reading.word(n - 2) && reading.is(n - 2, clause_ending) &&
      reading.lexicon.find(EntryKind::cue_noun, reading.words[n - 1]))
    out.nominal = n - 1;
  return out;
}

/// The noun group from `begin` to the next sign: a source after its verb or participle.
Range source_after(const Reading& reading, Index begin, Index end) {
  Index k = begin;
  while (k < end && reading.word(k) && k - begin < widest_gap) ++k;
  Range group = leading_subject(reading, {begin, end});
  if (group.end > k) group.end = k;
  return group;
}

Range subject_in(const Walk& walk, Range lead) {
  const Reading& reading = walk.reading;
  if (lead.empty()) return walk.source;
  if (walk.shares && !walk.source.empty()) {
    bool other = false;  // "…, B ise …"
    for (Index i = lead.begin; i < lead.end && i - lead.begin < widest_gap; ++i)
      other = other ||
              (reading.word(i) && i > lead.begin && reading.is(i, particle) && reading.is(i - 1, upper) && !reading.is(i - 1, oblique));
    if (!other) return walk.source;
  }
  if (reading.word(lead.begin) && reading.is(lead.begin, conjunction) && !walk.source.empty()) return walk.source;
  Range subject = leading_subject(reading, lead);
  if (subject.empty()) return walk.source;
  return subject;
}

/// Where the content of a clause begins: after its subject, with comma and particle.
Index after_subject(const Walk& walk, Range subject, Index begin) {
  const Reading& reading = walk.reading;
  Index k = subject.empty() || subject.end <= begin ? begin : subject.end;
  while (k < walk.unit().items.end && ((reading.word(k) && reading.is(k, particle | conjunction)) || reading.sign(k) == Sign::comma)) ++k;
  return k;
}

/// "saytında yazılıb", "xidmətindən bildirilib": a place or body that the words come from.
Range passive_source(const Reading& reading, Range lead) {
  lead = trimmed(reading, lead);
  while (!lead.empty() && reading.word(lead.end - 1) && reading.is(lead.end - 1, particle | adverb) && !reading.is(lead.end - 1, oblique))
    --lead.end;
  while (!lead.empty() && reading.word(lead.begin) && reading.is(lead.begin, adverb | conjunction)) ++lead.begin;
  if (lead.empty() || lead.size() > 14 || !reading.word(lead.end - 1) || !reading.is(lead.end - 1, oblique)) return {};
  for (Index i = lead.begin; i + 1 < lead.end; ++i) {
    if (reading.word(i) && reading.is(i, genitive)) return lead;
  }
  return {};
}

void finish(Walk& walk, Draft draft, Range source, Index floor) {
  const std::size_t before = walk.findings.drafts.size();
  keep(walk.reading, walk.findings, std::move(draft));
  if (walk.findings.drafts.size() == before) return;
  if (!source.empty()) walk.source = source;
  walk.floor = std::max(walk.floor, floor);
}

/// The passage after "cue:", or nothing.
std::optional<Index> marked_after_colon(const Walk& walk, Index end) {
  const Reading& reading = walk.reading;
  if (end + 1 >= walk.unit().items.end || reading.sign(end) != Sign::colon || reading.sign(end + 1) != Sign::marked) return std::nullopt;
  const Index number = *reading.items[end + 1].marked;
  return reading.marked[number].draft ? std::nullopt : std::optional(number);
}

bool take_that_clause(Walk& walk, const Cue& cue, bool passive) {
  Reading& reading = walk.reading;
  const Index end = walk.unit().items.end;
  const Index k = cue.range.end;
  if (k >= end) return false;
  const bool that = reading.word(k) && reading.is(k, complementizer);
  const bool colon =
      reading.sign(k) == Sign::colon && !marked_after_colon(walk, k) && end - k > 3 && walk.findings.drafts.size() < 1U << 30;
  if (!that && !colon) return false;
  Range content = trimmed(reading, {k + 1, end});
  for (Index i = content.begin; i < content.end; ++i) {
    if (reading.sign(i) == Sign::semicolon) {
      content.end = i;
      break;
    }
  }
  if (content.size() < 2) return false;
  if (const auto* refers = reading.lexicon.find(lexicon::EntryKind::function_word, reading.words[content.begin]);
      refers != nullptr && refers->get("class") == "refers") {
    walk.floor = content.begin;  // "our correspondent reports that X said this"
    return true;
  }
  const Range lead{walk.floor, cue.range.begin};
  const Range source = passive ? passive_source(reading, lead) : subject_in(walk, lead);
  if (source.empty() && !passive) return false;
  Draft draft = begin_draft(reading, walk.number, source.empty() ? Rule::passive_clause : Rule::that_clause, &cue, cue.range, source);
  if (content.size() == 1 && reading.items[content.begin].marked) {
    draft.quote.kind = QuoteKind::direct;
    add_marked(reading, draft, *reading.items[content.begin].marked);
  } else {
    add_content(reading, draft, content);
  }
  finish(walk, std::move(draft), source, content.end);
  return true;
}

bool take_marks(Walk& walk, const Cue& cue, const Left& left, bool is_participle) {
  Reading& reading = walk.reading;
  const Index number = *left.marked;
  const Marked& marked = reading.marked[number];
  if (marked.words <= 2 && looks_like_name(reading, marked) && !takes(*cue.entry, "clause") && !takes(*cue.entry, "name")) return false;
  const Index end = walk.unit().items.end;
  Range source = left.between;
  Index floor = cue.range.end;
  if (is_participle) {
    source = source_after(reading, cue.range.end, end);
  } else if (source.empty()) {
    source = subject_in(walk, {walk.floor, marked.item});
    if (trimmed(reading, {walk.floor, marked.item}).empty()) {
      const Range after = source_after(reading, cue.range.end, end);
      if (!after.empty()) {
        source = after;
        floor = after.end;
      }
    }
  } else {
    source = leading_subject(reading, source);
    if (source.empty()) source = left.between;
  }
  if (takes(*cue.entry, "name")) {  // what is called so stands between: "X qərarı “…” adlandırıb"
    while (source.size() > 1 && reading.word(source.end - 1) && !reading.is(source.end - 1, upper) &&
           reading.is(source.end - 1, oblique | possessed))
      --source.end;
  }
  Draft draft = begin_draft(reading, walk.number, Rule::said_clause, &cue, left.cue_words, source);
  draft.quote.kind = QuoteKind::direct;
  draft.split_open = !is_participle;
  add_marked(reading, draft, number);
  finish(walk, std::move(draft), source, floor);
  return true;
}

bool take_nominal(Walk& walk, const Cue& cue, const Left& left, bool is_participle, bool passive) {
  Reading& reading = walk.reading;
  const Index end = walk.unit().items.end;
  Range source;
  Index begin = walk.floor;
  if (is_participle) {
    source = source_after(reading, cue.range.end, end);
  } else if (!passive) {
    source = subject_in(walk, {walk.floor, left.nominal});
    begin = after_subject(walk, source, walk.floor);
  }
  while (begin < left.nominal &&
         ((reading.word(begin) && reading.is(begin, conjunction)) ||
          (!reading.word(begin) && reading.sign(begin) != Sign::marked && reading.sign(begin) != Sign::bracket_open)))
    ++begin;
  if (left.nominal <= begin) return false;
  Draft draft = begin_draft(reading, walk.number, passive ? Rule::passive_clause : Rule::that_clause, &cue, cue.range, source);
  add_content(reading, draft, {begin, left.nominal});
  draft.quote.form = Form::clause;
  Index floor = cue.range.end;
  if (const auto marked = marked_after_colon(walk, cue.range.end)) {
    add_with_marks(reading, draft, *marked);
    draft.quote.evidence.rule = Rule::reported_then_marks;
    floor += 2;
  }
  finish(walk, std::move(draft), source, floor);
  return true;
}

bool take_after_colon(Walk& walk, const Cue& cue, Range cue_words) {
  Reading& reading = walk.reading;
  const auto marked = marked_after_colon(walk, cue.range.end);
  if (!marked) return false;
  const Range source = subject_in(walk, {walk.floor, cue_words.begin});
  Draft draft = begin_draft(reading, walk.number, Rule::said_clause, &cue, cue_words, source);
  draft.quote.kind = QuoteKind::direct;
  draft.split_open = true;
  add_marked(reading, draft, *marked);
  finish(walk, std::move(draft), source, cue.range.end + 2);
  return true;
}

void read_verb(Walk& walk, const Cue& cue) {
  const std::string_view as = cue.entry->get("as");
  const bool is_participle = as == "participle";
  const bool passive = as == "passive";
  const bool marks_only = takes(*cue.entry, "marks");
  const Left left = look_left(walk, cue);
  if (!is_participle && !marks_only && take_that_clause(walk, cue, passive)) return;
  if (left.marked && take_marks(walk, cue, left, is_participle)) return;
  if (left.nominal > 0 && !marks_only && !takes(*cue.entry, "name") && take_nominal(walk, cue, left, is_participle, passive)) return;
  if (!is_participle) take_after_colon(walk, cue, left.cue_words);
}

}  // namespace

void read_verb_final(Reading& reading, Index number, Findings& findings) {
  Walk walk{reading, findings, number, reading.units[number].items.begin, {}, false};
  for_each_cue(walk, [](Walk& at, Index c) {
    const Cue& cue = at.reading.cues[c];
    const std::size_t before = at.findings.drafts.size();
    read_verb(at, cue);
    if (at.findings.drafts.size() != before) at.shares = cue.entry->get("as") != "participle";
  });
}

}  // namespace quotidian::quotes
