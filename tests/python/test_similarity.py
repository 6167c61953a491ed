"""Exact cosine, the best few, and why."""

from __future__ import annotations

import importlib.util
import pickle
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from quotidian.errors import InputError, QuotidianError
from quotidian.terms import TermMatrix, count_terms

_spec = importlib.util.spec_from_file_location("plain_terms", Path(__file__).parents[1] / "reference" / "plain_terms.py")
plain = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(plain)

TABLES = st.integers(1, 12).flatmap(lambda n: st.lists(st.lists(st.integers(0, 3), min_size=5, max_size=5), min_size=n, max_size=n))


def pairs(neighbors) -> list[list[tuple[int, float]]]:
    ends = zip(neighbors.starts[:-1], neighbors.starts[1:], strict=True)
    return [list(zip(neighbors.others[a:b].tolist(), neighbors.scores[a:b].tolist(), strict=True)) for a, b in ends]


def same(found, wanted) -> bool:
    """Equal rows of neighbours; where two scores differ by rounding alone, either order will do."""
    for mine, theirs in zip(found, wanted, strict=True):
        if len(mine) != len(theirs) or not np.allclose([s for _, s in mine], [s for _, s in theirs], rtol=1e-12, atol=0):
            return False
        clear = [k for k, (_, s) in enumerate(theirs) if all(abs(s - t) > 1e-9 or k == i for i, (_, t) in enumerate(theirs))]
        if any(mine[k][0] != theirs[k][0] for k in clear[: len(theirs) - 1]):
            return False
    return True


@settings(deadline=None)
@given(TABLES, TABLES, st.integers(1, 13), st.sampled_from([None, 0.5, 1.0]), st.sampled_from([1, 2, 7]))
def test_the_best_few_are_those_of_a_dense_twin(left, right, n, least, threads):
    a, b = TermMatrix(sparse.csr_matrix(left)), TermMatrix(sparse.csr_matrix(right))
    if least != 1.0:  # at 1.0 rounding decides
        inside = plain.top_n(np.array(left), np.array(left), n, least=least or 0, skip_self=True)
        across = plain.top_n(np.array(left), np.array(right), n, least=least or 0)
        assert same(pairs(a.top_n(n, min_score=least, threads=threads)), inside)
        assert same(pairs(a.top_n(n, b, min_score=least, threads=threads)), across)
    assert a.top_n(n, threads=threads) == a.top_n(n, threads=1)


def test_equal_documents_come_in_their_order():
    matrix = TermMatrix(sparse.csr_matrix([[1, 2, 0]] * 6))
    assert pairs(matrix.top_n(3))[2] == [(j, pytest.approx(1)) for j in (0, 1, 3)]


def test_neighbors_as_table_and_as_matrix():
    matrix = count_terms(["the dam broke", "the dam held", "voters voted"], ids=["a", "b", "c"])
    neighbors = matrix.top_n(5)
    table = neighbors.to_table()
    assert table.columns == ("id", "rank", "other", "score")
    assert list(table["id"]) == ["a", "b"]
    assert list(table["other"]) == ["b", "a"]
    assert neighbors.to_scipy().shape == (3, 3)
    assert np.allclose(neighbors.to_scipy().toarray(), matrix.cosine() - np.eye(3))
    assert pickle.loads(pickle.dumps(neighbors)) == neighbors


def test_nobody_is_near_a_document_without_terms():
    matrix = count_terms(["dam", "", "dam"])
    assert pairs(matrix.top_n(2)) == [[(2, 1.0)], [], [(0, 1.0)]]
    assert matrix.cosine()[1].tolist() == [0, 0, 0]


@settings(deadline=None)
@given(TABLES, st.data())
def test_shares_of_terms_add_up_to_the_score(table, data):
    matrix = TermMatrix(sparse.csr_matrix(table), list("abcde"))
    i, j = (data.draw(st.integers(0, len(table) - 1)) for _ in range(2))
    parts = matrix.explain(i, j)
    assert np.isclose(np.sum(parts["share"]), matrix.cosine()[i, j], rtol=1e-12, atol=1e-15)
    assert list(parts["share"]) == sorted(parts["share"], reverse=True)
    assert [table[i]["abcde".index(term)] for term in parts["term"]] == list(parts["here"])


def test_matrices_of_other_terms_are_refused_with_a_way_out():
    first, second, third = count_terms(["dam flood"]), count_terms(["dam vote"]), count_terms(["dam"])
    with pytest.raises(InputError, match="column 1 is 'flood' in one and 'vote' in the other; count both together"):
        first.top_n(1, second)
    with pytest.raises(InputError, match="2 and 1 terms"):
        first.cosine(third)


def test_wrong_calls_are_refused():
    matrix = count_terms(["dam", "vote"])
    for n in (0, -1, 1.5, True):
        with pytest.raises(QuotidianError, match="n: a number from 1"):
            matrix.top_n(n)
    with pytest.raises(QuotidianError, match="no row 2"):
        matrix.explain(0, 2)
    big = TermMatrix(sparse.csr_matrix((8000, 1)))
    with pytest.raises(InputError, match="top_n gives the best"):
        big.cosine()


def test_callers_arrays_of_any_type_give_the_same_answer():
    table = np.array([[1, 2, 0, 1], [0, 2, 2, 0], [1, 0, 0, 3]])
    wanted = pairs(TermMatrix(sparse.csr_matrix(table, dtype=np.float64)).top_n(2))
    for kind in (np.int64, np.int32, np.uint8, np.float32):
        csr = sparse.csr_matrix(table, dtype=kind)
        csr.indices, csr.indptr = csr.indices.astype(np.int64), csr.indptr.astype(np.int64)
        assert pairs(TermMatrix(csr).top_n(2)) == wanted
