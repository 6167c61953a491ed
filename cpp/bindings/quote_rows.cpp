#include "quote_rows.hpp"

namespace quotidian::bindings {
namespace {

py::tuple to_pair(const text::Text& text, text::Span span) {
  return py::make_tuple(text.to_codepoint(span.begin), text.to_codepoint(span.end));
}

py::list to_pairs(const text::Text& text, const std::vector<text::Span>& spans) {
  py::list out;
  for (const text::Span span : spans) out.append(to_pair(text, span));
  return out;
}

}  // namespace

py::list to_rows(const HeldQuotes& held) {
  const text::Text& text = *held.document->text;
  py::list out;
  for (const quotes::Quote& quote : held.value.quotes) {
    py::dict row;
    row["kind"] = to_str(quotes::to_string(quote.kind));
    row["wording"] = to_str(quotes::to_string(quote.wording));
    row["act"] = to_str(quotes::to_string(quote.act));
    row["form"] = to_str(quotes::to_string(quote.form));
    row["polarity"] = to_str(quotes::to_string(quote.polarity));
    row["stance"] = to_str(quotes::to_string(quote.stance));
    row["rule"] = to_str(quotes::to_string(quote.evidence.rule));
    row["contents"] = to_pairs(text, quote.contents);
    row["verbatim"] = to_pairs(text, quote.verbatim);
    row["cue"] = to_pairs(text, quote.cue);
    row["source"] = to_pairs(text, quote.source);
    row["evidence"] = quote.evidence.span ? py::object(to_pair(text, *quote.evidence.span)) : py::none();
    row["mention"] = quote.mention;
    row["inside"] = quote.inside;
    row["goes_on_from"] = quote.goes_on_from;
    row["question"] = quote.question;
    row["confidence"] = quote.confidence;
    row["signs"] = quote.signs;
    out.append(row);
  }
  return out;
}

py::list to_name_rows(const HeldQuotes& held) {
  py::list out;
  for (const quotes::Nonspeech& name : held.value.names) {
    const text::Text& text = *held.document->text;
    out.append(py::make_tuple(text.to_codepoint(name.span.begin), text.to_codepoint(name.span.end), to_str(quotes::to_string(name.kind))));
  }
  return out;
}

}  // namespace quotidian::bindings
