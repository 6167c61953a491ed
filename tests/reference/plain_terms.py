"""Plain twins of the counting wing: dense, slow, and plainly right."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np


def counts(documents: list[list[str]], ngrams: tuple[int, int] = (1, 1)) -> tuple[list[str], np.ndarray]:
    """Terms in order and a dense array of counts, from lists of words."""
    rows = []
    for words in documents:
        rows.append(Counter(" ".join(words[at : at + n]) for n in range(ngrams[0], ngrams[1] + 1) for at in range(len(words) - n + 1)))
    terms = sorted(set().union(*rows))
    return terms, np.array([[row[term] for term in terms] for row in rows], dtype=np.int64).reshape(len(rows), len(terms))


def tf_idf(table: np.ndarray, *, smooth: bool = True) -> np.ndarray:
    """Rows of tf-idf of length 1, one number after another."""
    n, m = table.shape
    weights = np.zeros((n, m))
    for i in range(n):
        for j in range(m):
            documents = sum(1 for k in range(n) if table[k, j])
            idf = math.log((1 + n) / (1 + documents)) + 1 if smooth else math.log(n / documents) + 1
            weights[i, j] = table[i, j] * idf
        length = math.sqrt(sum(value * value for value in weights[i]))
        if length:
            weights[i] /= length
    return weights


def top_n(left: np.ndarray, right: np.ndarray, n: int, *, least: float = 0.0, skip_self: bool = False) -> list[list[tuple[int, float]]]:
    """For each row the best others: (row, cosine), ties in order; sums run over terms in ascending order."""

    def normed(table: np.ndarray) -> np.ndarray:
        lengths = np.sqrt((table.astype(float) ** 2).sum(axis=1))
        return table / np.where(lengths == 0, 1, lengths)[:, None]

    a, b = normed(left), normed(right)
    found = []
    for i in range(len(a)):
        scores = np.zeros(len(b))
        for term in range(a.shape[1]):
            scores += a[i, term] * b[:, term]
        listed = [(j, scores[j]) for j in range(len(b)) if scores[j] > 0 and scores[j] >= least and not (skip_self and i == j)]
        found.append(sorted(listed, key=lambda pair: (-pair[1], pair[0]))[:n])
    return found


def log_likelihood(a: float, b: float, n1: float, n2: float, *, cells: int = 4) -> float:
    """G2 of one term, cell by cell."""
    observed = [[a, b], [n1 - a, n2 - b]]
    total, sums = n1 + n2, 0.0
    for row in observed[: cells // 2]:
        for value, size in zip(row, (n1, n2), strict=True):
            expected = sum(row) * size / total
            sums += value * math.log(value / expected) if value else 0.0
    return 2 * sums
