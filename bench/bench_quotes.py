"""Speed and memory of the whole way from text to quotes with speakers: tokens a second on one core, two threads against one, peak memory.

Texts: newswire of $QUOTIDIAN_DATA (Reuters-21578, and the train articles of PolNeAR), else the English sample articles repeated. Bars:
100,000 tokens a second on one core, two threads at least 1.7 times as fast, at most 200 MB beyond the texts for 20,000 articles in batches.
"""

from __future__ import annotations

import json
import lzma
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import quotidian as qd
from quotidian import _core
from quotidian.lexicon import default_lexicons
from quotidian.reader import _model

SPEED_BAR, THREADS_BAR, MEMORY_BAR = 100_000.0, 1.7, 200.0
RUNS, TEXTS, ARTICLES = 3, 600, 20_000


def texts() -> Iterator[tuple[str, list[str]]]:
    """Sets of texts with their names."""
    place = Path(os.environ.get("QUOTIDIAN_DATA", "/nowhere"))
    found = False
    for name, path in (("Reuters-21578", "reuters21578.jsonl.xz"), ("PolNeAR train", "polnear/train.jsonl.xz")):
        if not (place / path).exists():
            continue
        found = True
        with lzma.open(place / path, "rt", encoding="utf-8") as lines:
            yield name, [row["text"] for row in map(json.loads, lines) if row["text"]]
    if not found:
        samples = [article.text for article in qd.read_articles(qd.samples()) if article.lang == "en"]
        yield "samples, repeated", samples * (ARTICLES // len(samples))


def read(rows: list[str], threads: int) -> int:
    """Everything the core does with English texts; the number of tokens."""
    lexicons, model = default_lexicons(), _model()
    documents = _core.parse_documents(rows, lexicons, ["en"] * len(rows), [0] * len(rows), "treebank", threads)
    taggings = _core.tag_many(documents, lexicons, threads, model)
    mentions = _core.find_mentions_many(documents, taggings, lexicons, threads)
    quotes = _core.find_quotes_many(documents, taggings, mentions, lexicons, model, threads)
    _core.resolve_speakers_many(documents, taggings, mentions, quotes, lexicons, model, threads)
    return sum(len(document.tokens) for document in documents)


def seconds(call: Callable[[], object], clock: Callable[[], float]) -> float:
    """Least time of a call over several runs."""
    best = float("inf")
    for _ in range(RUNS):
        before = clock()
        call()
        best = min(best, clock() - before)
    return best


def growth(rows: list[str]) -> tuple[int, float]:
    """Quotes of many articles read in batches, and by how many MB the process grew beyond what it held with the texts."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    quotes = sum(len(article.quotes) for article in qd.Reader(lang="en").parse_many(rows))
    return quotes, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024


def main() -> None:
    """Print the figures; end with 1 where a bar is missed."""
    missed = False
    for number, (name, rows) in enumerate(texts()):
        if number == 0:  # before anything else has grown
            many = (rows * (ARTICLES // len(rows) + 1))[:ARTICLES]
            quotes, grown = growth(many)
            print(f"{name}, {len(many):,} articles, {quotes:,} quotes: {grown:.0f} MB more than the texts")
            missed |= grown > MEMORY_BAR
        some = rows[:TEXTS]
        tokens = read(some, 1)
        one = tokens / seconds(partial(read, some, 1), time.process_time)
        ratio = seconds(partial(read, some, 1), time.perf_counter) / seconds(partial(read, some, 2), time.perf_counter)
        print(f"{name}: {len(some)} texts, {tokens:,} tokens; {one:,.0f} tokens/s on one core; two threads {ratio:.2f} times as fast")
        missed |= one < SPEED_BAR or ratio < THREADS_BAR
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
