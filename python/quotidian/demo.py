"""A first look at the articles that come with the package: ``python -m quotidian.demo``."""

from __future__ import annotations

import shutil
import sys

from .sources import read_articles, samples

SHOWN = 24  # rows: what fits on a screen
OUTLET, SPEAKER = 16, 30  # columns of letters


def _cut(words: str, width: int) -> str:
    line = " ".join(words.split())
    return line if len(line) <= width else line[: max(0, width - 1)] + "…"


def main(report: str = "quotidian-report.html") -> int:
    """Print who said what in the sample articles and write the report page into the current folder."""
    corpus = read_articles(samples())
    quotes = corpus.quotes()
    spoken = list(quotes.filter(lambda row: row["speaker"] is not None and row["kind"] != "turn"))
    rest = shutil.get_terminal_size((120, 0)).columns - OUTLET - SPEAKER - 6
    print(f"\n{len(corpus)} articles, {len(quotes)} quotes. Every few of them:\n")
    print(f"{'outlet':{OUTLET}}  {'who':{SPEAKER}}  said what")
    for row in spoken[:: max(1, len(spoken) // SHOWN)][:SHOWN]:
        print(f"{_cut(row['outlet'] or '', OUTLET):{OUTLET}}  {_cut(row['speaker'], SPEAKER):{SPEAKER}}  {_cut(row['text'], rest)}")
    print("\nWho is quoted most:\n")
    print(corpus.speakers().select("speaker", "type", "articles", "outlets", "quotes", "words").head(10))
    print(f"\nThe report page is {corpus.report(report).resolve()}: open it in a browser.")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
