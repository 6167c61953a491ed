"""Terms counted and weighted: the document-term matrix, documents in rows."""

from __future__ import annotations

# Longer than the limit: half of it documents two public names.
from collections.abc import Hashable, Iterable, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from . import _core, _html, _sparse, _weights, similarity
from ._counting import Ngrams, Spans, StopWords, count
from ._frozen_terms import FrozenTerms
from ._term_counts import TermCounts
from .errors import QuotidianError
from .table import Table

if TYPE_CHECKING:
    from .similarity import Neighbors

__all__ = ["FrozenTerms", "TermCounts", "TermMatrix", "count_terms"]


class TermMatrix:
    """Counts or weights of terms, a row a document, a column a term. A value: every method gives a new one.

    Parameters
    ----------
    csr : SciPy sparse matrix or array, shape (documents, terms)
        Compressed sparse rows are kept as they are and share their arrays; any other form is converted. Rows whose columns are
        not sorted, or that hold a column twice, are copied and put in order.
    terms : sequence of str, optional
        The term of each column.
    ids : sequence, optional
        The name of each row; its number without them.
    weighting : str, optional
        What the numbers are. Without it ``"counts"`` where all are whole and none is negative, else ``"weights"``.
    labels : mapping, optional
        Columns about the documents (outlet, date, …), a value a row, for `group_by`.
    history : mapping, optional
        How the matrix was made; goes on into every table made of it.

    Raises
    ------
    InputError
        Where it is no sparse matrix, holds NaN or infinity, or a length does not fit.

    Examples
    --------
    >>> matrix = count_terms(["The dam broke.", "The dam held.", "Voters voted."], ids=["a", "b", "c"])
    >>> matrix
    <TermMatrix: 3 documents × 6 terms, counts, 8 entries>
    >>> matrix.terms
    ('broke', 'dam', 'held', 'the', 'voted', 'voters')
    >>> matrix.weight("tf-idf").top_n(1).scores.round(3).tolist()
    [0.536, 0.536]
    """

    __slots__ = ("_csr", "_history", "_ids", "_labels", "_terms", "_weighting")

    def __init__(
        self,
        csr: Any,
        terms: Iterable[str] | None = None,
        ids: Iterable[Hashable] | None = None,
        *,
        weighting: str | None = None,
        labels: Mapping[str, Iterable[Any]] | None = None,
        history: Mapping[str, Any] | None = None,
    ) -> None:
        rows = _sparse.to_rows(csr)
        n, m = rows.shape
        self._csr = rows
        self._terms: tuple[str, ...] | None = None if terms is None else _sparse.as_tuple(terms, m, "terms")
        self._ids: Sequence[Hashable] = range(n) if ids is None else _sparse.as_tuple(ids, n, "ids")
        self._labels = {name: _sparse.as_tuple(values, n, f"labels {name!r}") for name, values in (labels or {}).items()}
        self._weighting = weighting or ("counts" if _are_counts(rows) else "weights")
        self._history = dict(history or {})

    @property
    def shape(self) -> tuple[int, int]:
        """Number of documents, number of terms."""
        return (int(self._csr.shape[0]), int(self._csr.shape[1]))

    @property
    def terms(self) -> tuple[str, ...] | None:
        """The term of each column; None where the matrix came without."""
        return self._terms

    @property
    def ids(self) -> Sequence[Hashable]:
        """The name of each row."""
        return self._ids

    @property
    def weighting(self) -> str:
        """What the numbers are: ``"counts"``, ``"tf-idf"``, ``"weights"`` of unknown making, …."""
        return self._weighting

    @property
    def labels(self) -> dict[str, tuple[Any, ...]]:
        """Columns about the documents (a copy)."""
        return dict(self._labels)

    @property
    def history(self) -> dict[str, Any]:
        """How the matrix was made (a copy)."""
        return dict(self._history)

    @property
    def totals(self) -> NDArray[np.float64]:
        """Sum of each column, shape (terms,)."""
        return _sparse.column_totals(self._csr)

    @property
    def document_frequencies(self) -> NDArray[np.int64]:
        """Number of documents that hold each term, shape (terms,)."""
        return _sparse.column_documents(self._csr)

    def to_scipy(self) -> Any:
        """The matrix for SciPy, of the kind it was made from; its arrays are shared, not copied."""
        return _sparse.like(self._csr, self._csr.data)

    def weight(
        self,
        scheme: Literal["tf-idf", "bm25", "ppmi", "log-entropy", "none"] = "tf-idf",
        *,
        norm: Literal["l1", "l2", "usual"] | None = "usual",
        use_idf: bool | None = None,
        smooth_idf: bool | None = None,
        sublinear_tf: bool | None = None,
        k1: float | None = None,
        b: float | None = None,
        shift: float | None = None,
        smoothing: float | None = None,
    ) -> TermMatrix:
        """Weights for the counts. Every formula with its source: docs/methods/weighting.md.

        Parameters
        ----------
        scheme : {"tf-idf", "bm25", "ppmi", "log-entropy", "none"}
            ``"none"`` gives the matrix as it is.
        norm : {"l2", "l1", "usual"} or None
            Length 1 for every row: of squares, of absolute values, or as it comes; usual is ``"l2"`` of tf-idf, None of the others.
        use_idf, smooth_idf : bool, default True
            Of tf-idf: multiply by the inverse document frequency ``ln((1 + n) / (1 + df)) + 1``; unsmoothed ``ln(n / df) + 1``.
        sublinear_tf : bool, default False
            Of tf-idf: ``1 + ln(count)`` in place of the count.
        k1, b : float, default 1.2 and 0.75
            Of bm25: how soon more occurrences add nothing; how much long documents are held back, from 0 to 1.
        shift, smoothing : float, default 1
            Of ppmi: what the ratio must exceed; the power of a term's total, 0.75 to hold rare terms back.

        Returns
        -------
        TermMatrix of float64

        Raises
        ------
        QuotidianError
            For a matrix that is weighted already, an unknown scheme or norm, an option of another scheme; names them.

        References
        ----------
        scikit-learn user guide, 6.2.3.4; Robertson and Zaragoza (2009); Church and Hanks (1990); Dumais (1991).

        Examples
        --------
        >>> counts = count_terms(["dam dam vote", "vote"])
        >>> counts.weight("tf-idf", norm=None).to_scipy().toarray().round(3)
        array([[2.811, 1.   ],
               [0.   , 1.   ]])
        >>> counts.weight("bm25").to_scipy().toarray().round(3)
        array([[0.836, 0.151],
               [0.   , 0.229]])
        """
        options = {
            "use_idf": use_idf, "smooth_idf": smooth_idf, "sublinear_tf": sublinear_tf, "k1": k1, "b": b, "shift": shift,
            "smoothing": smoothing,
        }  # fmt: skip
        made = _weights.settings_of(scheme, norm, options)
        if scheme == "none":
            return self
        if self._weighting != "counts":
            raise QuotidianError(f"this matrix is weighted by {self._weighting!r} already; weight its counts by {scheme!r} instead")
        return self._with(_weights.weighted(self._csr, made), weighting=scheme, history={**self._history, "weight": made})

    def _weighted_by(self, idf: NDArray[np.float64], settings: Mapping[str, Any]) -> TermMatrix:
        """tf-idf by frequencies of other documents than these."""
        values = _sparse.weigh(self._csr, idf, sublinear_tf=settings["sublinear_tf"], norm=settings["norm"])
        made = {"scheme": "tf-idf", **settings, "frequencies": "frozen"}
        return self._with(_sparse.like(self._csr, values), weighting="tf-idf", history={**self._history, "weight": made})

    def top_n(
        self, n: int = 10, other: TermMatrix | None = None, *, min_score: float | None = None, threads: int | None = None
    ) -> Neighbors:
        """The n most similar documents of each document, by exact cosine (see `quotidian.similarity.top_n`)."""
        return similarity.top_n(self, n, other, min_score=min_score, threads=threads)

    def cosine(self, other: TermMatrix | None = None) -> NDArray[np.float64]:
        """Cosine of every document with every other (see `quotidian.similarity.cosine`)."""
        return similarity.cosine(self, other)

    def explain(self, i: int, j: int, other: TermMatrix | None = None) -> Table:
        """The terms that make two documents similar (see `quotidian.similarity.explain`)."""
        return similarity.explain(self, i, j, other)

    def group_by(self, labels: str | Iterable[Hashable], *, how: Literal["sum", "mean"] = "sum") -> TermMatrix:
        """One row for each label: its documents added up, or averaged.

        Parameters
        ----------
        labels : str or sequence
            Name of a label of the matrix, such as ``"outlet"``, or a label for each document.
        how : {"sum", "mean"}

        Returns
        -------
        TermMatrix
            Rows in the order in which labels first appear; `ids` are the labels.

        Raises
        ------
        QuotidianError
            For an unknown name (names those there are) or way.

        Examples
        --------
        >>> matrix = count_terms(["dam", "vote vote", "dam vote"], labels={"outlet": ["x", "y", "x"]})
        >>> grouped = matrix.group_by("outlet")
        >>> grouped.ids, grouped.to_scipy().toarray().tolist()
        (('x', 'y'), [[2, 1], [0, 2]])
        """
        if isinstance(labels, str):
            if labels not in self._labels:
                raise QuotidianError(f"no label {labels!r}; there are {', '.join(self._labels) or 'none'}")
            labels = self._labels[labels]
        if how not in ("sum", "mean"):
            raise QuotidianError(f"how={how!r} is not known; there are 'sum' and 'mean'")
        rows, groups = _sparse.in_groups(self._csr, _sparse.as_tuple(labels, self.shape[0], "labels"), how)
        weighting = self._weighting if how == "sum" else f"mean {self._weighting}"
        return TermMatrix(rows, self._terms, groups, weighting=weighting, history={**self._history, "group_by": how})

    def top_terms(self, n: int = 10) -> Table:
        """The n terms with the largest numbers in each document: id, rank, term, value; ties by order of terms."""
        columns: dict[str, list[Any]] = {"id": [], "rank": [], "term": [], "value": []}
        for row, id in enumerate(self._ids):
            places = _sparse.best_of_row(self._csr, row, n)
            columns["id"] += [id] * len(places)
            columns["rank"] += range(1, len(places) + 1)
            columns["term"] += [self._name(column) for column in self._csr.indices[places].tolist()]
            columns["value"] += self._csr.data[places].tolist()
        return Table(columns, history={**self._history, "table": "top terms", "weighting": self._weighting})

    def __getitem__(self, rows: Any) -> TermMatrix:
        """Some of the documents: by number, slice, mask or list of numbers; always a matrix."""
        numbers = _sparse.row_numbers(rows, self.shape[0])
        ids = [self._ids[number] for number in numbers.tolist()]
        labels = {name: [values[number] for number in numbers.tolist()] for name, values in self._labels.items()}
        return self._with(self._csr[numbers], ids=ids, labels=labels)

    def __len__(self) -> int:
        return self.shape[0]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, TermMatrix):
            return NotImplemented
        mine, theirs = (self._terms, self._weighting, self._labels), (other._terms, other._weighting, other._labels)
        return mine == theirs and tuple(self._ids) == tuple(other._ids) and _sparse.same(self._csr, other._csr)

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> tuple[Any, ...]:
        ids = None if isinstance(self._ids, range) else self._ids
        named = {"weighting": self._weighting, "labels": self._labels, "history": self._history}
        return (_restore, (self._csr, self._terms, ids, named))

    def __repr__(self) -> str:
        n, m = self.shape
        return f"<TermMatrix: {n:,} documents × {m:,} terms, {self._weighting}, {self._csr.nnz:,} entries>"

    def _repr_html_(self) -> str:
        totals, documents = self.totals, self.document_frequencies
        best = np.argsort(-totals, kind="stable")[:10].tolist()
        rows = [{"term": self._name(c), "sum": round(float(totals[c]), 3), "documents": int(documents[c])} for c in best]
        return f"<p>{escape(repr(self)[1:-1])}</p>" + _html.table(("term", "sum", "documents"), rows, total=self.shape[1])

    def _name(self, column: int) -> str:
        return self._terms[column] if self._terms is not None else str(column)

    def _with(self, csr: Any, **changed: Any) -> TermMatrix:
        kept = {"ids": self._ids, "weighting": self._weighting, "labels": self._labels, "history": self._history, **changed}
        return TermMatrix(csr, self._terms, **kept)


def _restore(csr: Any, terms: Any, ids: Any, named: Mapping[str, Any]) -> TermMatrix:
    return TermMatrix(csr, terms, ids, **named)


def _are_counts(rows: Any) -> bool:
    data = rows.data
    return not data.size or bool(data.min() >= 0 and (data.dtype.kind in "biu" or np.array_equal(data, np.floor(data))))


def count_terms(
    texts: Iterable[str],
    *,
    tokens: Literal["treebank", "sklearn", "char", "char_wb"] | Sequence[Any] = "treebank",
    langs: str | Sequence[str | None] | None = None,
    ngrams: Ngrams = (1, 1),
    lowercase: bool = True,
    stop_words: StopWords = None,
    min_df: float = 1,
    max_df: float = 1.0,
    max_features: int | None = None,
    vocabulary: Iterable[str] | _core.Vocabulary | None = None,
    spans: Sequence[Spans | None] | None = None,
    ids: Iterable[Hashable] | None = None,
    labels: Mapping[str, Iterable[Any]] | None = None,
    threads: int | None = None,
) -> TermMatrix:
    """Count the terms of texts.

    Parameters
    ----------
    texts : iterable of str
        A text a document. Empty ones give empty rows.
    tokens : {"treebank", "sklearn", "char", "char_wb"} or sequence of arrays
        ``"treebank"``: the words (no numbers, marks or addresses) that `quotidian.tokenize` finds. ``"sklearn"``: runs of two or
        more letters, digits or underscores, exactly as scikit-learn's default. Or words found elsewhere: for each text its
        (n, 2) code points, or a `Tokens`.
    langs : str or sequence, optional
        Language of all texts, or of each; decided from the text where it is None. Chooses tokens and lower case (Turkish ı).
    ngrams : (int, int)
        Words (or characters) of the shortest and longest term. With ``"treebank"`` a term stays within its sentence.
    lowercase : bool
        ``"sklearn"``: as `str.lower`, before words are found; else word by word in the text's language.
    stop_words : str or iterable of str, optional
        A language code, for the package's list of that language, or words; left out before n-grams are made.
    min_df, max_df : int or float
        Fewest and most documents of a term: a number of documents, or as a float a share of them.
    max_features : int, optional
        Of the terms left, the most frequent; ties by order of terms.
    vocabulary : iterable of str, optional
        Count these terms and no others, whatever their frequency.
    spans : sequence, optional
        For each text an (n, 2) array of code points inside which alone words count (its quotes, its narration), or None for all
        of it. Spans that overlap count once; a word must lie wholly inside; n-grams do not cross from one to the next.
    ids, labels
        Names of the documents and columns about them (see `TermMatrix`).
    threads : int, optional
        All cores without it. The answer is the same for any number.

    Returns
    -------
    TermMatrix of int64
        Terms ascending by code point.

    Raises
    ------
    TypeError
        For a text that is no str; says which.
    InputError
        Where no term is left, `max_df` means fewer documents than `min_df`, or spans lie outside their text.

    Examples
    --------
    >>> count_terms(["The dam broke", "The dam held"], tokens="sklearn", ngrams=(2, 2)).terms
    ('dam broke', 'dam held', 'the dam')
    >>> count_terms(["“Never,” he said."], spans=[[(1, 6)]]).terms
    ('never',)
    """
    if ids is not None:
        ids = tuple(ids)
    counted = count(
        texts, tokens=tokens, langs=langs, ngrams=ngrams, lowercase=lowercase, stop_words=stop_words, min_df=min_df, max_df=max_df,
        max_features=max_features, vocabulary=vocabulary, spans=spans, threads=threads,
    )  # fmt: skip
    return TermMatrix(counted.rows, counted.terms, ids, weighting="counts", labels=labels, history={"count_terms": counted.settings})
