"""Parts of an article's page: headline, lead, body, turns of an interview, and what belongs to the page alone."""

from __future__ import annotations

from dataclasses import dataclass

from . import _core

__all__ = ["FURNITURE_KINDS", "SECTION_KINDS", "SECTION_REASONS", "Section", "Turn", "sections_of", "turns_of"]

#: What a section can be, in the order of the core's numbers.
SECTION_KINDS: tuple[str, ...] = _core.SECTION_KINDS

#: What decided a section's kind, in the order of the core's numbers.
SECTION_REASONS: tuple[str, ...] = _core.SECTION_REASONS

#: Kinds that belong to the page and not to the article.
FURNITURE_KINDS: tuple[str, ...] = ("furniture", "related", "comments", "legal")


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the text and what it is.

    Attributes
    ----------
    start, end : int
        Code points, half-open: ``text[start:end]``.
    kind : str
        One of `SECTION_KINDS`.
    reason : str
        What decided the kind, one of `SECTION_REASONS`.

    Examples
    --------
    >>> Section(0, 9, "related", "lexicon").is_furniture
    True
    """

    start: int
    end: int
    kind: str
    reason: str

    @property
    def is_furniture(self) -> bool:
        """Whether the section belongs to the page and not to the article."""
        return self.kind in FURNITURE_KINDS


@dataclass(frozen=True, slots=True)
class Turn:
    """One question or answer of an interview.

    Attributes
    ----------
    contents : tuple of (int, int)
        The words, without label and dash: a span of code points for each paragraph.
    label : (int, int) or None
        The label before it ("Q", "Leyla Sadiq") without its colon, where there is one.
    question : bool
        Whether it is a question.
    """

    contents: tuple[tuple[int, int], ...]
    label: tuple[int, int] | None
    question: bool


def sections_of(document: _core.Document) -> list[Section]:
    r"""Sections of a document, in order.

    Parameters
    ----------
    document : _core.Document
        As `_core.parse_documents` gives it.

    Returns
    -------
    list of Section
        Never overlapping; together they cover every line that is not blank. Empty for an empty text.

    Notes
    -----
    The rules stand in docs/methods/sections.md.

    Examples
    --------
    >>> from quotidian.lexicon import default_lexicons
    >>> text = "Bridge opens\nBy Ayla Demir\n\nThe bridge over the river opened on Monday, the mayor said.\n\nShare on Facebook"
    >>> [document] = _core.parse_documents([text], default_lexicons(), ["en"], [0], "treebank", 1)
    >>> [(section.kind, text[section.start : section.end][:14]) for section in sections_of(document)]
    [('headline', 'Bridge opens'), ('byline', 'By Ayla Demir'), ('lead', 'The bridge ove'), ('furniture', 'Share on Faceb')]
    """
    spans, kinds, reasons = document.sections.tolist(), document.section_kinds.tolist(), document.section_reasons.tolist()
    return [
        Section(start, end, SECTION_KINDS[kind], SECTION_REASONS[reason])
        for (start, end), kind, reason in zip(spans, kinds, reasons, strict=True)
    ]


def turns_of(document: _core.Document) -> list[Turn]:
    r"""Turns of an interview, in order.

    Parameters
    ----------
    document : _core.Document
        As `_core.parse_documents` gives it.

    Returns
    -------
    list of Turn
        Empty where the article is no interview.

    Examples
    --------
    >>> from quotidian.lexicon import default_lexicons
    >>> text = "An interview\n\nQ: Who came?\n\nA: Nobody came.\n\nQ: Why is that?\n\nA: It rained all day."
    >>> [document] = _core.parse_documents([text], default_lexicons(), ["en"], [0], "treebank", 1)
    >>> [(turn.question, text[slice(*turn.contents[0])]) for turn in turns_of(document)]
    [(True, 'Who came?'), (False, 'Nobody came.'), (True, 'Why is that?'), (False, 'It rained all day.')]
    """
    return [Turn(tuple(map(_pair, contents)), label and _pair(label), question) for contents, label, question in document.turns]


def _pair(span: tuple[int, int]) -> tuple[int, int]:
    return (span[0], span[1])
