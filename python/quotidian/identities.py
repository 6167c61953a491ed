"""Who is who across articles, as people decide it: a file of statements under their own version control.

The core merges speakers on equal keys of full names only. All else is for people to say, one statement a row of ``speakers.csv``:

====================  =================================================================================================
kind                  what the row says
====================  =================================================================================================
same                  `value` is the same speaker as `name`, which is what both are called
different             `name` and `value` are two speakers: no chain of other rows may join them
alias                 a speaker that is called `value`, in `outlet`, in `article`, from `first` to `last` (each where given), is `name`
display               in the language `lang` the speaker is called `value`
role                  the speaker's role is `value`, from `first` to `last`
same?                 a proposal: it changes nothing until a person takes the question mark away, or writes ``different``
====================  =================================================================================================

`name` and `value` are names in any spelling, or the ids that tables show. Further columns, such as ``why`` and ``note``, are kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from . import _core
from ._statements import COLUMNS, ID, PAIRS, Statement, fault_of, node, read_statements
from .article import Article, Quote, Speaker
from .errors import InputError
from .table import Table

__all__ = ["Identities", "Statement"]


@dataclass(frozen=True, slots=True)
class Identities:
    """Statements about who is who, checked and ready to apply to any article.

    Parameters
    ----------
    statements : iterable of Statement

    Raises
    ------
    InputError
        Where statements contradict each other or themselves; names every line at fault.

    Examples
    --------
    >>> import quotidian as qd
    >>> who = qd.Identities([qd.Statement("same", "Ali Veli", "A. Veli"), qd.Statement("display", "Ali Veli", "Әли Вәли", lang="az")])
    >>> who.called("Ali Veli", lang="az")
    'Әли Вәли'
    """

    statements: tuple[Statement, ...]
    _names: dict[str, str] = field(init=False, repr=False, compare=False)
    _aliases: dict[str, tuple[Statement, ...]] = field(init=False, repr=False, compare=False)
    _displays: dict[tuple[str, str], str] = field(init=False, repr=False, compare=False)
    _roles: dict[str, tuple[Statement, ...]] = field(init=False, repr=False, compare=False)

    def __init__(self, statements: Iterable[Statement]) -> None:
        rows = tuple(statements)
        names, faults = _joined(rows)
        faults += [fault for row in rows if (fault := fault_of(row))]
        displays: dict[tuple[str, str], str] = {}
        for row in _of(rows, "display"):
            name = names.get(node(row.name), row.name)
            if displays.setdefault((node(name), row.lang), row.value) != row.value:
                faults.append(f"line {row.line}: {row.name!r} has two names in the language {row.lang!r}")
        if faults:
            raise InputError("statements that cannot all be true: " + "; ".join(faults))
        object.__setattr__(self, "statements", rows)
        object.__setattr__(self, "_names", names)
        object.__setattr__(self, "_aliases", _grouped(_of(rows, "alias"), lambda row: node(row.value)))
        object.__setattr__(self, "_displays", displays)
        object.__setattr__(self, "_roles", _grouped(_of(rows, "role"), lambda row: node(names.get(node(row.name), row.name))))

    @classmethod
    def read(cls, path: str | Path) -> Identities:
        """Read a file of statements: CSV in UTF-8, with the names of the columns in its first line.

        Raises
        ------
        InputError
            For a file that is not there or not CSV, a column that is missing, a kind that there is not, a date that is none, and what
            `Identities` refuses; each with its line.
        """
        try:
            text = Path(path).read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"cannot read the speakers' file {path}: {error}") from error
        try:
            return cls(read_statements(text))
        except InputError as error:
            raise InputError(f"{path}: {error}") from None

    def called(self, name: str, *, lang: str | None = None) -> str:
        """What the speaker of this name or id is called, in a language where one is given for it."""
        whole = self._names.get(node(name), name)
        return self._displays.get((node(whole), lang or ""), whole)

    def apply(self, article: Article, *, lang: str | None = None) -> Article:
        """The article with its speakers as the statements have them.

        Parameters
        ----------
        article : Article
        lang : str, optional
            Call speakers by their names in this language.

        Returns
        -------
        Article
            Names, ids and roles of speakers and of quotes changed; speakers that are one are one.
        """
        met = {speaker.id: self._meet(speaker, article, lang) for speaker in article.speakers}
        joined: dict[str, Speaker] = {}
        for speaker in met.values():
            joined[speaker.id] = _together(joined[speaker.id], speaker) if speaker.id in joined else speaker
        quotes = tuple(self._quote(quote, met, article) for quote in article.quotes)
        return replace(article, speakers=tuple(joined.values()), quotes=quotes)

    def check(self, articles: Iterable[Article]) -> Table:
        """Statements that speak of nobody in these articles: line, kind, name, problem."""
        known: set[str] = set()
        for article in articles:
            for speaker in article.speakers:
                known.update((speaker.id, node(speaker.name)))
                known.update(node(name) for name, _ in speaker.names)
        rows = []
        for row in self.statements:
            for name in (row.name, row.value) if row.kind in PAIRS else (row.name,):
                if node(name) not in known:
                    rows.append({"line": row.line, "kind": row.kind, "name": name, "problem": "nobody here is called so"})
        return Table.from_rows(rows, columns=("line", "kind", "name", "problem"))

    def speaks_of(self, name: str, value: str) -> bool:
        """Whether a statement already names both, joined, parted or proposed."""
        pair = {node(name), node(value)}
        return any({node(row.name), node(row.value)} == pair for row in self.statements if row.kind in PAIRS) or (
            node(self.called(name)) == node(self.called(value))
        )

    def to_table(self) -> Table:
        """The statements as a table, a row each."""
        rows = [{**{name: getattr(row, name) for name in COLUMNS}, "line": row.line} for row in self.statements]
        return Table.from_rows(rows, columns=(*COLUMNS, "line"))

    def __len__(self) -> int:
        return len(self.statements)

    def __iter__(self) -> Iterator[Statement]:
        return iter(self.statements)

    def _meet(self, speaker: Speaker, article: Article, lang: str | None) -> Speaker:
        name = self._names.get(speaker.id) or self._names.get(node(speaker.name))
        about = {"outlet": article.outlet, "article": article.id, "date": article.date}
        for row in self._aliases.get(node(speaker.name), ()):
            if row.holds_for(**about):
                name = self._names.get(node(row.name), row.name)
        roles = [row.value for row in self._roles.get(node(name or speaker.name), ()) if row.holds_for(**about)]
        role = roles[-1] if roles else speaker.role
        if name is None:
            return replace(speaker, name=self.called(speaker.name, lang=lang), role=role)
        return replace(speaker, id=_id(name, speaker.type), name=self.called(name, lang=lang), role=role)

    def _quote(self, quote: Quote, met: Mapping[str, Speaker], article: Article) -> Quote:
        speaker = met.get(quote.speaker_id or "")
        if speaker is None:
            return quote
        given = node(speaker.name) in self._roles
        return replace(quote, speaker=speaker.name, speaker_id=speaker.id, role=speaker.role if given else quote.role)


def _of(rows: Iterable[Statement], kind: str) -> list[Statement]:
    return [row for row in rows if row.kind == kind]


def _grouped(rows: Iterable[Statement], key: Any) -> dict[str, tuple[Statement, ...]]:
    groups: dict[str, list[Statement]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return {name: tuple(members) for name, members in groups.items()}


def _id(name: str, type: str | None) -> str:
    """The id that the core gives to a speaker of this name."""
    if ID.fullmatch(name):
        return name
    person = type in ("person", "unnamed", None)
    return _core.speaker_id(_core.name_key(name) if person else _core.fold(name), person)


def _together(one: Speaker, other: Speaker) -> Speaker:
    """Two speakers of an article that are one."""
    called = Counter(dict(one.names))
    called.update(dict(other.names))
    mentions = tuple(sorted({*one.mentions, *other.mentions}))
    return replace(
        one,
        type=one.type or other.type,
        role=one.role or other.role,
        sex=one.sex or other.sex,
        names=tuple(called.most_common()),
        mentions=mentions,
    )


def _joined(rows: Iterable[Statement]) -> tuple[dict[str, str], list[str]]:
    """The name of every node that rows of kind "same" join, and what is wrong with them."""
    rows = list(rows)
    above: dict[str, tuple[str, int]] = {}  # node: the name it is the same as, and the line that says so
    spelled: dict[str, str] = {}
    faults: list[str] = []
    for row in _of(rows, "same"):
        name, value = node(row.name), node(row.value)
        spelled.setdefault(name, row.name)
        if name == value:
            spelled[name] = row.name  # only says how the name is written
        elif value in above and above[value][0] != name:
            faults.append(
                f"lines {above[value][1]} and {row.line}: {row.value!r} is the same as {spelled[above[value][0]]!r} and as {row.name!r}"
            )
        else:
            above[value] = (name, row.line)
    names: dict[str, str] = dict(spelled)
    for start in above:
        top, passed = start, [start]
        while top in above and above[top][0] not in passed:
            top = above[top][0]
            passed.append(top)
        if top in above:
            lines = sorted(above[one][1] for one in passed[passed.index(above[top][0]) :])
            faults.append(f"lines {' and '.join(map(str, lines))}: each is the same as the next, in a circle; say which name is to stand")
        names[start] = spelled.get(top, top)
    for row in _of(rows, "different"):
        one, other = (names.get(node(name), name) for name in (row.name, row.value))
        if node(one) == node(other):
            faults.append(
                f"line {row.line}: {row.name!r} and {row.value!r} are to be different, but other lines or their spelling make them the same"
            )
    return names, list(dict.fromkeys(faults))
