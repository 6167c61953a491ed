#include "tags/features.hpp"

#include <algorithm>
#include <span>
#include <string_view>

#include "quotidian/text/characters.hpp"
#include "quotidian/text/utf8.hpp"

namespace quotidian::tags {
namespace {

using lexicon::EntryKind;

/// Which feature is which: its place in the array and its seed. Fitted numbers depend on them.
enum Seed : std::uint64_t {
  word = 1,
  last_three,
  last_two,
  first_three,
  last_four,
  shape,
  in_sentence,
  in_paragraph,
  in_marks,
  cue,
  noun,
  paragraph
};

constexpr std::uint64_t number_seed = 40;
constexpr std::uint64_t cue_seed = 100;
constexpr int longest_run = 3;  // signs of one class in a row that a shape tells apart

constexpr std::array cue_kinds{EntryKind::cue, EntryKind::cue_noun, EntryKind::cue_phrase};
constexpr std::array noun_kinds{EntryKind::title,   EntryKind::role,       EntryKind::body,  EntryKind::group, EntryKind::document,
                                EntryKind::pronoun, EntryKind::first_name, EntryKind::place, EntryKind::month, EntryKind::weekday};

/// Finalizer of MurmurHash3 (Appleby 2011).
std::uint64_t mix(std::uint64_t h) {
  h ^= h >> 33;
  h *= 0xff51afd7ed558ccdULL;
  h ^= h >> 33;
  h *= 0xc4ceb9fe1a85ec53ULL;
  h ^= h >> 33;
  return h;
}

/// FNV-1a over the bytes, mixed; never 0.
std::uint64_t hash(std::string_view bytes, std::uint64_t seed) {
  std::uint64_t h = 0xcbf29ce484222325ULL ^ mix(seed + 1);
  for (const char c : bytes) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return mix(h) | 1;
}

std::uint64_t hash(std::uint64_t value, std::uint64_t seed) {
  return mix(mix(value + 0x9e3779b97f4a7c15ULL) ^ (seed * 0x632be59bd9b4e019ULL + 7)) | 1;
}

/// "Xx", "dd-dd": letters by case, digits, signs; runs are cut at three.
std::uint64_t shape_of(std::string_view words) {
  std::uint64_t h = 1;
  std::uint64_t last = 0;
  int run = 0;
  for (std::size_t i = 0; i < words.size();) {
    const text::CodePoint c = text::decode(words, i);
    i += c.size;
    const std::uint64_t kind = text::is_upper(c.value)    ? 1
                               : text::is_letter(c.value) ? 2
                               : text::is_digit(c.value)  ? 3
                                                          : 4 + static_cast<std::uint64_t>(c.value) % 251;
    run = kind == last ? run + 1 : 1;
    last = kind;
    if (run <= longest_run) h = h * 1000003ULL + kind;
  }
  return h;
}

std::string_view last_letters(std::string_view words, int count) {
  std::size_t at = words.size();
  while (count-- > 0 && at > 0) at -= text::decode_before(words, at).size;
  return words.substr(at);
}

std::string_view first_letters(std::string_view words, int count) {
  std::size_t at = 0;
  while (count-- > 0 && at < words.size()) at += text::decode(words, at).size;
  return words.substr(0, at);
}

/// Do `take(token, entry, place in the entry)` for the words that entries of the kind cover, the longest first.
template <class Take>
void for_each_entry(const lexicon::Lexicon& lexicon, EntryKind kind, std::span<const std::string> words, Take take) {
  for (std::size_t i = 0; i < words.size();) {
    const auto match = lexicon.longest(kind, words, i);
    const std::size_t end = match ? std::min(words.size(), i + match->tokens) : i;
    for (std::size_t k = i; k < end; ++k) take(k, *match->entry, k - i);
    i = std::max(end, i + 1);
  }
}

/// What the lexicon says of the words of a piece, as two hashes a word: of saying, and of who speaks.
struct Listed {
  std::vector<std::uint64_t> cues, nouns;
};

Listed listed(const lexicon::Lexicon& lexicon, std::span<const std::string> words) {
  Listed out{std::vector<std::uint64_t>(words.size(), 0), std::vector<std::uint64_t>(words.size(), 0)};
  for (const EntryKind kind : cue_kinds) {
    for_each_entry(lexicon, kind, words, [&](std::size_t at, const lexicon::Entry& entry, std::size_t place) {
      std::string uses(entry.get("act"));
      for (const char* key : {"takes", "polarity", "as"}) uses.append("|").append(entry.get(key));
      out.cues[at] ^= hash(uses, cue_seed + static_cast<std::uint64_t>(kind) * 2 + (place > 0 ? 1 : 0));
    });
  }
  for (const EntryKind kind : noun_kinds) {
    for_each_entry(lexicon, kind, words, [&](std::size_t at, const lexicon::Entry&, std::size_t) {
      out.nouns[at] ^= std::uint64_t{1} << static_cast<unsigned>(kind);
    });
  }
  return out;
}

/// How near a token stands to the beginning and the end of a range, each 0, 1, or more.
std::uint64_t edges(std::uint32_t token, tokens::TokenRange range) {
  const auto step = [](std::uint32_t distance) { return std::uint64_t{std::min(distance, 2U)}; };
  return step(token - range.begin) * 4 + step(range.end - 1 - token);
}

std::uint64_t length_class(std::uint32_t tokens) { return tokens < 4 ? 0 : tokens < 15 ? 1 : tokens < 60 ? 2 : 3; }

void add_words(const document::Document& document, std::string_view folded, std::uint32_t token, Features& out) {
  const tokens::Token& one = document.tokens.tokens[token];
  out[0] = one.kind == tokens::TokenKind::number ? hash(std::uint64_t{folded.size()}, number_seed) : hash(folded, Seed::word);
  if (one.kind == tokens::TokenKind::word) {
    out[1] = hash(last_letters(folded, 3), Seed::last_three);
    out[2] = hash(last_letters(folded, 2), Seed::last_two);
    out[3] = hash(first_letters(folded, 3), Seed::first_three);
    out[4] = hash(last_letters(folded, 4), Seed::last_four);
  }
  out[5] = hash(shape_of(document.text->view(one.span)), Seed::shape);
}

void add_places(const document::Document& document, const Places& places, std::uint32_t token, Features& out) {
  const std::uint32_t number = places.paragraph_of[token];
  const tokens::TokenRange paragraph = places.paragraphs[number];
  const InMarks& marks = places.marks[token];
  const auto side_of = [&](std::uint32_t t) { return static_cast<std::uint64_t>(places.marks[t].side); };
  out[6] = hash(edges(token, document.tokens.sentences[places.sentence_of[token]]), Seed::in_sentence);
  out[7] = hash(edges(token, paragraph), Seed::in_paragraph);
  out[8] = hash(marks.length * 64ULL + marks.from_open * 8ULL + marks.to_close + 1000ULL * side_of(token), Seed::in_marks);
  out[11] = hash(side_of(paragraph.begin) * 64 + length_class(paragraph.size()) * 4 + std::min(3U, number), Seed::paragraph);
}

}  // namespace

std::vector<Features> features_of(const document::Document& document, const std::vector<std::string>& folded, const Places& places,
                                  const lexicon::Lexicon& lexicon, tokens::TokenRange piece) {
  const Listed known = listed(lexicon, std::span(folded).subspan(piece.begin, piece.size()));
  std::vector<Features> out(piece.size(), Features{});
  for (std::uint32_t token = piece.begin; token < piece.end; ++token) {
    const std::size_t i = token - piece.begin;
    add_words(document, folded[token], token, out[i]);
    add_places(document, places, token, out[i]);
    if (known.cues[i] != 0) out[i][9] = hash(known.cues[i], Seed::cue);
    if (known.nouns[i] != 0) out[i][10] = hash(known.nouns[i], Seed::noun);
  }
  return out;
}

}  // namespace quotidian::tags
