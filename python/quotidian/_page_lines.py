"""From rows to the lines of their pages: fingerprints, groups given with them, words worth keeping."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from . import _core, _pages
from ._records import Row
from .errors import InputError

_LONGEST_SAMPLE = 120


def lines_of(rows: Sequence[Row], lexicons: Mapping[str, _core.Lexicon], lang: str | None, threads: int) -> tuple[Any, ...]:
    """The core's columns over the lines of rows."""
    langs = [row.lang or lang for row in rows]
    documents = _core.parse_documents([row.text for row in rows], dict(lexicons), langs, [0] * len(rows), "treebank", threads)
    return _core.page_lines_many(documents, dict(lexicons), threads)


def groups_of(rows: Sequence[Row], groups: Mapping[str, Any] | Sequence[Any] | None, met: int) -> list[np.uint64]:
    """A number for each row's group; 0 where none was given."""
    if groups is None:
        return [np.uint64(0)] * len(rows)
    if not isinstance(groups, Mapping) and len(groups) < met + len(rows):
        raise InputError(f"groups: one for each page wanted, got {len(groups)} for at least {met + len(rows)} pages")
    named: Iterable[Any] = [groups.get(row.id) for row in rows] if isinstance(groups, Mapping) else groups[met : met + len(rows)]
    return [np.uint64(0) if name is None else _pages.fingerprint(str(name)) for name in named]


def keep_samples(rows: Sequence[Row], columns: tuple[Any, ...], seen: set[int], samples: dict[int, str]) -> None:
    """Words of lines that stand on a second page."""
    starts, offsets, keys, *_ = columns
    for n, row in enumerate(rows):
        here = {}
        for (start, end), key in zip(offsets[starts[n] : starts[n + 1]].tolist(), keys[starts[n] : starts[n + 1]].tolist(), strict=True):
            here[key] = sample(row.text[start:end])
        for key, words in here.items():
            if key in seen:
                samples[key] = min(samples.get(key, words), words)
            seen.add(key)


def sample(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST_SAMPLE else line[: _LONGEST_SAMPLE - 1] + "…"
