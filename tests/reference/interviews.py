"""Score the turns of interviews: which are there, whose they are, and whether a page is called an interview that is none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import quotidian as qd
from headlines import same_speaker

_WORD = re.compile(r"\w+")
LEAST = 0.9  # Jaccard of the words of a turn


@dataclass
class TurnScore:
    """Turns of gold, of the answer, those with the same words and side, and of these those with the right speaker."""

    gold: int = 0
    answered: int = 0
    found: int = 0
    right: int = 0

    @property
    def f1(self) -> float:
        """F1 of turns with words, side and speaker right; 1 where there are none on either side."""
        return 2 * self.right / (self.gold + self.answered) if self.gold + self.answered else 1.0

    def add(self, other: TurnScore) -> None:
        """Count another article in."""
        self.gold += other.gold
        self.answered += other.answered
        self.found += other.found
        self.right += other.right


def _words(text: str, spans: list[list[int]]) -> frozenset[int]:
    return frozenset(match.start() for start, end in spans for match in _WORD.finditer(text, start, end))


def score_turns(row: dict[str, Any]) -> tuple[TurnScore, list[str]]:
    """Score one marked article, and tell what is wrong, a line a turn."""
    text = row["text"]
    article = qd.Reader(lang=row["lang"]).parse(text)
    answers = [quote for quote in article.to_dict()["quotes"] if quote["kind"] == "turn"]
    score = TurnScore(len(row["quotes"]), len(answers))
    wrong = [f"added: {text[slice(*answers[0]['content'][0])][:60]}"] if answers and not row["quotes"] else []
    for gold in row["quotes"]:
        wanted = _words(text, gold["content"])
        best = max(answers, key=lambda quote: len(_words(text, quote["content"]) & wanted), default=None)
        have = _words(text, best["content"]) if best else frozenset()
        place = f"{gold['speaker']}: {text[gold['content'][0][0] :][:40]!r}"
        if best is None or len(have & wanted) < LEAST * len(have | wanted) or best["turn"] != gold["turn"]:
            wrong.append(f"not found: {place}")
            continue
        score.found += 1
        right = same_speaker(gold["speaker"], best["speaker"], gold["speaker_type"])
        score.right += right
        if not right:
            wrong.append(f"speaker {best['speaker']}: {place}")
    return score, wrong
