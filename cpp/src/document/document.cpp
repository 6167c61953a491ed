#include "quotidian/document/document.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "document/known_lines.hpp"

namespace quotidian::document {
namespace {

constexpr std::array<std::string_view, 16> kinds{"headline", "deck",   "byline",  "dateline", "date",      "lead",    "body",     "subhead",
                                                 "question", "answer", "caption", "credit",   "furniture", "related", "comments", "legal"};
constexpr std::array<std::string_view, 8> reasons{"given", "position", "lexicon", "shape", "neighbor", "layout", "profile", "otherwise"};

[[noreturn]] void refuse(const std::string& what) { throw std::invalid_argument(what); }

std::string show(std::uint32_t begin, std::uint32_t end) { return "[" + std::to_string(begin) + ", " + std::to_string(end) + ")"; }

void check_tokens(const std::vector<tokens::Token>& tokens, std::uint32_t size) {
  std::uint32_t before = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const text::Span span = tokens[i].span;
    if (span.begin >= span.end || span.end > size) {
      refuse("token " + std::to_string(i) + ": wanted a span of the text of " + std::to_string(size) + " bytes that is not empty, got " +
             show(span.begin, span.end));
    }
    if (span.begin < before) {
      refuse("token " + std::to_string(i) + ": wanted tokens in order that do not overlap, got " + show(span.begin, span.end) +
             " after one that ends at " + std::to_string(before));
    }
    before = span.end;
  }
}

void check_sentences(const std::vector<tokens::TokenRange>& sentences, std::size_t tokens) {
  std::uint32_t before = 0;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const tokens::TokenRange range = sentences[i];
    if (range.begin != before || range.end <= range.begin || range.end > tokens) {
      refuse("sentence " + std::to_string(i) + ": wanted token indexes from " + std::to_string(before) + " on, at most to " +
             std::to_string(tokens) + ", got " + show(range.begin, range.end));
    }
    before = range.end;
  }
  if (before != tokens)
    refuse("sentences: wanted every token of " + std::to_string(tokens) + " in a sentence, got " + std::to_string(before));
}

}  // namespace

bool Document::operator==(const Document& other) const {
  return *text == *other.text && lang == other.lang && layout == other.layout && tokens == other.tokens && sections == other.sections &&
         turns == other.turns;
}

Document parse_document(std::shared_ptr<const text::Text> text, const lexicon::Lexicon& lexicon, const DocumentOptions& options) {
  Document document;
  document.text = text ? std::move(text) : std::make_shared<const text::Text>();
  document.lang = options.lang.empty() ? tokens::decide_language(*document.text) : options.lang;
  document.layout = layout::find_lines(*document.text);
  document.layout.marks = layout::pair_marks(*document.text, document.layout);
  document.tokens = tokens::tokenize(*document.text, document.layout, lexicon, options.level);
  KnownLines lines = know_lines(*document.text, document.layout, lexicon);
  document.turns = find_turns(*document.text, lines, lexicon);
  document.sections = find_sections(document, std::move(lines), lexicon, options);
  return document;
}

Document with_tokens(Document document, tokens::Tokens tokens) {
  check_tokens(tokens.tokens, document.text->size());
  check_sentences(tokens.sentences, tokens.tokens.size());
  document.tokens = std::move(tokens);
  return document;
}

std::string_view to_string(SectionKind kind) { return kinds.at(static_cast<std::size_t>(kind)); }
std::string_view to_string(SectionReason reason) { return reasons.at(static_cast<std::size_t>(reason)); }

}  // namespace quotidian::document
