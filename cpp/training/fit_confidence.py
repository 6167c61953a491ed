"""Measure how often each rule that finds quotes is right: the model part "confidence".

    QUOTIDIAN_DATA=... python cpp/training/fit_confidence.py [--dry-run]

Reads annotated articles kept for fitting (press-train.jsonl, polnear/train.jsonl.xz, tests/data/gold), finds their quotes with the
installed package, and counts for each rule how many have an annotated partner: contents paired one to one, best Jaccard of their
words first, from .5, and the same source. The share, smoothed by one right and one wrong (Laplace), is taken over the press
articles and over PolNeAR by themselves and averaged, each weighed by the logarithm of its count; a rule never seen keeps one half.
Writes python/quotidian/data/model/quotidian.model and keeps the other parts of a model that is already there. The same data and rules give
the same bytes.
"""

from __future__ import annotations

import argparse
import json
import lzma
import math
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from quotidian import _core
from quotidian.lexicon import default_lexicons

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "reference"))  # the reader of marked articles that the tests use

from marked import read_marked_folder  # noqa: E402

MODEL = ROOT / "python" / "quotidian" / "data" / "model" / "quotidian.model"
WORD = re.compile(r"\w+")
Spans = Sequence[Sequence[int]]
Words = frozenset[int]


def words_of(text: str, spans: Spans) -> Words:
    """Where the words that begin in the spans begin; a leading "that" is left out."""
    found = [match for start, end in spans for match in WORD.finditer(text, start, end)]
    if len(found) > 1 and found[0][0].casefold() == "that":
        found = found[1:]
    return frozenset(match.start() for match in found)


def same_source(wanted: Words, got: Words) -> bool:
    """Whether two sources name the same words: half of the shorter one's, and the longer one not much longer."""
    if not wanted or not got:
        return wanted == got
    short, long = sorted((len(wanted), len(got)))
    return 2 * len(wanted & got) >= short and long <= 3 * short + 2


def articles(data: Path) -> Iterator[tuple[str, str, str, list[dict[str, Any]]]]:
    """Corpus, language, text and annotated quotes of every article."""
    for line in (data / "press-train.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        yield "press", row["lang"], row["text"], row["quotes"]
    for row in read_marked_folder(ROOT / "tests" / "data" / "gold"):
        yield "press", row["lang"], row["text"], row["quotes"]
    with lzma.open(data / "polnear" / "train.jsonl.xz", "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            yield "polnear", "en", row["text"], [quote for quote in row["attributions"] if quote["content"]]


def find(text: str, lang: str) -> list[dict[str, Any]]:
    """The outermost quotes that the package finds, with their rule."""
    lexicons = default_lexicons()
    documents = _core.parse_documents([text], lexicons, [lang], [0], "treebank", 1)
    taggings = _core.tag_many(documents, lexicons, 1)
    mentions = _core.find_mentions_many(documents, taggings, lexicons, 1)
    (quotes,) = _core.find_quotes_many(documents, taggings, mentions, lexicons, _core.Model(), 1)
    return [row for row in quotes.rows() if row["inside"] is None]


def count(corpus: str, text: str, lang: str, gold: list[dict[str, Any]], right: Counter[Any], total: Counter[Any]) -> None:
    """Add one article's quotes, right and in all, by corpus and rule."""
    wanted = [(words_of(text, quote["content"]), words_of(text, quote["source"])) for quote in gold]
    rows = find(text, lang)
    got = [(words_of(text, row["contents"]), words_of(text, row["source"])) for row in rows]
    pairs = sorted((-len(a & b) / len(a | b), i, j) for i, (a, _) in enumerate(wanted) for j, (b, _) in enumerate(got) if a & b)
    taken: set[int] = set()
    partner: dict[int, int] = {}
    for jaccard, i, j in pairs:
        if -jaccard >= 0.5 and i not in taken and j not in partner:
            taken.add(i)
            partner[j] = i
    for j, row in enumerate(rows):
        if corpus == "polnear" and row["kind"] in ("turn", "headline"):
            continue  # not annotated there as quotes of their own
        total[corpus, row["rule"]] += 1
        if j in partner:
            # a layout's label is no source to the annotation where it only says "Q"
            right[corpus, row["rule"]] += row["kind"] == "turn" or same_source(wanted[partner[j]][1], got[j][1])


def shares(right: Counter[Any], total: Counter[Any]) -> list[float]:
    """The confidence of every rule."""
    out = []
    for rule in _core.RULES:
        seen = [(right[c, rule], total[c, rule]) for c in ("press", "polnear") if total[c, rule]]
        weight = sum(math.log1p(n) for _, n in seen)
        share = sum(math.log1p(n) * (k + 1) / (n + 2) for k, n in seen) / weight if seen else 0.5
        out.append(1.0 if rule == "given" else share)
    return out


def main() -> None:
    """Fit and write the model."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else None)
    parser.add_argument("--dry-run", action="store_true", help="print the figures and write nothing")
    dry = parser.parse_args().dry_run
    place = os.environ.get("QUOTIDIAN_DATA")
    if not place:
        sys.exit("set QUOTIDIAN_DATA to the folder of annotated data")
    right: Counter[Any] = Counter()
    total: Counter[Any] = Counter()
    for corpus, lang, text, gold in articles(Path(place)):
        count(corpus, text, lang, gold, right, total)
    values = shares(right, total)
    for rule, value in zip(_core.RULES, values, strict=True):
        counts = "  ".join(f"{c} {right[c, rule]:5} of {total[c, rule]:5}" for c in ("press", "polnear"))
        print(f"{rule:20}{counts}   {value:.3f}")
    if dry:
        return
    old = _core.load_model(MODEL.read_bytes()) if MODEL.exists() else _core.Model()
    card = json.loads(old.card or "{}")
    card["confidence"] = {
        "of": "a quote's content (Jaccard .5 of its words) and source are right, by the rule that found it, in the order of RULES",
        "data": {
            "press-train": "48 invented press articles, Apache-2.0",
            "tests/data/gold": "sample articles of this project, CC0-1.0",
            "PolNeAR 1.0 train": "840 news articles; annotations free for research; nothing of its text is in the model",
        },
        "date": date.today().isoformat(),
        "command": "python cpp/training/fit_confidence.py",
        "figures": {rule: [[right[c, rule], total[c, rule]] for c in ("press", "polnear")] for rule in _core.RULES},
    }
    before = json.loads(old.card or "{}").get("confidence", {})
    if {**card["confidence"], "date": before.get("date")} == before:
        card["confidence"]["date"] = before["date"]  # nothing changed, so it is still the fit of that day
    MODEL.parent.mkdir(parents=True, exist_ok=True)
    parts = {**old.parts, "confidence": np.array(values, np.float32)}
    MODEL.write_bytes(_core.save_model(json.dumps(card, sort_keys=True, indent=1), parts))
    print(f"wrote {MODEL.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
