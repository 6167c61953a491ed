#include <algorithm>
#include <numeric>

#include "quotes/learned.hpp"
#include "quotes/sources.hpp"
#include "quotidian/text/characters.hpp"
#include "quotidian/text/utf8.hpp"

namespace quotidian::quotes {
namespace {

using document::SectionKind;

constexpr float unmeasured = 0.5F;  // confidence of a rule whose precision the model does not know
constexpr std::string_view flat_part = ".quotes.flat.w";

bool is_beside(SectionKind section) {
  return section == SectionKind::byline || section == SectionKind::credit || section == SectionKind::dateline ||
         section == SectionKind::date;
}

void read_units(Reading& reading, Findings& findings) {
  for (Index number = 0; number < reading.units.size(); ++number) {
    const Unit& unit = reading.units[number];
    if (is_beside(unit.section)) continue;
    if (read_dash_speech(reading, number, findings)) continue;
    const std::size_t before = findings.drafts.size();
    if (reading.verb_final)
      read_verb_final(reading, number, findings);
    else
      read_clauses(reading, number, findings);
    read_list(reading, number, findings);
    if (findings.drafts.size() != before) continue;
    if (unit.section == SectionKind::headline)
      read_headline(reading, number, findings);
    else
      read_reference(reading, number, findings);
  }
}

bool precedes(const Draft& a, const Draft& b) {
  const text::Span x = a.quote.contents.front();
  const text::Span y = b.quote.contents.front();
  return x.begin != y.begin ? x.begin < y.begin : x.end > y.end;
}

/// A turn of an interview as a quote.
Draft turn_draft(const document::Turn& turn) {
  Draft draft;
  draft.quote.kind = QuoteKind::turn;
  draft.quote.question = turn.question;
  for (const text::Span span : turn.contents) {
    if (!span.empty()) draft.quote.contents.push_back(span);
  }
  if (turn.label && !turn.label->empty()) draft.quote.source.push_back(*turn.label);
  draft.quote.evidence = {Rule::turn_layout, turn.label};
  return draft;
}

/// The subject of the sentence before a passage: who is plain from it.
std::optional<text::Span> subject_before_unit(const Reading& reading, Index number) {
  if (number == 0 || reading.units[number - 1].section != reading.units[number].section) return std::nullopt;
  const Range items = reading.units[number - 1].items;
  Range subject = reading.verb_final ? leading_subject(reading, items) : first_subject(reading, items, true);
  subject = trimmed(reading, subject);
  return subject.empty() ? std::nullopt : std::optional(reading.span(subject));
}

/// Who goes on in a passage without cue: the speaker of the quote right before it, else the subject of the sentence before.
void say_who_goes_on(const Reading& reading, std::vector<Draft>& drafts) {
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    Quote& quote = drafts[i].quote;
    if (quote.evidence.rule != Rule::sentence_before || !quote.source.empty()) continue;
    const Index unit = drafts[i].marked.empty() ? drafts[i].unit : reading.marked[drafts[i].marked.front()].unit;
    for (std::size_t back = i; back > 0 && i - back < 4;) {
      --back;
      if (drafts[back].quote.kind == QuoteKind::turn || reading.units[drafts[back].unit].section == SectionKind::headline) continue;
      if (drafts[back].unit + 1 < unit) break;
      quote.goes_on_from = static_cast<std::uint32_t>(back);
      if (reading.units[drafts[back].unit].paragraph != reading.units[unit].paragraph) quote.evidence.rule = Rule::continued;
      break;
    }
    if (!quote.goes_on_from) quote.evidence.span = subject_before_unit(reading, unit);
  }
}

/// The mention that the source is, if it is one: the largest that lies in it, or in what heads it.
void find_mention(const Reading& reading, Draft& draft) {
  Quote& quote = draft.quote;
  if (quote.source.empty() || reading.mentions.empty()) return;
  const text::Span source = draft.head.value_or(quote.source.front());
  const tokens::TokenRange range = tokens::tokens_in(reading.document.tokens.tokens, source);
  auto at = std::lower_bound(reading.mentions.begin(), reading.mentions.end(), range.begin,
                             [](const entities::Mention& mention, Index begin) { return mention.range.begin < begin; });
  std::optional<std::uint32_t> best;
  std::uint32_t most = 0;
  for (; at != reading.mentions.end() && at->range.begin < range.end; ++at) {
    const Index inside = std::min(at->range.end, range.end) - at->range.begin;
    if (at->range.end <= range.end + 1 && inside > most) {
      most = inside;
      best = static_cast<std::uint32_t>(at - reading.mentions.begin());
    }
  }
  quote.mention = best;
}

void set_headline(const Reading& reading, Draft& draft) {
  Quote& quote = draft.quote;
  quote.wording = quote.kind;
  if (quote.kind == QuoteKind::turn || draft.unit >= reading.units.size()) return;
  if (reading.units[draft.unit].section != SectionKind::headline) return;
  quote.kind = QuoteKind::headline;
}

Quotes assemble(const Reading& reading, Findings& findings, const Fitted& fitted) {
  std::vector<Draft>& drafts = findings.drafts;
  std::vector<std::optional<Index>> turn_of;
  drafts.erase(std::remove_if(drafts.begin(), drafts.end(), [](const Draft& draft) { return draft.quote.contents.empty(); }), drafts.end());
  std::sort(drafts.begin(), drafts.end(), precedes);
  say_who_goes_on(reading, drafts);
  const std::size_t found = drafts.size();
  for (const document::Turn& turn : reading.document.turns) {
    Draft draft = turn_draft(turn);
    draft.unit = static_cast<Index>(reading.units.size());
    drafts.push_back(std::move(draft));
  }
  std::vector<std::uint32_t> order(drafts.size());
  std::iota(order.begin(), order.end(), 0U);
  order.erase(std::remove_if(order.begin(), order.end(), [&](std::uint32_t i) { return drafts[i].quote.contents.empty(); }), order.end());
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const text::Span x = drafts[a].quote.contents.front();
    const text::Span y = drafts[b].quote.contents.front();
    if (x.begin != y.begin) return x.begin < y.begin;
    const bool turn_a = drafts[a].quote.kind == QuoteKind::turn;
    const bool turn_b = drafts[b].quote.kind == QuoteKind::turn;
    return turn_a != turn_b ? turn_a : x.end > y.end;
  });
  std::vector<std::uint32_t> place(drafts.size(), 0);
  for (std::uint32_t i = 0; i < order.size(); ++i) place[order[i]] = i;
  Quotes out;
  for (std::uint32_t from : order) {
    Draft& draft = drafts[from];
    set_headline(reading, draft);
    if (draft.quote.goes_on_from) draft.quote.goes_on_from = place[*draft.quote.goes_on_from];
    if (draft.unit < reading.units.size()) {
      if (const auto turn = reading.units[draft.unit].turn) draft.quote.inside = place[found + *turn];
    }
    find_mention(reading, draft);
    if (draft.quote.signs.empty()) draft.quote.confidence = fitted.confidence(draft.quote.evidence.rule);
    out.quotes.push_back(std::move(draft.quote));
  }
  return out;
}

bool first_is_upper(const Reading& reading, text::Span span) {
  const std::string_view word = reading.document.text->view(span);
  return !word.empty() && text::is_upper(text::decode(word, 0).value);
}

/// Names in marks that stand inside quotes or reported words (marks in marks).
void add_inner_names(const Reading& reading, std::vector<Nonspeech>& names) {
  const auto& marks = reading.document.layout.marks;
  for (const Marked& outer : reading.marked) {
    if (!outer.draft) continue;
    const text::Span whole = marks[outer.pair].outer();
    for (std::size_t i = outer.pair + 1; i < marks.size() && marks[i].outer().begin < whole.end; ++i) {
      if (marks[i].depth != 1 || marks[i].inner().empty()) continue;
      const tokens::TokenRange inside = tokens::tokens_in(reading.document.tokens.tokens, marks[i].inner());
      if (inside.empty() || inside.size() > 4) continue;
      const text::Span first = reading.token_span(inside.begin);
      const bool capital = reading.tagging.classes[inside.begin] == tags::WordClass::propn || first_is_upper(reading, first);
      if (capital && reading.verbs[inside.end] == reading.verbs[inside.begin]) names.push_back({marks[i].inner(), NonspeechKind::name});
    }
  }
}

}  // namespace

Fitted::Fitted(const model::Model& model) {
  if (const model::Part* part = model.find("confidence")) confidence_ = part->values;
  ByLanguage learned;
  for (const model::Part& part : model.parts()) {
    if (!part.name.ends_with(flat_part)) continue;
    const std::string lang = part.name.substr(0, part.name.size() - flat_part.size());
    learned.emplace(lang, Learned(model, lang));
  }
  if (!learned.empty()) learned_ = std::make_shared<const ByLanguage>(std::move(learned));
}

float Fitted::confidence(Rule rule) const {
  const auto number = static_cast<std::size_t>(rule);
  return number < confidence_.size() ? confidence_[number] : unmeasured;
}

const Learned* Fitted::find(std::string_view lang) const {
  if (!learned_) return nullptr;
  const auto at = learned_->find(lang);
  return at == learned_->end() ? nullptr : &at->second;
}

Quotes find_quotes(const document::Document& document, const tags::Tagging& tagging, const std::vector<entities::Mention>& mentions,
                   const lexicon::Lexicon& lexicon, const Fitted& fitted) {
  Reading reading = read(document, tagging, mentions, lexicon);
  Findings findings;
  find_triggers(reading);
  read_units(reading, findings);
  judge_attributed(reading, findings);
  join(reading, findings);
  judge_rest(reading, findings);
  if (const Learned* learned = fitted.find(document.lang); learned != nullptr && learned->fits(tagging))
    merge_learned(reading, findings, *learned);
  Quotes out = assemble(reading, findings, fitted);
  for (const Marked& marked : reading.marked) {
    const text::Span inner = document.layout.marks[marked.pair].inner();
    if (marked.name && !inner.empty()) out.names.push_back({inner, *marked.name});
  }
  add_inner_names(reading, out.names);
  std::sort(out.names.begin(), out.names.end(), [](const Nonspeech& a, const Nonspeech& b) { return a.span < b.span; });
  return out;
}

}  // namespace quotidian::quotes
