#include "quotidian/terms/tally.hpp"

#include <stdexcept>

#include "terms/choose.hpp"
#include "terms/packing.hpp"

namespace quotidian::terms {
namespace {

constexpr std::string_view kind = "QDTC";  // quotidian's term counts
constexpr char version = 1;
constexpr std::size_t sum_bytes = 8;

/// Terms being put together.
struct Making {
  std::string bytes;
  std::vector<std::uint64_t> starts = {0};
  Tally tally;

  void add(std::string_view term, std::uint64_t documents, std::uint64_t occurrences) {
    bytes += term;
    starts.push_back(bytes.size());
    tally.document_frequencies.push_back(documents);
    tally.occurrences.push_back(occurrences);
  }
  Tally made(std::uint64_t documents) {
    tally.documents = documents;
    tally.vocabulary = {std::move(bytes), std::move(starts)};
    return std::move(tally);
  }
};

/// A sum of the bytes that any altered one changes. Source: Fowler, Noll and Vo, FNV-1a, 64 bits.
std::uint64_t sum_of(std::string_view bytes) {
  std::uint64_t sum = 0xCBF29CE484222325ULL;
  for (const char unit : bytes) sum = (sum ^ static_cast<unsigned char>(unit)) * 0x100000001B3ULL;
  return sum;
}

void put_all(std::string& out, std::string_view bytes) {
  put_number(out, bytes.size());
  out += bytes;
}

}  // namespace

Tally tally(std::vector<Counter> parts, unsigned threads) {
  Selection all;
  all.may_be_empty = true;
  const Harvest harvest(std::move(parts), all, threads);
  const std::vector<std::int64_t> documents = harvest.document_frequencies();
  const std::vector<std::int64_t> occurrences = harvest.occurrences();
  return {
      harvest.starts().size() - 1, *harvest.vocabulary(), {documents.begin(), documents.end()}, {occurrences.begin(), occurrences.end()}};
}

Tally merge(const Tally& one, const Tally& other) {
  Making making;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < one.vocabulary.size() || j < other.vocabulary.size()) {
    const int order = i == one.vocabulary.size() ? 1 : j == other.vocabulary.size() ? -1 : one.vocabulary[i].compare(other.vocabulary[j]);
    std::uint64_t documents = 0;
    std::uint64_t occurrences = 0;
    const std::string_view term = order <= 0 ? one.vocabulary[i] : other.vocabulary[j];
    if (order <= 0) {
      documents += one.document_frequencies[i];
      occurrences += one.occurrences[i++];
    }
    if (order >= 0) {
      documents += other.document_frequencies[j];
      occurrences += other.occurrences[j++];
    }
    making.add(term, documents, occurrences);
  }
  return making.made(one.documents + other.documents);
}

Tally select(const Tally& all, const Selection& selection) {
  const std::vector<std::uint32_t> kept = choose(
      all.vocabulary.size(), [&](std::uint32_t place) { return all.document_frequencies[place]; },
      [&](std::uint32_t place) { return all.occurrences[place]; }, selection);
  Making making;
  for (const std::uint32_t place : kept) making.add(all.vocabulary[place], all.document_frequencies[place], all.occurrences[place]);
  return making.made(all.documents);
}

std::string to_bytes(const Tally& tally, std::string_view settings) {
  std::string body;
  put_all(body, settings);
  put_number(body, tally.documents);
  put_all(body, to_bytes(tally.vocabulary));
  for (const std::uint64_t number : tally.document_frequencies) put_number(body, number);
  for (const std::uint64_t number : tally.occurrences) put_number(body, number);
  std::string out(kind);
  out += version;
  const std::uint64_t sum = sum_of(body);
  for (std::size_t i = 0; i < sum_bytes; ++i) out += static_cast<char>(static_cast<unsigned char>(sum >> (8 * i)));
  return out + body;
}

StoredTally tally_from_bytes(std::string_view bytes) {
  if (bytes.substr(0, kind.size()) != kind) throw std::invalid_argument("these bytes are no term counts: they should begin with QDTC");
  if (bytes.size() < kind.size() + 1 + sum_bytes) throw std::invalid_argument("these term counts are cut short");
  if (bytes[kind.size()] != version) {
    throw std::invalid_argument("these term counts are of version " + std::to_string(static_cast<unsigned char>(bytes[kind.size()])) +
                                "; this program reads version " + std::to_string(version));
  }
  const std::string_view sum = bytes.substr(kind.size() + 1, sum_bytes);
  const std::string_view body = bytes.substr(kind.size() + 1 + sum_bytes);
  std::uint64_t wanted = 0;
  for (std::size_t i = 0; i < sum_bytes; ++i) wanted |= static_cast<std::uint64_t>(static_cast<unsigned char>(sum[i])) << (8 * i);
  if (sum_of(body) != wanted) throw std::invalid_argument("these term counts are cut short or altered: their sum does not fit");
  Unpacking from(body);
  StoredTally stored;
  stored.settings = from.take(from.number());
  stored.tally.documents = from.number();
  stored.tally.vocabulary = vocabulary_from_bytes(from.take(from.number()));
  const std::size_t n = stored.tally.vocabulary.size();
  for (std::size_t i = 0; i < n; ++i) stored.tally.document_frequencies.push_back(from.number());
  for (std::size_t i = 0; i < n; ++i) stored.tally.occurrences.push_back(from.number());
  from.end();
  for (std::size_t i = 0; i < n; ++i) {
    const std::uint64_t documents = stored.tally.document_frequencies[i];
    if (documents < 1 || documents > stored.tally.documents || stored.tally.occurrences[i] < documents) {
      throw std::invalid_argument("these term counts are altered: a term is in " + std::to_string(documents) + " of " +
                                  std::to_string(stored.tally.documents) + " documents and occurs " +
                                  std::to_string(stored.tally.occurrences[i]) + " times");
    }
  }
  return stored;
}

}  // namespace quotidian::terms
