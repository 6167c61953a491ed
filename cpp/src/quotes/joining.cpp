// One quote, several passages: split by a said-clause, by a paragraph, by marks opened again.
#include <algorithm>

#include "quotes/rules.hpp"

namespace quotidian::quotes {
namespace {

/// Put the passages and contents of `from` into `into`; `from` is left empty.
void merge(Reading& reading, Findings& findings, Index into, Index from) {
  if (into == from) return;
  Draft& target = findings.drafts[into];
  Draft& gone = findings.drafts[from];
  for (Index marked : gone.marked) reading.marked[marked].draft = into;
  const auto move = [](auto& to, auto& what) {
    to.insert(to.end(), what.begin(), what.end());
    what.clear();
  };
  move(target.marked, gone.marked);
  move(target.quote.contents, gone.quote.contents);
  move(target.quote.verbatim, gone.quote.verbatim);
  if (target.quote.source.empty() && target.quote.cue.empty()) {
    const Quote& other = gone.quote;
    target.quote.source = other.source;
    target.quote.cue = other.cue;
    target.quote.evidence = other.evidence;
    target.quote.act = other.act;
    target.quote.polarity = other.polarity;
    target.quote.stance = other.stance;
  }
  target.split_open = gone.split_open;
  std::sort(target.quote.contents.begin(), target.quote.contents.end());
  std::sort(target.quote.verbatim.begin(), target.quote.verbatim.end());
}

void add_passage(Reading& reading, Findings& findings, Index draft, Index marked) {
  Draft& target = findings.drafts[draft];
  add_marked(reading, target, marked);
  reading.marked[marked].draft = draft;
  std::sort(target.quote.contents.begin(), target.quote.contents.end());
  std::sort(target.quote.verbatim.begin(), target.quote.verbatim.end());
}

/// Quotations that the next paragraph opens again.
void join_paragraphs(Reading& reading, Findings& findings) {
  const auto& marks = reading.document.layout.marks;
  std::vector<std::pair<Index, Index>> links;  // (earlier passage, later passage)
  for (Index i = 1; i < reading.marked.size(); ++i) {
    const auto before = marks[reading.marked[i].pair].continues;
    if (!before) continue;
    const auto at = std::lower_bound(reading.marked.begin(), reading.marked.end(), *before,
                                     [](const Marked& m, std::uint32_t pair) { return m.pair < pair; });
    if (at != reading.marked.end() && at->pair == *before) links.emplace_back(static_cast<Index>(at - reading.marked.begin()), i);
  }
  for (auto link = links.rbegin(); link != links.rend(); ++link) {
    const auto [earlier, later] = *link;
    const auto a = reading.marked[earlier].draft;
    const auto b = reading.marked[later].draft;
    if (!a && b) add_passage(reading, findings, *b, earlier);
  }
  for (const auto& [earlier, later] : links) {
    const auto a = reading.marked[earlier].draft;
    const auto b = reading.marked[later].draft;
    if (a && b && *a != *b) merge(reading, findings, std::min(*a, *b), std::max(*a, *b));
    if (a && !b) add_passage(reading, findings, *a, later);
    if (!a && !b) {
      Draft draft = begin_draft(reading, reading.marked[earlier].unit, Rule::sentence_before, nullptr, {}, {});
      draft.quote.kind = QuoteKind::direct;
      add_marked(reading, draft, earlier);
      add_marked(reading, draft, later);
      keep(reading, findings, std::move(draft));
    }
  }
}

/// “…,” she said. “…” — the marked sentence after it in the paragraph.
void join_sentences(Reading& reading, Findings& findings) {
  for (Index i = 0; i < reading.marked.size(); ++i) {
    const Marked& marked = reading.marked[i];
    if (marked.draft || marked.name || marked.unit == 0) continue;
    const Unit& unit = reading.units[marked.unit];
    bool first = true;
    for (Index k = unit.items.begin; k < marked.item && first; ++k) first = reading.sign(k) == Sign::dash;
    if (!first || reading.units[marked.unit - 1].paragraph != unit.paragraph) continue;
    for (Index k = marked.item + 1; k < unit.items.end && first; ++k) first = !reading.word(k);
    if (!first || looks_like_name(reading, marked)) continue;
    // the quote before: its last passage stands in the unit before
    if (i == 0) continue;
    std::optional<Index> draft;
    for (Index back = i; back > 0 && i - back < 4 && !draft; --back) draft = reading.marked[back - 1].draft;
    if (!draft) continue;
    Draft& target = findings.drafts[*draft];
    if (!target.split_open || target.unit + 1 != marked.unit || target.quote.kind != QuoteKind::direct) continue;
    const Index unit_before = target.unit;
    // only where the said-clause is the end of its sentence
    const bool own = std::none_of(findings.drafts.begin() + *draft + 1, findings.drafts.end(),
                                  [&](const Draft& other) { return other.unit == unit_before && !other.quote.contents.empty(); });
    if (!own) continue;
    add_passage(reading, findings, *draft, i);
    target.unit = marked.unit;
    if (target.quote.evidence.rule == Rule::said_clause) target.quote.evidence.rule = Rule::said_clause_split;
  }
}

}  // namespace

void join(Reading& reading, Findings& findings) {
  join_paragraphs(reading, findings);
  join_sentences(reading, findings);
}

}  // namespace quotidian::quotes
