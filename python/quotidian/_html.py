"""HTML and plain text made by pure functions: escaped, no scripts, readable in light and dark.

In a notebook everything is styled inline, because GitHub and others strip style sheets; the report page uses classes
of the same names. Backgrounds are transparent tints and text inherits its colour, so that both schemes work; every
tint also has a letter, so that nobody has to tell colours apart.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from .article import Article, Quote

#: Letter and tint of each kind of quote.
KINDS = {
    "direct": ("D", "rgba(46,120,210,.17)"),
    "mixed": ("M", "rgba(0,150,120,.18)"),
    "indirect": ("I", "rgba(225,150,20,.19)"),
    "turn": ("T", "rgba(150,110,200,.14)"),
    "headline": ("H", "rgba(210,80,90,.15)"),
}
_STYLES = {
    **{f"q-{kind}": f"background:{tint};border-radius:2px" for kind, (_, tint) in KINDS.items()},
    "cue": "text-decoration:underline dotted;text-underline-offset:3px",
    "source": "font-weight:600;border-bottom:2px solid rgba(128,128,128,.55)",
    "name": "border-bottom:1px dashed rgba(128,128,128,.9)",
    "letter": "font:600 .7em/1 sans-serif;opacity:.75;margin-right:.2em;user-select:none",
    "line": "margin:0 0 .55em 0",
    "headline": "font-weight:700;font-size:1.15em",
    "deck": "font-style:italic;background:rgba(210,80,90,.05)",
    "lead": "background:rgba(46,120,210,.05)",
    "subhead": "font-weight:700;background:rgba(128,128,128,.07)",
    "small": "opacity:.7;font-size:.9em",
    "question": "margin-left:1.4em;background:rgba(150,110,200,.08)",
    "turn": "margin-left:2.8em",
    "page": "color:gray;font-size:.85em;background:rgba(128,128,128,.1)",
}
_OF_SECTION = {
    "headline": "headline", "deck": "deck", "lead": "lead", "subhead": "subhead", "byline": "small", "dateline": "small", "date": "small",
    "caption": "small", "credit": "small", "question": "question", "answer": "turn",
    "furniture": "page", "related": "page", "comments": "page", "legal": "page",
}  # fmt: skip
#: What decided a section's kind, for people.
_WHY = {
    "given": "given with the text", "position": "by its place", "lexicon": "by its words", "shape": "by its shape",
    "neighbor": "by the lines around it", "layout": "by the layout of turns", "profile": "recurs on this outlet's pages", "otherwise": "",
}  # fmt: skip
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_LONGEST = 200_000  # code points shown of one article in a notebook


def attribute(names: Iterable[str], *, inline: bool) -> str:
    """The ` style="…"` or ` class="…"` of these names; empty for none."""
    listed = list(dict.fromkeys(names))
    if not listed:
        return ""
    return f' style="{";".join(_STYLES[name] for name in listed)}"' if inline else f' class="{" ".join(listed)}"'


def explain(quote: Quote) -> str:
    """What a reader sees of a quote in a tooltip: speaker, kind, evidence."""
    parts = [quote.speaker or "speaker not said in the text", quote.kind]
    if quote.act != "speech":
        parts.append(quote.act)
    if quote.polarity != "said":
        parts.append(quote.polarity)
    return " · ".join([*parts, f"by {quote.evidence.replace('_', ' ')}"])


class Layer(NamedTuple):
    """A span to mark."""

    start: int
    end: int
    styles: tuple[str, ...]
    tip: str
    letter: str = ""
    anchor: str = ""


def _layers(article: Article, anchor: str, stop: int) -> list[Layer]:
    layers: list[Layer] = []
    for number, quote in enumerate(article.quotes):
        if quote.field != "text" or quote.start >= stop or not quote.is_clause or quote.polarity == "withheld":
            continue
        tip = explain(quote)
        for part, (start, end) in enumerate(quote.content):
            letter, name = ("", "") if part else (KINDS[quote.kind][0], anchor and f"{anchor}q{number}")
            layers.append(Layer(start, end, (f"q-{quote.kind}",), tip, letter, name))
        layers += [Layer(start, end, ("cue",), "cue of: " + tip) for start, end in quote.cue]
        layers += [Layer(start, end, ("source",), "source of: " + tip) for start, end in quote.source]
    layers += [Layer(name.start, name.end, ("name",), f"in marks, nobody's words: {name.kind}") for name in article.names]
    return layers


def marked(article: Article, *, inline: bool, stop: int | None = None, anchor: str = "") -> Iterator[str]:
    """The article line by line as HTML, with quotes, cues, sources, names and sections marked; linear in text and marks.

    Parameters
    ----------
    article : Article
    inline : bool
        Styles in place, or names of classes.
    stop : int, optional
        Where to stop, in code points.
    anchor : str
        Beginning of the ids that quotes get; none without it.
    """
    stop = len(article.text) if stop is None else stop
    layers = _layers(article, anchor, stop)
    edges: dict[int, list[int]] = {}
    for number, layer in enumerate(layers):
        edges.setdefault(layer.start, []).append(number)
        edges.setdefault(layer.end, []).append(~number)
    cuts = sorted(edges)
    starts = [section.start for section in article.sections]
    active: dict[int, None] = {}
    at = 0
    for line in _LINE.finditer(article.text, 0, stop):
        if not line[0].strip():
            continue
        pieces, here = [], line.start()
        while here < line.end():
            while at < len(cuts) and cuts[at] <= here:
                pieces.append(_turn_over(edges[cuts[at]], active, layers, inline=inline))
                at += 1
            there = min(line.end(), cuts[at]) if at < len(cuts) else line.end()
            pieces.append(_piece(article.text[here:there], [layers[number] for number in active], inline=inline))
            here = there
        section = bisect_right(starts, line.end() - 1) - 1
        kind, reason = (article.sections[section].kind, article.sections[section].reason) if section >= 0 else ("body", "otherwise")
        tip = ", ".join(filter(None, (kind, _WHY.get(reason, reason))))
        block = ("line", _OF_SECTION[kind]) if kind in _OF_SECTION else ("line",)
        yield f'<div{attribute(block, inline=inline)} title="{escape(tip)}">{"".join(pieces)}</div>'


def _turn_over(changes: Sequence[int], active: dict[int, None], layers: Sequence[Layer], *, inline: bool) -> str:
    """Open and close layers at one place; gives the letters of the quotes that begin there."""
    letters = []
    for change in changes:
        if change < 0:
            active.pop(~change, None)
        else:
            active[change] = None
            letters.append(letter_html(layers[change].letter, inline=inline, id=layers[change].anchor))
    return "".join(letters)


def _piece(words: str, active: Sequence[Layer], *, inline: bool) -> str:
    if not active or not words.strip():
        return escape(words)
    # the innermost quote gives the tint, because tints over one another would only darken
    ordered = sorted(active, key=lambda layer: layer.start - layer.end)
    tints = [name for layer in ordered for name in layer.styles if name.startswith("q-")][-1:]
    others = [name for layer in ordered for name in layer.styles if not name.startswith("q-")]
    styles = attribute(tints + others, inline=inline)
    return f'<span{styles} title="{escape(ordered[-1].tip)}">{escape(words)}</span>'


def letter_html(letter: str, *, inline: bool, id: str = "") -> str:
    """The letter of a kind, small and left out when the text is copied; empty for none."""
    if not letter:
        return ""
    name = f' id="{id}"' if id else ""
    return f"<span{name}{attribute(['letter'], inline=inline)}>{letter}</span>"


def legend(*, inline: bool) -> str:
    """One line that explains letters, tints and underlines."""
    kinds = [
        f"<span{attribute([f'q-{kind}'], inline=inline)}>{letter_html(letter, inline=inline)}{kind}</span>"
        for kind, (letter, _) in KINDS.items()
    ]
    others = [
        f"<span{attribute([name], inline=inline)}>{word}</span>"
        for name, word in (("cue", "cue"), ("source", "source"), ("name", "name in marks"))
    ]
    return " ".join(kinds + others)


def article(value: Article) -> str:
    """An article highlighted, for a notebook."""
    about = " · ".join(escape(part) for part in (value.outlet, value.date, value.lang, value.url) if part)
    parts = ['<div style="font-family:Georgia,serif;line-height:1.5;max-width:46em;color:inherit">']
    parts.append(
        f'<div style="font:.8em sans-serif;opacity:.8;margin-bottom:.8em">{about + "<br>" if about else ""}{legend(inline=True)}</div>'
    )
    if value.title and not value.title_in_text:
        parts.append(f'<div style="{_STYLES["headline"]};margin-bottom:.55em">{title(value, inline=True)}</div>')
    parts += marked(value, inline=True, stop=_LONGEST)
    if len(value.text) > _LONGEST:
        parts.append(f"<div>… {len(value.text) - _LONGEST:,} more characters</div>")
    return "".join([*parts, "</div>"])


def title(value: Article, *, inline: bool) -> str:
    """The separate headline of an article with its quotes marked."""
    words, at, pieces = value.title or "", 0, []
    quotes = sorted((quote for quote in value.quotes if quote.field == "title" and quote.is_clause), key=lambda quote: quote.content)
    for quote in quotes:
        for part, (start, end) in enumerate(quote.content):
            if start < at:
                continue
            letter = letter_html("" if part else KINDS[quote.kind][0], inline=inline)
            span = (
                f'<span{attribute([f"q-{quote.kind}"], inline=inline)} title="{escape(explain(quote))}">{escape(words[start:end])}</span>'
            )
            pieces += [escape(words[at:start]), letter, span]
            at = end
    return "".join([*pieces, escape(words[at:])])


def shown(value: Any) -> str:
    """A cell as people read it: nothing for a missing value, three significant digits for a number."""
    if value is None or value != value:  # noqa: PLR0124  NaN is the value that differs from itself
        return ""
    if isinstance(value, float):
        return f"{value:.3g}" if abs(value) < 1e5 else f"{value:,.0f}"
    return str(value)


def table(columns: Sequence[str], rows: Sequence[Mapping[str, Any]], *, total: int) -> str:
    """The first rows of a table, for a notebook."""
    cell = "padding:.25em .7em;text-align:left;vertical-align:top;border-bottom:1px solid rgba(128,128,128,.25)"
    head = "".join(f'<th style="{cell};font-weight:600">{escape(name)}</th>' for name in columns)
    lines = ("".join(f'<td style="{cell};max-width:32em">{escape(shown(row[name]))}</td>' for name in columns) for row in rows)
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    more = f'<div style="opacity:.7;font-size:.85em">{len(rows)} of {total:,} rows</div>' if total > len(rows) else ""
    sheet = "border-collapse:collapse;color:inherit;background:transparent"
    return f'<div style="overflow-x:auto"><table style="{sheet}"><tr>{head}</tr>{body}</table></div>{more}'


def aligned(columns: Sequence[str], rows: Sequence[Mapping[str, Any]], *, total: int, width: int = 140) -> str:
    """The first rows of a table as aligned text: cells are cut at forty characters, columns that do not fit are named below.

    Where all do not fit, those go first that say the same in every row.
    """
    cells = {name: [name, *(_cut(shown(row[name])) for row in rows)] for name in columns}
    widths = {name: max(map(len, lines)) + 2 for name, lines in cells.items()}
    left_out: list[str] = []
    dull = [name for name in columns if len(rows) > 1 and len(set(cells[name][1:])) == 1]
    for name in [*reversed(dull), *(name for name in reversed(columns) if name not in dull)]:
        if sum(widths.values()) - 2 <= width or len(widths) == 1:
            break
        left_out.append(name)
        del widths[name]
    lines = ["".join(cells[name][n].ljust(wide) for name, wide in widths.items()).rstrip() for n in range(len(rows) + 1)]
    if total > len(rows):
        lines.append(f"… {total - len(rows):,} more rows")
    if left_out:
        lines.append("… more columns: " + ", ".join(name for name in columns if name in left_out))
    return "\n".join(lines)


def _cut(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 40 else words[:39] + "…"
