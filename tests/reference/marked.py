"""Read marked articles: gold annotation written inside the text it annotates.

A marked file holds head lines, ``---``, the text, ``===``, and a line a quote. In the text ``⟦q1:…⟧`` is the content of
quote 1, ``⟦s1:…⟧`` its source, ``⟦c1:…⟧`` its cue and ``⟦n:…⟧`` a name in quotation marks; marks nest and never cross.
The first sign of a line says what the line is: ``~`` page furniture, ``#`` headline, ``?`` date, byline or caption.
The marks and signs are not part of the text; every span counts code points of what is left without them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

OPEN, CLOSE = "⟦", "⟧"
LINE_SIGNS = {"~": "furniture", "#": "headline", "?": "neither"}
ROLES_OF_MARKS = {"q": "content", "s": "source", "c": "cue"}
KINDS = frozenset({"direct", "mixed", "indirect", "turn", "headline"})
ACTS = frozenset({"speech", "attitude"})
SPEAKER_TYPES = frozenset({"person", "organisation", "group", "document", "unnamed"})

Row = dict[str, Any]


class MarkedError(ValueError):
    """A marked file that breaks the format; the message names the file and the place."""


@dataclass
class _Body:
    """What the text of one file holds once its marks are taken out."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    marked: dict[str, list[list[int]]] = field(default_factory=dict)
    lines: dict[str, list[list[int]]] = field(default_factory=lambda: {name: [] for name in LINE_SIGNS.values()})

    def add(self, words: str) -> None:
        self.pieces.append(words)
        self.length += len(words)


def _read_line(body: _Body, line: str, place: str) -> None:
    """Append one line to the body, turning its marks into spans."""
    kind = LINE_SIGNS.get(line[:1])
    rest = line[1:] if kind else line
    begin = body.length
    waiting: list[tuple[str, int]] = []
    while rest:
        cut = min((at for at in (rest.find(OPEN), rest.find(CLOSE)) if at >= 0), default=len(rest))
        body.add(rest[:cut])
        rest = rest[cut:]
        if rest.startswith(OPEN):
            label, colon, rest = rest[1:].partition(":")
            if not colon or not (label == "n" or (label[:1] in ROLES_OF_MARKS and label[1:].isdecimal())):
                raise MarkedError(f"{place}: a mark starts as ⟦q1:, ⟦s1:, ⟦c1: or ⟦n:, not as ⟦{label[:12]}")
            waiting.append((label if label == "n" else f"{label[0]}{int(label[1:])}", body.length))
        elif rest.startswith(CLOSE):
            rest = rest[1:]
            if not waiting:
                raise MarkedError(f"{place}: a mark closes that was not opened")
            label, start = waiting.pop()
            if start == body.length:
                raise MarkedError(f"{place}: mark {label} is empty")
            body.marked.setdefault(label, []).append([start, body.length])
    if waiting:
        raise MarkedError(f"{place}: mark {waiting[-1][0]} is still open at the end of the line")
    if kind:
        body.lines[kind].append([begin, body.length])


def _read_quote(row: str, body: _Body, place: str) -> Row:
    """Read one line of the table below the text and take the spans that belong to it."""
    cells = [cell.strip() for cell in row.split("|")]
    cells += [""] * (6 - len(cells))
    label, kind, act, speaker, speaker_type, last = cells[:6]
    if not (label[:1] == "q" and label[1:].isdecimal()) or kind not in KINDS or act not in ACTS:
        raise MarkedError(f"{place}: wanted 'q1 | kind | act | speaker | type | role', got {row!r}")
    if speaker_type not in SPEAKER_TYPES | {"-"}:
        raise MarkedError(f"{place}: {speaker_type!r} is no type of speaker")
    if kind == "turn" and last not in ("question", "answer"):
        raise MarkedError(f"{place}: a turn is a question or an answer, not {last!r}")
    number = int(label[1:])
    if f"q{number}" not in body.marked:
        raise MarkedError(f"{place}: {label} has no content in the text")
    quote: Row = {"n": number, "kind": kind, "act": act}
    for sign, name in ROLES_OF_MARKS.items():
        quote[name] = sorted(body.marked.pop(f"{sign}{number}", []))
    quote["speaker"] = None if speaker in ("", "-") else speaker
    quote["speaker_type"] = None if speaker_type == "-" else speaker_type
    quote["role"] = None if kind == "turn" or not last else last
    quote["turn"] = last if kind == "turn" else None
    return quote


def read_head(raw: str, place: str) -> dict[str, str]:
    """Return the head lines of a marked file as names and values.

    Parameters
    ----------
    raw : str
        The whole file.
    place : str
        Name of the file, for error messages.

    Returns
    -------
    dict of str to str
        At least ``id``, ``outlet``, ``style`` and ``lang``; here often ``date``, ``url`` and ``title``.

    Raises
    ------
    MarkedError
        If a line is not ``name: value`` or one of the four is missing.
    """
    head: dict[str, str] = {}
    for line in raw.partition("\n---\n")[0].strip().split("\n"):
        name, colon, value = line.partition(":")
        if not colon:
            raise MarkedError(f"{place}: wanted 'name: value' in the head, got {line!r}")
        head[name.strip()] = value.strip()
    for name in ("id", "outlet", "style", "lang"):
        if name not in head:
            raise MarkedError(f"{place}: the head has no {name!r}")
    return head


def parse_marked(raw: str, place: str = "article") -> Row:
    """Turn one marked file into a row of gold.

    Parameters
    ----------
    raw : str
        The whole file, lines ended by ``\\n``.
    place : str
        Name of the file, for error messages.

    Returns
    -------
    dict
        ``id, text, outlet, lang, style, quotes, names, furniture, headline, neither``. Spans are half-open and count
        code points of ``text``.

    Raises
    ------
    MarkedError
        If the file breaks the format.

    Examples
    --------
    >>> row = parse_marked('''id: a
    ... outlet: Far Shore
    ... style: exile
    ... lang: en
    ... ---
    ... #On bread
    ... “⟦q1:Bread is dear,⟧” ⟦s1:she⟧ ⟦c1:said⟧.
    ... ===
    ... q1 | direct | speech | - | - |''')
    >>> [row["text"][start:end] for start, end in row["quotes"][0]["content"]]
    ['Bread is dear,']
    """
    head = read_head(raw, place)
    rest, end, below = raw.partition("\n---\n")[2].partition("\n===")
    if not end:
        raise MarkedError(f"{place}: no line '===' ends the text")
    body = _Body()
    for number, line in enumerate(rest.split("\n"), start=1):
        if number > 1:
            body.add("\n")
        _read_line(body, line, f"{place}, text line {number}")
    names = sorted(body.marked.pop("n", []))
    quotes = [_read_quote(row, body, place) for row in below.split("\n") if row.strip()]
    if body.marked:
        raise MarkedError(f"{place}: marked in the text but not listed below it: {sorted(body.marked)}")
    return {
        "id": head["id"],
        "text": "".join(body.pieces),
        "outlet": head["outlet"],
        "lang": head["lang"],
        "style": head["style"],
        "quotes": quotes,
        "names": names,
        **body.lines,
    }


def read_marked_folder(folder: Path) -> list[Row]:
    """Read every marked article of a folder, in the order of the file names.

    Parameters
    ----------
    folder : Path
        Folder of ``<id>.txt`` files.

    Returns
    -------
    list of dict
        A row a file, as from :func:`parse_marked`; empty for a folder without such files.

    Raises
    ------
    MarkedError
        If a file breaks the format or its id is not its name.
    """
    rows = []
    for path in sorted(folder.glob("*.txt")):
        row = parse_marked(path.read_bytes().decode("utf-8"), path.name)
        if row["id"] != path.stem:
            raise MarkedError(f"{path.name}: the id inside is {row['id']!r}")
        rows.append(row)
    return rows
