"""Interviews of many layouts and pages that look like one: turns, sides and speakers, held to what was measured."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "reference"))

from interviews import TurnScore, score_turns  # noqa: E402
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
    assert total.f1 >= 0.97


def test_what_is_no_interview_has_no_turns() -> None:
    wrong = [row["id"] for row in OTHERS if score_turns(row)[1]]
    print("called an interview:", *wrong)
    assert wrong == []
