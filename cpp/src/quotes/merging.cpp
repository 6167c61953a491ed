// Rules and nets as one system: each word once, to whoever is surer.
#include <algorithm>
#include <numeric>

#include "quotes/candidates.hpp"

namespace quotidian::quotes {
namespace {

using tags::net::Matrix;
using tokens::TokenRange;

constexpr float likely = 0.5F;       // content of whatever cue
constexpr float fresh_share = 0.5F;  // of a doubtful quote's content, that must be likely and nobody else's
constexpr std::uint32_t beside = 2;  // tokens between likely content and the quote that takes it

/// What rules decide by marks and layout stays, however little the nets think of it; a said-clause only where they see something there, too.
bool is_certain(const Candidate& one) {
  if (!one.rule) return false;
  switch (one.draft.quote.evidence.rule) {
    case Rule::said_clause: return one.look != nullptr;
    case Rule::said_clause_split:
    case Rule::reported_then_marks:
    case Rule::attribution_phrase:
    case Rule::colon:
    case Rule::dash:
    case Rule::sentence_before:
    case Rule::continued:
    case Rule::sentence_reported:
    case Rule::headline_form: return true;
    default: return false;
  }
}

/// What the rules guess counts no more than what the nets guess.
bool is_guess(Rule rule) { return rule == Rule::fragment || rule == Rule::inverted_clause || rule == Rule::passive_clause; }

/// Who has which token, and what of the likely content is still nobody's.
class Claims {
 public:
  Claims(Reading& reading, const Matrix& flat)
      : reading_(reading), places_(tags::places_of(reading.document)), flat_(flat), owner_(reading.tagging.classes.size(), 0) {}

  /// Share of its tokens that are likely content and free.
  [[nodiscard]] float fresh(const Candidate& one) const {
    std::uint32_t total = 0, fresh = 0;
    for (const TokenRange range : one.extent.content) {
      for (std::uint32_t t = range.begin; t < range.end; ++t) fresh += is_fresh(t) ? 1 : 0;
      total += range.size();
    }
    return static_cast<float>(fresh) / static_cast<float>(std::max(1U, total));
  }

  /// Let the candidate have its content. Where others have some of it, the nets' contents shrink to what is free, at least half of them; what
  /// rules alone found is whole or not at all.
  bool take(Candidate& one, std::size_t number) {
    if (!is_free(one) && !shrink(one)) return false;
    for (const TokenRange range : one.extent.content)
      std::fill(owner_.begin() + range.begin, owner_.begin() + range.end, static_cast<std::uint32_t>(number) + 1);
    return true;
  }

  /// Likely content that is left goes to the quote beside it in the paragraph, where the nets say what its content is.
  void give_rest(std::vector<Candidate>& all) {
    std::vector<std::size_t> changed;
    const auto n = static_cast<std::uint32_t>(owner_.size());
    for (std::uint32_t t = 0; t < n;) {
      TokenRange run{t, t};
      bool word = false;
      for (; run.end < n && is_fresh(run.end) && places_.paragraph_of[run.end] == places_.paragraph_of[t]; ++run.end)
        word = word || reading_.document.tokens.tokens[run.end].kind == tokens::TokenKind::word;
      t = std::max(t + 1, run.end);
      const auto taker = word ? neighbor(run) : std::nullopt;
      if (!taker || !all[*taker].own || all[*taker].draft.quote.kind == QuoteKind::direct) continue;
      insert(all[*taker].own->content, run);
      if (changed.empty() || changed.back() != *taker) changed.push_back(*taker);
    }
    for (const std::size_t number : changed) redraft(all[number]);
  }

 private:
  [[nodiscard]] bool is_fresh(std::uint32_t t) const {
    return owner_[t] == 0 && flat_(t, begins_any_content) + flat_(t, goes_on_any_content) > likely;
  }

  [[nodiscard]] bool is_free(const Candidate& one) const {
    return std::all_of(one.extent.content.begin(), one.extent.content.end(), [&](TokenRange range) {
      return std::all_of(owner_.begin() + range.begin, owner_.begin() + range.end, [](std::uint32_t owner) { return owner == 0; });
    });
  }

  bool shrink(Candidate& one) {
    if (one.rule || !one.own) return false;
    std::uint32_t total = 0, left = 0;
    std::vector<TokenRange> rest;
    for (const TokenRange range : one.own->content) {
      total += range.size();
      for (std::uint32_t t = range.begin; t < range.end; ++t) {
        if (owner_[t] != 0) continue;
        if (t == range.begin || owner_[t - 1] != 0) rest.push_back({t, t});
        ++rest.back().end;
        ++left;
      }
    }
    if (2 * left < total || rest.empty()) return false;
    one.own->content = std::move(rest);
    return redraft(one) && is_free(one);
  }

  /// Draft the candidate again from its changed content; false where nothing is left.
  bool redraft(Candidate& one) {
    auto draft = draft_of(reading_, *one.own);
    if (!draft) return false;
    Quote& quote = one.draft.quote;
    quote.contents = std::move(draft->quote.contents);
    quote.form = draft->quote.form;
    if (quote.verbatim.size() <= draft->quote.verbatim.size()) {  // more only where the rules have said so
      quote.verbatim = std::move(draft->quote.verbatim);
      quote.kind = draft->quote.kind;
      one.draft.marked = std::move(draft->marked);
    }
    one.extent.content = extent_of(reading_, quote).content;
    return !one.extent.content.empty();
  }

  /// The candidate with a token at most `beside` away in the paragraph, the one before first.
  [[nodiscard]] std::optional<std::size_t> neighbor(TokenRange run) const {
    const auto owned = [&](std::uint32_t t) {
      return t < owner_.size() && owner_[t] != 0 && places_.paragraph_of[t] == places_.paragraph_of[run.begin];
    };
    for (std::uint32_t d = 0; d <= beside; ++d) {
      if (run.begin > d && owned(run.begin - 1 - d)) return owner_[run.begin - 1 - d] - 1;
      if (owned(run.end + d)) return owner_[run.end + d] - 1;
    }
    return std::nullopt;
  }

  static void insert(std::vector<TokenRange>& content, TokenRange run) {
    const auto at = content.insert(std::upper_bound(content.begin(), content.end(), run), run);
    if (at + 1 != content.end() && at->end == (at + 1)->begin) {
      at->end = (at + 1)->end;
      content.erase(at + 1);
    }
    const auto here = std::find_if(content.begin(), content.end(), [&](TokenRange range) { return range.contains(run.begin); });
    if (here != content.begin() && (here - 1)->end == here->begin) {
      (here - 1)->end = here->end;
      content.erase(here);
    }
  }

  Reading& reading_;
  tags::Places places_;
  const Matrix& flat_;
  std::vector<std::uint32_t> owner_;  // of each token: 0 nobody, else a candidate's number plus one
};

/// Whether a candidate is worth its words.
bool is_enough(const Candidate& one, const Learned& learned, const Claims& claims) {
  const Quote& quote = one.draft.quote;
  if (is_certain(one)) return true;
  if (quote.confidence >= learned.least(one.rule.has_value() && !is_guess(quote.evidence.rule))) return true;
  return one.own && quote.confidence >= learned.doubtful() && claims.fresh(one) >= fresh_share;
}

/// Put the candidate among the findings.
void put(Reading& reading, Findings& findings, Candidate& one) {
  const Index number = one.rule.value_or(static_cast<Index>(findings.drafts.size()));
  for (const Index marked : one.draft.marked) {
    reading.marked[marked].draft = number;
    reading.marked[marked].name.reset();
  }
  if (one.rule)
    findings.drafts[number] = std::move(one.draft);
  else
    findings.drafts.push_back(std::move(one.draft));
}

/// Take every quote of the rules back; those that stay are put again.
void clear(Reading& reading, Findings& findings, const std::vector<Candidate>& all) {
  for (const Candidate& one : all) {
    if (!one.rule) continue;
    for (const Index marked : findings.drafts[*one.rule].marked) reading.marked[marked].draft.reset();
    findings.drafts[*one.rule].quote.contents.clear();
  }
}

}  // namespace

void merge_learned(Reading& reading, Findings& findings, const Learned& learned) {
  const auto tokens = static_cast<Eigen::Index>(reading.tagging.classes.size());
  const Eigen::Map<const Matrix> states(reading.tagging.states.data(), tokens, reading.tagging.width);
  const Seen seen = learned.finder().find(tags::places_of(reading.document), states);
  std::vector<Candidate> all = candidates(reading, findings, seen);
  for (Candidate& one : all) {
    Quote& quote = one.draft.quote;
    quote.signs = signs_of(seen.flat, one);
    quote.confidence = learned.confidence(quote.signs);
  }
  std::vector<std::size_t> order(all.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto rank = [&](std::size_t i) {
    const Quote& quote = all[i].draft.quote;
    return std::pair(quote.kind != QuoteKind::indirect && is_certain(all[i]), quote.confidence);
  };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return rank(a) > rank(b); });
  Claims claims(reading, seen.flat);
  std::vector<std::size_t> kept;
  for (const std::size_t i : order) {
    if (is_enough(all[i], learned, claims) && claims.take(all[i], i)) kept.push_back(i);
  }
  claims.give_rest(all);
  clear(reading, findings, all);
  for (const std::size_t i : kept) put(reading, findings, all[i]);
}

}  // namespace quotidian::quotes
