// Labels before a colon or a dash: whose they are by their words, before anybody asks who else speaks.
#include <algorithm>
#include <string_view>

#include "document/pieces.hpp"
#include "quotidian/text/characters.hpp"
#include "quotidian/text/fold.hpp"
#include "quotidian/text/utf8.hpp"

namespace quotidian::document {
namespace {

constexpr std::uint32_t longest_label = 120;  // bytes
constexpr std::uint32_t most_label_words = 7;

bool is_long_dash(char32_t c) { return c == 0x2013 || c == 0x2014 || c == 0x2015; }

bool is_mark(char32_t c) { return c == U'"' || c == 0x00AB || c == 0x00BB || (c >= 0x201C && c <= 0x201F); }

/// "[00:41] " before a label.
std::uint32_t skip_clock(std::string_view bytes, std::uint32_t at, std::uint32_t end) {
  if (at >= end || (bytes[at] != '[' && bytes[at] != '(')) return at;
  std::uint32_t i = at + 1;
  while (i < end && i < at + 12 && ((bytes[i] >= '0' && bytes[i] <= '9') || bytes[i] == ':' || bytes[i] == '.')) ++i;
  if (i == at + 1 || i >= end || (bytes[i] != ']' && bytes[i] != ')')) return at;
  ++i;
  while (i < end && bytes[i] == ' ') ++i;
  return i;
}

/// What has been read of a label so far.
struct Reading {
  std::string key;
  std::uint32_t words = 0;
  std::uint32_t capitals = 0;
  std::uint32_t longest = 0;  // letters of the longest word
  bool dotted = true;         // each word is single letters
};

/// Words of a label, outside brackets and before a comma: what follows is whom the person is from.
Reading read_words(std::string_view bytes, text::Span span) {
  Reading out;
  int depth = 0;
  bool inside = false;
  std::uint32_t letters = 0;
  std::string word;
  const auto close = [&] {
    if (!word.empty()) out.key.append(text::fold(word)).push_back(' ');
    word.clear();
    out.longest = std::max(out.longest, letters);
    letters = 0;
    inside = false;
  };
  for (std::uint32_t at = span.begin; at < span.end;) {
    const auto [c, size] = text::decode(bytes, at);
    if (depth == 0 && c == U',') break;
    depth += c == U'(' || c == U'[';
    if (depth == 0 && (text::is_word(c) || ((c == U'-' || c == U'\'' || c == 0x2019) && inside))) {
      if (!inside) {
        ++out.words;
        out.capitals += text::is_upper(c) || text::is_digit(c) || text::char_class(c) == text::CharClass::letter;
        text::append(word, c);
      } else {
        text::append(word, c);
      }
      inside = true;
      ++letters;
    } else {
      close();
    }
    depth -= (c == U')' || c == U']') && depth > 0;
    at += size;
  }
  close();
  if (!out.key.empty()) out.key.pop_back();
  return out;
}

/// "DS" stands for D. S.: capitals only, at most four.
bool is_run_of_initials(std::string_view bytes, text::Span span, std::string& initials) {
  std::string letters;
  std::uint32_t n = 0;
  for (std::uint32_t at = span.begin; at < span.end;) {
    const auto [c, size] = text::decode(bytes, at);
    if (text::is_upper(c)) {
      text::append(letters, c);
      ++n;
    } else if (c != U'.' && c != U' ' && c != U'-') {
      return false;
    }
    at += size;
  }
  if (n == 0 || n > 4) return false;
  initials = text::fold(letters);
  return true;
}

/// Words inside quotation marks that go on behind the label are quoted: «Вестник»: is a label, "SMITH: is none.
bool is_quoted(std::string_view bytes, text::Span span) {
  std::uint32_t marks = 0;
  for (std::uint32_t at = span.begin; at < span.end;) {
    const auto [c, size] = text::decode(bytes, at);
    marks += is_mark(c);
    at += size;
  }
  return marks % 2 != 0;
}

/// A name without the titles and offices before it.
std::string name_of(const std::string& key, const lexicon::Lexicon& lexicon) {
  std::size_t from = 0;
  for (std::size_t space = key.find(' '); space != std::string::npos; space = key.find(' ', from)) {
    const std::string_view word(key.data() + from, space - from);
    if (!lexicon.find(lexicon::EntryKind::title, word) && !lexicon.find(lexicon::EntryKind::role, word)) break;
    from = space + 1;
  }
  return key.substr(from);
}

std::string first_letters(const std::string& name) {
  std::string out;
  for (std::size_t at = 0; at < name.size(); at = name.find(' ', at) == std::string::npos ? name.size() : name.find(' ', at) + 1)
    out.append(name, at, text::decode(name, at).size);
  return out;
}

}  // namespace

std::optional<Label> make_label(std::string_view bytes, text::Span span, std::uint32_t content, bool colon, bool clocked,
                                const lexicon::Lexicon& lexicon) {
  const Reading reading = read_words(bytes, span);
  if (reading.words == 0 || reading.words > most_label_words || is_quoted(bytes, span)) return std::nullopt;
  const lexicon::Entry* entry = lexicon.find(lexicon::EntryKind::furniture, reading.key);
  const bool known = entry != nullptr && !entry->get("label").empty();
  const char32_t first = text::decode(bytes, span.begin).value;
  if (!known && !clocked &&
      (2 * reading.capitals < reading.words ||
       !(text::is_upper(first) || is_mark(first) || text::char_class(first) == text::CharClass::letter)))
    return std::nullopt;
  Label label{span, reading.key, name_of(reading.key, lexicon), {}, content, false, clocked, colon, false, false, std::nullopt};
  label.initials = first_letters(label.name);
  label.note = known && entry->get("label") == "note";
  if (known && !label.note) {
    label.question = entry->get("label") == "question";
    label.name = text::fold(bytes.substr(span.begin, span.size()));
  }
  if (std::string initials; is_run_of_initials(bytes, span, initials)) {
    label.is_initials = true;
    label.initials = initials;
  }
  return label;
}

namespace {

/// "Q. When …", "A) In …": one capital letter that the lexicon knows for a side.
std::optional<Label> letter_label(std::string_view bytes, std::uint32_t at, std::uint32_t end, const lexicon::Lexicon& lexicon) {
  const auto [c, size] = text::decode(bytes, at);
  const std::uint32_t sign = at + size;
  if (!text::is_upper(c) || sign + 2 >= end || (bytes[sign] != '.' && bytes[sign] != ')') || bytes[sign + 1] != ' ') return std::nullopt;
  auto label = make_label(bytes, {at, sign}, sign + 2, true, false, lexicon);
  if (!label || !label->question) return std::nullopt;
  label->dotted = true;
  return label;
}

}  // namespace

std::optional<Label> as_label(std::string_view bytes, text::Span span, std::uint32_t content, const lexicon::Lexicon& lexicon) {
  return make_label(bytes, span, content, true, true, lexicon);
}

std::optional<Label> read_label(std::string_view bytes, std::uint32_t at, std::uint32_t end, const lexicon::Lexicon& lexicon) {
  const std::uint32_t begin = skip_clock(bytes, at, end);
  const std::uint32_t limit = std::min(end, begin + longest_label);
  if (begin < end) {
    if (auto letter = letter_label(bytes, begin, end, lexicon)) return letter;
  }
  for (std::uint32_t i = begin; i < limit;) {
    const auto [c, size] = text::decode(bytes, i);
    const std::uint32_t next = i + size;
    const bool space_after = next >= end || text::is_space(text::decode(bytes, next).value);
    const bool dash = is_long_dash(c) && i > begin && bytes[i - 1] == ' ' && space_after;
    if ((c == U':' && i > begin && space_after) || dash) {
      std::uint32_t close = i;
      while (close > begin && bytes[close - 1] == ' ') --close;
      std::uint32_t content = next;
      while (content < end && text::is_space(text::decode(bytes, content).value)) content += text::decode(bytes, content).size;
      if (close == begin || content >= end) return std::nullopt;
      return make_label(bytes, {begin, close}, content, !dash, begin != at, lexicon);
    }
    if (c == U'?' || c == U'!' || c == U';') return std::nullopt;
    i = next;
  }
  return std::nullopt;
}

}  // namespace quotidian::document
