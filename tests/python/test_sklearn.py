"""The vectorizers against scikit-learn's own."""

from __future__ import annotations

import pickle
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

ours = pytest.importorskip("quotidian.sklearn")
text = pytest.importorskip("sklearn.feature_extraction.text")
from sklearn.base import clone  # noqa: E402
from sklearn.pipeline import make_pipeline  # noqa: E402

LETTERS = st.characters(codec="utf-8", max_codepoint=0x24FF)  # with marks, joiners, capitals of many scripts, Roman and circled numbers
WORDS = ["The", "dam", "İlham", "ΣΊΣΥΦΟΣ", "x_1", "a", "été", "e\u0301t", "ДОМ", "10,5", "½½", "Ⅷa"]
DOCUMENTS = st.lists(
    st.one_of(
        st.text(LETTERS, max_size=60),
        st.lists(st.sampled_from(WORDS), max_size=15).map(" ".join),
    ),
    min_size=1,
    max_size=6,
)
OPTIONS = st.fixed_dictionaries(
    {},
    optional={
        "lowercase": st.booleans(),
        "ngram_range": st.sampled_from([(1, 1), (1, 2), (2, 2), (1, 3), (2, 4)]),
        "binary": st.booleans(),
        "stop_words": st.sampled_from([None, ["dam", "the"], "english"]),
        "min_df": st.sampled_from([1, 2, 0.0, 0.3]),
        "max_df": st.sampled_from([1.0, 0.7, 3]),
        "strip_accents": st.sampled_from([None, "ascii", "unicode"]),
        "analyzer": st.sampled_from(["word", "word", "word", "char", "char_wb"]),
        "token_pattern": st.sampled_from([r"(?u)\b\w\w+\b", r"(?u)\b\w\w+\b", r"(?u)\b\w+\b"]),
    },
)
ANY_TEXT = st.lists(
    st.one_of(
        st.text(st.characters(), max_size=40),  # lone surrogates and everything beyond the basic plane
        st.text(st.sampled_from(" \t\n\x1c\x85\u00a0\u2003\u200baAéİΣςя漢😀\ud800"), max_size=40),
    ),
    min_size=1,
    max_size=5,
)
FLAGS = {name: st.booleans() for name in ("use_idf", "smooth_idf", "sublinear_tf")}
WEIGHTS = st.fixed_dictionaries({}, optional={"norm": st.sampled_from(["l1", "l2", None]), **FLAGS})


def outcome(call):
    """A result, or the words of the error."""
    with np.errstate(all="ignore"):
        try:
            return call()
        except ValueError as error:
            return str(error)


def quietly(factory, options, documents):
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        vectorizer = factory(**options)
        return outcome(lambda: vectorizer.fit_transform(documents)), vectorizer


def assert_same(mine, theirs, tolerance=0.0):
    assert isinstance(mine, str) == isinstance(theirs, str), (mine, theirs)
    if isinstance(mine, str):
        assert mine.split(";")[0] == theirs.split(";")[0]
        return
    assert type(mine) is type(theirs)
    assert mine.dtype == theirs.dtype
    assert mine.indices.dtype == theirs.indices.dtype
    assert mine.has_canonical_format
    theirs.sort_indices()  # scikit-learn's rows are in the order of first sight
    assert mine.shape == theirs.shape
    assert np.array_equal(mine.indptr, theirs.indptr)
    assert np.array_equal(mine.indices, theirs.indices)
    assert np.allclose(mine.data, theirs.data, rtol=tolerance, atol=0, equal_nan=True)


@settings(deadline=None)
@given(DOCUMENTS, OPTIONS, st.sampled_from([1, 2, -1]))
def test_counts_are_scikit_learns(documents, options, n_jobs):
    mine, my_vectorizer = quietly(ours.CountVectorizer, {**options, "n_jobs": n_jobs}, documents)
    theirs, their_vectorizer = quietly(text.CountVectorizer, options, documents)
    assert_same(mine, theirs)
    if not isinstance(mine, str):
        assert my_vectorizer.vocabulary_ == their_vectorizer.vocabulary_
        assert my_vectorizer.get_feature_names_out().tolist() == their_vectorizer.get_feature_names_out().tolist()
        again = ["the dam again", *documents[:2]]
        assert_same(my_vectorizer.transform(again), their_vectorizer.transform(again))


@settings(deadline=None)
@given(
    ANY_TEXT,
    st.sampled_from(["word", "char", "char_wb"]),
    st.sampled_from([(1, 1), (1, 3), (3, 5), (2, 2), (4, 9)]),
    st.fixed_dictionaries(
        {}, optional={"lowercase": st.booleans(), "max_features": st.just(1000), "n_jobs": st.just(2), "dtype": st.just(np.int32)}
    ),
)
def test_any_text_is_cut_as_scikit_learn_cuts_it(documents, analyzer, ngram_range, options):
    options = {**options, "analyzer": analyzer, "ngram_range": ngram_range}
    mine, my_vectorizer = quietly(ours.CountVectorizer, options, documents)
    theirs, their_vectorizer = quietly(text.CountVectorizer, {k: v for k, v in options.items() if k != "n_jobs"}, documents)
    assert_same(mine, theirs)
    if not isinstance(mine, str):
        assert my_vectorizer.vocabulary_ == their_vectorizer.vocabulary_
        assert_same(pickle.loads(pickle.dumps(my_vectorizer)).transform(documents), their_vectorizer.transform(documents))


@settings(deadline=None)
@given(DOCUMENTS, OPTIONS, WEIGHTS, st.sampled_from([np.float64, np.float32]))
def test_weights_are_scikit_learns(documents, options, weights, dtype):
    options = {**options, **weights, "dtype": dtype}
    assume(not (weights.get("smooth_idf") is False and "stop_words" in options))
    mine, _ = quietly(ours.TfidfVectorizer, options, documents)
    theirs, _ = quietly(text.TfidfVectorizer, options, documents)
    assert_same(mine, theirs, 1e-12 if dtype is np.float64 else 2e-6)


@settings(deadline=None)
@given(DOCUMENTS, st.sampled_from([8, 1000, 2**20]), st.booleans(), st.sampled_from(["l1", "l2", None]), st.sampled_from([(1, 1), (1, 2)]))
def test_hashed_counts_are_scikit_learns(documents, n_features, alternate_sign, norm, ngram_range):
    options = {"n_features": n_features, "alternate_sign": alternate_sign, "norm": norm, "ngram_range": ngram_range}
    assert_same(quietly(ours.HashingVectorizer, options, documents)[0], quietly(text.HashingVectorizer, options, documents)[0], 1e-12)


@pytest.mark.parametrize("size", [3, 4000])
def test_a_given_vocabulary_keeps_its_own_order_of_columns(size):
    vocabulary = {"vote": 0, "dam": 2, "the dam": 1}
    documents = ["the dam vote the dam"] * size
    options = {"vocabulary": vocabulary, "ngram_range": (1, 2)}
    assert_same(ours.CountVectorizer(**options).transform(documents), text.CountVectorizer(**options).transform(documents))


def test_callables_take_the_path_in_python_with_the_same_answer():
    documents = ["The DAM-broke", "voters|voted the dam"]
    for options in (
        {"tokenizer": lambda words: words.split("|"), "token_pattern": None},
        {"preprocessor": lambda words: words.replace("-", " ")},
        {"analyzer": list},
        {"strip_accents": lambda words: words[::-1]},
    ):
        assert_same(ours.CountVectorizer(**options).fit_transform(documents), text.CountVectorizer(**options).fit_transform(documents))


def test_a_preprocessor_and_accents_are_followed_by_the_core():
    documents = ["The DAM-broke été", "ÉTÉ ™ ﬁn", "plain"]
    for options in (
        {"preprocessor": str.upper},
        {"preprocessor": lambda words: words.replace("-", "")},
        {"strip_accents": "unicode"},
        {"strip_accents": "ascii", "lowercase": False},
        {"strip_accents": str.title, "analyzer": "char", "ngram_range": (2, 3)},
        {"preprocessor": str.upper, "analyzer": "char_wb", "ngram_range": (2, 3)},
    ):
        mine, theirs = ours.CountVectorizer(**options), text.CountVectorizer(**options)
        assert_same(mine.fit_transform(documents), theirs.fit_transform(documents))
        assert mine.vocabulary_ == theirs.vocabulary_
    with pytest.raises(TypeError):
        ours.CountVectorizer(preprocessor=len).fit(documents)


def test_the_vocabulary_is_made_when_asked_for_and_heard_when_changed():
    documents = ["the dam broke", "the dam held"]
    fitted = ours.CountVectorizer().fit(documents)
    assert "vocabulary_" not in vars(fitted)
    assert fitted.vocabulary_ is fitted.vocabulary_
    assert pickle.loads(pickle.dumps(fitted)).vocabulary_ == fitted.vocabulary_
    fitted.vocabulary_ = {"dam": 0}
    assert fitted.transform(documents).toarray().tolist() == [[1], [1]]
    assert pickle.loads(pickle.dumps(fitted)).transform(documents * 50).shape == (100, 1)
    fitted.fit(["vote now"])
    assert fitted.vocabulary_ == {"now": 0, "vote": 1}
    with pytest.raises(AttributeError, match="vocabulary_"):
        _ = ours.CountVectorizer().vocabulary_


def test_a_fitted_vectorizer_is_small_and_soon_back():
    documents = [" ".join(f"word{k:05}" for k in range(at, at + 100)) for at in range(0, 80_000, 100)]
    fitted = ours.TfidfVectorizer().fit(documents)
    assert len(fitted.get_feature_names_out()) == 80_000
    stored = pickle.dumps(fitted)
    assert len(stored) <= 1_500_000
    assert (pickle.loads(stored).transform(documents[:5]) != fitted.transform(documents[:5])).nnz == 0


def test_a_grid_search_finds_its_way():
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GridSearchCV

    documents = ["the dam broke", "the dam held", "voters voted", "they voted again"] * 5
    pipeline = make_pipeline(ours.TfidfVectorizer(), LogisticRegression())
    options = {"tfidfvectorizer__ngram_range": [(1, 1), (1, 2)], "tfidfvectorizer__analyzer": ["word", "char_wb"]}
    found = GridSearchCV(pipeline, options, cv=2, n_jobs=1).fit(documents, [0, 0, 1, 1] * 5)
    assert found.best_score_ == 1.0
    assert not hasattr(ours.CountVectorizer(), "set_output")
    assert not hasattr(text.CountVectorizer(), "set_output")


def test_a_weighted_matrix_owns_its_arrays_and_counts_are_left_alone():
    counts = ours.CountVectorizer().fit_transform(["the dam the", "vote"])
    kept = counts.copy()
    weights = ours.TfidfTransformer().fit_transform(counts)
    weights.data[:] = 0
    weights.eliminate_zeros()
    assert (counts != kept).nnz == 0
    assert np.array_equal(counts.indices, kept.indices)


def test_a_subclass_that_changes_the_analysis_is_heard():
    class Stems(ours.CountVectorizer):
        def build_analyzer(self):
            whole = super().build_analyzer()
            return lambda doc: (word[:3] for word in whole(doc))

    assert sorted(Stems().fit(["voted voters"]).vocabulary_) == ["vot"]


def test_max_features_takes_the_most_frequent_and_the_first_of_equals():
    found = ours.CountVectorizer(max_features=2).fit(["aa bb bb cc", "cc dd"])
    assert found.get_feature_names_out().tolist() == ["bb", "cc"]
    assert ours.CountVectorizer(max_features=1).fit(["bb aa"]).get_feature_names_out().tolist() == ["aa"]


def test_bytes_files_and_wrong_documents_are_read_as_scikit_learn_does(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("су вода".encode("cp1251"))
    options = {"input": "filename", "encoding": "cp1251"}
    assert ours.CountVectorizer(**options).fit([path]).vocabulary_ == {"вода": 0, "су": 1}
    assert ours.CountVectorizer().fit([b"dam"]).vocabulary_ == {"dam": 0}
    with pytest.raises(UnicodeDecodeError):
        ours.CountVectorizer().fit([b"\xff\xfe"])
    with pytest.raises(ValueError, match=r"np\.nan is an invalid document"):
        ours.CountVectorizer().fit([np.nan])
    with pytest.raises(ValueError, match="string object received"):
        ours.CountVectorizer().fit("dam")
    with pytest.raises(TypeError, match="text 1 is NoneType"):
        ours.CountVectorizer().fit(["dam", None])


@pytest.mark.parametrize(
    "wrong",
    [{"analyzer": "syllable"}, {"min_df": -1}, {"max_df": 1.5}, {"norm": "l3"}, {"lowercase": "yes"}, {"n_jobs": 0}, {"max_features": 0}],
)
def test_an_option_that_is_not_supported_is_named(wrong):
    with pytest.raises(ValueError, match=f"'{next(iter(wrong))}' parameter"):
        ours.TfidfVectorizer(**wrong).fit(["dam vote"])


def test_the_estimators_clone_pickle_and_stand_in_a_pipeline():
    documents = ["the dam broke", "the dam held"]
    pipeline = make_pipeline(ours.CountVectorizer(ngram_range=(1, 2)), ours.TfidfTransformer(norm="l1"))
    wanted = make_pipeline(text.CountVectorizer(ngram_range=(1, 2)), text.TfidfTransformer(norm="l1")).fit_transform(documents)
    assert_same(pipeline.fit_transform(documents), wanted, 1e-12)
    fitted = ours.TfidfVectorizer().fit(documents)
    assert_same(pickle.loads(pickle.dumps(fitted)).transform(documents), fitted.transform(documents))
    assert clone(fitted).get_params() == fitted.get_params()
    assert not hasattr(clone(fitted), "vocabulary_")


def test_scikit_learn_is_not_needed():
    code = """
import sys
sys.modules["sklearn"] = None
from quotidian.sklearn import CountVectorizer, TfidfTransformer, TfidfVectorizer, HashingVectorizer
counts = CountVectorizer(ngram_range=(1, 2)).fit_transform(["the dam", "dam"])
print(TfidfTransformer().fit_transform(counts).shape, HashingVectorizer().fit_transform(["dam"]).shape)
print(TfidfVectorizer(norm="l1"), TfidfVectorizer().set_params(norm=None).norm)
try:
    CountVectorizer(stop_words="english").fit(["dam"])
except ImportError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    lines = done.stdout.splitlines()
    assert lines[0] == "(2, 3) (1, 1048576)"
    assert lines[1] == "TfidfVectorizer(norm='l1') None"
    assert "stop_words='english'" in lines[2]
