"""Rows of the tables of quotes and speakers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from . import _core
from .article import Article, Quote
from .errors import InputError

#: Columns of a table of quotes, in tables, CSV and Parquet.
COLUMNS = (
    "id", "quote", "kind", "act", "form", "polarity", "text", "cue", "source", "speaker", "speaker_id", "speaker_type", "role", "turn",
    "confidence", "speaker_confidence", "evidence", "start", "end", "paragraph", "outlet", "date", "url",
    "lang", "wording", "inside", "field", "words", "resolved_by", "speaker_sex", "sex_evidence", "anonymous", "venue", "via",
)  # fmt: skip
SPAN_COLUMNS = (*COLUMNS, "part")
SPEAKER_COLUMNS = (
    "speaker", "speaker_id", "type", "role", "names", "articles", "outlets", "quotes", "direct", "mixed", "indirect", "turn", "headline",
    "words", "first", "last", "could_be",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choice:
    """Which quotes people see: by default clauses that were said or denied, the outermost ones."""

    forms: str = "clauses"
    min_confidence: float = 0.0
    withheld: bool = False
    inside: bool = False

    def __post_init__(self) -> None:
        if self.forms not in ("clauses", "all"):
            raise InputError(f"forms: 'clauses' or 'all' wanted, got {self.forms!r}")

    def has(self, quote: Quote) -> bool:
        """Whether the quote is one of them."""
        return (
            (self.forms == "all" or quote.is_clause)
            and (self.withheld or quote.polarity != "withheld")
            and (self.inside or quote.inside is None)
            and quote.confidence >= self.min_confidence
        )

    def of(self, article: Article) -> list[tuple[int, Quote]]:
        """Those of an article, with their numbers in it."""
        return [(number, quote) for number, quote in enumerate(article.quotes) if self.has(quote)]


def quote_rows(article: Article, choice: Choice, *, by: str = "quote") -> Iterator[dict[str, Any]]:
    """Rows of one article's quotes: one a quote, or one a content span."""
    if by not in ("quote", "span"):
        raise InputError(f"by: 'quote' or 'span' wanted, got {by!r}")
    for number, quote in choice.of(article):
        row = {
            "id": article.id, "quote": number, "kind": quote.kind, "act": quote.act, "form": quote.form, "polarity": quote.polarity,
            "text": quote.text, "cue": quote.cue_text, "source": quote.source_text, "speaker": quote.speaker,
            "speaker_id": quote.speaker_id, "speaker_type": quote.speaker_type, "role": quote.role, "turn": quote.turn,
            "confidence": quote.confidence, "speaker_confidence": quote.speaker_confidence, "evidence": quote.evidence,
            "start": quote.start, "end": quote.end, "paragraph": quote.paragraph, "outlet": article.outlet, "date": article.date,
            "url": article.url, "lang": article.lang, "wording": quote.wording, "inside": quote.inside, "field": quote.field,
            "words": quote.words, "resolved_by": quote.resolved_by, "speaker_sex": quote.speaker_sex,
            "sex_evidence": quote.sex_evidence, "anonymous": quote.anonymous, "venue": quote.venue, "via": quote.via,
        }  # fmt: skip
        if by == "quote":
            yield row
            continue
        text = article.text if quote.field == "text" else article.title or ""
        for part, (start, end) in enumerate(quote.content):
            yield {**row, "text": text[start:end], "start": start, "end": end, "words": None, "part": part}


@dataclass(slots=True)
class _Sum:
    """What is known of one speaker over all articles."""

    called: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    articles: int = 0
    outlets: dict[str, None] = field(default_factory=dict)
    dates: list[str] = field(default_factory=list)
    words: int = 0


def speaker_rows(articles: Iterable[Article], choice: Choice) -> list[dict[str, Any]]:
    """Rows of all who speak, the most quoted first."""
    sums: dict[str, _Sum] = {}
    for article in articles:
        _add(article, choice, sums)
    rows = [_row(id, known) for id, known in sums.items()]
    _add_namesakes(rows)
    return sorted(rows, key=lambda row: (-row["quotes"], row["speaker"], row["speaker_id"]))


def _add(article: Article, choice: Choice, sums: dict[str, _Sum]) -> None:
    here: set[str] = set()
    for _, quote in choice.of(article):
        if quote.speaker is None:
            continue
        id = quote.speaker_id or quote.speaker
        known = sums.setdefault(id, _Sum())
        here.add(id)
        known.called[quote.speaker] += 1
        known.kinds[quote.kind] += 1
        known.words += quote.words
        if quote.speaker_type:
            known.types[quote.speaker_type] += 1
        if quote.role:
            known.roles[quote.role] += 1
    for id in sorted(here):
        sums[id].articles += 1
        if article.outlet:
            sums[id].outlets[article.outlet] = None
        if article.date:
            sums[id].dates.append(article.date)
    for speaker in article.speakers:
        if speaker.id in here:
            sums[speaker.id].names.update(dict(speaker.names))


def _row(id: str, known: _Sum) -> dict[str, Any]:
    return {
        "speaker": max(known.called, key=lambda name: (known.called[name], len(name), name)),
        "speaker_id": id,
        "type": _most(known.types),
        "role": _most(known.roles),
        "names": ", ".join(f"{name} ({n})" for name, n in sorted(known.names.items(), key=lambda item: (-item[1], item[0]))),
        "articles": known.articles,
        "outlets": ", ".join(sorted(known.outlets)),
        "quotes": known.kinds.total(),
        **{kind: known.kinds[kind] for kind in ("direct", "mixed", "indirect", "turn", "headline")},
        "words": known.words,
        "first": min(known.dates, default=None),
        "last": max(known.dates, default=None),
    }


def _add_namesakes(rows: list[dict[str, Any]]) -> None:
    """Of one known by a single name in one article only: the full names of the table that hold it."""
    whole: dict[str, list[str]] = {}
    for row in rows:
        words = row["speaker"].split()
        if row["speaker_id"].startswith("p") and len(words) > 1:
            for key in {_core.name_key(word) for word in words}:
                whole.setdefault(key, []).append(row["speaker"])
    for row in rows:
        alone = row["speaker_id"].startswith("a") and " " not in row["speaker"]
        row["could_be"] = ", ".join(sorted(whole.get(_core.name_key(row["speaker"]), ()))) if alone else ""


def _most(counts: Counter[str]) -> str | None:
    return max(counts, key=lambda word: (counts[word], len(word), word), default=None)
