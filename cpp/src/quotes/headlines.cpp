// Speech in a headline by its form: "Name: words", "Role: “words”", "Words – role", "“Words”: the story", and several in one line.
#include <algorithm>

#include "quotes/rules.hpp"
#include "quotes/sources.hpp"

namespace quotidian::quotes {
namespace {

constexpr Index longest_label = 9;           // items before the colon
constexpr Index longest_tail = 6;            // items after the last dash
constexpr Index longest_name = 4;            // words of a name that nothing else is known of
constexpr Index shortest_content = 3;        // items before a dash
constexpr Index shortest_passage = 2;        // words in marks before the story
constexpr Index longest_look = 64;           // items looked at for capitals
constexpr std::size_t longest_particle = 6;  // bytes of a small word inside a name
constexpr std::size_t mentions_tried = 400;

bool ends_like(const Reading& reading, const entities::Mention& mention, Index token) {
  return mention.name.size() > 1 && reading.tagging.folded[mention.name.end - 1] == reading.tagging.folded[token];
}

/// "Синоптики:" of "синоптик Вера Т.": the beginnings of two words for somebody agree.
bool alike(std::string_view a, std::string_view b) {
  const std::size_t shorter = std::min(a.size(), b.size());
  const std::size_t longer = std::max(a.size(), b.size());
  return shorter >= 8 && 4 * shorter >= 3 * longer && a.substr(0, shorter - 2) == b.substr(0, shorter - 2);
}

/// What is known of the words that may name who speaks.
struct Known {
  bool noun = false;     ///< a noun for a person, a group or a body
  bool named = false;    ///< a person's or a body's name, or the surname of somebody whom the article names in full
  bool mention = false;  ///< some name
  bool place = false;    ///< nothing but a place
};

Known know(const Reading& reading, Range label) {
  using entities::EntityType;
  Known out;
  for (Index i = label.begin; i < label.end; ++i) {
    out.noun = out.noun || reading.is(i, person_noun);
    if (!reading.word(i)) continue;
    for (const lexicon::EntryKind kind : {lexicon::EntryKind::role, lexicon::EntryKind::body, lexicon::EntryKind::group})
      out.noun = out.noun || reading.lexicon.find(kind, reading.words[i]) != nullptr;
  }
  const tokens::TokenRange words{reading.items[label.begin].first, reading.items[label.end - 1].last};
  auto at = std::lower_bound(reading.mentions.begin(), reading.mentions.end(), words.begin,
                             [](const entities::Mention& one, Index begin) { return one.range.begin < begin; });
  for (; at != reading.mentions.end() && at->range.begin < words.end; ++at) {
    if (at->form != entities::MentionForm::name) {
      out.noun = out.noun || at->form == entities::MentionForm::nominal;
      continue;
    }
    out.mention = true;
    out.named = out.named || at->type == EntityType::organisation || (at->type == EntityType::person && at->name.size() > 1);
    out.place = at->type == EntityType::place && at->range.begin == words.begin && at->range.end >= words.end;
  }
  if (label.size() == 1 && !out.noun) {
    const std::size_t near = std::min(reading.mentions.size(), mentions_tried);
    out.noun = std::any_of(reading.mentions.begin(), reading.mentions.begin() + static_cast<std::ptrdiff_t>(near), [&](const auto& one) {
      const bool person = one.type == EntityType::person || one.type == EntityType::group;
      if (!person || one.range.begin <= words.end) return false;
      // a noun for people that no lexicon has stands right before a name
      const Index noun = one.form != entities::MentionForm::name ? one.range.begin
                         : !one.role.empty()                     ? one.role.begin
                                                                 : one.range.begin - 1;
      return reading.tagging.folded[noun] == reading.words[label.begin] || alike(reading.tagging.folded[noun], reading.words[label.begin]);
    });
  }
  const std::size_t tried = std::min(reading.mentions.size(), mentions_tried);
  out.named = out.named ||
              std::any_of(reading.mentions.begin(), reading.mentions.begin() + static_cast<std::ptrdiff_t>(tried), [&](const auto& one) {
                return one.type == EntityType::person && one.name.begin >= words.end && ends_like(reading, one, words.end - 1);
              });
  return out;
}

/// Whether most longer words of a range begin with a capital: in such a headline capitals say nothing.
bool is_title_case(const Reading& reading, Range range) {
  Index words = 0;
  Index capitals = 0;
  for (Index i = range.begin; i < std::min(range.end, range.begin + longest_look); ++i) {
    if (!reading.word(i) || reading.words[i].size() < 4) continue;
    ++words;
    capitals += reading.is(i, upper) ? 1 : 0;
  }
  return words >= 3 && 4 * capitals >= 3 * words;
}

/// Whether the words before a headline's colon could be somebody who speaks.
bool could_speak(const Reading& reading, Range label, Range rest) {
  if (label.empty() || label.size() > longest_label) return false;
  const Known known = know(reading, label);
  if (reading.has_verb(label) && !(known.noun && label.size() <= 2)) return false;  // "Nazir" looks like a verb
  Index capitals = 0;
  for (Index i = label.begin; i < label.end; ++i) {
    if (!reading.word(i) && reading.sign(i) != Sign::marked && reading.sign(i) != Sign::other) return false;
    const bool inner = i > label.begin && i + 1 < label.end && reading.words[i].size() <= longest_particle;  // "Ida de la Cruz"
    capitals += reading.is(i, upper) || !reading.word(i) || inner ? 1 : 0;
    if (reading.is(i, number)) return false;
  }
  if (known.place) return false;
  if (known.noun || known.named) return true;
  if (capitals < label.size() || label.size() > longest_name || is_title_case(reading, rest)) return false;
  return label.size() > 1 || known.mention;
}

/// A passage in marks that nothing else took and that does not look like a name.
std::optional<Index> free_passage(const Reading& reading, Index item) {
  if (reading.sign(item) != Sign::marked) return std::nullopt;
  const Index number = *reading.items[item].marked;
  const Marked& marked = reading.marked[number];
  if (marked.draft || marked.name || looks_like_name(reading, marked) || marked.words < shortest_passage) return std::nullopt;
  return number;
}

void take_passage(Reading& reading, Index number, Index marked, Range source, Findings& findings) {
  Draft draft = begin_draft(reading, number, Rule::headline_form, nullptr, {}, source);
  draft.quote.kind = QuoteKind::direct;
  add_marked(reading, draft, marked);
  keep(reading, findings, std::move(draft));
}

void take_words(Reading& reading, Index number, Range content, Range source, Findings& findings) {
  content = trimmed(reading, content);
  if (content.empty()) return;
  for (Index i = content.begin; i < content.end; ++i) {
    if (reading.items[i].marked && reading.marked[*reading.items[i].marked].draft) return;
  }
  Draft draft = begin_draft(reading, number, Rule::headline_form, nullptr, {}, source);
  add_content(reading, draft, content);
  draft.quote.form = Form::clause;
  keep(reading, findings, std::move(draft));
}

Index find_sign(const Reading& reading, Range range, Sign sign) {
  Index at = range.begin;
  while (at < range.end && reading.sign(at) != sign) ++at;
  return at;
}

/// The label of a second voice in the words of the first ("…, ministry: it is not"): from behind a comma up to a colon.
Range second_label(const Reading& reading, Range rest) {
  const Index colon = find_sign(reading, rest, Sign::colon);
  if (colon + 1 >= rest.end) return {};
  Index begin = colon;
  while (begin > rest.begin && reading.word(begin - 1)) --begin;
  if (begin == rest.begin || begin == colon || colon - begin > longest_name) return {};
  return could_speak(reading, {begin, colon}, {colon + 1, rest.end}) ? Range{begin, colon} : Range{};
}

/// "No troops will leave: president": a sentence, and behind its colon nothing but who speaks.
bool ends_with_speaker(const Reading& reading, Range content, Range tail) {
  tail = trimmed(reading, tail);
  if (content.size() < shortest_content || !reading.has_verb(content) || tail.empty() || tail.size() > longest_name) return false;
  if (!could_speak(reading, tail, content)) return false;
  const Known known = know(reading, tail);
  return known.noun || known.named;
}

/// "Name: words", "Role: “words”", "the story: “words”"; each further label in the line begins a quote of its own.
bool take_labelled(Reading& reading, Index number, Findings& findings) {
  const Range items = reading.units[number].items;
  const Index colon = find_sign(reading, items, Sign::colon);
  if (colon + 1 >= items.end || colon == items.begin) return false;
  Range label = trimmed(reading, {items.begin, colon});
  Range rest{colon + 1, items.end};
  const bool marked_after = reading.sign(rest.begin) == Sign::marked;
  if (label.empty() || (rest.size() < 2 && !marked_after)) return false;
  const bool speaks = could_speak(reading, label, rest);
  if (!speaks && !marked_after && ends_with_speaker(reading, label, rest)) {
    take_words(reading, number, label, trimmed(reading, rest), findings);
    return true;
  }
  if (!speaks && !marked_after) return false;
  if (marked_after && rest.size() <= 2) {
    const Index marked = *reading.items[rest.begin].marked;
    if (reading.marked[marked].draft) return false;
    const bool story = reading.has_verb(label) || label.size() > longest_tail;
    take_passage(reading, number, marked, story ? Range{} : label, findings);
    return true;
  }
  if (!speaks && label.size() > longest_label) return false;
  while (!rest.empty()) {
    const Range next = second_label(reading, rest);
    take_words(reading, number, {rest.begin, next.empty() ? rest.end : next.begin}, label, findings);
    if (next.empty()) break;
    label = next;
    rest.begin = next.end + 1;
  }
  return true;
}

/// "“Words” – how it came": passages in marks before or after a dash, or before a colon, with the story on the other side; a name or an office
/// there is who speaks.
bool take_beside_story(Reading& reading, Index number, Findings& findings) {
  const Range items = reading.units[number].items;
  Index first = items.begin;
  while (first < items.end && reading.sign(first) == Sign::other) ++first;
  if (first + 1 < items.end && (reading.sign(first + 1) == Sign::dash || reading.sign(first + 1) == Sign::colon)) {
    if (const auto marked = free_passage(reading, first)) {
      const Range story = trimmed(reading, {first + 2, items.end});
      if (story.empty()) return false;
      const bool speaks = story.size() <= longest_tail && could_speak(reading, story, {});
      take_passage(reading, number, *marked, speaks ? story : Range{}, findings);
      return true;
    }
  }
  Index last = items.end;
  while (last > items.begin && reading.sign(last - 1) == Sign::stop) --last;
  if (last < items.begin + 3 || reading.sign(last - 2) != Sign::dash) return false;
  const auto marked = free_passage(reading, last - 1);
  if (!marked) return false;
  const Range story = trimmed(reading, {items.begin, last - 2});
  const bool speaks = !story.empty() && story.size() <= longest_tail && could_speak(reading, story, {});
  take_passage(reading, number, *marked, speaks ? story : Range{}, findings);
  return true;
}

/// "Words – role": the last dash, and behind it nothing but who speaks.
bool take_before_dash(Reading& reading, Index number, Findings& findings) {
  const Range items = reading.units[number].items;
  Index dash = items.end;
  while (dash > items.begin && reading.sign(dash - 1) != Sign::dash) --dash;
  if (dash == items.begin) return false;
  const Range tail = trimmed(reading, {dash, items.end});
  const Range content = trimmed(reading, {items.begin, dash - 1});
  if (tail.empty() || tail.size() > longest_tail || content.size() < shortest_content || !could_speak(reading, tail, content)) return false;
  const Known known = know(reading, tail);
  if (!known.noun && !(known.named && reading.has_verb(content))) return false;
  take_words(reading, number, content, tail, findings);
  return true;
}

/// "Name tells senators fund lost two billion": headlines leave out the articles, so that only the first word is whom somebody tells.
bool take_told(Reading& reading, Index number, Findings& findings) {
  const Unit& unit = reading.units[number];
  for (Index c = unit.cues.begin; c < unit.cues.end; ++c) {
    const Cue& cue = reading.cues[c];
    if (cue.entry->kind != lexicon::EntryKind::cue || !takes(*cue.entry, "told") || cue.entry->get("as") == "gerund") continue;
    const Range source = trimmed(reading, group_before(reading, unit.items.begin, cue.range.begin));
    const Range content = trimmed(reading, {cue.range.end + 1, unit.items.end});
    if (source.empty() || content.size() < shortest_content || !reading.word(cue.range.end) || !is_nominal(reading, cue.range.end))
      continue;
    if (reading.is(content.begin, preposition | conjunction) || !reading.has_verb(content)) continue;
    Draft draft = begin_draft(reading, number, Rule::headline_form, &cue, cue.range, source);
    add_content(reading, draft, content);
    keep(reading, findings, std::move(draft));
    return true;
  }
  return false;
}

}  // namespace

void read_headline(Reading& reading, Index number, Findings& findings) {
  if (!reading.verb_final && take_told(reading, number, findings)) return;
  if (take_beside_story(reading, number, findings)) return;
  if (take_labelled(reading, number, findings)) return;
  static_cast<void>(take_before_dash(reading, number, findings));
}

}  // namespace quotidian::quotes
