"""Tokens and sentences against Universal Dependencies, where QUOTIDIAN_DATA names the folder that holds the treebanks."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from quotidian.tokens import tokenize_many

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "reference"))

from treebanks import f1, read_treebank


@pytest.mark.parametrize(
    ("treebank", "tokens_bar", "sentences_bar"),
    [
        ("en_ewt-dev", 99.3, 81.0),
        ("en_gum-dev", 99.7, 95.0),
        ("tr_imst-dev", 99.6, 93.5),
        ("ru_gsd-dev", 99.0, 95.0),
        ("ru_taiga-dev", 98.9, 60.0),
    ],
)
def test_words_and_sentences_are_those_of_the_treebank(
    annotated_data: Path, treebank: str, tokens_bar: float, sentences_bar: float
) -> None:
    documents = list(read_treebank(annotated_data / "treebanks" / f"{treebank}.conllu.xz"))
    found = tokenize_many([document.text for document in documents], treebank[:2])
    tokens = f1((gold.tokens, map(tuple, got.offsets.tolist())) for gold, got in zip(documents, found, strict=True))
    sentences = f1((gold.sentences, map(tuple, got.sentences.tolist())) for gold, got in zip(documents, found, strict=True))
    print(f"{treebank}: tokens {tokens:.2f}, sentences {sentences:.2f}")
    assert tokens >= tokens_bar
    assert sentences >= sentences_bar
