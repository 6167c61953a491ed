#include "term_job.hpp"

#include <algorithm>
#include <string>
#include <thread>

#include "quotidian/tokens/tokens.hpp"

namespace quotidian::bindings {
namespace {

constexpr std::size_t slot_size = 1U << 25;  // code points counted between two looks at Ctrl-C

/// Ascending and apart: pieces that overlap are counted once.
std::vector<text::Span> united(std::vector<text::Span> spans) {
  std::sort(spans.begin(), spans.end());
  std::vector<text::Span> out;
  for (const text::Span span : spans) {
    if (!out.empty() && span.begin < out.back().end) {
      out.back().end = std::max(out.back().end, span.end);
    } else {
      out.push_back(span);
    }
  }
  return out;
}

/// Words of a text and the ends of its sentences.
struct Found {
  std::vector<text::Span> words;
  std::vector<std::uint32_t> ends;
};

Found find(const text::Text& text, const lexicon::Lexicon& lexicon) {
  layout::Layout layout = layout::find_lines(text);
  layout.marks = layout::pair_marks(text, layout);
  const tokens::Tokens tokens = tokens::tokenize(text, layout, lexicon);
  Found found;
  for (const tokens::TokenRange sentence : tokens.sentences) {
    for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
      if (tokens.tokens[i].kind == tokens::TokenKind::word) found.words.push_back(tokens.tokens[i].span);
    }
    found.ends.push_back(static_cast<std::uint32_t>(found.words.size()));
  }
  return found;
}

}  // namespace

void add(const Job& job, std::size_t i, terms::Counter& counter) {
  terms::Reading reading;
  const bool found_here = job.treebank || !job.words.empty();
  if (!found_here && job.within.empty()) { return counter.add(job.texts[i].units()); }
  const text::Text text = job.texts[i].to_text();
  const std::string where = "document " + std::to_string(i) + ", ";
  reading.text = text.view();
  std::vector<text::Span> within;
  if (!job.within.empty() && job.within[i]) {
    within = united(to_spans(text, *job.within[i], (where + "span").c_str()));
    reading.within = within;
  }
  if (!found_here) return counter.add(reading);
  const std::string lang = job.langs[i] ? *job.langs[i] : tokens::decide_language(text);
  const Found found =
      job.treebank ? find(text, lexicon_for(job.lexicons, lang)) : Found{to_spans(text, job.words[i], (where + "token").c_str()), {}};
  reading.lang = lang;
  reading.words = found.words;
  reading.run_ends = found.ends;
  counter.add(reading);
}

std::vector<std::size_t> divide(const std::vector<Borrowed>& texts, unsigned threads) {
  std::size_t total = 0;
  for (const Borrowed& text : texts) total += text.length + 1;
  const std::size_t crew = threads == 0 ? std::max(1U, std::thread::hardware_concurrency()) : threads;
  const std::size_t slots = std::max(crew, total / slot_size + 1);
  std::vector<std::size_t> bounds = {0};
  std::size_t sum = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    sum += texts[i].length + 1;
    if (sum * slots >= total * bounds.size() && i + 1 > bounds.back()) bounds.push_back(i + 1);
  }
  return bounds;
}

std::vector<terms::Counter> count(const Job& job, const terms::Counting& counting, unsigned threads) {
  const std::vector<std::size_t> bounds = divide(job.texts, threads);
  std::vector<terms::Counter> parts;
  for (std::size_t i = 0; i + 1 < std::max<std::size_t>(2, bounds.size()); ++i) parts.emplace_back(counting);
  run_slots(bounds.size() - 1, threads, [&](std::size_t slot) {
    for (std::size_t i = bounds[slot]; i < bounds[slot + 1]; ++i) add(job, i, parts[slot]);
  });
  return parts;
}

}  // namespace quotidian::bindings
