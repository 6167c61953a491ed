// Small models of random numbers, for what must hold whatever was fitted.
#pragma once

#include <cstdint>
#include <functional>
#include <numeric>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "quotidian/quotes/quote.hpp"

namespace quotidian::testing {

/// Numbers between -scale and scale, the same for the same name.
inline model::Part random_part(const std::string& name, std::uint32_t rows, std::uint32_t columns, float scale = 0.5F) {
  std::mt19937 random(static_cast<std::uint32_t>(
      std::accumulate(name.begin(), name.end(), 7U, [](unsigned h, char c) { return h * 31U + static_cast<unsigned char>(c); })));
  model::Part part{name, {rows, columns}, {}};
  for (std::uint32_t i = 0; i < rows * columns; ++i) part.values.push_back(scale * (static_cast<float>(random() % 2001) / 1000.F - 1.F));
  return part;
}

/// Every part of the nets of English, width 6, with what `change` makes of each; a part without values is left out.
inline model::Model small_model(const std::function<void(model::Part&)>& change = [](model::Part&) {}) {
  constexpr std::uint32_t width = 6, pair = 4;
  std::vector<model::Part> parts;
  const auto add = [&](model::Part part) {
    change(part);
    if (!part.values.empty()) parts.push_back(std::move(part));
  };
  const auto affine = [&](const std::string& name, std::uint32_t in, std::uint32_t out) {
    add(random_part(name + ".w", in, out));
    add(random_part(name + ".b", 1, out));
  };
  add(random_part("en.tags.table", 64, 4, 1.F));
  affine("en.tags.neighbors", 12, width);
  affine("en.tags.layer1", width, 3 * width);
  affine("en.tags.layer2", width, 3 * width);
  affine("en.tags.classes", width, tags::word_class_count);
  affine("en.tags.names", width, tags::name_class_count);
  add({"en.tags.names.of", {1, 5}, {0, 1, 2, 3, 4}});
  affine("en.quotes.flat", width, 7);
  add(random_part("en.quotes.flat.chain", 8, 7));
  affine("en.quotes.look.token", width, pair);
  affine("en.quotes.look.cue", 2 * width, pair);
  add(random_part("en.quotes.look.relation", 192, pair));
  affine("en.quotes.look.layer1", pair, 3 * pair);
  affine("en.quotes.look.out", pair, 5);
  add(random_part("en.quotes.look.chain", 6, 5));
  constexpr std::uint32_t signs = 78;
  model::Part confidence = random_part("en.quotes.confidence", 3, signs);
  for (std::uint32_t i = 2 * signs; i < 3 * signs; ++i) confidence.values[i] = 1.F;
  add(std::move(confidence));
  add({"en.quotes.cue_threshold", {1}, {0.1F}});
  add({"en.quotes.least", {3}, {0.1F, 0.2F, 0.05F}});
  return {"{}", std::move(parts)};
}

}  // namespace quotidian::testing
