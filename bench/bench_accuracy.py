"""Accuracy of quotes, speakers, names and furniture against marked articles, with 95 % intervals over articles.

bench_accuracy.py [FILE.jsonl ...]    rows with gold; without a file: the marked sample articles, and press-dev.jsonl of $QUOTIDIAN_DATA
"""

from __future__ import annotations

import json
import os
import pathlib
import sys
from collections.abc import Iterator
from typing import Any

import quotidian as qd
from quotidian.accuracy import accuracy

ROOT = pathlib.Path(__file__).resolve().parents[1]


def marked_samples() -> list[dict[str, Any]]:
    """Gold rows of the bundled articles."""
    sys.path.insert(0, str(ROOT / "tests" / "reference"))
    from marked import read_marked_folder  # noqa: PLC0415

    return read_marked_folder(ROOT / "tests" / "data" / "gold")


def answers(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """What quotidian says of each row."""
    plain = [{name: row.get(name) for name in ("id", "text", "lang", "title", "outlet")} for row in rows]
    for article in qd.Corpus.from_table(plain):
        yield article.to_dict()


def read_rows(path: pathlib.Path) -> list[dict[str, Any]]:
    """Rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]


def main(paths: list[str]) -> None:
    """Print a table for each file and language."""
    sets = {pathlib.Path(path).name: read_rows(pathlib.Path(path)) for path in paths}
    if not paths:
        sets["samples"] = marked_samples()
        if data := os.environ.get("QUOTIDIAN_DATA"):
            sets["press-dev.jsonl"] = read_rows(pathlib.Path(data) / "press-dev.jsonl")
    for name, rows in sets.items():
        found = list(answers(rows))
        for lang in ("all", *sorted({row["lang"] for row in rows})):
            gold = [row for row in rows if lang in ("all", row["lang"])]
            print(f"\n{name}, {lang}: {len(gold)} articles")
            print(accuracy(gold, found))


if __name__ == "__main__":
    main(sys.argv[1:])
