"""Make the frozen property tables of the core from Unicode's data files (15.0.0).

    unicode_tables.py FOLDER    FOLDER as in the Unicode Character Database (UnicodeData.txt, Scripts.txt, PropList.txt, auxiliary/)

Writes `cpp/src/text/character_tables.inc` and `cpp/src/tokens/break_tables.inc`. A table has two stages: blocks of 128 code
points, equal blocks kept once.
Source: https://www.unicode.org/Public/15.0.0/ucd/, Unicode License v3.
"""

from __future__ import annotations

import pathlib
import re
import sys

CORE = pathlib.Path(__file__).resolve().parents[1] / "src"
BLOCK = 128
LIMIT = 0x110000
CLASSES = {"Lu": 1, "Lt": 1, "Ll": 2, "Lm": 3, "Lo": 3, "M": 4, "Nd": 5, "Nl": 6, "No": 6, "P": 7, "S": 8, "Z": 9}
SPACE, CONTROL = 9, 10
SCRIPTS = {
    "Common": 0,
    "Inherited": 0,
    "Latin": 1,
    "Cyrillic": 2,
    "Arabic": 3,
    "Armenian": 4,
    "Georgian": 5,
    "Greek": 6,
    "Hebrew": 7,
    "Han": 8,
}
OTHER_SCRIPT = 9
# In the order of `enum class WordBreak` and `enum class SentenceBreak` (cpp/src/tokens/properties.hpp); 0 is Other.
WORD_BREAKS = [
    "Other", "CR", "LF", "Newline", "Extend", "ZWJ", "Regional_Indicator", "Format", "Katakana", "Hebrew_Letter", "ALetter",
    "Single_Quote", "Double_Quote", "MidNumLet", "MidLetter", "MidNum", "Numeric", "ExtendNumLet", "WSegSpace",
]  # fmt: skip
SENTENCE_BREAKS = [
    "Other", "CR", "LF", "Extend", "Sep", "Format", "Sp", "Lower", "Upper", "OLetter", "Numeric", "ATerm", "SContinue", "STerm", "Close",
]  # fmt: skip
PICTOGRAPHIC = 32  # bit of Extended_Pictographic beside the word break number


def ranges(path: pathlib.Path) -> list[tuple[int, int, str]]:
    """Rows `first..last ; value` of a property file, inclusive."""
    found = []
    for line in path.read_text("utf-8").splitlines():
        if m := re.match(r"([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*(\w+)", line):
            found.append((int(m[1], 16), int(m[2] or m[1], 16), m[3]))
    return found


def general_classes(folder: pathlib.Path) -> list[int]:
    """One CharClass number for each code point."""
    values, first = [CONTROL] * LIMIT, 0
    for line in (folder / "UnicodeData.txt").read_text("utf-8").splitlines():
        code, name, category = line.split(";")[:3]
        at = int(code, 16)
        if name.endswith("First>"):
            first = at
            continue
        start = first if name.endswith("Last>") else at
        number = CLASSES.get(category, CLASSES.get(category[0], CONTROL))
        values[start : at + 1] = [number] * (at + 1 - start)
    for start, end, value in ranges(folder / "PropList.txt"):
        if value == "White_Space":
            values[start : end + 1] = [SPACE] * (end + 1 - start)
    return values


def scripts(folder: pathlib.Path) -> list[int]:
    """One Script number for each code point."""
    values = [OTHER_SCRIPT] * LIMIT
    for start, end, value in ranges(folder / "Scripts.txt"):
        values[start : end + 1] = [SCRIPTS.get(value, OTHER_SCRIPT)] * (end + 1 - start)
    return values


def breaks(path: pathlib.Path, names: list[str]) -> list[int]:
    """One number of a break property (place in `names`) for each code point."""
    values = [0] * LIMIT
    for start, end, value in ranges(path):
        values[start : end + 1] = [names.index(value)] * (end + 1 - start)
    return values


def word_breaks(folder: pathlib.Path) -> list[int]:
    """Word_Break numbers, with the bit of Extended_Pictographic."""
    values = breaks(folder / "auxiliary" / "WordBreakProperty.txt", WORD_BREAKS)
    for start, end, value in ranges(folder / "emoji" / "emoji-data.txt"):
        if value == "Extended_Pictographic":
            for at in range(start, end + 1):
                values[at] |= PICTOGRAPHIC
    return values


def two_stage(name: str, values: list[int]) -> str:
    """C++ source of `<name>_blocks` (index of a block) and `<name>_values` (the blocks)."""
    blocks: dict[tuple[int, ...], int] = {}
    index = [blocks.setdefault(tuple(values[at : at + BLOCK]), len(blocks)) for at in range(0, LIMIT, BLOCK)]
    numbers = [value for block in blocks for value in block]

    def array(kind: str, label: str, row: list[int]) -> str:
        lines = [",".join(map(str, row[at : at + 40])) for at in range(0, len(row), 40)]
        return f"constexpr {kind} {label}[{len(row)}] = {{\n" + ",\n".join(lines) + "};\n"

    width = "std::uint8_t" if len(blocks) < 256 else "std::uint16_t"
    return array(width, f"{name}_blocks", index) + array("std::uint8_t", f"{name}_values", numbers)


def main(folder: pathlib.Path) -> None:
    """Write all tables."""
    head = "// Made by cpp/training/unicode_tables.py from Unicode 15.0.0 (Unicode License v3). Do not edit.\n"
    text = head + two_stage("class", general_classes(folder)) + two_stage("script", scripts(folder))
    (CORE / "text" / "character_tables.inc").write_text(text, "utf-8")
    sentence_breaks = breaks(folder / "auxiliary" / "SentenceBreakProperty.txt", SENTENCE_BREAKS)
    text = head + two_stage("word", word_breaks(folder)) + two_stage("sentence", sentence_breaks)
    (CORE / "tokens" / "break_tables.inc").write_text(text, "utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]))
