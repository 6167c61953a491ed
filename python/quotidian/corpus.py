"""Many articles: read from files or tables when they are needed, asked together."""

# Longer than the limit: one class, each of whose methods is a question to the articles.

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from . import _output
from ._page import extractor
from ._parts import part_of
from ._proposals import named_speakers, proposals
from ._quote_rows import COLUMNS, SPAN_COLUMNS, SPEAKER_COLUMNS, Choice, quote_rows, speaker_rows
from ._records import Row, Skipped, batches, columns_and_rows, fields_of, to_row
from ._statements import COLUMNS as STATEMENT_COLUMNS
from ._statements import append_statements
from .article import Article
from .errors import InputError, QuotidianError
from .identities import Identities, Statement
from .reader import Reader
from .table import Table

if TYPE_CHECKING:
    from .terms import TermMatrix

__all__ = ["Corpus"]

#: Articles are kept once read while their texts have no more than this many characters together; beyond that every question
#: reads them anew, so that memory stays flat.
KEPT_CHARACTERS = 20_000_000


class Corpus:
    """Articles in a fixed order, each with an id of its own.

    Made by `read_articles`, `Corpus.from_table` or `Corpus.from_articles`. Reading is lazy: articles are parsed when
    first asked for, in batches on all cores. They are kept as long as the corpus has up to 20 million characters
    (some 5,000 articles); a larger one is read anew for each question. What could not be read stands in `skipped` and
    costs nothing else.

    Parameters
    ----------
    source : callable
        Gives the rows anew at each call.
    reader : Reader, optional
        How to read; the default `Reader` without it.
    lang : str, optional
        Language of all articles, before their own.
    name : str
        What the corpus is called where it shows itself.
    """

    def __init__(
        self,
        source: Callable[[], Iterable[Row | Skipped]],
        *,
        reader: Reader | None = None,
        lang: str | None = None,
        name: str = "corpus",
    ) -> None:
        self.reader = reader or Reader()
        self.name = name
        self._source, self._lang = source, lang
        self._has_pages = False
        self._articles: list[Article] | None = None
        self._skipped: list[Skipped] | None = None
        self._origin: tuple[Corpus, Identities, str | None] | None = None  # whose articles these are, and who is who in them

    @classmethod
    def from_table(
        cls,
        table: Any,
        *,
        text: str | None = None,
        id: str | None = None,
        title: str | None = None,
        date: str | None = None,
        outlet: str | None = None,
        url: str | None = None,
        lang: str | None = None,
        reader: Reader | None = None,
    ) -> Corpus:
        """Articles of any table: dict of columns, list of dicts, pandas, polars, Arrow, a `Table`.

        Parameters
        ----------
        table
            A row an article.
        text, id, title, date, outlet, url, lang : str, optional
            Names of columns. Without them those that scrapers and archives use are known (``maintext``,
            ``date_publish``, ``source_domain``, …; docs/rooms/corpus.md). A row without an id is called by its
            number, from 0.

        Raises
        ------
        InputError
            Where a column is not there (names those that are), or `table` is none.

        Examples
        --------
        >>> corpus = Corpus.from_table({"id": ["a"], "body": ["“Wait,” said Emin Quliyev."]}, text="body")
        >>> corpus.quotes()["speaker"]
        ('Emin Quliyev',)
        """
        columns, rows = columns_and_rows(table)
        given = {"text": text, "id": id, "title": title, "date": date, "outlet": outlet, "url": url, "lang": lang}
        fields = fields_of(columns, given, place="table")
        # a number could be the id of another row where some rows have ids
        unnamed = "row {}" if "id" in fields else "{}"
        listed = [to_row(row, fields, id=unnamed.format(n), place=f"row {n}") for n, row in enumerate(rows)]
        return cls(lambda: listed, reader=reader, name="table")

    @classmethod
    def from_articles(cls, articles: Iterable[Article], *, reader: Reader | None = None) -> Corpus:
        """Articles already read; one without an id is called by its number, from 0."""
        corpus = cls(lambda: map(_row_of, corpus._articles or []), reader=reader, name="articles")
        corpus._articles = [article if article.id else replace(article, id=str(n)) for n, article in enumerate(articles)]
        corpus._skipped = []
        twice = [id for id, n in Counter(article.id for article in corpus._articles).items() if n > 1]
        if twice:
            raise InputError(f"articles: the id {twice[0]!r} is there twice")
        return corpus

    @property
    def history(self) -> dict[str, Any]:
        """How the corpus was read; part of every table's history."""
        made = {"corpus": self.name, **self.reader.history}
        if self._origin is not None:
            made["statements on speakers"] = len(self._origin[1])
        return {**made, "pages read by": extractor()} if self._has_pages else made

    @property
    def skipped(self) -> Table:
        """What could not be read: id, place, reason."""
        if self._skipped is None:
            for _ in self.iter_batches():
                pass
        rows = [{"id": each.id, "place": each.place, "reason": each.reason} for each in self._skipped or []]
        return Table.from_rows(rows, columns=("id", "place", "reason"), history=self.history)

    def with_reader(self, reader: Reader) -> Corpus:
        """The same articles, read another way."""
        return Corpus(self._source, reader=reader, lang=self._lang, name=self.name)

    def resolve(self, who: Identities | str | Path, *, lang: str | None = None) -> Corpus:
        """The same articles with their speakers as a file of statements has them.

        Parameters
        ----------
        who : Identities or path
            Statements, or the ``speakers.csv`` that holds them.
        lang : str, optional
            Call speakers by their names in this language, where the file gives one.

        Examples
        --------
        >>> import quotidian as qd
        >>> corpus = Corpus.from_articles([qd.parse("“Wait,” said A. Quliyev.", id="a")])
        >>> corpus.resolve(qd.Identities([qd.Statement("same", "Emin Quliyev", "A. Quliyev")])).quotes()["speaker"]
        ('Emin Quliyev',)
        """
        known = who if isinstance(who, Identities) else Identities.read(who)
        made = Corpus(self._source, reader=self.reader, lang=self._lang, name=self.name)
        made._origin = (self, known, lang)
        return made

    def propose_speakers(self, path: str | Path | None = None) -> Table:
        """Pairs of speakers that could be one, for people to decide; nothing is merged.

        Parameters
        ----------
        path : path, optional
            Append the pairs of which this file says nothing yet, as rows of kind ``same?``. What stands in it stays to the byte; a file
            that is not there is made.

        Returns
        -------
        Table
            kind, name, value, why, in the columns of the file; the pairs most often met first.
        """
        known = Identities.read(path) if path is not None and Path(path).exists() else Identities(())
        found = [Statement("same?", each.name, each.value, why=each.why) for each in proposals(named_speakers(self))]
        table = Identities(row for row in found if not known.speaks_of(row.name, row.value)).to_table().select(*STATEMENT_COLUMNS)
        if path is not None:
            append_statements(path, table)
        return table

    def iter_batches(self, *, leave_out: Callable[[str], bool] | None = None) -> Iterator[list[Article]]:
        """Articles in order, a batch in memory at a time.

        Parameters
        ----------
        leave_out : callable, optional
            Ids that need not be read, such as those already written by an earlier run.
        """
        if self._origin is not None:
            origin, known, lang = self._origin
            for read in origin.iter_batches(leave_out=leave_out):
                yield [known.apply(article, lang=lang) for article in read]
            self._skipped = origin._skipped
            return
        if self._articles is not None:
            kept = [article for article in self._articles if not (leave_out and leave_out(article.id or ""))]
            if kept:
                yield kept
            return
        skipped: list[Skipped] = []
        keep: list[Article] | None = [] if leave_out is None else None
        size = 0
        for batch in batches(self._rows(skipped, leave_out)):
            articles = self._parse(batch, skipped)
            size += sum(len(article.text) for article in articles)
            if keep is not None and size <= KEPT_CHARACTERS:
                keep += articles
            else:
                keep = None
            yield articles
        self._articles, self._skipped = keep, skipped

    def iter_rows(self, *, leave_out: Callable[[str], bool] | None = None) -> Iterator[list[Row]]:
        """What there is to read, in batches, without reading it: texts with their ids and languages."""
        skipped: list[Skipped] = []
        yield from batches(self._rows(skipped, leave_out))
        self._skipped = skipped

    def _rows(self, skipped: list[Skipped], leave_out: Callable[[str], bool] | None) -> Iterator[Row]:
        """Rows that can be read; the others are noted."""
        ids: dict[str, str] = {}
        for row in self._source():
            reason = _fault(row, ids)
            if isinstance(row, Skipped):
                skipped.append(row)
            elif reason:
                skipped.append(Skipped(row.id, row.place, reason))
            else:
                ids[row.id] = row.place
                self._has_pages = self._has_pages or row.extracted
                if not (leave_out and leave_out(row.id)):
                    yield replace(row, lang=self._lang) if self._lang else row

    def _parse(self, batch: Sequence[Row], skipped: list[Skipped]) -> list[Article]:
        try:
            return self.reader.parse_rows(batch)
        except QuotidianError:  # a fault of what was asked, such as a stage of one's own
            raise
        except (ValueError, OverflowError, MemoryError) as error:
            if len(batch) == 1:
                skipped.append(Skipped(batch[0].id, batch[0].place, str(error)))
                return []
            return [article for row in batch for article in self._parse([row], skipped)]

    def __iter__(self) -> Iterator[Article]:
        for batch in self.iter_batches():
            yield from batch

    def __len__(self) -> int:
        return len(self._articles) if self._articles is not None else sum(map(len, self.iter_batches()))

    @overload
    def __getitem__(self, key: int | str) -> Article: ...
    @overload
    def __getitem__(self, key: slice) -> list[Article]: ...
    def __getitem__(self, key: int | str | slice) -> Article | list[Article]:
        if isinstance(key, str):
            found = [article for article in self if article.id == key]  # all of them, so that they are kept
            if not found:
                raise QuotidianError(f"no article {key!r} in {self.name}")
            return found[0]
        return list(self)[key]

    def quotes(
        self,
        *,
        by: str = "quote",
        forms: str = "clauses",
        min_confidence: float = 0.0,
        withheld: bool = False,
        inside: bool = False,
        resolve: Identities | str | Path | None = None,
    ) -> Table:
        """All quotes as a table.

        Parameters
        ----------
        by : {"quote", "span"}
            A row a quote, or a row for each of its content spans.
        forms : {"clauses", "all"}
            Clauses and words in marks, or bare noun phrases too ("called for reforms").
        min_confidence : float
            Quotes less probable are left out.
        withheld : bool
            Include what was not said ("declined to comment").
        inside : bool
            Include quotes that stand inside others.
        resolve : Identities or path, optional
            Who is who, as `Corpus.resolve` takes it.

        Returns
        -------
        Table
            Columns as docs/rooms/corpus.md lists them.
        """
        if resolve is not None:
            return self.resolve(resolve).quotes(by=by, forms=forms, min_confidence=min_confidence, withheld=withheld, inside=inside)
        choice = Choice(forms, min_confidence, withheld, inside)
        rows = [row for article in self for row in quote_rows(article, choice, by=by)]
        made = {
            **self.history,
            "table": "quotes",
            "by": by,
            "forms": forms,
            "least confidence": min_confidence,
            "withheld": withheld,
            "inside": inside,
        }
        return Table.from_rows(rows, columns=COLUMNS if by == "quote" else SPAN_COLUMNS, history=made)

    def speakers(self, *, forms: str = "clauses", min_confidence: float = 0.0, resolve: Identities | str | Path | None = None) -> Table:
        """All who speak, the most quoted first: a row a person or body; the choice of quotes and who is who are those of `quotes`."""
        if resolve is not None:
            return self.resolve(resolve).speakers(forms=forms, min_confidence=min_confidence)
        rows = speaker_rows(self, Choice(forms, min_confidence))
        made = {**self.history, "table": "speakers", "forms": forms, "least confidence": min_confidence}
        return Table.from_rows(rows, columns=SPEAKER_COLUMNS, history=made)

    def articles(self) -> Table:
        """A row an article: what is known of it, and how much there is in it."""
        rows = [
            {
                "id": article.id, "title": article.title, "date": article.date, "outlet": article.outlet, "url": article.url,
                "lang": article.lang, "words": article.document.count_words(), "sentences": len(article.sentences),
                "quotes": len(Choice().of(article)),
            }
            for article in self
        ]  # fmt: skip
        columns = ("id", "title", "date", "outlet", "url", "lang", "words", "sentences", "quotes")
        return Table.from_rows(rows, columns=columns, history={**self.history, "table": "articles"})

    def count_terms(self, *, parts: str = "all", furniture: bool = False, **options: Any) -> TermMatrix:
        """Count terms, a row an article, with the labels outlet, date and lang for `TermMatrix.group_by`.

        Parameters
        ----------
        parts : {"all", "quotes", "narration", "headlines"}
            All of each article, the contents of its quotes, what the outlet tells itself, or its headline.
        furniture : bool
            Count what belongs to the page and not to the article, too.
        **options
            tokens, ngrams, stop_words, min_df, max_df and the other options of `quotidian.terms.count_terms`.

        Examples
        --------
        >>> import quotidian as qd
        >>> corpus = qd.read_articles(qd.samples(), pattern="*-en-*")
        >>> corpus.count_terms(parts="quotes", stop_words="en").group_by("outlet").shape[0]
        6
        """
        from .terms import TermMatrix, count_terms  # noqa: PLC0415  SciPy is loaded when something is counted

        texts, spans, langs, ids = [], [], [], []
        labels: dict[str, list[str | None]] = {"outlet": [], "date": [], "lang": []}
        for article in self:
            text, within = part_of(article, parts, furniture=furniture)
            texts.append(text)
            spans.append(within)
            langs.append(article.lang)
            ids.append(article.id)
            for name, values in labels.items():
                values.append(getattr(article, name))
        counted = count_terms(texts, spans=spans, **{"langs": langs, **options})
        made = {**self.history, **counted.history, "parts": parts, "furniture": furniture}
        return TermMatrix(counted.to_scipy(), counted.terms, ids, weighting="counts", labels=labels, history=made)

    def to_jsonl(self, path: str | Path) -> None:
        """Write a row an article, every quote in it, as `quotidian quotes` does."""
        with _output.whole_file(path) as file:
            file.writelines((_output.to_json(article.to_dict()) + "\n").encode() for article in self)

    def report(self, path: str | Path) -> Path:
        """Write the report: one HTML file that needs no network; gives its path."""
        from .report import report  # noqa: PLC0415  the page is loaded when it is asked for

        with _output.whole_file(path) as file:
            file.write(report(self).encode("utf-8", "replace"))
        return Path(path)

    def __repr__(self) -> str:
        known = f": {len(self._articles):,} articles" if self._articles is not None else ""
        return f"<Corpus {self.name}{known}>"


def _row_of(article: Article) -> Row:
    about = {name: getattr(article, name) for name in ("title", "date", "outlet", "url", "lang", "extracted")}
    return Row(article.id or "", article.text, "articles", **about)


def _fault(row: Row | Skipped, ids: dict[str, str]) -> str | None:
    if isinstance(row, Row):
        if row.id in ids:
            return f"the id {row.id!r} is there before, at {ids[row.id]}"
        if not row.text.strip():
            return "the text is empty"
    return None
