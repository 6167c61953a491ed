// Mentions: tables of sentences with what must be found in them (tests/data/mentions), and hostile input.
#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "lexicons.hpp"
#include "quotidian/entities/mention.hpp"

using namespace quotidian;
using entities::Mention;

namespace {

struct Read {
  document::Document document;
  std::vector<Mention> mentions;

  [[nodiscard]] std::string words(tokens::TokenRange range) const {
    return range.empty() ? "-" : std::string(document.text->view(tokens::span_of(document.tokens.tokens, range)));
  }
  [[nodiscard]] std::string row(const Mention& mention) const {
    static constexpr std::string_view sexes = "?fm";
    std::string role = words(mention.role);
    if (role == "Mrs.") role = "Mrs";
    return std::string(to_string(mention.form)) + " | " + std::string(to_string(mention.type)) + " | " +
           sexes[static_cast<std::size_t>(mention.sex)] + " | " + words(mention.name) + " | " + role;
  }
};

Read read(const std::string& words, const lexicon::Lexicon& lexicon) {
  document::DocumentOptions options;
  options.lang = lexicon.lang();
  Read out{document::parse_document(std::make_shared<const text::Text>(text::Text::from_utf8(words)), lexicon, options), {}};
  out.mentions = entities::find_mentions(out.document, tags::tag(out.document, lexicon), lexicon);
  return out;
}

void check_valid(const Read& read) {
  const auto count = static_cast<std::uint32_t>(read.document.tokens.tokens.size());
  for (std::size_t i = 0; i < read.mentions.size(); ++i) {
    const Mention& one = read.mentions[i];
    REQUIRE(one.range.begin < one.range.end);
    REQUIRE(one.range.end <= count);
    REQUIRE(one.name.end <= count);
    REQUIRE(one.role.end <= count);
    REQUIRE((one.name.empty() || (one.range.begin <= one.name.begin && one.name.end <= one.range.end)));
    if (i > 0) REQUIRE(read.mentions[i - 1].range.begin <= one.range.begin);
  }
}

}  // namespace

TEST_CASE("mentions of the sentences in the tables are found", "[mentions]") {
  for (const char* lang : {"en", "az", "ru", "tr"}) {
    const lexicon::Lexicon lexicon = testing::load_lexicon(lang);
    std::ifstream file(std::string(QUOTIDIAN_TEST_DATA) + "/mentions/" + lang + ".txt");
    REQUIRE(file.good());
    Read now;
    std::vector<std::string> rows;
    for (std::string line; std::getline(file, line);) {
      if (line.empty() || line.front() == '#') continue;
      if (line.starts_with("= ")) {
        std::ostringstream found;
        for (const std::string& row : rows) found << row << "\n";
        INFO(lang << ": wanted " << line.substr(2) << "\nin " << now.document.text->view() << "\nfound\n" << found.str());
        CHECK(std::find(rows.begin(), rows.end(), line.substr(2)) != rows.end());
      } else if (line.starts_with("! ")) {
        for (const Mention& mention : now.mentions) {
          if (!mention.name.empty()) CHECK(now.words(mention.name) != line.substr(2));
        }
      } else {
        now = read(line, lexicon);
        check_valid(now);
        rows.clear();
        for (const Mention& mention : now.mentions) rows.push_back(now.row(mention));
      }
    }
  }
}

TEST_CASE("hostile texts give valid mentions", "[mentions]") {
  const lexicon::Lexicon lexicon = testing::load_lexicon("en");
  std::string long_name;
  for (int i = 0; i < 200; ++i) long_name += "Maximilian ";
  std::string of_chain = "The head";
  for (int i = 0; i < 2000; ++i) of_chain += " of the commission";
  std::string appositions;
  for (int i = 0; i < 2000; ++i) appositions += "Ali Karabag, chairman, ";
  std::string brackets;
  for (int i = 0; i < 2000; ++i) brackets += "Ali (";
  std::string marks;
  for (int i = 0; i < 2000; ++i) marks += "“A";
  for (const std::string& words : {std::string(), std::string(" \n\n "), long_name, of_chain, appositions, brackets, marks,
                                   std::string("😀 A. B. C. D."), std::string(100000, 'A'), std::string(100000, '\'')}) {
    check_valid(read(words, lexicon));
  }
}

TEST_CASE("an article twice as long takes about twice as long", "[mentions]") {
  const lexicon::Lexicon lexicon = testing::load_lexicon("en");
  const auto words_of = [](int n) {
    std::string out;
    for (int i = 0; i < n; ++i) out += "Ali Karabag, chairman of the party, told the minister of the ministry of X and Y that he did not. ";
    return out;
  };
  const Read one = read(words_of(200), lexicon);
  const Read two = read(words_of(400), lexicon);
  CHECK(two.mentions.size() == 2 * one.mentions.size());
}
