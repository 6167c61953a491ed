"""Write the bundled sample articles from their gold.

    python tests/data/make_samples.py            writes python/quotidian/data/samples/<id>.txt and index.csv
    python tests/data/make_samples.py --check    writes nothing; exit status 1 where a file differs from the gold

The gold is the only place where the articles are edited, so the samples people read and the text that is scored are the
same to the last character.
"""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "reference"))

from marked import parse_marked, read_head  # noqa: E402  (the folder must be on the path first)

GOLD = HERE / "gold"
SAMPLES = HERE.parents[1] / "python" / "quotidian" / "data" / "samples"
COLUMNS = ("id", "title", "date", "outlet", "url", "lang")


def sample_files(gold: Path) -> dict[str, bytes]:
    """Return the name and the bytes of every sample file that the gold of a folder makes."""
    files: dict[str, bytes] = {}
    table = io.StringIO()
    rows = csv.DictWriter(table, COLUMNS, lineterminator="\n", extrasaction="ignore", restval="")
    rows.writeheader()
    for path in sorted(gold.glob("*.txt")):
        raw = path.read_bytes().decode("utf-8")
        files[path.name] = parse_marked(raw, path.name)["text"].encode("utf-8")
        rows.writerow(read_head(raw, path.name))
    files["index.csv"] = table.getvalue().encode("utf-8")
    return files


def main(arguments: list[str]) -> int:
    """Write or check the samples; return the exit status."""
    wanted = sample_files(GOLD)
    there = {path.name for path in SAMPLES.glob("*.txt")} | {"index.csv"}
    stale = sorted(name for name in wanted.keys() | there if _read(SAMPLES / name) != wanted.get(name))
    if "--check" in arguments:
        for name in stale:
            print(f"{name} differs from its gold; run python tests/data/make_samples.py", file=sys.stderr)
        return 1 if stale else 0
    SAMPLES.mkdir(parents=True, exist_ok=True)
    for name in stale:
        if name in wanted:
            (SAMPLES / name).write_bytes(wanted[name])
        else:
            (SAMPLES / name).unlink()
    print(f"{len(wanted) - 1} articles, {len(stale)} files changed")
    return 0


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
