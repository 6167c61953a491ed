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


def bm25(table: np.ndarray, *, k1: float = 1.2, b: float = 0.75) -> np.ndarray:
    """BM25 of every cell, one number after another."""
    n, m = table.shape
    weights = np.zeros((n, m))
    mean = table.sum() / n
    for i in range(n):
        for j in range(m):
            documents = sum(1 for k in range(n) if table[k, j])
            idf = math.log(1 + (n - documents + 0.5) / (documents + 0.5))
            if table[i, j]:
                weights[i, j] = idf * table[i, j] * (k1 + 1) / (table[i, j] + k1 * (1 - b + b * table[i].sum() / mean))
    return weights


def ppmi(table: np.ndarray, *, shift: float = 1.0, smoothing: float = 1.0) -> np.ndarray:
    """Positive pointwise mutual information of document and term, natural logarithm."""
    n, m = table.shape
    weights = np.zeros((n, m))
    smoothed = [float(table[:, j].sum()) ** smoothing for j in range(m)]
    for i in range(n):
        for j in range(m):
            if table[i, j]:
                joint, row = table[i, j] / table.sum(), table[i].sum() / table.sum()
                weights[i, j] = max(0.0, math.log(joint / (row * smoothed[j] / sum(smoothed))) - math.log(shift))
    return weights


def log_entropy(table: np.ndarray) -> np.ndarray:
    """ln(1 + count) times one less the term's entropy over the documents, as a share of the largest there can be."""
    n, m = table.shape
    weights = np.zeros((n, m))
    for j in range(m):
        shares = [table[i, j] / table[:, j].sum() for i in range(n) if table[i, j]]
        of_term = 1 + sum(share * math.log(share) for share in shares) / math.log(n) if n > 1 else 1.0
        for i in range(n):
            weights[i, j] = math.log(1 + table[i, j]) * of_term
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
