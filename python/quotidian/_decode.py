"""Bytes of files to text: encodings, byte order marks, compression."""

from __future__ import annotations

import codecs
import gzip
import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

from .errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def check_encoding(encoding: str | None) -> str | None:
    """The encoding, if Python knows it.

    Raises
    ------
    InputError
        Where it does not.
    """
    try:
        return encoding and codecs.lookup(encoding).name
    except LookupError as error:
        raise InputError(f"unknown encoding {encoding!r}; examples are 'utf-8', 'cp1251', 'cp1254', 'utf-16'") from error


def open_bytes(path: Path) -> IO[bytes]:
    """The bytes of a file, unpacked where its name ends in .gz or .xz."""
    if path.suffix == ".gz":
        return cast(IO[bytes], gzip.open(path, "rb"))
    return lzma.open(path, "rb") if path.suffix == ".xz" else path.open("rb")


def encodings_of(start: bytes, encoding: str | None) -> tuple[list[str], int]:
    """Encodings to try for bytes that begin so, in order, and the length of their byte order mark.

    A byte order mark is believed before `encoding`. So is UTF-8 where the bytes are valid: other text almost never is
    by chance, and a folder may hold both.
    """
    for mark, name in _MARKS:
        if start.startswith(mark):
            return [name], len(mark)
    if encoding is None:
        return ["utf-8"], 0
    return [encoding] if codecs.lookup(encoding).name.startswith(("utf-16", "utf-32")) else ["utf-8", encoding], 0


def decode(data: bytes, encoding: str | None = None) -> str:
    """Text of a file's bytes, every character and line end as it is; a byte order mark is left out.

    Parameters
    ----------
    data : bytes
    encoding : str, optional
        The encoding of bytes that are not UTF-8 and have no byte order mark.

    Raises
    ------
    InputError
        With the byte position, and what to do.
    """
    names, skip = encodings_of(data[:4], encoding)
    text, fault = _decoded(data[skip:], names, skip)
    if fault:
        raise InputError(fault)
    return text


def _decoded(data: bytes, names: list[str], position: int) -> tuple[str, str | None]:
    """Text by the first encoding that fits; else with lone surrogates for bytes at fault, and the fault."""
    for name in names:
        try:
            return data.decode(name), None
        except UnicodeDecodeError as error:
            fault = _fault(name, position + error.start, data[error.start : error.start + 1])
    return data.decode(names[-1], "surrogateescape" if not names[-1].startswith(("utf-16", "utf-32")) else "replace"), fault


def _fault(encoding: str, position: int, byte: bytes) -> str:
    what = f"byte {position} (0x{byte.hex().upper()}) is not {encoding.upper()}"
    return f"{what}; name the file's encoding, for example encoding='cp1251' for Russian or 'cp1254' for Turkish"


def lines(file: IO[bytes], encoding: str | None) -> Iterator[tuple[int, str, str | None]]:
    """Lines of a file, decoded one by one: number from 1, text with its line end, and the fault where bytes do not fit.

    Bytes at fault stand as lone surrogates in the text, so that one bad line costs no other.
    """
    start = file.read(4)
    names, position = encodings_of(start, encoding)
    if names[0].startswith(("utf-16", "utf-32")):  # a line end is no single byte there
        for number, text in enumerate(decode(start + file.read(), encoding).splitlines(keepends=True), 1):
            yield number, text, None
        return
    for number, line in enumerate(_joined(start[position:], file), 1):
        yield (number, *_decoded(line, names, position))
        position += len(line)


def _joined(start: bytes, file: IO[bytes]) -> Iterator[bytes]:
    *whole, last = start.split(b"\n")
    yield from (line + b"\n" for line in whole)
    first = last + file.readline()
    if first:
        yield first
    yield from file
