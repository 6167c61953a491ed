"""Turns of interviews in any layout, headlines of many forms, and news that is called an interview and is none.

bench_interviews.py    the marked interviews and headlines of tests/data; with QUOTIDIAN_DATA also every story of its news files
"""

from __future__ import annotations

import json
import lzma
import os
import pathlib
import sys
import time
from typing import Any

import quotidian as qd
from quotidian import _core

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "reference"))

from headlines import mistake, read_headlines  # noqa: E402
from interviews import TurnScore, score_turns  # noqa: E402
from layouts import LAYOUTS, fits, laid_out  # noqa: E402
from marked import read_marked_folder  # noqa: E402

NEWS = ("polnear/dev.jsonl.xz", "wikinews-passages-dev.jsonl.xz", "reuters21578.jsonl.xz")


def interviews() -> None:
    """Turns of the marked interviews, as they are printed and in every other layout."""
    rows = [row for row in read_marked_folder(ROOT / "tests" / "data" / "interviews") if row["quotes"]]
    for layout in ("as printed", *LAYOUTS):
        total = TurnScore()
        for row in rows:
            if layout == "as printed":
                total.add(score_turns(row)[0])
            elif fits(row, layout):
                total.add(score_turns(laid_out(row, layout))[0])
        print(f"{layout:11} turns {total.gold:4}  found {total.found:4}  speaker right {total.right:4}  F1 {total.f1:.3f}")


def headlines() -> None:
    """Right headlines by language, the frozen half apart."""
    for half in ("", "-frozen"):
        shares = []
        for lang in ("en", "az", "ru", "tr"):
            cases = read_headlines(ROOT / "tests" / "data" / "headlines" / f"{lang}{half}.txt")
            shares.append((lang, sum(mistake(case) is None for case in cases), len(cases)))
        right, all_ = sum(share[1] for share in shares), sum(share[2] for share in shares)
        print(f"headlines{half:8} {right}/{all_} = {right / all_:.3f}", *(f"{lang} {r}/{n}" for lang, r, n in shares))


def false_interviews(data: pathlib.Path) -> None:
    """Stories of each news file that are called an interview, by id."""
    for name in NEWS:
        with lzma.open(data / name, "rt", encoding="utf-8") as lines:
            rows: list[dict[str, Any]] = [json.loads(line) for line in lines]
        called = [
            row["id"]
            for row, article in zip(rows, qd.Reader(lang="en").parse_many([row["text"] for row in rows]), strict=True)
            if any(section.kind in ("question", "answer") for section in article.sections)
        ]
        print(f"{name}: {len(called)} of {len(rows)} called an interview", *called)


def share_of_structure() -> None:
    """Seconds of lines, sections and turns, tokens among them, beside the whole reading of the same texts, in one run."""
    rows = read_marked_folder(ROOT / "tests" / "data" / "interviews") + read_marked_folder(ROOT / "tests" / "data" / "gold")
    texts = [row["text"] for row in rows] * 8
    reader = qd.Reader(lang="en", threads=1)
    best = {"structure": 1e9, "whole": 1e9}
    for _ in range(5):
        start = time.perf_counter()
        _core.parse_documents(texts, reader._lexicons, ["en"] * len(texts), [0] * len(texts), "treebank", 1)
        best["structure"] = min(best["structure"], time.perf_counter() - start)
        start = time.perf_counter()
        for _ in reader.parse_many(texts):
            pass
        best["whole"] = min(best["whole"], time.perf_counter() - start)
    print(f"lines, marks, tokens, sections and turns: {best['structure'] / best['whole']:.2f} of the whole reading")


def main() -> None:
    """Print all of it."""
    interviews()
    headlines()
    share_of_structure()
    if data := os.environ.get("QUOTIDIAN_DATA"):
        false_interviews(pathlib.Path(data))


if __name__ == "__main__":
    main()
