"""Terms counted piece by piece: tallies that add up, and the vocabulary that is chosen from them at the end."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from . import _core
from ._counting import (
    RULES,
    Ngrams,
    Spans,
    StopWords,
    check_langs,
    check_max_features,
    check_ngrams,
    check_threads,
    check_within,
    document_limits,
    find_stop_words,
)
from ._frozen_terms import FrozenTerms
from .errors import InputError, QuotidianError
from .lexicon import default_lexicons

__all__ = ["TermCounts"]

# A batch ends at so many texts or code points: what memory a pass takes, beside the terms themselves.
_BATCH_TEXTS = 20_000
_BATCH_SIZE = 1 << 24


class TermCounts:
    """Terms of any number of texts with their frequencies, counted in one pass and mergeable.

    Parts counted apart, on other days or other machines, and merged are exactly what counting all at once gives. Nothing is
    dropped until `freeze` chooses.

    Parameters
    ----------
    tokens : {"treebank", "sklearn", "char", "char_wb"}
    ngrams : (int, int)
    lowercase : bool
    stop_words : str or iterable of str, optional
        As in `count_terms`.

    Examples
    --------
    >>> monday = TermCounts(tokens="sklearn").partial_fit(["The dam broke.", "The dam held."])
    >>> tuesday = TermCounts(tokens="sklearn").partial_fit(iter(["Voters voted."]))
    >>> both = monday.merge(tuesday)
    >>> both
    <TermCounts: 3 documents, 6 terms>
    >>> both.freeze(min_df=2).terms
    ('dam', 'the')
    >>> TermCounts.from_bytes(both.to_bytes()) == both
    True
    """

    __slots__ = ("_lowercase", "_ngrams", "_pile", "_stop_words", "_tokens")

    def __init__(
        self,
        *,
        tokens: Literal["treebank", "sklearn", "char", "char_wb"] = "treebank",
        ngrams: Ngrams = (1, 1),
        lowercase: bool = True,
        stop_words: StopWords = None,
    ) -> None:
        if tokens not in RULES:
            raise QuotidianError(f"tokens={tokens!r} is not known; there are {', '.join(map(repr, RULES))}")
        self._tokens = tokens
        self._ngrams = check_ngrams(ngrams)
        self._lowercase = bool(lowercase)
        self._stop_words = find_stop_words(stop_words)
        self._pile: list[_core.Tally] = []  # each more than twice as large as the next, so that adding a batch is cheap

    def partial_fit(
        self,
        texts: Iterable[str],
        *,
        langs: str | Iterable[str | None] | None = None,
        spans: Iterable[Spans | None] | None = None,
        threads: int | None = None,
    ) -> TermCounts:
        """Count more texts; gives itself.

        Parameters
        ----------
        texts : iterable of str
            Gone through once; what is done with is let go.
        langs : str or iterable, optional
            Language of all, or of each; decided from the text where it is None.
        spans : iterable, optional
            For each text the code points inside which alone words count, or None for all of it.
        threads : int, optional
            All cores without it.

        Raises
        ------
        TypeError
            For a text that is no str; batches before it are counted.
        InputError
            For a single text in place of texts, or lists of different lengths.
        """
        if isinstance(texts, (str, bytes)):
            raise InputError(f"texts wanted, got one {type(texts).__name__}; write [text]")
        crew = check_threads(threads)
        for batch, its_langs, its_spans in _batches(texts, langs, spans):
            n = len(batch)
            lexicons = default_lexicons() if self._tokens == "treebank" else {}
            within = [] if spans is None else check_within(its_spans, n)
            try:
                made = _core.tally_terms(
                    batch, self._tokens, lexicons, check_langs(its_langs, n), within, [], self._lowercase, *self._ngrams,
                    self._stop_words, crew,
                )  # fmt: skip
            except ValueError as error:
                raise InputError(str(error)) from error
            self._add(made)
        return self

    def merge(self, other: TermCounts) -> TermCounts:
        """Counts of the texts of both; neither is changed.

        Raises
        ------
        InputError
            Where they were counted by different settings; names them.
        """
        if not isinstance(other, TermCounts):
            raise InputError(f"TermCounts wanted, got {type(other).__name__}")
        mine, theirs = self._settings(), other._settings()
        different = [name for name, value in mine.items() if theirs[name] != value]
        if different:
            raise InputError(f"these counts cannot be merged: they differ in {', '.join(different)}")
        merged = TermCounts._of(mine)
        merged._pile = [self._whole().merge(other._whole())]
        return merged

    def freeze(self, *, min_df: float = 1, max_df: float = 1.0, max_features: int | None = None) -> FrozenTerms:
        """Choose the vocabulary, as `count_terms` does with all the texts at once.

        Parameters
        ----------
        min_df, max_df : int or float
            Fewest and most documents of a term: a number of documents, or as a float a share of them.
        max_features : int, optional
            Of the terms left, the most frequent; ties by order of terms.

        Raises
        ------
        InputError
            Where no term is left.
        """
        whole = self._whole()
        least, most = document_limits(min_df, max_df, whole.documents)
        try:
            kept = whole.select(least, most, check_max_features(max_features))
        except ValueError as error:
            raise InputError(str(error)) from error
        return FrozenTerms(kept, self._settings(), {"min_df": min_df, "max_df": max_df, "max_features": max_features})

    @property
    def documents(self) -> int:
        """Number of documents counted."""
        return sum(tally.documents for tally in self._pile)

    @property
    def terms(self) -> tuple[str, ...]:
        """All terms, ascending by code point."""
        return tuple(self._whole().vocabulary.to_list())

    @property
    def document_frequencies(self) -> NDArray[np.int64]:
        """Number of documents that hold each term, shape (terms,)."""
        return self._whole().document_frequencies

    @property
    def occurrences(self) -> NDArray[np.int64]:
        """Number of times that each term occurs, shape (terms,)."""
        return self._whole().occurrences

    def to_bytes(self) -> bytes:
        """Everything in few bytes: versioned, with a sum that any altered byte changes, the same on every machine."""
        return self._whole().to_bytes(json.dumps(self._settings(), ensure_ascii=True, sort_keys=True))

    @classmethod
    def from_bytes(cls, data: bytes) -> TermCounts:
        """Counts that `to_bytes` wrote; nothing in them is run.

        Raises
        ------
        InputError
            For bytes that are something else, of a later version, cut short or altered; says which.
        """
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise InputError(f"bytes wanted, got {type(data).__name__}")
        try:
            tally, settings = _core.Tally.from_bytes(bytes(data))
            made = cls._of(json.loads(settings))
        except (ValueError, TypeError, KeyError) as error:
            raise InputError(f"no term counts can be read from these {len(data)} bytes: {error}") from error
        made._pile = [tally]
        return made

    @classmethod
    def _of(cls, settings: Mapping[str, Any]) -> TermCounts:
        return cls(**{**settings, "ngrams": tuple(settings["ngrams"])})

    def _settings(self) -> dict[str, Any]:
        words = self._stop_words.to_list()
        return {"tokens": self._tokens, "ngrams": list(self._ngrams), "lowercase": self._lowercase, "stop_words": words or None}

    def _add(self, tally: _core.Tally) -> None:
        while self._pile and len(self._pile[-1]) <= 2 * len(tally):
            tally = self._pile.pop().merge(tally)
        self._pile.append(tally)

    def _whole(self) -> _core.Tally:
        while len(self._pile) > 1:
            last = self._pile.pop()
            self._pile[-1] = self._pile[-1].merge(last)
        return self._pile[0] if self._pile else _core.Tally()

    def __len__(self) -> int:
        return len(self._whole())

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, TermCounts):
            return NotImplemented
        return self._settings() == other._settings() and bool(self._whole() == other._whole())

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> tuple[Any, ...]:
        return (TermCounts.from_bytes, (self.to_bytes(),))

    def __repr__(self) -> str:
        return f"<TermCounts: {self.documents:,} documents, {len(self):,} terms>"


def _batches(texts: Iterable[str], langs: Any, spans: Any) -> Iterator[tuple[list[str], Any, Any]]:
    """Texts with what goes with each, a few at a time."""
    one_lang = langs is None or isinstance(langs, str)
    given = [column for column in (None if one_lang else langs, spans) if column is not None]
    batch: list[str] = []
    its_langs: list[str | None] = []
    its_spans: list[Any] = []
    size = 0
    for text, *about in _side_by_side(texts, given):
        lang, within = langs if one_lang else about[0], about[-1] if spans is not None else None
        batch.append(text)
        its_langs.append(lang)
        its_spans.append(within)
        size += len(text) if isinstance(text, str) else 0
        if len(batch) == _BATCH_TEXTS or size >= _BATCH_SIZE:
            yield batch, its_langs, its_spans
            batch, its_langs, its_spans, size = [], [], [], 0
    if batch:
        yield batch, its_langs, its_spans


def _side_by_side(texts: Iterable[str], columns: list[Iterable[Any]]) -> Iterator[tuple[Any, ...]]:
    """A text with what goes with it, one after another; all must end together."""
    missing = object()
    others = [iter(column) for column in columns]
    for text in texts:
        row = (text, *(next(other, missing) for other in others))
        if any(value is missing for value in row[1:]):
            break
        yield row
    else:
        if all(next(other, missing) is missing for other in others):
            return
    raise InputError("langs and spans: one wanted for each text, got fewer or more")
