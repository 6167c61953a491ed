// Goes through the quotes of an article in order and finds who is behind each source.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "speakers/cast.hpp"

namespace quotidian::speakers {

/// Whom a source was resolved to: a figure of the cast, or words that describe somebody unnamed.
struct Voice {
  std::optional<Index> figure;
  tokens::TokenRange words;  ///< the description, where there is no figure
  entities::EntityType type = entities::EntityType::unknown;
  Resolution resolution = Resolution::none;
  entities::Sex sex = entities::Sex::unknown;  ///< of somebody unnamed
  std::vector<Index> several = {};             ///< figures of "A and B" in the order of the words
  [[nodiscard]] bool empty() const { return !figure && words.empty() && several.empty(); }
};

/// Sentences, speakers and mentions looked back over, at most: news does not take up what stands further off.
inline constexpr Index sentences_back = 6;
inline constexpr std::size_t speakers_back = 40;
inline constexpr std::size_t mentions_back = 400;

/// Headlines and pulled quotes of an article whose repetition in the text is looked for.
inline constexpr int most_repeats = 32;

/// Tokens that a mention spans, at most, as far as looking for one goes.
inline constexpr Index longest_group = 64;

/// A person's nominal: its words without a determiner, and its head noun.
struct Nominal {
  tokens::TokenRange words;
  const lexicon::Entry* head = nullptr;
  bool bare = false;  ///< a word or two that nobody owns: it takes somebody up
};

class Resolver {
 public:
  Resolver(const Source& source, const quotes::Quotes& quotes, const model::Model& model);
  [[nodiscard]] Speakers run();

 private:
  // sources (resolver.cpp)
  [[nodiscard]] Voice of_quote(Index quote);
  [[nodiscard]] Voice of_mention(Index mention, bool headline);
  // words of sources (sources.cpp)
  [[nodiscard]] std::optional<Index> source_mention(const quotes::Quote& quote) const;
  [[nodiscard]] Index mention_near(Index token) const;
  [[nodiscard]] std::optional<Index> closest_mention(text::Span span) const;
  [[nodiscard]] std::vector<Index> outer_mentions(text::Span span) const;
  [[nodiscard]] Index words_between(Index begin, Index end) const;
  [[nodiscard]] bool is_joint(Index token) const;
  [[nodiscard]] std::optional<Index> head_mention(text::Span span, const std::vector<Index>& outer) const;
  [[nodiscard]] std::optional<Index> mention_in(text::Span span) const;
  [[nodiscard]] Index widest(Index mention) const;
  [[nodiscard]] bool closes_as_name(Index mention) const;
  [[nodiscard]] Index introduced_name(Index mention) const;
  [[nodiscard]] Voice of_several(const quotes::Quote& quote) const;
  [[nodiscard]] Voice both_before(Index token) const;
  [[nodiscard]] Voice author() const;
  [[nodiscard]] Voice of_words(text::Span span) const;
  [[nodiscard]] entities::Sex sex_by_cue(const quotes::Quote& quote) const;
  void learn_sex(Index mention, const Voice& voice);
  [[nodiscard]] Voice beside(const quotes::Quote& quote);
  [[nodiscard]] Voice sentence_before(const quotes::Quote& quote);
  // taking somebody up (anaphora.cpp, nominals.cpp)
  [[nodiscard]] Voice of_pronoun(Index mention);
  [[nodiscard]] Voice of_relative(Index mention);
  [[nodiscard]] Voice of_role(Index mention);
  [[nodiscard]] Voice of_body(Index mention);
  [[nodiscard]] Voice of_group(Index mention);
  [[nodiscard]] Voice of_document(Index mention);
  [[nodiscard]] int role_score(const Figure& figure, const Nominal& nominal) const;
  [[nodiscard]] std::pair<std::optional<Index>, int> best_role(Index mention, const Nominal& nominal) const;
  [[nodiscard]] bool names_body(const entities::Mention& mention, const lexicon::Entry* head) const;
  [[nodiscard]] Voice subject_body(Index token) const;
  [[nodiscard]] Voice last_person(Index token, entities::Sex sex, Index sentences) const;
  [[nodiscard]] std::optional<Voice> named_in(Index sentence, Index token, entities::Sex sex) const;
  [[nodiscard]] Voice last_body(Index token, const lexicon::Entry* head, bool doubtful = false) const;
  [[nodiscard]] bool may_be(const Figure& figure, const lexicon::Entry& head) const;
  [[nodiscard]] bool has_kind(const Figure& figure, const lexicon::Entry* head) const;
  [[nodiscard]] bool is_definite(const entities::Mention& mention) const;
  [[nodiscard]] static Voice taken_up(Voice voice);
  [[nodiscard]] Voice author_of(Index mention, const lexicon::Entry& head);
  [[nodiscard]] bool fits(const Voice& voice, entities::Sex sex) const;
  // turns (turns.cpp) and headlines (headlines.cpp)
  [[nodiscard]] Voice of_turn(const quotes::Quote& quote);
  [[nodiscard]] std::optional<text::Span> label_of(const quotes::Quote& quote, std::optional<std::size_t> turn) const;
  [[nodiscard]] Voice labelled(text::Span label, bool question);
  void trust_labels();
  void trust_lead();
  [[nodiscard]] std::string letters_of(tokens::TokenRange name) const;
  [[nodiscard]] std::optional<Index> spelled_alike(tokens::TokenRange label) const;
  [[nodiscard]] std::optional<Index> initialed(tokens::TokenRange label) const;
  [[nodiscard]] Voice of_label(tokens::TokenRange label) const;
  [[nodiscard]] Voice of_headline(Index h);
  [[nodiscard]] std::optional<Index> double_surname(Index figure) const;
  [[nodiscard]] bool is_pulled(const quotes::Quote& quote) const;
  [[nodiscard]] Voice of_pulled(Index quote) const;
  [[nodiscard]] std::optional<Index> repeated_in(Index h) const;
  [[nodiscard]] std::optional<Index> interviewee() const;
  // askers (askers.cpp)
  [[nodiscard]] Voice asker() const;
  [[nodiscard]] Voice asker_beside(tokens::TokenRange phrase) const;
  [[nodiscard]] bool inside_role_of_interviewee(tokens::TokenRange range) const;
  [[nodiscard]] Voice site_as_asker() const;
  [[nodiscard]] Voice outlet_in_marks(tokens::TokenRange phrase) const;
  [[nodiscard]] std::optional<Index> credited_asker() const;
  [[nodiscard]] bool placed(Index token) const;
  [[nodiscard]] std::optional<Index> outlet_as_asker() const;

  void tell_headline(Index headline);
  // circumstances (circumstances.cpp)
  [[nodiscard]] bool may_publish(Index mention) const;
  [[nodiscard]] std::optional<text::Span> name_beside(tokens::TokenRange marker, bool before, std::optional<Index> speaker) const;
  [[nodiscard]] std::optional<text::Span> dative_venue(Index cue, std::optional<Index> speaker) const;
  void add_circumstances(Index quote, Link& link, std::vector<Speaker>& speakers) const;

  [[nodiscard]] Speakers assemble() const;
  [[nodiscard]] std::string names_together(const std::vector<Index>& figures) const;
  [[nodiscard]] float confidence_of(Resolution resolution, bool person) const;
  [[nodiscard]] Index sentence_of(Index token) const { return sentence_of_[token]; }
  [[nodiscard]] Index token_at(std::uint32_t byte) const;
  void note(Index quote, Index token, const Voice& voice);

  const Source& source_;
  const quotes::Quotes& quotes_;
  const model::Model& model_;
  Cast cast_;
  std::vector<Voice> voices_;                      ///< one a quote
  std::vector<Index> sentence_of_;                 ///< per token
  std::vector<bool> marked_;                       ///< per token: inside quotation marks
  std::vector<bool> outside_;                      ///< per token: in furniture, byline, headline and the like
  std::vector<const lexicon::Entry*> role_heads_;  ///< per mention: head noun of its role, or nullptr
  std::vector<Index> office_holders_;              ///< figures with a role
  entities::Sex cue_sex_{};                        ///< of who speaks, by the verb of the quote at hand
  std::optional<Index> interviewee_, credited_;
  Voice asker_;                                                ///< whoever puts the questions that have no label
  std::vector<std::optional<text::Span>> full_labels_;         ///< per turn
  std::map<std::pair<std::uint32_t, bool>, Voice> of_labels_;  ///< by the label's beginning and the side
  std::unordered_map<std::string, Index> by_letters_;          ///< persons of an interview by the letters of their names
  std::vector<Index> first_mention_;                           ///< per sentence: first mention that begins in it
  struct Said {
    Index token;
    Voice voice;
  };
  std::vector<Said> said_;  ///< whom sources were resolved to, in order of the text
};

}  // namespace quotidian::speakers
