// One article, parsed once and then constant: text, layout, tokens, sections, turns.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "quotidian/layout/layout.hpp"
#include "quotidian/lexicon/lexicon.hpp"
#include "quotidian/text/text.hpp"
#include "quotidian/tokens/tokens.hpp"

namespace quotidian::document {

enum class SectionKind : std::uint8_t {
  headline,
  deck,
  byline,
  dateline,
  date,
  lead,
  body,
  subhead,
  question,
  answer,
  caption,
  credit,
  furniture,
  related,
  comments,
  legal,
};

/// Whether a section belongs to the page and not to the article.
[[nodiscard]] constexpr bool is_furniture(SectionKind kind) { return kind >= SectionKind::furniture; }

/// What decided a section's kind.
enum class SectionReason : std::uint8_t { given, position, lexicon, shape, neighbor, layout, profile, otherwise };

/// A stretch of whole lines (or of a line, for a dateline or a turn's label) with its kind.
struct Section {
  text::Span span;
  SectionKind kind{};
  SectionReason reason = SectionReason::otherwise;
  bool operator==(const Section&) const = default;
};

/// One question or answer of an interview. `content` leaves label and dash outside and may run over several paragraphs.
struct Turn {
  std::vector<text::Span> contents;  ///< one span a paragraph
  std::optional<text::Span> label;   ///< "Q:", "Ə.M.:", "Arif Yunusov:" without the colon, where written
  bool question = false;
  bool operator==(const Turn&) const = default;
};

/// An article after parsing. Sections are in order, never overlapping, and cover every line that is not blank.
struct Document {
  std::shared_ptr<const text::Text> text;  ///< never null
  std::string lang;
  layout::Layout layout;
  tokens::Tokens tokens;
  std::vector<Section> sections;
  std::vector<Turn> turns;  ///< empty unless the article is an interview

  bool operator==(const Document& other) const;
};

/// What is known beside the text.
struct DocumentOptions {
  std::string lang;  ///< empty: decide
  tokens::Level level = tokens::Level::treebank;
  std::uint32_t headline_end = 0;  ///< bytes at the start of the text that are known to be the headline; 0: not known
};

/// Parse one text: layout, tokens, sections, turns. Linear; empty text gives an empty document.
[[nodiscard]] Document parse_document(std::shared_ptr<const text::Text> text, const lexicon::Lexicon& lexicon,
                                      const DocumentOptions& options = {});

/// The same from tokens made elsewhere. Throws std::invalid_argument where tokens overlap, run backwards or leave the text, or
/// sentences do not cover them in order.
[[nodiscard]] Document with_tokens(Document document, tokens::Tokens tokens);

/// Label every line that is not blank. `layout` and `tokens` of the document must be filled.
[[nodiscard]] std::vector<Section> find_sections(const Document& document, const lexicon::Lexicon& lexicon,
                                                 const DocumentOptions& options = {});

/// Turns of an interview by its layout (labels, dashes, question paragraphs); none for any other article.
[[nodiscard]] std::vector<Turn> find_turns(const Document& document, const lexicon::Lexicon& lexicon);

/// For each turn, its speaker's label where it is written most fully ("Leyla Sadiq" for "L.S.", "Sadiq"); absent for a turn without a
/// label and for one that names the side alone ("Q"). Linear but for logarithms.
[[nodiscard]] std::vector<std::optional<text::Span>> full_labels(const Document& document, const lexicon::Lexicon& lexicon);

/// Kind of the section that holds the byte; `body` where none does. O(log n).
[[nodiscard]] SectionKind section_at(const std::vector<Section>& sections, std::uint32_t byte);

[[nodiscard]] std::string_view to_string(SectionKind kind);
[[nodiscard]] std::string_view to_string(SectionReason reason);

}  // namespace quotidian::document
