// The subject that opens a clause, in languages that put the verb last: where the noun group ends and the object begins.
#include <algorithm>

#include "quotes/cases.hpp"
#include "quotes/sources.hpp"

namespace quotidian::quotes {
namespace {

constexpr Index longest_group = 26;  // items
constexpr Index head_ahead = 7;      // items between a genitive and what it owns

constexpr std::uint64_t cased = genitive | oblique;

/// Reads one group from left to right and remembers the last word that could be its head.
class Group {
 public:
  Group(const Reading& reading, Range clause, Index begin) : reading_(reading), clause_(clause), begin_(begin), solid_(begin), at_(begin) {}

  Range read() {
    while (at_ < clause_.end && at_ - begin_ < longest_group && step()) {}
    if (cut_) return {begin_, cut_end()};
    return {begin_, at_};
  }

 private:
  bool complete() const { return solid_ > begin_; }

  /// Where the group ends when a word of another group was met: after its last possible head.
  Index cut_end() const {
    if (complete()) return solid_;
    return at_ - begin_ > 1 ? at_ - 1 : at_;
  }

  bool cut() {
    cut_ = true;
    return false;
  }

  bool take(bool head) {
    ++at_;
    if (head) {
      before_ = solid_;
      solid_ = at_;
      owner_ = false;
    }
    return true;
  }

  bool step() {
    const Sign sign = reading_.sign(at_);
    if (sign == Sign::marked) return step_marked();
    if (sign == Sign::bracket_open) return step_bracket();
    if (sign == Sign::dash || sign == Sign::stop) return inside_name(reading_, at_, clause_) ? take(false) : false;
    if (sign != Sign::word && sign != Sign::other) return false;
    if (sign == Sign::other) return take(false);
    if (reading_.is(at_, particle | complementizer | quotative)) return false;
    const bool first = at_ == begin_;
    if (!first && !reading_.is(at_, upper) && starts_cue(reading_, at_)) return false;
    if (reading_.is(at_, pronoun) && first && (at_ + 1 == clause_.end || !reading_.is(at_ + 1, upper))) {
      ++at_;
      solid_ = at_;
      return false;
    }
    return first ? step_first() : step_word();
  }

  bool step_marked() {
    const Marked& marked = reading_.marked[*reading_.items[at_].marked];
    if (marked.ends_comma || marked.ends_sentence || (marked.words > 4 && !marked.trigger) || marked.draft)
      return complete() ? cut() : false;
    if (marked.glued && complete()) return cut();
    marks_ = at_ + 1;
    return take(false);
  }

  bool step_bracket() {
    Index close = at_;
    while (close < clause_.end && close - at_ < 10 && reading_.sign(close) != Sign::bracket_close) ++close;
    if (close >= clause_.end || reading_.sign(close) != Sign::bracket_close) return false;
    const bool head = solid_ == at_;
    at_ = close;
    return take(head);
  }

  /// The group begins again after the word: what stood before it was no subject.
  bool restart() {
    ++at_;
    while (at_ < clause_.end &&
           ((reading_.word(at_) && reading_.is(at_, adverb | particle | participle) && !reading_.is(at_, determiner)) ||
            reading_.sign(at_) == Sign::comma))
      ++at_;
    begin_ = solid_ = before_ = at_;
    human_ = name_ = false;
    return at_ < clause_.end;
  }

  bool step_first() {
    const bool more = at_ + 1 < clause_.end;
    const bool of_somebody = reading_.is(at_, ablative) && more && reading_.word(at_ + 1) && reading_.is(at_ + 1, human | upper);
    if (is_cased(reading_, at_, place_case) && !of_somebody && !reading_.is(at_, human | determiner) && more && restart_pays())
      return restart();
    note(at_);
    const bool head = reading_.is(at_, upper | nominal) && !is_cased(reading_, at_, cased) && !reading_.is(at_, determiner);
    return take(head);
  }

  /// Whether a capital or a noun for somebody follows soon, so that an opening "toplantıda" is only the scene.
  bool restart_pays() const {
    for (Index k = at_ + 1; k < clause_.end && k - at_ < 5 && reading_.word(k); ++k) {
      if (reading_.is(k, human | body_noun | named) && !is_cased(reading_, k, cased)) return true;
      if (reading_.is(k, clause_ending | quotative)) return false;
    }
    return false;
  }

  void note(Index k) {
    human_ = human_ || (reading_.is(k, human) && !is_cased(reading_, k, genitive));
    name_ = name_ || (capital(reading_, k) && !reading_.is(k, nominal) &&
                      (k > begin_ || (reading_.is(k, person_name) && ((k > 0 && reading_.word(k - 1)) || reading_.is(k, name_goes_on)))));
  }

  bool step_word() {
    const Index k = at_;
    const bool joined = owner_ || (marks_ == k && !(complete() && is_cased(reading_, k, oblique))) || reading_.is(k - 1, determiner) ||
                        (reading_.word(k - 1) && reading_.is(k - 1, conjunction));
    if (reading_.is(k, platform) && complete()) return cut();
    if (reading_.is(k, preposition) && !reading_.is(k, upper)) return step_postposition();
    if (reading_.is(k, conjunction)) return k + 1 < clause_.end && !reading_.is(k + 1, conjunction) ? take(false) : cut();
    if (reading_.is(k, determiner) && !joined) {
      const bool bound = reading_.word(k - 1) && is_cased(reading_, k - 1, cased) && !complete();
      return bound || !complete() || reading_.is(k - 1, participle) ? take(false) : cut();
    }
    if (is_cased(reading_, k, genitive)) return step_genitive();
    const bool up = capital(reading_, k);
    if (!up && reading_.is(k, clause_ending | finite) && !reading_.is(k, nominal)) return cut();
    if (is_cased(reading_, k, oblique | dative)) return step_oblique(joined);
    if (up) {
      note(k);
      return take(true);
    }
    return step_lower(joined);
  }

  /// "mövzu ilə": what stands right before it is not the subject.
  bool step_postposition() {
    if (solid_ == at_ && before_ > begin_) {
      solid_ = before_;
      return cut();
    }
    if (complete() && solid_ < at_) return cut();
    return restart();
  }

  bool step_genitive() {
    const bool last = at_ + 1 == clause_.end;
    if (last || owns_head()) {
      note(at_);
      take(last);
      owner_ = true;
      return true;
    }
    return complete() ? cut() : take(false);
  }

  /// Whether the genitive owns a head that is still part of the subject ("nazirliyin sözçüsü").
  bool owns_head() const {
    for (Index k = at_ + 1; k < clause_.end && k - at_ < head_ahead; ++k) {
      if (reading_.sign(k) == Sign::marked || reading_.sign(k) == Sign::bracket_open || reading_.sign(k) == Sign::bracket_close) continue;
      if (!reading_.word(k) || reading_.is(k, particle | clause_ending | participle | quotative | preposition)) return false;
      if (is_cased(reading_, k, genitive)) continue;
      if (is_cased(reading_, k, oblique)) return false;
      const bool known = reading_.is(k, nominal);
      if (known && reading_.is(k, possessed)) return !(human_ && reading_.is(k, document_noun));
      if (reading_.is(k, possessed) && !reading_.is(k, upper)) {
        const bool closed =
            k + 1 >= clause_.end || !reading_.word(k + 1) || reading_.is(k + 1, upper | particle) || starts_cue(reading_, k + 1);
        if (closed) return !human_ || !complete();
      }
    }
    return false;
  }

  bool step_oblique(bool joined) {
    const Index k = at_;
    const bool next_up = k + 1 < clause_.end && reading_.word(k + 1) && reading_.is(k + 1, upper);
    const bool head = k + 1 >= clause_.end || next_up || (reading_.word(k + 1) && starts_cue(reading_, k + 1));
    // "kənd sakini Hüsniyyə": the ending of possession looks like an accusative
    if (reading_.is(k, possessed) && head && !human_ && !name_) {
      note(k);
      return take(true);
    }
    // "Kadın Dayanışma Ağı’ndan Elif Sarıtaş"
    if (reading_.is(k, ablative) && reading_.is(k, upper) && next_up && reading_.is(k + 1, person_name)) {
      name_ = false;
      return take(false);
    }
    if (!complete() && !owner_ && reading_.is(k - 1, genitive)) return cut();  // "Sürücünün polise “…” dediği"
    if (!complete() && !reading_.is(k, human) && restart_pays()) return restart();
    if (!complete() || joined) {
      note(k);
      return take(joined && reading_.is(k, possessed));
    }
    return cut();
  }

  bool step_lower(bool joined) {
    const Index k = at_;
    const bool next_up = k + 1 < clause_.end && reading_.word(k + 1) && capital(reading_, k + 1);
    if (reading_.is(k, participle) && !reading_.is(k, nominal)) return complete() ? cut() : take(false);
    if (reading_.is(k, adverb | subordinator | auxiliary | negation | question_word)) return cut();
    if (reading_.is(k, number) && complete()) return cut();
    if (reading_.is(k, nominal)) {
      const bool one_name = k - begin_ >= 1 && !reading_.is(k, possessed) && reading_.is(k, human) && reading_.is(k - 1, upper) &&
                            !(k - begin_ >= 2 && reading_.is(k - 2, upper) && !reading_.is(k - 2, human));  // "Qədim baba"
      const bool goes_on =
          k + 1 < clause_.end && reading_.word(k + 1) && !reading_.is(k + 1, upper | particle) && !starts_cue(reading_, k + 1);
      if (complete() && solid_ == k && human_ && reading_.is(k, plural) && reading_.is(k, possessed) && goes_on && !joined) return cut();
      if (name_ && !joined && !next_up && !one_name && reading_.lexicon.find(lexicon::EntryKind::title, reading_.words[k]) == nullptr)
        return cut();
      if (human_ && reading_.is(k, document_noun)) return cut();
      const bool attribute = reading_.is(k - 1, human) && reading_.is(k - 1, body_noun);  // "müxalifətçi siyasətçi"
      if (complete() && solid_ == k && reading_.is(k - 1, plural) && !reading_.is(k - 1, possessed) && !next_up && !joined &&
          !reading_.is(k, owned))
        return cut();
      const bool object_follows = k + 1 < clause_.end && reading_.word(k + 1) && reading_.is(k + 1, oblique | genitive | dative);
      if (human_ && !name_ && !reading_.is(k, possessed) && !attribute && object_follows && !next_up && !joined && complete() &&
          solid_ == k)
        return cut();
      note(k);
      return take(true);
    }
    const bool known = complete() && solid_ == k && (human_ || name_ || reading_.is(k - 1, nominal));
    if (known && !joined && !next_up && !reading_.is(k, owned)) return cut();
    if (complete() && solid_ == k && reading_.is(k - 1, plural) && !reading_.is(k, possessed)) return cut();
    const bool ends = k + 1 >= clause_.end || !reading_.word(k + 1);
    return take(reading_.is(k, plural | possessed) || ends);
  }

  const Reading& reading_;
  Range clause_;
  Index begin_, solid_, at_;
  Index before_ = 0;  ///< the head before the last
  Index marks_ = 0;   ///< item after a passage in marks
  bool human_ = false, name_ = false, cut_ = false;
  bool owner_ = false;  ///< a genitive whose head is still to come
};

}  // namespace

Range leading_subject(const Reading& reading, Range clause) {
  Index k = after_participle(reading, clause);
  while (k < clause.end && (!reading.word(k) ? reading.sign(k) != Sign::marked
                                             : reading.is(k, adverb | conjunction | subordinator) && !reading.is(k, determiner)))
    ++k;
  if (k >= clause.end) return {k, k};
  Range group = Group(reading, clause, k).read();
  if (!group.empty()) group.end = past_apposition(reading, clause, group.end);
  return group;
}

}  // namespace quotidian::quotes
