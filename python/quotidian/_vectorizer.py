"""The one way of the vectorizers to the core, and the one around it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from scipy import sparse

from . import _core
from ._analysis import PATTERN, AnalysisMixin
from ._counting import core_count
from ._estimators import Estimator, text_tags

__all__ = ["Vectorizer"]

_METHODS = ("build_analyzer", "build_tokenizer", "build_preprocessor", "decode", "get_stop_words")


class Vectorizer(AnalysisMixin, Estimator):
    """What the vectorizers of texts have in common: one way to the core, one around it."""

    n_jobs: int | None

    def _core_counts(self, docs: list[Any], *, vocabulary: _core.Vocabulary | None = None) -> tuple[_core.Vocabulary, Any] | None:
        """Terms and counts by the core, or None where an option asks for plain Python."""
        plain = (
            self.analyzer != "word" or self.token_pattern != PATTERN or self.strip_accents or self.preprocessor or self.tokenizer
            or self.ngram_range[0] < 1 or any(getattr(type(self), name) is not getattr(AnalysisMixin, name) for name in _METHODS)
        )  # fmt: skip
        if plain or "analyzer" in vars(type(self)):
            return None
        stop_words = self.get_stop_words()
        self._check_stop_words_consistency(stop_words, self.build_preprocessor(), self.build_tokenizer())
        if any(not isinstance(word, str) for word in stop_words or ()):
            return None
        texts = [self.decode(doc) for doc in docs]
        shortest, longest = self.ngram_range
        terms, starts, columns, counts = core_count(
            texts, lowercase=self.lowercase, ngrams=(int(shortest), int(longest)), stop_words=_core.Vocabulary(sorted(stop_words or ())),
            vocabulary=vocabulary, threads=threads_of(self.n_jobs),
        )  # fmt: skip
        rows = sparse.csr_matrix((counts, columns, starts), shape=(len(texts), len(terms)))
        rows.has_canonical_format = True
        return terms, rows

    def _plain_counts(self, docs: Iterable[Any], vocabulary: Mapping[Any, int] | None) -> tuple[dict[Any, int], Any]:
        """The same in plain Python; terms that a given vocabulary lacks are passed over."""
        analyze = self.build_analyzer()
        found: dict[Any, int] = dict(vocabulary or {})
        starts = [0]
        columns: list[int] = []
        counts: list[int] = []
        for doc in docs:
            row: dict[int, int] = {}
            for term in analyze(doc):
                column = found.get(term)
                if column is None:
                    if vocabulary is not None:
                        continue
                    column = found[term] = len(found)
                row[column] = row.get(column, 0) + 1
            columns += row.keys()
            counts += row.values()
            starts.append(len(columns))
        shape = (len(starts) - 1, len(found))
        places = (np.array(columns, dtype=np.int32), np.array(starts, dtype=np.int32))
        rows = sparse.csr_matrix((np.array(counts, dtype=np.int64), *places), shape=shape)
        rows.sort_indices()
        return found, rows

    def __sklearn_tags__(self) -> Any:
        return text_tags(super().__sklearn_tags__())


def threads_of(n_jobs: int | None) -> int:
    """`n_jobs` as a number of threads for the core, 0 for all cores."""
    return 1 if n_jobs is None else 0 if n_jobs == -1 else int(n_jobs)
