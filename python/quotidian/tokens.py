"""Words and sentences with offsets that are true: ``text[start:end]`` is always the token."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from numbers import Integral
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from . import _core
from .errors import InputError, QuotidianError
from .lexicon import Lexicon, default_lexicons

__all__ = ["TOKEN_KINDS", "Token", "Tokens", "decide_language", "tokenize", "tokenize_many"]

#: What a token can be, in the order of `Tokens.kind_codes`.
TOKEN_KINDS: tuple[str, ...] = _core.TOKEN_KINDS

Level = Literal["treebank", "unicode"]

_SHOWN = 600  # tokens of one text shown in a notebook


@dataclass(frozen=True, slots=True)
class Token:
    """One token: `text` of the article from `start` to `end` (code points, half-open), and what kind it is."""

    start: int
    end: int
    kind: str
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """Tokens and sentences of one text: arrays over the text they came from.

    Attributes
    ----------
    text : str
        The text exactly as given.
    lang : str
        Language given or decided.
    offsets : ndarray of int32, shape (n, 2)
        Code points at which each token starts and ends, half-open, ascending; white space is no token.
    sentences : ndarray of int32, shape (m, 2)
        The same for sentences. They cover every token once, in order.
    sentence_tokens : ndarray of int32, shape (m, 2)
        Sentences as half-open ranges of token numbers.
    kind_codes : ndarray of uint8, shape (n,)
        Kinds as places in `TOKEN_KINDS`.

    Examples
    --------
    >>> tokens = tokenize("Mr. Əliyev didn't answer. He left.")
    >>> [token.text for token in tokens]
    ['Mr.', 'Əliyev', "didn't", 'answer', '.', 'He', 'left', '.']
    >>> tokens.sentences.tolist()
    [[0, 25], [26, 34]]
    """

    text: str
    _core: _core.Tokens

    @property
    def lang(self) -> str:
        """Language given or decided."""
        return self._core.lang

    @property
    def offsets(self) -> NDArray[np.int32]:
        """Code points at which each token starts and ends, shape (n, 2)."""
        return self._core.offsets

    @property
    def sentences(self) -> NDArray[np.int32]:
        """Code points at which each sentence starts and ends, shape (m, 2)."""
        return self._core.sentences

    @property
    def sentence_tokens(self) -> NDArray[np.int32]:
        """Number of the first token of each sentence, and of the first behind it, shape (m, 2)."""
        return self._core.sentence_tokens

    @property
    def kind_codes(self) -> NDArray[np.uint8]:
        """Kind of each token as a place in `TOKEN_KINDS`, shape (n,)."""
        return self._core.kinds

    @property
    def kinds(self) -> NDArray[np.str_]:
        """Kind of each token as a word of `TOKEN_KINDS`, shape (n,)."""
        return np.array(TOKEN_KINDS)[self.kind_codes]

    def __len__(self) -> int:
        return len(self._core)

    def __iter__(self) -> Iterator[Token]:
        for (start, end), code in zip(self.offsets.tolist(), self.kind_codes.tolist(), strict=True):
            yield Token(start, end, TOKEN_KINDS[code], self.text[start:end])

    def words(self) -> list[str]:
        """The tokens as strings, in order."""
        return [self.text[start:end] for start, end in self.offsets.tolist()]

    def sentence_texts(self) -> list[str]:
        """The sentences as strings, in order."""
        return [self.text[start:end] for start, end in self.sentences.tolist()]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Tokens):
            return NotImplemented
        return self.text == other.text and self._core == other._core

    def __hash__(self) -> int:
        return hash((self.text, self.lang, len(self)))

    def __repr__(self) -> str:
        return f"<Tokens: {len(self)} tokens, {len(self.sentences)} sentences, lang {self.lang!r}>"

    def _repr_html_(self) -> str:
        return _to_html(self)


def _to_html(tokens: Tokens) -> str:
    """A line a sentence, a frame a token; inline styles only, readable in light and dark."""
    frame = "border:1px solid rgba(128,128,128,.45);border-radius:3px;padding:0 .2em;margin:0 .1em;white-space:pre-wrap"
    quiet = frame + ";opacity:.65"
    lines = [f'<div style="opacity:.7;font-size:.9em">{escape(repr(tokens)[1:-1])}</div>']
    every = list(zip(tokens.offsets[:_SHOWN].tolist(), tokens.kind_codes[:_SHOWN].tolist(), strict=True))
    for number, (first, last) in enumerate(tokens.sentence_tokens.tolist(), 1):
        if first >= _SHOWN:
            break
        boxes = [
            f'<span style="{frame if TOKEN_KINDS[code] in ("word", "number") else quiet}" title="{TOKEN_KINDS[code]} [{start}, {end})">'
            f"{escape(tokens.text[start:end])}</span>"
            for (start, end), code in every[first:last]
        ]
        label = f'<span style="opacity:.5;font-size:.8em;margin-right:.5em">{number}</span>'
        lines.append(f'<div style="line-height:1.9">{label}{"".join(boxes)}</div>')
    if len(tokens) > _SHOWN:
        lines.append(f'<div style="opacity:.7">… and {len(tokens) - _SHOWN} tokens more</div>')
    return "".join(lines)


def decide_language(text: str) -> str:
    """Language of a text by its script and letters.

    Parameters
    ----------
    text : str
        Any text; its first 20,000 bytes of UTF-8 are looked at.

    Returns
    -------
    str
        ``"en"``, ``"az"``, ``"tr"``, ``"ru"``; for other scripts the code of the language they are best known for (``"hy"``, ``"ka"``,
        ``"ar"``, …); ``"und"`` where there are no letters.

    Examples
    --------
    >>> decide_language("Əliyev said that he would go."), decide_language("Əliyev gedəcəyini dedi.")
    ('en', 'az')
    """
    _check_text(text, "text")
    return _core.decide_language(text)


def _check_text(text: object, name: str) -> None:
    if isinstance(text, str):
        return
    many = isinstance(text, (list, tuple))
    advice = "; decode it first" if isinstance(text, bytes) else "; tokenize_many reads many" if many else ""
    raise InputError(f"{name}: wanted a str, got {type(text).__name__}{advice}")


def _langs_of(lang: str | Sequence[str | None] | None, texts: int) -> list[str | None]:
    """One language a text."""
    if lang is None or isinstance(lang, str):
        return [lang] * texts
    if not isinstance(lang, Iterable) or isinstance(lang, bytes):
        raise InputError(f"lang: wanted a language code such as 'en', one for each text, or None to decide, got {type(lang).__name__}")
    langs = list(lang)
    if len(langs) != texts:
        raise InputError(f"lang: wanted one language for each of {texts} texts, got {len(langs)}")
    for place, one in enumerate(langs):
        if one is not None and not isinstance(one, str):
            raise InputError(f"lang {place}: wanted a language code such as 'en', or None to decide, got {type(one).__name__}")
    return langs


def tokenize(text: str, lang: str | None = None, *, level: Level = "treebank", lexicon: Lexicon | None = None) -> Tokens:
    """Tokens and sentences of one text.

    Parameters
    ----------
    text : str
        Any text. Empty text gives none; lone surrogates are tokens of their own.
    lang : str, optional
        Language code; decided by script and letters where it is not given.
    level : {"treebank", "unicode"}
        Surface tokens as in Universal Dependencies, or segments of UAX #29 (Unicode 15.0).
    lexicon : Lexicon, optional
        Word table to use, for its own language, instead of the one that comes with the package (abbreviations).

    Returns
    -------
    Tokens

    Raises
    ------
    InputError
        Where `text` is no `str`, or `lang` no language code.
    QuotidianError
        For an unknown `level`, or a `lexicon` that is none.

    Examples
    --------
    >>> tokenize("2020-ci ildə 3,5 min nəfər və s. gəldi.", "az").words()
    ['2020-ci', 'ildə', '3,5', 'min', 'nəfər', 'və', 's.', 'gəldi', '.']
    """
    _check_text(text, "text")
    if lang is not None and not isinstance(lang, str):
        raise InputError(f"lang: wanted a language code such as 'en', or None to decide, got {type(lang).__name__}")
    return tokenize_many([text], lang, threads=1, level=level, lexicon=lexicon)[0]


def tokenize_many(
    texts: Iterable[str],
    lang: str | Sequence[str | None] | None = None,
    threads: int | None = None,
    *,
    level: Level = "treebank",
    lexicon: Lexicon | None = None,
) -> list[Tokens]:
    """Tokens and sentences of many texts, in order; the same for any number of threads.

    Parameters
    ----------
    texts : iterable of str
        The texts.
    lang : str or sequence of str or None, optional
        One language for all, or one for each text; decided where it is None.
    threads : int, optional
        How many threads work; all cores by default.
    level, lexicon
        As in `tokenize`.

    Returns
    -------
    list of Tokens
        One for each text.

    Examples
    --------
    >>> [len(tokens) for tokens in tokenize_many(["One two.", "", "Bir iki."])]
    [3, 0, 3]
    """
    if isinstance(texts, str):
        raise InputError("texts: wanted many texts, got one str; use tokenize(text), or a list of texts")
    if not isinstance(texts, Iterable) or isinstance(texts, bytes):
        raise InputError(f"texts: wanted many texts, got {type(texts).__name__}")
    listed = list(texts)
    if set(map(type, listed)) - {str}:
        for place, text in enumerate(listed):
            _check_text(text, f"text {place}")
    if level not in ("treebank", "unicode"):
        raise QuotidianError(f"level: wanted 'treebank' or 'unicode', got {level!r}")
    if threads is not None and (not isinstance(threads, Integral) or threads < 1):
        raise QuotidianError(f"threads: wanted a number of 1 or more, or None for all cores, got {threads!r}")
    if lexicon is not None and not isinstance(lexicon, Lexicon):
        raise QuotidianError(f"lexicon: wanted a Lexicon, such as Lexicon.load('en').extend(…), got {type(lexicon).__name__}")
    langs = _langs_of(lang, len(listed))
    lexicons = default_lexicons()
    if lexicon is not None:
        lexicons[lexicon.lang] = lexicon.core
    found = _core.tokenize_many(listed, lexicons, langs, level, int(threads or 0))
    return list(map(Tokens, listed, found))
