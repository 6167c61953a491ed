// Who could be a quote: what the rules found, what the nets found, and which of them are the same.
#include "quotes/candidates.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace quotidian::quotes {
namespace {

using tags::net::Matrix;
using tokens::TokenRange;

constexpr float strength_floor = 7.F;  // log-odds of the weakest attribution, about
constexpr float same_content = 0.5F;   // shared words of two contents from which they are one quote

/// Ranges of tokens that hold words or numbers, without signs at their ends.
std::vector<TokenRange> word_ranges(const Reading& reading, const std::vector<text::Span>& spans) {
  const auto& all = reading.document.tokens.tokens;
  const auto sign = [&](std::uint32_t t) {
    return all[t].kind == tokens::TokenKind::punctuation || all[t].kind == tokens::TokenKind::mark;
  };
  std::vector<TokenRange> out;
  for (const text::Span span : spans) {
    TokenRange range = tokens::tokens_in(all, span);
    while (range.begin < range.end && sign(range.begin)) ++range.begin;
    while (range.begin < range.end && sign(range.end - 1)) --range.end;
    if (range.begin < range.end) out.push_back(range);
  }
  return out;
}

std::uint32_t size_of(const std::vector<TokenRange>& ranges) {
  return std::accumulate(ranges.begin(), ranges.end(), 0U, [](std::uint32_t sum, TokenRange range) { return sum + range.size(); });
}

/// Tokens that two lists of ascending ranges share.
std::uint32_t shared(const std::vector<TokenRange>& a, const std::vector<TokenRange>& b) {
  std::uint32_t sum = 0;
  for (std::size_t i = 0, k = 0; i < a.size() && k < b.size();) {
    const std::uint32_t begin = std::max(a[i].begin, b[k].begin);
    const std::uint32_t end = std::min(a[i].end, b[k].end);
    if (begin < end) sum += end - begin;
    a[i].end < b[k].end ? ++i : ++k;
  }
  return sum;
}

/// Whether two sources name the same words: half of the shorter one's, or both none.
bool same_source(const Extent& a, const Extent& b) {
  if (a.source.empty() || b.source.empty()) return a.source.empty() && b.source.empty();
  return 2 * shared(a.source, b.source) >= std::min(size_of(a.source), size_of(b.source));
}

/// The source from the nets where they name the same group more fully, where the rules name nobody, or where the nets are sure of somebody else; the
/// cue with it.
void take_source(Candidate& mine, const Draft& theirs, const Extent& their_extent) {
  constexpr std::size_t source_sign = 4;
  const bool surer = mine.look->signs[source_sign] > 0.F;
  mine.same_source = same_source(mine.extent, their_extent);
  if (their_extent.source.empty() || (!mine.extent.source.empty() && !mine.same_source && !surer)) return;
  if (mine.same_source && size_of(their_extent.source) < size_of(mine.extent.source)) return;
  if (mine.same_source) mine.draft.head = mine.draft.quote.source.front();
  mine.draft.quote.source = theirs.quote.source;
  mine.extent.source = their_extent.source;
  if (theirs.quote.cue.empty() || mine.same_source) return;
  mine.draft.quote.cue = theirs.quote.cue;
  mine.extent.cue = their_extent.cue;
}

/// What marks hold is the rules' matter, but for what goes on in a passage without a cue; where a clause begins and ends the nets know better, as
/// long as all that the rules call the speaker's own wording is in it.
void take_content(Candidate& mine, Draft&& theirs, const Extent& their_extent, bool joins) {
  Quote& quote = mine.draft.quote;
  if (!joins && (quote.kind == QuoteKind::direct || theirs.quote.kind == QuoteKind::direct)) return;
  const bool worded = quote.verbatim.size() > theirs.quote.verbatim.size();
  if (worded && !joins) {
    const bool whole = std::all_of(quote.verbatim.begin(), quote.verbatim.end(), [&](text::Span span) {
      return std::any_of(theirs.quote.contents.begin(), theirs.quote.contents.end(), [&](text::Span all) { return all.contains(span); });
    });
    if (!whole) return;
  } else {
    quote.verbatim = std::move(theirs.quote.verbatim);
    quote.kind = theirs.quote.kind;
    mine.draft.marked = std::move(theirs.marked);
  }
  quote.contents = std::move(theirs.quote.contents);
  quote.form = theirs.quote.form;
  mine.extent.content = their_extent.content;
  mine.own = *mine.look;
}

/// How much of a candidate's content an attribution claims.
struct Shared {
  std::uint32_t candidate = 0;
  std::uint32_t tokens = 0;
};

/// Which candidates the ranges run over, by the owner of each token (0 nobody, else a candidate's number plus one).
std::vector<Shared> shared_with(const std::vector<std::uint32_t>& owner, const std::vector<TokenRange>& ranges) {
  std::vector<Shared> all;
  for (const TokenRange range : ranges) {
    for (std::uint32_t t = range.begin; t < range.end; ++t) {
      if (owner[t] == 0) continue;
      if (all.empty() || all.back().candidate != owner[t] - 1) all.push_back({owner[t] - 1, 0});
      ++all.back().tokens;
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const Shared& a, const Shared& b) { return a.candidate < b.candidate; });
  std::vector<Shared> out;
  for (const Shared one : all) {
    if (out.empty() || out.back().candidate != one.candidate)
      out.push_back(one);
    else
      out.back().tokens += one.tokens;
  }
  return out;
}

/// Every quote of the rules, and who owns each token of their contents.
std::vector<Candidate> of_rules(const Reading& reading, const Findings& findings, std::vector<std::uint32_t>& owner) {
  std::vector<Candidate> all;
  for (Index i = 0; i < findings.drafts.size(); ++i) {
    if (findings.drafts[i].quote.contents.empty()) continue;
    Candidate one{findings.drafts[i], extent_of(reading, findings.drafts[i].quote), i, nullptr, std::nullopt};
    if (one.extent.content.empty()) continue;
    for (const TokenRange range : one.extent.content)
      std::fill(owner.begin() + range.begin, owner.begin() + range.end, static_cast<std::uint32_t>(all.size()) + 1);
    all.push_back(std::move(one));
  }
  return all;
}

bool in_one_paragraph(const Reading& reading, const Quote& quote) {
  const auto paragraph = [&](text::Span span) { return layout::paragraph_at(reading.document.layout, span.begin); };
  return paragraph(quote.contents.front()) == paragraph(quote.contents.back());
}

/// Let an attribution agree with the quote of the rules that is the same, or stand for itself.
void add(const Reading& reading, std::vector<Candidate>& all, const std::vector<std::uint32_t>& owner, Draft draft, Extent extent,
         const Attribution& look) {
  const std::uint32_t size = size_of(extent.content);
  std::optional<std::uint32_t> partner;
  float most = 0;
  int held = 0;     // quotes of the rules that it holds for the most part: those with a cue of their own,
  int cueless = 0;  // and those without
  for (const Shared one : shared_with(owner, extent.content)) {
    const std::uint32_t other = size_of(all[one.candidate].extent.content);
    if (2 * one.tokens > other) ++(all[one.candidate].extent.cue.empty() ? cueless : held);
    const float agrees = static_cast<float>(one.tokens) / static_cast<float>(size + other - one.tokens);
    if (all[one.candidate].look == nullptr && agrees > most) {
      partner = one.candidate;
      most = agrees;
    }
  }
  // where it runs over two quotes, each with a cue of its own, the rules have parted them
  const bool runs_over = held > 1;
  const bool joins = held == 1 && cueless > 0 && draft.quote.kind == QuoteKind::direct && in_one_paragraph(reading, draft.quote);
  if (!partner || (most < same_content && !runs_over && !joins)) {
    all.push_back({std::move(draft), std::move(extent), std::nullopt, &look, look});
    return;
  }
  Candidate& mine = all[*partner];
  mine.look = &look;
  mine.agrees = most;
  take_source(mine, draft, extent);
  if (!runs_over) take_content(mine, std::move(draft), extent, joins);
}

/// Say of each candidate how much of it others claim, and how strong they are.
void weigh_rivals(std::vector<Candidate>& all, std::size_t tokens) {
  std::vector<std::uint8_t> claims(tokens, 0);
  std::vector<float> strongest(tokens, 0.F);
  std::vector<float> second(tokens, 0.F);
  const auto for_each_token = [](const Candidate& one, auto take) {
    for (const TokenRange range : one.extent.content) {
      for (std::uint32_t t = range.begin; t < range.end; ++t) take(t);
    }
  };
  for (const Candidate& one : all) {
    const float strength = one.look == nullptr ? 0.F : std::max(0.F, one.look->strength() + strength_floor);
    for_each_token(one, [&](std::uint32_t t) {
      claims[t] = static_cast<std::uint8_t>(std::min(claims[t] + 1, 2));
      if (strength > strongest[t])
        second[t] = std::exchange(strongest[t], strength);
      else
        second[t] = std::max(second[t], strength);
    });
  }
  for (Candidate& one : all) {
    const float strength = one.look == nullptr ? 0.F : std::max(0.F, one.look->strength() + strength_floor);
    std::uint32_t shared_tokens = 0;
    for_each_token(one, [&](std::uint32_t t) {
      if (claims[t] < 2) return;
      ++shared_tokens;
      one.rival = std::max(one.rival, strength >= strongest[t] ? second[t] : strongest[t]);
    });
    one.contested = static_cast<float>(shared_tokens) / static_cast<float>(std::max(1U, size_of(one.extent.content)));
  }
}

}  // namespace

Extent extent_of(const Reading& reading, const Quote& quote) {
  return {word_ranges(reading, quote.contents), word_ranges(reading, quote.cue), word_ranges(reading, quote.source)};
}

std::vector<Candidate> candidates(Reading& reading, const Findings& findings, const Seen& seen) {
  std::vector<std::uint32_t> owner(reading.tagging.classes.size(), 0);
  std::vector<Candidate> all = of_rules(reading, findings, owner);
  std::vector<const Attribution*> surest;
  for (const Attribution& attribution : seen.attributions) surest.push_back(&attribution);
  std::stable_sort(surest.begin(), surest.end(), [](const Attribution* a, const Attribution* b) { return a->strength() > b->strength(); });
  for (const Attribution* attribution : surest) {
    auto draft = draft_of(reading, *attribution);
    // headlines have forms of their own, which running text cannot teach
    if (!draft || reading.units[draft->unit].section == document::SectionKind::headline) continue;
    Extent extent = extent_of(reading, draft->quote);
    if (!extent.content.empty()) add(reading, all, owner, std::move(*draft), std::move(extent), *attribution);
  }
  weigh_rivals(all, owner.size());
  return all;
}

}  // namespace quotidian::quotes
