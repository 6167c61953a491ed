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
#: Fewer code points than this for each term of a vocabulary that somebody holds, and plain Python is as fast.
_FEW = 20
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
        self._fit_counts(raw_documents)
        return self

    def fit_transform(self, raw_documents: Iterable[Any], y: Any = None) -> Any:
        """Learn the vocabulary and give the counts, shape (documents, terms)."""
        counted = self._fit_counts(raw_documents)
        return as_configured(self._rows(counted, self._width()) if isinstance(counted, _core.Harvest) else counted)

    def transform(self, raw_documents: Iterable[Any]) -> Any:
        """Give the counts of the terms learned, shape (documents, terms)."""
        if isinstance(raw_documents, str):
            raise ValueError(_ONE_STRING)
        self._check_vocabulary()
        return as_configured(self._known_counts(list(raw_documents)))

    def inverse_transform(self, X: Any) -> list[NDArray[Any]]:
        """Give the terms that each row holds."""
        self._check_vocabulary()
        rows = sparse.csr_matrix(check_matrix(X))
        names = np.asarray(self.get_feature_names_out().tolist())
        rows.eliminate_zeros()
        return [names[rows.indices[begin:end]] for begin, end in zip(rows.indptr[:-1], rows.indptr[1:], strict=True)]

    def get_feature_names_out(self, input_features: Any = None) -> NDArray[Any]:
        """Give the terms in the order of columns."""
        self._check_vocabulary()
        if "vocabulary_" not in vars(self):
            return np.asarray(self._terms.to_list(), dtype=object)
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
            return self._known_counts(docs)
        limits = self._document_limits(len(docs))
        harvest = self._harvest(docs, limits=limits, max_features=self.max_features, rank_by_documents=bool(self.binary))
        if harvest is not None:
            self._learn(harvest.vocabulary)
            return harvest
        found, rows = self._plain_counts(docs, None)
        if not found:
            raise ValueError(_EMPTY)
        rows = self._sort_features(rows, found)
        terms, kept = list(found), self._kept(rows, limits)
        if kept is not None:
            rows, terms = rows[:, kept], [terms[column] for column in kept.tolist()]
        self.vocabulary_ = dict(zip(terms, range(len(terms)), strict=True))
        return self._finish(rows)

    def _learn(self, terms: _core.Vocabulary) -> None:
        """Keep what was found; `vocabulary_` is made of it when somebody asks."""
        vars(self).pop("vocabulary_", None)
        self._terms = terms

    def __getattr__(self, name: str) -> Any:
        if name == "vocabulary_" and "_terms" in vars(self):
            terms = self._terms.to_list()
            self.vocabulary_ = dict(zip(terms, range(len(terms)), strict=True))
            return self.vocabulary_
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    def __getstate__(self) -> dict[str, Any]:
        of_base: Any = getattr(super(), "__getstate__", None)  # scikit-learn's adds its version; Python 3.10 has none
        state: dict[str, Any] = dict(of_base() if of_base else vars(self))
        if "_terms" in state:
            state.pop("vocabulary_" if self._is_learned() else "_terms", None)
        return state

    def _is_learned(self) -> bool:
        """Whether the terms that were learned are in force: nobody has put another vocabulary in their place."""
        if "_terms" not in vars(self):
            return False
        return "vocabulary_" not in vars(self) or self._terms.holds(self.vocabulary_)

    def _width(self) -> int:
        return len(self.vocabulary_) if "vocabulary_" in vars(self) else len(self._terms)

    def _known_counts(self, docs: list[Any]) -> Any:
        """Counts of `vocabulary_` in its own order of columns."""
        if "vocabulary_" in vars(self) and sum(len(doc) for doc in docs if isinstance(doc, (str, bytes))) < _FEW * len(self.vocabulary_):
            return self._finish(self._plain_counts(docs, self.vocabulary_)[1])
        terms, places = self._columns()
        harvest = self._harvest(docs, vocabulary=terms) if terms is not None else None
        if harvest is None:
            return self._finish(self._plain_counts(docs, self.vocabulary_)[1])
        rows = self._rows(harvest, self._width())
        if places is not None:
            rows.indices = places[rows.indices]
            rows.has_sorted_indices = False
            rows.sort_indices()
        return rows

    def _columns(self) -> tuple[_core.Vocabulary | None, NDArray[np.int32] | None]:
        """The vocabulary for the core, and the column of each of its terms where that is another than its place."""
        if self._is_learned():
            return self._terms, None
        if not all(isinstance(term, str) for term in self.vocabulary_):
            return None, None
        ordered = sorted(self.vocabulary_)
        return _core.Vocabulary(ordered), np.array([self.vocabulary_[term] for term in ordered], dtype=np.int32)

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

    def _document_limits(self, n: int) -> tuple[float, float]:
        """Fewest and most documents of a term that stays."""
        most = self.max_df if isinstance(self.max_df, Integral) else self.max_df * n
        least = self.min_df if isinstance(self.min_df, Integral) else self.min_df * n
        return float(least), float(most)

    def _kept(self, rows: Any, limits: tuple[float, float]) -> NDArray[np.int64] | None:
        """Columns that stay; None for all."""
        least, most = limits
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
        return _sparse.from_parts((rows.indptr, rows.indices, values), rows.shape[1])

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
        if "vocabulary_" not in vars(self) and "_terms" not in vars(self):
            self._validate_vocabulary()
            if not self.fixed_vocabulary_:
                raise NotFittedError("Vocabulary not fitted or provided")
        if self._width() == 0:
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
        self._learn(_sparse.column_entries(rows), rows.shape[0], kind)
        return self

    def _learn(self, frequencies: NDArray[np.int64], documents: int, kind: np.dtype[Any]) -> None:
        self.n_features_in_ = len(frequencies)
        if self.use_idf:
            more = int(self.smooth_idf)
            self.idf_ = np.log(kind.type(documents + more) / (frequencies.astype(kind) + kind.type(more))) + kind.type(1)

    def transform(self, X: Any, copy: bool = True) -> Any:
        """Give the weights, float32 for float32, else float64; `copy=False` may write into the matrix given."""
        if self.use_idf and not hasattr(self, "idf_"):
            raise NotFittedError(f"This {type(self).__name__} instance is not fitted yet. {_FIT_FIRST} this estimator.")
        rows = validated(self, X, reset=False)
        idf = getattr(self, "idf_", None)
        factors = None if idf is None else np.asarray(idf, dtype=np.float64)
        values = _sparse.weigh(rows, factors, sublinear_tf=self.sublinear_tf, norm=self.norm, single=rows.dtype == np.float32)
        if not copy and sparse.issparse(X) and X.format == "csr" and X.dtype == values.dtype:
            X.data[...] = values
            return as_configured(X)
        places = (rows.indptr.copy(), rows.indices.copy()) if copy else (rows.indptr, rows.indices)
        return as_configured(_sparse.from_parts((*places, values), rows.shape[1], in_order=bool(rows.has_canonical_format)))


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
        self._learn_weights(self._fit_counts(raw_documents))
        return self

    def fit_transform(self, raw_documents: Iterable[Any], y: Any = None) -> Any:
        """Learn them and give the weights, shape (documents, terms)."""
        self._check_dtype()
        counted = self._learn_weights(self._fit_counts(raw_documents))
        if not isinstance(counted, _core.Harvest):
            return as_configured(self._tfidf.transform(counted, copy=False))
        idf = np.asarray(self._tfidf.idf_, dtype=np.float64) if self.use_idf else None
        weights = {"sublinear_tf": bool(self.sublinear_tf), "idf": idf, "norm": self.norm or "none"}
        return as_configured(self._rows(counted, self._width(), **weights))

    def _learn_weights(self, counted: Any) -> Any:
        """Learn from what was counted; a harvest where its rows can be weighted as they are written, else a matrix."""
        self._tfidf = self._transformer()
        if isinstance(counted, _core.Harvest) and self.dtype in (np.float64, np.float32):
            check_parameters(self._tfidf)
            self._tfidf._learn(counted.document_frequencies(), counted.documents, np.dtype(self.dtype))
            return counted
        rows = self._rows(counted, self._width()) if isinstance(counted, _core.Harvest) else counted
        self._tfidf.fit(rows)
        return rows

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
        harvest = self._harvest(docs, hashing=(int(self.n_features), bool(self.alternate_sign)))
        if harvest is not None and np.dtype(self.dtype) in (np.float64, np.float32):
            return as_configured(self._rows(harvest, self.n_features, norm=self.norm or "none"))
        found, rows = self._plain_counts(docs, None)
        hashes = np.array([_core.hash_bytes(_to_bytes(term)) for term in found], dtype=np.int32)
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
