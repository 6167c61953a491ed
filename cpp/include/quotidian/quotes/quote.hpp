// Reported speech: content, cue, source.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "quotidian/entities/mention.hpp"
#include "quotidian/model/model.hpp"
#include "quotidian/quotes/evidence.hpp"

namespace quotidian::quotes {

enum class QuoteKind : std::uint8_t { direct, mixed, indirect, turn, headline };
enum class Act : std::uint8_t { speech, attitude };
enum class Form : std::uint8_t { clause, phrase };
enum class Polarity : std::uint8_t { said, denied, withheld };
enum class Stance : std::uint8_t { neutral, doubting, endorsing };

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
  float confidence = 0;      ///< probability that content and source are right
  std::vector<float> signs;  ///< what the confidence was made of; empty where the rule alone decided
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

class Learned;

/// What was fitted to find quotes and to know how sure they are, made ready from a model once and shared by threads.
class Fitted {
 public:
  Fitted() = default;  ///< rules alone, each with a confidence of one half
  /// Part `confidence`, and languages with parts `<language>.quotes.*` over `<language>.tags.*`. Throws std::invalid_argument naming the
  /// part that is absent or does not fit.
  explicit Fitted(const model::Model& model);
  /// Precision of a rule where it alone decides.
  [[nodiscard]] float confidence(Rule rule) const;
  /// The nets of a language, or nullptr.
  [[nodiscard]] const Learned* find(std::string_view lang) const;

 private:
  using ByLanguage = std::map<std::string, Learned, std::less<>>;
  std::vector<float> confidence_;
  std::shared_ptr<const ByLanguage> learned_;
};

/// Find the quotes of a document. Never throws for what stands in a text; linear. Quotes of every form and polarity are given;
/// furniture is left out. Nets take part where they know the language and the tagging is theirs. Method: docs/methods/quotes.md.
[[nodiscard]] Quotes find_quotes(const document::Document& document, const tags::Tagging& tagging,
                                 const std::vector<entities::Mention>& mentions, const lexicon::Lexicon& lexicon,
                                 const Fitted& fitted = {});

/// Check quotes made elsewhere: spans inside the text, in order, on code point boundaries, `inside` without cycles. Throws std::invalid_argument with
/// the quote's number and the fault.
void check_quotes(const document::Document& document, const Quotes& quotes);

[[nodiscard]] std::string_view to_string(QuoteKind kind);
[[nodiscard]] std::string_view to_string(Act act);
[[nodiscard]] std::string_view to_string(Form form);
[[nodiscard]] std::string_view to_string(Polarity polarity);
[[nodiscard]] std::string_view to_string(Stance stance);
[[nodiscard]] std::string_view to_string(NonspeechKind kind);

}  // namespace quotidian::quotes
