"""Interviews of many layouts and pages that look like one: turns, sides and speakers, held to what was measured."""

from __future__ import annotations

import json
import lzma
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import quotidian as qd

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "reference"))

from interviews import TurnScore, score_turns  # noqa: E402
from layouts import LAYOUTS, fits, laid_out  # noqa: E402
from marked import read_marked_folder  # noqa: E402

ROWS = read_marked_folder(ROOT / "data" / "interviews")
INTERVIEWS = [row for row in ROWS if row["quotes"]]
OTHERS = [row for row in ROWS if not row["quotes"]]


def test_turns_and_their_speakers_are_found() -> None:
    total = TurnScore()
    for row in INTERVIEWS:
        score, wrong = score_turns(row)
        total.add(score)
        print(f"{row['id']}: found {score.found}/{score.gold}, speaker right {score.right}", *wrong, sep="\n  ")
    print(f"all: found {total.found}, right {total.right} of {total.gold}, answered {total.answered}, F1 {total.f1:.3f}")
    assert total.f1 >= 0.99


def test_what_is_no_interview_has_no_turns() -> None:
    wrong = [row["id"] for row in OTHERS if score_turns(row)[1]]
    print("called an interview:", *wrong)
    assert wrong == []


#: Layouts, and the share of turns that must be found and of answers that must have their speaker (all measured at or above).
FLOORS = {"name": 1.0, "initials": 1.0, "sides": 1.0, "dash": 1.0, "answers": 0.98, "questions": 1.0, "bare": 0.9}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_interview_is_the_same_in_any_layout(layout: str) -> None:
    found = answers = right = turns = 0
    for row in INTERVIEWS:
        if not fits(row, layout):
            continue
        printed = laid_out(row, layout)
        score, _ = score_turns(printed)
        only = {**printed, "quotes": [quote for quote in printed["quotes"] if quote["turn"] == "answer"]}
        found, turns = found + score.found, turns + score.gold
        right, answers = right + score_turns(only)[0].right, answers + len(only["quotes"])
    print(f"{layout}: found {found}/{turns}, answers with their speaker {right}/{answers}")
    assert found >= FLOORS[layout] * turns
    assert right >= FLOORS[layout] * answers


def talks(path: Path, most: int) -> Iterator[str]:
    """Ids of the first articles of a file that are called interviews."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        rows: list[dict[str, Any]] = [json.loads(line) for _, line in zip(range(most), lines, strict=False)]
    for row, article in zip(rows, qd.Reader(lang="en").parse_many([row["text"] for row in rows]), strict=True):
        if any(section.kind in ("question", "answer") for section in article.sections):
            yield str(row["id"])


@pytest.mark.parametrize(
    ("file", "most"), [("polnear/dev.jsonl.xz", 84), ("wikinews-passages-dev.jsonl.xz", 40), ("reuters21578.jsonl.xz", 2000)]
)
def test_news_is_never_called_an_interview(annotated_data: Path, file: str, most: int) -> None:
    assert list(talks(annotated_data / file, most)) == []
