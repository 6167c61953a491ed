// Western given names, which Azerbaijan and Russia write by ear (Майкл, Maykl) and others by letter (Michael).
#include "entities/western_names.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace quotidian::entities {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

// By ear, by letter; both in the letters of the key and in order of the first. Own list.
constexpr std::array<Pair, 51> spellings{{
    {"anjai", "andrzaj"},
    {"antoniu", "antonio"},
    {"binamin", "banjamin"},
    {"braian", "brian"},
    {"charlz", "charlas"},
    {"endru", "andrav"},
    {"entoni", "antoni"},
    {"fransua", "franchois"},
    {"galmut", "halmut"},
    {"ganri", "hanri"},
    {"gans", "hans"},
    {"govart", "hovart"},
    {"hose", "jose"},
    {"iaroslav", "jaroslav"},
    {"jaik", "jake"},
    {"jaims", "jamas"},
    {"jain", "jane"},
    {"jastin", "justin"},
    {"jo", "joe"},
    {"jon", "john"},
    {"jorj", "gaorge"},
    {"jorja", "giorgia"},
    {"jork", "gaorge"},
    {"jozaf", "josaf"},
    {"jozap", "josap"},
    {"karlos", "jarlos"},
    {"katrin", "jatarine"},
    {"kir", "kair"},
    {"kris", "chris"},
    {"kristan", "christan"},
    {"kristofar", "christofar"},
    {"lindsi", "lindsai"},
    {"maik", "mike"},
    {"maikl", "michaal"},
    {"marko", "marjo"},
    {"matu", "matav"},
    {"naijal", "nigal"},
    {"nansi", "nanki"},
    {"pitar", "patar"},
    {"pol", "paul"},
    {"raian", "ran"},
    {"raichal", "rachal"},
    {"saimon", "simon"},
    {"sara", "sarah"},
    {"sharl", "charlas"},
    {"stiv", "stav"},
    {"stivan", "stavan"},
    {"suzan", "susan"},
    {"taraza", "tarasa"},
    {"ugo", "hugo"},
    {"uilam", "viliam"},
}};

}  // namespace

std::string_view spelled_by_letter(std::string_view word) {
  const auto at =
      std::lower_bound(spellings.begin(), spellings.end(), word, [](const Pair& pair, std::string_view w) { return pair.first < w; });
  return at != spellings.end() && at->first == word ? at->second : word;
}

}  // namespace quotidian::entities
