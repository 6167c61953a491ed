// How sure a quote is, made of what nets and rules say of it.
#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "quotes/learned.hpp"

namespace quotidian::quotes {
namespace {

using tags::net::Matrix;
using tokens::TokenRange;

// Places of signs that the products are made with.
constexpr std::size_t no_source = 7;
constexpr std::size_t some_quoted = 9;

float mean_of(const Matrix& flat, const std::vector<TokenRange>& ranges, int first) {
  float sum = 0;
  std::uint32_t count = 0;
  for (const TokenRange range : ranges) {
    for (std::uint32_t t = range.begin; t < range.end; ++t) sum += flat(t, first) + flat(t, first + 1);
    count += range.size();
  }
  return count == 0 ? 0.F : sum / static_cast<float>(count);
}

/// How likely contents begin where these do: at the first word or at the mark before it.
float begin_of(const Matrix& flat, const std::vector<TokenRange>& ranges) {
  float least = 1;
  for (const TokenRange range : ranges) {
    float here = flat(range.begin, begins_any_content);
    for (std::uint32_t back = 1; back <= 2 && range.begin >= back; ++back)
      here = std::max(here, flat(range.begin - back, begins_any_content));
    least = std::min(least, here);
  }
  return least;
}

/// How likely contents end where these do: at the last word or within the signs after it.
float end_of(const Matrix& flat, const std::vector<TokenRange>& ranges) {
  float least = 1;
  for (const TokenRange range : ranges) {
    float here = range.end < flat.rows() ? 0.F : 1.F;
    for (std::uint32_t t = range.end; t < flat.rows() && t < range.end + 3; ++t) here = std::max(here, 1 - flat(t, goes_on_any_content));
    least = std::min(least, here);
  }
  return least;
}

}  // namespace

static_assert(3 * look_sign_count == 45, "sign_count of evidence.hpp counts them");

std::vector<float> signs_of(const Matrix& flat, const Candidate& candidate) {
  const Extent& extent = candidate.extent;
  std::vector<float> signs(3 * look_sign_count, 0.F);
  if (candidate.look != nullptr) {
    const LookSigns& look = candidate.look->signs;
    for (std::size_t i = 0; i < look_sign_count; ++i) {
      signs[i] = look[i];
      signs[look_sign_count + i] = look[i] * look[some_quoted];
      signs[2 * look_sign_count + i] = look[i] * look[no_source];
    }
  }
  std::uint32_t words = 0;
  for (const TokenRange range : extent.content) words += range.size();
  const auto yes = [](bool is) { return is ? 1.F : 0.F; };
  for (const float sign :
       {yes(candidate.look == nullptr), candidate.agrees, yes(candidate.same_source), yes(extent.source.empty()), yes(extent.cue.empty()),
        log_odds(mean_of(flat, extent.content, begins_any_content)), log_odds(begin_of(flat, extent.content)),
        log_odds(end_of(flat, extent.content)), extent.cue.empty() ? 0.F : log_odds(mean_of(flat, extent.cue, begins_cue)),
        extent.source.empty() ? 0.F : log_odds(mean_of(flat, extent.source, begins_any_source)),
        std::log(static_cast<float>(std::max(1U, words))), candidate.contested, candidate.rival, yes(candidate.draft.known_cue),
        yes(candidate.draft.quote.form == Form::phrase), yes(candidate.draft.quote.act == Act::attitude)}) {
    signs.push_back(sign);
  }
  const auto rule = static_cast<std::size_t>(candidate.draft.quote.evidence.rule);
  for (std::size_t i = 0; i < static_cast<std::size_t>(Rule::given); ++i) signs.push_back(yes(i == rule));
  signs.push_back(1.F);
  return signs;
}

float Learned::confidence(const std::vector<float>& signs) const {
  float sum = 0;
  for (std::size_t i = 0; i < signs.size(); ++i) {
    const auto k = static_cast<Eigen::Index>(i);
    sum += confidence_(0, k) * (signs[i] - confidence_(1, k)) / confidence_(2, k);
  }
  return 1.F / (1.F + std::exp(-sum));
}

Learned::Learned(const model::Model& model, const std::string& lang)
    : finder_(model, lang + ".quotes.", tags::net::affine_of(model, lang + ".tags.neighbors").out()),
      confidence_(tags::net::matrix_of(model, lang + ".quotes.confidence")), least_by_rule_(model.value(lang + ".quotes.least", 0, 0.F)),
      least_alone_(model.value(lang + ".quotes.least", 1, 0.F)), doubtful_(model.value(lang + ".quotes.least", 2, 0.F)) {
  if (confidence_.rows() != 3 || confidence_.cols() != static_cast<Eigen::Index>(sign_count) || confidence_.row(2).minCoeff() <= 0.F) {
    throw std::invalid_argument("part '" + lang + ".quotes.confidence' of the model: wanted 3 by " + std::to_string(sign_count) +
                                " with scales above 0, got " + std::to_string(confidence_.rows()) + " by " +
                                std::to_string(confidence_.cols()));
  }
}

bool Learned::fits(const tags::Tagging& tagging) const {
  return tagging.width == static_cast<std::uint32_t>(finder_.width()) && !tagging.states.empty() &&
         tagging.states.size() == tagging.classes.size() * tagging.width;
}

}  // namespace quotidian::quotes
