"""Parts of articles for counting: what people said, what the outlet tells itself, headlines; never page furniture unless asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ._quote_rows import Choice
from .article import Article, Span
from .document import FURNITURE_KINDS
from .errors import InputError

PARTS = ("all", "quotes", "narration", "headlines")


def part_of(article: Article, part: str, *, furniture: bool) -> tuple[str, list[Span] | None]:
    """A text and the spans of it that belong to the part; None for all of it.

    Parameters
    ----------
    article : Article
    part : {"all", "quotes", "narration", "headlines"}
        All of the article; contents of its quotes; the rest without headline; its headline, wherever that stands.
    furniture : bool
        Count what belongs to the page too.
    """
    if part not in PARTS:
        raise InputError(f"parts: one of {', '.join(PARTS)} wanted, got {part!r}")
    if part == "headlines":
        if article.title and not article.title_in_text:
            return article.title, None
        return article.text, [(s.start, s.end) for s in article.sections if s.kind == "headline"]
    said = united(span for _, quote in Choice().of(article) if quote.field == "text" for span in quote.content)
    if part == "quotes":
        return article.text, said
    left_out = set() if furniture else set(FURNITURE_KINDS)
    if part == "narration":
        left_out.add("headline")
    dropped = [(s.start, s.end) for s in article.sections if s.kind in left_out]
    if part == "all" and not dropped:
        return article.text, None
    return article.text, without(len(article.text), united([*dropped, *(said if part == "narration" else [])]))


def united(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that touch or overlap made one.

    Examples
    --------
    >>> united([(5, 9), (0, 3), (2, 4)])
    [(0, 4), (5, 9)]
    """
    made: list[Span] = []
    for start, end in sorted(spans):
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return made


def without(length: int, gaps: Sequence[Span]) -> list[Span]:
    """What is left of a text when spans that are in order and apart are taken out.

    Examples
    --------
    >>> without(10, [(0, 2), (5, 6)])
    [(2, 5), (6, 10)]
    """
    edges = [0, *(edge for gap in gaps for edge in gap), length]
    return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end]
