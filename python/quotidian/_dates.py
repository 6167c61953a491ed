"""Dates as the press writes them, to ISO days; what is not certain stays as it was given."""

from __future__ import annotations

import datetime
import re
from functools import cache

from . import _core
from .lexicon import LANGUAGES, default_lexicons

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d])")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?$")
_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)")
_YEAR = r"(?:,|\s|/)*(\d{4})(?!\d)"
_DAY_FIRST = re.compile(rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?\.?[\s-]+(?:of\s+)?([^\W\d_]+)\.?-?{_YEAR}")
_MONTH_FIRST = re.compile(rf"([^\W\d_]+)\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?{_YEAR}")


def iso_day(words: str) -> str:
    """The ISO day of a date, or the words as they are where they hold none or it is not certain which.

    Parameters
    ----------
    words : str
        A date as an outlet prints it, with a time, a weekday or a place beside it or without.

    Returns
    -------
    str
        ``YYYY-MM-DD``, or `words`. ``04/05/2023`` stays: it is May in London and April in Washington. The time of day
        and its zone are left out; the day is the one that is written.

    Examples
    --------
    >>> iso_day("14.03.2023 [16:52]"), iso_day("March 14, 2023"), iso_day("8 февраля 2023 г.")
    ('2023-03-14', '2023-03-14', '2023-02-08')
    >>> iso_day("04/05/2023"), iso_day("yesterday")
    ('04/05/2023', 'yesterday')
    """
    return _iso(words) or _from_numbers(words) or _from_words(words) or words


def _iso(words: str) -> str | None:
    found = _ISO.match(words.strip()) or _COMPACT.match(words.strip())
    return _day(int(found[1]), int(found[2]), int(found[3])) if found else None


def _from_numbers(words: str) -> str | None:
    found = _NUMBERS.search(words)
    if not found:
        return None
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    # with full stops the day always stands first; with strokes and hyphens it depends on the country
    if found[2] == "." or first == second or first > 12:
        return _day(year, second, first)
    return _day(year, first, second) if second > 12 else None


def _from_words(words: str) -> str | None:
    for pattern, month_at, day_at in ((_DAY_FIRST, 2, 1), (_MONTH_FIRST, 1, 2)):
        for found in pattern.finditer(words):
            month = _months().get(_core.fold(found[month_at]))
            if month:
                return _day(int(found[3]), month, int(found[day_at]))
    return None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    """Folded names of months in every language that has a lexicon."""
    return {
        _core.fold(form): int(attributes["number"])
        for lang in LANGUAGES
        for kind, form, _, attributes, _ in default_lexicons()[lang].rows()
        if kind == "month" and attributes.get("number", "").isdigit()
    }
