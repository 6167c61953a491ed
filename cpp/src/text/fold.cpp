#include "quotidian/text/fold.hpp"

#include <unicode/bytestream.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <stdexcept>

#include "quotidian/text/utf8.hpp"

namespace quotidian::text {
namespace {

bool is_ascii(std::string_view words) {
  return std::all_of(words.begin(), words.end(), [](char unit) { return static_cast<unsigned char>(unit) < 0x80; });
}

char32_t fold_one(char32_t c) {
  switch (c) {
    case U'I':
    case U'\u0130':
    case U'\u0131': return U'i';
    case U'\u2018':
    case U'\u2019':
    case U'\u02BC':
    case U'\u02B9':
    case U'`':
    case U'\u00B4':
    case U'\u201B': return U'\'';
    default: return static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
  }
}

std::string utf8(const icu::UnicodeString& words) {
  std::string out;
  words.toUTF8String(out);
  return out;
}

[[noreturn]] void fail(const char* what, UErrorCode status) {
  throw std::runtime_error(std::string("ICU cannot ") + what + ": " + u_errorName(status));
}

}  // namespace

std::string fold(std::string_view word) {
  std::string out;
  out.reserve(word.size());
  for (std::size_t at = 0; at < word.size();) {
    const auto unit = static_cast<unsigned char>(word[at]);
    if (unit < 0x80) {
      out.push_back(unit >= 'A' && unit <= 'Z' ? static_cast<char>(unit + 32) : unit == '`' ? '\'' : word[at]);
      ++at;
      continue;
    }
    const CodePoint c = decode(word, at);
    if (c.value != 0x0307) append(out, fold_one(c.value));
    at += c.size;
  }
  return out;
}

std::string to_lower(std::string_view words, std::string_view lang) {
  auto string = icu::UnicodeString::fromUTF8(icu::StringPiece(words.data(), static_cast<std::int32_t>(words.size())));
  return utf8(string.toLower(icu::Locale(std::string(lang).c_str())));
}

std::string to_nfc(std::string_view words) {
  if (is_ascii(words)) return std::string(words);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) fail("load NFC", status);
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  nfc->normalizeUTF8(0, icu::StringPiece(words.data(), static_cast<std::int32_t>(words.size())), sink, nullptr, status);
  if (U_FAILURE(status)) fail("normalize to NFC", status);
  return out;
}

std::string romanize(std::string_view words) {
  if (is_ascii(words)) return std::string(words);
  static const std::unique_ptr<const icu::Transliterator> shared = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> made(icu::Transliterator::createInstance("Any-Latin; Latin-ASCII", UTRANS_FORWARD, status));
    if (U_FAILURE(status)) fail("load the transliterator Any-Latin; Latin-ASCII", status);
    return made;
  }();
  static std::mutex lock;  // a Transliterator keeps state while it runs
  auto string = icu::UnicodeString::fromUTF8(icu::StringPiece(words.data(), static_cast<std::int32_t>(words.size())));
  string.findAndReplace(icu::UnicodeString(static_cast<UChar32>(0x0259)), icu::UnicodeString("a"));
  string.findAndReplace(icu::UnicodeString(static_cast<UChar32>(0x018F)), icu::UnicodeString("A"));
  const std::lock_guard guard(lock);
  shared->transliterate(string);
  return utf8(string);
}

}  // namespace quotidian::text
