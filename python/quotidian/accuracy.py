"""How often the answers are right: scores against marked articles, with intervals.

Contents are compared as sets of words, so that a comma or a mark inside or outside decides nothing. Quotes of gold and
answer are paired one to one, best overlap first; a pair counts from a Jaccard of .8 for direct quotes and turns, from .5
for all others. Intervals are percentiles of a bootstrap over articles (Efron 1979), because quotes of one article
are not independent of one another.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from . import _core
from .document import FURNITURE_KINDS
from .errors import InputError
from .table import Table

__all__ = ["accuracy"]

Row = Mapping[str, Any]
Words = frozenset[int]

_WORD = re.compile(r"\w+")
_FITS = {
    "direct": ("direct", "mixed"),
    "mixed": ("mixed", "direct", "indirect"),
    "indirect": ("indirect", "mixed"),
    "turn": ("turn",),
    "headline": ("headline",),
}
_STRICT, _LOOSE = 0.8, 0.5


class _Quote(NamedTuple):
    kind: str
    words: Words
    speaker: str | None
    optional: bool  # may stay without a partner and does not count as wrong


def accuracy(gold: Iterable[Row], answers: Iterable[Row], *, samples: int = 1000, seed: int = 0) -> Table:
    """Score answers against marked articles.

    Parameters
    ----------
    gold
        A row an article: ``id``, ``text``, ``quotes`` (``kind``, ``content``, ``speaker``), ``names`` and ``furniture`` (lists of
        ``[start, end]``), ``headline`` and ``neither`` (lines that count neither way); offsets in code points.
    answers
        Rows as :meth:`Article.to_dict` gives them, matched by ``id``; an article without an answer counts as all missed.
    samples
        Bootstrap samples over articles for the 95 % intervals; 0 leaves the interval columns at the figure itself.
    seed
        Of the random numbers; the same seed gives the same interval.

    Returns
    -------
    Table
        Columns ``what``, ``gold``, ``answered``, ``precision``, ``recall``, ``f1``, ``low``, ``high`` (shares of 1; the interval is of F1).
        Rows: ``found`` for all quotes and each kind, ``speaker`` (found, and the speaker right), ``names`` in marks, ``furniture`` (words).

    Raises
    ------
    InputError
        Where a gold row lacks ``id`` or ``text``, or an id is there twice.

    Examples
    --------
    >>> text = "“We will go,” Ali Veli said."
    >>> gold = {"id": "a", "text": text, "quotes": [{"kind": "direct", "content": [[1, 11]], "speaker": "Ali Veli"}]}
    >>> table = accuracy([gold], [{"id": "a", "quotes": gold["quotes"]}], samples=0)
    >>> table["f1"][0]
    1.0
    """
    by_id = {row["id"]: row for row in answers}
    counts = [_count(row, by_id.get(row["id"], {})) for row in _checked(gold)]
    total = sum(counts, Counter())
    measures = [what for what in _MEASURES if total[what, "gold"] or total[what, "answered"]]
    spread = _bootstrap(counts, measures, samples, seed)
    columns: dict[str, list[Any]] = {name: [] for name in ("what", "gold", "answered", "precision", "recall", "f1", "low", "high")}
    for what in measures:
        precision, recall, f1 = _rates(total, what)
        values = spread[what] or [f1]
        low, high = values[int(0.025 * len(values))], values[min(len(values) - 1, int(0.975 * len(values)))]
        row = (what, total[what, "gold"], total[what, "answered"], precision, recall, f1, low, high)
        for name, value in zip(columns, row, strict=True):
            columns[name].append(value)
    return Table(columns, history={"measure": "accuracy", "articles": len(counts), "samples": samples, "seed": seed})


_MEASURES = ("found", *(f"found {kind}" for kind in _FITS), "speaker", *(f"speaker {kind}" for kind in _FITS), "names", "furniture")


def _checked(gold: Iterable[Row]) -> list[Row]:
    rows, seen = list(gold), set()
    for number, row in enumerate(rows):
        for name in ("id", "text"):
            if name not in row:
                raise InputError(f"gold row {number}: wanted '{name}', got {', '.join(sorted(row))}")
        if row["id"] in seen:
            raise InputError(f"gold row {number}: the id {row['id']!r} is there twice")
        seen.add(row["id"])
    return rows


def _words(text: str, spans: Iterable[Sequence[int]]) -> Words:
    return frozenset(match.start() for start, end in spans for match in _WORD.finditer(text, start, end))


def _optional(quote: Row) -> bool:
    """What gold of the narrow notion does not mark: bare phrases, silence, attitudes without a source."""
    silent = quote.get("form") == "phrase" or quote.get("polarity") == "withheld"
    return quote["kind"] == "indirect" and (silent or (quote.get("act") == "attitude" and not quote.get("source")))


def _read(row: Row, text: str, headline: Words) -> list[_Quote]:
    quotes = []
    for quote in row.get("quotes", ()):
        if quote.get("inside") is not None or quote.get("field") == "title":
            continue
        words = _words(text, quote["content"])
        kind = "headline" if words and words <= headline else quote["kind"]
        if words:
            quotes.append(_Quote(kind, words, quote.get("speaker"), _optional(quote)))
    return quotes


def _pairs(gold: Sequence[_Quote], answered: Sequence[_Quote]) -> list[tuple[int, int]]:
    """One-to-one pairs, best overlap first."""
    scored = []
    for i, wanted in enumerate(gold):
        least = _STRICT if wanted.kind in ("direct", "turn") else _LOOSE
        for j, got in enumerate(answered):
            common = len(wanted.words & got.words)
            if common and got.kind in _FITS[wanted.kind]:
                overlap = common / len(wanted.words | got.words)
                if overlap >= least:
                    scored.append((-overlap, i, j))
    pairs: list[tuple[int, int]] = []
    used: tuple[set[int], set[int]] = (set(), set())
    for _, i, j in sorted(scored):
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            pairs.append((i, j))
    return pairs


def _same_speaker(wanted: str | None, got: str | None) -> bool:
    if not wanted or not got:
        return not wanted and not got
    keys = [" ".join(_WORD.findall(_core.fold(name).removeprefix("the "))) for name in (wanted, got)]
    return keys[0] == keys[1] or (" " in wanted.strip() and _core.name_key(wanted) == _core.name_key(got))


def _count(gold: Row, answer: Row) -> Counter[tuple[str, str]]:
    """Counts of one article by measure: gold, answered, and right seen from either side."""
    text: str = gold["text"]
    headline = _words(text, gold.get("headline", ()))
    wanted, got = _read(gold, text, frozenset()), _read(answer, text, headline)
    pairs = _pairs(wanted, got)
    paired = {j for _, j in pairs}
    counts: Counter[tuple[str, str]] = Counter()

    def add(measure: str, kind: str, side: str) -> None:
        counts[measure, side] += 1
        counts[f"{measure} {kind}", side] += 1

    for i, j in pairs:
        right = _same_speaker(wanted[i].speaker, got[j].speaker)
        for measure in ("found", "speaker") if right else ("found",):
            add(measure, wanted[i].kind, "recalled")
            add(measure, got[j].kind, "precise")
    for measure in ("found", "speaker"):
        for quote in wanted:
            add(measure, quote.kind, "gold")
        for j, quote in enumerate(got):
            if j in paired or not quote.optional:
                add(measure, quote.kind, "answered")
    _count_sets(
        counts,
        "names",
        {_words(text, [span]) for span in gold.get("names", ())},
        {_words(text, [(name["start"], name["end"])]) for name in answer.get("names", ())},
    )
    neither = headline | _words(text, gold.get("neither", ()))
    page = [(s["start"], s["end"]) for s in answer.get("sections", ()) if s["kind"] in FURNITURE_KINDS]
    _count_sets(counts, "furniture", set(_words(text, gold.get("furniture", ()))), set(_words(text, page) - neither))
    return counts


def _count_sets(counts: Counter[tuple[str, str]], what: str, wanted: set[Any], got: set[Any]) -> None:
    for side, number in (("gold", wanted), ("answered", got), ("recalled", wanted & got), ("precise", wanted & got)):
        counts[what, side] += len(number)


def _rates(counts: Mapping[tuple[str, str], int], what: str) -> tuple[float, float, float]:
    def share(right: str, all_: str) -> float:
        return counts[what, right] / counts[what, all_] if counts[what, all_] else 0.0

    precision, recall = share("precise", "answered"), share("recalled", "gold")
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _bootstrap(counts: Sequence[Counter[tuple[str, str]]], measures: Sequence[str], samples: int, seed: int) -> dict[str, list[float]]:
    rng = random.Random(seed)
    spread: dict[str, list[float]] = {what: [] for what in measures}
    for _ in range(samples if counts else 0):
        total: Counter[tuple[str, str]] = Counter()
        for drawn in rng.choices(counts, k=len(counts)):
            for key, value in drawn.items():
                total[key] += value
        for what in measures:
            if total[what, "gold"] or total[what, "answered"]:  # a sample without any says nothing of them
                spread[what].append(_rates(total, what)[2])
    return {what: sorted(values) for what, values in spread.items()}
