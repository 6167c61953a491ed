// The lexicons of the package, read as a test needs them (the core itself opens no files).
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "quotidian/lexicon/lexicon.hpp"

namespace quotidian::testing {

/// Bytes of a file.
inline std::string read_bytes(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The package's lexicon for a language: `lexicon/any/*.tsv`, then `lexicon/<lang>/*.tsv`, in order of name.
inline lexicon::Lexicon load_lexicon(const std::string& lang) {
  lexicon::Lexicon all(lang, {});
  for (const std::string& folder : {std::string("any"), lang}) {
    const auto place = std::filesystem::path(QUOTIDIAN_PACKAGE_DATA) / "lexicon" / folder;
    if (!std::filesystem::exists(place)) continue;
    std::vector<std::filesystem::path> files(std::filesystem::directory_iterator(place), {});
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
      all = lexicon::extend(all, lexicon::parse_lexicon(read_bytes(file), lang, file.filename().string()).entries());
    }
  }
  return all;
}

}  // namespace quotidian::testing
