"""Weights for counts: every scheme by its published formula (docs/methods/weighting.md)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import _core, _sparse
from .errors import QuotidianError

#: The schemes, and the options of each with what they are unless said otherwise.
SCHEMES: Mapping[str, Mapping[str, Any]] = {
    "tf-idf": {"use_idf": True, "smooth_idf": True, "sublinear_tf": False},
    "bm25": {"k1": 1.2, "b": 0.75},
    "ppmi": {"shift": 1.0, "smoothing": 1.0},
    "log-entropy": {},
    "none": {},
}
NORMS = ("l1", "l2", None)


def settings_of(scheme: str, norm: str | None, options: Mapping[str, Any]) -> dict[str, Any]:
    """Every choice of a weighting, checked and whole; options that are None are as usual.

    Raises
    ------
    QuotidianError
        For a scheme, norm or value that is not known, and for an option of another scheme.
    """
    if scheme not in SCHEMES:
        raise QuotidianError(f"weighting {scheme!r} is not known; there are {', '.join(map(repr, SCHEMES))}")
    if norm == "usual":
        norm = "l2" if scheme == "tf-idf" else None
    if norm not in NORMS:
        raise QuotidianError(f"norm {norm!r} is not known; there are 'l1', 'l2' and None")
    made = dict(SCHEMES[scheme])
    for name, value in options.items():
        if value is None:
            continue
        if name not in made:
            raise QuotidianError(f"{name} is no option of weighting {scheme!r}; it has {', '.join(made) or 'none'}")
        made[name] = _checked(name, value)
    return {"scheme": scheme, **made, "norm": norm}


def _checked(name: str, value: Any) -> Any:
    limits = {"k1": (0.0, np.inf), "b": (0.0, 1.0), "shift": (0.0, np.inf), "smoothing": (0.0, 1.0)}
    if name not in limits:
        return bool(value)
    low, high = limits[name]
    number = isinstance(value, (int, float, np.integer, np.floating)) and not isinstance(value, bool)
    if not number or not low <= value <= high or (name in ("shift", "smoothing") and value == 0):
        raise QuotidianError(f"{name}: a number from {low:g} to {high:g} wanted, got {value!r}")
    return float(value)


def weighted(rows: Any, settings: Mapping[str, Any]) -> Any:
    """The counts weighted by what `settings_of` gave; arrays of places are shared unless entries fall away."""
    scheme, norm = settings["scheme"], settings["norm"]
    if scheme == "tf-idf":
        documents = _sparse.column_entries(rows)
        idf = _core.inverse_document_frequencies(documents, rows.shape[0], settings["smooth_idf"]) if settings["use_idf"] else None
        return _sparse.like(rows, _sparse.weigh(rows, idf, sublinear_tf=settings["sublinear_tf"], norm=norm))
    made = _sparse.like(rows, _FORMULAS[scheme](rows, settings))
    if scheme == "ppmi":
        made = made.copy()
        made.eliminate_zeros()
    return made if norm is None else _sparse.like(made, _sparse.weigh(made, None, norm=norm))


def _bm25(rows: Any, settings: Mapping[str, Any]) -> NDArray[np.float64]:
    n, documents = rows.shape[0], _sparse.column_documents(rows)
    idf = np.log1p((n - documents + 0.5) / (documents + 0.5))
    lengths = _row_totals(rows)
    mean = lengths.mean() if n else 0.0
    k1, b = settings["k1"], settings["b"]
    damping = k1 * (1 - b + b * lengths / mean) if mean > 0 else np.full(n, k1)
    counts = rows.data.astype(np.float64)
    below = counts + np.repeat(damping, np.diff(rows.indptr))
    weights = np.divide(counts * (k1 + 1), below, out=np.zeros_like(counts), where=counts != 0)
    return np.asarray(idf[rows.indices] * weights)


def _ppmi(rows: Any, settings: Mapping[str, Any]) -> NDArray[np.float64]:
    of_rows, of_terms = _row_totals(rows), _sparse.column_totals(rows) ** settings["smoothing"]
    counts = rows.data.astype(np.float64)
    expected = np.repeat(of_rows, np.diff(rows.indptr)) * of_terms[rows.indices] / max(of_terms.sum(), 1.0)
    ratio = np.divide(counts, expected * settings["shift"], out=np.ones_like(counts), where=counts > 0)
    return np.asarray(np.maximum(np.log(ratio), 0.0))


def _log_entropy(rows: Any, settings: Mapping[str, Any]) -> NDArray[np.float64]:
    counts = rows.data.astype(np.float64)
    totals = _sparse.column_totals(rows)[rows.indices]
    shares = np.divide(counts, totals, out=np.ones_like(counts), where=counts > 0)
    entropies = np.bincount(rows.indices, weights=shares * np.log(shares), minlength=rows.shape[1])
    of_terms = 1.0 + entropies / np.log(rows.shape[0]) if rows.shape[0] > 1 else np.ones(rows.shape[1])
    return np.asarray(np.log1p(counts) * of_terms[rows.indices])


def _row_totals(rows: Any) -> NDArray[np.float64]:
    numbers = np.repeat(np.arange(rows.shape[0]), np.diff(rows.indptr))
    return np.bincount(numbers, weights=rows.data, minlength=rows.shape[0]).astype(np.float64)


_FORMULAS: Mapping[str, Callable[[Any, Mapping[str, Any]], NDArray[np.float64]]] = {
    "bm25": _bm25, "ppmi": _ppmi, "log-entropy": _log_entropy,
}  # fmt: skip
