"""What is distinctive of a target against a reference: strength, evidence and spread, side by side."""

from __future__ import annotations

# Longer than the limit: half of it documents the measures and their sources.
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from . import _core, _sparse
from .errors import InputError, QuotidianError
from .similarity import check_terms
from .table import Table
from .terms import TermMatrix

__all__ = ["conservative_log_ratio", "keyness", "log_likelihood", "log_ratio", "p_value"]

Numbers = NDArray[np.float64]
Cells = Literal["four", "two"]

_CHUNK = 4_000_000  # resampled frequencies held at a time


def log_likelihood(
    target: ArrayLike, reference: ArrayLike, target_total: float, reference_total: float, *, cells: Cells = "four"
) -> Numbers:
    """Log-likelihood ratio of each term, with the sign of the difference.

    Parameters
    ----------
    target, reference : array_like, shape (terms,)
        Frequencies in the two corpora.
    target_total, reference_total : float
        Sizes of the corpora in the same unit.
    cells : {"four", "two"}
        Sum over the whole 2 × 2 table (Dunning), or over the term's own two cells (Rayson and Garside; the UCREL calculator).

    Returns
    -------
    ndarray, shape (terms,)
        ``2 * sum(O * ln(O / E))``, positive where the term is relatively more frequent in the target, else negative.

    Raises
    ------
    QuotidianError
        For a frequency below 0 or above its total.

    References
    ----------
    Dunning, T. (1993). Accurate methods for the statistics of surprise and coincidence. Computational Linguistics 19(1).
    Rayson, P. and Garside, R. (2000). Comparing corpora using frequency profiling. Workshop on Comparing Corpora, ACL.

    Examples
    --------
    Dunning's (1993) "the swiss":

    >>> log_likelihood([110], [111], 2552, 29225).round(2)
    array([270.72])
    """
    if cells not in ("four", "two"):
        raise QuotidianError(f"cells={cells!r} is not known; there are 'four' and 'two'")
    mine, theirs = _pair(target, reference)
    return cast("Numbers", _checked(_core.log_likelihood, mine, theirs, float(target_total), float(reference_total), cells == "two"))


def p_value(statistic: ArrayLike) -> Numbers:
    """Probability of so large a log-likelihood (its sign aside) where corpora do not differ: chi-square with one degree of freedom.

    Examples
    --------
    >>> p_value([3.84, -6.63]).round(2)
    array([0.05, 0.01])
    """
    return _core.p_values(np.abs(np.atleast_1d(np.asarray(statistic, dtype=np.float64))))


def log_ratio(
    target: ArrayLike, reference: ArrayLike, target_total: float, reference_total: float, *, level: float = 0.95
) -> tuple[Numbers, Numbers, Numbers]:
    """Binary logarithm of the ratio of relative frequencies, and its interval.

    Returns
    -------
    value, low, high : ndarray, shape (terms,)
        One more means twice as frequent. A frequency of 0 counts as 0.5. The interval is the asymptotic one of a ratio of
        proportions, ``± z sqrt(1/a - 1/n1 + 1/b - 1/n2) / ln 2``; it takes tokens for independent, which they are not.

    References
    ----------
    Hardie, A. (2014). Log Ratio: an informal introduction. ESRC Centre for Corpus Approaches to Social Science.
    Katz, D. et al. (1978). Obtaining confidence intervals for the risk ratio in cohort studies. Biometrics 34(3).

    Examples
    --------
    >>> [column.round(2).tolist() for column in log_ratio([40, 0], [10, 8], 1000, 1000)]
    [[2.0, -4.0], [1.01, -8.12], [2.99, 0.12]]
    """
    mine, theirs = _pair(target, reference)
    z = float(special.ndtri((1 + _level(level)) / 2))
    return cast("tuple[Numbers, Numbers, Numbers]", _checked(_core.log_ratio, mine, theirs, float(target_total), float(reference_total), z))


def conservative_log_ratio(
    target: ArrayLike, reference: ArrayLike, target_total: float, reference_total: float, *, level: float = 0.95, tests: int = 1
) -> Numbers:
    """LRC: the end nearer to 0 of an exact interval of the log ratio; 0 where the interval holds 0.

    Parameters
    ----------
    level : float
        Confidence of the interval.
    tests : int
        Number of terms tested together; the level is adjusted for it (Bonferroni).

    Returns
    -------
    ndarray, shape (terms,)
        Nan where a term occurs in neither corpus.

    Notes
    -----
    Given a + b occurrences in all, a is binomial; the Clopper-Pearson interval of its probability is turned into one of the
    ratio of frequencies.

    References
    ----------
    Evert, S. (2022). Measuring keyness. Digital Humanities 2022, Tokyo.

    Examples
    --------
    >>> conservative_log_ratio([40, 12], [10, 8], 1000, 1000).round(3)
    array([0.975, 0.   ])
    """
    a, b = _pair(target, reference)
    if ((a < 0) | (b < 0)).any():
        raise QuotidianError("frequencies of 0 and more wanted")
    half = (1 - _level(level)) / (2 * tests)
    size = target_total / reference_total
    with np.errstate(divide="ignore", invalid="ignore"):
        low = special.betaincinv(a, b + 1, half)  # of the share of occurrences that fall into the target
        high = special.betaincinv(b, a + 1, half)  # one less the upper end
        low = np.log2(np.where(a > 0, low / (1 - low), 0) / size)
        high = np.log2(np.where(b > 0, (1 - high) / high, np.inf) / size)
        value = np.where(a * reference_total >= b * target_total, np.maximum(low, 0), np.minimum(high, 0))
    return np.where(a + b > 0, value, np.nan)


def keyness(
    target: TermMatrix,
    reference: TermMatrix,
    *,
    min_count: int = 1,
    unit: Literal["tokens", "documents"] = "tokens",
    cells: Cells = "four",
    level: float = 0.95,
    interval: Literal["analytic", "bootstrap"] = "analytic",
    samples: int = 1000,
    seed: int = 0,
    sort: Literal["log_likelihood", "log_ratio", "lrc"] = "log_likelihood",
    target_total: float | None = None,
    reference_total: float | None = None,
) -> Table:
    """Compare the frequencies of terms in two sets of documents.

    Parameters
    ----------
    target, reference : TermMatrix
        Counts with the same terms: rows of one matrix (``matrix[rows]``), or two.
    min_count : int
        Fewest occurrences of a term in both together.
    unit : {"tokens", "documents"}
        What the measures are computed from: occurrences, or documents that hold the term, which one long article cannot swell.
    cells : {"four", "two"}
        Form of the log-likelihood (see `log_likelihood`).
    level : float
        Confidence of the interval of the log ratio and of LRC.
    interval : {"analytic", "bootstrap"}
        Interval of the log ratio: by formula, as if tokens were independent, or by drawing whole documents again.
    samples, seed : int
        Of the bootstrap. The same seed gives the same interval.
    sort : {"log_likelihood", "log_ratio", "lrc"}
        Measure to sort by, the target's terms first; ties by order of terms.
    target_total, reference_total : float, optional
        Sizes of the corpora; without them the sum of all counts (of documents, the number of rows). Give them where
        `min_df` or a vocabulary has taken terms out of the matrices.

    Returns
    -------
    Table
        term; target, reference (occurrences); target_per_million, reference_per_million; target_documents,
        reference_documents; sign (1 where relatively more frequent in the target, -1 in the reference); log_likelihood, p;
        log_ratio, log_ratio_low, log_ratio_high; lrc (adjusted for the number of terms in the table).

    Raises
    ------
    QuotidianError
        For weights in place of counts (names the weighting) or an unknown choice.
    InputError
        For matrices with other terms, or a corpus without tokens.

    Notes
    -----
    No one number is enough: log-likelihood measures evidence, the log ratio strength, document frequencies spread
    (docs/methods/keyness.md).

    Examples
    --------
    >>> from quotidian.terms import count_terms
    >>> matrix = count_terms(["dam dam flood", "dam", "vote dam", "vote vote"])
    >>> keyness(matrix[:2], matrix[2:]).select("term", "target", "reference", "sign", "log_ratio")
    term   target  reference  sign  log_ratio
    dam    3       1          1     1.58
    flood  1       0          1     1
    vote   0       3          -1    -2.58
    """
    choice = Choice(unit, cells, level, interval, samples, seed, sort, min_count)
    check_terms(target, reference)
    sides = [_side(matrix, name) for matrix, name in ((target, "target"), (reference, "reference"))]
    kept = np.flatnonzero(sides[0].tokens + sides[1].tokens >= max(min_count, 1))
    totals = [_total(side, unit, given) for side, given in zip(sides, (target_total, reference_total), strict=True)]
    used = [(side.tokens if unit == "tokens" else side.documents)[kept] for side in sides]
    tables = (used[0], used[1], totals[0], totals[1])
    likelihood = log_likelihood(*tables, cells=cells)
    middle, low, high = log_ratio(*tables, level=level)
    if interval == "bootstrap":
        low, high = _bootstrap(sides, kept, choice)
    cautious = conservative_log_ratio(*tables, level=level, tests=max(1, len(kept)))
    terms = kept.tolist() if target.terms is None else [target.terms[column] for column in kept.tolist()]
    columns: dict[str, Any] = {
        "term": terms,
        **{side.name: side.tokens[kept].astype(np.int64) for side in sides},
        **{f"{s.name}_per_million": 1e6 * s.tokens[kept] / _tokens(s, unit, n) for s, n in zip(sides, totals, strict=True)},
        **{f"{side.name}_documents": side.documents[kept].astype(np.int64) for side in sides},
        "sign": np.sign(used[0] * totals[1] - used[1] * totals[0]).astype(np.int64),
        "log_likelihood": np.abs(likelihood),
        "p": p_value(likelihood),
        "log_ratio": middle,
        "log_ratio_low": low,
        "log_ratio_high": high,
        "lrc": cautious,
    }
    by = likelihood if sort == "log_likelihood" else columns[sort]
    order = np.argsort(-by, kind="stable")
    made = {**choice.as_dict(), "target_total": totals[0], "reference_total": totals[1], "terms_tested": len(kept)}
    ordered = {name: [terms[k] for k in order.tolist()] if name == "term" else values[order] for name, values in columns.items()}
    return Table(ordered, history={**target.history, "keyness": made})


@dataclass(frozen=True, slots=True)
class Choice:
    """The choices of `keyness`, checked."""

    unit: str
    cells: str
    level: float
    interval: str
    samples: int
    seed: int
    sort: str
    min_count: int

    def __post_init__(self) -> None:
        known = {
            "unit": ("tokens", "documents"), "cells": ("four", "two"), "interval": ("analytic", "bootstrap"),
            "sort": ("log_likelihood", "log_ratio", "lrc"),
        }  # fmt: skip
        for name, values in known.items():
            if getattr(self, name) not in values:
                raise QuotidianError(f"{name}={getattr(self, name)!r} is not known; there are {', '.join(map(repr, values))}")
        if self.samples < 1:
            raise QuotidianError(f"samples: a number from 1 wanted, got {self.samples!r}")

    def as_dict(self) -> Mapping[str, Any]:
        """For the history of a table."""
        drawn = {"samples": self.samples, "seed": self.seed} if self.interval == "bootstrap" else {}
        named = {name: getattr(self, name) for name in ("unit", "cells", "level", "interval", "min_count")}
        return {**named, **drawn}


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two corpora."""

    name: str
    rows: Any
    tokens: Numbers
    documents: Numbers


def _side(matrix: TermMatrix, name: str) -> Side:
    if matrix.weighting != "counts":
        raise QuotidianError(f"keyness wants counts; the {name} is weighted by {matrix.weighting!r}")
    rows = matrix.to_scipy()
    return Side(name, rows, _sparse.column_totals(rows), _sparse.column_documents(rows).astype(np.float64))


def _total(side: Side, unit: str, given: float | None) -> float:
    total = given if given is not None else side.tokens.sum() if unit == "tokens" else side.rows.shape[0]
    if total <= 0:
        raise InputError(f"the {side.name} holds no {unit}: nothing to compare")
    return float(total)


def _tokens(side: Side, unit: str, total: float) -> float:
    """Tokens for frequencies per million, whatever the unit of the measures."""
    return total if unit == "tokens" else max(float(side.tokens.sum()), 1.0)


def _bootstrap(sides: list[Side], kept: NDArray[np.int64], choice: Choice) -> tuple[Numbers, Numbers]:
    """Percentiles of the log ratio over corpora of documents drawn with replacement."""
    draw = np.random.default_rng(choice.seed)
    drawn = [draw.multinomial(n, np.full(n, 1 / n), size=choice.samples).astype(np.float64) for n in (side.rows.shape[0] for side in sides)]
    units = [_in_unit(side.rows, choice.unit) for side in sides]
    sums = [times @ _sizes(rows, choice.unit) for times, rows in zip(drawn, units, strict=True)]
    tail = (1 - choice.level) / 2
    low, high = np.empty(len(kept)), np.empty(len(kept))
    step = max(1, _CHUNK // choice.samples)
    for begin in range(0, len(kept), step):
        chunk = slice(begin, begin + step)
        shares = [_shares(times @ rows[:, kept[chunk]].toarray(), total) for times, rows, total in zip(drawn, units, sums, strict=True)]
        low[chunk], high[chunk] = np.quantile(np.log2(shares[0] / shares[1]), [tail, 1 - tail], axis=0)
    return low, high


def _in_unit(rows: Any, unit: str) -> Any:
    return _sparse.like(rows, (rows.data != 0).astype(np.float64)) if unit == "documents" else rows


def _sizes(rows: Any, unit: str) -> Numbers:
    """What each document adds to the size of its corpus."""
    return np.asarray(rows.sum(axis=1), dtype=np.float64).ravel() if unit == "tokens" else np.ones(rows.shape[0])


def _shares(frequencies: Numbers, totals: Numbers) -> Numbers:
    return np.where(frequencies == 0, 0.5, frequencies) / np.maximum(totals, 1.0)[:, None]


def _pair(target: ArrayLike, reference: ArrayLike) -> tuple[Numbers, Numbers]:
    mine, theirs = (np.ascontiguousarray(np.atleast_1d(values), dtype=np.float64) for values in (target, reference))
    if mine.shape != theirs.shape or mine.ndim != 1:
        raise InputError(f"frequencies of the same terms wanted, got shapes {mine.shape} and {theirs.shape}")
    return mine, theirs


def _level(level: float) -> float:
    if not 0 < level < 1:
        raise QuotidianError(f"level: a confidence between 0 and 1 wanted, got {level!r}")
    return float(level)


def _checked(measure: Any, *arguments: Any) -> Any:
    try:
        return measure(*arguments)
    except ValueError as error:
        raise QuotidianError(str(error)) from error
