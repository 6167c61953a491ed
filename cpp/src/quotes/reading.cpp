#include "quotes/reading.hpp"

#include <algorithm>

#include "quotidian/text/characters.hpp"
#include "quotidian/text/utf8.hpp"

namespace quotidian::quotes {
namespace {

using lexicon::EntryKind;

char32_t first_letter(std::string_view words) {
  for (std::size_t at = 0; at < words.size();) {
    const text::CodePoint c = text::decode(words, at);
    if (text::is_word(c.value)) return c.value;
    at += c.size;
  }
  return 0;
}

/// Shape of the words in the marks of pair `pair`, whose tokens are `inside`.
Marked shape_of(const Reading& reading, WordFlags& flags, Index pair, tokens::TokenRange inside) {
  Marked out;
  out.pair = pair;
  const auto& all = reading.document.tokens.tokens;
  Index capitals = 0;
  Index longer = 0;
  for (Index t = inside.begin; t < inside.end; ++t) {
    if (all[t].kind == tokens::TokenKind::mark || all[t].kind == tokens::TokenKind::punctuation) continue;
    ++out.words;
    const std::string_view word = reading.document.text->view(all[t].span);
    const char32_t c = text::decode(word, 0).value;
    if (out.words == 1) out.starts_upper = text::is_upper(c);
    if (word.size() > 3) {
      ++longer;
      capitals += text::is_upper(c) || text::is_digit(c);
    }
  }
  out.title_case = longer > 0 && (out.words > 4 ? 4 * capitals >= 3 * longer : capitals == longer);
  out.has_verb = reading.verbs[inside.end] > reading.verbs[inside.begin];
  for (Index t = inside.end; t > inside.begin; --t) {
    if (all[t - 1].kind == tokens::TokenKind::mark) continue;
    const Sign sign = sign_of(reading, t - 1);
    out.ends_sentence = sign == Sign::stop;
    out.ends_comma = sign == Sign::comma;
    out.ends_nominal = reading.verb_final && sign == Sign::word && (flags.of(t - 1) & clause_ending) != 0;
    break;
  }
  return out;
}

/// Cuts the document into units and items, walking tokens and outermost pairs side by side.
class Cutter {
 public:
  explicit Cutter(Reading& reading) : reading_(reading), layout_(reading.document.layout), flags_(reading) {}

  void run() {
    const auto& sentences = reading_.document.tokens.sentences;
    for (const tokens::TokenRange sentence : sentences) {
      Index t = std::max(sentence.begin, done_);  // a passage in marks may hold several sentences
      if (t < sentence.end && (t == sentence.begin || !open_) && starts_unit(t)) open_unit(t);
      while (t < sentence.end) t = add(t);
      done_ = t;
    }
    close_unit();
  }

 private:
  std::uint32_t begin_of(Index token) const { return reading_.token_span(token).begin; }

  /// A sentence that begins with a small letter or a dash right after marks still belongs to the sentence before.
  bool starts_unit(Index token) {
    if (reading_.units.empty() || !open_) return true;
    if (layout::paragraph_at(layout_, begin_of(token)) != reading_.units.back().paragraph) return true;
    const Item& before = reading_.items.back();
    if (before.sign != Sign::marked) return true;
    if (sign_of(reading_, token) == Sign::dash || sign_of(reading_, token) == Sign::comma) return false;
    return !text::is_lower(text::decode(reading_.document.text->view(reading_.token_span(token)), 0).value);
  }

  void open_unit(Index token) {
    close_unit();
    Unit unit;
    unit.items.begin = static_cast<Index>(reading_.items.size());
    unit.paragraph = static_cast<Index>(layout::paragraph_at(layout_, begin_of(token)));
    unit.section = document::section_at(reading_.document.sections, begin_of(token));
    unit.turn = turn_at(begin_of(token));
    reading_.units.push_back(unit);
    open_ = true;
  }

  void close_unit() {
    if (!open_) return;
    reading_.units.back().items.end = static_cast<Index>(reading_.items.size());
    Unit& unit = reading_.units.back();
    unit.bare = true;
    for (Index i = unit.items.begin; i < unit.items.end && unit.bare; ++i) {
      unit.bare = !reading_.word(i) || (i == unit.items.begin && reading_.is(i, conjunction));
    }
    if (document::is_furniture(unit.section)) drop_unit();
    open_ = false;
  }

  void drop_unit() {
    const Index begin = reading_.units.back().items.begin;
    while (!reading_.marked.empty() && reading_.marked.back().item >= begin) reading_.marked.pop_back();
    reading_.items.resize(begin);
    reading_.words.resize(begin);
    reading_.units.pop_back();
  }

  std::optional<Index> turn_at(std::uint32_t byte) {
    const auto& turns = reading_.document.turns;
    while (turn_ < turns.size() && (turns[turn_].contents.empty() || turns[turn_].contents.back().end <= byte)) ++turn_;
    if (turn_ == turns.size()) return std::nullopt;
    for (const text::Span span : turns[turn_].contents) {
      if (span.contains(byte)) return static_cast<Index>(turn_);
    }
    return std::nullopt;
  }

  /// Adds the item that begins with the token; the token after it.
  Index add(Index token) {
    const std::uint32_t at = begin_of(token);
    const auto& marks = layout_.marks;
    while (pair_ < marks.size() && (marks[pair_].depth > 0 || marks[pair_].outer().end <= at)) ++pair_;
    if (pair_ < marks.size() && marks[pair_].outer().begin <= at) return add_marked(token);
    push_token(token);
    return token + 1;
  }

  void push_token(Index token) {
    Item item{token, token + 1, sign_of(reading_, token), 0, std::nullopt};
    if (item.sign == Sign::word) item.flags = flags_.of(token);
    reading_.items.push_back(item);
    reading_.words.push_back(reading_.tagging.folded[token]);
  }

  /// A passage, or a part of one, with the tokens it takes up; `inside` without the marks.
  void push_marked(tokens::TokenRange inside, tokens::TokenRange whole, bool part) {
    Marked marked = shape_of(reading_, flags_, static_cast<Index>(pair_), inside);
    if (part) {
      while (!inside.empty() && sign_of(reading_, inside.end - 1) == Sign::comma) --inside.end;
      marked.part = inside.empty() ? text::Span{} : text::Span{begin_of(inside.begin), reading_.token_span(inside.end - 1).end};
    }
    marked.item = static_cast<Index>(reading_.items.size());
    marked.unit = static_cast<Index>(reading_.units.size()) - 1;
    reading_.items.push_back({whole.begin, whole.end, Sign::marked, 0, static_cast<Index>(reading_.marked.size())});
    reading_.words.emplace_back();
    reading_.marked.push_back(marked);
  }

  Index add_marked(Index token) {
    const layout::MarkPair& pair = layout_.marks[pair_];
    const auto& all = reading_.document.tokens.tokens;
    Index end = token;
    while (end < all.size() && all[end].span.begin < pair.outer().end) ++end;
    if (end == token) end = token + 1;
    tokens::TokenRange rest = tokens::tokens_in(all, pair.inner());
    Index from = token;
    for (auto said = said_clause_inside(reading_, rest); !said.empty(); said = said_clause_inside(reading_, rest)) {
      push_marked({rest.begin, said.begin}, {from, said.begin}, true);
      for (from = said.begin; from < said.end; ++from) push_token(from);
      rest.begin = said.end;
    }
    push_marked(rest, {from, end}, from != token);
    Marked& last = reading_.marked.back();
    last.glued = end < all.size() && !pair.close.empty() && all[end].span.begin == pair.close.end &&
                 text::is_lower(first_letter(reading_.document.text->view(all[end].span)));
    ++pair_;
    return end;
  }

  Reading& reading_;
  const layout::Layout& layout_;
  WordFlags flags_;
  std::size_t pair_ = 0;
  std::size_t turn_ = 0;
  Index done_ = 0;
  bool open_ = false;
};

void flag_names(Reading& reading) {
  std::size_t item = 0;
  for (const entities::Mention& mention : reading.mentions) {
    if (mention.form != entities::MentionForm::name) continue;
    while (item > 0 && reading.items[item - 1].first >= mention.name.begin) --item;  // mentions nest
    while (item < reading.items.size() && reading.items[item].last <= mention.name.begin) ++item;
    for (; item < reading.items.size() && reading.items[item].first < mention.name.end; ++item) {
      if (reading.items[item].sign != Sign::word) continue;
      reading.items[item].flags |= named | (mention.type == entities::EntityType::person ? std::uint64_t{person_name} : 0) |
                                   (reading.items[item].last < mention.name.end ? std::uint64_t{name_goes_on} : 0);
    }
  }
}

}  // namespace

text::Span Reading::span(Range range) const {
  return {token_span(items[range.begin].first).begin, token_span(items[range.end - 1].last - 1).end};
}

bool Reading::has_verb(Range range) const { return !range.empty() && verbs[items[range.end - 1].last] > verbs[items[range.begin].first]; }

bool Reading::has_marked(Range range) const {
  for (Index i = range.begin; i < range.end; ++i) {
    if (items[i].sign == Sign::marked) return true;
  }
  return false;
}

Reading read(const document::Document& document, const tags::Tagging& tagging, const std::vector<entities::Mention>& mentions,
             const lexicon::Lexicon& lexicon) {
  Reading reading{document, tagging, mentions, lexicon, {}, {}, {}, {}, {}, {}, {}, false, false};
  reading.verbs.reserve(tagging.classes.size() + 1);
  reading.verbs.push_back(0);
  for (tags::WordClass one : tagging.classes) {
    reading.verbs.push_back(reading.verbs.back() + ((one == tags::WordClass::verb || one == tags::WordClass::aux) ? 1 : 0));
  }
  reading.verb_final = std::any_of(lexicon.entries().begin(), lexicon.entries().end(), [](const lexicon::Entry& entry) {
    return entry.kind == EntryKind::function_word && entry.get("class") == "clause_ending";
  });
  reading.apostrophes = std::any_of(lexicon.entries().begin(), lexicon.entries().end(), [](const lexicon::Entry& entry) {
    return entry.kind == EntryKind::function_word && entry.get("class") == "name_apostrophe";
  });
  Cutter(reading).run();
  flag_names(reading);
  find_cues(reading);
  return reading;
}

}  // namespace quotidian::quotes
