"""Measure how often each way of resolving a speaker is right: the model part "speaker_confidence".

    QUOTIDIAN_DATA=... python cpp/training/fit_speaker_confidence.py [MORE.jsonl ...]

Reads the annotated press articles kept for fitting (and more files of the same form), resolves the annotated sources, and prints ten
numbers, in the order of `quotidian.speakers.RESOLUTIONS`: the share of right answers, smoothed by one right and one wrong of the
whole's proportion. A right answer is the annotated name, or, for bodies, groups, documents and the unnamed, one whose words hold it.
"""

from __future__ import annotations

import json
import os
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

from quotidian import _core
from quotidian.lexicon import default_lexicons
from quotidian.speakers import RESOLUTIONS, links_of, voices_of

#: Weight of the whole's share in the share of one resolution, in quotes.
PRIOR = 4.0


def words(name: str | None) -> tuple[str, ...]:
    """Words of a name without case, accents and a leading article."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name or "") if not unicodedata.combining(c)).casefold()
    found = re.findall(r"\w+", plain)
    return tuple(found[1:] if found[:1] in (["the"], ["a"], ["an"]) else found)


def same(gold: str | None, got: str | None, kind: str | None) -> bool:
    """Whether an answer is right."""
    a, b = words(gold), words(got)
    if a == b or not (a and b) or kind in ("person", None):
        return a == b
    short, long = sorted((a, b), key=len)
    return any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))


def count(path: Path, right: Counter[str], total: Counter[str]) -> None:
    """Add the answers for the articles of one file."""
    lexicons = default_lexicons()
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        gold = sorted(row["quotes"], key=lambda quote: quote["content"][0])
        documents = _core.parse_documents([row["text"]], lexicons, [row["lang"]], [0], "treebank", 1)
        taggings = _core.tag_many(documents, lexicons, 1)
        mentions = _core.find_mentions_many(documents, taggings, lexicons, 1)
        quotes = _core.make_quotes(documents[0], [as_row(quote) for quote in gold], [])
        (speakers,) = _core.resolve_speakers_many(documents, taggings, mentions, [quotes], lexicons, _core.Model(), 1)
        voices = voices_of(speakers)
        for quote, link in zip(gold, links_of(speakers), strict=True):
            got = voices[link.speaker].name if link.speaker is not None else None
            total[link.resolution] += 1
            right[link.resolution] += same(quote["speaker"], got, quote["speaker_type"])


def as_row(quote: dict[str, Any]) -> dict[str, Any]:
    """An annotated quote as `_core.make_quotes` takes it."""
    return {
        "kind": quote["kind"],
        "contents": [tuple(span) for span in quote["content"]],
        "source": [tuple(span) for span in quote["source"]],
        "cue": [tuple(span) for span in quote["cue"]],
        "question": quote["turn"] == "question" if quote["turn"] else None,
    }


def main(more: list[str]) -> None:
    """Print the part and the counts behind it."""
    place = os.environ.get("QUOTIDIAN_DATA")
    if not place:
        sys.exit("set QUOTIDIAN_DATA to the folder of annotated data")
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for path in [Path(place) / "press-train.jsonl", *map(Path, more)]:
        count(path, right, total)
    whole = sum(right.values()) / max(1, sum(total.values()))
    values = [(right[name] + PRIOR * whole) / (total[name] + PRIOR) for name in RESOLUTIONS]
    for name, value in zip(RESOLUTIONS, values, strict=True):
        print(f"{name:18}{right[name]:5} of {total[name]:5}  {value:.3f}")
    print(json.dumps({"speaker_confidence": [round(value, 4) for value in values]}))


if __name__ == "__main__":
    main(sys.argv[1:])
