"""Who is behind each source: how a quote came to its speaker, and ids that hold across articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from . import _core
from .errors import InputError

__all__ = ["RESOLUTIONS", "Link", "Voice", "link_speakers", "links_of", "voices_of"]

#: How a quote can come to its speaker, in the order of the core's numbers.
RESOLUTIONS: tuple[str, ...] = _core.RESOLUTIONS


@dataclass(frozen=True, slots=True)
class Voice:
    """A person or body that speaks in one article, as the core resolved it.

    Attributes
    ----------
    name : str
        Fullest name in the article, else the fullest description; nominative where it can be formed.
    key : str
        Key across articles; empty where the speaker is good for this article only.
    type, sex : str
        One of `quotidian.entities.ENTITY_TYPES` and `SEXES`.
    sex_evidence : str
        What tells the sex: "title" (or an office), "pronoun", "given_name", "surname" (its ending), "verb" (a Russian past
        tense), else "none".
    anonymous_by_request : bool
        Whether the article says that a speaker without a name asked for it.
    role : str
        What the article calls the speaker; empty where it does not.
    role_span : (int, int) or None
        Code points at which the role stands.
    mentions : tuple of int
        Numbers of the mentions that are this speaker, ascending.
    """

    name: str
    key: str
    type: str
    sex: str
    sex_evidence: str
    anonymous_by_request: bool
    role: str
    role_span: tuple[int, int] | None
    mentions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """The speaker of one quote.

    Attributes
    ----------
    speaker : int or None
        Number of the speaker in the article; None where the text does not say.
    resolution : str
        What decided, one of `RESOLUTIONS`.
    confidence : float
        Probability that the speaker is right, given that the quote is.
    venue : (int, int) or None
        Code points of the name of where it was said ("told Turan", "wrote on Facebook").
    via : (int, int) or None
        Code points of the name of the medium through which the article has it ("Turan reports").
    """

    speaker: int | None
    resolution: str
    confidence: float
    venue: tuple[int, int] | None = None
    via: tuple[int, int] | None = None


def voices_of(speakers: _core.Speakers) -> list[Voice]:
    """Speakers of an article, in order of their first mention.

    Parameters
    ----------
    speakers : _core.Speakers
        As `_core.resolve_speakers_many` gives it.

    Returns
    -------
    list of Voice
    """
    return [
        Voice(
            row["name"], row["key"], row["type"], row["sex"], row["sex_evidence"], row["anonymous_by_request"], row["role"],
            row["role_span"], tuple(row["mentions"]),
        )
        for row in speakers.rows()
    ]  # fmt: skip


def links_of(speakers: _core.Speakers) -> list[Link]:
    """Links of an article's quotes, one for each quote, in order.

    Parameters
    ----------
    speakers : _core.Speakers
        As `_core.resolve_speakers_many` gives it.

    Returns
    -------
    list of Link
    """
    return [Link(*link) for link in speakers.links()]


def link_speakers(rows: Sequence[_core.Speakers], articles: Sequence[str]) -> list[list[str]]:
    """Ids of the speakers of many articles, in the order of `rows` and of the speakers in each.

    Ids are equal for equal keys ("p…" for people, "b…" for bodies) and the article's own ("a…") for everybody else. They depend on
    names and article ids only, never on the order of the input or on what else is in it.

    Parameters
    ----------
    rows : sequence of _core.Speakers
        Speakers, an item an article.
    articles : sequence of str
        The id of each article.

    Returns
    -------
    list of list of str

    Examples
    --------
    >>> link_speakers([], [])
    []
    """
    if len(rows) != len(articles):
        raise InputError(f"articles: wanted one id for each of {len(rows)} rows, got {len(articles)}")
    return _core.link_speakers(rows, articles)
