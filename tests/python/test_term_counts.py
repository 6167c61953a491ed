"""Term counts that add up."""

from __future__ import annotations

import pickle
import random
import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotidian import _term_counts
from quotidian.errors import InputError, QuotidianError
from quotidian.terms import TermCounts, count_terms

WORDS = st.sampled_from(["dam", "Flood", "vote", "the", "of", "su", "Вода", "ığdır", "x1", "İl", "漢字"])
DOCUMENTS = st.lists(st.lists(WORDS, max_size=12).map(" ".join), min_size=1, max_size=16)
COUNTING = st.fixed_dictionaries(
    {"tokens": st.sampled_from(["treebank", "sklearn", "char", "char_wb"])},
    optional={
        "ngrams": st.sampled_from([(1, 1), (1, 2), (2, 3)]),
        "lowercase": st.booleans(),
        "stop_words": st.sampled_from([["the", "of"], "en"]),
    },
)
FREEZING = st.fixed_dictionaries(
    {},
    optional={
        "min_df": st.sampled_from([1, 2, 0.0, 0.2]),
        "max_df": st.sampled_from([1.0, 0.7, 3]),
        "max_features": st.sampled_from([1, 3, 100]),
    },
)


def outcome(call):
    """A result, or the words of the error."""
    try:
        return call()
    except QuotidianError as error:
        return str(error)


@settings(deadline=None)
@given(DOCUMENTS, COUNTING, FREEZING, st.integers(0, 1000))
def test_fit_over_eight_parts_and_merge_is_fit_over_all(texts, counting, freezing, seed):
    parts = [TermCounts(**counting).partial_fit(texts[k::8]) for k in range(8)]
    chance = random.Random(seed)
    while len(parts) > 1:
        one, other = (parts.pop(chance.randrange(len(parts))) for _ in range(2))
        merged = one.merge(other)
        assert merged == other.merge(one)
        parts.append(merged)
    assert parts[0] == TermCounts(**counting).partial_fit(texts)
    assert parts[0].to_bytes() == TermCounts(**counting).partial_fit(texts).to_bytes()
    whole = outcome(lambda: count_terms(texts, **counting, **freezing))
    frozen = outcome(lambda: parts[0].freeze(**freezing))
    if isinstance(whole, str):
        assert frozen == whole
        return
    assert frozen.terms == whole.terms
    assert np.array_equal(frozen.document_frequencies, whole.document_frequencies)
    assert np.array_equal(frozen.occurrences, whole.totals)
    counted = frozen.count(texts)
    assert np.array_equal(counted.to_scipy().toarray(), whole.to_scipy().toarray())
    if "min_df" not in freezing:
        assert np.allclose(frozen.tf_idf(texts).to_scipy().toarray(), whole.weight().to_scipy().toarray(), rtol=1e-12, atol=0)


def test_texts_are_gone_through_once_and_a_few_at_a_time(monkeypatch):
    monkeypatch.setattr(_term_counts, "_BATCH_TEXTS", 3)
    texts = [f"word{k % 7} the dam" for k in range(50)]
    alive = []

    def stream():
        for text in texts:
            alive.append(1)
            yield text

    counts = TermCounts(tokens="sklearn").partial_fit(stream(), langs=iter([None] * 50), spans=iter([None] * 50))
    assert len(alive) == 50
    assert counts == TermCounts(tokens="sklearn").partial_fit(texts)
    assert counts.documents == 50
    assert len(counts._pile) < 6


def test_merging_changes_neither_and_refuses_other_settings():
    one = TermCounts(tokens="sklearn").partial_fit(["dam"])
    other = TermCounts(tokens="sklearn").partial_fit(["vote"])
    one.merge(other)
    assert one.terms == ("dam",)
    assert one.merge(TermCounts(tokens="sklearn")) == one
    with pytest.raises(InputError, match="they differ in tokens, stop_words"):
        one.merge(TermCounts(stop_words=["the"]))
    with pytest.raises(InputError, match="TermCounts wanted, got str"):
        one.merge("dam")


def test_counts_come_back_from_their_bytes_and_from_no_others():
    counts = TermCounts(stop_words="en", ngrams=(1, 2)).partial_fit(["The dam broke. Вода!", ""])
    data = counts.to_bytes()
    assert TermCounts.from_bytes(data) == counts
    assert pickle.loads(pickle.dumps(counts)) == counts
    assert TermCounts.from_bytes(TermCounts().to_bytes()) == TermCounts()
    for wrong in (data[:-1], data[:3], b"", b"PK\x03\x04", data + b"x", data.replace(b"dam", b"dim"), pickle.dumps(counts)):
        with pytest.raises(InputError, match=re.escape(f"these {len(wrong)} bytes")):
            TermCounts.from_bytes(wrong)
    with pytest.raises(InputError, match="bytes wanted, got str"):
        TermCounts.from_bytes("dam")


def test_spans_and_languages_go_with_each_text():
    counts = TermCounts().partial_fit(["IRMAK dam", "IRMAK"], langs=["tr", "en"], spans=[[(0, 5)], None])
    assert counts.terms == ("irmak", "ırmak")
    for wrong in ({"langs": ["tr"]}, {"langs": ["tr"] * 3}, {"spans": []}):
        with pytest.raises(InputError, match="one wanted for each text"):
            TermCounts().partial_fit(["dam", "vote"], **wrong)


def test_wrong_input_is_refused_in_words():
    with pytest.raises(InputError, match=r"write \[text\]"):
        TermCounts().partial_fit("dam")
    with pytest.raises(TypeError, match="text 1 is NoneType, wanted str"):
        TermCounts().partial_fit(["dam", None])
    with pytest.raises(TypeError, match="text 0 is list, wanted str"):
        TermCounts().partial_fit([["dam"]])
    with pytest.raises(QuotidianError, match="tokens='words' is not known"):
        TermCounts(tokens="words")
    with pytest.raises(InputError, match="empty vocabulary"):
        TermCounts().partial_fit([""]).freeze()
    with pytest.raises(InputError, match="no terms remain"):
        TermCounts().partial_fit(["dam"]).freeze(min_df=2, max_df=5)
    with pytest.raises(QuotidianError, match="max_df corresponds to < documents than min_df"):
        TermCounts().partial_fit(["dam"]).freeze(min_df=2)
