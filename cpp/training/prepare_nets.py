"""Write annotated texts as the one flat format that `fit_nets` reads.

    QUOTIDIAN_DATA=... python cpp/training/prepare_nets.py FOLDER

A <id> <bytes> <0 or 1>     then the text and a line break; 1: the tokens are its T lines, 0: they are the package's own
X                           the attributions of one annotator follow
Q <source> <cue> <content>  an attribution; spans `b-e` in bytes joined by `,`; `-` for none
T b e class fine relation head name last   a token of a treebank or of another tagger; `_` not known; head: distance in tokens, 0 root

Articles whose number is a multiple of eight are left out of polnear-fit.txt: confidence is fitted on them (their ids: held.txt).
"""

from __future__ import annotations

import json
import lzma
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

HELD = 8  # one article in so many is held out
KEPT_SUBTYPES = {"nsubj:pass", "aux:pass", "nmod:poss", "acl:relcl"}


def bytes_before(text: str) -> list[int]:
    """Bytes before each code point, and after the last."""
    places = [0]
    for sign in text:
        places.append(places[-1] + len(sign.encode("utf-8", "replace")))
    return places


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Rows of a compressed JSON Lines file."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def head(name: str, text: str, own_tokens: bool) -> bytes:
    """The lines that begin a text."""
    data = text.encode("utf-8", "replace")
    return f"A {name} {len(data)} {int(own_tokens)}\n".encode() + data + b"\n"


def article(row: dict[str, Any], tagged: dict[str, Any] | None) -> bytes:
    """An article with the attributions of each annotator, and what another tagger says of its words."""
    at = bytes_before(row["text"])

    def spans(pairs: Sequence[Sequence[int]]) -> str:
        return ",".join(f"{at[start]}-{at[end]}" for start, end in pairs) or "-"

    out = [head(row["id"], row["text"], False)]
    for marked in (row["attributions"], *(row.get("others") or {}).values()):
        out.append(b"X\n")
        out += [f"Q {spans(q['source'])} {spans(q['cue'])} {spans(q['content'])}\n".encode() for q in marked]
    for sentence in tagged["sentences"] if tagged else ():
        for i, (start, end, fine, name, governor, relation) in enumerate(sentence):
            distance = 0 if governor == 0 else governor - 1 - i
            out.append(f"T {at[start]} {at[end]} _ {fine} {relation} {distance} {name} {int(i == len(sentence) - 1)}\n".encode())
    return b"".join(out)


def documents(path: Path) -> Iterator[list[tuple[str, list[list[str]]]]]:
    """Documents of a treebank: sentences of fields a word, each with what parts it from the one before."""
    document: list[tuple[str, list[list[str]]]] = []
    sentence: list[list[str]] = []
    gap = ""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc"):
                if document:
                    yield document
                document, gap = [], ""
            elif line.startswith("# newpar"):
                gap = "\n\n"
            elif line.strip() and not line.startswith("#"):
                sentence.append(line.rstrip("\n").split("\t"))
            elif not line.strip() and sentence:
                document.append((gap or " ", sentence))
                sentence, gap = [], ""
    if document:
        yield document


def surface(sentence: list[list[str]]) -> list[tuple[str, str, list[str], int]]:
    """Surface words of a sentence: form, space after it or none, fields of its first word, distance to its head."""
    place: dict[int, int] = {}
    words: list[tuple[str, str, int]] = []
    fields = {int(word[0]): word for word in sentence if word[0].isdigit()}
    for word in sentence:
        if "." in word[0]:
            continue
        numbers = list(map(int, word[0].split("-")))
        if numbers[0] in place:
            continue
        for number in range(numbers[0], numbers[-1] + 1):
            place[number] = len(words)
        words.append((word[1], "" if "SpaceAfter=No" in word[9] else " ", numbers[0]))
    made = []
    for i, (form, space, number) in enumerate(words):
        governor = int(fields[number][6])
        made.append((form, space, fields[number], 0 if governor == 0 else place[governor] - i))
    return made


def treebank(name: str, number: int, document: list[tuple[str, list[list[str]]]]) -> bytes:
    """A document of a treebank as a text with its tokens."""
    text = ""
    tags: list[tuple[int, int, str]] = []
    for gap, sentence in document:
        text = text.rstrip(" ") + (gap if text else "")
        words = surface(sentence)
        for i, (form, space, fields, distance) in enumerate(words):
            relation = fields[7] if fields[7] in KEPT_SUBTYPES else fields[7].split(":")[0]
            last = i == len(words) - 1
            tags.append((len(text), len(text) + len(form), f"{fields[3]} {fields[4]} {relation} {distance} _ {int(last)}"))
            text += form + ("" if last else space)
    at = bytes_before(text)
    return head(f"{name}-{number}", text, True) + b"".join(f"T {at[b]} {at[e]} {rest}\n".encode() for b, e, rest in tags if b < e)


def main(folder: Path) -> None:
    """Write polnear-fit.txt, held.txt and a file a treebank into the folder."""
    place = os.environ.get("QUOTIDIAN_DATA")
    if not place:
        sys.exit("set QUOTIDIAN_DATA to the folder of annotated data")
    data = Path(place)
    folder.mkdir(parents=True, exist_ok=True)
    tagged = {row["id"]: row for row in rows(data / "polnear" / "train-corenlp.jsonl.xz")}
    held = []
    with (folder / "polnear-fit.txt").open("wb") as out:
        for number, row in enumerate(rows(data / "polnear" / "train.jsonl.xz")):
            if number % HELD == 0:
                held.append(row["id"])
            else:
                out.write(article(row, tagged.get(row["id"])))
    (folder / "held.txt").write_text("\n".join(held) + "\n", "utf-8")
    for name in ("en_ewt-train", "en_gum-train"):
        with (folder / f"{name}.txt").open("wb") as out:
            for number, document in enumerate(documents(data / "treebanks" / f"{name}.conllu.xz")):
                out.write(treebank(name, number, document))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
