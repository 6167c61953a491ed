"""The report: one HTML page that says who is quoted where, and shows every article with its quotes. No network, no scripts."""

# Longer than the limit: the parts of one page, in their order.

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import _html
from ._quote_rows import Choice, speaker_rows
from .article import Article, Quote

if TYPE_CHECKING:
    from .corpus import Corpus

__all__ = ["report"]

#: Articles that are shown in full; tables count all.
SHOWN = 300
_OUTLETS = 6
_SPEAKERS = 25
_PLURAL = {"direct": "direct", "mixed": "mixed", "indirect": "indirect", "turn": "interview turns", "headline": "in headlines"}


@dataclass(slots=True)
class _Outlet:
    articles: int = 0
    words: int = 0
    quoted: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    speakers: Counter[str] = field(default_factory=Counter)


def report(corpus: Corpus, *, title: str = "Who said what") -> str:
    """The report page of a corpus.

    Parameters
    ----------
    corpus : Corpus
    title : str
        Headline of the page.

    Returns
    -------
    str
        HTML: one file, everything in it, readable in light and dark and on paper. All words of articles are escaped.
        Counts are over all articles; the first 300 are shown.
    """
    choice = Choice()
    outlets: dict[str, _Outlet] = {}
    shown: list[str] = []
    contents: list[str] = []
    known: list[Article] = []
    total = 0
    for number, article in enumerate(corpus):
        total += 1
        _count(article, choice, outlets.setdefault(article.outlet or "no outlet named", _Outlet()))
        known.append(_light(article))
        if number < SHOWN:
            contents.append(_entry(article, choice, number))
            shown.append(_article(article, choice, number))
    speakers = speaker_rows(known, choice)
    parts = [
        _header(title, corpus.name, outlets, speakers, known),
        _who(speakers, outlets),
        _where(outlets),
        _events(corpus, known, choice),
        f"<section><h2>The articles</h2>{_note_of(total)}<ol class='contents'>{''.join(contents)}</ol>",
        f"<div class='legend by'>{_html.legend(inline=False)}</div>",
        *shown,
        "</section>",
        _made(corpus),
    ]
    return _page(title, "\n".join(part for part in parts if part))


def _page(title: str, body: str) -> str:
    style = (Path(__file__).parent / "data" / "report.css").read_text("utf-8")
    # the policy makes sure that the page asks no network, whatever an article holds
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{escape(title)}</title>
<style>{style}</style>
</head>
<body><main>
{body}
</main></body>
</html>
"""


def _light(article: Article) -> Article:
    """The article without its tokens, so that counting over all of a large corpus stays small."""
    document = type(article.document)(article.text if len(article.text) < 400 else article.text[:400], article.lang)
    return Article(
        document, article.id, _headline(article), article.date, article.outlet, article.url, article.quotes, (), article.speakers
    )


def _count(article: Article, choice: Choice, outlet: _Outlet) -> None:
    outlet.articles += 1
    outlet.words += article.document.count_words()
    for _, quote in choice.of(article):
        outlet.kinds[quote.kind] += 1
        outlet.quoted += quote.words if quote.field == "text" else 0
        if quote.speaker_id:
            outlet.speakers[quote.speaker_id] += 1


def _header(
    title: str, name: str, outlets: Mapping[str, _Outlet], speakers: Sequence[Mapping[str, Any]], articles: Sequence[Article]
) -> str:
    dates = sorted(article.date for article in articles if article.date)
    languages = sorted({article.lang for article in articles})
    quotes = sum(outlet.kinds.total() for outlet in outlets.values())
    counts = {
        "articles": f"{len(articles):,}",
        "outlets": f"{len(outlets):,}",
        "quotes": f"{quotes:,}",
        "people and bodies who speak": f"{len(speakers):,}",
    }
    when = f"{dates[0]} to {dates[-1]}" if dates and dates[0] != dates[-1] else dates[0] if dates else ""
    about = " · ".join(escape(part) for part in (Path(name).name, when, ", ".join(languages)) if part)
    cells = "".join(f"<div>{value}<span>{word}</span></div>" for word, value in counts.items())
    lede = (
        "Every quotation that was found, the words it stands in, and who it is given to. "
        "Quotes that nobody is named for are counted without a speaker."
    )
    return (
        f"<header><p class='about'>{about}</p><h1>{escape(title)}</h1><p class='lede'>{lede}</p><div class='counts'>{cells}</div></header>"
    )


def _bar(kinds: Mapping[str, int], most: int) -> str:
    pieces = "".join(
        f'<i class="q-{kind}" style="flex:{kinds[kind]}" title="{kinds[kind]} {_PLURAL[kind]}"></i>'
        for kind in _html.KINDS
        if kinds.get(kind)
    )
    return f'<div class="bar" style="width:{100 * sum(kinds.get(kind, 0) for kind in _html.KINDS) / max(most, 1):.1f}%">{pieces}</div>'


def _who(speakers: Sequence[Mapping[str, Any]], outlets: Mapping[str, _Outlet]) -> str:
    if not speakers:
        return "<section><h2>Who is quoted</h2><p>No quotation with a speaker was found.</p></section>"
    largest = sorted(outlets, key=lambda name: (-outlets[name].kinds.total(), name))[:_OUTLETS]
    most = speakers[0]["quotes"]
    others = [outlet for name, outlet in outlets.items() if name not in largest]
    head = "".join(f"<th class='n'>{escape(name)}</th>" for name in [*largest, *(["others"] if others else [])])
    lines = []
    for row in speakers[:_SPEAKERS]:
        counts = [outlets[name].speakers[row["speaker_id"]] for name in largest]
        if others:
            counts.append(sum(outlet.speakers[row["speaker_id"]] for outlet in others))
        cells = "".join(f"<td class='n{'' if n else ' zero'}'>{n or '·'}</td>" for n in counts)
        about = ", ".join(part for part in (row["role"], row["type"] if row["type"] != "person" else None) if part)
        name = f"{escape(row['speaker'])}<span class='by'>{escape(about)}</span>"
        lines.append(f"<tr><td>{name}</td><td class='n'>{row['quotes']}</td><td class='track'>{_bar(row, most)}</td>{cells}</tr>")
    rest = len(speakers) - len(lines)
    more = f"<p class='note'>{rest:,} more speak; the table of speakers holds all.</p>" if rest > 0 else ""
    other = f" The {_OUTLETS} outlets with most quotes have columns of their own." if others else ""
    return (
        f"<section><h2>Who is quoted, and where</h2><p class='note'>Quotes of each speaker, in all and by outlet.{other}</p>"
        f"<div class='legend by'>{_kinds_legend()}</div>"
        f"<div class='scroll'><table><tr><th>speaker</th><th class='n'>quotes</th><th></th>{head}</tr>{''.join(lines)}</table></div>"
        f"{more}</section>"
    )


def _kinds_legend() -> str:
    return " ".join(
        f"<span class='q-{kind}'>{_html.letter_html(letter, inline=False)}{_PLURAL[kind]}</span>"
        for kind, (letter, _) in _html.KINDS.items()
    )


def _where(outlets: Mapping[str, _Outlet]) -> str:
    most = max((outlet.kinds.total() for outlet in outlets.values()), default=0)
    lines = []
    for name, outlet in sorted(outlets.items(), key=lambda item: (-item[1].kinds.total(), item[0])):
        share = f"{100 * outlet.quoted / outlet.words:.0f} %" if outlet.words else ""
        lines.append(
            f"<tr><td>{escape(name)}</td><td class='n'>{outlet.articles}</td><td class='n'>{outlet.kinds.total()}</td>"
            f"<td class='track'>{_bar(outlet.kinds, most)}</td><td class='n'>{len(outlet.speakers)}</td><td class='n'>{share}</td></tr>"
        )
    head = "<th>outlet</th><th class='n'>articles</th><th class='n'>quotes</th><th></th>"
    head += "<th class='n'>speakers</th><th class='n'>words in quotes</th>"
    return f"<section><h2>The outlets</h2><div class='scroll'><table><tr>{head}</tr>{''.join(lines)}</table></div></section>"


def _events(corpus: Corpus, articles: Sequence[Article], choice: Choice) -> str:
    """Groups of articles of several outlets that tell of the same, each with the speakers it lets speak."""
    from ._events import same_events  # noqa: PLC0415  counts terms, which nothing else on the page needs

    groups = same_events(corpus, articles)
    if not groups:
        return ""
    blocks = []
    for group in groups[:6]:
        cards = "".join(_card(articles[number], choice, number) for number in group)
        blocks.append(f"<div class='sides'>{cards}</div>")
    note = "Articles of different outlets whose words are most alike, side by side: who gets to speak in each."
    return f"<section><h2>The same events</h2><p class='note'>{note}</p>{''.join(blocks)}</section>"


def _card(article: Article, choice: Choice, number: int) -> str:
    said: dict[str, list[Quote]] = {}
    for _, quote in choice.of(article):
        said.setdefault(quote.speaker or "", []).append(quote)
    lines = []
    for name, quotes in sorted(said.items(), key=lambda item: (-len(item[1]), item[0]))[:6]:
        first = max(quotes, key=lambda quote: (quote.kind == "direct", -quote.start))
        who = f"<b>{escape(name)}</b>" if name else "<i>nobody named</i>"
        lines.append(f"<li>{who} <span class='by'>{len(quotes)}</span><br>{escape(_short(first.text, 110))}</li>")
    head = _link(_headline(article), number)
    return f"<div><div class='by'>{_about(article)}</div><h4>{head}</h4><ul>{''.join(lines) or '<li><i>no quotes</i></li>'}</ul></div>"


def _link(words: str, number: int) -> str:
    return f'<a href="#a{number}">{escape(words)}</a>' if number < SHOWN else escape(words)


def _entry(article: Article, choice: Choice, number: int) -> str:
    return f"<li><span class='by'>{_about(article)} · {len(choice.of(article))} quotes</span><br>{_link(_headline(article), number)}</li>"


def _about(article: Article) -> str:
    return " · ".join(escape(part) for part in (article.outlet, article.date, article.lang) if part)


def _headline(article: Article) -> str:
    if article.title:
        return article.title
    for section in article.sections:
        if section.kind == "headline" and article.text[section.start : section.end].strip():
            return _short(article.text[section.start : section.end], 160)
    return article.id or _short(article.text, 80)


def _short(words: str, length: int) -> str:
    words = " ".join(words.split())
    return words if len(words) <= length else words[: length - 1].rstrip() + "…"


def _article(article: Article, choice: Choice, number: int) -> str:
    url = article.url or ""
    where = f' · <a href="{escape(url)}" rel="noreferrer">{escape(_short(url, 60))}</a>' if url.startswith(("http://", "https://")) else ""
    head = f"<h3>{_html.title(article, inline=False)}</h3>" if article.title and not article.title_in_text else ""
    lines = "".join(_html.marked(article, inline=False, anchor=f"a{number}"))
    return (
        f'<article id="a{number}"><header><p class="about">{_about(article)} · {escape(article.id or "")}{where}</p>{head}</header>'
        f'<div class="text" lang="{escape(article.lang)}" dir="auto">{lines}</div>'
        f"<aside><ol>{''.join(_beside(article, choice, number))}</ol></aside></article>"
    )


def _beside(article: Article, choice: Choice, number: int) -> Iterator[str]:
    for n, quote in choice.of(article):
        who = (
            f'<span class="who">{escape(quote.speaker)}</span>'
            if quote.speaker
            else '<span class="who nobody">the text does not say who</span>'
        )
        role = f", {escape(quote.role)}" if quote.role else ""
        facts = [quote.kind, *(word for word in (quote.act, quote.polarity) if word not in ("speech", "said")), quote.turn or ""]
        words = f'<span class="said" lang="{escape(article.lang)}">{escape(_short(quote.text, 400))}</span>'
        linked = f'<a href="#a{number}q{n}">{words}</a>' if quote.field == "text" else words
        letter = _html.letter_html(_html.KINDS[quote.kind][0], inline=False)
        tint = f"<span class='q-{quote.kind}'>{letter}{' · '.join(filter(None, facts))}</span>"
        yield f'<li title="{escape(_html.explain(quote))}">{who}<span class="by">{role}</span>{linked}<span class="by">{tint}</span></li>'


def _note_of(total: int) -> str:
    if total <= SHOWN:
        return "<p class='note'>Each with its quotes beside it. Grey lines belong to the page and not to the article.</p>"
    return f"<p class='note'>The first {SHOWN} of {total:,}; the tables above count all of them.</p>"


def _made(corpus: Corpus) -> str:
    made = "".join(
        f"<dt>{escape(key)}</dt><dd>{escape(_fact(value))}</dd>" for key, value in corpus.history.items() if value not in (None, [], "")
    )
    skipped = corpus.skipped
    lines = "".join(f"<tr>{''.join(f'<td>{escape(str(value))}</td>' for value in row.values())}</tr>" for row in skipped.head(200).rows())
    lost = (
        f"<h2>What could not be read</h2><div class='scroll'><table><tr><th>id</th><th>place</th><th>reason</th></tr>{lines}</table></div>"
        if lines
        else "<p>Nothing was skipped.</p>"
    )
    shown = (
        "Counted and shown are clauses that were said or denied and words in marks; "
        "bare phrases, silence and quotes inside quotes are left out."
    )
    return f"<footer><p>How this page was made. {shown}</p><dl>{made}</dl>{lost}</footer>"


def _fact(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
