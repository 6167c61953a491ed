"""Word classes through the package; accuracy on a treebank where it is there."""

from __future__ import annotations

import lzma
import pickle
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quotidian as qd
from quotidian import _core
from quotidian.lexicon import default_lexicons
from quotidian.reader import _model
from quotidian.tags import WORD_CLASSES, classes_of


def tag(text: str, lang: str = "en") -> tuple[_core.Document, _core.Tagging]:
    documents = _core.parse_documents([text], default_lexicons(), [lang], [0], "treebank", 1)
    return documents[0], _core.tag_many(documents, default_lexicons(), 1)[0]


def test_classes_are_told_by_their_words() -> None:
    assert classes_of(tag("She said that.")[1]) == ["pron", "verb", "sconj", "punct"]


def test_a_tagging_pickles_and_compares() -> None:
    _, tagging = tag("Nazir deyib ki, yol açılacaq.", "az")
    assert pickle.loads(pickle.dumps(tagging)) == tagging
    assert tagging != tag("Yox.", "az")[1]


@given(st.text(max_size=200))
def test_there_is_one_class_and_one_folded_form_a_token(text: str) -> None:
    document, tagging = tag(text)
    assert len(tagging.classes) == len(tagging.folded) == len(document.tokens)
    assert all(number < len(WORD_CLASSES) for number in tagging.classes.tolist())


def test_many_documents_give_the_same_for_any_number_of_threads() -> None:
    texts = ["The dam opened.", "", "She said “no”.", "Они сказали, что нет."] * 5
    documents = _core.parse_documents(texts, default_lexicons(), [None] * len(texts), [0] * len(texts), "treebank", 1)
    one = _core.tag_many(documents, default_lexicons(), 1)
    assert all(_core.tag_many(documents, default_lexicons(), threads) == one for threads in (2, 7))


def test_a_learned_tagging_knows_names_and_the_words_around_a_form() -> None:
    article = qd.parse("The harbor reports a loss. The reports were late, Odile Brandt said in Lisbon.")
    words = [article.text[start:end] for start, end in article.document.tokens.tolist()]
    tags = list(zip(words, article.document.tags, strict=True))
    assert [tag for word, tag in tags if word == "reports"] == ["verb", "noun"]
    assert dict(zip(words, article.document.name_tags, strict=True))["Brandt"] == "person"


def test_languages_without_a_net_keep_the_lexicon_tagger() -> None:
    documents = _core.parse_documents(["Они сказали, что нет."], default_lexicons(), ["ru"], [0], "treebank", 1)
    assert _core.tag_many(documents, default_lexicons(), 1, _model()) == _core.tag_many(documents, default_lexicons(), 1)


@pytest.mark.parametrize(("treebank", "floor"), [("en_ewt-dev", 0.94), ("en_gum-dev", 0.95)])
def test_learned_word_classes_of_treebanks_are_mostly_right(annotated_data: Path, treebank: str, floor: float) -> None:
    """Figures of docs/rooms/tags.md: run with -s to see them. Words that the tokenizer cuts as the treebank does."""
    same = total = 0
    for text, gold in whole_documents(annotated_data / "treebanks" / f"{treebank}.conllu.xz"):
        documents = _core.parse_documents([text], default_lexicons(), ["en"], [0], "treebank", 1)
        tagging = _core.tag_many(documents, default_lexicons(), 1, _model())[0]
        found = {tuple(span): name for span, name in zip(documents[0].tokens.tolist(), classes_of(tagging), strict=True)}
        known = [(found[span], name.casefold()) for span, name in gold.items() if span in found]
        same += sum(a == b for a, b in known)
        total += len(known)
    print(f"{treebank}: {same / total:.4f} of {total}")
    assert same / total > floor


def whole_documents(path: Path) -> list[tuple[str, dict[tuple[int, ...], str]]]:
    """The documents of a treebank, sentences parted by a space, with the classes of their surface words."""
    if not path.exists():
        pytest.skip(f"needs {path.name}")
    blocks = lzma.decompress(path.read_bytes()).decode().strip().split("\n\n")
    out: list[tuple[str, dict[tuple[int, ...], str]]] = []
    for block, (text, gold) in zip(blocks, sentences(path), strict=True):
        if "# newdoc" in block or not out:
            out.append(("", {}))
        whole, known = out[-1]
        gap = "\n\n" if "# newpar" in block and whole else " " if whole else ""
        base = len(whole) + len(gap)
        out[-1] = (whole + gap + text, {**known, **{(start + base, end + base): name for (start, end), name in gold.items()}})
    return out


def test_verbs_and_closed_classes_of_a_treebank_are_mostly_known(annotated_data: Path) -> None:
    """Figures of docs/rooms/tags.md: run with -s to see them."""
    groups = {"AUX": "verb", "VERB": "verb", "DET": "det", "ADP": "adp", "PROPN": "propn"}
    mine = {"aux": "verb", "verb": "verb", "det": "det", "adp": "adp", "propn": "propn"}
    hit: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    got: Counter[str] = Counter()
    same = total = 0
    for text, gold in sentences(annotated_data / "treebanks" / "en_ewt-dev.conllu.xz"):
        document, tagging = tag(text)
        found = {tuple(span): name for span, name in zip(document.tokens.tolist(), classes_of(tagging), strict=True)}
        for span, name in gold.items():
            if span not in found:
                continue
            total += 1
            same += found[span] == name.casefold()
            a, b = groups.get(name), mine.get(found[span])
            wanted[a or ""] += 1
            got[b or ""] += 1
            hit[a or ""] += a is not None and a == b
    print(f"all classes {same / total:.3f} of {total}")
    for name in ("verb", "det", "adp", "propn"):
        print(f"{name}: P {hit[name] / got[name]:.3f} R {hit[name] / wanted[name]:.3f}")
    assert same / total > 0.7
    assert hit["verb"] / wanted["verb"] > 0.7
    assert hit["det"] / wanted["det"] > 0.8


def sentences(path: Path) -> list[tuple[str, dict[tuple[int, ...], str]]]:
    """Text and class of each surface word of every sentence of a CoNLL-U file."""
    if not path.exists():
        pytest.skip(f"needs {path.name}")
    out = []
    for block in lzma.decompress(path.read_bytes()).decode().strip().split("\n\n"):
        text, at, gold = "", 0, {}
        for line in block.split("\n"):
            if line.startswith("# text = "):
                text = line[len("# text = ") :]
            if line.startswith("#"):
                continue
            fields = line.split("\t")
            if not fields[0].isdigit():
                continue
            start = text.find(fields[1], at)
            if start < 0 or start - at > 2:
                continue
            at = start + len(fields[1])
            gold[start, at] = fields[3]
        out.append((text, gold))
    return out
