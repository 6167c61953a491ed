"""Articles in files: which files a folder holds, and the rows of each format. One bad file or row never costs the others."""

from __future__ import annotations

import csv
import json
import lzma
import sys
import weakref
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from ._decode import decode, lines, open_bytes
from ._page import parse_page
from ._records import Row, Skipped, arrow_rows, fields_of, to_row
from .errors import InputError, need_extra

INDEX = "index.csv"
_FORMATS = {
    ".txt": "text", ".html": "page", ".htm": "page", ".xhtml": "page", ".jsonl": "lines", ".ndjson": "lines", ".json": "json",
    ".csv": "cells", ".tsv": "cells", ".parquet": "arrow", ".arrow": "arrow", ".feather": "arrow", ".ipc": "arrow",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Options:
    """How files are read: encoding where it is not UTF-8, and columns by field."""

    encoding: str | None = None
    columns: Mapping[str, str | None] | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A file and the id that its article has."""

    path: Path
    id: str


def format_of(path: Path) -> str | None:
    """How a file is read, by its name; None for what is no article."""
    return _FORMATS.get(Path(path.stem).suffix.lower() if path.suffix in (".gz", ".xz") else path.suffix.lower())


def list_files(folder: Path, pattern: str | None) -> list[Found]:
    """Files under a folder, sorted by their path; hidden ones and a README are no articles. An index is listed in any case."""
    listed = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if any(part.startswith(".") for part in name.parts) or path.stem == "README" or not path.is_file():
            continue
        if pattern is None or name.match(pattern) or name.name == INDEX:
            listed.append(Found(path, name.as_posix()))
    return listed


def rows_of_folder(files: list[Found], options: Options) -> Iterator[Row | Skipped]:
    """Articles of a folder's files. An ``index.csv`` without texts says what is known of the files beside it."""
    about: dict[Path, Mapping[str, str | None]] = {}
    for file in files:
        if file.path.name == INDEX:
            about.update(_index(file.path, options))
    listed = {path.parent for path in about}
    for file in files:
        if file.path.name == INDEX and file.path.parent in listed:
            continue
        for row in rows_of_file(file, options):
            known = _known(about, file.path)
            yield _with(row, known) if known and isinstance(row, Row) else row
    for path, known in about.items():
        if not any(path.with_name(path.name + ending).exists() for ending in ("", *_FORMATS)):
            yield Skipped(str(known["id"]), str(path.parent / INDEX), f"there is no file {path.name} or {path.name}.txt beside it")


def _known(about: dict[Path, Mapping[str, str | None]], path: Path) -> Mapping[str, str | None] | None:
    return about.pop(path, None) or about.pop(path.with_suffix(""), None)


def _with(row: Row, known: Mapping[str, str | None]) -> Row:
    return replace(row, **{name: value for name, value in known.items() if value and name != "text"})  # type: ignore[arg-type]


def _index(path: Path, options: Options) -> dict[Path, Mapping[str, str | None]]:
    """What an index says, by the path it names; empty where it is a table of articles or cannot be read."""
    about: dict[Path, Mapping[str, str | None]] = {}
    try:
        with open_bytes(path) as file:
            for number, values, fault in _cells(file, options.encoding):
                if "id" not in values:
                    return {}
                # the id stands for the text, so that titles, dates and languages are read as those of any table
                row = to_row(values, fields_of(list(values), {"text": "id"}, place=str(path)), id=str(number), place=str(path))
                if fault is None and isinstance(row, Row):
                    about[path.parent / row.id] = {name: getattr(row, name) for name in ("id", "title", "date", "outlet", "url", "lang")}
                if any(name in values for name in ("text", "maintext", "content", "body")):
                    return {}
    except (OSError, InputError):
        return {}
    return about


def rows_of_file(found: Found, options: Options) -> Iterator[Row | Skipped]:
    """Articles of one file; what cannot be read is a `Skipped`."""
    kind = format_of(found.path)
    if kind is None:
        yield Skipped(found.id, str(found.path), f"{found.path.suffix or 'a file without an ending'} is no format that is read")
        return
    try:
        if kind == "arrow":
            yield from _arrow_file(found, options)
            return
        with open_bytes(found.path) as file:
            yield from _READERS[kind](file, found, options)
    except (OSError, EOFError, zlib.error, lzma.LZMAError) as error:
        yield Skipped(found.id, str(found.path), getattr(error, "strerror", None) or str(error))
    except InputError as error:
        yield Skipped(found.id, str(found.path), str(error))


def check_columns(found: Found, options: Options) -> None:
    """Raise now what would make every row of a table useless: a missing file, or no column of the name that was given."""
    kind = format_of(found.path)
    if kind is None:
        raise InputError(f"{found.path}: no format that is read; there are {', '.join(_FORMATS)}, packed with .gz or .xz too, and folders")
    try:
        with open_bytes(found.path) as file:
            if kind == "cells":
                for _, values, _ in _cells(file, options.encoding):
                    fields_of(list(values), options.columns or {}, place=str(found.path))
                    return
        if kind == "arrow":
            fields_of(_arrow_dataset(found.path).schema.names, options.columns or {}, place=str(found.path))
    except OSError as error:
        raise InputError(f"{found.path}: {error.strerror or error}") from error


def standard_input(options: Options) -> Callable[[], Iterator[Row | Skipped]]:
    """Articles of standard input, kept so that they can be read again: JSON Lines, or one plain text."""
    kept: IO[bytes] = SpooledTemporaryFile(max_size=1 << 26)  # noqa: SIM115  lives as long as the corpus
    while piece := sys.stdin.buffer.read(1 << 20):
        kept.write(piece)

    def rows() -> Iterator[Row | Skipped]:
        kept.seek(0)
        kind = "lines" if kept.read(64).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") else "text"
        kept.seek(0)
        try:
            yield from _READERS[kind](kept, Found(Path("-"), "-"), options)
        except InputError as error:
            yield Skipped("-", "-", str(error))

    weakref.finalize(rows, kept.close)
    return rows


def _text(file: IO[bytes], found: Found, options: Options) -> Iterator[Row | Skipped]:
    yield Row(found.id, decode(file.read(), options.encoding), str(found.path))


def _page(file: IO[bytes], found: Found, options: Options) -> Iterator[Row | Skipped]:
    page = parse_page(file.read(), options.encoding)
    row = to_row(
        {**page.about, "text": page.text},
        fields_of(["text", *page.about], {}, place=""),
        id=found.id,
        place=str(found.path),
    )
    yield replace(row, extracted=True) if isinstance(row, Row) else row


def _lines(file: IO[bytes], found: Found, options: Options) -> Iterator[Row | Skipped]:
    for number, line, fault in lines(file, options.encoding):
        name, place = f"{found.id}:{number}", f"{found.path}, line {number}"
        if not line.strip():
            continue
        if fault:
            yield Skipped(name, place, fault)
            continue
        try:
            values = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            yield Skipped(name, place, f"no JSON: {error}")
            continue
        yield _object(values, options, id=name, place=place)


def _json(file: IO[bytes], found: Found, options: Options) -> Iterator[Row | Skipped]:
    try:
        values = json.loads(decode(file.read(), options.encoding))
    except (json.JSONDecodeError, RecursionError) as error:
        yield Skipped(found.id, str(found.path), f"no JSON: {error}")
        return
    if isinstance(values, Mapping):
        yield _object(values, options, id=found.id, place=str(found.path))
        return
    for number, row in enumerate(values if isinstance(values, list) else [values], 1):
        yield _object(row, options, id=f"{found.id}:{number}", place=f"{found.path}, item {number}")


def _object(values: Any, options: Options, *, id: str, place: str) -> Row | Skipped:
    if not isinstance(values, Mapping):
        return Skipped(id, place, f"an object wanted, got {type(values).__name__}")
    try:
        return to_row(values, fields_of(list(values), options.columns or {}, place=place), id=id, place=place)
    except InputError as error:
        named = values.get("id")
        return Skipped(id if named is None else str(named), place, str(error))


def _table(file: IO[bytes], found: Found, options: Options) -> Iterator[Row | Skipped]:
    fields: dict[str, str] | None = None
    for number, values, fault in _cells(file, options.encoding):
        name, place = f"{found.id}:{number}", f"{found.path}, line {number}"
        if values and not fields:
            fields = fields_of(list(values), options.columns or {}, place=str(found.path))
        if not fields:
            yield Skipped(name, place, fault or "no columns")
            continue
        yield (Skipped(values.get(fields.get("id", "")) or name, place, fault) if fault else to_row(values, fields, id=name, place=place))


def _cells(file: IO[bytes], encoding: str | None) -> Iterator[tuple[int, dict[str, str], str | None]]:
    """Rows of a CSV file with their last line's number, and the fault where there is one."""
    # the csv module refuses cells above 131,072 characters unless told otherwise, and articles may be longer
    csv.field_size_limit(max(csv.field_size_limit(), 2**31 - 1))
    faults: list[str] = []
    decoded = _noting(lines(file, encoding), faults)
    first = next(decoded, "")
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(_put_back(first, decoded), delimiter=delimiter)
    header = [name.strip() for name in next(reader, [])]
    while True:
        faults.clear()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield reader.line_num, {}, str(error)
            continue
        if len(cells) > len(header) and any(cells[len(header) :]):
            faults.append(f"{len(cells)} cells where the header has {len(header)}; is a quotation mark missing?")
        if cells:
            yield reader.line_num, dict(zip(header, cells, strict=False)), faults[0] if faults else None


def _noting(numbered: Iterator[tuple[int, str, str | None]], faults: list[str]) -> Iterator[str]:
    for _, line, fault in numbered:
        if fault:
            faults.append(fault)
        yield line


def _put_back(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _arrow_dataset(path: Path) -> Any:
    dataset = need_extra("pyarrow.dataset", extra="arrow", what=f"read {path.name}")
    kind = "parquet" if path.suffix.lower() == ".parquet" else "feather"
    try:
        return dataset.dataset(path, format=kind)
    except ValueError as error:  # pyarrow's own errors are ValueErrors
        raise InputError(f"{path}: {error}") from error


def _arrow_file(found: Found, options: Options) -> Iterator[Row | Skipped]:
    data = _arrow_dataset(found.path)
    fields = fields_of(data.schema.names, options.columns or {}, place=str(found.path))
    for number, values in enumerate(arrow_rows(data.to_batches(columns=sorted(set(fields.values())), batch_size=1024)), 1):
        yield to_row(values, fields, id=f"{found.id}:{number}", place=f"{found.path}, row {number}")


_READERS: dict[str, Callable[[IO[bytes], Found, Options], Iterator[Row | Skipped]]] = {
    "text": _text, "page": _page, "lines": _lines, "json": _json, "cells": _table,
}  # fmt: skip
