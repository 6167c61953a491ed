#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "quotidian/tokens/tokens.hpp"

using namespace quotidian;

TEST_CASE("a text's language is decided by script and letters") {
  const std::vector<std::pair<std::string, std::string>> table{
      {"The minister said that nothing had changed.", "en"},
      {"Nazir dedi ki, heç nə dəyişməyib.", "az"},
      {"Bakan hiçbir şeyin değişmediğini söyledi.", "tr"},
      {"Министр заявил, что ничего не изменилось.", "ru"},
      {"Назир деди ки, һеч нә дәјишмәјиб.", "az"},
      {"Міністр заявив, що нічого не змінилося, її ім'я відоме.", "uk"},
      {"Նախարարն ասաց, որ ոչինչ չի փոխվել։", "hy"},
      {"მინისტრმა თქვა, რომ არაფერი შეცვლილა.", "ka"},
      {"قال الوزير إن شيئا لم يتغير.", "ar"},
      {"وزیر گفت که چیزی تغییر نکرده است.", "fa"},
      {"Ο υπουργός είπε ότι τίποτα δεν άλλαξε.", "el"},
      {"השר אמר שדבר לא השתנה.", "he"},
      {"大臣は何も変わっていないと述べた。", "ja"},
      {"部长说什么都没有改变。", "zh"},
      {"장관은 아무것도 변하지 않았다고 말했다.", "ko"},
      {"", "und"},
      {"12.05.2024 | 11:05 — 100 %", "und"},
  };
  for (const auto& [words, lang] : table) {
    INFO(words);
    CHECK(tokens::decide_language(text::Text::from_utf8(words)) == lang);
  }
}

TEST_CASE("names from another language do not change a text's own") {
  CHECK(tokens::decide_language(text::Text::from_utf8("Əliyev and Həsənov met Şəmsi Qurbanlı in Gəncə, the agency said.")) == "en");
  CHECK(tokens::decide_language(text::Text::from_utf8("Erdoğan met Çavuşoğlu and Işık in Iğdır, the agency said.")) == "en");
  CHECK(tokens::decide_language(text::Text::from_utf8("Əliyev Türkiyədə Erdoğan ilə görüşüb, sonra Ankaradan qayıdıb.")) == "az");
  CHECK(tokens::decide_language(text::Text::from_utf8("Cumhurbaşkanı, Əliyev ile Ankara'da görüştü ve sonra ayrıldı.")) == "tr");
  CHECK(tokens::decide_language(text::Text::from_utf8("Министр встретился с представителем The New York Times в Баку.")) == "ru");
}

TEST_CASE("only the beginning of a long text is looked at, and never half a letter") {
  std::string words = "The minister said that nothing had changed. ";
  while (words.size() < 20'001) words += "ə";
  CHECK_NOTHROW(tokens::decide_language(text::Text::from_utf8(words)));
  std::string english;
  while (english.size() < 20'000) english += "The minister said that nothing had changed. ";
  CHECK(tokens::decide_language(text::Text::from_utf8(english + std::string(100'000, 'z') + "ə ə ə ə")) == "en");
}
