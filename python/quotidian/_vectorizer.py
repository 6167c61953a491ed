"""The one way of the vectorizers to the core, and the one around it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from scipy import sparse

from . import _core, _sparse
from ._analysis import PATTERN, AnalysisMixin
from ._counting import core_count
from ._estimators import Estimator, text_tags

__all__ = ["Vectorizer"]

_ANALYSIS = ("build_analyzer", "build_tokenizer", "build_preprocessor", "decode", "get_stop_words")
_WRITTEN = {np.dtype(name): name for name in ("int32", "int64", "float32", "float64")}


class Vectorizer(AnalysisMixin, Estimator):
    """What the vectorizers of texts have in common: one way to the core, one around it."""

    n_jobs: int | None
    binary: bool
    dtype: Any

    def _harvest(self, docs: list[Any], **selection: Any) -> _core.Harvest | None:
        """Counts by the core, or None where an option asks for plain Python."""
        if callable(self.analyzer) or self.analyzer not in ("word", "char", "char_wb") or self.ngram_range[0] < 1:
            return None
        if any(getattr(type(self), name) is not getattr(AnalysisMixin, name) for name in _ANALYSIS) or "analyzer" in vars(type(self)):
            return None
        words = self.analyzer == "word"
        if words and (self.token_pattern != PATTERN or self.tokenizer):
            return None
        stop_words = self.get_stop_words() if words else None
        if words:
            self._check_stop_words_consistency(stop_words, self.build_preprocessor(), self.build_tokenizer())
        if any(not isinstance(word, str) for word in stop_words or ()):
            return None
        texts, lowercase = self._readable(docs)
        if texts is None:
            return None
        shortest, longest = self.ngram_range
        return core_count(
            texts, rule="sklearn" if words else self.analyzer, lowercase=lowercase, ngrams=(int(shortest), int(longest)),
            stop_words=_core.Vocabulary(sorted(stop_words or ())), threads=threads_of(self.n_jobs), **selection,
        )  # fmt: skip

    def _readable(self, docs: list[Any]) -> tuple[list[Any] | None, bool]:
        """Texts for the core, and whether it shall lower them; no texts where a callable gives something else."""
        texts = docs if self.input == "content" and set(map(type, docs)) <= {str} else [self.decode(doc) for doc in docs]
        if self.preprocessor is None and (not self.strip_accents or (isinstance(self.strip_accents, str) and all(map(_is_ascii, texts)))):
            return texts, self.lowercase
        prepare = self.build_preprocessor()
        texts = [prepare(text) for text in texts]
        return (texts, False) if all(isinstance(text, str) for text in texts) else (None, False)

    def _rows(self, harvest: _core.Harvest, width: int, **weights: Any) -> Any:
        """The matrix of what was counted, in `dtype`."""
        asked = np.dtype(self.dtype)
        named = {"sublinear_tf": False, "idf": None, "norm": "none", **weights}
        written = harvest.rows(_WRITTEN.get(asked, "int64"), bool(self.binary), threads=threads_of(self.n_jobs), **named)
        rows = _sparse.from_parts(written, width)
        return rows if asked in _WRITTEN else rows.astype(asked)

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


def _is_ascii(text: Any) -> bool:
    return not isinstance(text, str) or text.isascii()


def threads_of(n_jobs: int | None) -> int:
    """`n_jobs` as a number of threads for the core, 0 for all cores."""
    return 1 if n_jobs is None else 0 if n_jobs == -1 else int(n_jobs)
