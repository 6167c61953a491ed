"""What recurs on an outlet's pages: distinct articles, places on the page, and which lines are furniture by them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from ._pages import HEADLINE, OWN, PROSE, QUOTED, TOLD, Pages

#: Places of a line: above the headline, between headline and text, among the text, below it.
TOP, UNDER, BETWEEN, TAIL = range(4)
PLACES = ("top", "under the headline", "among the text", "tail")

#: Two pages tell one story where they share this much of the shorter one's weight.
_ONE_STORY = 0.6
#: A page is compared with so many others that hold the same line: near duplicates stand side by side there.
_NEIGHBORS = 8
#: Fewer distinct articles are no habit.
_FEWEST = 3

#: Why a line is furniture or is not, in words for people.
WHY = (
    "recurs", "its label recurs", "too rare", "quotes somebody", "tells of somebody's words", "the article's own", "recurs among the text",
    "recurs under headlines",
)  # fmt: skip
RECURS, LABEL, RARE, IS_QUOTED, IS_TOLD, IS_OWN, AMONG, UNDER_HEADLINES = range(8)


@dataclass(frozen=True, slots=True)
class Recurring:
    """Lines (or labels) by outlet and key, in order of both.

    Attributes
    ----------
    outlet, key : ndarray, (n,)
    articles, of : ndarray, (n,)
        Distinct articles of the outlet that hold it, of so many.
    place : ndarray, (n, 4)
        Share of its occurrences in each of `PLACES`.
    why : ndarray, (n,)
        Number in `WHY`; furniture where it is `RECURS`.
    """

    outlet: NDArray[np.int32]
    key: NDArray[np.uint64]
    articles: NDArray[np.int64]
    of: NDArray[np.int64]
    place: NDArray[np.float64]
    why: NDArray[np.int8]

    def rows_of(self, outlet: int, keys: NDArray[np.uint64]) -> NDArray[np.int64]:
        """The row of each key of an outlet; -1 where there is none."""
        begin, end = np.searchsorted(self.outlet, [outlet, outlet + 1])
        own = self.key[begin:end]
        at = np.searchsorted(own, keys)
        found = (at < len(own)) & (own[np.minimum(at, len(own) - 1)] == keys) if len(own) else np.zeros(len(keys), bool)
        return np.where(found, at + begin, -1)

    def anywhere(self) -> NDArray[np.uint64]:
        """Keys that are furniture of two outlets: what an outlet that nobody has seen is taken to carry too. Sorted."""
        keys, outlets = np.unique(self.key[self.why == RECURS], return_counts=True)
        return keys[outlets >= 2]


@dataclass(frozen=True, slots=True)
class Habits:
    """What recurs, by lines and by labels, and how many distinct articles each outlet has."""

    lines: Recurring
    labels: Recurring
    articles: NDArray[np.int64]


def habits_of(pages: Pages) -> Habits:
    """Find what recurs. Time and memory grow with the number of lines, times its logarithm."""
    story = stories(pages)
    articles = np.zeros(len(pages.outlets), np.int64)
    if len(pages):
        np.add.at(articles, np.unique(np.stack([pages.outlet, story]), axis=1)[0], 1)
    outlet = pages.outlet[pages.page_of_line]
    seen, at = _distinct(outlet, pages.keys, story[pages.page_of_line])
    places = _places(pages, seen["articles"][at])
    lines = _judge(seen, at, places, pages, articles, labels=False)
    labeled = np.flatnonzero(pages.labels)
    seen, at = _distinct(outlet[labeled], pages.labels[labeled], story[pages.page_of_line][labeled])
    labels = _judge(seen, at, places[labeled], pages, articles, labels=True, lines=labeled)
    return Habits(lines, labels, articles)


def stories(pages: Pages) -> NDArray[np.int64]:
    """A number for each page, the same for pages that tell one story: near duplicates, and pages given as one group.

    A line of running text weighs as many words as it has, the less the more pages of its outlet hold it; so that what an
    outlet prints everywhere makes no two pages alike, and what several outlets repost does.
    """
    count = len(pages)
    lines = np.flatnonzero(pages.flags & PROSE)
    page, key = pages.page_of_line[lines], pages.keys[lines]
    outlet = pages.outlet[page]
    # a line that stands twice on a page counts once
    rows, first = np.unique(np.stack([page.astype(np.uint64), key]), axis=1, return_index=True)
    page, key, outlet, words = rows[0].astype(np.int64), rows[1], outlet[first], pages.words[lines][first].astype(float)
    _, where, frequency = np.unique(np.stack([outlet.astype(np.uint64), key]), axis=1, return_inverse=True, return_counts=True)
    total = np.bincount(pages.outlet, minlength=len(pages.outlets))
    # numpy 2.0 alone gave the inverse of an axis another shape
    held = frequency[where.reshape(-1)]
    weight = words * np.maximum(0, np.log((total[outlet] + 1) / (held + 0.5)))
    pairs = _alike(page, key, weight, count)
    pairs = np.concatenate([pairs, _given(pages.group)], axis=1)
    graph = coo_array((np.ones(pairs.shape[1]), (pairs[0], pairs[1])), shape=(count, count))
    found: NDArray[Any] = connected_components(graph, directed=False)[1] if count else np.zeros(0)
    return found.astype(np.int64)


def _given(group: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Pairs of pages that were given as one group."""
    order = np.argsort(group, kind="stable")
    same = (group[order][1:] == group[order][:-1]) & (group[order][1:] != 0)
    return np.stack([order[:-1][same], order[1:][same]])


def _alike(page: NDArray[np.int64], key: NDArray[np.uint64], weight: NDArray[np.float64], count: int) -> NDArray[np.int64]:
    """Pairs of pages that share most of the shorter one's weight."""
    whole = np.bincount(page, weight, minlength=count)
    # pages are known by their heaviest line: near duplicates mostly have the same, and so stand side by side
    order = np.lexsort((key, weight, page))
    heaviest = np.zeros(count, np.uint64)
    heaviest[page[order]] = key[order]
    heavy = weight > 0
    page, key, weight = page[heavy], key[heavy], weight[heavy]
    order = np.lexsort((page, heaviest[page], key))
    page, key, weight = page[order], key[order], weight[order]
    ones, others, shared = [], [], []
    for step in range(1, _NEIGHBORS + 1):
        same = np.flatnonzero(key[step:] == key[:-step])
        ones.append(np.minimum(page[same], page[same + step]))
        others.append(np.maximum(page[same], page[same + step]))
        shared.append(np.minimum(weight[same], weight[same + step]))
    one, other = np.concatenate(ones), np.concatenate(others)
    pairs, where = np.unique(one * max(count, 1) + other, return_inverse=True)
    together = np.bincount(where.reshape(-1), np.concatenate(shared), minlength=len(pairs))
    first, second = pairs // max(count, 1), pairs % max(count, 1)
    close = together >= _ONE_STORY * np.minimum(whole[first], whole[second])
    return np.stack([first[close], second[close]])


def _distinct(outlet: NDArray[Any], key: NDArray[np.uint64], story: NDArray[np.int64]) -> tuple[dict[str, NDArray[Any]], NDArray[np.int64]]:
    """Rows of outlet and key with the number of distinct stories, and the row of each line."""
    rows, at = np.unique(np.stack([outlet.astype(np.uint64), key]), axis=1, return_inverse=True)
    at = at.reshape(-1)
    once = np.unique(np.stack([at, story]), axis=1)[0]
    articles = np.bincount(once, minlength=rows.shape[1]).astype(np.int64)
    return {"outlet": rows[0].astype(np.int32), "key": rows[1], "articles": articles}, at


def _places(pages: Pages, articles: NDArray[np.int64]) -> NDArray[np.int8]:
    """Place of every line of every page, as a number of `PLACES`."""
    flags, page = pages.flags, pages.page_of_line
    rare = articles < _FEWEST
    # a paragraph without a full stop is told from a headline of another story by its length
    text = rare & (((flags & PROSE) > 0) | (pages.words >= 14)) | ((flags & QUOTED) > 0)
    title = rare & (pages.words >= 2) & ((flags & OWN) == 0)
    number = np.arange(len(flags))
    none = len(flags)
    first_text, first_title = np.full(len(pages), none), np.full(len(pages), none)
    last_text = np.full(len(pages), -1)
    np.minimum.at(first_text, page[text], number[text])
    np.minimum.at(first_title, page[title], number[title])
    np.maximum.at(last_text, page[text], number[text])
    places = np.full(len(flags), BETWEEN, np.int8)
    places[number < first_text[page]] = UNDER
    places[number < np.minimum(first_title, first_text)[page]] = TOP
    # a page without text of its own has no tail that could be told from a head
    places[(number > last_text[page]) & (last_text[page] >= 0)] = TAIL
    return places


def _judge(
    seen: dict[str, NDArray[Any]],
    at: NDArray[np.int64],
    places: NDArray[np.int8],
    pages: Pages,
    articles: NDArray[np.int64],
    *,
    labels: bool,
    lines: NDArray[np.int64] | None = None,
) -> Recurring:
    """Decide for every outlet and key. docs/methods/furniture.md tells the rules in words."""
    count = len(seen["key"])
    flags = pages.flags if lines is None else pages.flags[lines]
    total = np.bincount(at, minlength=count)
    place = np.stack([np.bincount(at, places == n, minlength=count) for n in range(4)], axis=1) / np.maximum(total, 1)[:, None]

    def share(flag: int) -> NDArray[np.float64]:
        return np.bincount(at, (flags & flag) > 0, minlength=count) / np.maximum(total, 1)

    of = articles[seen["outlet"]]
    part = seen["articles"] / np.maximum(of, 1)
    prose, outside, under = share(PROSE) > 0, place[:, TOP] + place[:, TAIL] >= 0.9, place[:, UNDER] >= 0.5
    if labels:
        least = np.where(outside, 0.25, 0.5)
    else:
        least = np.where(outside, np.where(prose, 0.3, 0.03), np.where(prose, 0.4, np.where(under, 0.5, 0.2)))
    fewest = np.where(outside, _FEWEST, _FEWEST + 1)
    # background paragraphs recur among the text too: there a share counts without one standard error of it
    sure = part - np.where(prose & ~outside, np.sqrt(part * (1 - part) / np.maximum(of, 1)), 0)
    why = np.where((seen["articles"] >= fewest) & (sure >= least), RECURS, np.where(outside, RARE, np.where(under, UNDER_HEADLINES, AMONG)))
    why[seen["articles"] < _FEWEST] = RARE
    # a column's standing headline ("Rates on 5 May") is on few pages of its outlet, a masthead taken for one on most
    why[(share(OWN) >= 0.5) | ((share(HEADLINE) >= 0.5) & (part < 0.5))] = IS_OWN
    # a sentence with a cue may be the page's own law or advice: where nearly every page ends in it
    why[(share(TOLD) > 0) & ~(outside & (part >= 0.6))] = IS_TOLD
    why[share(QUOTED) > 0] = IS_QUOTED
    return Recurring(seen["outlet"], seen["key"], seen["articles"], of, place, why.astype(np.int8))
