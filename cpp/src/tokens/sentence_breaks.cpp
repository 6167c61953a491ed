#include "quotidian/text/utf8.hpp"
#include "quotidian/tokens/breaks.hpp"
#include "tokens/properties.hpp"

namespace quotidian::tokens {
namespace {

using enum SentenceBreak;

bool is_separator(SentenceBreak p) { return p == sep || p == cr || p == lf; }
bool is_ignored(SentenceBreak p) { return p == extend || p == format; }
bool is_terminator(SentenceBreak p) { return p == a_term || p == s_term; }

/// Where the reader stands behind a terminator: the terminator itself, closing marks, spaces.
enum class After : std::uint8_t { nothing, term, closers, spaces };

/// Whether the next letter, with no other letter, separator or terminator before it, is lower case (SB8). Each stretch is
/// read once a terminator, and stops at the next one.
bool goes_on_lower(std::string_view bytes, std::size_t at) {
  while (at < bytes.size()) {
    const auto [c, size] = text::decode(bytes, at);
    const SentenceBreak p = sentence_property(c);
    if (p == lower) return true;
    if (p == o_letter || p == upper || is_separator(p) || is_terminator(p)) return false;
    at += size;
  }
  return false;
}

/// What is remembered of the sentence so far.
struct State {
  SentenceBreak before = other;  ///< of the code point before the terminator (SB7)
  SentenceBreak last = other;    ///< of the last code point that SB5 does not skip
  SentenceBreak term = other;    ///< which terminator `after` is about
  After after = After::nothing;

  void step(SentenceBreak p) {
    if (is_terminator(p)) {
      before = last;
      term = p;
      after = After::term;
    } else if (after != After::nothing && p == sp) {
      after = After::spaces;
    } else if ((after == After::term || after == After::closers) && p == close) {
      after = After::closers;
    } else {
      after = After::nothing;
    }
    last = p;
  }
};

/// Whether a sentence ends between what `state` has read and the code point of property `p` at `at` (SB6-SB998).
bool ends(const State& state, SentenceBreak p, std::string_view bytes, std::size_t at) {
  if (state.after == After::nothing) return false;
  const bool weak = state.term == a_term;
  if (weak && state.after == After::term) {
    if (p == numeric) return false;                                                    // SB6
    if ((state.before == upper || state.before == lower) && p == upper) return false;  // SB7
  }
  if (p == s_continue || is_terminator(p)) return false;         // SB8a
  if (state.after != After::spaces && p == close) return false;  // SB9
  if (p == sp || is_separator(p)) return false;                  // SB9, SB10
  return !(weak && goes_on_lower(bytes, at));                    // SB8, SB11
}

}  // namespace

std::uint32_t next_sentence_break(std::string_view bytes, std::uint32_t from) {
  State state;
  std::size_t at = from;
  while (at < bytes.size()) {
    const auto [c, size] = text::decode(bytes, at);
    const SentenceBreak p = sentence_property(c);
    const bool start = at == from;
    if (!start && !is_ignored(p) && ends(state, p, bytes, at)) break;
    at += size;
    if (is_separator(p)) {
      if (p == cr && at < bytes.size() && bytes[at] == '\n') ++at;
      break;
    }
    if (!is_ignored(p)) state.step(p);
  }
  return static_cast<std::uint32_t>(at);
}

std::vector<std::uint32_t> sentence_boundaries(std::string_view bytes) {
  std::vector<std::uint32_t> out;
  if (!bytes.empty()) out.push_back(0);
  for (std::uint32_t at = 0; at < bytes.size(); out.push_back(at)) at = next_sentence_break(bytes, at);
  return out;
}

}  // namespace quotidian::tokens
