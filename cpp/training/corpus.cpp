#include "corpus.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

#include "quotidian/text/characters.hpp"
#include "quotidian/text/fold.hpp"
#include "quotidian/text/utf8.hpp"

namespace quotidian::training {
namespace {

using tokens::TokenRange;
using Spans = std::vector<text::Span>;

struct Tag {
  text::Span span;
  std::string word_class, fine, relation, name;
  int head = 0;
  bool last = false;
};

/// One text with everything that stands in the file about it.
struct Record {
  std::string id, words;
  bool own_tokens = false;
  std::vector<std::vector<std::array<Spans, 3>>> annotators;
  std::vector<Tag> tags;
};

Spans parse_spans(const std::string& word) {
  Spans out;
  std::istringstream in(word);
  text::Span span;
  char sign = 0;
  while (word != "-" && in >> span.begin >> sign >> span.end) {
    out.push_back(span);
    in >> sign;
  }
  return out;
}

tokens::TokenKind kind_of(std::string_view word) {
  bool letter = false, digit = false;
  for (std::size_t i = 0; i < word.size();) {
    const text::CodePoint c = text::decode(word, i);
    i += c.size;
    letter = letter || text::is_letter(c.value);
    digit = digit || text::is_digit(c.value);
  }
  return letter ? tokens::TokenKind::word : digit ? tokens::TokenKind::number : tokens::TokenKind::punctuation;
}

/// The tokens that a treebank has, in its sentences.
tokens::Tokens tokens_of(const Record& record) {
  tokens::Tokens out;
  std::uint32_t from = 0;
  for (const Tag& tag : record.tags) {
    out.tokens.push_back({tag.span, kind_of(std::string_view(record.words).substr(tag.span.begin, tag.span.size()))});
    const auto end = static_cast<std::uint32_t>(out.tokens.size());
    if (!tag.last && &tag != &record.tags.back()) continue;
    out.sentences.push_back({from, end});
    from = end;
  }
  return out;
}

std::vector<TokenRange> ranges_of(const std::vector<tokens::Token>& all, const Spans& spans) {
  std::vector<TokenRange> out;
  for (const text::Span span : spans) {
    const TokenRange range = tokens::tokens_in(all, span);
    if (!range.empty()) out.push_back(range);
  }
  return out;
}

std::int16_t class_number(const std::string& word) {
  std::string folded = text::fold(word);
  for (std::uint8_t i = 0; i < tags::word_class_count; ++i) {
    if (tags::to_string(static_cast<tags::WordClass>(i)) == folded) return i;
  }
  return -1;
}

std::int16_t name_number(const std::string& word) {
  if (word == "_") return -1;
  if (word == "PERSON") return static_cast<std::int16_t>(tags::NameClass::person);
  if (word == "ORGANIZATION") return static_cast<std::int16_t>(tags::NameClass::organisation);
  if (word == "LOCATION") return static_cast<std::int16_t>(tags::NameClass::place);
  if (word == "MISC") return static_cast<std::int16_t>(tags::NameClass::other);
  return static_cast<std::int16_t>(tags::NameClass::none);
}

void add_labels(const Record& record, const std::vector<tokens::Token>& all, Sample& sample, Helpers& helpers) {
  sample.word_class.assign(all.size(), -1);
  sample.name = sample.fine = sample.relation = sample.other_relation = sample.word_class;
  std::size_t k = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    while (k < record.tags.size() && record.tags[k].span.end <= all[i].span.begin) ++k;
    if (k == record.tags.size() || record.tags[k].span.begin > all[i].span.begin) continue;
    const Tag& tag = record.tags[k];
    sample.word_class[i] = class_number(tag.word_class);
    sample.fine[i] = helpers.fine[tag.fine == "``" || tag.fine == "''" ? "\"" : tag.fine];
    const std::string relation = tag.relation + (tag.head == 0 ? "" : tag.head < 0 ? "<" : ">");
    if (record.own_tokens)
      sample.relation[i] = helpers.relation[relation];
    else
      sample.other_relation[i] = helpers.other_relation[relation];
    sample.name[i] = name_number(tag.name);
  }
}

Sample sample_of(const Record& record, const lexicon::Lexicon& lexicon, Helpers& helpers) {
  document::DocumentOptions options;
  options.lang = lexicon.lang();
  auto document = document::parse_document(std::make_shared<const text::Text>(text::Text::from_utf8(record.words)), lexicon, options);
  if (record.own_tokens) document = document::with_tokens(std::move(document), tokens_of(record));
  const auto& all = document.tokens.tokens;
  Sample sample;
  sample.id = record.id;
  std::vector<std::string> folded;
  for (const tokens::Token& token : all) folded.push_back(text::fold(document.text->view(token.span)));
  sample.places = tags::places_of(document);
  sample.features = tags::features_of(document, folded, sample.places, lexicon, {0, static_cast<std::uint32_t>(all.size())});
  for (const auto& annotator : record.annotators) {
    sample.annotators.emplace_back();
    for (const auto& [source, cue, content] : annotator)
      sample.annotators.back().push_back({ranges_of(all, source), ranges_of(all, cue), ranges_of(all, content)});
  }
  add_labels(record, all, sample, helpers);
  return sample;
}

std::string read_bytes(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

std::vector<Sample> read_samples(const std::string& path, const lexicon::Lexicon& lexicon, Helpers& helpers) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path);
  std::vector<Sample> all;
  Record record;
  const auto finish = [&] {
    if (!record.id.empty()) all.push_back(sample_of(record, lexicon, helpers));
    record = {};
  };
  for (std::string line; std::getline(in, line);) {
    std::istringstream words(line);
    std::string kind;
    words >> kind;
    if (kind == "A") {
      finish();
      std::size_t size = 0;
      words >> record.id >> size >> record.own_tokens;
      record.words.resize(size);
      in.read(record.words.data(), static_cast<std::streamsize>(size));
      in.get();
    } else if (kind == "X") {
      record.annotators.emplace_back();
    } else if (kind == "Q") {
      std::string source, cue, content;
      words >> source >> cue >> content;
      record.annotators.back().push_back({parse_spans(source), parse_spans(cue), parse_spans(content)});
    } else if (kind == "T") {
      Tag tag;
      words >> tag.span.begin >> tag.span.end >> tag.word_class >> tag.fine >> tag.relation >> tag.head >> tag.name >> tag.last;
      record.tags.push_back(std::move(tag));
    }
  }
  finish();
  return all;
}

lexicon::Lexicon read_lexicon(const std::string& data, const std::string& lang) {
  lexicon::Lexicon all(lang, {});
  for (const std::string& folder : {std::string("any"), lang}) {
    std::vector<std::filesystem::path> files(std::filesystem::directory_iterator(data + "/lexicon/" + folder), {});
    std::sort(files.begin(), files.end());
    for (const auto& file : files)
      all = lexicon::extend(all, lexicon::parse_lexicon(read_bytes(file), lang, file.filename().string()).entries());
  }
  return all;
}

}  // namespace quotidian::training
