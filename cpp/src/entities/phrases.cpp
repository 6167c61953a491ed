// Where noun groups begin and end.
#include <algorithm>
#include <array>
#include <string_view>

#include "entities/builder.hpp"
#include "entities/nouns.hpp"

namespace quotidian::entities {
namespace {

bool ends_like_adjective(std::string_view folded) {
  static constexpr std::array<std::string_view, 22> endings{"ый", "ий", "ой", "ая", "яя", "ое", "ее", "ого", "его", "ому", "ему",
                                                            "ым", "им", "ей", "ую", "юю", "ые", "ие", "ых",  "их",  "ыми", "ими"};
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return folded.size() > ending.size() + 2 && folded.ends_with(ending); });
}

/// Azerbaijani and Turkish: a locative or ablative stands outside the group ("iyun ayından ekspertlərin"), but "-dakı" does not.
bool ends_in_place_case(std::string_view folded, const Word& word) {
  if (word.noun != nullptr && word.noun->form.size() == folded.size()) return false;
  const auto ends = [&](std::string_view ending) { return folded.size() > ending.size() + 3 && folded.ends_with(ending); };
  return ends("dan") || ends("dən") || ends("den") || ends("da") || ends("də") || ends("ildə");
}

bool ends_like_participle(std::string_view folded) {
  const auto ends = [&](std::string_view ending) { return folded.size() > ending.size() + 2 && folded.ends_with(ending); };
  return ends("an") || ends("ən") || ends("en") || ends("miş") || ends("muş") || ends("müş") || ends("yen");
}

}  // namespace

std::optional<std::size_t> Builder::chunk_at(Index token) const {
  if (token >= chunk_of_.size() || chunk_of_[token] == no_chunk) return std::nullopt;
  return chunk_of_[token];
}

/// First word of the noun group whose head begins at `head`, without determiners.
Index Builder::left_edge(Index head, Index limit) const {
  Index begin = head;
  Index plain = 0;
  Index plain_limit = 1;
  for (Index i = head; i > limit && head - i < longest_phrase; --i) {
    const Word& word = all_.words[i - 1];
    if (word.determiner || (word.stop && !word.possessive_sign && !word.conjunction)) break;
    const bool strong = word.name || word.quoted || word.noun != nullptr || word.place || word.title != nullptr ||
                        word.shape == Shape::other || (word.shape == Shape::capital && word.first);
    if (all_.build == Build::genitive_after && !strong && !ends_like_adjective(all_.folded(i - 1))) break;
    if (all_.build == Build::genitive_after && strong && !ends_like_adjective(all_.folded(i - 1))) break;
    if (all_.build == Build::genitive_before) {
      const bool one_of = i == head && all_.folded(head).starts_with("biri");  // "jurnalistlərdən biri"
      if (one_of) {
        begin = i - 1;
        continue;
      }
      if (named_[i - 1] || ends_in_place_case(all_.folded(i - 1), word)) break;
      if (i == head && stands_alone(all_, i - 1, head)) break;
      // "iştirak edən fermerlər": a participle brings its own words along.
      if (i == head && ends_like_participle(all_.folded(i - 1))) plain_limit = 3;
      plain = strong || word.genitive ? 0 : plain + 1;
      if (plain > plain_limit) break;
    }
    begin = i - 1;
  }
  while (begin < head && all_.words[begin].shape == Shape::other && !all_.words[begin].quoted &&
         all_.document.tokens.tokens[begin].kind != tokens::TokenKind::number)
    ++begin;
  return begin;
}

/// One past the last word of the noun group with this head: "of" phrases, genitives, names in marks.
Index Builder::right_edge(std::size_t at, Index head) const {
  Index end = head + 1;
  if (all_.build == Build::genitive_before) return end;
  std::size_t chunk = at;
  while (end - head < longest_phrase) {
    const tokens::TokenRange range = chunks_[chunk].range;
    if (all_.build == Build::genitive_after || chunk != at) {
      bool named = false;
      while (end < range.end && end - head < longest_phrase) {
        const Word& word = all_.words[end];
        if (all_.build == Build::genitive_after && !word.genitive && !word.quoted && word.shape != Shape::caps) break;
        // A verb that nobody listed; but "Министерства природных ресурсов".
        const bool attributed = ends_like_adjective(all_.folded(end)) || ends_like_adjective(all_.folded(end - 1));
        if (named && !word.name && !word.possessive_sign && !word.noun && !word.quoted && !attributed) break;
        named = named || (word.name && !word.possessive_sign);
        ++end;
      }
      if (end < range.end) break;
    } else {
      while (end < range.end && all_.words[end].quoted) ++end;
    }
    if (end != range.end || end >= chunks_[at].sentence.end || !all_.words[end].preposition || end + 1 >= chunks_[at].sentence.end) break;
    const bool of = all_.is(end, "of") || all_.is(end, "for");
    if (all_.build == Build::of_phrase && !of && chunk != at) break;
    if (all_.is(end, "on") && !all_.words[end + 1].name) break;  // "said on Monday"; but "Committee on Culture"
    const auto next = chunk_at(end + 1);
    if (!next || chunks_[*next].range.begin != end + 1 || all_.document.tokens.tokens[end + 1].kind == tokens::TokenKind::number) break;
    chunk = *next;
    ++end;
    if (all_.words[end].determiner) ++end;
  }
  if (end < chunks_[at].sentence.end && end + 1 < chunks_[at].sentence.end && all_.is(end, "and") && all_.words[end + 1].field &&
      all_.words[end + 1].name && all_.words[end - 1].name)
    end += 2;
  while (end > head + 1 && (all_.words[end - 1].preposition || all_.words[end - 1].determiner || all_.words[end - 1].possessive_sign))
    --end;
  return end;
}

Phrase Builder::phrase_of(std::size_t at, Index head) const {
  Phrase phrase;
  phrase.head = head;
  phrase.words = {left_edge(all_.words[head].noun != nullptr ? all_.words[head].noun_begin : head, chunks_[at].range.begin),
                  right_edge(at, head)};
  // "nearly 60 congressmen".
  static constexpr std::array<std::string_view, 16> rough{"nearly",   "about",    "almost",    "around",  "some",  "over",
                                                          "roughly",  "dozens",   "почти",     "около",   "более", "свыше",
                                                          "təxminən", "yaklaşık", "neredeyse", "təqribən"};
  const Index first = phrase.words.begin;
  if (first > chunks_[at].sentence.begin && all_.document.tokens.tokens[first].kind == tokens::TokenKind::number &&
      std::find(rough.begin(), rough.end(), all_.folded(first - 1)) != rough.end()) {
    --phrase.words.begin;
  }
  phrase.range = phrase.words;
  while (phrase.range.begin > chunks_[at].range.begin && all_.words[phrase.range.begin - 1].determiner) --phrase.range.begin;
  return phrase;
}

/// One past the last word of a body's name that goes on: "Ministry of Foreign Affairs", "Chamber of Commerce and Industry".
Index Builder::body_end(std::size_t at, tokens::TokenRange name) const {
  Index end = name.end;
  const tokens::TokenRange sentence = chunks_[at].sentence;
  bool of = false;
  while (end + 1 < sentence.end && all_.build == Build::of_phrase && end - name.begin < longest_phrase) {
    const bool joins =
        all_.is(end, "of") || all_.is(end, "for") ||
        (of && (all_.is(end, "on") || all_.is(end, "and") || all_.is(end, "&") || all_.is(end, "in") || all_.is(end, "the")));
    if (!joins) break;
    Index next = end + 1;
    if (all_.words[next].determiner && all_.is(next, "the")) ++next;
    if (next >= sentence.end || !all_.words[next].name || is_role(all_, next)) break;
    if (all_.is(end, "and") && !all_.words[next].field) break;
    if (all_.is(end, "in") && !all_.words[next].place) break;
    of = true;
    end = next;
    while (end < sentence.end && all_.words[end].name && !all_.words[end].quoted &&
           !(all_.words[end].first_name != nullptr && all_.words[end].noun == nullptr))
      ++end;
    if (end == next) ++end;
  }
  return end;
}

}  // namespace quotidian::entities
