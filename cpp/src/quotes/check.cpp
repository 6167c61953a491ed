// Quotes made elsewhere are checked before they travel on.
#include <stdexcept>
#include <string>

#include "quotidian/quotes/quote.hpp"

namespace quotidian::quotes {
namespace {

[[noreturn]] void fail(std::size_t number, const std::string& what) {
  throw std::invalid_argument("quote " + std::to_string(number) + ": " + what);
}

std::string words_of(text::Span span) { return "[" + std::to_string(span.begin) + ", " + std::to_string(span.end) + ")"; }

bool on_boundary(std::string_view bytes, std::uint32_t at) {
  return at == bytes.size() || (static_cast<unsigned char>(bytes[at]) & 0xC0) != 0x80;
}

void check_spans(std::string_view bytes, std::size_t number, const char* what, const std::vector<text::Span>& spans) {
  std::uint32_t last = 0;
  for (const text::Span span : spans) {
    if (span.begin >= span.end || span.end > bytes.size()) {
      fail(number, std::string(what) + " " + words_of(span) + " is no span of a text of " + std::to_string(bytes.size()) + " bytes");
    }
    if (!on_boundary(bytes, span.begin) || !on_boundary(bytes, span.end))
      fail(number, std::string(what) + " " + words_of(span) + " cuts a character in two");
    if (span.begin < last)
      fail(number, std::string(what) + " " + words_of(span) + " begins before the span before it ends: wanted ascending spans");
    last = span.end;
  }
}

void check_holders(const std::vector<Quote>& quotes) {
  for (std::size_t i = 0; i < quotes.size(); ++i) {
    std::size_t steps = 0;
    for (auto at = quotes[i].inside; at; at = quotes[*at].inside) {
      if (*at >= quotes.size()) fail(i, "'inside' names quote " + std::to_string(*at) + " of " + std::to_string(quotes.size()));
      if (*at == i || ++steps > quotes.size()) fail(i, "'inside' runs in a circle");
      if (*at < i) break;  // holders before it were checked before it
    }
    if (const auto from = quotes[i].goes_on_from; from && (*from >= quotes.size() || *from == i))
      fail(i, "'goes_on_from' names no other quote");
  }
}

}  // namespace

void check_quotes(const document::Document& document, const Quotes& quotes) {
  const std::string_view bytes = document.text->view();
  for (std::size_t i = 0; i < quotes.quotes.size(); ++i) {
    const Quote& quote = quotes.quotes[i];
    if (quote.contents.empty()) fail(i, "wanted at least one span of content, got none");
    check_spans(bytes, i, "content", quote.contents);
    check_spans(bytes, i, "verbatim", quote.verbatim);
    check_spans(bytes, i, "cue", quote.cue);
    check_spans(bytes, i, "source", quote.source);
    if (i > 0 && quote.contents.front().begin < quotes.quotes[i - 1].contents.front().begin)
      fail(i, "begins before the quote before it: wanted them in order of their first content");
    if (!(quote.confidence >= 0 && quote.confidence <= 1))
      fail(i, "wanted a confidence from 0 to 1, got " + std::to_string(quote.confidence));
  }
  check_holders(quotes.quotes);
  for (std::size_t i = 0; i < quotes.names.size(); ++i) {
    const text::Span span = quotes.names[i].span;
    if (span.begin >= span.end || span.end > bytes.size() || !on_boundary(bytes, span.begin) || !on_boundary(bytes, span.end)) {
      throw std::invalid_argument("name " + std::to_string(i) + ": " + words_of(span) + " is no span of the text");
    }
  }
}

}  // namespace quotidian::quotes
