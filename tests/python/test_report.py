"""The report: one file, escaped, without network, readable in a browser."""

from __future__ import annotations

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

import quotidian as qd
from quotidian._events import same_events
from quotidian.report import report

VOID = {"meta", "br", "hr", "img", "input", "link"}


class Page(HTMLParser):
    """Checks that every element is closed in order; collects ids, links and tags."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        self.tags.add(tag)
        given = dict(attrs)
        if given.get("id"):
            self.ids.append(given["id"] or "")
        for name in ("href", "src"):
            if given.get(name):
                self.links.append(given[name] or "")
        assert not [name for name in given if name.startswith("on")]

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open[-1] == tag, f"</{tag}> closes {self.open[-3:]}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read(html: str) -> Page:
    page = Page()
    page.feed(html)
    page.close()
    assert page.open == []
    return page


@pytest.fixture(scope="module")
def samples() -> qd.Corpus:
    return qd.read_articles(qd.samples())


@pytest.fixture(scope="module")
def html(samples: qd.Corpus) -> str:
    return report(samples)


def test_the_page_is_well_formed_and_every_link_inside_it_leads_somewhere(html: str) -> None:
    page = read(html)
    assert len(page.ids) == len(set(page.ids))
    inside = [link[1:] for link in page.links if link.startswith("#")]
    assert inside
    assert set(inside) <= set(page.ids)


def test_the_page_asks_no_network_and_runs_nothing(html: str) -> None:
    page = read(html)
    assert not page.tags & {"script", "img", "iframe", "link", "object", "embed", "form"}
    assert "default-src 'none'" in html
    assert not re.search(r"url\(|@import", html)
    assert all(link.startswith(("#", "https://", "http://")) for link in page.links)


def test_every_article_and_every_quote_that_people_see_is_on_the_page(html: str, samples: qd.Corpus) -> None:
    words = "".join(read(html).words)
    for article in samples:
        assert article.id is not None
        assert article.id in words
    for row in samples.quotes().rows():
        assert " ".join(row["text"].split())[:100].rstrip() in words


def test_the_page_says_how_it_was_made_and_what_was_skipped() -> None:
    corpus = qd.Corpus.from_table({"id": ["a", "b"], "text": ["“We will not leave,” Sabina Odell said.", None]})
    html = report(corpus)
    assert qd.__version__ in html
    assert corpus.history["lexicon"] in html
    assert "no text in &#x27;text&#x27;" in html


def test_whatever_stands_in_an_article_is_shown_as_text() -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    text = f"{evil}\n\n“We will not leave {evil},” Sabina Odell said.\n\n'\"><b>"
    table = {
        "text": [text],
        "title": [evil],
        "outlet": [evil],
        "url": ["javascript:alert(3)"],
        "id": ['"><svg onload=alert(4)>'],
        "date": [evil],
    }
    page = read(report(qd.Corpus.from_table(table)))
    assert not page.tags & {"script", "img", "svg"}
    assert not [link for link in page.links if not link.startswith("#")]
    assert evil in "".join(page.words)


@pytest.mark.parametrize("table", [{"text": []}, {"text": ["Rain."]}, {"text": ["\ud800 “We will not leave,” Sabina Odell said."]}])
def test_odd_corpora_have_a_page_too(table, tmp_path) -> None:
    corpus = qd.Corpus.from_table(table)
    read(report(corpus))
    assert corpus.report(tmp_path / "r.html") == tmp_path / "r.html"
    (tmp_path / "r.html").read_text("utf-8")


def test_articles_that_tell_the_same_stand_side_by_side() -> None:
    storm = (
        "The storm tore the roof from the Lowen harbor market on Friday night, fishermen and traders said, and the harbor stayed closed."
    )
    other = "On Friday night a storm tore the roof off the harbor market of Lowen; traders and fishermen lost boats, and the harbor closed."
    table = {
        "id": ["a", "b", "c", "d"],
        "text": [storm, other, "Parliament adopted the budget without debate.", storm],
        "outlet": ["Post", "Gazette", "Post", "Herald"],
        "date": ["2024-05-04", "2024-05-05", "2024-05-05", "2021-01-01"],
    }
    corpus = qd.Corpus.from_table(table)
    assert same_events(corpus, list(corpus)) == [[0, 1]], "alike, of two outlets, and within days of one another"


def test_a_large_corpus_says_how_much_of_it_is_shown(monkeypatch) -> None:
    monkeypatch.setattr("quotidian.report.SHOWN", 2)
    corpus = qd.Corpus.from_table({"text": [f"“We will not leave,” Sabina Odell said on day {n}." for n in range(5)]})
    html = report(corpus)
    assert "The first 2 of 5" in html
    assert html.count("<article ") == 2
    read(html)


@pytest.mark.browser
def test_a_browser_opens_the_page_and_lays_it_out(html: str, tmp_path: Path) -> None:
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not browser:
        pytest.skip("needs Chromium, which is not installed")
    page = tmp_path / "report.html"
    page.write_text(html, "utf-8")
    flags = [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}", "--enable-logging=stderr"]
    made = subprocess.run([*flags, "--dump-dom", page.as_uri()], capture_output=True, timeout=120, check=True)
    seen = read(made.stdout.decode("utf-8"))
    assert seen.ids == read(html).ids
    assert b"Refused to" not in made.stderr
    for width, name in ((1300, "wide"), (390, "narrow")):
        picture = tmp_path / f"{name}.png"
        subprocess.run(
            [*flags, f"--window-size={width},2000", f"--screenshot={picture}", page.as_uri()], capture_output=True, timeout=120, check=True
        )
        assert picture.stat().st_size > 20_000, "more than an empty page"
