"""Measure how often each way of resolving a speaker is right: the model part "speaker_confidence".

    QUOTIDIAN_DATA=... python cpp/training/fit_speaker_confidence.py [--dry-run]

Reads the annotated press articles kept for fitting as the package reads any article, pairs its quotes with the annotated ones by their
words, and writes for each way of resolution (`quotidian.speakers.RESOLUTIONS`) two shares of right speakers: of persons, and of all
others, with errors counted `UNSEEN` times. A share is drawn towards that of its way, and that towards the whole, by `PRIOR` quotes. A
right answer is the annotated name, or, for bodies, groups, documents and the unnamed, one whose words hold it. The error printed is of
shares fitted without the article that they are asked for.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

import quotidian as qd
from quotidian import _core
from quotidian.speakers import RESOLUTIONS

ROOT = Path(__file__).resolve().parents[2]
MODEL = ROOT / "python" / "quotidian" / "data" / "model" / "quotidian.model"
#: Weight of the wider share in the narrower one, in quotes.
PRIOR = 6.0
#: The rules were developed on the same articles; on others errors are taken to be so many times as frequent.
UNSEEN = 2.0
#: Least share of words that a quote has in common with an annotated one.
LEAST_COMMON = 0.5

#: One quote: article, way of resolution, whether a person is answered, whether the answer is right.
Case = tuple[str, str, bool, bool]


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


def places(text: str, spans: Any) -> set[int]:
    """Where the words inside spans begin."""
    return {start + found.start() for start, end in spans for found in re.finditer(r"\w+", text[start:end])}


def cases_of(path: Path) -> list[Case]:
    """One case for each quote of the articles of a file that was found."""
    out: list[Case] = []
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        article = qd.Reader(lang=row["lang"]).parse(row["text"])
        free = [(places(row["text"], quote["content"]), quote) for quote in row["quotes"]]
        for quote in article.quotes:
            if quote.inside is not None:
                continue
            own = places(row["text"], quote.content)
            best = max(range(len(free)), key=lambda i, own=own: len(own & free[i][0]) / max(1, len(own | free[i][0])), default=None)
            if best is None or len(own & free[best][0]) < LEAST_COMMON * len(own | free[best][0]):
                continue
            _, gold = free.pop(best)
            right = same(gold["speaker"], quote.speaker, gold["speaker_type"])
            out.append((row["id"], quote.resolved_by or "none", quote.speaker_type == "person", right))
    return out


def shares(cases: list[Case]) -> dict[tuple[str, bool], float]:
    """The share of right answers by way of resolution and person or not."""
    total: Counter[Any] = Counter()
    right: Counter[Any] = Counter()
    for _, way, person, ok in cases:
        for key in ((), (way,), (way, person)):
            total[key] += 1
            right[key] += ok
    whole = right[()] / max(1, total[()])
    out = {}
    for way in RESOLUTIONS:
        wide = (right[way,] + PRIOR * whole) / (total[way,] + PRIOR)
        for person in (True, False):
            out[way, person] = (right[way, person] + PRIOR * wide) / (total[way, person] + PRIOR)
    return out


def calibration_error(cases: list[Case]) -> float:
    """Expected calibration error over ten bins, each article asked of the shares of all others."""
    told = []
    for article in sorted({case[0] for case in cases}):
        fitted = shares([case for case in cases if case[0] != article])
        told += [(fitted[case[1], case[2]], case[3]) for case in cases if case[0] == article]
    bins: dict[int, list[tuple[float, bool]]] = {}
    for chance, ok in told:
        bins.setdefault(min(9, int(chance * 10)), []).append((chance, ok))
    return sum(abs(sum(c for c, _ in some) - sum(ok for _, ok in some)) for some in bins.values()) / max(1, len(told))


def main() -> None:
    """Fit and write the part."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else None)
    parser.add_argument("--dry-run", action="store_true", help="print the figures and write nothing")
    dry = parser.parse_args().dry_run
    place = os.environ.get("QUOTIDIAN_DATA")
    if not place:
        sys.exit("set QUOTIDIAN_DATA to the folder of annotated data")
    cases = cases_of(Path(place) / "press-train.jsonl")
    fitted = shares(cases)
    figures = {}
    for way in RESOLUTIONS:
        counts = [[ok for _, w, p, ok in cases if (w, p) == (way, person)] for person in (True, False)]
        figures[way] = [[sum(each), len(each)] for each in counts]
        told = "   ".join(
            f"{what} {sum(each):4} of {len(each):4}  {fitted[way, person]:.3f}"
            for what, person, each in zip(("persons", "others"), (True, False), counts, strict=True)
        )
        print(f"{way:18}{told}")
    error = calibration_error(cases)
    print(f"calibration error {error:.3f} of {len(cases)} quotes")
    if dry:
        return
    old = _core.load_model(MODEL.read_bytes()) if MODEL.exists() else _core.Model()
    card = json.loads(old.card or "{}")
    card["speaker_confidence"] = {
        "of": "the speaker of a quote that was found is right, by RESOLUTIONS, for persons and for others",
        "data": {"press-train": "48 invented press articles, Apache-2.0"},
        "date": date.today().isoformat(),
        "command": "python cpp/training/fit_speaker_confidence.py",
        "figures": figures,
        "errors counted": UNSEEN,
        "calibration error": round(error, 3),
    }
    before = json.loads(old.card or "{}").get("speaker_confidence", {})
    if {**card["speaker_confidence"], "date": before.get("date")} == before:
        card["speaker_confidence"]["date"] = before["date"]
    values = np.array([1 - min(0.5, UNSEEN * (1 - fitted[way, person])) for way in RESOLUTIONS for person in (True, False)], np.float32)
    MODEL.parent.mkdir(parents=True, exist_ok=True)
    MODEL.write_bytes(_core.save_model(json.dumps(card, sort_keys=True, indent=1), {**old.parts, "speaker_confidence": values}))
    print(f"wrote {MODEL.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
