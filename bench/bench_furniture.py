"""Furniture by paragraph on planted pages (`planted_pages`): the single page alone, the profile alone, and a reader with the profile.

A profile is learned from 20 pages an outlet and asked about the same pages and about 20 others. Stories: the newswire of
$QUOTIDIAN_DATA/reuters21578.jsonl.xz, else paragraphs of the sample articles, shuffled. Bars for the reader with the profile: precision
.99, recall .97, and no quotation marked.
"""

from __future__ import annotations

import json
import lzma
import os
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from planted_pages import OUTLETS, SPEECH, Page, Printer, Story

import quotidian as qd

PRECISION, RECALL = 0.99, 0.97
PAGES = 20
SEED = 1921


def newswire(path: Path) -> list[Story]:
    """Stories of some length, a line a paragraph."""
    stories = []
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            paragraphs = [" ".join(words.split()) for words in re.split(r"\n {3,}|\n\n", row["text"])]
            paragraphs = [words for words in paragraphs if len(words) > 40]
            if row["title"] and len(paragraphs) >= 3:
                stories.append(Story(" ".join(row["title"].split()), tuple(paragraphs)))
            if len(stories) >= 3000:
                break
    return stories


def shuffled_samples() -> list[Story]:
    """Stories of paragraphs drawn from the sample articles."""
    pick = random.Random(SEED)
    articles = list(qd.read_articles(qd.samples()))
    paragraphs = [
        article.text[section.start : section.end]
        for article in articles
        for section in article.document.sections
        if section.kind in ("lead", "body") and section.end - section.start > 80
    ]
    told = [words for section in paragraphs for words in section.split("\n") if len(words) > 80]
    # a number of its own makes each paragraph another one: a story told again is planted on purpose, not by chance
    return [
        Story(f"Story {n} of the day", tuple(f"{words} No. {pick.random():.9f}.".replace("0.", "") for words in pick.sample(told, 6)))
        for n in range(900)
    ]


def stories() -> tuple[str, list[Story]]:
    """What stands on the pages, and what it is called."""
    path = Path(os.environ.get("QUOTIDIAN_DATA", "")) / "reuters21578.jsonl.xz"
    name, made = ("newswire", newswire(path)) if path.is_file() else ("samples, shuffled", shuffled_samples())
    random.Random(SEED).shuffle(made)
    return name, made


def count(pages: list[Page], marked: Callable[[Page], set[int]]) -> tuple[float, float, int]:
    """Precision, recall, and quotations marked; `marked` gives the starts of the lines it takes for furniture."""
    seen: Counter[str] = Counter()
    for page in pages:
        starts = marked(page)
        for start, end, is_furniture in page.lines:
            if is_furniture is None:
                continue
            seen[f"{start in starts}{is_furniture}"] += 1
            words = page.text[start:end]
            if start in starts and not is_furniture and (words in SPEECH or re.search(r"[\"“”«»]", words)):
                seen["quotations"] += 1
    right, wrong, missed = seen["TrueTrue"], seen["TrueFalse"], seen["FalseTrue"]
    return right / max(1, right + wrong), right / max(1, right + missed), seen["quotations"]


def by_reader(reader: qd.Reader) -> Callable[[Page], set[int]]:
    """Starts of the lines that a reader calls furniture."""

    def marked(page: Page) -> set[int]:
        sections = reader.parse(page.text, outlet=page.outlet).document.sections
        spans = [(section.start, section.end) for section in sections if section.is_furniture]
        return {start for start, end, _ in page.lines if any(first <= start and end <= last for first, last in spans)}

    return marked


def main() -> int:
    """Print a line a way; status 1 below the bars."""
    name, told = stories()
    pages = Printer(told, seed=SEED).pages(per_outlet=PAGES)
    others = Printer(told[len(told) // 2 :], seed=SEED + 1).pages(per_outlet=PAGES)
    start = time.process_time()
    profile = qd.FurnitureProfile.fit(
        qd.Corpus.from_table([{"id": str(n), "text": page.text, "outlet": page.outlet} for n, page in enumerate(pages)])
    )
    took = time.process_time() - start

    def by_profile(page: Page) -> set[int]:
        rows = profile.explain(page.text, outlet=page.outlet).rows()
        return {row["start"] for row in rows if row["furniture"]}

    print(f"{len(OUTLETS)} outlets, {PAGES} pages each, stories: {name}; learned in {took:.2f} s")
    print(f"{'':38} precision  recall  quotations marked")
    below = False
    for what, marked in {
        "one page at a time": by_reader(qd.Reader()),
        "the profile alone": by_profile,
        "a reader with the profile": by_reader(qd.Reader(furniture=profile)),
    }.items():
        for where, asked in (("its own pages", pages), ("other pages", others)):
            precision, recall, quotations = count(asked, marked)
            print(f"{what + ', ' + where:38} {precision:9.4f} {recall:7.4f}  {quotations}")
            if marked is not by_profile and what.endswith("profile"):
                below = below or precision < PRECISION or recall < RECALL or quotations > 0
    return int(below)


if __name__ == "__main__":
    sys.exit(main())
