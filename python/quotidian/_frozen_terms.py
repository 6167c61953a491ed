"""A vocabulary that is chosen, with its frequencies: batch after batch is counted into the same columns."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from . import _core
from ._counting import Spans

if TYPE_CHECKING:
    from .terms import TermMatrix

__all__ = ["FrozenTerms"]


class FrozenTerms:
    """A vocabulary with its frequencies, by which any number of batches is counted into the same columns. Made by `TermCounts.freeze`.

    Examples
    --------
    >>> from quotidian.terms import TermCounts
    >>> counts = TermCounts(tokens="sklearn").partial_fit(["The dam broke.", "The dam held.", "Voters voted."])
    >>> frozen = counts.freeze(min_df=2)
    >>> frozen.count(["the dam, the dam"]).to_scipy().toarray().tolist()
    [[2, 2]]
    >>> frozen.tf_idf(["the dam, the dam"], norm=None).to_scipy().toarray().round(3).tolist()
    [[2.575, 2.575]]
    """

    __slots__ = ("_chosen", "_settings", "_tally", "_vocabulary")

    def __init__(self, tally: _core.Tally, settings: Mapping[str, Any], chosen: Mapping[str, Any]) -> None:
        self._tally = tally
        self._vocabulary = tally.vocabulary
        self._settings = dict(settings)
        self._chosen = dict(chosen)

    @property
    def terms(self) -> tuple[str, ...]:
        """The term of each column."""
        return tuple(self._vocabulary.to_list())

    @property
    def documents(self) -> int:
        """Number of documents that the frequencies are of."""
        return self._tally.documents

    @property
    def document_frequencies(self) -> NDArray[np.int64]:
        """Number of those documents that hold each term, shape (terms,)."""
        return self._tally.document_frequencies

    @property
    def occurrences(self) -> NDArray[np.int64]:
        """Number of times that each term occurs in them, shape (terms,)."""
        return self._tally.occurrences

    def count(
        self,
        texts: Iterable[str],
        *,
        langs: str | Sequence[str | None] | None = None,
        spans: Sequence[Spans | None] | None = None,
        ids: Iterable[Hashable] | None = None,
        labels: Mapping[str, Iterable[Any]] | None = None,
        threads: int | None = None,
    ) -> TermMatrix:
        """Counts of these terms in a batch of texts, a row a text; parameters as in `count_terms`."""
        from .terms import count_terms  # noqa: PLC0415  it imports this module

        made = count_terms(
            texts, tokens=self._settings["tokens"], langs=langs, ngrams=tuple(self._settings["ngrams"]),
            lowercase=self._settings["lowercase"], stop_words=self._settings["stop_words"], vocabulary=self._vocabulary,
            spans=spans, ids=ids, labels=labels, threads=threads,
        )  # fmt: skip
        made._history["frozen"] = {**self._chosen, "documents": self.documents}
        return made

    def tf_idf(
        self,
        texts: Iterable[str],
        *,
        smooth_idf: bool = True,
        sublinear_tf: bool = False,
        norm: Literal["l1", "l2"] | None = "l2",
        **options: Any,
    ) -> TermMatrix:
        """Counts of a batch weighted by the frequencies of all documents counted; other options as in `count`."""
        counted = self.count(texts, **options)
        idf = _core.inverse_document_frequencies(self.document_frequencies, self.documents, smooth_idf)
        return counted._weighted_by(idf, {"smooth_idf": smooth_idf, "sublinear_tf": sublinear_tf, "norm": norm})

    def __len__(self) -> int:
        return len(self._vocabulary)

    def __repr__(self) -> str:
        return f"<FrozenTerms: {len(self):,} terms of {self.documents:,} documents>"
