"""What scikit-learn's vectorizers do to one document, in plain Python: the path for callables and rare options."""

from __future__ import annotations

import re
import unicodedata
import warnings
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

import numpy as np

from .errors import QuotidianError, need_extra

__all__ = ["PATTERN", "AnalysisMixin", "check_parameters"]

#: The pattern that the core counts by.
PATTERN = r"(?u)\b\w\w+\b"

_SPACES = re.compile(r"\s\s+")
_CHOICES: Mapping[str, tuple[Any, ...]] = {
    "input": ("filename", "file", "content"),
    "decode_error": ("strict", "ignore", "replace"),
    "strip_accents": ("ascii", "unicode", None),
    "analyzer": ("word", "char", "char_wb"),
    "norm": ("l1", "l2", None),
}
_MAY_BE_CALLED = ("strip_accents", "analyzer", "preprocessor", "tokenizer")
_FLAGS = ("lowercase", "binary", "use_idf", "smooth_idf", "sublinear_tf", "alternate_sign")


def check_parameters(estimator: Any) -> None:
    """Refuse options that scikit-learn refuses, by name.

    Raises
    ------
    ValueError
        scikit-learn's InvalidParameterError where it is installed.
    """
    values = estimator.get_params(deep=False)
    for name, value in values.items():
        wanted = _wanted(name, value)
        if wanted:
            raise _invalid(f"The {name!r} parameter of {type(estimator).__name__} must be {wanted}. Got {value!r} instead.")


def _wanted(name: str, value: Any) -> str:  # noqa: PLR0911  a line a kind of option
    """What should have come, or nothing where the value will do."""
    if name in _MAY_BE_CALLED and (callable(value) or (value is None and name not in ("analyzer",))):
        return ""
    if name in _CHOICES:
        fits = any(value is choice or (isinstance(value, str) and value == choice) for choice in _CHOICES[name])
        return "" if fits else f"one of {_CHOICES[name]!r}" + (" or a callable" if name in _MAY_BE_CALLED else "")
    if name in _FLAGS:
        return "" if isinstance(value, (bool, np.bool_)) else "a bool"
    if name in ("min_df", "max_df"):
        number = isinstance(value, (int, np.integer)) and not isinstance(value, bool) and value >= 1
        share = isinstance(value, (float, np.floating)) and 0 <= value <= 1
        return "" if number or share else "a float in the range [0.0, 1.0] or an int in the range [1, inf)"
    if name in ("max_features", "n_features", "n_jobs"):
        if value is None and name != "n_features":
            return ""
        number = isinstance(value, (int, np.integer)) and not isinstance(value, bool)
        fits = number and (value >= 1 or (name == "n_jobs" and value == -1)) and value < 2**31
        return "" if fits else "an int in the range [1, 2147483647]" + (", -1 or None" if name == "n_jobs" else "")
    return "a callable or None" if name in ("preprocessor", "tokenizer") else ""


def _invalid(message: str) -> ValueError:
    try:
        from sklearn.utils._param_validation import InvalidParameterError  # noqa: PLC0415
    except ImportError:
        return QuotidianError(message)
    error: ValueError = InvalidParameterError(message)
    return error


class AnalysisMixin:
    """`decode`, `build_preprocessor`, `build_tokenizer`, `build_analyzer`, `get_stop_words`: scikit-learn's names and answers."""

    input: str
    encoding: str
    decode_error: str
    strip_accents: Any
    lowercase: bool
    preprocessor: Callable[[Any], Any] | None
    tokenizer: Callable[[Any], Iterable[Any]] | None
    stop_words: Any
    token_pattern: str | None
    ngram_range: tuple[int, int]
    analyzer: Any

    def decode(self, doc: Any) -> Any:
        """Text of a document: of a file's path, an open file, bytes in `encoding`, or the text itself."""
        if self.input == "filename":
            with open(doc, "rb") as file:
                doc = file.read()
        elif self.input == "file":
            doc = doc.read()
        if isinstance(doc, bytes):
            doc = doc.decode(self.encoding, self.decode_error)
        if doc is np.nan:  # noqa: PLW0177  the very object, as scikit-learn asks
            raise ValueError("np.nan is an invalid document, expected byte or unicode string.")
        return doc

    def build_preprocessor(self) -> Callable[[Any], Any]:
        """Give the callable that prepares a text before it is cut: lower case, accents."""
        if self.preprocessor is not None:
            return self.preprocessor
        strips = {None: None, "ascii": _without_accents_ascii, "unicode": _without_accents}
        if not callable(self.strip_accents) and self.strip_accents not in strips:
            raise ValueError(f'Invalid value for "strip_accents": {self.strip_accents}')
        strip = self.strip_accents if callable(self.strip_accents) else strips[self.strip_accents]
        return partial(_prepare, lower=self.lowercase, strip=strip)

    def build_tokenizer(self) -> Callable[[Any], Iterable[Any]]:
        """Give the callable that cuts a prepared text into tokens."""
        if self.tokenizer is not None:
            return self.tokenizer
        pattern = re.compile(self.token_pattern or "")
        if pattern.groups > 1:
            raise ValueError("More than 1 capturing group in token pattern. Only a single group should be captured.")
        return pattern.findall

    def get_stop_words(self) -> frozenset[str] | None:
        """Give the stop words in force; ``"english"`` is scikit-learn's own list and needs scikit-learn."""
        if self.stop_words == "english" if isinstance(self.stop_words, str) else False:
            words: frozenset[str] = need_extra(
                "sklearn.feature_extraction.text", extra="test", what="use its list stop_words='english'"
            ).ENGLISH_STOP_WORDS
            return words
        if isinstance(self.stop_words, str):
            raise ValueError(f"not a built-in stop list: {self.stop_words}")
        return None if self.stop_words is None else frozenset(self.stop_words)

    def build_analyzer(self) -> Callable[[Any], Iterable[Any]]:
        """Give the callable from a document as it comes to its terms."""
        if callable(self.analyzer):
            return partial(_called, analyze=self.analyzer, decode=self.decode)
        prepare = self.build_preprocessor()
        if self.analyzer in ("char", "char_wb"):
            cut = _char_ngrams if self.analyzer == "char" else _char_wb_ngrams
            return partial(_in_characters, decode=self.decode, prepare=prepare, cut=cut, ngrams=self.ngram_range)
        if self.analyzer != "word":
            raise ValueError(f"{self.analyzer} is not a valid tokenization scheme/analyzer")
        stop_words, tokenize = self.get_stop_words(), self.build_tokenizer()
        self._check_stop_words_consistency(stop_words, prepare, tokenize)
        steps = {"decode": self.decode, "prepare": prepare, "tokenize": tokenize, "stop_words": stop_words}
        return partial(_in_words, **steps, ngrams=self.ngram_range)

    def _check_stop_words_consistency(
        self, stop_words: Any, prepare: Callable[[Any], Any], tokenize: Callable[[Any], Iterable[Any]]
    ) -> Any:
        """Warn once where a stop word is cut into tokens that are none."""
        if id(self.stop_words) == getattr(self, "_stop_words_id", None):
            return None
        try:
            made = {token for word in stop_words or () for token in tokenize(prepare(word))}
        except Exception:  # a callable of the caller's own, made for other input
            self._stop_words_id = id(self.stop_words)
            return "error"
        self._stop_words_id = id(self.stop_words)
        strays = sorted(made - set(stop_words or ()))
        if strays:
            warnings.warn(
                "Your stop_words may be inconsistent with your preprocessing. Tokenizing the stop words generated "
                f"tokens {strays!r} not in stop_words.",
                stacklevel=4,
            )
        return not strays

    def _validate_ngram_range(self) -> None:
        shortest, longest = self.ngram_range
        if shortest > longest:
            raise ValueError(f"Invalid value for ngram_range={self.ngram_range} lower boundary larger than the upper boundary.")

    def _warn_for_unused_params(self) -> None:
        unused = {
            ("token_pattern", "'tokenizer' is not None"): self.tokenizer is not None and self.token_pattern is not None,
            ("preprocessor", "'analyzer' is callable"): self.preprocessor is not None and callable(self.analyzer),
            ("ngram_range", "'analyzer' is callable"): self.ngram_range not in ((1, 1), None) and callable(self.analyzer),
        }
        if self.analyzer != "word" or callable(self.analyzer):
            because = "'analyzer' != 'word'"
            unused[("stop_words", because)] = self.stop_words is not None
            unused[("token_pattern", because)] = self.token_pattern not in (None, PATTERN)
            unused[("tokenizer", because)] = self.tokenizer is not None
        for (name, because), warned in unused.items():
            if warned:
                warnings.warn(f"The parameter '{name}' will not be used since {because}'", stacklevel=3)


def _called(doc: Any, *, analyze: Callable[[Any], Iterable[Any]], decode: Callable[[Any], Any]) -> Iterable[Any]:
    return analyze(decode(doc))


def _in_words(doc: Any, *, decode: Any, prepare: Any, tokenize: Any, stop_words: Any, ngrams: tuple[int, int]) -> list[Any]:
    tokens = tokenize(prepare(decode(doc)))
    if stop_words is not None:
        tokens = [token for token in tokens if token not in stop_words]
    shortest, longest = ngrams
    if longest == 1:
        return list(tokens)
    tokens = list(tokens)
    found = list(tokens) if shortest == 1 else []
    for length in range(max(2, shortest), min(longest, len(tokens)) + 1):
        found += [" ".join(tokens[at : at + length]) for at in range(len(tokens) - length + 1)]
    return found


def _in_characters(doc: Any, *, decode: Any, prepare: Any, cut: Any, ngrams: tuple[int, int]) -> list[str]:
    found: list[str] = cut(_SPACES.sub(" ", prepare(decode(doc))), *ngrams)
    return found


def _char_ngrams(text: str, shortest: int, longest: int) -> list[str]:
    return [text[at : at + n] for n in range(shortest, min(longest, len(text)) + 1) for at in range(len(text) - n + 1)]


def _char_wb_ngrams(text: str, shortest: int, longest: int) -> list[str]:
    found = []
    for word in text.split():
        padded = f" {word} "
        for n in range(shortest, longest + 1):
            found += [padded[at : at + n] for at in range(max(1, len(padded) - n + 1))]
            if n >= len(padded):  # a short word counts once
                break
    return found


def _prepare(doc: Any, *, lower: bool, strip: Callable[[str], str] | None) -> Any:
    if lower:
        doc = doc.lower()
    return doc if strip is None else strip(doc)


def _without_accents(text: str) -> str:
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _without_accents_ascii(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
