// Quotes and names that Python hands in.
#include "quote_rows.hpp"

namespace quotidian::bindings {
namespace {

using Pairs = std::vector<std::pair<std::int64_t, std::int64_t>>;

/// One row of quotes made elsewhere, read field by field.
struct Row {
  const text::Text& text;
  const py::dict& fields;
  std::size_t number;

  [[noreturn]] void fail(const std::string& what) const { throw py::value_error("quote " + std::to_string(number) + ": " + what); }

  [[nodiscard]] bool has(const char* key) const { return fields.contains(key) && !fields[key].is_none(); }

  text::Span span(std::int64_t begin, std::int64_t end, const char* what) const {
    if (begin < 0 || end <= begin || end > static_cast<std::int64_t>(text.codepoints())) {
      fail(std::string(what) + " [" + std::to_string(begin) + ", " + std::to_string(end) + ") is no span of a text of " +
           std::to_string(text.codepoints()) + " code points");
    }
    return {text.to_byte(static_cast<std::uint32_t>(begin)), text.to_byte(static_cast<std::uint32_t>(end))};
  }

  std::vector<text::Span> spans(const char* key) const {
    std::vector<text::Span> out;
    if (!has(key)) return out;
    try {
      for (const auto& [begin, end] : fields[key].cast<Pairs>()) out.push_back(span(begin, end, key));
    } catch (const py::cast_error&) {
      fail(std::string(key) + ": wanted a list of (start, end), got " + py::str(py::type::of(fields[key])).cast<std::string>());
    }
    return out;
  }

  /// The value of an enum by its word.
  template <class Kind>
  Kind choice(const char* key, Kind last, Kind otherwise) const {
    if (!has(key)) return otherwise;
    const auto word = py::str(fields[key]).cast<std::string>();
    std::string known;
    for (std::size_t i = 0; i <= static_cast<std::size_t>(last); ++i) {
      if (quotes::to_string(static_cast<Kind>(i)) == word) return static_cast<Kind>(i);
      known += (known.empty() ? "" : ", ") + std::string(quotes::to_string(static_cast<Kind>(i)));
    }
    fail(std::string(key) + ": wanted one of " + known + ", got '" + word + "'");
  }

  std::optional<std::uint32_t> index(const char* key) const {
    if (!has(key)) return std::nullopt;
    const auto value = fields[key].cast<std::int64_t>();
    if (value < 0) fail(std::string(key) + ": wanted a number from 0 up, got " + std::to_string(value));
    return static_cast<std::uint32_t>(value);
  }
};

quotes::Quote to_quote(const Row& row) {
  quotes::Quote out;
  out.contents = row.spans("contents");
  out.kind = row.choice("kind", quotes::QuoteKind::headline, quotes::QuoteKind::direct);
  out.wording = row.choice("wording", quotes::QuoteKind::headline, out.kind);
  out.act = row.choice("act", quotes::Act::attitude, quotes::Act::speech);
  out.form = row.choice("form", quotes::Form::phrase, quotes::Form::clause);
  out.polarity = row.choice("polarity", quotes::Polarity::withheld, quotes::Polarity::said);
  out.stance = row.choice("stance", quotes::Stance::endorsing, quotes::Stance::neutral);
  out.evidence.rule = row.choice("rule", quotes::Rule::given, quotes::Rule::given);
  out.verbatim = row.spans("verbatim");
  out.cue = row.spans("cue");
  out.source = row.spans("source");
  if (row.has("evidence")) {
    const auto [begin, end] = row.fields["evidence"].cast<std::pair<std::int64_t, std::int64_t>>();
    out.evidence.span = row.span(begin, end, "evidence");
  }
  out.mention = row.index("mention");
  out.inside = row.index("inside");
  out.goes_on_from = row.index("goes_on_from");
  if (row.has("question")) out.question = row.fields["question"].cast<bool>();
  if (row.has("signs")) out.signs = row.fields["signs"].cast<std::vector<float>>();
  out.confidence = row.has("confidence") ? row.fields["confidence"].cast<float>() : 1.0F;
  return out;
}

}  // namespace

quotes::Quotes from_rows(const text::Text& text, const std::vector<py::dict>& rows,
                         const std::vector<std::tuple<std::int64_t, std::int64_t, std::string>>& names) {
  quotes::Quotes out;
  for (std::size_t i = 0; i < rows.size(); ++i) out.quotes.push_back(to_quote({text, rows[i], i}));
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto& [begin, end, kind] = names[i];
    if (begin < 0 || end <= begin || end > static_cast<std::int64_t>(text.codepoints()))
      throw py::value_error("name " + std::to_string(i) + " is no span of the text");
    quotes::Nonspeech name{{text.to_byte(static_cast<std::uint32_t>(begin)), text.to_byte(static_cast<std::uint32_t>(end))},
                           quotes::NonspeechKind::name};
    bool known = false;
    for (std::size_t k = 0; k <= static_cast<std::size_t>(quotes::NonspeechKind::slogan); ++k) {
      if (quotes::to_string(static_cast<quotes::NonspeechKind>(k)) == kind) {
        name.kind = static_cast<quotes::NonspeechKind>(k);
        known = true;
      }
    }
    if (!known) throw py::value_error("name " + std::to_string(i) + ": '" + kind + "' is no kind of NONSPEECH_KINDS");
    out.names.push_back(name);
  }
  return out;
}

}  // namespace quotidian::bindings
