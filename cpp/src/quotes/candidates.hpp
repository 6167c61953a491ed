// What could be a quote, from rules and nets, before it is decided who has which words.
#pragma once

#include "quotes/learned.hpp"

namespace quotidian::quotes {

/// The quotes of the rules, each with the attribution that agrees with it, then the attributions that stand for themselves. Linear but for sorting.
[[nodiscard]] std::vector<Candidate> candidates(Reading& reading, const Findings& findings, const Seen& seen);

}  // namespace quotidian::quotes
