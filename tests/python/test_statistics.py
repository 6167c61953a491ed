"""Keyness, with the figures that were published."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse, special

from quotidian.errors import InputError, QuotidianError
from quotidian.statistics import conservative_log_ratio, keyness, log_likelihood, log_ratio, p_value
from quotidian.terms import TermMatrix, count_terms

_spec = importlib.util.spec_from_file_location("plain_terms", Path(__file__).parents[1] / "reference" / "plain_terms.py")
plain = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(plain)


@pytest.mark.parametrize(
    ("both", "first", "second", "neither", "published"),
    [(110, 2442, 111, 29114, 270.72), (29, 13, 123, 31612, 263.90), (31, 23, 139, 31584, 256.84), (10, 0, 3, 31764, 167.23)],
)
def test_log_likelihood_replays_dunning_1993(both, first, second, neither, published):
    assert log_likelihood([both], [second], both + first, second + neither)[0] == pytest.approx(published, abs=0.005)


@settings(deadline=None)
@given(st.integers(0, 50), st.integers(0, 50), st.integers(50, 5000), st.integers(50, 5000), st.sampled_from(["four", "two"]))
def test_log_likelihood_is_that_of_a_plain_twin_with_its_sign(a, b, n1, n2, cells):
    value = log_likelihood([a], [b], n1, n2, cells=cells)[0]
    assert abs(value) == pytest.approx(max(0, plain.log_likelihood(a, b, n1, n2, cells={"four": 4, "two": 2}[cells])), abs=1e-8)
    assert value * (a * n2 - b * n1) >= 0
    assert log_likelihood([b], [a], n2, n1, cells=cells)[0] == pytest.approx(-value, abs=1e-8)


def test_p_values_are_those_of_chi_square():
    values = np.array([0.0, 3.84, 6.63, 10.83, 200.0])
    assert np.allclose(p_value(values), special.chdtrc(1, values), rtol=1e-12)


def test_log_ratio_is_in_doublings_and_takes_zero_for_a_half():
    # Hardie (2014): 1 where twice as frequent, 2 where four times, -1 where half as frequent
    assert log_ratio([20, 40, 5, 10], [10, 10, 10, 10], 1000, 1000)[0].tolist() == pytest.approx([1, 2, -1, 0])
    assert log_ratio([8, 0], [0, 8], 1000, 1000)[0].tolist() == pytest.approx([4, -4])
    wide, narrow = (log_ratio([40], [10], 1000, 1000, level=level) for level in (0.99, 0.9))
    assert wide[1][0] < narrow[1][0] < 2 < narrow[2][0] < wide[2][0]


def test_the_exact_interval_is_that_of_the_published_poisson_example():
    # R's poisson.test help (Breslow and Day): 11 cases in 800 against 21 in 3011, 95 % interval of the ratio 0.8584264 to 4.2772659;
    # the interval holds 1, so LRC is 0; turned round, and at levels where it does not, LRC is its nearer end
    assert conservative_log_ratio([11], [21], 800, 3011)[0] == 0
    a, b, half = 11, 21, 0.025
    low = special.betaincinv(a, b + 1, half)
    high = special.betaincinv(a + 1, b, 1 - half)
    ratio = np.array([low / (1 - low), high / (1 - high)]) * 3011 / 800
    assert ratio.tolist() == pytest.approx([0.8584264, 4.2772659], abs=1e-7)
    # shrink the reference until the published lower end is above 1: the ratio scales with the size
    assert conservative_log_ratio([11], [21], 400, 3011)[0] == pytest.approx(np.log2(2 * 0.8584264), abs=1e-6)
    assert conservative_log_ratio([21], [11], 3011, 400)[0] == pytest.approx(-np.log2(2 * 0.8584264), abs=1e-6)
    assert conservative_log_ratio([11], [21], 4000, 3011)[0] == pytest.approx(np.log2(4.2772659 / 5), abs=1e-6)


@settings(deadline=None)
@given(st.integers(0, 80), st.integers(0, 80), st.integers(1, 1000))
def test_lrc_is_nearer_to_zero_than_the_log_ratio_and_shrinks_with_more_tests(a, b, tests):
    if a + b == 0:
        assert np.isnan(conservative_log_ratio([a], [b], 1000, 2000)[0])
        return
    one = conservative_log_ratio([a], [b], 1000, 2000)[0]
    many = conservative_log_ratio([a], [b], 1000, 2000, tests=tests)[0]
    assert abs(many) <= abs(one) + 1e-12
    assert np.isfinite(one)
    assert one * (a / 1000 - b / 2000) >= 0
    assert one == pytest.approx(-conservative_log_ratio([b], [a], 2000, 1000)[0], abs=1e-9)


def matrix() -> TermMatrix:
    return count_terms(["dam dam flood", "dam", "vote dam", "vote vote", "dam <i>"], ids=list("abcde"))


def test_keyness_shows_frequency_evidence_strength_and_spread():
    table = keyness(matrix()[:2], matrix()[2:])
    assert table.columns == (
        "term", "target", "reference", "target_per_million", "reference_per_million", "target_documents", "reference_documents", "sign",
        "log_likelihood", "p", "log_ratio", "log_ratio_low", "log_ratio_high", "lrc",
    )  # fmt: skip
    rows = {row["term"]: row for row in table.rows()}
    assert (rows["dam"]["target"], rows["dam"]["reference"]) == (3, 2)
    assert (rows["vote"]["target_documents"], rows["vote"]["reference_documents"]) == (0, 2)
    assert rows["vote"]["sign"] == -1
    assert rows["dam"]["target_per_million"] == pytest.approx(750_000)
    assert rows["dam"]["log_likelihood"] == pytest.approx(plain.log_likelihood(3, 2, 4, 6))
    signed = [row["sign"] * row["log_likelihood"] for row in table.rows()]
    assert signed == sorted(signed, reverse=True)


def test_keyness_by_documents_uses_documents():
    rows = {row["term"]: row for row in keyness(matrix()[:2], matrix()[2:], unit="documents").rows()}
    assert rows["dam"]["log_ratio"] == pytest.approx(np.log2((2 / 2) / (2 / 3)))
    assert rows["dam"]["log_likelihood"] == pytest.approx(plain.log_likelihood(2, 2, 2, 3))
    assert rows["dam"]["target_per_million"] == pytest.approx(750_000)


def test_keyness_sorts_and_leaves_out_on_request():
    assert list(keyness(matrix()[:2], matrix()[2:], min_count=3)["term"]) == ["dam", "vote"]
    by_ratio = keyness(matrix()[:2], matrix()[2:], sort="log_ratio")
    assert list(by_ratio["log_ratio"]) == sorted(by_ratio["log_ratio"], reverse=True)
    doubled = keyness(matrix()[:2], matrix()[2:], target_total=8, reference_total=6)
    assert doubled[0]["target_per_million"] != keyness(matrix()[:2], matrix()[2:])[0]["target_per_million"]


def test_the_bootstrap_draws_documents_and_repeats_itself():
    draw = np.random.default_rng(1)
    target = TermMatrix(sparse.csr_matrix(draw.poisson(3, (60, 4))))
    reference = TermMatrix(sparse.csr_matrix(draw.poisson(2, (80, 4))))
    first = keyness(target, reference, interval="bootstrap", samples=400)
    assert first == keyness(target, reference, interval="bootstrap", samples=400)
    analytic = keyness(target, reference)
    for row, formula in zip(first.rows(), analytic.rows(), strict=True):
        assert row["log_ratio_low"] <= row["log_ratio"] <= row["log_ratio_high"]
        assert row["log_ratio_low"] == pytest.approx(formula["log_ratio_low"], abs=0.2)  # these documents are independent
    # one long article that holds all the occurrences: the formula is sure, the bootstrap is not
    swollen = TermMatrix(sparse.csr_matrix([[40, 10]] + [[0, 50]] * 9))
    plain_rows = TermMatrix(sparse.csr_matrix([[1, 49]] * 10))
    sure = keyness(swollen, plain_rows)[0]
    unsure = keyness(swollen, plain_rows, interval="bootstrap")[0]
    assert sure["log_ratio_low"] > 0 > unsure["log_ratio_low"]


def test_wrong_calls_are_refused_in_words():
    with pytest.raises(QuotidianError, match="the target is weighted by 'tf-idf'"):
        keyness(matrix().weight()[:2], matrix()[2:])
    with pytest.raises(InputError, match="same terms"):
        keyness(matrix(), count_terms(["dam"]))
    with pytest.raises(InputError, match="reference holds no tokens"):
        keyness(matrix()[:2], matrix()[[]])
    with pytest.raises(QuotidianError, match="sort='x' is not known"):
        keyness(matrix()[:2], matrix()[2:], sort="x")
    with pytest.raises(QuotidianError, match="cells='three'"):
        log_likelihood([1], [1], 5, 5, cells="three")
    with pytest.raises(QuotidianError, match="target corpus of 5"):
        log_likelihood([6], [1], 5, 5)
    with pytest.raises(QuotidianError, match="level"):
        log_ratio([6], [1], 9, 9, level=95)
    with pytest.raises(InputError, match="same terms"):
        log_ratio([6, 1], [1], 9, 9)
