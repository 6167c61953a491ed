"""What people see, kept as files: ``python tests/golden/renew.py`` writes them anew; then read the difference before you commit it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import numpy as np

import quotidian as qd
from quotidian import _output
from quotidian.report import report

HERE = Path(__file__).parent

TEXT = """HOME | NEWS
Reservoir “safe”, ministry says
Lowen, 4 May

“We measured it twice,” engineer Tamar Odell said. “It holds.”

She denied that the <gate> had been moved & welded.

Q: And the alarm?
A: Nobody called it a “false alarm”.
"""


def spans(*words: str) -> tuple[tuple[int, int], ...]:
    """Where words stand in the text, one after the other."""
    found, at = [], 0
    for word in words:
        at = TEXT.index(word, at)
        found.append((at, at + len(word)))
        at += len(word)
    return tuple(found)


def example() -> qd.Article:
    """An article put together by hand, so that no rule of reading can change what it looks like."""
    lines = [("HOME | NEWS", "furniture"), ("Reservoir “safe”, ministry says", "headline"), ("Lowen, 4 May", "dateline")]
    lines += [(line, "body") for line in TEXT.splitlines() if line.startswith(("“", "She"))]
    lines += [("Q: And the alarm?", "question"), ("A: Nobody called it a “false alarm”.", "answer")]
    sections = tuple(qd.Section(*spans(line)[0], kind, "given") for line, kind in lines)
    words = np.array([match.span() for match in re.finditer(r"\w+|[^\w\s]", TEXT)], np.int32)
    codes = np.array([0 if TEXT[start].isalnum() else 2 for start, _ in words.tolist()], np.uint8)
    sentences = np.array([spans(line)[0] for line, _ in lines], np.int32)
    document = qd.Document(TEXT, "en", words, codes, sentences, sentences, sections)
    who = {"speaker": "Tamar Odell", "speaker_id": "odell tamar", "speaker_type": "person", "role": "engineer"}
    quotes = (
        qd.Quote(
            "headline", "speech", "clause", "said", spans("Reservoir “safe”"), "Reservoir “safe”", verbatim=spans("safe"),
            cue=spans("says"), source=spans("ministry"), cue_text="says", source_text="ministry", speaker="ministry",
            speaker_id="a ministry", speaker_type="organisation", wording="mixed", confidence=0.7, evidence="headline_form", paragraph=1,
            words=2,
        ),
        qd.Quote(
            "direct", "speech", "clause", "said", spans("We measured it twice,", "It holds."), "We measured it twice, It holds.",
            verbatim=spans("We measured it twice,", "It holds."), cue=spans("said"), source=spans("engineer Tamar Odell"), cue_text="said",
            source_text="engineer Tamar Odell", confidence=0.97, evidence="said_clause", paragraph=3, words=6, **who,
        ),
        qd.Quote(
            "indirect", "speech", "clause", "denied", spans("the <gate> had been moved & welded"), "the <gate> had been moved & welded",
            cue=spans("denied"), source=spans("She"), cue_text="denied", source_text="She", confidence=0.9, evidence="that_clause",
            paragraph=4, words=6, **who,
        ),
        qd.Quote(
            "turn", "speech", "clause", "said", spans("And the alarm?"), "And the alarm?", turn="question", evidence="turn_layout",
            paragraph=5, words=3,
        ),
        qd.Quote(
            "turn", "speech", "clause", "said", spans("Nobody called it a “false alarm”."), "Nobody called it a “false alarm”.",
            turn="answer", evidence="turn_layout", paragraph=6, words=6, **who,
        ),
    )  # fmt: skip
    speaker = qd.Speaker("odell tamar", "Tamar Odell", "person", "engineer", "female", (("Tamar Odell", 1),), spans("Tamar Odell"))
    ministry = qd.Speaker("a ministry", "ministry", "organisation", None, None, (), spans("ministry"))
    names = tuple(qd.Name(start, end, "so-called") for start, end in spans("false alarm"))
    about = {"id": "lowen-1", "date": "2024-05-04", "outlet": "Lowen Post", "url": "https://lowen.example/1"}
    return qd.Article(document, quotes=quotes, names=names, speakers=(ministry, speaker), **about)


def corpus() -> qd.Corpus:
    """The article twice, in two outlets."""
    from dataclasses import replace

    article = example()
    return qd.Corpus.from_articles([article, replace(article, id="gazette-7", outlet="Gazette <b>", url="javascript:alert(1)")])


def page() -> str:
    """The report without its footer, which tells versions."""
    return report(corpus()).partition("<footer>")[0]


GOLDEN: dict[str, Callable[[], str]] = {
    "article.html": lambda: example()._repr_html_().replace("</div>", "</div>\n"),
    "article.json": lambda: _output.to_json(example().to_dict()).replace("}, {", "},\n{"),
    "quotes.html": lambda: corpus().quotes()._repr_html_().replace("</tr>", "</tr>\n"),
    "quotes.txt": lambda: repr(corpus().quotes()),
    "report.html": lambda: page().replace("</li>", "</li>\n").replace("</tr>", "</tr>\n"),
    "speakers.txt": lambda: repr(corpus().speakers()),
}

if __name__ == "__main__":
    for name, make in GOLDEN.items():
        (HERE / name).write_text(make().rstrip("\n") + "\n", "utf-8")
        print(f"wrote {HERE / name}")
