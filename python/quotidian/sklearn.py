"""scikit-learn's text vectorizers on the compiled core: the same names, options and results, and `n_jobs`.

scikit-learn need not be installed. Where it is, the classes are its estimators (clone, Pipeline, grid search). Callables, character
n-grams and other patterns than the default take a path in plain Python and give scikit-learn's results too.
"""

from __future__ import annotations

# Longer than the limit: four classes whose constructors must name every option of scikit-learn's.
import warnings
from collections.abc import Hashable, Iterable, Mapping
from numbers import Integral
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from . import _core, _sparse
from ._analysis import PATTERN, check_parameters
from ._counting import PRUNED
from ._estimators import NotFittedError, Transformer, as_configured, check_matrix, normalize_rows, validated
from ._vectorizer import Vectorizer

__all__ = ["CountVectorizer", "HashingVectorizer", "TfidfTransformer", "TfidfVectorizer"]

_EMPTY = "empty vocabulary; perhaps the documents only contain stop words"
_FIT_FIRST = "Call 'fit' with appropriate arguments before using"
_ONE_STRING = "Iterable over raw text documents expected, string object received."


class CountVectorizer(Vectorizer):
    """Counts of terms, as scikit-learn's ``CountVectorizer``; ``n_jobs`` (default 1, -1 for all cores) is its only option more.

    Ties of `max_features` go to the term that comes first; scikit-learn leaves them open.

    Examples
    --------
    >>> counter = CountVectorizer(ngram_range=(1, 2)).fit(["The dam broke."])
    >>> counter.get_feature_names_out().tolist()
    ['broke', 'dam', 'dam broke', 'the', 'the dam']
    >>> counter.transform(["A dam, the dam"]).toarray().tolist()
    [[0, 2, 0, 1, 1]]
    """

    vocabulary_: dict[Any, int]
    fixed_vocabulary_: bool

    def __init__(
        self, *, input: Any = "content", encoding: str = "utf-8", decode_error: str = "strict", strip_accents: Any = None,
        lowercase: bool = True, preprocessor: Any = None, tokenizer: Any = None, stop_words: Any = None,
        token_pattern: str | None = PATTERN, ngram_range: tuple[int, int] = (1, 1), analyzer: Any = "word",
        max_df: float = 1.0, min_df: float = 1, max_features: int | None = None, vocabulary: Any = None, binary: bool = False,
        dtype: Any = np.int64, n_jobs: int | None = 1,
    ) -> None:  # fmt: skip
        self.input = input
        self.encoding = encoding
        self.decode_error = decode_error
        self.strip_accents = strip_accents
        self.lowercase = lowercase
        self.preprocessor = preprocessor
        self.tokenizer = tokenizer
        self.stop_words = stop_words
        self.token_pattern = token_pattern
        self.ngram_range = ngram_range
        self.analyzer = analyzer
        self.max_df = max_df
        self.min_df = min_df
        self.max_features = max_features
        self.vocabulary = vocabulary
        self.binary = binary
        self.dtype = dtype
        self.n_jobs = n_jobs

    def fit(self, raw_documents: Iterable[Any], y: Any = None) -> Any:
        """Learn the vocabulary."""
        self.fit_transform(raw_documents)
        return self

    def fit_transform(self, raw_documents: Iterable[Any], y: Any = None) -> Any:
        """Learn the vocabulary and give the counts, shape (documents, terms)."""
        return as_configured(self._fit_counts(raw_documents))

    def transform(self, raw_documents: Iterable[Any]) -> Any:
        """Give the counts of the terms learned, shape (documents, terms)."""
        if isinstance(raw_documents, str):
            raise ValueError(_ONE_STRING)
        self._check_vocabulary()
        return as_configured(self._finish(self._known_counts(list(raw_documents))))

    def inverse_transform(self, X: Any) -> list[NDArray[Any]]:
        """Give the terms that each row holds."""
        self._check_vocabulary()
        rows = sparse.csr_matrix(check_matrix(X))
        names = np.array(list(self.vocabulary_))[np.argsort(list(self.vocabulary_.values()))]
        rows.eliminate_zeros()
        return [names[rows.indices[begin:end]] for begin, end in zip(rows.indptr[:-1], rows.indptr[1:], strict=True)]

    def get_feature_names_out(self, input_features: Any = None) -> NDArray[Any]:
        """Give the terms in the order of columns."""
        self._check_vocabulary()
        return np.asarray(sorted(self.vocabulary_, key=self.vocabulary_.__getitem__), dtype=object)

    def _fit_counts(self, raw_documents: Iterable[Any]) -> Any:
        if isinstance(raw_documents, str):
            raise ValueError(_ONE_STRING)
        check_parameters(self)
        self._validate_ngram_range()
        self._warn_for_unused_params()
        self._validate_vocabulary()
        docs = list(raw_documents)
        if self.fixed_vocabulary_:
            if self.lowercase and any(any(map(str.isupper, term)) for term in self.vocabulary if isinstance(term, str)):
                warnings.warn(
                    "Upper case characters found in vocabulary while 'lowercase' is True. "
                    "These entries will not be matched with any documents",
                    stacklevel=3,
                )
            return self._finish(self._known_counts(docs))
        counted = self._core_counts(docs)
        if counted is None:
            found, rows = self._plain_counts(docs, None)
            if not found:
                raise ValueError(_EMPTY)
            rows = self._sort_features(rows, found)
            terms = list(found)
        else:
            terms, rows = counted[0].to_list(), counted[1]
        kept = self._kept(rows)
        if kept is not None:
            rows, terms = rows[:, kept], [terms[column] for column in kept.tolist()]
        self.vocabulary_ = dict(zip(terms, range(len(terms)), strict=True))
        return self._finish(rows)

    def _known_counts(self, docs: list[Any]) -> Any:
        """Counts of `vocabulary_` in its own order of columns."""
        ordered = self._ordered_terms(docs)
        counted = self._core_counts(docs, vocabulary=_core.Vocabulary(ordered)) if ordered is not None else None
        if counted is None or ordered is None:
            return self._plain_counts(docs, self.vocabulary_)[1]
        rows = counted[1]
        places = np.array([self.vocabulary_[term] for term in ordered], dtype=np.int32)
        rows.indices = places[rows.indices]
        rows.has_sorted_indices = False
        rows.sort_indices()
        return rows

    def _ordered_terms(self, docs: list[Any]) -> list[str] | None:
        """The vocabulary for the core; None where plain Python is as good (few words, many terms) or terms are no text."""
        if sum(len(doc) for doc in docs if isinstance(doc, (str, bytes))) < 20 * len(self.vocabulary_):
            return None
        if not all(isinstance(term, str) and term.isprintable() for term in self.vocabulary_):
            return None
        return sorted(self.vocabulary_)

    def _sort_features(self, X: Any, vocabulary: dict[Any, int]) -> Any:
        """Columns in the order of terms, and `vocabulary` in the same order."""
        terms = sorted(vocabulary)
        places = np.empty(len(terms), dtype=X.indices.dtype)
        places[[vocabulary[term] for term in terms]] = np.arange(len(terms))
        vocabulary.clear()
        vocabulary.update(zip(terms, range(len(terms)), strict=True))
        X.indices = places.take(X.indices, mode="clip")
        X.has_sorted_indices = False
        X.sort_indices()
        return X

    def _kept(self, rows: Any) -> NDArray[np.int64] | None:
        """Columns that stay; None for all."""
        n = rows.shape[0]
        most = self.max_df if isinstance(self.max_df, Integral) else self.max_df * n
        least = self.min_df if isinstance(self.min_df, Integral) else self.min_df * n
        if most < least:
            raise ValueError("max_df corresponds to < documents than min_df")
        documents = np.bincount(rows.indices, minlength=rows.shape[1])
        kept = np.flatnonzero((documents >= least) & (documents <= most))
        if self.max_features is not None and len(kept) > self.max_features:
            totals = np.bincount(rows.indices, weights=self._ones(rows), minlength=rows.shape[1])[kept]
            kept = np.sort(kept[np.argsort(-totals, kind="stable")[: self.max_features]])
        if not len(kept):
            raise ValueError(PRUNED)
        return None if len(kept) == rows.shape[1] else kept

    def _ones(self, rows: Any) -> Any:
        return np.ones(rows.nnz) if self.binary else rows.data

    def _finish(self, rows: Any) -> Any:
        values = np.ones(rows.nnz, dtype=self.dtype) if self.binary else rows.data.astype(self.dtype, copy=False)
        return sparse.csr_matrix((values, rows.indices, rows.indptr), shape=rows.shape)

    def _validate_vocabulary(self) -> None:
        given = self.vocabulary
        self.fixed_vocabulary_ = given is not None
        if given is None:
            return
        if not isinstance(given, Mapping):
            listed = sorted(given) if isinstance(given, (set, frozenset)) else list(given)
            given = {}
            for column, term in enumerate(listed):
                if given.setdefault(term, column) != column:
                    raise ValueError(f"Duplicate term in vocabulary: {term!r}")
        else:
            if len(set(given.values())) != len(given):
                raise ValueError("Vocabulary contains repeated indices.")
            missing = sorted(set(range(len(given))) - set(given.values()))
            if missing:
                raise ValueError(f"Vocabulary of size {len(given)} doesn't contain index {missing[0]}.")
        if not given:
            raise ValueError("empty vocabulary passed to fit")
        self.vocabulary_ = dict(given)

    def _check_vocabulary(self) -> None:
        if not hasattr(self, "vocabulary_"):
            self._validate_vocabulary()
            if not self.fixed_vocabulary_:
                raise NotFittedError("Vocabulary not fitted or provided")
        if len(self.vocabulary_) == 0:
            raise ValueError("Vocabulary is empty")


class TfidfTransformer(Transformer):
    """Weights for counts, as scikit-learn's ``TfidfTransformer``.

    Examples
    --------
    >>> TfidfTransformer(norm=None).fit_transform([[2, 1], [0, 1]]).toarray().round(3)
    array([[2.811, 1.   ],
           [0.   , 1.   ]])
    """

    idf_: NDArray[Any]

    def __init__(self, *, norm: str | None = "l2", use_idf: bool = True, smooth_idf: bool = True, sublinear_tf: bool = False) -> None:
        self.norm = norm
        self.use_idf = use_idf
        self.smooth_idf = smooth_idf
        self.sublinear_tf = sublinear_tf

    def fit(self, X: Any, y: Any = None) -> Any:
        """Learn the document frequencies of counts, shape (documents, terms)."""
        check_parameters(self)
        rows = validated(self, X, reset=True)
        kind = rows.dtype if rows.dtype in (np.float64, np.float32) else np.dtype(np.float64)
        if self.use_idf:
            more = int(self.smooth_idf)
            frequencies = np.bincount(rows.indices, minlength=rows.shape[1]).astype(kind) + kind.type(more)
            self.idf_ = np.log(kind.type(rows.shape[0] + more) / frequencies) + kind.type(1)
        return self

    def transform(self, X: Any, copy: bool = True) -> Any:
        """Give the weights, float32 for float32, else float64; `copy=False` may write into the matrix given."""
        if self.use_idf and not hasattr(self, "idf_"):
            raise NotFittedError(f"This {type(self).__name__} instance is not fitted yet. {_FIT_FIRST} this estimator.")
        rows = validated(self, X, reset=False)
        idf = getattr(self, "idf_", None)
        if rows.dtype == np.float32:
            values = 1 + np.log(rows.data) if self.sublinear_tf else rows.data.copy()
            values = values if idf is None else values * np.asarray(idf)[rows.indices].astype(np.float32)
            values = normalize_rows(rows.indptr, values, self.norm)
        else:
            factors = None if idf is None else np.asarray(idf, dtype=np.float64)
            values = _core.weigh(_sparse.parts(rows), factors, bool(self.sublinear_tf), self.norm or "none")
        if not copy and sparse.issparse(X) and X.format == "csr" and X.dtype == values.dtype:
            X.data[...] = values
            return as_configured(X)
        return as_configured(sparse.csr_matrix((values, rows.indices, rows.indptr), shape=rows.shape, copy=copy))


class TfidfVectorizer(CountVectorizer):
    """Counts and weights in one, as scikit-learn's ``TfidfVectorizer``.

    Examples
    --------
    >>> TfidfVectorizer().fit_transform(["dam dam vote", "vote"]).toarray().round(3)
    array([[0.942, 0.335],
           [0.   , 1.   ]])
    """

    def __init__(
        self, *, input: Any = "content", encoding: str = "utf-8", decode_error: str = "strict", strip_accents: Any = None,
        lowercase: bool = True, preprocessor: Any = None, tokenizer: Any = None, analyzer: Any = "word", stop_words: Any = None,
        token_pattern: str | None = PATTERN, ngram_range: tuple[int, int] = (1, 1), max_df: float = 1.0, min_df: float = 1,
        max_features: int | None = None, vocabulary: Any = None, binary: bool = False, dtype: Any = np.float64, norm: str | None = "l2",
        use_idf: bool = True, smooth_idf: bool = True, sublinear_tf: bool = False, n_jobs: int | None = 1,
    ) -> None:  # fmt: skip
        super().__init__(
            input=input, encoding=encoding, decode_error=decode_error, strip_accents=strip_accents, lowercase=lowercase,
            preprocessor=preprocessor, tokenizer=tokenizer, analyzer=analyzer, stop_words=stop_words, token_pattern=token_pattern,
            ngram_range=ngram_range, max_df=max_df, min_df=min_df, max_features=max_features, vocabulary=vocabulary, binary=binary,
            dtype=dtype, n_jobs=n_jobs,
        )  # fmt: skip
        self.norm = norm
        self.use_idf = use_idf
        self.smooth_idf = smooth_idf
        self.sublinear_tf = sublinear_tf

    @property
    def idf_(self) -> NDArray[Any]:
        """Inverse document frequency of each term, shape (terms,)."""
        if not hasattr(self, "_tfidf"):
            raise NotFittedError(f"{type(self).__name__} is not fitted yet. {_FIT_FIRST} this attribute.")
        return self._tfidf.idf_

    @idf_.setter
    def idf_(self, value: Any) -> None:
        if not self.use_idf:
            raise ValueError("`idf_` cannot be set when `user_idf=False`.")
        if not hasattr(self, "_tfidf"):
            self._tfidf = self._transformer()
        self._validate_vocabulary()
        if hasattr(self, "vocabulary_") and len(self.vocabulary_) != len(value):
            raise ValueError(f"idf length = {len(value)} must be equal to vocabulary size = {len(self.vocabulary_)}")
        self._tfidf.idf_ = value

    def fit(self, raw_documents: Iterable[Any], y: Any = None) -> Any:
        """Learn the vocabulary and the document frequencies."""
        self._check_dtype()
        counts = self._fit_counts(raw_documents)
        self._tfidf = self._transformer().fit(counts)
        return self

    def fit_transform(self, raw_documents: Iterable[Any], y: Any = None) -> Any:
        """Learn them and give the weights, shape (documents, terms)."""
        self._check_dtype()
        counts = self._fit_counts(raw_documents)
        self._tfidf = self._transformer().fit(counts)
        return as_configured(self._tfidf.transform(counts, copy=False))

    def transform(self, raw_documents: Iterable[Any]) -> Any:
        """Give the weights by what was learned, shape (documents, terms)."""
        if not hasattr(self, "_tfidf"):
            raise NotFittedError("The TF-IDF vectorizer is not fitted")
        return as_configured(self._tfidf.transform(super().transform(raw_documents), copy=False))

    def _transformer(self) -> TfidfTransformer:
        return TfidfTransformer(norm=self.norm, use_idf=self.use_idf, smooth_idf=self.smooth_idf, sublinear_tf=self.sublinear_tf)

    def _check_dtype(self) -> None:
        if self.dtype not in (np.float64, np.float32, np.float16):
            floats = (np.float64, np.float32, np.float16)
            message = f"Only {floats} 'dtype' should be used. {self.dtype} 'dtype' will be converted to np.float64."
            warnings.warn(message, UserWarning, stacklevel=3)

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags._skip_test = True
        return tags


class HashingVectorizer(Vectorizer):
    """Counts in columns by hash, as scikit-learn's ``HashingVectorizer``: nothing is learned, no term can be read back.

    Examples
    --------
    >>> HashingVectorizer(n_features=8).transform(["The dam broke."]).shape
    (1, 8)
    """

    def __init__(
        self, *, input: Any = "content", encoding: str = "utf-8", decode_error: str = "strict", strip_accents: Any = None,
        lowercase: bool = True, preprocessor: Any = None, tokenizer: Any = None, stop_words: Any = None,
        token_pattern: str | None = PATTERN, ngram_range: tuple[int, int] = (1, 1), analyzer: Any = "word",
        n_features: int = 2**20, binary: bool = False, norm: str | None = "l2", alternate_sign: bool = True,
        dtype: Any = np.float64, n_jobs: int | None = 1,
    ) -> None:  # fmt: skip
        self.input = input
        self.encoding = encoding
        self.decode_error = decode_error
        self.strip_accents = strip_accents
        self.lowercase = lowercase
        self.preprocessor = preprocessor
        self.tokenizer = tokenizer
        self.stop_words = stop_words
        self.token_pattern = token_pattern
        self.ngram_range = ngram_range
        self.analyzer = analyzer
        self.n_features = n_features
        self.binary = binary
        self.norm = norm
        self.alternate_sign = alternate_sign
        self.dtype = dtype
        self.n_jobs = n_jobs

    def partial_fit(self, X: Any, y: Any = None) -> Any:
        """Check the options; there is nothing to learn."""
        check_parameters(self)
        return self

    def fit(self, X: Any, y: Any = None) -> Any:
        """Check the options; there is nothing to learn."""
        if isinstance(X, str):
            raise ValueError(_ONE_STRING)
        check_parameters(self)
        self._warn_for_unused_params()
        self._validate_ngram_range()
        return self

    def transform(self, X: Iterable[Any]) -> Any:
        """Give the hashed counts, shape (documents, n_features)."""
        if isinstance(X, str):
            raise ValueError(_ONE_STRING)
        check_parameters(self)
        self._validate_ngram_range()
        docs = list(X)
        hashes, rows = self._hashed(docs)
        columns = (np.abs(hashes.astype(np.int64)) % self.n_features).astype(np.int32)
        signs = np.where(hashes >= 0, 1, -1) if self.alternate_sign else np.ones(len(hashes), dtype=np.int64)
        values = (rows.data * signs[rows.indices]).astype(self.dtype)
        made = sparse.csr_matrix((values, columns[rows.indices], rows.indptr), shape=(len(docs), self.n_features))
        made.sum_duplicates()
        if self.binary:
            made.data.fill(1)
        made.data = normalize_rows(made.indptr, made.data, self.norm)
        return as_configured(made)

    def fit_transform(self, X: Iterable[Any], y: Any = None) -> Any:
        """Give the hashed counts, shape (documents, n_features)."""
        return self.fit(X, y).transform(X)

    def _hashed(self, docs: list[Any]) -> tuple[NDArray[np.int32], Any]:
        """Hash of each distinct term, and counts by term."""
        try:
            counted = self._core_counts(docs)
        except ValueError as error:
            if str(error) != _EMPTY:
                raise
            return np.empty(0, dtype=np.int32), sparse.csr_matrix((len(docs), 0), dtype=np.int64)
        if counted is not None:
            return counted[0].hashes(), counted[1]
        found, rows = self._plain_counts(docs, None)
        return np.array([_core.hash_bytes(_to_bytes(term)) for term in found], dtype=np.int32), rows

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.requires_fit = False
        return tags


def _to_bytes(term: Hashable) -> bytes:
    if isinstance(term, str):
        return term.encode("utf-8")
    if isinstance(term, bytes):
        return term
    raise TypeError(f"feature names must be strings, got {type(term).__name__}")
