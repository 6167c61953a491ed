// Reported speech: content, cue, source.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "quotidian/entities/mention.hpp"
#include "quotidian/model/model.hpp"

namespace quotidian::quotes {

enum class QuoteKind : std::uint8_t { direct, mixed, indirect, turn, headline };
enum class Act : std::uint8_t { speech, attitude };
enum class Form : std::uint8_t { clause, phrase };
enum class Polarity : std::uint8_t { said, denied, withheld };
enum class Stance : std::uint8_t { neutral, doubting, endorsing };

/// Which rule decided. Each has a measured precision in the model (part "confidence", by this number).
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
  given,                ///< came in from outside
};

/// What decided, and on which words.
struct Evidence {
  Rule rule = Rule::given;
  std::optional<text::Span> span;  ///< the words that decided, usually the cue
  bool operator==(const Evidence&) const = default;
};

/// One quote. Spans are bytes of the document's text; absent cue or source is an empty list.
struct Quote {
  QuoteKind kind{};
  QuoteKind wording{};  ///< of a headline: how its words stand; else equal to kind
  Act act = Act::speech;
  Form form = Form::clause;
  Polarity polarity = Polarity::said;
  Stance stance = Stance::neutral;
  std::vector<text::Span> contents;  ///< never empty; ascending
  std::vector<text::Span> verbatim;  ///< parts of contents in quotation marks
  std::vector<text::Span> cue;
  std::vector<text::Span> source;
  std::optional<std::uint32_t> mention;       ///< index into the mentions: the source, where it is one
  std::optional<bool> question;               ///< of a turn: question or answer
  std::optional<std::uint32_t> inside;        ///< the quote of this list that holds this one
  std::optional<std::uint32_t> goes_on_from;  ///< the quote whose speaker goes on here (Rule::continued, sentence_before)
  Evidence evidence;
  float confidence = 0;  ///< probability that content and source are right
  bool operator==(const Quote&) const = default;
};

enum class NonspeechKind : std::uint8_t { title, name, term, so_called, nickname, slogan };

/// Words in quotation marks that are nobody's.
struct Nonspeech {
  text::Span span;  ///< without the marks
  NonspeechKind kind{};
  bool operator==(const Nonspeech&) const = default;
};

/// All that was found in one document: quotes by first content byte, outer before inner.
struct Quotes {
  std::vector<Quote> quotes;
  std::vector<Nonspeech> names;
  bool operator==(const Quotes&) const = default;
};

/// Find the quotes of a document. Never throws for what stands in a text; linear. Quotes of every form and polarity are given;
/// furniture is left out. Method: docs/methods/quotes.md.
[[nodiscard]] Quotes find_quotes(const document::Document& document, const tags::Tagging& tagging,
                                 const std::vector<entities::Mention>& mentions, const lexicon::Lexicon& lexicon,
                                 const model::Model& model);

/// Check quotes made elsewhere: spans inside the text, in order, on code point boundaries, `inside` without cycles. Throws std::invalid_argument with
/// the quote's number and the fault.
void check_quotes(const document::Document& document, const Quotes& quotes);

[[nodiscard]] std::string_view to_string(QuoteKind kind);
[[nodiscard]] std::string_view to_string(Act act);
[[nodiscard]] std::string_view to_string(Form form);
[[nodiscard]] std::string_view to_string(Polarity polarity);
[[nodiscard]] std::string_view to_string(Stance stance);
[[nodiscard]] std::string_view to_string(Rule rule);
[[nodiscard]] std::string_view to_string(NonspeechKind kind);

}  // namespace quotidian::quotes
