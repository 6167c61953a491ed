"""Words as data: cues, titles, abbreviations and page furniture of a language, extended or replaced by value."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from . import _core
from .errors import InputError, QuotidianError

__all__ = ["KINDS", "LANGUAGES", "Lexicon", "default_lexicons"]

#: Languages that have word tables of their own; every other one is read with the table of all languages, under "".
LANGUAGES = ("en", "az", "ru", "tr")

#: Keyword of `Lexicon.extend` and the kind of entry that it makes.
KINDS = {
    "cues": "cue",
    "cue_nouns": "cue_noun",
    "cue_phrases": "cue_phrase",
    "titles": "title",
    "roles": "role",
    "bodies": "body",
    "groups": "group",
    "documents": "document",
    "pronouns": "pronoun",
    "first_names": "first_name",
    "abbreviations": "abbreviation",
    "furniture": "furniture",
    "name_triggers": "name_trigger",
    "circumstances": "circumstance",
    "function_words": "function_word",
    "months": "month",
    "weekdays": "weekday",
    "surname_suffixes": "surname_suffix",
    "case_endings": "case_ending",
    "places": "place",
    "stop_words": "stop_word",
    "verbs": "verb",
}

_FOLDER = Path(__file__).parent / "data" / "lexicon"

#: Words of one kind: forms, or forms with their attributes (``{"said": {"act": "speech"}}``).
Words = Iterable[str] | Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Word table of one language; a value: `extend` and `without` give new ones.

    Parameters
    ----------
    core : _core.Lexicon
        The compiled table. Made by `Lexicon.load` and `Lexicon.parse` rather than by hand.

    Examples
    --------
    >>> english = Lexicon.load("en").extend(cues=["opined", "quip*"], titles=["Baroness"])
    >>> english.has("cue", "opined")
    True
    """

    core: _core.Lexicon

    @classmethod
    def load(cls, lang: str) -> Lexicon:
        """Load the table that comes with the package; "" is the one of all languages.

        Raises
        ------
        QuotidianError
            Where there is no table for the language; names those there are.
        """
        if lang not in ("", *LANGUAGES):
            raise QuotidianError(f"no lexicon for language {lang!r}; there are {', '.join(LANGUAGES)} (and '' for all others)")
        return cls(default_lexicons()[lang])

    @classmethod
    def parse(cls, path: str | Path, *, lang: str) -> Lexicon:
        """Read a table of one's own: lines ``kind TAB form [TAB key=value;… [TAB source]]`` in UTF-8 (docs/rooms/lexicon.md).

        Raises
        ------
        InputError
            Where the file cannot be read or a line is wrong; says which line and what was wanted.
        """
        try:
            return cls(_core.parse_lexicon(Path(path).read_bytes(), lang, str(path)))
        except OSError as error:
            raise InputError(f"lexicon {path}: {error.strerror}") from error
        except ValueError as error:
            raise InputError(str(error)) from error

    @property
    def lang(self) -> str:
        """Language code; "" for the table of all languages."""
        return self.core.lang

    def __len__(self) -> int:
        return len(self.core)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Lexicon) and bool(self.core == other.core)

    def __hash__(self) -> int:
        return hash((self.lang, len(self)))

    def __repr__(self) -> str:
        return f"<Lexicon {self.lang or 'all languages'}: {len(self)} entries>"

    def entries(self, kind: str | None = None) -> list[_core.LexiconRow]:
        """Rows (kind, form, prefix, attributes, source), of one kind where it is given."""
        return [row for row in self.core.rows() if kind in (None, row[0])]

    def has(self, kind: str, form: str) -> bool:
        """Whether there is an entry of this kind with this form, however it is written (case, accents)."""
        folded = _core.fold(form)
        return any(_core.fold(row[1]) == folded for row in self.entries(kind))

    def extend(self, *, source: str = "given", **words: Words) -> Lexicon:
        """Give the table with entries added; later ones win over earlier ones of the same kind and form.

        Parameters
        ----------
        source : str
            Where the entries come from; written into each of them.
        **words
            `cues`, `titles`, `cue_phrases`, … (the keys of `KINDS`): forms, or a mapping from forms to their
            attributes. A form that ends in ``*`` matches every word with this beginning.

        Raises
        ------
        QuotidianError
            For an unknown keyword (names those there are) or an empty form.
        """
        rows = [_row(kind, form, attributes, source) for kind, form, attributes in _each(words)]
        return Lexicon(_core.extend_lexicon(self.core, rows))

    def without(self, **words: Iterable[str]) -> Lexicon:
        """Give the table without these entries (same keywords as `extend`); forms that are not in it are passed over."""
        gone = {(kind, _core.fold(form.removesuffix("*"))) for kind, form, _ in _each(words)}
        rows = [row for row in self.core.rows() if (row[0], _core.fold(row[1])) not in gone]
        return Lexicon(_core.Lexicon(self.lang, rows))

    def fingerprint(self) -> str:
        """Twelve hexadecimal digits that change when an entry does; written into the history of tables."""
        return _fingerprint(self.core)


def _fingerprint(core: _core.Lexicon) -> str:
    return hashlib.sha256(repr([(*row[:3], sorted(row[3].items())) for row in core.rows()]).encode()).hexdigest()[:12]


def _each(words: Mapping[str, Words]) -> Iterable[tuple[str, str, Mapping[str, str]]]:
    for keyword, forms in words.items():
        if keyword not in KINDS:
            raise QuotidianError(f"unknown kind of words {keyword!r}; there are {', '.join(KINDS)}")
        if isinstance(forms, str):
            raise QuotidianError(f"{keyword}= wants a list of words, got the one word {forms!r}; write [{forms!r}]")
        for form in forms:
            yield KINDS[keyword], form, forms[form] if isinstance(forms, Mapping) else {}


def _row(kind: str, form: str, attributes: Mapping[str, str], source: str) -> _core.LexiconRow:
    prefix = len(form) > 1 and form.endswith("*")
    form = form.removesuffix("*") if prefix else form
    if not form.strip():
        raise QuotidianError(f"a {kind} with an empty form")
    return (kind, form, prefix, dict(attributes), source)


def _rows_of_folder(lang: str) -> list[_core.LexiconRow]:
    rows: list[_core.LexiconRow] = []
    for file in sorted((_FOLDER / (lang or "any")).glob("*.tsv")):
        rows += _core.parse_lexicon(file.read_bytes(), lang, f"{lang or 'any'}/{file.name}").rows()
    return rows


@cache
def _default() -> Mapping[str, _core.Lexicon]:
    shared = _rows_of_folder("")
    return {lang: _core.Lexicon(lang, shared + (_rows_of_folder(lang) if lang else [])) for lang in ("", *LANGUAGES)}


def default_lexicons() -> dict[str, _core.Lexicon]:
    """The tables that come with the package by language, each upon the one of all languages; "" serves every other language.

    Returns
    -------
    dict
        From "", "en", "az", "ru", "tr" to compiled tables; a new dict each time, the tables are shared.
    """
    return dict(_default())
