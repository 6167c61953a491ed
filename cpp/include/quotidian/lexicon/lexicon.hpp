// Words as data: cues, titles, roles, abbreviations, names, page furniture, one entry a line with its source.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace quotidian::lexicon {

/// What a word is listed as. The file names it by these words (docs/rooms/lexicon.md).
enum class EntryKind : std::uint8_t {
  cue,            ///< verb of saying or thinking, inflected ("said"); attributes act, stance, polarity, takes
  cue_noun,       ///< noun of saying ("warning", "statement")
  cue_phrase,     ///< attribution without a verb of its own ("according to", "in his words", "по словам")
  title,          ///< stands before a name and belongs to no name ("Mr", "Prof."); attribute sex
  role,           ///< noun for a person by office or trade ("minister", "analyst", "MP"); attribute sex
  body,           ///< noun for an organisation ("ministry", "party", "court")
  group,          ///< noun for several people ("officials", "residents")
  document,       ///< noun for a text that speaks ("report", "statement", "verdict")
  pronoun,        ///< personal, possessive, relative; attributes sex, number, person
  first_name,     ///< given name; attribute sex
  abbreviation,   ///< keeps its dot and does not end a sentence; attribute next ("name", "number", "any")
  furniture,      ///< phrase of page furniture; attribute as ("furniture", "related", "comments", "legal", "caption", "credit", "date")
  name_trigger,   ///< word before or after marks that makes their content a name ("program", "titled", "so-called"); attribute kind, side
  function_word,  ///< closed class word; attribute class (determiner, preposition, conjunction, auxiliary, adverb, negation, complementiser)
  month,
  weekday,
  surname_suffix,  ///< ending of surnames ("-ov", "-zadə"); attribute sex
  case_ending,     ///< ending of nominal inflection, for names in the nominative ("-nin", "-ом")
  place,           ///< place name or adjective of one
  circumstance,    ///< words for where something was said, through whom, or that a name is withheld; attributes as, side
  stop_word,       ///< left out of counts on request
  verb,            ///< common finite verb form that is no cue, to tell clauses from phrases
};

/// One line of a lexicon.
struct Entry {
  EntryKind kind{};
  std::string form;                               ///< as written, without the prefix star
  bool prefix = false;                            ///< written `form*`: any longer word with this beginning matches too
  std::map<std::string, std::string> attributes;  ///< key=value pairs of the third column
  std::string source;                             ///< where the entry comes from

  /// Value of an attribute, or empty.
  [[nodiscard]] std::string_view get(std::string_view key) const;
  bool operator==(const Entry&) const = default;
};

/// An entry found at a place: how many tokens it covers.
struct Match {
  const Entry* entry = nullptr;  ///< lives as long as the Lexicon
  std::uint32_t tokens = 0;
};

/// Immutable table of entries for one language, looked up by folded word (text::fold).
class Lexicon {
 public:
  Lexicon() = default;
  Lexicon(std::string lang, std::vector<Entry> entries);

  [[nodiscard]] const std::string& lang() const { return lang_; }
  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }

  /// Entry of this kind for one folded word: exact, else the longest prefix entry; nullptr where there is none.
  [[nodiscard]] const Entry* find(EntryKind kind, std::string_view folded) const;
  /// Longest entry of this kind, of one or several words, that begins at `words[at]`. Words are folded tokens.
  [[nodiscard]] std::optional<Match> longest(EntryKind kind, std::span<const std::string> words, std::size_t at) const;
  /// Kinds of which `find` could give an entry for a folded word, a bit each by number of kind: one look instead of one a kind.
  [[nodiscard]] std::uint32_t kinds_of(std::string_view folded) const;
  /// Whether an entry of this kind of several words begins with this folded word.
  [[nodiscard]] bool begins_longer(EntryKind kind, std::string_view folded) const;
  /// Whether a phrase of the page that counts wherever it stands in a line (`at=any`, `interview=…`) begins with this folded word.
  [[nodiscard]] bool begins_anywhere(std::string_view folded) const;

  bool operator==(const Lexicon& other) const { return lang_ == other.lang_ && entries_ == other.entries_; }

 private:
  /// Lets a table of strings be asked with a view, without a copy.
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>()(word); }
  };
  /// What is listed under one folded form, or under the first word of longer forms.
  struct Slot {
    std::vector<std::uint32_t> exact;     // entries whose whole form this is
    std::vector<std::uint32_t> prefixes;  // entries that match any longer word
    std::uint32_t longest = 1;            // most words of a form that begins with this word
    std::uint32_t longer_kinds = 0;       // bit by kind: such a form is of this kind
    std::uint32_t exact_kinds = 0;        // bit by kind of the exact entries
    bool anywhere = false;                // a phrase of the page that counts anywhere begins so
    [[nodiscard]] bool begins_longer(EntryKind kind) const { return (longer_kinds >> static_cast<unsigned>(kind)) & 1U; }
  };
  [[nodiscard]] const Slot* slot_of(std::string_view folded) const;
  [[nodiscard]] const Entry* find_in(const Slot* slot, EntryKind kind, std::string_view folded) const;
  [[nodiscard]] const Entry* last_of(EntryKind kind, const std::vector<std::uint32_t>& numbers) const;

  std::string lang_;
  std::vector<Entry> entries_;
  std::unordered_map<std::string, Slot, Hash, std::equal_to<>> slots_;
  std::uint32_t prefix_kinds_ = 0;  // bit by kind: there are prefix entries
  // Byte lengths of prefix entries by kind, longest first.
  std::array<std::vector<std::uint32_t>, static_cast<std::size_t>(EntryKind::verb) + 1> prefix_sizes_;
};

/// Parse a lexicon file: UTF-8 lines `kind TAB form TAB key=value;key=value TAB source`; `#` begins a comment; a line
/// `!source TAB name` sets the source of the lines after it. A form may hold one bracket of endings, `заяви[л|ла|ло|ли]`, which stands for
/// that many entries, and may end in `*`. Throws std::invalid_argument naming `name`, the line and what was wanted.
[[nodiscard]] Lexicon parse_lexicon(std::string_view bytes, std::string_view lang, std::string_view name);

/// The lexicon with entries added (later ones win over earlier ones of the same kind and form).
[[nodiscard]] Lexicon extend(const Lexicon& base, std::vector<Entry> more);

/// The word of a kind in files ("cue_noun"), and back; nullopt for an unknown word.
[[nodiscard]] std::string_view to_string(EntryKind kind);
[[nodiscard]] std::optional<EntryKind> entry_kind(std::string_view word);

}  // namespace quotidian::lexicon
