"""Pages as rows of line fingerprints: what a furniture profile is made of, how two sets of pages join, and how they are kept in a file."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from . import _core, _output
from .errors import InputError

#: What the numbers of a line's `flags` add up from.
PROSE, QUOTED, TOLD, OWN, HEADLINE = 1, 2, 4, 8, 16

_FORMAT = "quotidian furniture profile"
#: Counted up where the file or the fingerprints change, so that an old profile is refused and not misread.
_VERSION = 1
_ARRAYS = {
    "outlet": np.int32, "page": np.uint64, "group": np.uint64, "starts": np.int64,
    "keys": np.uint64, "labels": np.uint64, "words": np.uint32, "flags": np.uint8,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages in one order, each once, whatever order they came in.

    Attributes
    ----------
    outlets : tuple of str
        Names, sorted.
    outlet, page, group : ndarray, (p,)
        Of each page: number of its outlet, fingerprint of all its lines, and a group given with it (0 for none).
    starts : ndarray, (p + 1,)
        Where its lines begin.
    keys, labels, words, flags : ndarray, (m,)
        Of each line, as `_core.page_lines_many` gives them.
    samples : mapping
        From keys to words, of lines that stood on two pages; no others are kept, so that a profile holds no article.
    """

    outlets: tuple[str, ...]
    outlet: NDArray[np.int32]
    page: NDArray[np.uint64]
    group: NDArray[np.uint64]
    starts: NDArray[np.int64]
    keys: NDArray[np.uint64]
    labels: NDArray[np.uint64]
    words: NDArray[np.uint32]
    flags: NDArray[np.uint8]
    samples: Mapping[int, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.page)

    @property
    def page_of_line(self) -> NDArray[np.int64]:
        """Number of the page of each line."""
        return np.repeat(np.arange(len(self)), np.diff(self.starts))

    def arrays(self) -> dict[str, NDArray[Any]]:
        """The arrays by name."""
        return {name: getattr(self, name) for name in _ARRAYS}


def fingerprint(words: str) -> np.uint64:
    """A number for a name, the same everywhere."""
    return np.uint64(int.from_bytes(hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little") | 1)


def no_pages() -> Pages:
    """Pages of nobody."""
    arrays = {name: np.zeros(int(name == "starts"), kind) for name, kind in _ARRAYS.items()}
    return Pages((), **arrays, samples={})


def pages_of(outlets: Sequence[str], groups: Sequence[np.uint64], columns: tuple[Any, ...], samples: Mapping[int, str]) -> Pages:
    """Pages of one batch from the core's columns; `outlets` and `groups` hold a value for each page."""
    starts, _, keys, labels, words, flags = columns
    names = tuple(sorted(set(outlets)))
    numbers = {name: n for n, name in enumerate(names)}
    page = [_hash(keys[begin:end]) for begin, end in pairwise(starts.tolist())]
    pages = Pages(
        names, np.array([numbers[name] for name in outlets], np.int32), np.array(page, np.uint64), np.array(groups, np.uint64), starts,
        keys, labels, words, flags, samples,
    )  # fmt: skip
    return united([pages])


def _hash(keys: NDArray[np.uint64]) -> int:
    return int.from_bytes(hashlib.blake2b(keys.astype("<u8").tobytes(), digest_size=8).digest(), "little")


def united(parts: Sequence[Pages]) -> Pages:
    """All pages of several, each once: the same for any order of the parts and any way to join them."""
    names = tuple(sorted({name for part in parts for name in part.outlets}))
    numbers = {name: n for n, name in enumerate(names)}
    maps = [np.array([numbers[name] for name in part.outlets], np.int32) for part in parts]
    outlet = _joined([to[part.outlet] for to, part in zip(maps, parts, strict=True)], np.int32)
    page, group = (_joined([getattr(part, name) for part in parts], np.uint64) for name in ("page", "group"))
    sizes = _joined([np.diff(part.starts) for part in parts], np.int64)
    begins = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    # of two prints of one page, the one that came with a group is kept
    order = np.lexsort((~group, page, outlet))
    first = np.ones(len(order), bool)
    first[1:] = (page[order][1:] != page[order][:-1]) | (outlet[order][1:] != outlet[order][:-1])
    kept = order[first]
    starts = np.concatenate([[0], np.cumsum(sizes[kept])]).astype(np.int64)
    lines = np.arange(starts[-1]) - np.repeat(starts[:-1] - begins[kept], sizes[kept])
    taken = {name: _joined([getattr(part, name) for part in parts], _ARRAYS[name])[lines] for name in ("keys", "labels", "words", "flags")}
    samples: dict[int, str] = {}
    for part in parts:
        for key, words in part.samples.items():
            samples[key] = min(samples.get(key, words), words)
    return Pages(names, outlet[kept], page[kept], group[kept], starts, **taken, samples=samples)


def _joined(parts: list[NDArray[Any]], kind: Any) -> NDArray[Any]:
    return np.concatenate(parts).astype(kind) if parts else np.zeros(0, kind)


def save(pages: Pages, path: str | Path) -> None:
    """Write pages to a file."""
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **cast("Any", pages.arrays()))
    body = buffer.getvalue()
    samples = [[f"{key:016x}", words] for key, words in sorted(pages.samples.items())]
    head = {
        "format": _FORMAT,
        "version": _VERSION,
        "quotidian": _core.__version__,
        "sha256": hashlib.sha256(body).hexdigest(),
        "outlets": list(pages.outlets),
        "samples": samples,
    }
    with _output.whole_file(path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        # a fixed time makes equal profiles equal files
        archive.writestr(zipfile.ZipInfo("profile.json"), json.dumps(head, ensure_ascii=False).encode("utf-8", "surrogatepass"))
        archive.writestr(zipfile.ZipInfo("pages.npz"), body)


def load(path: str | Path) -> Pages:
    """Read pages from a file.

    Raises
    ------
    InputError
        Where the file is missing, no profile, of another version, or damaged.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            head = json.loads(archive.read("profile.json"))
            body = archive.read("pages.npz")
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror or error}") from error
    except (zipfile.BadZipFile, KeyError, ValueError, EOFError, NotImplementedError) as error:
        raise InputError(f"{path}: a furniture profile wanted, this is none ({error})") from error
    if not isinstance(head, dict) or head.get("format") != _FORMAT:
        raise InputError(f"{path}: a furniture profile wanted, this is none")
    if head.get("version") != _VERSION:
        raise InputError(f"{path}: a profile of version {_VERSION} wanted, got {head.get('version')!r}: fit it again")
    if hashlib.sha256(body).hexdigest() != head.get("sha256"):
        raise InputError(f"{path}: the profile is damaged: its pages are not the ones that were written")
    try:
        with np.load(io.BytesIO(body), allow_pickle=False) as arrays:
            pages = Pages(
                tuple(map(str, head["outlets"])), **{name: arrays[name].astype(kind) for name, kind in _ARRAYS.items()},
                samples={int(key, 16): str(words) for key, words in head["samples"]},
            )  # fmt: skip
    except (KeyError, ValueError, TypeError) as error:
        raise InputError(f"{path}: a furniture profile wanted, this is none ({error})") from error
    _check(pages, path)
    return pages


def _check(pages: Pages, path: str | Path) -> None:
    lines, starts = len(pages.keys), pages.starts
    whole = len(starts) == len(pages) + 1 and starts[0] == 0 and starts[-1] == lines and bool((np.diff(starts) >= 0).all())
    equal = all(len(column) == lines for column in (pages.labels, pages.words, pages.flags))
    paged = all(len(column) == len(pages) for column in (pages.outlet, pages.group))
    named = not len(pages) or (pages.outlet.min() >= 0 and pages.outlet.max() < len(pages.outlets))
    if not (whole and equal and paged and named):
        raise InputError(f"{path}: the profile is damaged: its columns do not fit each other")
