// The words of the enums, as files and Python know them.
#include "quotidian/quotes/quote.hpp"

namespace quotidian::quotes {

std::string_view to_string(QuoteKind kind) {
  switch (kind) {
    case QuoteKind::direct: return "direct";
    case QuoteKind::mixed: return "mixed";
    case QuoteKind::indirect: return "indirect";
    case QuoteKind::turn: return "turn";
    case QuoteKind::headline: return "headline";
  }
  return "";
}

std::string_view to_string(Act act) { return act == Act::speech ? "speech" : "attitude"; }

std::string_view to_string(Form form) { return form == Form::clause ? "clause" : "phrase"; }

std::string_view to_string(Polarity polarity) {
  switch (polarity) {
    case Polarity::said: return "said";
    case Polarity::denied: return "denied";
    case Polarity::withheld: return "withheld";
  }
  return "";
}

std::string_view to_string(Stance stance) {
  switch (stance) {
    case Stance::neutral: return "neutral";
    case Stance::doubting: return "doubting";
    case Stance::endorsing: return "endorsing";
  }
  return "";
}

std::string_view to_string(Rule rule) {
  switch (rule) {
    case Rule::said_clause: return "said_clause";
    case Rule::said_clause_split: return "said_clause_split";
    case Rule::reported_then_marks: return "reported_then_marks";
    case Rule::attribution_phrase: return "attribution_phrase";
    case Rule::colon: return "colon";
    case Rule::dash: return "dash";
    case Rule::sentence_before: return "sentence_before";
    case Rule::continued: return "continued";
    case Rule::fragment: return "fragment";
    case Rule::that_clause: return "that_clause";
    case Rule::inverted_clause: return "inverted_clause";
    case Rule::passive_clause: return "passive_clause";
    case Rule::sentence_reported: return "sentence_reported";
    case Rule::turn_layout: return "turn_layout";
    case Rule::headline_form: return "headline_form";
    case Rule::learned: return "learned";
    case Rule::given: return "given";
  }
  return "";
}

std::string_view to_string(NonspeechKind kind) {
  switch (kind) {
    case NonspeechKind::title: return "title";
    case NonspeechKind::name: return "name";
    case NonspeechKind::term: return "term";
    case NonspeechKind::so_called: return "so-called";
    case NonspeechKind::nickname: return "nickname";
    case NonspeechKind::slogan: return "slogan";
  }
  return "";
}

}  // namespace quotidian::quotes
