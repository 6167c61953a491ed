"""Seconds that `import quotidian` costs beyond NumPy and SciPy, and that a first parse costs after it (bar: import below 0.25 s)."""

from __future__ import annotations

import statistics
import subprocess
import sys

RUNS = 9
BAR = 0.25
PROGRAM = """
import time
start = time.perf_counter()
import numpy, scipy.sparse
peers = time.perf_counter()
import quotidian
imported = time.perf_counter()
quotidian.parse("“The bridge is safe,” engineer Leyla Sadiq said.", lang="en")
parsed = time.perf_counter()
print(peers - start, imported - peers, parsed - imported)
"""


def main() -> int:
    """Print medians over fresh interpreters; status 1 above the bar."""
    rows = []
    for _ in range(RUNS + 1):
        done = subprocess.run([sys.executable, "-c", PROGRAM], check=True, capture_output=True, text=True)
        rows.append([float(word) for word in done.stdout.split()])
    names = ("numpy and scipy.sparse", "quotidian", "first parse, its lexicon read")
    medians = [statistics.median(column) for column in zip(*rows[1:], strict=True)]  # the first run warms the disk
    for name, seconds in zip(names, medians, strict=True):
        print(f"{name:32}{seconds:8.3f} s")
    return int(medians[1] >= BAR)


if __name__ == "__main__":
    sys.exit(main())
