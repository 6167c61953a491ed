"""The article of a web page: with trafilatura where it is installed, else by the plain structure of the page."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from importlib import import_module

from ._decode import decode, encodings_of

_DROPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "nav",
        "header",
        "footer",
        "aside",
        "form",
        "button",
        "select",
        "iframe",
        "object",
        "canvas",
    ]
)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "blockquote",
        "pre",
        "table",
        "tr",
        "td",
        "th",
        "figure",
        "figcaption",
        "address",
        "dl",
        "dt",
        "dd",
        "hr",
        "body",
        "title",
    ]
)
_META = {
    "og:title": "title", "og:site_name": "outlet", "og:url": "url", "article:published_time": "date", "date": "date",
    "pubdate": "date", "publishdate": "date", "dc.date": "date", "datepublished": "date",
}  # fmt: skip
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)


@dataclass(slots=True)
class Page:
    """What a page holds: its text, and what it says about itself."""

    text: str
    about: dict[str, str] = field(default_factory=dict)


@cache
def extractor() -> str:
    """Which way pages are read, for the history of tables: "trafilatura" or "html.parser"."""
    try:
        import_module("trafilatura")
    except ImportError:  # not there, or there without something it needs
        return "html.parser"
    return "trafilatura"


def parse_page(data: bytes, encoding: str | None = None) -> Page:
    """Extract the article of an HTML page.

    Parameters
    ----------
    data : bytes
        The page. Its encoding is `encoding`, else its byte order mark's, else the one it declares, else UTF-8.
    encoding : str, optional

    Returns
    -------
    Page
        Paragraphs parted by blank lines. Offsets of quotes count in this text, not in the page.

    Raises
    ------
    InputError
        Where the bytes are not in that encoding.
    """
    declared = _CHARSET.search(data[:4096])
    if encoding is None and declared and encodings_of(data[:4], None)[1] == 0:
        encoding = _known(declared[1].decode("ascii"))
    html = decode(data, encoding)
    return (_by_trafilatura(html) if extractor() == "trafilatura" else None) or _by_structure(html)


def _known(name: str) -> str | None:
    try:
        b"".decode(name)
    except LookupError:
        return None
    return name


def _by_trafilatura(html: str) -> Page | None:
    found = import_module("trafilatura").extract(html, output_format="json", with_metadata=True, include_comments=False)
    row = json.loads(found) if found else {}
    if not row.get("text"):
        return None
    about = {
        "title": row.get("title"),
        "date": row.get("date"),
        "outlet": row.get("sitename") or row.get("hostname"),
        "url": row.get("url"),
    }
    return Page(row["text"], {name: value for name, value in about.items() if value})


def _by_structure(html: str) -> Page:
    reader = _Structure()
    reader.feed(html)
    reader.close()
    reader.end_block()
    # a <title> often holds the headline and the outlet's name; the headline alone stands in the page
    for head in reader.heads:
        if head in reader.about.get("title", ""):
            reader.about["title"] = head
    return Page("\n\n".join(reader.blocks), reader.about)


class _Structure(HTMLParser):
    """Text of block elements, without what belongs to the page; never fails on odd markup."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self.heads: list[str] = []
        self.about: dict[str, str] = {}
        self._words: list[str] = []
        self._dropped: list[str] = []
        self._title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta":
            name = (given.get("property") or given.get("name") or given.get("itemprop") or "").lower()
            if name in _META and given.get("content"):
                # what a page says of itself to others is cleaner than its <title>, which often ends in the outlet's name
                if name.startswith("og:"):
                    self.about[_META[name]] = given["content"].strip()
                self.about.setdefault(_META[name], given["content"].strip())
        elif tag == "link" and given.get("rel") == "canonical":
            self.about.setdefault("url", given.get("href", ""))
        elif tag == "html" and given.get("lang"):
            self.about["lang"] = given["lang"].split("-")[0].lower()
        elif tag in _DROPPED:
            self._dropped.append(tag)
        elif tag == "br":
            self._words.append("\n")
        if tag in _BLOCKS:
            self.end_block()
        self._title = self._title or tag == "title"

    def handle_endtag(self, tag: str) -> None:
        if tag in self._dropped:
            # an unclosed element inside ends with the one that holds it
            while self._dropped.pop() != tag:
                pass
        if tag == "title" and self._title:
            self._title = False
            words = " ".join("".join(self._words).split())
            self._words.clear()
            if words:
                self.about.setdefault("title", words)
        elif tag in _BLOCKS:
            before = len(self.blocks)
            self.end_block()
            self.heads += self.blocks[before:] if tag == "h1" else []

    def handle_data(self, data: str) -> None:
        if not self._dropped:
            self._words.append(re.sub(r"\s+", " ", data))

    def end_block(self) -> None:
        """Close the paragraph that is open."""
        lines = (" ".join(line.split(" ")).strip() for line in "".join(self._words).split("\n"))
        block = "\n".join(re.sub(r" {2,}", " ", line) for line in lines if line)
        self._words.clear()
        if block:
            self.blocks.append(block)
