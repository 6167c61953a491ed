// Roles of named persons: before the name, before a comma, behind it.
#include "entities/builder.hpp"

namespace quotidian::entities {
namespace {

using lexicon::EntryKind;

/// Tokens of a bracket behind a name, at most.
constexpr Index longest_bracket = 8;

}  // namespace

/// The role that stands before a name: in its chunk, or in the chunk before an "of" that leads up to it.
std::optional<Phrase> Builder::role_before(std::size_t at, Index name) const {
  const Index floor = chunks_[at].range.begin;
  std::optional<Index> head;
  bool body_behind = false;
  for (Index i = name; i > floor && name - i < longest_phrase; --i) {
    const Word& word = all_.words[i - 1];
    if (word.determiner || word.possessive_sign || word.owner) break;
    body_behind = body_behind || (is_body(all_, i - 1) && word.name);
    // "Refugee Council Enver S.": a person's noun in the name of a body is nobody's office.
    if (all_.build == Build::of_phrase && body_behind && word.name && !is_body(all_, i - 1)) continue;
    if (is_role(all_, i - 1)) {
      head = i - 1;
      if (all_.build != Build::genitive_after) break;
      continue;
    }
    const bool between = word.field || word.name || word.quoted || word.noun != nullptr || word.place || word.shape == Shape::other;
    if (all_.build == Build::genitive_before) break;
    if (!(between || word.genitive ||
          (all_.build == Build::of_phrase && chunk_at(floor) && floor > 0 && all_.words[floor - 1].preposition)))
      break;
  }
  if (head && all_.words[*head].plural && !all_.words[*head].title) return std::nullopt;
  if (head) {
    Phrase phrase = phrase_of(at, *head);
    // "X Derneği (XD) Başkanı": the acronym in brackets does not part a body from its office.
    if (all_.build == Build::genitive_before && phrase.words.begin == floor && floor >= 4 && all_.is(floor - 1, ")") &&
        all_.is(floor - 3, "(")) {
      if (const auto body = chunk_at(floor - 4); body && all_.words[floor - 4].noun != nullptr) {
        phrase.words.begin = phrase.range.begin = left_edge(all_.words[floor - 4].noun_begin, chunks_[*body].range.begin);
      }
    }
    phrase.words.end = phrase.range.end = name;
    return phrase;
  }
  return linked_role(floor, name);
}

/// "the head of the commission Gulnara S."; a name right behind "of" is whom the role belongs to. The role may stand several links
/// back: "Chairman of the Board of X", "председатель комитета по культуре и языку X".
std::optional<Phrase> Builder::linked_role(Index floor, Index name) const {
  Index first = floor;
  while (first < name && all_.words[first].determiner) ++first;
  if (first == name) return std::nullopt;
  Index begin = floor;
  for (int link = 0; link < 4 && begin >= 2; ++link) {
    const Word& joint = all_.words[begin - 1];
    if (!joint.preposition && !joint.conjunction) return std::nullopt;
    const auto before = chunk_at(begin - 2);
    if (!before || chunks_[*before].range.end != begin - 1) return std::nullopt;
    const tokens::TokenRange range = chunks_[*before].range;
    for (Index i = range.end; i > range.begin && range.end - i < longest_phrase; --i) {
      if (!is_role(all_, i - 1)) continue;
      if ((all_.build == Build::of_phrase && i != range.end) || all_.words[i - 1].plural || !joint.preposition || used_[i - 1])
        return std::nullopt;
      Phrase phrase = phrase_of(*before, i - 1);
      phrase.words.end = phrase.range.end = name;
      return phrase;
    }
    begin = range.begin;
  }
  return std::nullopt;
}

/// One past the bracket that closes a few tokens after an opening one; `open` itself where none does or none opens.
Index Builder::bracket_end(Index open, Index limit) const {
  if (open >= limit || !all_.is(open, "(")) return open;
  for (Index i = open + 1; i < limit && i < open + longest_bracket; ++i) {
    if (all_.is(i, ")")) return i + 1;
  }
  return open;
}

/// A role in apposition behind a name: ", chairman of the party (X),".
std::optional<Apposition> Builder::role_behind(Index end, tokens::TokenRange sentence) const {
  if (end + 1 >= sentence.end || !all_.is(end, ",") || all_.build == Build::genitive_before) return std::nullopt;
  const auto chunk = chunk_at(end + 1);
  if (!chunk || chunks_[*chunk].range.begin != end + 1) return std::nullopt;
  std::optional<Index> head;
  for (Index i = chunks_[*chunk].range.begin; i < chunks_[*chunk].range.end && i < end + longest_phrase; ++i) {
    if (all_.words[i].noun == nullptr && all_.words[i].name && all_.words[i].first_name != nullptr) return std::nullopt;
    if (is_role(all_, i) && !owns(i)) {
      head = i;
      if (all_.build == Build::genitive_after) break;
    }
  }
  if (!head || all_.words[*head].plural || (all_.words[*head].title != nullptr && all_.words[*head].noun == nullptr)) return std::nullopt;
  Phrase phrase = phrase_of(*chunk, *head);
  if (phrase.words.end < chunks_[*chunk].range.end && phrase.words.end < sentence.end && all_.build == Build::of_phrase)
    return std::nullopt;
  const Index last = bracket_end(phrase.range.end, sentence.end);
  const bool closed = last >= sentence.end || all_.words[last].stop;
  if (!closed) return std::nullopt;
  // "…, chairwoman of the trust and a friend of X," goes on about the same person; "…, a nurse and Y" does not.
  const bool second = last + 1 < sentence.end && is_role(all_, last + 1) && all_.words[last + 1].shape == Shape::lower;
  const bool goes_on = last + 1 < sentence.end && (all_.words[last + 1].indefinite || all_.words[last + 1].determiner || second);
  if (last < sentence.end && all_.words[last].conjunction && !goes_on) return std::nullopt;
  // "…, curator and director of exhibits,"
  if (second && all_.words[last].conjunction && last == phrase.range.end) {
    if (const auto next = chunk_at(last + 1)) {
      phrase.words.end = phrase.range.end = right_edge(*next, last + 1);
      return Apposition{phrase, phrase.range.end};
    }
  }
  return Apposition{phrase, last};
}

/// A role before a comma: "the head of the commission, Gulnara S.". For a body that nothing makes a person, also what it is: "the
/// company behind the plant, Hidro Bistrik,".
std::optional<Phrase> Builder::role_before_comma(const NameRun& run, bool body) const {
  const Index begin = run.run.begin;
  if (begin < 2 || !all_.is(begin - 1, ",") || run.name.size() < 2) return std::nullopt;
  // "the head of CEI (Italian Conference), Nunzio G."
  Index end = begin - 1;
  if (all_.is(end - 1, ")")) {
    Index open = end - 1;
    while (open > 0 && end - open < longest_bracket && !all_.is(open, "(")) --open;
    if (open < 2 || !all_.is(open, "(")) return std::nullopt;
    end = open;
  }
  const auto here = chunk_at(begin);
  const auto before = chunk_at(end - 1);
  if (!here || chunks_[*here].range.begin != begin || !before) return std::nullopt;
  std::size_t chunk = *before;
  Index head = end - 1;
  const Index floor = chunks_[chunk].range.begin;
  if (!is_role(all_, head) && floor >= 2 && all_.words[floor - 1].preposition && chunk_at(floor - 2)) {
    chunk = *chunk_at(floor - 2);
    head = floor - 2;
  }
  while (all_.build == Build::genitive_after && head > chunks_[chunk].range.begin && !is_role(all_, head)) --head;
  const bool fits = body ? is_body(all_, head) && all_.build == Build::of_phrase : all_.has_noun(head, EntryKind::role);
  if (!fits || all_.words[head].plural || used_[head]) return std::nullopt;
  const Phrase phrase = phrase_of(chunk, head);
  const bool definite = phrase.range.begin < phrase.words.begin || (!body && all_.words[phrase.words.begin].name);
  return phrase.range.end == end && definite ? std::optional(phrase) : std::nullopt;
}

}  // namespace quotidian::entities
