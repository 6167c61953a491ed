"""From what a caller of `count_terms` says to what the core counts: every choice checked, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import _core, _sparse
from .errors import InputError, QuotidianError
from .lexicon import LANGUAGES, Lexicon, default_lexicons

Ngrams = tuple[int, int]
StopWords = str | Iterable[str] | None
Spans = NDArray[np.int32] | Sequence[tuple[int, int]]

RULES = ("treebank", "sklearn", "char", "char_wb")
PRUNED = "After pruning, no terms remain. Try a lower min_df or a higher max_df."


@dataclass(frozen=True, slots=True)
class Counted:
    """Counts as SciPy has them, their terms in order, and the choices they were made by."""

    rows: Any
    terms: list[str]
    settings: dict[str, Any]


def count(
    texts: Iterable[str],
    *,
    tokens: Any,
    langs: str | Sequence[str | None] | None,
    ngrams: Ngrams,
    lowercase: bool,
    stop_words: StopWords,
    min_df: float,
    max_df: float,
    max_features: int | None,
    vocabulary: Iterable[str] | _core.Vocabulary | None,
    spans: Sequence[Spans | None] | None,
    threads: int | None,
) -> Counted:
    """See `quotidian.terms.count_terms`."""
    if isinstance(texts, (str, bytes)):
        raise InputError(f"a list of texts wanted, got one {type(texts).__name__}; write [text]")
    listed = list(texts)
    rule, words = _rule(tokens, len(listed))
    shortest, longest = check_ngrams(ngrams)
    stopped = find_stop_words(stop_words)
    least, most = document_limits(min_df, max_df, len(listed))
    fixed = vocabulary if vocabulary is None or isinstance(vocabulary, _core.Vocabulary) else _core.Vocabulary(sorted(set(vocabulary)))
    harvest = core_count(
        listed, rule=rule, langs=check_langs(langs, len(listed)), within=check_within(spans, len(listed)), words=words, lowercase=lowercase,
        ngrams=(shortest, longest), stop_words=stopped, limits=(least, most), max_features=check_max_features(max_features),
        vocabulary=fixed, threads=check_threads(threads),
    )  # fmt: skip
    found = harvest.vocabulary
    rows = _sparse.from_parts(harvest.rows("int64", False, False, None, "none", check_threads(threads)), len(found))
    settings = {
        "tokens": rule, "langs": langs if isinstance(langs, str) or langs is None else "of each text",
        "ngrams": (shortest, longest), "lowercase": lowercase,
        "stop_words": stop_words if isinstance(stop_words, str) else len(stopped), "min_df": min_df, "max_df": max_df,
        "max_features": max_features, "vocabulary": None if fixed is None else len(fixed), "spans": spans is not None,
        "version": _core.__version__,
    }  # fmt: skip
    return Counted(rows, found.to_list(), settings)


def core_count(
    texts: list[str],
    *,
    rule: str = "sklearn",
    langs: Sequence[str | None] = (),
    within: Sequence[Any] = (),
    words: Sequence[Any] = (),
    lowercase: bool,
    ngrams: Ngrams,
    stop_words: _core.Vocabulary,
    limits: tuple[float, float] = (1.0, np.inf),
    max_features: int | None = None,
    rank_by_documents: bool = False,
    vocabulary: _core.Vocabulary | None = None,
    hashing: tuple[int, bool] | None = None,
    threads: int,
) -> _core.Harvest:
    """The core's `count_terms`; its errors become `InputError`, which is a ValueError too."""
    lexicons = default_lexicons() if rule == "treebank" else {}
    try:
        return _core.count_terms(
            texts, rule, lexicons, list(langs), list(within), list(words), lowercase, ngrams[0], ngrams[1], stop_words,
            limits[0], limits[1], max_features, rank_by_documents, vocabulary, hashing, threads,
        )  # fmt: skip
    except ValueError as error:
        raise InputError(str(error)) from error


def find_stop_words(stop_words: StopWords) -> _core.Vocabulary:
    """The words of a list, or of a language's list."""
    if stop_words is None:
        return _core.Vocabulary([])
    if isinstance(stop_words, str):
        if stop_words not in LANGUAGES:
            raise QuotidianError(f"no stop words for language {stop_words!r}; there are {', '.join(LANGUAGES)}, or give words")
        stop_words = [row[1] for row in Lexicon.load(stop_words).entries("stop_word")]
    return _core.Vocabulary(sorted(set(stop_words)))


def document_limits(min_df: float, max_df: float, documents: int) -> tuple[float, float]:
    """Fewest and most documents of a term; a float is a share of the documents, an int a number of them."""
    limits = []
    for name, value in (("min_df", min_df), ("max_df", max_df)):
        if isinstance(value, bool) or not isinstance(value, (int, float, np.integer, np.floating)):
            raise QuotidianError(f"{name}: a number of documents (int) or a share of them (float) wanted, got {value!r}")
        share = isinstance(value, (float, np.floating))
        if (share and not 0 <= value <= 1) or (not share and value < 1):
            raise QuotidianError(f"{name}: an int from 1 or a float from 0.0 to 1.0 wanted, got {value!r}")
        limits.append(float(value * documents if share else value))
    if limits[1] < limits[0]:
        raise QuotidianError(f"max_df corresponds to < documents than min_df: {max_df!r} is {limits[1]:g}, {min_df!r} is {limits[0]:g}")
    return limits[0], limits[1]


def check_threads(threads: int | None) -> int:
    """A number of threads for the core, 0 for all cores."""
    if threads is None:
        return 0
    if isinstance(threads, bool) or not isinstance(threads, (int, np.integer)) or threads < 1:
        raise QuotidianError(f"threads: a number from 1 or None for all cores wanted, got {threads!r}")
    return int(threads)


def _rule(tokens: Any, n: int) -> tuple[str, list[NDArray[np.int32]]]:
    if isinstance(tokens, str):
        if tokens not in RULES:
            raise QuotidianError(f"tokens={tokens!r} is not known; there are {', '.join(map(repr, RULES))}, or arrays of code points")
        return tokens, []
    if isinstance(tokens, Mapping) or not isinstance(tokens, Iterable):
        raise QuotidianError(f"tokens: 'treebank', 'sklearn' or an array for each text wanted, got {type(tokens).__name__}")
    given = [offsets(each, f"tokens of text {i}") for i, each in enumerate(tokens)]
    if len(given) != n:
        raise InputError(f"tokens: one array for each of {n} texts wanted, got {len(given)}")
    return "given", given


def offsets(values: Any, what: str) -> NDArray[np.int32]:
    """An (n, 2) array of code points from spans or anything that has `.offsets`."""
    array = np.asarray(getattr(values, "offsets", values))
    if array.size == 0:
        return np.empty((0, 2), dtype=np.int32)
    if array.ndim != 2 or array.shape[1] != 2 or array.dtype.kind not in "iu":
        raise InputError(f"{what}: whole numbers of shape (n, 2) wanted, got {array.dtype} of shape {array.shape}")
    return np.ascontiguousarray(array, dtype=np.int32)


def check_within(spans: Sequence[Spans | None] | None, n: int) -> list[NDArray[np.int32] | None]:
    """For each text the code points inside which alone words count, or None; empty for all of every text."""
    if spans is None:
        return []
    if len(spans) != n:
        raise InputError(f"spans: one array for each of {n} texts wanted, got {len(spans)}")
    return [None if each is None else offsets(each, f"spans of text {i}") for i, each in enumerate(spans)]


def check_langs(langs: str | Sequence[str | None] | None, n: int) -> list[str | None]:
    """A language, or None, for each text."""
    if langs is None or isinstance(langs, str):
        return [langs] * n
    if len(langs) != n:
        raise InputError(f"langs: one for each of {n} texts wanted, got {len(langs)}")
    return list(langs)


def check_ngrams(ngrams: Ngrams) -> Ngrams:
    """Words of the shortest and the longest n-gram."""
    try:
        shortest, longest = (int(number) for number in ngrams)
    except (TypeError, ValueError):
        raise QuotidianError(f"ngrams: two numbers of words wanted, as (1, 2), got {ngrams!r}") from None
    if not 1 <= shortest <= longest:
        raise QuotidianError(f"ngrams: 1 <= shortest <= longest wanted, got {ngrams!r}")
    return shortest, longest


def check_max_features(value: int | None) -> int | None:
    """A number of terms, or None for all."""
    if value is not None and (isinstance(value, bool) or not isinstance(value, (int, np.integer)) or value < 1):
        raise QuotidianError(f"max_features: a number from 1 or None wanted, got {value!r}")
    return None if value is None else int(value)
