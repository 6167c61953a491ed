// Why something counts as a quote.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "quotidian/text/span.hpp"

namespace quotidian::quotes {

/// Which rule decided. Each has a measured precision in the model (part "confidence", by this number), for texts that no net reads.
enum class Rule : std::uint8_t {
  said_clause,          ///< marks, and a cue with a source beside them: “…,” she said / she said: “…”
  said_clause_split,    ///< the same in the middle of a quotation
  reported_then_marks,  ///< a reported clause, a colon, the words in marks
  attribution_phrase,   ///< "according to X", "in his view"
  colon,                ///< name or role, colon, words
  dash,                 ///< words in marks, dash, name
  sentence_before,      ///< no cue: the speaker of the sentence before
  continued,            ///< the speaker before goes on (whole paragraph, re-opened mark)
  fragment,             ///< a few words in marks inside a reported clause
  that_clause,          ///< X said (that) …
  inverted_clause,      ///< …, X said
  passive_clause,       ///< it was noted that …
  sentence_reported,    ///< the cue sentence refers back to the sentence before ("Bunu X deyib")
  turn_layout,          ///< interview layout
  headline_form,        ///< form of the headline
  learned,              ///< fitted numbers, which have seen annotated articles
  given,                ///< came in from outside
};

/// What decided, and on which words.
struct Evidence {
  Rule rule = Rule::given;
  std::optional<text::Span> span;  ///< the words that decided, usually the cue
  bool operator==(const Evidence&) const = default;
};

/// How many numbers a confidence is made of, where nets take part: 3 by 15 of the net's attribution, 17 of both, a number a rule.
inline constexpr std::size_t sign_count = 3 * 15 + 17 + static_cast<std::size_t>(Rule::given);

[[nodiscard]] std::string_view to_string(Rule rule);

}  // namespace quotidian::quotes
