"""Growth to a million documents: time of each batch and memory, for counts in batches by one mergeable state.

Documents are made by a seeded recombination of the paragraphs of the stories that bench_terms.py counts: three to six of them each.
The number of documents may be given: python bench/bench_growth.py 1000000
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator

from bench_terms import MEGABYTE, stories

from quotidian.terms import TermCounts

BATCH = 20_000


def recombined(n: int) -> Iterator[str]:
    """Documents of paragraphs of other documents."""
    _, texts = stories()
    paragraphs = [part for text in texts for part in text.split("\n") if part.strip()]
    chance = random.Random(20)
    for _ in range(n):
        yield "\n".join(chance.choices(paragraphs, k=chance.randint(3, 6)))


def peak() -> float:
    """Most memory that the process has taken so far, in MB; 0 where the system does not say."""
    try:
        with open("/proc/self/status", encoding="ascii") as lines:
            return next(int(line.split()[1]) * 1024 / MEGABYTE for line in lines if line.startswith("VmHWM"))
    except OSError:
        return 0.0


def main() -> int:
    """A line each tenth of the way, then the second pass."""
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    documents = recombined(n)
    counts = TermCounts(tokens="sklearn")
    size, spent, lines = 0, 0.0, []
    for start in range(0, n, BATCH):
        batch = [document for _, document in zip(range(min(BATCH, n - start)), documents, strict=False)]
        size += sum(map(len, batch))
        begin = time.process_time()
        counts.partial_fit(batch, threads=1)
        spent += time.process_time() - begin
        done = start + len(batch)
        if done * 10 // n > start * 10 // n:
            lines.append((done, spent))
            print(
                f"{done:>10,} documents {size / MEGABYTE:7.0f} MB {spent:8.2f} s {1e6 * spent / done:6.1f} µs each, peak {peak():6.0f} MB",
                flush=True,
            )
    frozen = counts.freeze(min_df=5)
    begin = time.process_time()
    rows = frozen.count(batch, threads=1)
    taken = time.process_time() - begin
    print(f"{len(counts):,} terms, {len(counts.to_bytes()) / MEGABYTE:.1f} MB as bytes")
    print(f"a batch of {len(batch):,} counted into {rows.shape[1]:,} columns in {taken:.2f} s")
    half = next((spent for done, spent in lines if done >= n // 2), spent)
    return int(spent > 2.6 * half)  # linear, or nearly


if __name__ == "__main__":
    sys.exit(main())
