"""Print a marked interview in another layout: names, initials after the first full names, words for the sides, dashes, no sign at all."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

LAYOUTS = ("name", "initials", "sides", "dash", "answers", "questions", "bare")
SIDES = {"en": ("Q", "A"), "ru": ("Вопрос", "Ответ"), "az": ("Sual", "Cavab"), "tr": ("Soru", "Cevap")}


def _initials(name: str) -> str:
    return "".join(word[0].upper() for word in name.split())


def fits(row: dict[str, Any], layout: str) -> bool:
    """Whether an interview can be printed so: without labels only where two talk; names need names of their own initials."""
    people = {quote["speaker"] for quote in row["quotes"]}
    sides = [quote["turn"] for quote in row["quotes"]]
    alternate = all(a != b for a, b in pairwise(sides))
    if layout in ("name", "initials"):
        return None not in people and len({_initials(name) for name in people}) == len(people)
    if layout == "sides":
        return len(people) == 2
    asking = all(quote_text(row, quote).rstrip(")").endswith("?") for quote in row["quotes"] if quote["turn"] == "question")
    return len(people) == 2 and alternate and sides[0] == "question" and (asking or layout in ("dash", "answers"))


def quote_text(row: dict[str, Any], quote: dict[str, Any]) -> str:
    """The words of a turn's first paragraph."""
    start, end = quote["content"][0]
    return str(row["text"][start:end])


def laid_out(row: dict[str, Any], layout: str) -> dict[str, Any]:
    """Return the interview in a layout, as a row of gold: what stands above and below the turns stays, remarks between them go."""
    text: str = row["text"]
    first = text.rfind("\n", 0, row["quotes"][0]["content"][0][0]) + 1
    last = row["quotes"][-1]["content"][-1][1]
    parts, length, quotes, seen = [text[:first]], first, [], set()

    def add(words: str) -> None:
        nonlocal length
        parts.append(words)
        length += len(words)

    for quote in row["quotes"]:
        name, question = quote["speaker"] or "-", quote["turn"] == "question"
        label = {
            "name": f"{name}: ",
            "initials": f"{name if name not in seen else _initials(name)}: ",
            "sides": f"{SIDES[row['lang']][0 if question else 1]}: ",
            "dash": "— ",
            "answers": "" if question else "— ",
            "questions": "— " if question else "",
            "bare": "",
        }[layout]
        seen.add(name)
        add(label)
        spans = []
        for start, end in quote["content"]:
            spans.append([length, length + end - start])
            add(text[start:end])
            add("\n\n")
        quotes.append({**quote, "content": spans, "source": [], "cue": []})
    add(re.sub(r"^[^\n]*\n+", "", text[last:], count=1))
    return {**row, "id": f"{row['id']}-{layout}", "text": "".join(parts), "quotes": quotes}
