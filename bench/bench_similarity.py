"""The ten most similar stories of each story, exactly: processor time of one thread, and the same by SciPy on a part.

Texts as in bench_terms.py.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
from bench_terms import seconds, stories

import quotidian as qd

PART = 2000


def main() -> int:
    """Print a line a task; status 1 where the answers differ."""
    name, texts = stories()
    wide = qd.count_terms(texts, tokens="sklearn").weight("tf-idf")
    narrow = qd.count_terms(texts, tokens="sklearn", stop_words="en", max_df=0.2).weight("tf-idf")
    print(f"{name}: {len(texts):,} texts; processor seconds of one thread")
    for task, matrix in (("top 10, all words", wide), ("top 10, no stop words", narrow)):
        quick, _ = seconds(lambda matrix=matrix: matrix.top_n(10, threads=1), 2)
        start = time.perf_counter()
        matrix.top_n(10, threads=2)
        print(f"{task:26}{quick:8.2f} s   two threads {time.perf_counter() - start:6.2f} s (clock)")
    part = narrow[:PART]
    quick, found = seconds(lambda: part.top_n(10, narrow, threads=1), 2)
    start = time.process_time()
    scores = (part.to_scipy() @ narrow.to_scipy().T).toarray()
    slow = time.process_time() - start
    print(f"{f'{PART:,} against all':26}{quick:8.2f} s   SciPy's product alone {slow:6.2f} s   ratio {slow / quick:5.1f}")
    best = -np.sort(-scores, axis=1)[:, :10]
    rows = np.repeat(np.arange(len(part)), np.diff(found.starts))
    places = np.arange(len(rows)) - found.starts[rows]
    equal = bool(np.allclose(best[rows, places], found.scores, atol=1e-12))
    print(f"equal: {equal}")
    return int(not equal)


if __name__ == "__main__":
    sys.exit(main())
