"""Headlines of many forms: how many are right, held so that no form gets lost. Errors of the frozen halves are not shown."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[1] / "data" / "headlines"
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "reference"))

from headlines import mistake, read_headlines  # noqa: E402

LANGUAGES = ("en", "az", "ru", "tr")
#: Headlines that must be right: what was measured when the rules were last changed.
OPEN = {"en": 22, "az": 17, "ru": 17, "tr": 18}
FROZEN = {"en": 20, "az": 17, "ru": 17, "tr": 17}


def right(name: str, *, tell: bool) -> tuple[int, int]:
    """Number of right headlines of a file, and of all; the wrong ones are printed where they may be looked at."""
    cases = read_headlines(DATA / f"{name}.txt")
    mistakes = [mistake(case) for case in cases]
    kinds = Counter(wrong for wrong in mistakes if wrong)
    print(f"{name}: {mistakes.count(None)}/{len(cases)} right", dict(kinds) if tell else "")
    if tell:
        for case, wrong in zip(cases, mistakes, strict=True):
            if wrong:
                print(f"  {wrong}: {case.form} | {case.headline}")
    return mistakes.count(None), len(cases)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_headlines_of_many_forms_are_read_as_marked(lang: str) -> None:
    assert right(lang, tell=True)[0] >= OPEN[lang]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_frozen_headlines_are_read_as_well(lang: str) -> None:
    assert right(f"{lang}-frozen", tell=False)[0] >= FROZEN[lang]


def test_there_are_enough_headlines_of_each_half() -> None:
    halves = [sum(len(read_headlines(DATA / f"{lang}{end}.txt")) for lang in LANGUAGES) for end in ("", "-frozen")]
    assert halves[0] == halves[1]
    assert sum(halves) >= 150
