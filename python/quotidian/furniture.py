"""Profiles of page furniture: what recurs on an outlet's pages and belongs to no article."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from . import _core, _pages
from ._page_lines import groups_of, keep_samples, lines_of, sample
from ._pages import OWN, PROSE, QUOTED, Pages
from ._records import Row, row_of
from ._recurring import BETWEEN, IS_QUOTED, LABEL, PLACES, RARE, RECURS, WHY, Habits, habits_of
from .article import Article
from .errors import InputError
from .table import Table

if TYPE_CHECKING:
    from .corpus import Corpus

__all__ = ["FurnitureProfile"]


class FurnitureProfile:
    r"""What recurs on the pages of outlets: learned from a corpus, kept in a file, used by `Reader`.

    A line is a paragraph of the page, known by its words without figures, dates, case and punctuation. It is furniture of an outlet
    where enough of the outlet's distinct articles carry it, in a place where furniture stands; words that somebody is
    quoted with never are. docs/methods/furniture.md has the rules.

    Notes
    -----
    A profile is the set of pages it has seen, as fingerprints. Joining two is joining the sets: in any order, in any grouping, and with
    a profile twice, the result is the same, and the same as learned from all pages at once.

    Examples
    --------
    >>> page = "Harbor Gazette\n\nOn {}\n\nThe {} market opened on the quay on Monday, and people came.\n\nTell a neighbor"
    >>> pages = [page.format(word, word) for word in ["fish", "wool", "salt", "corn"]]
    >>> import quotidian as qd
    >>> corpus = qd.Corpus.from_table([{"id": str(n), "text": page, "outlet": "gazette"} for n, page in enumerate(pages)])
    >>> profile = FurnitureProfile.fit(corpus)
    >>> profile.table()["line"]
    ('Harbor Gazette', 'Tell a neighbor')
    """

    def __init__(self, pages: Pages | None = None) -> None:
        self._pages = pages if pages is not None else _pages.no_pages()

    @classmethod
    def fit(
        cls,
        corpus: Corpus,
        *,
        by: str | Callable[[Row], str] = "outlet",
        groups: Mapping[str, Any] | Sequence[Any] | None = None,
        threads: int | None = None,
    ) -> FurnitureProfile:
        """Learn what recurs.

        Parameters
        ----------
        corpus : Corpus
            Pages with their furniture. They are read batch by batch; nothing of them is kept but fingerprints, and the words of
            lines that stood on two pages.
        by : {"outlet", "lang"} or callable
            What pages are taken together by: a field of their rows, or a function of a row. Pages without it make one outlet.
        groups : mapping or sequence, optional
            Which pages tell one story: from ids, or one for each page in order. Near duplicates are found without it.
        threads : int, optional
            All cores without it; the profile is the same for any number.

        Returns
        -------
        FurnitureProfile

        Raises
        ------
        InputError
            For a field that rows do not have, or a sequence of groups that is not as long as the corpus.
        """
        if not callable(by) and by not in ("outlet", "lang"):
            raise InputError(f"by: 'outlet', 'lang' or a function of a row wanted, got {by!r}")
        parts, met, seen = [], 0, set[int]()
        samples: dict[int, str] = {}
        for rows in corpus.iter_rows():
            given = groups_of(rows, groups, met)
            names = [str(by(row) if callable(by) else getattr(row, by) or "") for row in rows]
            columns = lines_of(rows, corpus.reader._lexicons, corpus.reader.lang, threads or 0)
            keep_samples(rows, columns, seen, samples)
            parts.append(_pages.pages_of(names, given, columns, {}))
            met += len(rows)
        if groups is not None and not isinstance(groups, Mapping) and len(groups) > met:
            raise InputError(f"groups: one for each page wanted, got {len(groups)} for {met} pages")
        pages = _pages.united(parts)
        return cls(Pages(pages.outlets, **pages.arrays(), samples=samples))

    def merge(self, *others: FurnitureProfile) -> FurnitureProfile:
        """One profile of all pages that this one and others have seen; order and grouping do not matter."""
        return FurnitureProfile(_pages.united([self._pages, *(other._pages for other in others)]))

    def save(self, path: str | Path) -> None:
        """Write to a file, whole or not at all.

        Raises
        ------
        OutputError
            Where it cannot be written.
        """
        _pages.save(self._pages, path)

    @classmethod
    def load(cls, path: str | Path) -> FurnitureProfile:
        """Read from a file.

        Raises
        ------
        InputError
            Where the file is missing, no profile, damaged, or of another version.
        """
        return cls(_pages.load(path))

    @property
    def outlets(self) -> dict[str, int]:
        """Distinct articles of each outlet."""
        return dict(zip(self._pages.outlets, self._found.articles.tolist(), strict=True))

    def table(self, *, outlet: str | None = None, top: int | None = 20) -> Table:
        """Furniture with counts, most frequent first.

        Parameters
        ----------
        outlet : str, optional
            Of one outlet alone.
        top : int, optional
            At most so many lines of each outlet; all without it.

        Returns
        -------
        Table
            outlet, line, articles (that carry it), of (so many), place.
        """
        lines, rows = self._found.lines, []
        for n in np.flatnonzero(lines.why == RECURS).tolist():
            name = self._pages.outlets[lines.outlet[n]]
            words = self._pages.samples.get(int(lines.key[n]), "(words not kept)")
            if outlet is None or name == outlet:
                rows.append({"outlet": name, "line": words, **_counts(lines, n)})
        rows.sort(key=lambda row: (row["outlet"], -row["articles"], PLACES.index(row["place"]), row["line"]))
        of_outlet = groupby(rows, key=itemgetter("outlet"))
        rows = [row for _, found in of_outlet for row in islice(found, top)]
        return Table.from_rows(rows, columns=("outlet", "line", "articles", "of", "place"), history=self.history)

    def explain(self, article: Article | str, *, outlet: str | None = None, lang: str | None = None) -> Table:
        """What the profile says of each line of a page, and why.

        Parameters
        ----------
        article : Article or str
            A page. An `Article` brings its outlet.
        outlet : str, optional
            Whose page it is. Of an outlet that was never seen, lines are furniture that are so at two others.
        lang : str, optional
            Language of the page; decided without it.

        Returns
        -------
        Table
            start, end, line, furniture, why, articles, of, place.
        """
        text, lang = (article.text, article.lang) if isinstance(article, Article) else (article, lang)
        outlet = outlet or (article.outlet if isinstance(article, Article) else None)
        from .lexicon import default_lexicons  # noqa: PLC0415  reading needs this module

        columns = lines_of([row_of({"text": text, "lang": lang}, 0) if text.strip() else Row("", text, "")], default_lexicons(), None, 1)
        _, offsets, keys, labels, _, flags = columns
        recurring, whys, _ = self._judged(self._number(outlet), keys, labels, flags)
        rows = []
        for (start, end), n, why in zip(offsets.tolist(), recurring.tolist(), whys.tolist(), strict=True):
            counts = _counts(self._found.lines, n) if n >= 0 else {"articles": 0, "of": self.outlets.get(outlet or "", 0), "place": ""}
            found = {"start": start, "end": end, "line": sample(text[start:end]), "furniture": why in (RECURS, LABEL), "why": WHY[why]}
            rows.append({**found, **counts})
        names = ("start", "end", "line", "furniture", "why", "articles", "of", "place")
        return Table.from_rows(rows, columns=names, history=self.history)

    @cached_property
    def history(self) -> dict[str, Any]:
        """What the profile was learned from: pages, outlets, and a fingerprint of it all."""
        digest = np.bitwise_xor.reduce(self._pages.page) if len(self._pages) else 0
        return {"furniture": f"{int(digest):016x}", "pages": len(self._pages), "outlets": len(self._pages.outlets)}

    def __len__(self) -> int:
        return len(self._pages)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, FurnitureProfile):
            return NotImplemented
        mine, theirs = self._pages, other._pages
        return mine.outlets == theirs.outlets and all(np.array_equal(mine.arrays()[name], theirs.arrays()[name]) for name in mine.arrays())

    def __hash__(self) -> int:
        return hash(self.history["furniture"])

    def __getstate__(self) -> Pages:
        return self._pages

    def __setstate__(self, pages: Pages) -> None:
        self._pages = pages

    def __repr__(self) -> str:
        return f"<FurnitureProfile of {len(self)} pages, {len(self._pages.outlets)} outlets>"

    def _repr_html_(self) -> str:
        return self.table(top=10)._repr_html_()

    def apply(
        self,
        documents: list[_core.Document],
        outlets: Sequence[str | None],
        *,
        headline_ends: Sequence[int],
        lexicons: Mapping[str, _core.Lexicon],
        threads: int = 0,
    ) -> list[_core.Document]:
        """Documents with their sections found anew, where the profile knows lines of them. `Reader` calls this."""
        starts, offsets, keys, labels, _, flags = _core.page_lines_many(documents, dict(lexicons), threads)
        known = np.zeros(len(offsets), np.uint8)
        for n, (begin, end) in enumerate(zip(starts[:-1].tolist(), starts[1:].tolist(), strict=True)):
            number = self._number(outlets[n])
            _, why, among = self._judged(number, keys[begin:end], labels[begin:end], flags[begin:end])
            page = np.isin(why, (RECURS, LABEL))
            # a headline given beside the text is no line of the page
            known[begin:end] = np.where(page & (offsets[begin:end, 1] > headline_ends[n]), np.where(among, 2, 1), 0)
        return _core.with_page_lines_many(documents, known, dict(lexicons), list(headline_ends), threads)

    @cached_property
    def _found(self) -> Habits:
        return habits_of(self._pages)

    @cached_property
    def _anywhere(self) -> NDArray[np.uint64]:
        return self._found.lines.anywhere()

    def _number(self, outlet: str | None) -> int:
        """Number of an outlet; -1 where it was never seen."""
        names = self._pages.outlets
        return names.index(outlet or "") if (outlet or "") in names else -1

    def _judged(
        self, outlet: int, keys: NDArray[np.uint64], labels: NDArray[np.uint64], flags: NDArray[np.uint8]
    ) -> tuple[NDArray[np.int64], NDArray[np.int8], NDArray[np.bool_]]:
        """Row of each line among those that recur (-1 for none), why it is furniture or is not, and whether such stand among the text."""
        lines, labeled = self._found.lines, self._found.labels
        rows = lines.rows_of(outlet, keys)
        why = np.full(len(keys), RARE, np.int8)
        among = np.zeros(len(keys), bool)
        if outlet < 0:
            why[np.isin(keys, self._anywhere)] = RECURS
            among[:] = True
        elif len(lines.key):
            why = np.where(rows >= 0, lines.why[rows], RARE).astype(np.int8)
            among = (rows >= 0) & (lines.place[rows, BETWEEN] >= 0.1)
        if len(labeled.key):
            at = labeled.rows_of(outlet, labels)
            by_label = (at >= 0) & (labeled.why[at] == RECURS) & ((flags & (PROSE | OWN)) == 0) & (why == RARE)
            why[by_label] = LABEL
            among[by_label] = labeled.place[at[by_label], BETWEEN] >= 0.1
        # this page's own words decide whether somebody is quoted
        why[(flags & QUOTED) > 0] = IS_QUOTED
        return rows, why, among


def _counts(lines: Any, n: int) -> dict[str, Any]:
    return {"articles": int(lines.articles[n]), "of": int(lines.of[n]), "place": PLACES[int(lines.place[n].argmax())]}
