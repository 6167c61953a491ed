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
        raise InputError(
            f"unknown encoding {encoding!r}; examples are 'utf-8', 'cp1251', 'cp1254', 'utf-16'"
        ) from error


def open_bytes(path: Path) -> IO[bytes]:
    """The bytes of a file, unpacked where its name ends in .gz or .xz."""
    if path.suffix == ".gz":
        return cast(IO[bytes], gzip.open(path, "rb"))
    return lzma.open(path, "rb") if path.suffix == ".xz" else path.open("rb")


def encoding_of(start: bytes, encoding: str | None) -> tuple[str, int]:
    """The encoding of bytes that begin so, and the length of their byte order mark, which is believed before `encoding`."""
    for mark, name in _MARKS:
        if start.startswith(mark):
            return name, len(mark)
    return encoding or "utf-8", 0


def decode(data: bytes, encoding: str | None = None, *, at: int = 0) -> str:
    """Text of bytes, every character and line end as it is; a byte order mark is left out.

    Parameters
    ----------
    data : bytes
        Bytes of a file, or of a part of it.
    encoding : str, optional
        Their encoding; without it UTF-8, or what the byte order mark says.
    at : int
        Byte position of `data` in the file, for the message.

    Raises
    ------
    InputError
        With the byte position, and what to do.
    """
    name, skip = encoding_of(data[:4], encoding)
    try:
        return data[skip:].decode(name)
    except UnicodeDecodeError as error:
        raise InputError(_fault(name, at + skip + error.start, error.object[error.start : error.start + 1])) from error


def _fault(encoding: str, position: int, byte: bytes) -> str:
    what = f"byte {position} (0x{byte.hex().upper()}) is not {encoding.upper()}"
    return f"{what}; name the file's encoding, for example encoding='cp1251' for Russian or 'cp1254' for Turkish"


def lines(file: IO[bytes], encoding: str | None) -> Iterator[tuple[int, str, str | None]]:
    """Lines of a file, decoded one by one: number from 1, text with its line end, and the fault where bytes are not in the encoding.

    Bytes at fault stand as lone surrogates in the text, so that one bad line costs no other.
    """
    start = file.read(4)
    name, skip = encoding_of(start, encoding)
    if name.startswith(("utf-16", "utf-32")):  # a line end is no single byte there
        for number, line in enumerate(decode(start + file.read(), encoding).splitlines(keepends=True), 1):
            yield number, line, None
        return
    position = skip
    for number, line in enumerate(_joined(start[skip:], file), 1):
        try:
            yield number, line.decode(name), None
        except UnicodeDecodeError as error:
            fault = _fault(name, position + error.start, line[error.start : error.start + 1])
            yield number, line.decode(name, "surrogateescape"), fault
        position += len(line)


def _joined(start: bytes, file: IO[bytes]) -> Iterator[bytes]:
    *whole, last = start.split(b"\n")
    yield from (line + b"\n" for line in whole)
    first = last + file.readline()
    if first:
        yield first
    yield from file
