// Longer than the limit: how names of an article come together, in one walk.
#include "speakers/cast.hpp"

#include <algorithm>

#include "quotidian/entities/name_key.hpp"
#include "quotidian/text/characters.hpp"
#include "quotidian/text/fold.hpp"
#include "quotidian/text/utf8.hpp"

namespace quotidian::speakers {
namespace {

using entities::EntityType;
using entities::Mention;
using entities::MentionForm;
using lexicon::Entry;
using lexicon::EntryKind;
using Keys = std::vector<std::vector<std::string>>;

/// Namesakes a name is compared with at most; more of one surname than this stay apart.
constexpr std::size_t most_namesakes = 8;

/// The words of a name's tokens, pieces parted by hyphens joined.
std::vector<std::string> words_of(const Source& source, tokens::TokenRange name) {
  std::vector<std::string> words;
  bool join = false;
  for (Index i = name.begin; i < name.end; ++i) {
    if (!source.is_word(i)) {
      join = !words.empty() && (source.raw(i) == "-" || source.raw(i) == "‑" || source.raw(i) == "‐");
      continue;
    }
    if (join) {
      words.back().append("-").append(source.raw(i));
    } else {
      words.emplace_back(source.raw(i));
    }
    join = false;
  }
  return words;
}

struct PersonName {
  Keys words;                         ///< keys of the full words
  std::vector<std::string> initials;  ///< keys of single letters
};

PersonName person_name(const Source& source, tokens::TokenRange name) {
  PersonName out;
  for (const std::string& word : words_of(source, name)) {
    const std::string folded = text::fold(word);
    const text::CodePoint first = text::decode(word, 0);
    if (word.size() == first.size || (word.size() == first.size + 1 && word.back() == '.')) {
      out.initials.push_back(entities::word_key(word));
    } else if (const auto dot = word.find('.'); dot != std::string::npos && dot == first.size && dot + 1 < word.size()) {
      out.initials.push_back(entities::word_key(word.substr(0, dot)));
      out.words.push_back(keys_of_word(word.substr(dot + 1), source.lexicon));
    } else {
      out.words.push_back(keys_of_word(word, source.lexicon));
    }
  }
  std::erase_if(out.words, [](const auto& keys) { return keys.empty(); });
  return out;
}

bool meet(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& key) { return std::find(b.begin(), b.end(), key) != b.end(); });
}

/// Whether each word of the shorter name is a word of the longer one, in any order.
bool is_part(const Keys& shorter, const Keys& longer) {
  return std::all_of(shorter.begin(), shorter.end(), [&](const auto& word) {
    return std::any_of(longer.begin(), longer.end(), [&](const auto& other) { return meet(word, other); });
  });
}

/// Key of a word in a body's name: the lexicon's form where it is a noun, else without a suffix behind an apostrophe.
std::string body_word(const Source& source, Index token) {
  const std::string& folded = source.plain[token];
  if (const Entry* entry = source.lexicon.find(EntryKind::body, folded)) return entry->form;
  const std::size_t apostrophe = folded.find('\'');
  return apostrophe != std::string::npos && apostrophe > 0 ? folded.substr(0, apostrophe) : folded;
}

class Gatherer {
 public:
  explicit Gatherer(const Source& source) : source_(source) { cast_.of_mention.resize(source.mentions.size()); }

  Cast run() {
    for (Index i = 0; i < source_.mentions.size(); ++i) add_full_name(i);
    for (Index i = 0; i < source_.mentions.size(); ++i) add_short_name(i);
    // An acronym may stand before the name it stands for: names of several words first.
    for (const bool several : {true, false}) {
      for (Index i = 0; i < source_.mentions.size(); ++i) {
        if ((source_.mentions[i].name.size() > 1) == several) add_body(i);
      }
    }
    for (Figure& figure : cast_.figures) finish(figure);
    return std::move(cast_);
  }

 private:
  /// Menus and links name people and bodies that are no part of the article.
  [[nodiscard]] bool is_furniture(const Mention& mention) const {
    return document::is_furniture(document::section_at(source_.document.sections, source_.span(mention.range).begin));
  }

  [[nodiscard]] bool is_person(const Mention& mention) const {
    return mention.form == MentionForm::name && (mention.type == EntityType::person || mention.type == EntityType::unknown) &&
           !mention.name.empty();
  }

  void add_full_name(Index i) {
    const Mention& mention = source_.mentions[i];
    if (!is_person(mention) || is_furniture(mention)) return;
    const PersonName name = person_name(source_, mention.name);
    if (name.words.size() < 2) return;
    for (const std::string& key : name.words.back()) {
      for (const Index figure : last_of(surnames_, key)) {
        Figure& one = cast_.figures[figure];
        const bool longer = name.words.size() > one.keys.size();
        if (!(longer ? is_part(one.keys, name.words) : is_part(name.words, one.keys)) || apart(one, mention)) continue;
        if (longer) {
          one.keys = name.words;
          one.fullest = i;
          index(figure, name.words);
        }
        attach(figure, i);
        return;
      }
    }
    // The other order of given name and surname.
    for (const Index figure : last_of(surnames_, name.words.front().front())) {
      Figure& one = cast_.figures[figure];
      if (one.keys.size() == name.words.size() && is_part(name.words, one.keys)) return attach(figure, i);
    }
    start(i, name.words, mention.type == EntityType::unknown ? EntityType::unknown : EntityType::person);
  }

  void add_short_name(Index i) {
    const Mention& mention = source_.mentions[i];
    if (!is_person(mention) || cast_.of_mention[i] || is_furniture(mention)) return;
    const PersonName name = person_name(source_, mention.name);
    if (name.words.empty()) return;
    if (const auto figure = find_short(name, mention, i)) return attach(*figure, i);
    start(i, name.words, mention.type);
  }

  [[nodiscard]] std::optional<Index> find_short(const PersonName& name, const Mention& mention, Index i) const {
    for (const auto* table : {&surnames_, &others_}) {
      for (const std::string& key : name.words.back()) {
        std::vector<Index> fits;
        for (const Index figure : last_of(*table, key)) {
          const Figure& one = cast_.figures[figure];
          if (apart(one, mention) || (!name.initials.empty() && !starts_with_initial(one, name.initials.front()))) continue;
          if (std::find(fits.begin(), fits.end(), figure) == fits.end()) fits.push_back(figure);
        }
        // Of namesakes the one who was brought in before is meant; of several such, better nobody than the wrong one.
        if (fits.size() > 1) std::erase_if(fits, [&](Index figure) { return cast_.figures[figure].mentions.front() > i; });
        if (fits.size() == 1) return fits.front();
        if (fits.size() > 1) return std::nullopt;
      }
    }
    return std::nullopt;
  }

  static bool starts_with_initial(const Figure& figure, const std::string& initial) {
    if (initial.empty() || figure.keys.size() < 2) return true;
    return std::any_of(figure.keys.begin(), figure.keys.end(), [&](const auto& word) { return word.front().starts_with(initial.front()); });
  }

  /// Whether sex tells a name from a figure's. A lone word of the list of given names may be a surname ("Şule Erkin", "Erkin").
  static bool apart(const Figure& figure, const Mention& mention) {
    const bool lone = mention.name.size() == 1 && mention.sex_evidence == entities::SexEvidence::given_name;
    if (lone && figure.keys.size() > 1) return false;
    return figure.sex != entities::Sex::unknown && mention.sex != entities::Sex::unknown && figure.sex != mention.sex;
  }

  void add_body(Index i) {
    const Mention& mention = source_.mentions[i];
    if (mention.form != MentionForm::name || mention.name.empty() || is_person(mention) || is_furniture(mention)) return;
    std::string key;
    std::string initials;
    Index words = 0;
    for (Index t = mention.name.begin; t < mention.name.end; ++t) {
      if (!source_.is_word(t)) continue;
      key.append(key.empty() ? "" : " ").append(body_word(source_, t));
      const text::CodePoint first = text::decode(source_.raw(t), 0);
      if (text::is_upper(first.value)) text::append(initials, first.value);
      ++words;
    }
    if (key.empty()) return;
    if (const auto at = bodies_.find(key); at != bodies_.end()) return attach(at->second, i);
    // A surname in capitals, as labels have it, looks like an acronym.
    if (words == 1 && mention.name.size() == 1) {
      const PersonName name = person_name(source_, mention.name);
      if (const auto figure = name.words.empty() ? std::nullopt : find_short(name, mention, i)) return attach(*figure, i);
    }
    // "Customs" after "Customs Administration"; an acronym after the name it stands for.
    if (words == 1) {
      for (const std::string& short_key : {key, "=" + text::fold(initials_only(source_.raw(mention.name.begin)))}) {
        if (const auto at = shorts_.find(short_key); at != shorts_.end()) return attach(at->second, i);
      }
    }
    // "Ministry of Water Resources" before or after "Ministry of Water Resources of the Republic of X".
    const auto prefixes = prefixes_of(key);
    if (words >= 3) {
      if (const auto at = starts_.find(key); at != starts_.end()) return attach(at->second, i);
      for (const std::string_view prefix : prefixes) {
        const auto at = bodies_.find(std::string(prefix));
        if (at == bodies_.end()) continue;
        bodies_.emplace(key, at->second);
        cast_.figures[at->second].fullest = i;
        return attach(at->second, i);
      }
    }
    const Index figure = start(i, {}, mention.type);
    bodies_.emplace(key, figure);
    if (words < 2) return;
    for (const std::string_view prefix : prefixes) starts_.try_emplace(std::string(prefix), figure);
    shorts_.try_emplace("=" + text::fold(initials), figure);
    const Index end = mention.name.end;
    if (end + 2 < source_.tokens().size() && source_.raw(end) == "(") shorts_.try_emplace("=" + source_.plain[end + 1], figure);
    if (source_.lexicon.find(EntryKind::body, source_.plain[mention.name.begin]) == nullptr) {
      shorts_.try_emplace(body_word(source_, mention.name.begin), figure);
    }
  }

  /// Beginnings of a body's name of three words or more that end before an "of", longest first; a bounded number.
  static std::vector<std::string_view> prefixes_of(std::string_view key) {
    std::vector<std::string_view> out;
    for (std::size_t at = key.rfind(" of "); at != std::string_view::npos && at > 0 && out.size() < 4; at = key.rfind(" of ", at - 1)) {
      if (std::count(key.begin(), key.begin() + static_cast<std::ptrdiff_t>(at), ' ') >= 2) out.push_back(key.substr(0, at));
    }
    return out;
  }

  static std::string initials_only(std::string_view raw) {
    std::string out;
    for (std::size_t at = 0; at < raw.size();) {
      const text::CodePoint c = text::decode(raw, at);
      at += c.size;
      if (!text::is_letter(c.value)) {
        if (c.value != U'.') break;
        continue;
      }
      text::append(out, c.value);
    }
    return out;
  }

  Index start(Index i, const Keys& keys, EntityType type) {
    const auto figure = static_cast<Index>(cast_.figures.size());
    Figure one;
    one.type = type;
    one.keys = keys;
    one.fullest = i;
    cast_.figures.push_back(std::move(one));
    index(figure, keys);
    attach(figure, i);
    return figure;
  }

  void index(Index figure, const Keys& keys) {
    for (std::size_t w = 0; w < keys.size(); ++w) {
      auto& table = w + 1 == keys.size() ? surnames_ : others_;
      for (const std::string& key : keys[w]) table[key].push_back(figure);
    }
  }

  void attach(Index figure, Index i) {
    Figure& one = cast_.figures[figure];
    one.mentions.push_back(i);
    const Mention& mention = source_.mentions[i];
    const bool lone = mention.name.size() == 1 && mention.sex_evidence == entities::SexEvidence::given_name;
    if (one.sex == entities::Sex::unknown && !(lone && one.keys.size() > 1)) {
      one.sex = mention.sex;
      one.sex_evidence = mention.sex_evidence;
    }
    if (mention.type == EntityType::person) one.type = EntityType::person;
    if (!mention.role.empty()) one.roles.push_back(i);
    cast_.of_mention[i] = figure;
  }

  static void finish(Figure& figure) {
    std::sort(figure.mentions.begin(), figure.mentions.end());
    std::sort(figure.roles.begin(), figure.roles.end());
  }

  /// The last figures under a key, a bounded number.
  using Table = std::unordered_map<std::string, std::vector<Index>>;
  static std::vector<Index> last_of(const Table& table, const std::string& key) {
    const auto at = table.find(key);
    if (at == table.end()) return {};
    const auto count = std::min(at->second.size(), most_namesakes);
    return {at->second.end() - static_cast<std::ptrdiff_t>(count), at->second.end()};
  }

  const Source& source_;
  Cast cast_;
  Table surnames_, others_;
  std::unordered_map<std::string, Index> bodies_, shorts_, starts_;
};

}  // namespace

Cast gather_cast(const Source& source) { return Gatherer(source).run(); }

}  // namespace quotidian::speakers
