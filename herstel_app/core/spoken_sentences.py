"""The sentences of an explanation as they are read aloud, each with its place in the text.

Invariants:
- the sentences of a paragraph, joined by the spaces between them, are the paragraph as it is shown;
- a range counts characters of the text as it is shown: without the asterisks of emphasis, each space a single one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from herstel_app.core.content import Explanation

ABBREVIATIONS = frozenset(
    ("bijv", "bv", "ca", "dhr", "dr", "drs", "enz", "etc", "evt", "incl", "ing", "ir", "jl", "max", "mevr", "min",
     "mr", "mw", "nl", "nr", "o.a", "p", "prof", "resp", "st", "vgl", "vs", "zgn")
)  # fmt: skip
"""Abbreviations whose full stop does not end a sentence; letters with full stops between (d.w.z.) do not either."""
END = re.compile(r"[.?!…]+[’”'\")\]]*(?= )")
"""Where a sentence may end."""
OPENING = "\u2018“'\"(["
DOTTED = re.compile(r"(?:\w\.)*\w\Z")
CONTRACTED = re.compile(r"[’'][a-z] [^\W\d_a-z]")
"""Dutch words with an apostrophe that can begin a sentence: ’s Avonds, ’t Huis."""


class Sentence(msgspec.Struct, frozen=True):
    """One sentence: what is said, and where it stands."""

    text: str
    paragraph: int | None
    """Place of its paragraph among those of the explanation; None is the title."""
    start: int
    end: int
    """Its characters in the text as it is shown; `end` is one past the last."""


def shown(text: str) -> str:
    """Give a paragraph as it is seen: without the marks of emphasis, each run of white space a single space."""
    return " ".join(text.replace("*", "").split())


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Give the range of each sentence in a text as it is shown."""
    return tuple(_ranges(text))


def _ranges(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in END.finditer(text):
        if _begins(text[end.end() + 1 :]) and not _abbreviates(text[start : end.start()], end.group()):
            yield start, end.end()
            start = end.end() + 1
    if start < len(text):
        yield start, len(text)


def _begins(rest: str) -> bool:
    """Whether a sentence may begin here: a small letter goes on with the sentence before it."""
    return bool(CONTRACTED.match(rest)) or not rest.lstrip(OPENING)[:1].islower()


def _abbreviates(before: str, end: str) -> bool:
    """Whether the full stop belongs to a word, or to the letters of a name."""
    word = before.rsplit(" ", 1)[-1].lstrip(OPENING)
    if end != "." or not word:
        return False
    return word.lower() in ABBREVIATIONS or ("." in word and bool(DOTTED.match(word))) or _is_initial(word)


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isupper()


def read_aloud(explanation: Explanation) -> tuple[Sentence, ...]:
    """Give all that is read aloud of an explanation, in order: its title, and its paragraphs sentence by sentence."""
    title = shown(explanation.title)
    found = [Sentence(title, None, 0, len(title))]
    for place, paragraph in enumerate(explanation.body):
        text = shown(paragraph.text)
        found += [Sentence(text[start:end], place, start, end) for start, end in sentences(text)]
    return tuple(found)
