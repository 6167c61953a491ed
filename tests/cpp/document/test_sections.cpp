#include <algorithm>

#include "catch.hpp"
#include "document/pages.hpp"

using namespace quotidian;
using testing::letters_in;
using testing::parse;

namespace {

std::string letters_of_lines(const std::string& words, const std::string& lang, std::uint32_t headline_end = 0) {
  const document::Document document = parse(words, lang, headline_end);
  std::string out;
  for (const layout::Line& line : document.layout.lines) {
    if (!line.span.empty()) out += letters_in(document, line.span) + ' ';
  }
  return out;
}

}  // namespace

TEST_CASE("every line of the example pages has the kind a reader would give it") {
  std::size_t pages = 0;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(QUOTIDIAN_TEST_DATA) / "pages")) {
    if (entry.path().extension() != ".txt") continue;
    ++pages;
    const testing::Page page = testing::read_page(entry.path());
    const document::Document document = parse(page.text, page.lang);
    for (const testing::PageLine& line : page.lines) {
      INFO(entry.path().filename().string() << ": " << page.text.substr(line.span.begin, line.span.size()));
      CHECK(letters_in(document, line.span) == line.letters);
    }
  }
  REQUIRE(pages >= 12);
}

TEST_CASE("tails and heads that no phrase tells are the page's, and what only looks like them is the article's") {
  // which part of the page a line is, its shape alone often does not say
  const auto classes = [](std::string letters) {
    std::ranges::replace_if(
        letters, [](char c) { return std::string("rml").find(c) != std::string::npos; }, 'f');
    return letters;
  };
  std::size_t pages = 0;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(QUOTIDIAN_TEST_DATA) / "pages" / "more")) {
    ++pages;
    const testing::Page page = testing::read_page(entry.path());
    const document::Document document = parse(page.text, page.lang);
    for (const testing::PageLine& line : page.lines) {
      INFO(entry.path().filename().string() << ": " << page.text.substr(line.span.begin, line.span.size()));
      CHECK(classes(letters_in(document, line.span)) == classes(line.letters));
    }
  }
  REQUIRE(pages >= 14);
}

TEST_CASE("the page's own voice below an article is told from the article's last sentence") {
  const std::map<std::string, std::string> articles{
      {"en",
       "Bridge opens\n\nThe bridge over the river opened on Monday after a repair of six weeks, the port said, and carts crossed it until "
       "dark.\n\nThe repair cost more than the council had planned.\n\nTwo carts waited on the other bank.\n\n"},
      {"ru",
       "Мост открыли\n\nМост через реку открыли в понедельник после шести недель ремонта, сообщили в порту, и телеги шли по нему до "
       "темноты.\n\nРемонт обошёлся дороже, чем рассчитывал совет.\n\nДве телеги ждали на другом берегу.\n\n"},
      {"tr",
       "Köprü açıldı\n\nNehrin üzerindeki köprü altı haftalık onarımdan sonra pazartesi günü açıldı, liman idaresi duyurdu, arabalar "
       "karanlığa dek geçti.\n\nOnarım belediyenin hesapladığından pahalıya çıktı.\n\nKarşı kıyıda iki araba beklemişti.\n\n"},
      {"az",
       "Körpü açıldı\n\nÇayın üstündəki körpü altı həftəlik təmirdən sonra bazar ertəsi açılıb, liman idarəsi bildirib, arabalar qaranlığa "
       "qədər keçib.\n\nTəmir şuranın hesabladığından baha başa gəlib.\n\nO biri sahildə iki araba gözləyib.\n\n"}};
  std::istringstream file(testing::read_bytes(std::filesystem::path(QUOTIDIAN_TEST_DATA) / "tails.tsv"));
  std::size_t found = 0;
  std::size_t pages = 0;
  for (std::string row; std::getline(file, row);) {
    if (row.starts_with('#')) continue;
    const std::string lang = row.substr(0, 2);
    const bool page = row.substr(3, 4) == "page";
    const document::Document document = parse(articles.at(lang) + row.substr(8), lang);
    INFO(row);
    const bool last = document::is_furniture(document.sections.back().kind);
    if (!page) CHECK_FALSE(last);
    pages += page;
    found += page && last;
    for (std::size_t i = 0; i + 1 < document.sections.size(); ++i) CHECK_FALSE(document::is_furniture(document.sections[i].kind));
  }
  // some say too little: "The next issue goes on sale on Thursday."
  CHECK(pages == 46);
  CHECK(found >= 33);
}

TEST_CASE("sections stand in order, never overlap and cover every line that is not blank") {
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(QUOTIDIAN_TEST_DATA) / "pages")) {
    if (entry.path().extension() != ".txt") continue;
    const testing::Page page = testing::read_page(entry.path());
    const document::Document document = parse(page.text, page.lang);
    std::uint32_t before = 0;
    for (const document::Section& section : document.sections) {
      CHECK(section.span.begin >= before);
      CHECK(section.span.begin < section.span.end);
      before = section.span.end;
    }
    for (const layout::Line& line : document.layout.lines) {
      if (!line.span.empty()) CHECK(letters_in(document, line.span) != "");
    }
  }
}

TEST_CASE("a dateline is parted from the lead it begins") {
  const struct {
    std::string text;
    std::string lang;
    std::string dateline;
  } rows[] = {
      {"OSTIN (Coast Wire) - The harbour of Ostin was closed on Friday because of ice, officials said.", "en", "OSTIN (Coast Wire) -"},
      {"OSTIN, 2 June. /Coast Press/. Two sailors found an anchor of the last century below the old pier.", "en",
       "OSTIN, 2 June. /Coast Press/."},
      {"ТИХОРЕЧЬЕ, 5 мая — Паром через реку Тихую вернулся на линию после ремонта, сообщили в порту.", "ru", "ТИХОРЕЧЬЕ, 5 мая —"},
      {"The minister — a former teacher — said on Friday that the school in Ostin would stay open this year.", "en", ""},
      {"The harbour of Ostin was closed on Friday because of ice – the third time in a month, officials said.", "en", ""},
  };
  for (const auto& row : rows) {
    const document::Document document = parse("Headline of the day\n\n" + row.text, row.lang);
    const auto at = std::find_if(document.sections.begin(), document.sections.end(),
                                 [](const auto& s) { return s.kind == document::SectionKind::dateline; });
    INFO(row.text);
    CHECK((at == document.sections.end() ? "" : std::string(document.text->view(at->span))) == row.dateline);
  }
}

TEST_CASE("a headline that the caller knows is given, and its reprint in the text is a headline too") {
  const std::string title = "Ferry returns to the line";
  const std::string text =
      title +
      "\n\nHarbour Post\nFerry returns to the line at last\n5 May 2020\n\nThe ferry across the Tiha returned to the line on Monday after a repair of six weeks, the port said.";
  const document::Document document = parse(text, "en", static_cast<std::uint32_t>(title.size()));
  CHECK(document.sections[0].kind == document::SectionKind::headline);
  CHECK(document.sections[0].reason == document::SectionReason::given);
  CHECK(letters_of_lines(text, "en", static_cast<std::uint32_t>(title.size())) == "H f H T L ");
}

TEST_CASE("a phrase of the page inside running text leaves the text alone") {
  const std::string text =
      "Paper goes online\n\n"
      "Share prices of the publisher fell on Monday after the paper said that it would no longer be printed.\n\n"
      "Subscribe to our paper, the editor used to tell his neighbours, and nobody ever did, not even his brother.\n\n"
      "Comments made by the chairman on Tuesday did not help, and the shares lost another tenth of their value.\n\n"
      "The last printed issue will come out on Friday, with a map of the old town and a letter from the editor.";
  CHECK(letters_of_lines(text, "en") == "H L B B B ");
}

TEST_CASE("hostile and empty pages are labeled as far as can be known") {
  CHECK(parse("", "en").sections.empty());
  CHECK(parse(" \n\t\n\r\n ", "en").sections.empty());
  CHECK(letters_of_lines("Share on Facebook\nSubscribe to our newsletter\n© 2020 Harbour Post", "en") == "f f l ");
  CHECK(letters_of_lines(
            "Ferry returns\r\n\r\nThe ferry across the Tiha returned to the line on Monday, the port said.\r\n\r\nShare on Facebook\r\n",
            "en") == "H L f ");
  CHECK(
      letters_of_lines(
          "Ferry returns\xE2\x80\xA9The ferry across the Tiha returned to the line on Monday, the port said.\xE2\x80\xA9Share on Facebook",
          "en") == "H L f ");
  CHECK(letters_of_lines("<p>Ferry returns</p>\n<p>The ferry across the Tiha returned to the line on Monday, the port said.</p>", "en")
            .size() == 4);
  std::string dashes;
  for (int i = 0; i < 100'000; ++i) dashes += "-----\n";
  CHECK(parse(dashes, "en").turns.empty());
  const document::Document one_line = parse(std::string(10'000'000, 'a'), "en");
  CHECK(one_line.sections.size() == 1);
}

TEST_CASE("the kind at a byte is that of its section, and body between sections") {
  const document::Document document =
      parse("Ferry returns\n\nThe ferry across the Tiha returned to the line on Monday, the port said.", "en");
  CHECK(document::section_at(document.sections, 0) == document::SectionKind::headline);
  CHECK(document::section_at(document.sections, 13) == document::SectionKind::body);
  CHECK(document::section_at(document.sections, 20) == document::SectionKind::lead);
  CHECK(document::section_at({}, 5) == document::SectionKind::body);
}
