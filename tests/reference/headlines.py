"""Read and score the headlines of ``tests/data/headlines``; its README tells the format and what is right."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import marked
import quotidian as qd
from quotidian.text import fold

_WORD = re.compile(r"\w+")
LEAST = 0.8  # Jaccard of the words of a content


@dataclass(frozen=True)
class Headline:
    """One case: its form in words, the headline without marks, the article below, and the quotes the headline holds."""

    lang: str
    form: str
    headline: str
    body: str
    beside: bool
    quotes: tuple[dict[str, Any], ...]


def read_headlines(path: Path) -> list[Headline]:
    """Cases of one file, in order; the language is the file's name up to a hyphen."""
    lang = path.stem.partition("-")[0]
    cases = []
    for block in re.split(r"^= ", path.read_bytes().decode("utf-8"), flags=re.MULTILINE)[1:]:
        form, _, rest = block.partition("\n")
        head, _, below = rest.partition("\n\n")
        lines = below.strip("\n").split("\n")
        rows = [line for line in lines if re.match(r"\d+ \|", line)]
        body = "\n".join(line for line in lines if line not in rows).strip("\n")
        table = "\n".join(
            f"q{n.strip()} | headline | speech | {speaker.strip()} | {kind.strip()} |" for n, speaker, kind in map(_cells, rows)
        )
        gold = marked.parse_marked(
            f"id: a\noutlet: -\nstyle: -\nlang: {lang}\n---\n{head.removeprefix('# ')}\n===\n{table}", f"{path.name}: {form}"
        )
        quotes = tuple(sorted(gold["quotes"], key=lambda quote: quote["content"]))
        cases.append(Headline(lang, form.partition(" +")[0], gold["text"], body, "+title" in form, quotes))
    return cases


def _cells(row: str) -> list[str]:
    return row.split("|")


def _words(text: str, spans: list[list[int]]) -> set[int]:
    return {match.start() for start, end in spans for match in _WORD.finditer(text, start, end)}


def same_speaker(wanted: str | None, got: str | None, kind: str | None) -> bool:
    """Whether two names are of one speaker, by the rule of the README."""
    if not wanted or not got:
        return not wanted and not got
    one, other = (" " + " ".join(_WORD.findall(fold(name))) + " " for name in (wanted, got))
    return one == other or (kind != "person" and (one in other or other in one))


def answer(case: Headline) -> list[dict[str, Any]]:
    """What is found in the headline, with spans of the headline."""
    text = case.body if case.beside else f"{case.headline}\n\n{case.body}"
    article = qd.Reader(lang=case.lang).parse(text, title=case.headline if case.beside else None)
    found = []
    for quote in article.to_dict()["quotes"]:
        in_headline = quote.get("field") == "title" if case.beside else quote["content"][0][0] < len(case.headline)
        if in_headline and quote["inside"] is None:
            found.append(quote)
    return sorted(found, key=lambda quote: quote["content"])


def mistake(case: Headline) -> str | None:
    """Say what is wrong with the answer, or None: "missed", "added", "content" or "speaker"."""
    got = answer(case)
    if len(got) != len(case.quotes):
        return "missed" if len(got) < len(case.quotes) else "added"
    for gold, quote in zip(case.quotes, got, strict=True):
        wanted, have = _words(case.headline, gold["content"]), _words(case.headline, quote["content"])
        if len(wanted & have) < LEAST * len(wanted | have):
            return "content"
        if not same_speaker(gold["speaker"], quote["speaker"], gold["speaker_type"]):
            return "speaker"
    return None
