#include <stdexcept>

#include "quotidian/speakers/speaker.hpp"

namespace quotidian::speakers {
namespace {

/// FNV-1a, 64 bit (Fowler, Noll, Vo 1991): the same on every machine, which std::hash is not.
std::uint64_t fnv1a(std::string_view bytes) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char byte : bytes) {
    hash ^= static_cast<unsigned char>(byte);
    hash *= 1099511628211ULL;
  }
  return hash;
}

std::string hexadecimal(std::uint64_t value) {
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string out(16, '0');
  for (std::size_t i = 16; i-- > 0; value >>= 4) out[i] = digits[value & 15U];
  return out;
}

/// 'p' and 'b' for persons and bodies known by their full name everywhere, 'a' for whoever is good for the article only.
std::string id_of(const Speaker& speaker, const std::string& article) {
  if (speaker.key.empty())
    return "a" + hexadecimal(fnv1a(article + '\x1F' + std::string(entities::to_string(speaker.type)) + '\x1F' + speaker.name));
  return speaker_id(speaker.key, speaker.type == entities::EntityType::person);
}

}  // namespace

std::string speaker_id(std::string_view key, bool person) { return (person ? "p" : "b") + hexadecimal(fnv1a(key)); }

std::vector<std::vector<std::string>> link_speakers(const std::vector<Speakers>& rows, const std::vector<std::string>& articles) {
  if (rows.size() != articles.size()) {
    throw std::invalid_argument("link_speakers wants one article id for each row, got " + std::to_string(rows.size()) + " rows and " +
                                std::to_string(articles.size()) + " ids");
  }
  std::vector<std::vector<std::string>> ids(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (const Speaker& speaker : rows[i].speakers) ids[i].push_back(id_of(speaker, articles[i]));
  }
  return ids;
}

}  // namespace quotidian::speakers
