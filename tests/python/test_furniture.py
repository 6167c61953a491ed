"""Furniture profiles: what recurs, what is protected, and that learning apart and joining is learning together."""

from __future__ import annotations

import itertools
import json
import pickle
import zipfile
from pathlib import Path

import pytest

import quotidian as qd
from quotidian import _core
from quotidian._pages import pages_of
from quotidian._recurring import stories
from quotidian.lexicon import default_lexicons

WORDS = ("river", "bridge", "ferry", "market", "school", "harbor", "mill", "road", "garden", "tower", "well", "square", "barn", "dam")
SPEECH = "The ministry declined to comment on the matter."
QUOTE = '"We do not comment on rumors," the bank said.'
BACKGROUND = "The dam above the town was built in 1974 and holds the water of three valleys."


def words_of(n: int) -> str:
    """A sentence that no other number gives; without figures, which make no difference between lines."""
    signs = [str((n * 7919 + k * 104729) % 1000003) for k in range(12)]
    return " ".join("".join("bdfgklmnrs"[int(sign)] + "a" for sign in word) for word in signs) + "."


def page(n: int, *, outlet: str = "Gazette", extra: tuple[str, ...] = (), last: str = "") -> str:
    lines = [
        outlet,
        "Home News Weather Letters",
        f"Story of the day number {words_of(n)[:30]}",
        words_of(3 * n),
        *extra,
        words_of(3 * n + 1),
    ]
    return "\n\n".join(
        [*lines, *([last] if last else []), "Tell a neighbor about this page", f"You have {n} stories left", f"© {2000 + n} {outlet}"]
    )


def corpus(pages: list[str], outlet: str = "Gazette") -> qd.Corpus:
    return qd.Corpus.from_table([{"id": f"{outlet}{n}", "text": text, "outlet": outlet} for n, text in enumerate(pages)])


def marked(profile: qd.FurnitureProfile, text: str, outlet: str | None = "Gazette") -> list[str]:
    return [text[row["start"] : row["end"]] for row in profile.explain(text, outlet=outlet).rows() if row["furniture"]]


@pytest.fixture(scope="module")
def profile() -> qd.FurnitureProfile:
    return qd.FurnitureProfile.fit(corpus([page(n) for n in range(12)]))


def test_lines_that_recur_with_other_figures_are_furniture_of_a_page_never_seen(profile: qd.FurnitureProfile) -> None:
    assert marked(profile, page(77)) == [
        "Gazette",
        "Home News Weather Letters",
        "Tell a neighbor about this page",
        "You have 77 stories left",
        "© 2077 Gazette",
    ]


def test_a_table_shows_furniture_with_counts_most_frequent_first(profile: qd.FurnitureProfile) -> None:
    table = profile.table()
    assert table.columns == ("outlet", "line", "articles", "of", "place")
    assert set(table["articles"]) == {12}
    assert set(table["place"]) == {"top", "tail"}
    assert len(profile.table(top=2)) == 2
    assert len(profile.table(outlet="Nobody")) == 0
    assert profile.outlets == {"Gazette": 12}


@pytest.mark.parametrize("line", [SPEECH, QUOTE, "“Bu barədə məlumatım yoxdur”, – sözçü bildirib.", BACKGROUND])
def test_speech_and_background_among_the_text_are_protected(line: str) -> None:
    pages = [page(n, extra=(line,) if n % 3 == 0 else ()) for n in range(24)]
    made = qd.FurnitureProfile.fit(corpus(pages))
    assert made.outlets == {"Gazette": 24}
    assert line not in marked(made, pages[0])
    assert "Tell a neighbor about this page" in marked(made, pages[0])


@pytest.mark.parametrize("line", [SPEECH, QUOTE])
def test_speech_at_the_end_of_many_articles_is_protected(line: str) -> None:
    pages = [page(n, last=line if n % 2 else "") for n in range(20)]
    made = qd.FurnitureProfile.fit(corpus(pages))
    assert line not in marked(made, pages[1])
    sections = qd.Reader(furniture=made).parse(pages[1], outlet="Gazette").sections
    [label] = [section for section in sections if section.start <= pages[1].index(line) < section.end]
    assert not label.is_furniture


def test_a_story_that_several_outlets_repost_is_no_furniture_of_any() -> None:
    wire = [words_of(900 + k) for k in range(4)]
    rows = []
    for outlet in ("Gazette", "Courier", "Lamp"):
        for n in range(8):
            rows.append({"id": f"{outlet}{n}", "outlet": outlet, "text": page(100 * len(outlet) + n, outlet=outlet)})
        # posted four times in each, with another paragraph in the middle
        for n in range(4):
            text = "\n\n".join(
                [outlet, "Headline of the wire", *wire[:2], words_of(5000 + n), *wire[2:], "Tell a neighbor about this page"]
            )
            rows.append({"id": f"{outlet}-wire-{n}", "outlet": outlet, "text": text})
    made = qd.FurnitureProfile.fit(qd.Corpus.from_table(rows))
    assert made.outlets == {"Courier": 9, "Gazette": 9, "Lamp": 9}
    assert not set(wire) & set(marked(made, rows[-1]["text"], "Lamp"))


def test_groups_given_by_the_caller_count_as_one_article() -> None:
    pages = [page(n) for n in range(6)]
    alone = qd.FurnitureProfile.fit(corpus(pages))
    one = qd.FurnitureProfile.fit(corpus(pages), groups=["a", "a", "b", "b", None, None])
    by_id = qd.FurnitureProfile.fit(corpus(pages), groups={"Gazette0": "a", "Gazette1": "a", "Gazette2": "b", "Gazette3": "b"})
    assert alone.outlets == {"Gazette": 6}
    assert one.outlets == by_id.outlets == {"Gazette": 4}
    for few_or_many in (["a"] * 2, ["a"] * 7):
        with pytest.raises(qd.InputError, match=f"one for each page wanted, got {len(few_or_many)} for .*6 pages"):
            qd.FurnitureProfile.fit(corpus(pages), groups=few_or_many)


def test_joining_profiles_is_learning_from_all_pages_at_once_in_any_order() -> None:
    sets = [[page(n) for n in range(8)], [page(n) for n in range(5, 15)], [page(n, outlet="Courier") for n in range(20, 26)]]
    names = ("Gazette", "Gazette", "Courier")
    parts = [qd.FurnitureProfile.fit(corpus(pages, name)) for pages, name in zip(sets, names, strict=True)]
    rows = [
        {"id": f"{name}{k}{n}", "text": text, "outlet": name}
        for k, (pages, name) in enumerate(zip(sets, names, strict=True))
        for n, text in enumerate(pages)
    ]
    whole = qd.FurnitureProfile.fit(qd.Corpus.from_table(rows))
    for a, b, c in itertools.permutations(parts):
        assert a.merge(b).merge(c) == a.merge(b.merge(c)) == whole
    assert parts[0].merge(parts[0]) == parts[0]
    assert qd.FurnitureProfile().merge(parts[0]) == parts[0]
    assert whole.outlets == {"Courier": 6, "Gazette": 15}
    assert hash(whole) == hash(parts[0].merge(*parts[1:]))


def test_the_number_of_threads_and_the_order_of_pages_change_nothing() -> None:
    pages = [page(n) for n in range(10)]
    one = qd.FurnitureProfile.fit(corpus(pages), threads=1)
    assert one == qd.FurnitureProfile.fit(corpus(pages[::-1]), threads=3)


def test_a_profile_is_saved_and_loaded_whole(profile: qd.FurnitureProfile, tmp_path: Path) -> None:
    path = tmp_path / "gazette.furniture"
    profile.save(path)
    again = qd.FurnitureProfile.load(path)
    assert again == profile
    assert again.table() == profile.table()
    assert pickle.loads(pickle.dumps(profile)) == profile
    profile.save(tmp_path / "twice")
    assert (tmp_path / "twice").read_bytes() == path.read_bytes()


def test_what_is_no_profile_is_refused_with_a_word(profile: qd.FurnitureProfile, tmp_path: Path) -> None:
    path = tmp_path / "gazette.furniture"
    profile.save(path)
    with zipfile.ZipFile(path) as archive:
        head, body = json.loads(archive.read("profile.json")), archive.read("pages.npz")

    def write(head: object, body: bytes) -> Path:
        other = tmp_path / f"other{len(list(tmp_path.iterdir()))}"
        with zipfile.ZipFile(other, "w") as archive:
            archive.writestr("profile.json", json.dumps(head))
            archive.writestr("pages.npz", body)
        return other

    for what, words in (
        (write({**head, "version": 99}, body), "version 1 wanted, got 99"),
        (write(head, body[:-1] + b"x"), "damaged"),
        (write({**head, "format": "something else"}, body), "this is none"),
        (write({**head, "outlets": []}, body), "do not fit each other"),
        (write([], b""), "this is none"),
        (tmp_path / "missing", "cannot read"),
    ):
        with pytest.raises(qd.InputError, match=words):
            qd.FurnitureProfile.load(what)
    (tmp_path / "text").write_text("Home | News")
    with pytest.raises(qd.InputError, match="this is none"):
        qd.FurnitureProfile.load(tmp_path / "text")


def test_a_reader_with_a_profile_labels_with_the_reason_profile_and_says_so_in_its_history(profile: qd.FurnitureProfile) -> None:
    reader = qd.Reader(furniture=profile)
    text = page(50)
    article = reader.parse(text, outlet="Gazette")
    reasons = {text[s.start : s.end]: (s.kind, s.reason) for s in article.sections}
    assert reasons["You have 50 stories left"] == ("furniture", "profile")
    assert reasons["© 2050 Gazette"] == ("legal", "profile")
    assert reader.history["furniture"] == profile.history["furniture"]
    plain = qd.Reader().parse(text, outlet="Gazette")
    assert not any(section.reason == "profile" for section in plain.sections)
    assert article.document.tokens.tolist() == plain.document.tokens.tolist()


def test_a_title_beside_the_text_stays_the_headline(profile: qd.FurnitureProfile) -> None:
    article = qd.Reader(furniture=profile).parse(page(51), title="Gazette", outlet="Gazette")
    assert article.title == "Gazette"
    assert [s.kind for s in article.sections][-1] == "legal"


def test_an_outlet_never_seen_gets_what_two_others_share() -> None:
    rows = [
        {"id": f"{outlet}{n}", "outlet": outlet, "text": page(40 * k + n, outlet=outlet)}
        for k, outlet in enumerate(("Gazette", "Courier"))
        for n in range(8)
    ]
    made = qd.FurnitureProfile.fit(qd.Corpus.from_table(rows))
    found = marked(made, page(99, outlet="Lamp"), "Lamp")
    assert found == ["Home News Weather Letters", "Tell a neighbor about this page", "You have 99 stories left"]


def test_lines_with_a_label_are_known_by_it() -> None:
    pages = [page(n) + f"\n\nFiled by: {WORDS[n]}, {WORDS[-n]}" for n in range(10)]
    made = qd.FurnitureProfile.fit(corpus(pages))
    text = page(70) + "\n\nFiled by: a word never used"
    [row] = [row for row in made.explain(text, outlet="Gazette").rows() if row["line"].startswith("Filed")]
    assert (row["furniture"], row["why"]) == (True, "its label recurs")


def test_dates_and_bylines_stay_the_articles_own() -> None:
    pages = [page(n).replace("\n\nStory", f"\n\n{n + 1} May 2020\n\nBy Nora Finch\n\nStory", 1) for n in range(10)]
    made = qd.FurnitureProfile.fit(corpus(pages))
    assert not {"4 May 2020", "By Nora Finch"} & set(marked(made, pages[3]))


def test_pages_that_are_empty_or_only_furniture_are_no_trouble() -> None:
    rows = [
        {"id": str(n), "text": text, "outlet": "Gazette"} for n, text in enumerate(["", " \n ", "Home | News", "Home | News", "—", "\x00"])
    ]
    made = qd.FurnitureProfile.fit(qd.Corpus.from_table(rows))
    for row in rows:
        assert [r["start"] for r in made.explain(row["text"], outlet="Gazette").rows()] == ([] if not row["text"].strip() else [0])
    nothing = qd.FurnitureProfile()
    assert len(nothing.table()) == 0 and len(nothing) == 0 and nothing.outlets == {}
    assert qd.Reader(furniture=nothing).parse(page(1)).sections == qd.parse(page(1)).sections
    assert "0 pages" in repr(nothing)
    assert nothing._repr_html_()


def test_by_takes_a_field_or_a_function(profile: qd.FurnitureProfile) -> None:
    made = qd.FurnitureProfile.fit(corpus([page(n) for n in range(4)]), by=lambda row: row.id[:1])
    assert made.outlets == {"G": 4}
    with pytest.raises(qd.InputError, match="'outlet', 'lang' or a function"):
        qd.FurnitureProfile.fit(corpus([page(1)]), by="weather")


def test_pages_of_one_story_are_found_as_the_plain_way_finds_them() -> None:
    """Every pair of pages compared word by word, without fingerprints or neighbors."""
    pages = []
    for n in range(30):
        base = n // 3
        paragraphs = [words_of(1000 * base + k) for k in range(4)]
        if n % 3:
            paragraphs[n % 3] = words_of(77_000 + n)
        pages.append("\n\n".join(["Gazette", *paragraphs, "Tell a neighbor about this page and what you think of it, please."]))
    columns = _core.page_lines_many(
        _core.parse_documents(pages, default_lexicons(), ["en"] * 30, [0] * 30, "treebank", 1), default_lexicons(), 1
    )
    made = pages_of(["Gazette"] * 30, [0] * 30, columns, {})
    found = stories(made)
    shared = [[len(set(a.split("\n\n")) & set(b.split("\n\n"))) >= 4 for b in pages] for a in pages]
    assert len(set(found.tolist())) == 10
    # pages are kept in an order of their own; groups are compared by size
    assert sorted(map(sum, shared)) == sorted(int((found == each).sum()) for each in found)
