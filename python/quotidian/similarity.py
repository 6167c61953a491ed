"""Which documents resemble which: exact cosine, the best few of each, and why."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from . import _core, _sparse
from ._counting import check_threads
from .errors import InputError, QuotidianError
from .table import Table

if TYPE_CHECKING:
    from .terms import TermMatrix

__all__ = ["Neighbors", "cosine", "explain", "top_n"]

_DENSE = 50_000_000  # scores of one dense answer: 400 MB


@dataclass(frozen=True, slots=True, eq=False)
class Neighbors:
    """The most similar documents of each document, best first; row i has entries ``starts[i]:starts[i + 1]``.

    Attributes
    ----------
    starts : ndarray of int64, shape (documents + 1,)
    others : ndarray of int32, shape (entries,)
        Row of the similar document.
    scores : ndarray of float64, shape (entries,)
        Cosine, never rising within a document; equal scores by ascending row.
    ids, other_ids : sequence
        Names of the rows on either side.
    history : dict
        How they were found.
    """

    starts: NDArray[np.int64]
    others: NDArray[np.int32]
    scores: NDArray[np.float64]
    ids: Sequence[Hashable]
    other_ids: Sequence[Hashable]
    history: dict[str, Any] = field(default_factory=dict)

    def to_scipy(self) -> sparse.csr_matrix:
        """Scores as a sparse matrix of shape (documents, other documents), columns sorted."""
        shape = (len(self.ids), len(self.other_ids))
        made = sparse.csr_matrix((self.scores, self.others, self.starts.astype(np.int32)), shape=shape, copy=True)
        made.sort_indices()
        return made

    def to_table(self) -> Table:
        """A row a pair: id, rank (from 1), other, score."""
        counts = np.diff(self.starts)
        rows = np.repeat(np.arange(len(counts)), counts)
        columns: dict[str, Any] = {
            "id": [self.ids[row] for row in rows.tolist()],
            "rank": np.arange(len(rows)) - self.starts[rows] + 1,
            "other": [self.other_ids[other] for other in self.others.tolist()],
            "score": self.scores,
        }
        return Table(columns, history={**self.history, "table": "neighbors"})

    def __len__(self) -> int:
        return len(self.ids)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Neighbors):
            return NotImplemented
        arrays = ((self.starts, other.starts), (self.others, other.others), (self.scores, other.scores))
        return all(np.array_equal(mine, theirs) for mine, theirs in arrays) and tuple(self.ids) == tuple(other.ids)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<Neighbors: {len(self.others):,} of {len(self.ids):,} documents>"

    def _repr_html_(self) -> str:
        return self.to_table()._repr_html_()


def top_n(
    matrix: TermMatrix, n: int = 10, other: TermMatrix | None = None, *, min_score: float | None = None, threads: int | None = None
) -> Neighbors:
    """Find the n most similar documents of each document, by exact cosine.

    Parameters
    ----------
    matrix : TermMatrix
        Counts or weights; rows need not have length 1.
    n : int
        At most so many for each document.
    other : TermMatrix, optional
        Where to look, with the same terms. Without it in `matrix` itself, a document not being its own neighbour.
    min_score : float, optional
        Lowest score kept. Documents with nothing in common (score 0) are never neighbours.
    threads : int, optional
        All cores without it. The answer is the same for any number.

    Returns
    -------
    Neighbors
        Best first, ties by order of documents; memory grows with the answer, not with documents squared.

    Raises
    ------
    InputError
        For a matrix with other terms.

    Notes
    -----
    Cosine of rows a and b is ``sum(a * b) / (|a| |b|)``. Nothing is approximated.

    Examples
    --------
    >>> from quotidian.terms import count_terms
    >>> matrix = count_terms(["The dam broke", "The dam held", "Voters voted"], ids=["a", "b", "c"])
    >>> top_n(matrix, 1).to_table()
    id  rank  other  score
    a   1     b      0.667
    b   1     a      0.667
    """
    if isinstance(n, bool) or not isinstance(n, (int, np.integer)) or n < 1:
        raise QuotidianError(f"n: a number from 1 wanted, got {n!r}")
    searched = matrix if other is None else other
    check_terms(matrix, searched)
    least = 0.0 if min_score is None else float(min_score)
    mine = _sparse.parts(matrix.to_scipy())
    theirs = mine if other is None else _sparse.parts(searched.to_scipy())
    starts, others, scores = _core.top_n(mine, theirs, int(n), least, other is None, check_threads(threads))
    made = {"measure": "cosine", "n": int(n), "min_score": min_score, "weighting": matrix.weighting}
    return Neighbors(starts, others, scores, matrix.ids, searched.ids, {**matrix.history, "top_n": made})


def cosine(matrix: TermMatrix, other: TermMatrix | None = None) -> NDArray[np.float64]:
    """Cosine of every document of `matrix` with every document of `other` (itself without it), for small matrices.

    Returns
    -------
    ndarray of float64, shape (documents, other documents)
        Documents without terms have cosine 0.

    Raises
    ------
    InputError
        For a matrix with other terms, or an answer of more than 50 million scores; use `top_n` there.

    Examples
    --------
    >>> from quotidian.terms import count_terms
    >>> cosine(count_terms(["dam", "dam vote"])).round(3)
    array([[1.   , 0.707],
           [0.707, 1.   ]])
    """
    searched = matrix if other is None else other
    check_terms(matrix, searched)
    if len(matrix) * len(searched) > _DENSE:
        raise InputError(f"{len(matrix)} × {len(searched)} scores are too many for one array; top_n gives the best of each document")
    return _core.cosine(_sparse.parts(matrix.to_scipy()), _sparse.parts(searched.to_scipy()))


def explain(matrix: TermMatrix, i: int, j: int, other: TermMatrix | None = None) -> Table:
    """Say which terms make document i of `matrix` and document j of `other` (or `matrix`) similar.

    Returns
    -------
    Table
        A row a shared term, largest part first: term, share (its part of the cosine; all add up to it), percent, and the numbers
        of the term in the two documents.

    Raises
    ------
    InputError
        For a document that is not there or a matrix with other terms.

    Examples
    --------
    >>> from quotidian.terms import count_terms
    >>> explain(count_terms(["the dam broke", "the dam the dam"]), 0, 1).select("term", "share")
    term  share
    dam   0.408
    the   0.408
    """
    searched = matrix if other is None else other
    check_terms(matrix, searched)
    i, j = _row(i, matrix), _row(j, searched)
    left, right = matrix.to_scipy(), searched.to_scipy()
    columns, shares = _core.explain(_sparse.parts(left), i, _sparse.parts(right), j)
    names = [str(column) if matrix.terms is None else matrix.terms[column] for column in columns.tolist()]
    score = float(shares.sum())
    values = {
        "term": names,
        "share": shares,
        "percent": 100 * shares / score if score else shares,
        "here": np.asarray(left[[i]].toarray())[0, columns],
        "there": np.asarray(right[[j]].toarray())[0, columns],
    }
    made = {"measure": "cosine", "documents": (matrix.ids[i], searched.ids[j]), "score": score, "weighting": matrix.weighting}
    return Table(values, history={**matrix.history, "explain": made})


def check_terms(matrix: TermMatrix, other: TermMatrix) -> None:
    """Refuse two matrices whose columns do not mean the same terms."""
    remedy = "count both together and take rows (matrix[rows]), or count with vocabulary=matrix.terms"
    if matrix.shape[1] != other.shape[1]:
        raise InputError(f"two matrices with the same terms wanted, got {matrix.shape[1]} and {other.shape[1]} terms; {remedy}")
    if matrix.terms is not None and other.terms is not None and matrix.terms != other.terms:
        pairs = zip(matrix.terms, other.terms, strict=True)
        column, (mine, theirs) = next((k, pair) for k, pair in enumerate(pairs) if pair[0] != pair[1])
        differ = f"column {column} is {mine!r} in one and {theirs!r} in the other"
        raise InputError(f"two matrices with the same terms wanted, {differ}; {remedy}")


def _row(number: Any, matrix: TermMatrix) -> int:
    return int(_sparse.row_numbers(int(number), len(matrix))[0])
