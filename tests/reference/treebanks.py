"""Tokens and sentences of a Universal Dependencies treebank as raw text with gold spans, and F1 by the CoNLL 2018 definition."""

from __future__ import annotations

import lzma
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

Span = tuple[int, int]

# Spellings of quotation marks that come from LaTeX and HTML, not from writers.
MARKS = {"``": "“", "''": "”", "&#39;&#39;": "”"}


@dataclass
class Document:
    """Raw text of a treebank's document: sentences joined as SpaceAfter says, a blank line at each paragraph."""

    text: str = ""
    tokens: list[Span] = field(default_factory=list)
    sentences: list[Span] = field(default_factory=list)


def read_treebank(path: Path) -> Iterator[Document]:
    """Documents of a CoNLL-U file packed with xz; surface tokens, so that a multiword token counts once."""
    document, first, covered = Document(), 0, 0
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in map(str.rstrip, lines):
            if line.startswith("# newdoc") and document.tokens:
                yield document
                document, first = Document(), 0
            elif line.startswith("# newpar") and document.text:
                document.text = document.text.rstrip() + "\n\n"
            elif line.startswith("#"):
                continue
            elif not line:
                if first < len(document.tokens):
                    document.sentences.append((document.tokens[first][0], document.tokens[-1][1]))
                first, covered = len(document.tokens), 0
            else:
                number, form, *_, misc = line.split("\t")
                if "." in number or ("-" not in number and int(number) <= covered):
                    continue
                covered = int(number.split("-")[1]) if "-" in number else covered
                form = MARKS.get(form, form)
                start = len(document.text)
                document.tokens.append((start, start + len(form)))
                document.text += form + ("" if "SpaceAfter=No" in misc else " ")
    if document.tokens:
        yield document


def f1(pairs: Iterable[tuple[Iterable[Span], Iterable[Span]]]) -> float:
    """F1 in per cent over (gold, found) spans of all documents; a span is right where both its ends are."""
    hit = gold_count = found_count = 0
    for gold_spans, found_spans in pairs:
        gold, found = set(gold_spans), set(found_spans)
        hit, gold_count, found_count = hit + len(gold & found), gold_count + len(gold), found_count + len(found)
    return 200 * hit / (gold_count + found_count) if gold_count + found_count else 0.0
