"""SciPy's sparse rows at the border of the core: shared where the types allow it, converted once where not."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from . import _core
from .errors import InputError, QuotidianError

_LARGEST = 2**31 - 1


def to_rows(matrix: Any) -> Any:
    """Give a matrix as compressed sparse rows, sorted and without doubles; itself where it is so already.

    Raises
    ------
    InputError
        Where it is no SciPy sparse matrix, has more than 2^31 - 1 entries, or holds NaN or infinity.
    """
    if not sparse.issparse(matrix):
        raise InputError(f"a SciPy sparse matrix wanted, got {type(matrix).__name__}; scipy.sparse.csr_matrix(...) makes one of an array")
    if matrix.ndim != 2:
        raise InputError(f"a matrix of two dimensions wanted, documents in rows, got {matrix.ndim}")
    rows = matrix.tocsr()
    if rows.nnz > _LARGEST:
        raise InputError(f"at most {_LARGEST} entries in one matrix, got {rows.nnz}; divide it by rows")
    if rows.dtype.kind not in "biuf":
        raise InputError(f"numbers wanted in the matrix, got {rows.dtype}")
    if rows.dtype.kind == "f" and not np.isfinite(rows.data).all():
        raise InputError("the matrix holds NaN or infinity; weights must be finite numbers")
    if not rows.has_canonical_format:
        rows = rows.copy()
        rows.sum_duplicates()
    return rows


def parts(rows: Any) -> _core.CsrParts:
    """The arrays of compressed sparse rows as the core reads them; no copy where they are int32 and float64."""
    return (
        np.ascontiguousarray(rows.indptr, dtype=np.int32),
        np.ascontiguousarray(rows.indices, dtype=np.int32),
        np.ascontiguousarray(rows.data, dtype=np.float64),
        int(rows.shape[1]),
    )


def from_parts(arrays: tuple[NDArray[Any], NDArray[Any], NDArray[Any]], terms: int, *, in_order: bool = True) -> Any:
    """Rows of (starts, columns, values), known to be right and not looked at again; `in_order`: sorted, and no column twice."""
    starts, columns, values = arrays
    made = sparse.csr_matrix((len(starts) - 1, terms), dtype=values.dtype)
    made.indptr, made.indices, made.data = starts, columns, values
    if in_order:
        made.has_canonical_format = True
    return made


def weigh(
    rows: Any, idf: NDArray[np.float64] | None, *, sublinear_tf: bool = False, norm: str | None = None, single: bool = False
) -> NDArray[Any]:
    """Weights of the entries of rows, read where they lie: tf, times idf, each row brought to length 1."""
    known = rows.dtype in (np.int32, np.int64, np.float32, np.float64)
    counts = np.ascontiguousarray(rows.data if known else rows.data.astype(np.float64))
    starts, columns = (np.ascontiguousarray(array, dtype=np.int32) for array in (rows.indptr, rows.indices))
    return _core.weigh(starts, columns, counts, int(rows.shape[1]), idf, bool(sublinear_tf), norm or "none", single)


def like(rows: Any, values: NDArray[Any]) -> Any:
    """The same places with other values; the arrays of places are shared."""
    made = type(rows)((values, rows.indices, rows.indptr), shape=rows.shape)
    made.has_canonical_format = True
    return made


def same(left: Any, right: Any) -> bool:
    """Whether two matrices in canonical form hold the same entries."""
    return bool(
        left.shape == right.shape
        and np.array_equal(left.indptr, right.indptr)
        and np.array_equal(left.indices, right.indices)
        and np.array_equal(left.data, right.data)
    )


def column_totals(rows: Any) -> NDArray[np.float64]:
    """Sum of each column."""
    return np.bincount(rows.indices, weights=rows.data, minlength=rows.shape[1]).astype(np.float64)


def column_documents(rows: Any) -> NDArray[np.int64]:
    """Number of rows in which each column is not 0."""
    return np.bincount(rows.indices[rows.data != 0], minlength=rows.shape[1]).astype(np.int64)


def column_entries(rows: Any) -> NDArray[np.int64]:
    """Number of entries of each column, zeros among them."""
    return _core.column_entries(np.ascontiguousarray(rows.indices, dtype=np.int32), int(rows.shape[1]))


def row_numbers(rows: Any, n: int) -> NDArray[np.int64]:
    """What stands in brackets (number, slice, mask, numbers) as numbers of rows.

    Raises
    ------
    QuotidianError
        For a mask of another length or a row that is not there.
    """
    if isinstance(rows, (bool, np.bool_)):
        raise QuotidianError("rows wanted as a number, slice, mask or list of numbers, got a single bool")
    if isinstance(rows, (int, np.integer)):
        rows = [int(rows)]
    if isinstance(rows, slice):
        return np.arange(n)[rows]
    asked = np.asarray(rows)
    if asked.dtype == bool:
        if asked.shape != (n,):
            raise QuotidianError(f"a mask of {n} rows wanted, got one of shape {asked.shape}")
        return np.flatnonzero(asked)
    if asked.size == 0:
        return np.empty(0, dtype=np.int64)
    if asked.ndim != 1 or asked.dtype.kind not in "iu":
        raise QuotidianError(f"rows wanted as a number, slice, mask or list of numbers, got {asked.dtype} of shape {asked.shape}")
    if asked.min() < -n or asked.max() >= n:
        raise QuotidianError(f"there is no row {asked.max() if asked.max() >= n else asked.min()} in a matrix of {n} documents")
    return np.where(asked < 0, asked + n, asked).astype(np.int64)


def in_groups(rows: Any, labels: Sequence[Hashable], how: str) -> tuple[Any, list[Hashable]]:
    """Rows of each label added up (or averaged), labels in order of first appearance."""
    places: dict[Hashable, int] = {}
    numbers: NDArray[np.int32] = np.array([places.setdefault(label, len(places)) for label in labels], dtype=np.int32)
    weights = np.ones(len(numbers)) if how == "sum" else 1 / np.bincount(numbers)[numbers]
    if how == "sum" and rows.dtype.kind in "biu":
        weights = weights.astype(np.int64)
    adding = sparse.csr_matrix((weights, (numbers, np.arange(len(numbers)))), shape=(len(places), rows.shape[0]))
    return to_rows(adding @ sparse.csr_matrix(rows)), list(places)


def best_of_row(rows: Any, row: int, n: int) -> NDArray[np.int64]:
    """Entries of a row with the largest values, largest first, ties by column."""
    begin, end = int(rows.indptr[row]), int(rows.indptr[row + 1])
    order = np.argsort(-rows.data[begin:end].astype(np.float64), kind="stable")[:n]
    return np.asarray(begin + order[rows.data[begin + order] > 0], dtype=np.int64)


def as_tuple(values: Iterable[Any], wanted: int, what: str) -> tuple[Any, ...]:
    """Values as a tuple of the length wanted."""
    made = tuple(values)
    if len(made) != wanted:
        raise InputError(f"{what}: one wanted for each of {wanted}, got {len(made)}")
    return made
