"""Counting and weighting terms."""

from __future__ import annotations

import importlib.util
import pickle
import re
import sys
import unicodedata
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from quotidian import _core
from quotidian.errors import InputError, QuotidianError
from quotidian.terms import TermMatrix, count_terms
from quotidian.tokens import tokenize

_spec = importlib.util.spec_from_file_location("plain_terms", Path(__file__).parents[1] / "reference" / "plain_terms.py")
plain = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(plain)

WORDS = st.sampled_from(["dam", "flood", "vote", "the", "of", "su", "вода", "ığdır", "x1"])
DOCUMENTS = st.lists(st.lists(WORDS, max_size=12), min_size=1, max_size=8).filter(any)

TEXTS = ["The dam broke on Monday.", "The dam held. Monday passed.", "", "Voters in the north voted."]


def dense(matrix: TermMatrix) -> list[list[float]]:
    return matrix.to_scipy().toarray().tolist()


@settings(deadline=None)
@given(DOCUMENTS, st.sampled_from([(1, 1), (1, 2), (2, 3), (1, 4)]), st.sampled_from([1, 2, 7]))
def test_counts_are_those_of_a_plain_twin_for_any_number_of_threads(documents, ngrams, threads):
    texts = [" ".join(words) for words in documents]
    terms, table = plain.counts(documents, ngrams)
    if not terms:
        with pytest.raises(InputError, match="empty vocabulary"):
            count_terms(texts, tokens="sklearn", ngrams=ngrams, threads=threads)
        return
    matrix = count_terms(texts, tokens="sklearn", ngrams=ngrams, threads=threads)
    assert matrix.terms == tuple(terms)
    assert np.array_equal(matrix.to_scipy().toarray(), table)


def test_every_code_point_is_a_word_character_where_python_says_so():
    # The core knows the letters of Unicode 15.0. An older Python does not know them all; a newer one knows a few more, nearly all
    # of them beyond the basic plane.
    version = tuple(map(int, unicodedata.unidata_version.split(".")))
    few = 64
    points = [c for c in range(sys.maxunicode + 1) if not 0xD800 <= c <= 0xDFFF]
    counter = _core.count_terms(
        [f"a{chr(c)}b" for c in points], "sklearn", {}, [], [], [], False, 1, 1, _core.Vocabulary([]), 1, np.inf, None, False,
        _core.Vocabulary(["a", "b"]), None, 1,
    )  # fmt: skip
    assert len(counter.rows("int32", False, False, None, "none", 1)[2]) == 0  # one letter is no word
    texts = [f"yy{chr(c)}zz" for c in points]
    split = count_terms(texts, tokens="sklearn", lowercase=False, vocabulary=["yy"]).to_scipy().toarray()[:, 0] == 1
    newer = []
    for c, is_split in zip(points, split.tolist(), strict=True):
        wanted = not (chr(c).isalnum() or c == ord("_"))
        if is_split and not wanted and version > (15, 0, 0):
            newer.append(c)
            continue
        assert is_split == wanted or (unicodedata.category(chr(c)) == "Cn" and version < (15, 0, 0)), hex(c)
    assert len([c for c in newer if c < 0x10000]) < few
    assert len(newer) < 11_000


@settings(deadline=None)
@given(DOCUMENTS)
def test_tf_idf_is_that_of_a_plain_twin(documents):
    texts = [" ".join(words) for words in documents]
    _, table = plain.counts(documents)
    assert np.allclose(count_terms(texts, tokens="sklearn").weight().to_scipy().toarray(), plain.tf_idf(table), rtol=1e-12, atol=0)


@settings(deadline=None)
@given(
    DOCUMENTS,
    st.sampled_from([0.0, 1.2, 2.0]),
    st.sampled_from([0.0, 0.75, 1.0]),
    st.sampled_from([1.0, 2.0]),
    st.sampled_from([0.75, 1.0]),
)
def test_other_weights_are_those_of_plain_twins(documents, k1, b, shift, smoothing):
    texts = [" ".join(words) for words in documents]
    _, table = plain.counts(documents)
    matrix = count_terms(texts, tokens="sklearn")
    found = {
        "bm25": (matrix.weight("bm25", k1=k1, b=b), plain.bm25(table, k1=k1, b=b)),
        "ppmi": (matrix.weight("ppmi", shift=shift, smoothing=smoothing), plain.ppmi(table, shift=shift, smoothing=smoothing)),
        "log-entropy": (matrix.weight("log-entropy"), plain.log_entropy(table)),
    }
    for scheme, (mine, twin) in found.items():
        assert mine.weighting == scheme
        assert np.allclose(mine.to_scipy().toarray(), twin, rtol=1e-10, atol=1e-12), scheme
        lengths = np.sqrt((twin**2).sum(axis=1))
        normed = matrix.weight(scheme, norm="l2", **{k: v for k, v in mine.history["weight"].items() if k not in ("scheme", "norm")})
        assert np.allclose(normed.to_scipy().toarray(), twin / np.where(lengths == 0, 1, lengths)[:, None], atol=1e-10)


def test_an_option_of_another_weighting_is_refused_by_name():
    matrix = count_terms(TEXTS)
    with pytest.raises(QuotidianError, match="k1 is no option of weighting 'tf-idf'; it has use_idf, smooth_idf, sublinear_tf"):
        matrix.weight("tf-idf", k1=2.0)
    with pytest.raises(QuotidianError, match="smooth_idf is no option of weighting 'log-entropy'"):
        matrix.weight("log-entropy", smooth_idf=True)
    for wrong in ({"b": 2.0}, {"k1": -1.0}, {"b": "much"}, {"k1": float("nan")}):
        with pytest.raises(QuotidianError, match=f"{next(iter(wrong))}: a number from"):
            matrix.weight("bm25", **wrong)
    with pytest.raises(QuotidianError, match="norm 'l3' is not known"):
        matrix.weight(norm="l3")


def test_weights_share_the_places_of_the_counts_and_leave_the_counts_alone():
    counts = count_terms(TEXTS)
    before = counts.to_scipy().copy()
    for scheme in ("tf-idf", "bm25", "log-entropy"):
        assert np.shares_memory(counts.weight(scheme).to_scipy().indices, counts.to_scipy().indices)
    counts.weight("ppmi")
    assert (counts.to_scipy() != before).nnz == 0


@pytest.mark.parametrize("tokens", ["char", "char_wb"])
def test_characters_are_terms_too(tokens):
    texts = ["The dam", "ДАМ\t dam", ""]
    text = pytest.importorskip("sklearn.feature_extraction.text")
    peer = text.CountVectorizer(analyzer=tokens, ngram_range=(2, 4))
    wanted = peer.fit_transform(texts)
    matrix = count_terms(texts, tokens=tokens, ngrams=(2, 4))
    assert list(matrix.terms) == peer.get_feature_names_out().tolist()
    assert np.array_equal(matrix.to_scipy().toarray(), wanted.toarray())
    assert "dam" in count_terms(["The dam"], tokens=tokens, ngrams=(3, 3), spans=[[(4, 7)]]).terms


@settings(deadline=None)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=4))
def test_treebank_words_are_the_tokens_of_the_tokens_room(texts):
    lists = []
    for text in texts:
        tokens = tokenize(text)
        lists.append([_core.to_lower(token.text, tokens.lang) for token in tokens if token.kind == "word"])
    terms, table = plain.counts(lists)
    if not terms:
        with pytest.raises(InputError):
            count_terms(texts)
        return
    matrix = count_terms(texts)
    assert matrix.terms == tuple(terms)
    assert np.array_equal(matrix.to_scipy().toarray(), table)


@settings(deadline=None)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=4))
def test_tokens_brought_in_count_as_found_ones(texts):
    found = [tokenize(text) for text in texts]
    offsets = [tokens.offsets[[kind == "word" for kind in tokens.kinds]] for tokens in found]
    if not any(len(each) for each in offsets):
        return
    given_words = count_terms(texts, tokens=offsets)
    assert given_words.terms == count_terms(texts).terms
    assert np.array_equal(given_words.to_scipy().toarray(), count_terms(texts).to_scipy().toarray())


def test_lower_case_follows_the_language():
    assert count_terms(["IŞIK Irmak"], langs="tr").terms == ("irmak",) or count_terms(["IŞIK Irmak"], langs="tr").terms == ("ırmak", "ışık")
    assert count_terms(["IRMAK"], langs="tr").terms == ("ırmak",)
    assert count_terms(["IRMAK"], langs="en").terms == ("irmak",)
    assert count_terms(["IRMAK"], tokens="sklearn", langs="tr").terms == ("irmak",)  # as str.lower


def test_ngrams_stay_within_their_sentence():
    assert "monday passed" in count_terms(["The dam held. Monday passed."], ngrams=(2, 2)).terms
    assert "held monday" not in count_terms(["The dam held. Monday passed."], ngrams=(2, 2)).terms


def test_words_count_inside_spans_alone_and_once():
    text = "“Мы победим”, said İlham 😀 today"
    inside = (1, 11)
    assert text[slice(*inside)] == "Мы победим"
    assert count_terms([text], spans=[[inside]]).terms == ("мы", "победим")
    assert dense(count_terms([text], spans=[[inside, (4, 11)]])) == [[1, 1]]  # overlapping spans count once
    assert count_terms([text], spans=[[(1, 6)]]).terms == ("мы",)  # a word cut by the edge does not count
    assert count_terms([text, text], spans=[None, np.empty((0, 2), dtype=int)]).to_scipy()[1].sum() == 0
    assert count_terms([text], tokens="sklearn", spans=[[(13, 24)]]).terms == ("lham", "said")


def test_stop_words_come_by_language_or_by_hand():
    assert count_terms(TEXTS, stop_words="en").terms == ("broke", "dam", "held", "monday", "north", "passed", "voted", "voters")
    assert "dam" not in count_terms(TEXTS, stop_words=["dam"]).terms
    for lang, words in {"az": ["və", "üçün"], "ru": ["и", "что"], "tr": ["ve", "için"], "en": ["the", "don't"]}.items():
        matrix = count_terms([" ".join([*words, "dam"])], langs=lang, stop_words=lang)
        assert matrix.terms == ("dam",)


def test_a_given_vocabulary_is_kept_whole():
    matrix = count_terms(TEXTS, vocabulary=["vote", "dam"], min_df=1)
    assert matrix.terms == ("dam", "vote")
    assert dense(matrix) == [[1, 0], [1, 0], [0, 0], [0, 0]]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"min_df": 4}, "no terms remain"),
        ({"min_df": 3, "max_df": 2}, "max_df corresponds to < documents than min_df"),
        ({"min_df": 0}, "min_df: an int from 1"),
        ({"max_df": 1.5}, "max_df: an int from 1 or a float"),
        ({"max_features": 0}, "max_features: a number from 1"),
        ({"ngrams": (2, 1)}, "shortest <= longest"),
        ({"ngrams": 2}, "two numbers of words"),
        ({"tokens": "spacy"}, "'spacy' is not known"),
        ({"stop_words": "xx"}, "no stop words for language 'xx'"),
        ({"threads": 0}, "threads"),
        ({"spans": [None]}, "one array for each of 4 texts"),
        ({"spans": [[(0, 99)], None, None, None]}, "document 0, span 0"),
        ({"tokens": [[(0, 3)]]}, "one array for each of 4 texts"),
        ({"langs": ["en"]}, "one for each of 4 texts"),
        ({"ids": ["a"]}, "ids: one wanted for each of 4, got 1"),
        ({"labels": {"outlet": ["x"]}}, "labels 'outlet'"),
    ],
)
def test_wrong_options_are_refused_in_words(options, words):
    with pytest.raises(QuotidianError, match=re.escape(words)):
        count_terms(TEXTS, **options)


@pytest.mark.parametrize("wrong", [None, b"bytes", 3, float("nan")])
def test_a_text_that_is_no_text_is_named(wrong):
    with pytest.raises(TypeError, match=r"text 1 is .*, wanted str"):
        count_terms(["dam", wrong])
    with pytest.raises(InputError, match=r"write \[text\]"):
        count_terms("dam")


def test_lone_surrogates_and_hostile_texts_are_counted():
    assert count_terms(["da\ud800m vote"], tokens="sklearn").terms == ("da", "vote")
    long = count_terms(["ab" * 2_000_000, "ab " * 200_000, "\x00" * 1000], tokens="sklearn")
    assert long.to_scipy().sum() == 200_001


def test_a_second_weighting_is_refused_by_name():
    matrix = count_terms(TEXTS).weight("tf-idf")
    assert matrix.weighting == "tf-idf"
    with pytest.raises(QuotidianError, match="weighted by 'tf-idf' already"):
        matrix.weight("tf-idf")
    with pytest.raises(QuotidianError, match="'weights' already"):
        TermMatrix(sparse.csr_matrix([[0.5, 1.0]])).weight()
    with pytest.raises(QuotidianError, match="weighted by 'bm25' already; weight its counts by 'ppmi'"):
        count_terms(TEXTS).weight("bm25").weight("ppmi")
    with pytest.raises(QuotidianError, match="'okapi' is not known; there are 'tf-idf', 'bm25'"):
        count_terms(TEXTS).weight("okapi")
    assert matrix.weight("none") is matrix


def test_any_scipy_matrix_is_taken_and_csr_shares_its_arrays():
    csr = sparse.csr_matrix([[1.0, 0.5], [0, 2.0]])
    matrix = TermMatrix(csr, ["dam", "vote"], ["a", "b"])
    assert all(np.shares_memory(getattr(matrix.to_scipy(), name), getattr(csr, name)) for name in ("data", "indices", "indptr"))
    assert isinstance(TermMatrix(sparse.csr_array([[1, 2]])).to_scipy(), sparse.csr_array)
    for kind in (sparse.coo_matrix, sparse.csc_matrix, sparse.lil_matrix, sparse.coo_array):
        assert dense(TermMatrix(kind(csr))) == [[1.0, 0.5], [0, 2.0]]
    doubled = sparse.csr_matrix((np.array([1, 2, 4]), np.array([1, 0, 1]), np.array([0, 3])), shape=(1, 2))
    assert dense(TermMatrix(doubled)) == [[2, 5]]
    assert doubled.nnz == 3  # the caller's own is left alone


@pytest.mark.parametrize(
    ("csr", "words"),
    [
        (np.eye(2), "SciPy sparse matrix wanted, got ndarray"),
        (sparse.csr_matrix([[np.nan]]), "NaN or infinity"),
        (sparse.csr_matrix([[1j]]), "complex"),
    ],
)
def test_a_matrix_that_cannot_be_used_is_refused(csr, words):
    with pytest.raises(InputError, match=words):
        TermMatrix(csr)
    with pytest.raises(InputError, match="terms: one wanted for each of 1, got 2"):
        TermMatrix(sparse.csr_matrix([[1]]), ["a", "b"])


def test_matrices_compare_pickle_and_take_rows():
    matrix = count_terms(TEXTS, ids="abcd", labels={"outlet": [1, 2, 1, 2]})
    assert pickle.loads(pickle.dumps(matrix)) == matrix
    assert pickle.loads(pickle.dumps(matrix)).history == matrix.history
    assert matrix != matrix.weight()
    assert matrix[1].ids == ("b",)
    assert matrix[[3, 0]].ids == ("d", "a")
    assert matrix[-1].ids == ("d",)
    assert matrix[1:3].labels == {"outlet": (2, 1)}
    assert matrix[np.array([True, False, False, True])].ids == ("a", "d")
    for wrong in (4, [0, 4], np.array([True]), 1.5, True):
        with pytest.raises(QuotidianError):
            matrix[wrong]
    with pytest.raises(AttributeError):
        matrix.terms = ()


def test_groups_add_up_or_average():
    matrix = count_terms(["dam dam", "vote", "dam"], labels={"outlet": ["x", "y", "x"]})
    assert dense(matrix.group_by("outlet")) == [[3, 0], [0, 1]]
    assert matrix.group_by("outlet").weighting == "counts"
    averaged = matrix.group_by(["x", "y", "x"], how="mean")
    assert dense(averaged) == [[1.5, 0], [0, 1]]
    assert averaged.weighting == "mean counts"
    with pytest.raises(QuotidianError, match="no label 'date'; there are outlet"):
        matrix.group_by("date")
    with pytest.raises(InputError, match="labels"):
        matrix.group_by(["x"])


def test_top_terms_and_the_notebook_view():
    table = count_terms(["dam dam vote <b>", ""], ids=["one", "two"]).top_terms(2)
    assert list(table.rows()) == [
        {"id": "one", "rank": 1, "term": "dam", "value": 2},
        {"id": "one", "rank": 2, "term": "b", "value": 1},
    ]
    shown = TermMatrix(sparse.csr_matrix([[1, 2]]), ["<script>", "dam"])._repr_html_()
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown


def test_counting_is_in_the_history_of_what_follows():
    matrix = count_terms(TEXTS, min_df=1, stop_words="en").weight(norm="l1")
    assert matrix.history["count_terms"]["stop_words"] == "en"
    assert matrix.top_n(1).to_table().history["weight"]["norm"] == "l1"
