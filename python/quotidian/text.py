"""Forms of words, for comparing and for showing; never written back into a text."""

from __future__ import annotations

from . import _core

__all__ = ["fold", "romanize", "to_lower", "to_nfc"]


def fold(word: str) -> str:
    """Fold case for lookup, the same way in every language.

    İ, I, ı and i become ``i``; typographic apostrophes (’ ʼ ` ´) become ``'``; everything else is folded as Unicode has it, one
    code point for one.

    Parameters
    ----------
    word : str
        Any text; a lone surrogate becomes U+FFFD.

    Returns
    -------
    str
        The folded form; empty for empty.

    Examples
    --------
    >>> fold("İLHAM") == fold("ilham") == fold("Ilham")
    True
    >>> fold("Azerbaijan’s")
    "azerbaijan's"
    """
    return _core.fold(word)


def to_lower(words: str, *, lang: str) -> str:
    """Lower case by the rules of a language: in Azerbaijani and Turkish, I becomes ı and İ becomes i.

    Parameters
    ----------
    words : str
        Any text.
    lang : str
        Language code, such as ``"az"``; an unknown one gets Unicode's own rules.

    Examples
    --------
    >>> to_lower("IŞIQ", lang="az"), to_lower("IRAN", lang="en")
    ('ışıq', 'iran')
    """
    return _core.to_lower(words, lang)


def to_nfc(words: str) -> str:
    r"""Unicode normal form C (UAX #15): letters and their accents composed.

    Examples
    --------
    >>> len("s\u0327"), len(to_nfc("s\u0327"))
    (2, 1)
    """
    return _core.to_nfc(words)


def romanize(words: str) -> str:
    """Latin letters for display, through ICU; not for keys, because it may change with ICU's version (see `quotidian.name_key`).

    Examples
    --------
    >>> romanize("Алиев"), romanize("Əliyev")
    ('Aliev', 'Aliyev')
    """
    return _core.romanize(words)
