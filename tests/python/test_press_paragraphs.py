"""Paragraphs as newspapers write them, in four languages: how many are read without a fault.

A case of tests/data/quotes/press/*.txt is ``= name``, its text with ⟦q1:…⟧ content, ⟦s1:…⟧ source and ⟦n:…⟧ names, and a line a quote:
number, kind, and where not the default ``attitude``, ``denied`` or ``withheld``. Lines that begin with ``#`` are remarks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import quotidian as qd

PRESS = Path(__file__).parents[1] / "data" / "quotes" / "press"
PRELUDE = {
    "en": "Dam reopens after repairs\n\nThe dam reopened on Tuesday after a long winter.\n\n",
    "az": "Bənd təmirdən sonra açıldı\n\nBənd çərşənbə axşamı uzun qışdan sonra açıldı.\n\n",
    "ru": "Плотину открыли после ремонта\n\nПлотина открылась во вторник после долгой зимы.\n\n",
    "tr": "Baraj onarımdan sonra açıldı\n\nBaraj uzun bir kışın ardından salı günü açıldı.\n\n",
}


_MARK = re.compile(r"⟦(n|[qsc]\d+):|⟧")
_ROW = re.compile(r"^\d+ (direct|mixed|indirect|headline)\b")


@dataclass
class Case:
    """One paragraph: its words, what was marked in them by label ("q1", "s1", "n"), and the words after the kind of each quote."""

    name: str
    text: str = ""
    marked: dict[str, list[str]] = field(default_factory=dict)
    rows: dict[int, list[str]] = field(default_factory=dict)

    def wanted(self) -> list[str]:
        """A line a quote and a name, in the form of `told`."""
        lines = []
        for number, words in sorted(self.rows.items()):
            act = "attitude" if "attitude" in words else "speech"
            polarity = next((word for word in words if word in ("denied", "withheld")), "said")
            content, source = self.marked[f"q{number}"], self.marked.get(f"s{number}", [])
            lines.append(told(words[0], act, polarity, content, source))
        return sorted(lines + [f"name ⟦{name}⟧" for name in self.marked.get("n", [])])


def told(kind: str, act: str, polarity: str, content: list[str], source: list[str]) -> str:
    """One quote as one line, to compare and to print."""
    return f"{kind} {act} {polarity} " + "".join(f"⟦{part}⟧" for part in content) + " by " + " ".join(source)


def read_cases(path: Path) -> list[Case]:
    """Read the cases of one file, in order."""
    cases: list[Case] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("#"):
            continue
        if line.startswith("= "):
            cases.append(Case(line[2:]))
        elif _ROW.match(line):
            number, *words = line.split()
            cases[-1].rows[int(number)] = words
        elif cases:
            cases[-1].text += line + "\n"
    for case in cases:
        _unmark(case)
    return cases


def _unmark(case: Case) -> None:
    raw, text, at = case.text.strip("\n"), "", 0
    waiting: list[tuple[str, int]] = []
    for mark in _MARK.finditer(raw):
        text += raw[at : mark.start()]
        at = mark.end()
        if mark.group(1):
            waiting.append((mark.group(1), len(text)))
        else:
            label, begin = waiting.pop()
            case.marked.setdefault(label, []).append(text[begin:])
    case.text = text + raw[at:]


def faults(case: Case, lang: str) -> list[str]:
    """What is missing from, and what is too much in, the quotes and names of a case; its text first."""
    whole = PRELUDE[lang] + case.text
    article = qd.parse(whole, lang=lang)
    got = [
        told(quote.kind, quote.act, quote.polarity, [whole[a:b] for a, b in quote.content], [whole[a:b] for a, b in quote.source])
        for quote in article.quotes
        if quote.content[0][0] >= len(PRELUDE[lang])
    ]
    got += [f"name ⟦{whole[name.start : name.end]}⟧" for name in article.names]
    wanted = case.wanted()
    wrong = ["- " + line for line in wanted if line not in got] + ["+ " + line for line in got if line not in wanted]
    return [f"{lang}: {case.name}: {case.text}", *wrong] if wrong else []


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("en", 0.74),
        ("az", 0.96),
        ("ru", 0.94),
        ("tr", 0.96),
        ("en_second", 0.74),
        ("az_second", 0.86),
        ("ru_second", 0.9),
        ("tr_second", 0.9),
        ("az_third", 0.3),
        ("tr_third", 0.3),
    ],
)
def test_paragraphs_are_read_without_a_fault(name: str, least: float) -> None:
    cases = read_cases(PRESS / f"{name}.txt")
    wrong = [lines for case in cases if (lines := faults(case, name[:2]))]
    for lines in wrong:
        print("\n  ".join(lines))
    right = 1 - len(wrong) / len(cases)
    print(f"{name}: {right:.3f} of {len(cases)}")
    assert right >= least
