#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "quotidian/lexicon/lexicon.hpp"
#include "quotidian/text/text.hpp"

namespace quotidian::lexicon {
namespace {

constexpr std::array<std::pair<EntryKind, std::string_view>, 22> words{{
    {EntryKind::cue, "cue"},
    {EntryKind::cue_noun, "cue_noun"},
    {EntryKind::cue_phrase, "cue_phrase"},
    {EntryKind::title, "title"},
    {EntryKind::role, "role"},
    {EntryKind::body, "body"},
    {EntryKind::group, "group"},
    {EntryKind::document, "document"},
    {EntryKind::pronoun, "pronoun"},
    {EntryKind::first_name, "first_name"},
    {EntryKind::abbreviation, "abbreviation"},
    {EntryKind::furniture, "furniture"},
    {EntryKind::name_trigger, "name_trigger"},
    {EntryKind::circumstance, "circumstance"},
    {EntryKind::function_word, "function_word"},
    {EntryKind::month, "month"},
    {EntryKind::weekday, "weekday"},
    {EntryKind::surname_suffix, "surname_suffix"},
    {EntryKind::case_ending, "case_ending"},
    {EntryKind::place, "place"},
    {EntryKind::stop_word, "stop_word"},
    {EntryKind::verb, "verb"},
}};

std::vector<std::string_view> split(std::string_view line, char at) {
  std::vector<std::string_view> fields;
  for (std::size_t start = 0; start <= line.size();) {
    const std::size_t end = std::min(line.find(at, start), line.size());
    fields.push_back(line.substr(start, end - start));
    start = end + 1;
  }
  return fields;
}

std::string_view trim(std::string_view field) {
  const auto first = field.find_first_not_of(" \r");
  if (first == std::string_view::npos) return {};
  return field.substr(first, field.find_last_not_of(" \r") - first + 1);
}

/// Where a fault is told: file and line.
struct Place {
  std::string_view file;
  std::size_t line;

  [[noreturn]] void fail(const std::string& what) const {
    throw std::invalid_argument("lexicon " + std::string(file) + ", line " + std::to_string(line) + ": " + what);
  }
};

std::map<std::string, std::string> attributes_of(std::string_view field, const Place& place) {
  std::map<std::string, std::string> out;
  if (field.empty()) return out;
  for (std::string_view pair : split(field, ';')) {
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos) { place.fail("wanted attributes as key=value;key=value, got '" + std::string(pair) + "'"); }
    out.emplace(trim(pair.substr(0, equals)), trim(pair.substr(equals + 1)));
  }
  return out;
}

/// The forms that a bracket of endings stands for: `заяви[л|ла]` gives two.
std::vector<std::string> expand(std::string_view form, const Place& place) {
  const std::size_t open = form.find('[');
  if (open == std::string_view::npos) return {std::string(form)};
  const std::size_t close = form.find(']', open);
  if (close == std::string_view::npos || form.find('[', open + 1) != std::string_view::npos) {
    place.fail("wanted one bracket of endings, closed, got '" + std::string(form) + "'");
  }
  std::vector<std::string> out;
  for (std::string_view ending : split(form.substr(open + 1, close - open - 1), '|')) {
    out.push_back(std::string(form.substr(0, open)).append(ending).append(form.substr(close + 1)));
  }
  return out;
}

void add_line(std::string_view line, std::string& source, std::vector<Entry>& entries, const Place& place) {
  if (trim(line).empty() || line.front() == '#') return;
  const std::vector<std::string_view> fields = split(line, '\t');
  if (trim(fields[0]) == "!source") {
    if (fields.size() < 2 || trim(fields[1]).empty()) place.fail("wanted the name of a source after !source");
    source = trim(fields[1]);
    return;
  }
  if (fields.size() < 2 || fields.size() > 4) {
    place.fail("wanted 'kind TAB form [TAB attributes [TAB source]]', got " + std::to_string(fields.size()) + " field(s)");
  }
  const auto kind = entry_kind(trim(fields[0]));
  if (!kind) place.fail("unknown kind '" + std::string(fields[0]) + "'");
  std::string_view form = trim(fields[1]);
  const bool prefix = form.size() > 1 && form.back() == '*';
  if (prefix) form.remove_suffix(1);
  if (form.empty()) place.fail("the form is empty");
  const auto attributes = fields.size() > 2 ? attributes_of(trim(fields[2]), place) : std::map<std::string, std::string>();
  const std::string from = fields.size() > 3 && !trim(fields[3]).empty() ? std::string(trim(fields[3])) : source;
  if (from.empty()) place.fail("no source: give a fourth field, or a line '!source TAB name' before");
  for (std::string& expanded : expand(form, place)) { entries.push_back({*kind, std::move(expanded), prefix, attributes, from}); }
}

}  // namespace

std::string_view to_string(EntryKind kind) {
  const auto* const at = std::find_if(words.begin(), words.end(), [&](const auto& word) { return word.first == kind; });
  return at->second;
}

std::optional<EntryKind> entry_kind(std::string_view word) {
  const auto* const at = std::find_if(words.begin(), words.end(), [&](const auto& known) { return known.second == word; });
  return at == words.end() ? std::nullopt : std::optional(at->first);
}

Lexicon parse_lexicon(std::string_view bytes, std::string_view lang, std::string_view name) {
  try {
    static_cast<void>(text::Text::from_utf8(bytes));
  } catch (const std::invalid_argument& error) { throw std::invalid_argument("lexicon " + std::string(name) + ": " + error.what()); }
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
  std::vector<Entry> entries;
  std::string source;
  std::size_t number = 0;
  for (std::string_view line : split(bytes, '\n')) {
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    add_line(line, source, entries, Place{name, ++number});
  }
  return {std::string(lang), std::move(entries)};
}

}  // namespace quotidian::lexicon
