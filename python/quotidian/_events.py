"""Articles of different outlets that tell of the same event, for the report."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from .article import Article
from .errors import InputError

if TYPE_CHECKING:
    from .corpus import Corpus

#: Two articles are alike from this cosine of tf-idf, or where two people speak in both; within so many days.
_ALIKE = 0.2
_SHARED_SPEAKERS = 2
_DAYS = 7
_NEIGHBORS = 5


def same_events(corpus: Corpus, articles: Sequence[Article]) -> list[list[int]]:
    """Groups of article numbers, largest first; each of at least two outlets. Names, which are keyed across scripts, bridge languages."""
    group = list(range(len(articles)))

    def root(number: int) -> int:
        while group[number] != number:
            group[number] = number = group[group[number]]
        return number

    for one, other in [*_alike(corpus), *_same_people(articles)] if len(articles) > 1 else []:
        if articles[one].outlet != articles[other].outlet and _near(articles[one].date, articles[other].date):
            group[root(one)] = root(other)
    groups: dict[int, list[int]] = defaultdict(list)
    for number in range(len(articles)):
        groups[root(number)].append(number)
    return sorted((numbers for numbers in groups.values() if len(numbers) > 1), key=lambda numbers: (-len(numbers), numbers))


def _alike(corpus: Corpus) -> Iterator[tuple[int, int]]:
    try:
        matrix = corpus.count_terms()
    except InputError:  # no word is left to count
        return
    numbers = {id: number for number, id in enumerate(matrix.ids)}
    for row in matrix.weight("tf-idf", sublinear_tf=True).top_n(_NEIGHBORS, min_score=_ALIKE).to_table().rows():
        yield numbers[row["id"]], numbers[row["other"]]


def _same_people(articles: Sequence[Article]) -> Iterator[tuple[int, int]]:
    speaks: dict[str, list[int]] = defaultdict(list)
    for number, article in enumerate(articles):
        for id in dict.fromkeys(quote.speaker_id for quote in article.quotes if quote.speaker_type == "person" and quote.speaker_id):
            speaks[id].append(number)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for numbers in speaks.values():
        # of somebody who speaks everywhere, neighbours in the order of the corpus are enough to bind a group
        for pair in combinations(numbers, 2) if len(numbers) <= 20 else pairwise(numbers):
            shared[pair] += 1
    yield from (pair for pair, count in shared.items() if count >= _SHARED_SPEAKERS)


def _near(one: str | None, other: str | None) -> bool:
    try:
        days = datetime.date.fromisoformat(one or "") - datetime.date.fromisoformat(other or "")
    except ValueError:  # a date is missing or not certain: the words decide alone
        return True
    return abs(days.days) <= _DAYS
