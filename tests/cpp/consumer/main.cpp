// Who said what in one sentence, from C++.
#include <fstream>
#include <iostream>
#include <iterator>
#include <quotidian/quotes/quote.hpp>

using namespace quotidian;

int main() {
  std::ifstream file(LEXICON, std::ios::binary);
  const auto lexicon = lexicon::parse_lexicon(std::string(std::istreambuf_iterator<char>(file), {}), "en", LEXICON);
  const auto text = std::make_shared<const text::Text>(text::Text::from_utf8("“The bridge is safe,” engineer Leyla Sadiq said."));
  const auto document = document::parse_document(text, lexicon, {"en"});
  const auto tagging = tags::tag(document, lexicon);
  const auto mentions = entities::find_mentions(document, tagging, lexicon);
  for (const auto& quote : quotes::find_quotes(document, tagging, mentions, lexicon, {}).quotes) {
    std::cout << text->view(quote.source.at(0)) << ": " << text->view(quote.contents.at(0)) << '\n';
  }
}
