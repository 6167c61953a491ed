"""Tokens, mentions and quotes made elsewhere: checked, and put into the core's columns."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from . import _core
from ._build import Joined
from .errors import InputError

_CHOICES = {
    "kind": ("direct", "mixed", "indirect", "turn", "headline"),
    "act": ("speech", "attitude"),
    "form": ("clause", "phrase"),
    "polarity": ("said", "denied", "withheld"),
    "turn": ("question", "answer"),
    "field": ("text", "title"),
}


def to_offsets(spans: Any, *, length: int, what: str) -> Any:
    """Spans as an (n, 2) int32 array, checked: inside the text, in order, not empty, not overlapping.

    Raises
    ------
    InputError
        Naming the first row that is wrong.
    """
    try:
        offsets = np.asarray(spans if hasattr(spans, "dtype") else list(spans))
    except (TypeError, ValueError) as error:
        raise InputError(f"{what}: pairs of start and end wanted, got {type(spans).__name__}") from error
    if offsets.size == 0:
        return np.zeros((0, 2), np.int32)
    if offsets.ndim != 2 or offsets.shape[1] != 2 or offsets.dtype.kind not in "iu":
        raise InputError(f"{what}: whole numbers of shape (n, 2) wanted, got {offsets.dtype} of shape {offsets.shape}")
    starts, ends = offsets[:, 0], offsets[:, 1]
    before = np.concatenate([[0], ends[:-1]])
    for wrong, why in (
        ((starts < 0) | (ends > length), f"lies outside the text of {length} code points"),
        (starts >= ends, "is empty or runs backwards"),
        (starts < before, "begins before the one before it ends"),
    ):
        if wrong.any():
            number = int(np.argmax(wrong))
            raise InputError(f"{what}: row {number} ({starts[number]}, {ends[number]}) {why}")
    return offsets.astype(np.int32)


def with_tokens(document: _core.Document, tokens: Any, joined: Joined) -> _core.Document:
    """The document with words and sentences made elsewhere, in offsets of the text; a separate headline keeps the built-in ones.

    Raises
    ------
    InputError
        Where tokens are no spans of the text in order, or sentences do not hold every token.
    """
    text = joined.text
    if hasattr(tokens, "offsets") and hasattr(tokens, "sentences"):
        tokens = (tokens.offsets, tokens.sentences)
    if not isinstance(tokens, tuple) or len(tokens) != 2:
        raise InputError(f"tokens=(offsets, sentences) wanted, got {type(tokens).__name__}")
    offsets = to_offsets(tokens[0], length=len(text), what="tokens")
    sentences = to_offsets(tokens[1], length=len(text), what="sentences")
    first = np.searchsorted(offsets[:, 0], sentences[:, 0]) if len(sentences) else np.zeros(0, np.int64)
    last = np.searchsorted(offsets[:, 0], sentences[:, 1]) if len(sentences) else np.zeros(0, np.int64)
    outside = np.ones(len(offsets), bool)
    for begin, end in zip(first, last, strict=True):
        outside[begin:end] = False
    if outside.any():
        number = int(np.argmax(outside))
        raise InputError(f"sentences: none holds token {number} {text[slice(*offsets[number])]!r}")
    keep = int(np.searchsorted(document.tokens[:, 0], joined.base))
    ranges = np.stack([first, last], axis=1).astype(np.int32)
    ranges = ranges[ranges[:, 0] < ranges[:, 1]]
    kinds = np.array([_kind(text[start:end]) for start, end in offsets.tolist()], np.uint8)
    return _core.with_tokens(
        document,
        np.concatenate([document.tokens[:keep], offsets + joined.base]).astype(np.int32),
        np.concatenate([document.sentence_tokens[document.sentence_tokens[:, 1] <= keep], ranges + keep]).astype(np.int32),
        np.concatenate([document.token_kinds[:keep], kinds]).astype(np.uint8),
    )


def _kind(word: str) -> int:
    """Kind of a token made elsewhere, by its first telling character."""
    classes = {unicodedata.category(sign)[0] for sign in word}
    quotation = all(unicodedata.category(sign) in ("Pi", "Pf") or sign in "\"'„‚`" for sign in word)
    name = (
        "word" if "L" in classes else "number" if "N" in classes else "mark" if quotation else
        "punctuation" if "P" in classes else "symbol" if "S" in classes else "other"
    )  # fmt: skip
    return _core.TOKEN_KINDS.index(name)


def to_mentions(document: _core.Document, rows: Iterable[Mapping[str, Any]], joined: Joined) -> _core.Mentions:
    """Mentions made elsewhere: rows with start, end, and where known name (a span), form, type, sex.

    Raises
    ------
    InputError
        Naming the row, and the words that there are for a field.
    """
    listed = sorted(rows, key=lambda row: (row.get("start", 0), -row.get("end", 0)))
    offsets, names, codes = [], [], {"form": [], "type": [], "sex": []}  # type: ignore[var-annotated]
    for number, row in enumerate(listed):
        where = f"mentions: row {number}"
        offsets.append(_span((row.get("start"), row.get("end")), length=len(joined.text), where=where))
        name = row.get("name", None if row.get("form", "name") != "name" else offsets[-1])
        names.append((-1, -1) if name is None else _span(name, length=len(joined.text), where=where + ", name"))
        for field, default, words in (
            ("form", "name", _core.MENTION_FORMS), ("type", "unknown", _core.ENTITY_TYPES), ("sex", "unknown", _core.SEXES),
        ):  # fmt: skip
            codes[field].append(words.index(_choice(row.get(field) or default, words, where=f"{where}, {field}")))
    shift = joined.base
    return _core.make_mentions(
        document,
        np.array(offsets, np.int32).reshape(-1, 2) + np.int32(shift),
        np.array([(s + shift, e + shift) if s >= 0 else (s, e) for s, e in names], np.int32).reshape(-1, 2),
        *(np.array(codes[field], np.uint8) for field in ("form", "type", "sex")),
    )


def to_quotes(document: _core.Document, mentions: _core.Mentions, rows: Sequence[Mapping[str, Any]], joined: Joined) -> _core.Quotes:
    """Quotes made elsewhere, in the words of `quotidian quotes`: content is needed, all else has a default.

    Raises
    ------
    InputError
        Naming the quote and what is wrong with it.
    """
    spans = [tuple(span) for span in mentions.offsets.tolist()]
    return _core.make_quotes(document, [_quote(row, number, spans, joined) for number, row in enumerate(rows)], [])


def _quote(row: Mapping[str, Any], number: int, mentions: Sequence[tuple[int, ...]], joined: Joined) -> dict[str, Any]:
    where = f"quotes: row {number}"
    if not isinstance(row, Mapping):
        raise InputError(f"{where}: an object with 'content' wanted, got {type(row).__name__}")
    field = _choice(row.get("field") or "text", _CHOICES["field"], where=f"{where}, field")
    length, base = (len(joined.title), 0) if field == "title" else (len(joined.text), joined.base)
    found = {}
    for name in ("content", "verbatim", "cue", "source"):
        given = to_offsets(row.get(name) or [], length=length, what=f"{where}, {name}")
        found[name] = [(start + base, end + base) for start, end in given.tolist()]
    if not found["content"]:
        raise InputError(f"{where}: 'content' wanted, a list of [start, end]; there are {', '.join(map(str, row)) or 'no fields'}")
    kind = _choice(row.get("kind") or ("headline" if field == "title" else "direct"), _CHOICES["kind"], where=f"{where}, kind")
    words = {
        name: _choice(row.get(name) or _CHOICES[name][0], _CHOICES[name], where=f"{where}, {name}") for name in ("act", "form", "polarity")
    }
    turn = row.get("turn")
    inside = row.get("inside")
    if inside is not None and not (isinstance(inside, int) and 0 <= inside < number):
        raise InputError(f"{where}, inside: the number of an earlier quote wanted, got {inside!r}")
    return {
        **words,
        "kind": kind,
        "wording": row.get("wording") or ("direct" if kind == "headline" else kind),
        "stance": "neutral",
        "rule": "given",
        "contents": found["content"],
        "verbatim": found["verbatim"] or (found["content"] if kind == "direct" else []),
        "cue": found["cue"],
        "source": found["source"],
        "evidence": None,
        "mention": _mention_of(found["source"], mentions),
        "inside": inside,
        "goes_on_from": None,
        "question": None if turn is None else _choice(turn, _CHOICES["turn"], where=f"{where}, turn") == "question",
        "confidence": float(row.get("confidence", 1.0)),
    }


def _mention_of(source: Sequence[tuple[int, int]], mentions: Sequence[tuple[int, ...]]) -> int | None:
    """The mention that shares most of the source's words; of equal ones the first, which is the outermost."""
    if not source:
        return None
    start, end = source[0][0], source[-1][1]
    shared = [(min(end, e) - max(start, s), -number) for number, (s, e) in enumerate(mentions) if s < end and e > start]
    return -max(shared)[1] if shared else None


def _span(span: Any, *, length: int, where: str) -> tuple[int, int]:
    try:
        start, end = (int(number) for number in span)
    except (TypeError, ValueError) as error:
        raise InputError(f"{where}: start and end wanted, got {span!r}") from error
    if not 0 <= start < end <= length:
        raise InputError(f"{where}: ({start}, {end}) is no span of a text of {length} code points")
    return start, end


def _choice(word: Any, words: Sequence[str], *, where: str) -> str:
    if word not in words:
        raise InputError(f"{where}: one of {', '.join(words)} wanted, got {word!r}")
    return str(word)
