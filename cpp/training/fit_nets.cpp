// Fits the nets of English and writes their parts as a model file, without confidence (fit_net_confidence.py adds it).
//
//   fit_nets PACKAGE_DATA PREPARED_FOLDER MODEL [EPOCHS [SHARE]]
//
// PREPARED_FOLDER: what prepare_nets.py wrote. SHARE: of the samples, to try the program. The same machine, compiler and data give the same bytes.
#include <cstdio>
#include <fstream>
#include <numeric>

#include "learner.hpp"

namespace {

using namespace quotidian;
using namespace quotidian::training;

constexpr float highest_rate = 0.002F;
constexpr float lowest_share = 0.01F;  // of the highest rate, at the end
constexpr float warm_up = 200.F;       // steps
constexpr float longest_gradient = 5.F;
constexpr unsigned seed = 1;

/// The rate of a step: up to the highest over the first ones, then down in a line.
float rate_of(long step, long steps) {
  const float done = static_cast<float>(step) / static_cast<float>(steps);
  return highest_rate * std::min(1.F, static_cast<float>(step + 1) / warm_up) * std::max(lowest_share, 1.F - done);
}

std::vector<Sample> read_all(const std::string& data, const std::string& folder, float share, Helpers& helpers) {
  const lexicon::Lexicon lexicon = read_lexicon(data, "en");
  std::vector<Sample> samples;
  for (const char* name : {"polnear-fit", "en_ewt-train", "en_gum-train"}) {
    std::vector<Sample> some = read_samples(folder + "/" + name + ".txt", lexicon, helpers);
    some.resize(std::max<std::size_t>(1, static_cast<std::size_t>(share * static_cast<float>(some.size()))));
    std::printf("%s: %zu texts\n", name, some.size());
    std::move(some.begin(), some.end(), std::back_inserter(samples));
  }
  return samples;
}

void fit(Learner& learner, const std::vector<Sample>& samples, int epochs) {
  Adam adam;
  std::mt19937 random(seed);
  const std::vector<Param*> params = learner.params();
  std::vector<std::size_t> order(samples.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const long steps = static_cast<long>(epochs) * static_cast<long>(samples.size());
  for (int epoch = 1; epoch <= epochs; ++epoch) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    Losses losses;
    for (const std::size_t i : order) {
      learner.learn(samples[i], random(), Rates{}, losses);
      adam.step(params, rate_of(adam.steps(), steps), longest_gradient);
    }
    std::printf("epoch %d of %d: losses %.0f tags, %.0f flat, %.0f look\n", epoch, epochs, losses.tags, losses.flat, losses.look);
    std::fflush(stdout);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fputs("usage: fit_nets PACKAGE_DATA PREPARED_FOLDER MODEL [EPOCHS [SHARE]]\n", stderr);
    return 2;
  }
  try {
    Helpers helpers;
    const std::vector<Sample> samples = read_all(argv[1], argv[2], argc > 5 ? std::stof(argv[5]) : 1.F, helpers);
    Learner learner(Sizes{}, helpers, seed);
    fit(learner, samples, argc > 4 ? std::stoi(argv[4]) : 12);
    std::ofstream file(argv[3], std::ios::binary);
    file << model::save_model(model::Model("{}", learner.parts("en")));
    if (!file) throw std::runtime_error(std::string("cannot write ") + argv[3]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "fit_nets: %s\n", error.what());
    return 1;
  }
}
