"""Counting and weighting against scikit-learn in one run: processor time of one thread, ratio, and whether the answers are equal.

Texts: the newswire stories of $QUOTIDIAN_DATA/reuters21578.jsonl.xz, else the sample articles repeated. Bar: counts at least ten
times as fast as scikit-learn's `CountVectorizer`.
"""

from __future__ import annotations

import json
import lzma
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sklearn.feature_extraction import text as peer

import quotidian as qd
from quotidian import sklearn as ours

BAR = 10.0
RUNS = 5


def stories() -> tuple[str, list[str]]:
    """What is counted, and what it is called."""
    place = os.environ.get("QUOTIDIAN_DATA")
    path = Path(place) / "reuters21578.jsonl.xz" if place else None
    if path is None or not path.exists():
        articles = [article.text for article in qd.read_articles(qd.samples())]
        return "samples, repeated", articles * (20_000 // len(articles))
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return "Reuters-21578", [json.loads(line)["text"] for line in lines]


def seconds(call: Callable[[], Any], runs: int = RUNS) -> tuple[float, Any]:
    """Least processor time of a call over several runs, and its answer."""
    best, answer = float("inf"), None
    for _ in range(runs):
        start = time.process_time()
        answer = call()
        best = min(best, time.process_time() - start)
    return best, answer


def main() -> int:
    """Print a line a task; status 1 below the bar."""
    name, texts = stories()
    size = sum(len(text.encode("utf-8", "replace")) for text in texts) / 1e6
    print(f"{name}: {len(texts):,} texts, {size:.1f} MB; processor seconds of one thread, best of {RUNS}")
    tasks: list[tuple[str, type, type, dict[str, Any]]] = [
        ("counts", ours.CountVectorizer, peer.CountVectorizer, {}),
        ("counts, words and pairs", ours.CountVectorizer, peer.CountVectorizer, {"ngram_range": (1, 2)}),
        ("tf-idf", ours.TfidfVectorizer, peer.TfidfVectorizer, {}),
        ("hashed counts", ours.HashingVectorizer, peer.HashingVectorizer, {}),
    ]
    first = 0.0
    for task, mine, theirs, options in tasks:
        quick, found = seconds(lambda mine=mine, options=options: mine(**options).fit_transform(texts))
        slow, wanted = seconds(lambda theirs=theirs, options=options: theirs(**options).fit_transform(texts), 2)
        ratio = slow / quick
        first = first or ratio
        equal = found.shape == wanted.shape and abs(found - wanted).max() < 1e-12
        print(f"{task:26}{quick:8.3f} s {size / quick:7.0f} MB/s   scikit-learn {slow:7.3f} s   ratio {ratio:5.1f}   equal: {equal}")
        if not equal:
            return 1
    counts = ours.CountVectorizer().fit_transform(texts)
    quick, _ = seconds(lambda: ours.TfidfTransformer().fit_transform(counts))
    slow, _ = seconds(lambda: peer.TfidfTransformer().fit_transform(counts))
    print(f"{'tf-idf of given counts':26}{quick:8.3f} s                scikit-learn {slow:7.3f} s   ratio {slow / quick:5.1f}")
    quick, _ = seconds(lambda: qd.count_terms(texts, threads=1), 1)
    print(f"{'counts of treebank words':26}{quick:8.3f} s {size / quick:7.0f} MB/s")
    start = time.perf_counter()
    qd.count_terms(texts, tokens="sklearn", threads=1)
    middle = time.perf_counter()
    qd.count_terms(texts, tokens="sklearn", threads=2)
    print(f"two threads against one: {(middle - start) / (time.perf_counter() - middle):.2f} times as fast (clock)")
    return int(first < BAR)


if __name__ == "__main__":
    sys.exit(main())
