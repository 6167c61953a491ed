"""Names in a text: mentions of people, bodies, groups and documents, and one key for the spellings of a name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from . import _core
from .errors import InputError, QuotidianError

__all__ = ["ENTITY_TYPES", "MENTION_FORMS", "SEXES", "Mention", "mentions_of", "name_key", "name_keys"]

#: How a mention names somebody, in the order of the core's numbers.
MENTION_FORMS: tuple[str, ...] = _core.MENTION_FORMS

#: What can be mentioned, in the order of the core's numbers.
ENTITY_TYPES: tuple[str, ...] = _core.ENTITY_TYPES

#: Sex as title, given name or pronoun tell it; never guessed.
SEXES: tuple[str, ...] = _core.SEXES


@dataclass(frozen=True, slots=True)
class Mention:
    """A word group that stands for somebody or something that could speak.

    Attributes
    ----------
    start, end : int
        Code points of the whole group, half-open: title, role and name, "of …" phrases.
    form : str
        One of `MENTION_FORMS`.
    type : str
        One of `ENTITY_TYPES`.
    sex : str
        One of `SEXES`.
    name : (int, int) or None
        The proper name inside the group; None for nominals and pronouns.
    role : (int, int) or None
        Title or role words, inside the group or beside it.

    Examples
    --------
    >>> Mention(0, 3, "pronoun", "unknown", "female").form
    'pronoun'
    """

    start: int
    end: int
    form: str
    type: str
    sex: str
    name: tuple[int, int] | None = None
    role: tuple[int, int] | None = None


def mentions_of(mentions: _core.Mentions) -> list[Mention]:
    """Mentions of a document, in order, outer before inner.

    Parameters
    ----------
    mentions : _core.Mentions
        As `_core.find_mentions_many` or `_core.make_mentions` gives it.

    Returns
    -------
    list of Mention
    """
    columns = zip(
        mentions.offsets.tolist(),
        mentions.names.tolist(),
        mentions.roles.tolist(),
        mentions.forms.tolist(),
        mentions.types.tolist(),
        mentions.sexes.tolist(),
        strict=True,
    )
    return [
        Mention(start, end, MENTION_FORMS[form], ENTITY_TYPES[kind], SEXES[sex], _span(name), _span(role))
        for (start, end), name, role, form, kind, sex in columns
    ]


def _span(pair: list[int]) -> tuple[int, int] | None:
    return None if pair[0] < 0 else (pair[0], pair[1])


def name_key(name: str) -> str:
    """One key for the spellings of a full name, for joining tables and keeping merge files under version control.

    Equal for the Azerbaijani, Russian, Turkish and English spellings of one name in either order of given name and surname,
    without titles, patronymics and case endings. A bare surname gets a key too, but it is no person's alone.

    Parameters
    ----------
    name : str
        A personal name.

    Returns
    -------
    str
        ASCII words in alphabetical order; empty for a name without letters. The rules are versioned (docs/methods/names.md).

    Examples
    --------
    >>> name_key("Həsənli Ülvi") == name_key("Ульви Гасанлы") == name_key("Dr. Ulvi Hasanli")
    True
    >>> name_key("Ülvi Həsənli") == name_key("Elvin Həsənli")
    False
    """
    if not isinstance(name, str):
        raise InputError(f"name: wanted a str, got {type(name).__name__}")
    return _core.name_key(name)


def name_keys(names: Iterable[str], *, threads: int | None = None) -> list[str]:
    """Keys of many names, in order.

    Parameters
    ----------
    names : iterable of str
        Personal names.
    threads : int, optional
        How many threads work; all cores by default.

    Returns
    -------
    list of str
        One for each name.

    Examples
    --------
    >>> name_keys(["Алиев Ильхам", "Ilham Aliyev", "…"])
    ['aliav ilham', 'aliav ilham', '']
    """
    if isinstance(names, str):
        raise InputError("names: wanted many names, got one str; use name_key(name), or a list of names")
    listed = list(names)
    for place, name in enumerate(listed):
        if not isinstance(name, str):
            raise InputError(f"name {place}: wanted a str, got {type(name).__name__}")
    if threads is not None and threads < 1:
        raise QuotidianError(f"threads: wanted a number of 1 or more, or None for all cores, got {threads}")
    return _core.name_keys(listed, threads or 0)
