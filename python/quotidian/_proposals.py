"""Who could be one speaker under two names: likeness of keys, for people to decide. Nothing here merges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from . import _core
from .article import Article

#: A word shared by more speakers than this tells nothing of who is who: pairs are not formed by it.
CROWD = 200


@dataclass(slots=True)
class Named:
    """A speaker as the articles name it: its commonest name, the words of its key, how often it was met."""

    name: str
    words: tuple[str, ...]
    type: str | None
    met: int = 0
    outlets: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two names, the commoner first, and why they could be one."""

    name: str
    value: str
    why: str


def named_speakers(articles: Iterable[Article]) -> dict[str, Named]:
    """Speakers by id; unnamed ones are left out."""
    known: dict[str, Named] = {}
    for article in articles:
        for speaker in article.speakers:
            # word by word: the key of a whole name may be spelled rougher than that of a surname alone
            words = tuple(sorted(key for word in speaker.name.split() for key in _core.name_key(word).split()))
            if not words or speaker.type in ("unnamed", "group", "document"):
                continue
            one = known.setdefault(speaker.id, Named(speaker.name, words, speaker.type))
            one.met += 1
            if article.outlet:
                one.outlets.add(article.outlet)
    return known


def proposals(known: Mapping[str, Named]) -> Iterator[Proposal]:
    """Pairs worth a look, the most often met first.

    Two people are proposed where one's names are among the other's ("Recep Erdogan", "Recep Tayyip Erdogan"), where they share a surname
    and the given name is an initial or differs in one letter, and where one letter parts the surnames under one given name. Bodies are
    proposed where the words of one are among those of the other. Cost grows with the pairs that share a word or all but a letter of one;
    words that more than `CROWD` speakers share form no pairs.
    """
    by_word: dict[str, list[str]] = defaultdict(list)
    for id, one in known.items():
        for form in {form for word in one.words for form in _forms(word)}:
            by_word[form].append(id)
    seen: set[tuple[str, str]] = set()
    found: list[tuple[int, Proposal]] = []
    for ids in by_word.values():
        if len(ids) > CROWD:
            continue
        for pair in combinations(sorted(ids), 2):
            if pair in seen:
                continue
            seen.add(pair)
            one, other = sorted((known[id] for id in pair), key=lambda speaker: (-len(speaker.words), -speaker.met, speaker.name))
            why = _why(one, other)
            if why:
                found.append((-(one.met + other.met), Proposal(one.name, other.name, why)))
    found.sort(key=lambda item: (item[0], item[1].name, item[1].value))
    yield from (proposal for _, proposal in found)


def _forms(word: str) -> Iterator[str]:
    """The word and, of a longer one, what is left without any one of its letters: words that differ in one letter share a form."""
    yield word
    if len(word) >= 5:
        yield from (word[:i] + word[i + 1 :] for i in range(len(word)))


def _why(one: Named, other: Named) -> str | None:
    if (one.type == "person") != (other.type == "person"):
        return None
    if one.words == other.words:
        return "spelled alike"
    mine, yours = set(one.words), set(other.words)
    if yours < mine:
        return f"{other.name!r} is part of {one.name!r}"
    apart = sorted(mine - yours), sorted(yours - mine)
    if one.type == "person" and len(one.words) == len(other.words) > 1 and len(apart[0]) == len(apart[1]) == 1:
        return _why_names(apart[0][0], apart[1][0])
    return None


def _why_names(a: str, b: str) -> str | None:
    """Of two people with all but one of their names in common: why these two names could be one."""
    if min(len(a), len(b)) == 1 and a[0] == b[0]:
        return f"{a[0].upper()}. may be short for the other's name"
    return "one letter apart" if min(len(a), len(b)) >= 4 and _one_letter(a, b) else None


def _one_letter(a: str, b: str) -> bool:
    """Whether one letter more, less, other or two changed about part the words."""
    if len(a) > len(b):
        a, b = b, a
    if len(b) - len(a) > 1:
        return False
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    if len(a) == len(b):
        turned = b[:at] + b[at : at + 2][::-1] + b[at + 2 :]
        return a[at + 1 :] == b[at + 1 :] or a == turned
    return a[at:] == b[at + 1 :]
