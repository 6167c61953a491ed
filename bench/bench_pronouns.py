"""Who is meant by "he" and "she": F1 on GAP (Webster et al. 2018, TACL 6), with the two names given, and its ratio for women and men.

    QUOTIDIAN_DATA=... bench_pronouns.py [development|validation]

A name counts as meant where the figure that the pronoun is resolved to has a mention that overlaps it. Intervals are of 95 %, by drawing
the rows 400 times. The rules of quotidian are made for news; GAP is made of encyclopedia pages.
"""

from __future__ import annotations

import csv
import lzma
import os
import pathlib
import random
import sys
from collections import Counter
from typing import Any

from quotidian import _core
from quotidian.entities import mentions_of
from quotidian.lexicon import default_lexicons
from quotidian.speakers import links_of, voices_of

FEMALE = {"she", "her", "hers"}
#: A headline, so that the passage is read as the text below one.
HEAD = "A life\n\n"


def answers(row: dict[str, str]) -> list[tuple[bool, bool]]:
    """For each of the two names: whether it is meant, and whether quotidian says so."""
    text = HEAD + row["Text"]
    at = len(HEAD) + int(row["Pronoun-offset"])
    end = at + len(row["Pronoun"])
    lexicons = default_lexicons()
    documents = _core.parse_documents([text], lexicons, ["en"], [0], "treebank", 1)
    taggings = _core.tag_many(documents, lexicons, 1)
    mentions = _core.find_mentions_many(documents, taggings, lexicons, 1)
    rest = (end + 1, min(len(text), end + 20))
    if rest[0] >= rest[1]:
        rest = (max(0, at - 20), at - 1)
    quotes = _core.make_quotes(documents[0], [{"kind": "indirect", "contents": [rest], "source": [(at, end)]}], [])
    (speakers,) = _core.resolve_speakers_many(documents, taggings, mentions, [quotes], lexicons, _core.Model(), 1)
    spans = [(each.start, each.end) for each in mentions_of(mentions[0])]
    (link,) = links_of(speakers)
    own = [spans[m] for m in voices_of(speakers)[link.speaker].mentions] if link.speaker is not None else []
    out = []
    for name in "AB":
        start = len(HEAD) + int(row[f"{name}-offset"])
        stop = start + len(row[name])
        out.append((row[f"{name}-coref"] == "TRUE", any(s < stop and e > start for s, e in own)))
    return out


def f1(counts: Counter[str]) -> float:
    """F1 of what was called meant."""
    return 2 * counts["hit"] / max(1, 2 * counts["hit"] + counts["extra"] + counts["missed"])


def summed(rows: list[tuple[bool, Counter[str]]], female: bool | None) -> Counter[str]:
    """Counts of all rows, or of those about women or men."""
    return sum((each for sex, each in rows if female is None or sex == female), Counter())


def main(part: str) -> None:
    """Print the figures."""
    place = os.environ.get("QUOTIDIAN_DATA")
    if not place:
        sys.exit("set QUOTIDIAN_DATA to the folder of annotated data")
    rows: list[tuple[bool, Counter[str]]] = []
    with lzma.open(pathlib.Path(place) / "gap" / f"gap-{part}.tsv.xz", "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            counts: Counter[str] = Counter()
            for meant, told in answers(row):
                counts["hit" if meant and told else "extra" if told else "missed" if meant else "none"] += 1
            rows.append((row["Pronoun"].lower() in FEMALE, counts))
    rng = random.Random(0)
    drawn: list[Any] = [rng.choices(rows, k=len(rows)) for _ in range(400)]

    def told(name: str, measure: Any) -> None:
        spread = sorted(measure(each) for each in drawn)
        print(f"{name:8}{measure(rows):.3f}   {spread[10]:.3f} to {spread[389]:.3f}")

    told("F1", lambda some: f1(summed(some, None)))
    told("women", lambda some: f1(summed(some, True)))
    told("men", lambda some: f1(summed(some, False)))
    told("ratio", lambda some: f1(summed(some, True)) / max(1e-9, f1(summed(some, False))))


if __name__ == "__main__":
    main(*(sys.argv[1:] or ["validation"]))
