#include "quotidian/text/characters.hpp"

namespace quotidian::text {
namespace {

#include "character_tables.inc"

constexpr char32_t limit = 0x110000;

}  // namespace

CharClass char_class(char32_t c) {
  if (c >= limit) return CharClass::control;
  return static_cast<CharClass>(class_values[class_blocks[c >> 7] * 128U + (c & 127U)]);
}

Script script(char32_t c) {
  if (c >= limit) return Script::other;
  return static_cast<Script>(script_values[script_blocks[c >> 7] * 128U + (c & 127U)]);
}

}  // namespace quotidian::text
