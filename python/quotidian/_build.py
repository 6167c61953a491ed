"""From the compiled core's columns to an `Article`: the title's quotes get offsets of their own, ids get their speakers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from . import _core
from .article import Article, Document, Name, Quote, Span, Spans, Speaker
from .document import Section, sections_of

_GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Joined:
    """A text with its separate headline before it, as the core reads it; `base` is where the text begins."""

    text: str
    title: str
    whole: str
    base: int
    headline_end: int
    title_in_text: bool


def join(text: str, title: str | None) -> Joined:
    r"""Put a headline before its text, unless the text begins with it.

    Examples
    --------
    >>> join("The flood rose.", "Flood").base, join("Flood\nThe flood rose.", " Flood").base
    (7, 0)
    """
    words = (title or "").strip()
    if not title or not words:
        return Joined(text, "", text, 0, 0, False)
    lead = len(text) - len(text.lstrip())
    # the headline of a text is a line of its own: "Flood" does not begin "Floodgates were opened"
    if text.startswith(words, lead) and (text[lead + len(words) :][:1] or "\n").isspace():
        return Joined(text, title, text, 0, lead + len(words), True)
    # one code point stands for one, so that offsets into the title stay true
    headline = "".join(" " if sign.isspace() else sign for sign in title)
    return Joined(text, title, headline + _GAP + text, len(title) + len(_GAP), len(title), False)


@dataclass(frozen=True, slots=True)
class Parts:
    """What the core found in one article."""

    document: _core.Document
    tagging: _core.Tagging
    mentions: _core.Mentions
    quotes: _core.Quotes
    speakers: _core.Speakers


def view(document: _core.Document, tagging: _core.Tagging, text: str, base: int) -> Document:
    """The document as Python sees it, in offsets of the text alone."""
    first = int(np.searchsorted(document.tokens[:, 0], base))
    return Document(
        text=text,
        lang=document.lang,
        tokens=document.tokens[first:] - base,
        token_codes=document.token_kinds[first:].copy(),
        tag_codes=tagging.classes[first:].copy(),
        name_codes=tagging.names[first:].copy() if len(tagging.names) else np.zeros(len(document.tokens) - first, np.uint8),
        sentences=_after(document.sentences, base),
        paragraphs=_after(document.paragraphs, base),
        sections=tuple(
            Section(each.start - base, each.end - base, each.kind, each.reason) for each in sections_of(document) if each.start >= base
        ),
    )


def _after(spans: Any, base: int) -> Any:
    return spans[spans[:, 0] >= base] - base


class Builder:
    """Makes the values of one article. `article` names it in the ids of speakers that are good for it only."""

    def __init__(self, parts: Parts, joined: Joined, document: Document, *, title: str | None, article: str) -> None:
        self.parts, self.joined, self.document = parts, joined, document
        self.title = title or ""
        self.rows = parts.speakers.rows()
        self.ids = _core.link_speakers([parts.speakers], [article])[0]
        self.paragraphs: list[int] = document.paragraphs[:, 0].tolist()
        # plain lists: NumPy's search would copy the whole column at every call, once for each quote
        self.token_starts: list[int] = parts.document.tokens[:, 0].tolist()
        counted = np.isin(parts.document.token_kinds, [_core.TOKEN_KINDS.index(kind) for kind in ("word", "number")])
        self.words_before: list[int] = [0, *np.cumsum(counted).tolist()]

    def speakers(self) -> tuple[Speaker, ...]:
        """Speakers with the names they are called by."""
        offsets, names = self.parts.mentions.offsets.tolist(), self.parts.mentions.names.tolist()
        made = []
        for row, id in zip(self.rows, self.ids, strict=True):
            called = Counter(self.joined.whole[s:e] for s, e in (names[m] for m in row["mentions"]) if s >= 0)
            spans = tuple(self.moved([tuple(offsets[m]) for m in row["mentions"]], "text"))
            made.append(
                Speaker(
                    id,
                    row["name"],
                    _type(row["type"]),
                    row["role"] or None,
                    _known(row["sex"]),
                    tuple(called.most_common()),
                    spans,
                    _evidence(row),
                    row["anonymous_by_request"],
                )
            )
        return tuple(made)

    def quotes(self, given: Sequence[Mapping[str, Any]] = ()) -> tuple[Quote, ...]:
        """Quotes with their speakers; `given` are the rows of quotes made elsewhere, whose own speakers stay."""
        links = self.parts.speakers.links()
        made = [self.quote(row, link) for row, link in zip(self.parts.quotes.rows(), links, strict=True)]
        return tuple(_with_given(quote, row) for quote, row in zip(made, given, strict=True)) if given else tuple(made)

    def quote(self, row: Mapping[str, Any], link: tuple[int | None, str, float, Span | None, Span | None]) -> Quote:
        """One quote from its row and the link to its speaker."""
        where = "title" if row["contents"][0][0] < self.joined.base else "text"
        content, cue, source = (self.moved(row[name], where) for name in ("contents", "cue", "source"))
        speaker = self.rows[link[0]] if link[0] is not None else None
        turn = None if row["question"] is None else "question" if row["question"] else "answer"
        return Quote(
            kind=row["kind"], act=row["act"], form=row["form"], polarity=row["polarity"], content=content, text=self.words(content, where),
            verbatim=self.moved(row["verbatim"], where), cue=cue, source=source,
            cue_text=self.words(cue, where), source_text=self.words(source, where),
            speaker=speaker["name"] if speaker else None,
            speaker_id=self.ids[link[0]] if link[0] is not None else None,
            speaker_type=_type(speaker["type"]) if speaker else None,
            role=(speaker["role"] or None) if speaker else None,
            turn=turn if row["kind"] == "turn" else None, inside=row["inside"],
            wording=row["wording"] if row["kind"] == "headline" else None,
            confidence=round(row["confidence"], 4), speaker_confidence=round(link[2], 4), evidence=row["rule"], field=where,
            paragraph=max(0, bisect_right(self.paragraphs, content[0][0]) - 1) if where == "text" else None,
            words=sum(self.count(start, end) for start, end in row["contents"]), resolved_by=_told(link[1]),
            speaker_sex=_known(speaker["sex"]) if speaker else None, sex_evidence=_evidence(speaker) if speaker else None,
            anonymous=bool(speaker and speaker["anonymous_by_request"]), venue=self.named(link[3]), via=self.named(link[4]),
        )  # fmt: skip

    def names(self) -> tuple[Name, ...]:
        """Words in marks that are nobody's, in the text."""
        base = self.joined.base
        return tuple(Name(start - base, end - base, kind) for start, end, kind in self.parts.quotes.names() if start >= base)

    def moved(self, spans: Iterable[Span], where: str) -> Spans:
        """Spans of the whole in offsets of the title or the text; those of the other are left out."""
        base = self.joined.base
        if where == "title":
            return tuple((start, end) for start, end in spans if end <= len(self.title))
        return tuple((start - base, end - base) for start, end in spans if start >= base)

    def words(self, spans: Spans, where: str) -> str:
        """Words of spans, parted by a space."""
        text = self.title if where == "title" else self.document.text
        return " ".join(text[start:end] for start, end in spans)

    def named(self, span: Span | None) -> str | None:
        """Words of the whole at a span."""
        return " ".join(self.joined.whole[span[0] : span[1]].split()) if span else None

    def count(self, start: int, end: int) -> int:
        """Words and numbers in a span of the whole."""
        first, last = bisect_left(self.token_starts, start), bisect_left(self.token_starts, end)
        return self.words_before[last] - self.words_before[first]

    def article(self, *, given: Sequence[Mapping[str, Any]] = (), **about: Any) -> Article:
        """All of it."""
        return Article(
            self.document, title=self.title or None, quotes=self.quotes(given), names=self.names(), speakers=self.speakers(),
            title_in_text=self.joined.title_in_text, **about,
        )  # fmt: skip


def _with_given(quote: Quote, row: Mapping[str, Any]) -> Quote:
    named = {
        name: row[name] for name in ("speaker", "speaker_id", "speaker_type", "role", "speaker_confidence") if row.get(name) is not None
    }
    return replace(quote, **named) if named else quote


def _type(word: str) -> str | None:
    """The type in the interface's words: a place that speaks is its government, a body."""
    return {"place": "organisation", "unknown": None}.get(word, word)


def _told(word: str) -> str | None:
    return None if word == "none" else word


def _evidence(row: Mapping[str, Any]) -> str | None:
    return _told(row["sex_evidence"])


def _known(word: str) -> str | None:
    return None if word == "unknown" else word
