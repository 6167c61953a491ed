"""Pages of ten invented outlets: newswire stories with page furniture planted around them, and what must not be taken for it.

Every line of a page comes with what it is: True for furniture, False for the article's words, None for headline, byline, date and credit,
which count neither way. Planted among the words of the articles, and no furniture: stories that several outlets repost, stories
that one outlet posts again with changes, sentences of speech that recur ("The ministry declined to comment."), and background
paragraphs that an outlet repeats in story after story.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

#: Lines of furniture, each with the share of pages that carry it.
Lines = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Outlet:
    """What one outlet puts around its articles."""

    name: str
    top: Lines
    date: Lines
    between: Lines
    bottom: Lines


@dataclass(frozen=True, slots=True)
class Story:
    """An article before it is put on a page."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page and what each of its lines is."""

    outlet: str
    text: str
    lines: tuple[tuple[int, int, bool | None], ...]


def read_outlets() -> tuple[Outlet, ...]:
    """The outlets of `outlets.tsv`."""
    kept: dict[str, dict[str, list[tuple[str, float]]]] = {}
    for row in (Path(__file__).parent / "outlets.tsv").read_text("utf-8").splitlines():
        if not row.startswith("#"):
            outlet, place, share, line = row.split("\t")
            kept.setdefault(outlet, {"top": [], "date": [], "between": [], "bottom": []})[place].append((line, float(share)))
    return tuple(Outlet(name, **{place: tuple(lines) for place, lines in places.items()}) for name, places in kept.items())


OUTLETS = read_outlets()

SPEECH = (
    "The ministry declined to comment.",
    "A spokesman for the company could not be reached for comment.",
    '"We do not comment on rumors," the bank said in a statement.',
    '"No decision has been taken," the minister told reporters.',
    "Officials at the embassy said they knew nothing of the matter.",
    "“Bu barədə məlumatım yoxdur”, – nazirliyin sözçüsü bildirib.",
)
BACKGROUND = (
    "The two republics have disputed the delta since 1921, and talks under seven mediators brought neither a border nor a ferry.",
    "The pipeline, opened in 1974, carries a fifth of the country's oil to the coast.",
    "The exchange was closed for four days last spring after its computers failed.",
)
BYLINES = ("By Nora Finch", "By Ilyas Veli", "By the foreign desk")
WORDS = ("grain", "oil", "tariffs", "shipping", "the dollar", "strikes", "budget", "coffee", "steel", "elections", "Zemlya", "the delta")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


class Printer:
    """Puts stories on pages; the same seed gives the same pages."""

    def __init__(self, stories: list[Story], *, seed: int) -> None:
        self.random = random.Random(seed)
        self.stories = stories
        self.titles = [story.title for story in stories]

    def pages(self, *, per_outlet: int) -> list[Page]:
        """Pages of every outlet in turn: its own stories, three reposted ones that others carry too, one posted three times."""
        fresh = iter(self.stories)
        wire = [next(fresh) for _ in range(3)]
        made = []
        for outlet in OUTLETS:
            again = next(fresh)
            told = [*wire, again, self.changed(again), self.changed(again)]
            told += [next(fresh) for _ in range(per_outlet - len(told))]
            background, speech = self.random.choice(BACKGROUND), self.random.sample(SPEECH, 2)
            made += [self.page(outlet, self.told(story, background, speech)) for story in told]
        return made

    def changed(self, story: Story) -> Story:
        """A story posted again: another headline, a paragraph less, one more at the end."""
        more = f"An earlier version of this story gave {self.random.randint(2, 90)} as the number."
        return Story(f"UPDATE {story.title}", (*story.paragraphs[:-1], more))

    def told(self, story: Story, background: str, speech: list[str]) -> Story:
        """The story with sentences that its outlet uses again and again."""
        paragraphs = list(story.paragraphs)
        if self.random.random() < 0.3:
            paragraphs.insert(self.random.randint(1, len(paragraphs)), background)
        for sentence in speech:
            if self.random.random() < 0.35:
                paragraphs.insert(self.random.randint(1, len(paragraphs)), sentence)
        return Story(story.title, tuple(paragraphs))

    def page(self, outlet: Outlet, story: Story) -> Page:
        """One page."""
        rows: list[tuple[str, bool | None]] = [(line, True) for line in self.some(outlet.top)]
        rows += [(story.title, None), (self.random.choice(BYLINES), None), *((line, None) for line in self.some(outlet.date))]
        body: list[tuple[str, bool | None]] = [(paragraph, False) for paragraph in story.paragraphs]
        for line in self.some(outlet.between):
            body.insert(self.random.randint(1, len(body)), (line, True))
        rows += [*body, *((line, True) for line in self.some(outlet.bottom))]
        return _set(outlet.name, rows, "\n" if self.random.random() < 0.3 else "\n\n")

    def some(self, lines: Lines) -> Iterator[str]:
        """Lines that this page carries, filled in."""
        for line, share in lines:
            if self.random.random() < share:
                yield self.filled(line)

    def filled(self, line: str) -> str:
        """A line with its numbers, dates, headlines and words."""
        pick = self.random
        while "{n}" in line:
            line = line.replace("{n}", str(pick.randint(3, 2400)), 1)
        return (
            line.replace("{date}", f"{pick.randint(1, 28)} {pick.choice(MONTHS)} {pick.randint(2019, 2025)}")
            .replace("{time}", f"{pick.randint(0, 23)}:{pick.randint(10, 59)}")
            .replace("{title}", pick.choice(self.titles).capitalize())
            .replace("{tags}", ", ".join(pick.sample(WORDS, 3)))
        )


def _set(outlet: str, rows: list[tuple[str, bool | None]], gap: str) -> Page:
    lines, parts, at = [], [], 0
    for words, what in rows:
        lines.append((at, at + len(words), what))
        parts.append(words)
        at += len(words) + len(gap)
    return Page(outlet, gap.join(parts), tuple(lines))
