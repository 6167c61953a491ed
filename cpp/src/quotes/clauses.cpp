// Said-clauses where the verb follows its subject: "X said that …", "…, X said", "“…,” said X", "he said: “…”".
#include <algorithm>

#include "quotes/rules.hpp"
#include "quotes/sayings.hpp"
#include "quotes/sources.hpp"
#include "quotes/subjects.hpp"

namespace quotidian::quotes {
namespace {

using lexicon::EntryKind;

void add_passages(Reading& reading, Draft& draft, Range range) {
  for (Index i = range.begin; i < range.end; ++i) {
    if (reading.items[i].marked && !reading.marked[*reading.items[i].marked].draft) add_marked(reading, draft, *reading.items[i].marked);
  }
}

void finish(Walk& walk, Draft draft, const Subject& subject, Index floor) {
  const auto number = static_cast<Index>(walk.findings.drafts.size());
  const bool waits = draft.quote.source.empty() && subject.inherited;
  keep(walk.reading, walk.findings, std::move(draft));
  if (walk.findings.drafts.size() == number) return;
  if (waits) {
    walk.waiting.push_back(number);
  } else if (!subject.source.empty()) {
    walk.source = subject.source;
    for (Index w : walk.waiting) walk.findings.drafts[w].quote.source = {walk.reading.span(subject.source)};
    walk.waiting.clear();
  }
  walk.floor = std::max(walk.floor, floor);
}

/// "“…,” she said", "“…”, – said X": the passage right before the said-clause. Whether there was one.
bool take_left_marks(Walk& walk, const Cue& cue, const Saying& saying, const Subject& subject, Index reach) {
  Reading& reading = walk.reading;
  const Index left = before_signs(reading, walk.floor, subject.phrase.begin);
  if (left == walk.floor || reading.sign(left - 1) != Sign::marked) return false;
  const Index number = *reading.items[left - 1].marked;
  const Marked& marked = reading.marked[number];
  if (marked.draft) return false;
  const bool signs = marked.ends_comma || marked.ends_sentence || left < subject.phrase.begin;
  if (!signs && (marked.trigger || marked.glued || !subject.inverted)) {
    if (marked.trigger || marked.glued || marked.words < 3) return false;
  }
  Index first = left - 1;
  const bool inside_words = first > walk.floor && (reading.word(first - 1) && !reading.is(first - 1, conjunction)) && !marked.ends_comma;
  Draft draft = begin_draft(reading, walk.number, Rule::said_clause, &cue, saying.group, subject.source);
  if (inside_words && !marked.ends_sentence) {
    if (!reading.has_verb({walk.floor, left}) || (marked.words < 2 && !reading.has_verb({walk.floor, first}))) return false;
    draft.quote.evidence.rule = Rule::inverted_clause;
    add_content(reading, draft, {walk.floor, left});
  } else {
    draft.quote.kind = QuoteKind::direct;
    add_marked(reading, draft, number);
    draft.split_open = true;
  }
  negate(draft.quote, saying.negated, *cue.entry);
  // "…,” she said, “…": the quotation goes on after the said-clause
  Index k = subject.phrase.end;
  const Index near = std::min(reach, k + 16);
  while (k < near && reading.sign(k) != Sign::marked && reading.sign(k) != Sign::semicolon &&
         !(reading.word(k) && reading.is(k, complementizer | relative)))
    ++k;
  Index floor = subject.phrase.end;
  if (k < near && reading.sign(k) == Sign::marked && k > floor && !reading.word(k - 1) &&
      !reading.marked[*reading.items[k].marked].trigger) {
    draft.quote.evidence.rule = Rule::said_clause_split;
    add_marked(reading, draft, *reading.items[k].marked);
    floor = k + 1;
  }
  finish(walk, std::move(draft), subject, floor);
  return true;
}

/// "…, he said.", "…, he said, …": the clause left of the said-clause.
bool take_left_clause(Walk& walk, const Cue& cue, const Saying& saying, const Subject& subject, Index reach) {
  Reading& reading = walk.reading;
  const Index at = subject.phrase.begin;
  if (!takes(*cue.entry, "clause") && !takes(*cue.entry, "told") && !takes(*cue.entry, "ask") && !takes(*cue.entry, "marks")) return false;
  if (at <= walk.floor + 1 || reading.word(at - 1) || subject.source.empty()) return false;
  if (reading.sign(at - 1) != Sign::comma && reading.sign(at - 1) != Sign::dash) return false;
  Range left = trimmed(reading, {walk.floor, at});
  const bool short_start = left.size() < 3 || (!subject.inverted && !reading.has_verb(left));
  Range right{};
  const Index after = subject.phrase.end;
  if (after < reach &&
      (reading.sign(after) == Sign::comma || reading.sign(after) == Sign::semicolon || reading.sign(after) == Sign::dash)) {
    right = trimmed(reading, {after, reach});
    if (right.size() < 2 || (reading.word(right.begin) && reading.is(right.begin, relative | participle)) || !reading.has_verb(right))
      right = {};
  }
  if (short_start && (right.empty() || left.empty() || reading.is(left.begin, adverb | subordinator | preposition | conjunction)))
    return false;
  if (left.empty() || (right.empty() && reading.word(left.begin) && reading.is(left.begin, subordinator | participle))) return false;
  Draft draft = begin_draft(reading, walk.number, Rule::inverted_clause, &cue, saying.group, subject.source);
  negate(draft.quote, saying.negated, *cue.entry);
  add_content(reading, draft, left);
  if (!right.empty()) add_content(reading, draft, right);
  draft.quote.form = Form::clause;
  finish(walk, std::move(draft), subject, right.empty() ? after : reach);
  return true;
}

/// ", he said,": commas on both sides.
bool is_parenthetical(const Walk& walk, const Subject& subject) {
  const Reading& reading = walk.reading;
  const Index begin = subject.phrase.begin;
  const Index end = subject.phrase.end;
  if (begin <= walk.floor + 1 || end >= walk.unit().items.end || subject.source.empty()) return false;
  return reading.sign(begin - 1) == Sign::comma && (reading.sign(end) == Sign::comma || reading.sign(end) == Sign::semicolon) &&
         reading.sign(begin - 2) != Sign::marked;
}

/// Whether what stands left of the said-clause, up to a comma, is a clause of its own.
bool clause_stands_left(const Walk& walk, const Subject& subject) {
  const Reading& reading = walk.reading;
  const Index begin = subject.phrase.begin;
  if (begin <= walk.floor + 3 || reading.sign(begin - 1) != Sign::comma) return false;
  const Range left = trimmed(reading, {walk.floor, begin});
  if (left.empty() || !reading.has_verb(left)) return is_parenthetical(walk, subject) && !left.empty();
  return !(reading.word(left.begin) && reading.is(left.begin, subordinator | participle | preposition | conjunction | if_word));
}

/// Somebody, not a plan or a law: a name, a pronoun, a noun for people or a body.
bool could_speak(const Reading& reading, Range source) {
  for (Index i = source.begin; i < source.end; ++i) {
    if (reading.is(i, human | body_noun | pronoun) || (reading.is(i, upper) && !reading.is(i, determiner))) return true;
  }
  return source.empty();
}

bool take_right(Walk& walk, const Cue& cue, const Saying& saying, const Subject& subject, const Complement& complement) {
  Reading& reading = walk.reading;
  const bool clause = complement.kind != ComplementKind::marked;
  Rule rule = clause ? Rule::that_clause : Rule::said_clause;
  if (!clause && takes(*cue.entry, "name")) rule = Rule::fragment;
  Draft draft = begin_draft(reading, walk.number, rule, &cue, saying.group, subject.source);
  negate(draft.quote, saying.negated, *cue.entry);
  Range content = complement.content;
  if (!clause) {
    draft.quote.kind = QuoteKind::direct;
    for (Index i = content.begin; i < content.end; ++i) {
      if (!reading.items[i].marked) continue;
      Marked& marked = reading.marked[*reading.items[i].marked];
      if (marked.draft) return false;
      const bool naming =
          rule == Rule::fragment && !marked.starts_upper && marked.words > 0 && (marked.words >= 3 || could_speak(reading, subject.source));
      if (!complement.introduced && !naming && looks_like_name(reading, marked)) {
        call_name(reading, marked);
        return false;
      }
    }
    add_passages(reading, draft, content);
    draft.split_open = complement.introduced;
    if (rule == Rule::fragment && !reading.has_verb(content)) draft.quote.form = Form::clause;
  } else if (content.size() == 1 && reading.items[content.begin].marked) {
    draft.quote.kind = QuoteKind::direct;
    add_passages(reading, draft, content);
  } else {
    add_parted(reading, draft, content);
    if (draft.quote.contents.size() > 1) draft.quote.evidence.rule = Rule::reported_then_marks;
  }
  finish(walk, std::move(draft), subject, content.end);
  return true;
}

/// "В приговоре говорилось, что", "«…», — говорится в приговоре": a passive names its source by a place, or not at all.
Subject source_of_passive(const Walk& walk, const Saying& saying, Subject subject) {
  const Reading& reading = walk.reading;
  const Index next = saying.group.end;
  const bool placed = !subject.source.empty() && subject.source.begin > 0 && reading.word(subject.source.begin - 1) &&
                      reading.is(subject.source.begin - 1, speaks_from);
  bool somebody = false;
  for (Index i = subject.source.begin; i < subject.source.end; ++i) somebody = somebody || reading.is(i, nominal);
  if (placed && somebody) return subject;
  subject.source = {};
  if (next + 1 >= walk.unit().items.end || !reading.word(next) || !reading.is(next, speaks_from)) return subject;
  subject.source = group_after(reading, next + 1, walk.unit().items.end);
  if (subject.source.empty()) return subject;
  subject.inverted = true;
  subject.phrase = {saying.group.begin, subject.source.end};
  return subject;
}

/// "described by its architect as “…”": who stands after "by".
Range agent_after(const Walk& walk, const Saying& saying) {
  const Reading& reading = walk.reading;
  const Index next = saying.group.end;
  if (next + 1 >= walk.unit().items.end || !reading.word(next)) return {};
  const auto* word = reading.lexicon.find(EntryKind::function_word, reading.words[next]);
  return word != nullptr && word->get("agent") == "1" ? group_after(reading, next + 1, walk.unit().items.end) : Range{};
}

void read_verb(Walk& walk, Index cue_number) {
  Reading& reading = walk.reading;
  const Cue& cue = reading.cues[cue_number];
  const Saying saying = saying_of(reading, walk.floor, cue);
  if (saying.noun || saying.infinitive) return;
  Index reach = reach_of(reading, walk.unit(), cue_number);
  const bool opens = saying.group.begin == walk.floor || (saying.group.begin == walk.unit().items.begin);
  const bool opening_participle =
      opens && (cue.entry->get("as") == "gerund" || reading.is(cue.range.begin, finite)) && saying.group.begin == cue.range.begin;
  if (opening_participle) reach = std::min(reach, main_clause_begin(walk, cue_number));
  Subject subject = subject_of(walk, cue, saying);
  if (opening_participle && cue.entry->get("as") != "gerund") {
    subject = {};
    subject.phrase = saying.group;
  }
  if (saying.passive && cue.entry->get("subject") != "1" && cue.entry->get("act") != "attitude" && !subject.source.empty() &&
      !subject.inverted) {
    // "was called “…” by X", "was told that": its subject is no speaker
    subject.source = {};
  }
  if (cue.entry->get("as") == "passive") subject = source_of_passive(walk, saying, subject);
  const Range agent = takes(*cue.entry, "name") ? agent_after(walk, saying) : Range{};
  if (!agent.empty()) subject = {agent, {saying.group.begin, agent.end}, true};
  if (subject.as_clause) {
    const Index at = subject.inverted ? subject.phrase.end : saying.group.end;
    Complement complement;
    Index comma = at;
    while (comma < reach && comma - at < 8 && reading.word(comma) && !reading.is(comma, verb)) ++comma;
    if (comma < reach && reading.sign(comma) == Sign::comma && subject.phrase.begin <= walk.floor + 1) {
      complement = {ComplementKind::clause, trimmed(reading, {comma, reach}), true};
      if (complement.content.size() >= 2 || (!complement.content.empty() && reading.items[complement.content.begin].marked)) {
        take_right(walk, cue, saying, subject, complement);
        return;
      }
    }
    if (take_left_marks(walk, cue, saying, subject, reach)) return;
    take_left_clause(walk, cue, saying, subject, reach);
    return;
  }
  const Index from = subject.inverted ? subject.phrase.end : saying.group.end;
  if (!subject.inverted || subject.phrase.begin == walk.floor || !agent.empty()) {
    Complement complement = complement_after(reading, cue, from, reach);
    const bool sourced = !subject.source.empty() || subject.inherited;
    // a comma right before the said-clause and no word that introduces a clause: what is said stands left
    const Index left = before_signs(reading, walk.floor, subject.phrase.begin);
    const bool marks_left = left > walk.floor && reading.sign(left - 1) == Sign::marked &&
                            !reading.marked[*reading.items[left - 1].marked].draft &&
                            (left < subject.phrase.begin || reading.marked[*reading.items[left - 1].marked].ends_comma ||
                             reading.marked[*reading.items[left - 1].marked].ends_sentence);
    if (marks_left && !(complement.kind == ComplementKind::clause && complement.introduced) &&
        take_left_marks(walk, cue, saying, subject, reach))
      return;
    if (!complement.introduced || is_parenthetical(walk, subject)) {
      if (clause_stands_left(walk, subject) && take_left_clause(walk, cue, saying, subject, reach)) return;
    }
    if (complement.kind != ComplementKind::none) {
      const bool named_none = !sourced && complement.kind == ComplementKind::clause && complement.introduced &&
                              (saying.passive || cue.entry->get("as") == "passive" || (opening_participle && takes(*cue.entry, "ask")));
      const bool marks = complement.kind == ComplementKind::marked && complement.introduced &&
                         reading.sign(complement.content.begin - 1) == Sign::colon && cue.entry->get("noun") != "1";
      if (sourced || named_none || marks) {
        if (take_right(walk, cue, saying, subject, complement)) {
          if (named_none) walk.findings.drafts.back().quote.evidence.rule = Rule::passive_clause;
          return;
        }
      }
    }
  }
  if (take_left_marks(walk, cue, saying, subject, reach)) return;
  take_left_clause(walk, cue, saying, subject, reach);
}

}  // namespace

void read_clauses(Reading& reading, Index number, Findings& findings) {
  Walk walk{reading, findings, number, reading.units[number].items.begin, {}, {}};
  for_each_cue(walk, read_verb);
}

}  // namespace quotidian::quotes
