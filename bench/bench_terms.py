"""Counting and weighting against scikit-learn in one run: processor time of one thread, ratio, bar, and whether the answers are equal.

Texts: the newswire stories of $QUOTIDIAN_DATA/reuters21578.jsonl.xz, else the sample articles repeated; for letters that are not Latin
the Russian treebank there, else the Russian samples, repeated to 20 MB. Status 1 where an answer differs or a bar is missed.
"""

from __future__ import annotations

import json
import lzma
import os
import pickle
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import text as peer

import quotidian as qd
from quotidian import sklearn as ours

RUNS = 7
MEGABYTE = 1e6
RUSSIAN_SIZE = 20 * MEGABYTE


def data(name: str) -> Path | None:
    """A file of $QUOTIDIAN_DATA, where there is one."""
    place = os.environ.get("QUOTIDIAN_DATA")
    path = Path(place) / name if place else None
    return path if path is not None and path.exists() else None


def stories() -> tuple[str, list[str]]:
    """What is counted, and what it is called."""
    path = data("reuters21578.jsonl.xz")
    if path is None:
        articles = [article.text for article in qd.read_articles(qd.samples())]
        return "samples, repeated", articles * (20_000 // len(articles))
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return "Reuters-21578", [json.loads(line)["text"] for line in lines]


def russian() -> list[str]:
    """Russian texts of ten sentences each, repeated to 20 MB."""
    path = data("treebanks/ru_gsd-dev.conllu.xz")
    if path is None:
        texts = [article.text for article in qd.read_articles(qd.samples(), pattern="*-ru-*")]
    else:
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            sentences = [line[9:].strip() for line in lines if line.startswith("# text = ")]
        texts = [" ".join(sentences[at : at + 10]) for at in range(0, len(sentences), 10)]
    return texts * int(RUSSIAN_SIZE // size_of(texts) + 1)


def size_of(texts: list[str]) -> int:
    """Bytes of texts as UTF-8."""
    return sum(len(text.encode("utf-8", "replace")) for text in texts)


def seconds(call: Callable[[], Any], runs: int = RUNS, clock: Callable[[], float] = time.process_time) -> tuple[float, Any]:
    """Least time of a call over several runs, and its answer."""
    best, answer = float("inf"), None
    for _ in range(runs):
        answer = None
        start = clock()
        answer = call()
        best = min(best, clock() - start)
    return best, answer


def beside(task: str, mine: Callable[[], Any], theirs: Callable[[], Any], size: float, bar: float, peer_runs: int = 2) -> bool:
    """Print a line: both times, the ratio, whether the answers are equal; ours is timed before and after the peer."""
    quick, found = seconds(mine)
    slow, wanted = seconds(theirs, peer_runs)
    quick = min(quick, seconds(mine)[0])
    equal = found.shape == wanted.shape and found.nnz == wanted.nnz and (found.nnz == 0 or abs(found - wanted).max() < 1e-12)
    ratio = slow / quick
    speed = f"{size / quick:6.0f} MB/s" if size else " " * 11
    met = "" if not bar else f"   bar {bar:g}: {'met' if ratio >= bar else 'MISSED'}"
    print(f"{task:30}{quick:8.4f} s {speed}   scikit-learn {slow:8.4f} s   ratio {ratio:5.1f}   equal: {equal}{met}", flush=True)
    return equal and (not bar or ratio >= bar)


def compare(texts: list[str]) -> list[bool]:
    """The classes, one after another."""
    size = size_of(texts) / MEGABYTE
    tasks: list[tuple[str, str, dict[str, Any], float, int]] = [
        ("counts", "CountVectorizer", {}, 15, 3),
        ("tf-idf", "TfidfVectorizer", {}, 15, 3),
        ("words and pairs", "CountVectorizer", {"ngram_range": (1, 2)}, 20, 1),
        ("characters in words, 3 to 5", "CountVectorizer", {"analyzer": "char_wb", "ngram_range": (3, 5)}, 20, 1),
        ("hashed counts", "HashingVectorizer", {}, 0, 2),
    ]
    met = []
    for task, name, options, bar, runs in tasks:
        mine, theirs = getattr(ours, name), getattr(peer, name)
        call = lambda kind, options=options: kind(**options).fit_transform(texts)  # noqa: E731
        met.append(beside(task, lambda mine=mine, call=call: call(mine), lambda theirs=theirs, call=call: call(theirs), size, bar, runs))
    counts = ours.CountVectorizer().fit_transform(texts)
    ready = (lambda: ours.TfidfTransformer().fit_transform(counts), lambda: peer.TfidfTransformer().fit_transform(counts))
    met.append(beside("tf-idf of ready counts", *ready, 0, 5, 20))
    quick, vocabulary = seconds(lambda: ours.CountVectorizer().fit(texts).vocabulary_)
    print(f"{'counts, vocabulary_ as a dict':30}{quick:8.4f} s   {len(vocabulary):,} terms")
    fitted = ours.TfidfVectorizer(ngram_range=(1, 2), max_features=80_000).fit(texts)
    stored = pickle.dumps(fitted)
    loading, _ = seconds(lambda: pickle.loads(stored))
    print(f"{'pickle of 80,000 terms':30}{len(stored) / MEGABYTE:8.2f} MB   loads in {1000 * loading:.1f} ms   bars 1.5 MB, 20 ms")
    met.append(len(stored) <= 1.5 * MEGABYTE and loading < 0.02)
    return met


def threads(texts: list[str]) -> bool:
    """Two threads against one, by the clock, turn by turn."""
    one = two = float("inf")
    for _ in range(2 * RUNS):
        one = min(one, seconds(lambda: ours.CountVectorizer(n_jobs=1).fit_transform(texts), 1, time.perf_counter)[0])
        two = min(two, seconds(lambda: ours.CountVectorizer(n_jobs=2).fit_transform(texts), 1, time.perf_counter)[0])
    ratio = one / two
    print(f"{'two threads against one':30}{two:8.4f} s   {ratio:.2f} times as fast by the clock   bar 1.7")
    return ratio >= 1.7


MEMORY = """
import sys, json
sys.path.insert(0, sys.argv[1])
import bench_terms
from quotidian import sklearn
def peak():
    with open("/proc/self/status") as lines:
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))
_, texts = bench_terms.stories()
sklearn.CountVectorizer().fit_transform(texts[:100])
open("/proc/self/clear_refs", "w").write("5")
before = peak()
options = {name: tuple(value) if isinstance(value, list) else value for name, value in json.loads(sys.argv[2]).items()}
made = sklearn.CountVectorizer(**options).fit_transform(texts)
print(peak() - before, made.data.nbytes + made.indices.nbytes + made.indptr.nbytes)
"""


def memory(task: str, options: dict[str, Any]) -> bool:
    """Peak of a fresh process above its texts, as a multiple of the result (Linux)."""
    if not Path("/proc/self/clear_refs").exists():
        return True
    call = [sys.executable, "-c", MEMORY, str(Path(__file__).parent), json.dumps(options)]
    more, result = map(int, subprocess.run(call, capture_output=True, text=True, check=True).stdout.split())
    print(f"{'peak memory, ' + task:30}{more / MEGABYTE:8.0f} MB above the texts   {more / result:.2f} times the result   bar 2.5")
    return more <= 2.5 * result


def main() -> int:
    """Print a line a task; status 1 below a bar."""
    name, texts = stories()
    print(f"{name}: {len(texts):,} texts, {size_of(texts) / MEGABYTE:.1f} MB; processor seconds of one thread, best of {2 * RUNS}")
    met = compare(texts)
    met.append(threads(texts))
    met += [memory("words", {}), memory("words and pairs", {"ngram_range": [1, 2]})]
    met.append(memory("characters in words", {"analyzer": "char_wb", "ngram_range": [3, 5]}))
    cyrillic = russian()
    size = size_of(cyrillic) / MEGABYTE
    kinds = (ours.CountVectorizer, peer.CountVectorizer)
    calls = [lambda kind=kind: kind().fit_transform(cyrillic) for kind in kinds]
    met.append(beside(f"Russian, {size:.0f} MB, counts", *calls, size, 10))
    quick, _ = seconds(lambda: qd.count_terms(texts, threads=1), 1)
    print(f"{'counts of treebank words':30}{quick:8.4f} s {size_of(texts) / MEGABYTE / quick:6.0f} MB/s")
    return int(not np.all(met))


if __name__ == "__main__":
    sys.exit(main())
