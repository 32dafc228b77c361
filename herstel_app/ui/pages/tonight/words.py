"""The words of an evening: the greeting, its steps in a sentence, and why it is this one."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from herstel_app.core.evening_composer import Evening
from herstel_app.core.library import Library
from herstel_app.core.programme_content import Where
from herstel_app.ui.kit.dates import in_words

tr = QCoreApplication.translate
PARTS = ((6, "nacht"), (12, "ochtend"), (18, "middag"), (24, "avond"))


def when_words(now: datetime) -> str:
    """Give day and time as in "Zondagavond, 21:40"; after midnight it is still the night of the day before."""
    part = next(word for until, word in PARTS if now.hour < until)
    return f"{in_words(now, 'dddd').capitalize()}{part}, {now:%H:%M}"


def greeting(now: datetime) -> str:
    """Give a greeting that fits the hour."""
    if now.hour < 6:
        return tr("Tonight", "Nog wakker.")
    if now.hour < 12:
        return tr("Tonight", "Goedemorgen.")
    return tr("Tonight", "Goedemiddag.") if now.hour < 18 else tr("Tonight", "Goedenavond.")


def where_name(where: Where) -> str:
    """Give an answer to the first question, as on its chip."""
    return {
        "head": tr("Tonight", "In mijn hoofd"),
        "body": tr("Tonight", "In mijn lijf"),
        "feeling": tr("Tonight", "In mijn gevoel"),
        "unknown": tr("Tonight", "Weet ik niet"),
    }[where]


def because(where: Where | None, own: bool = False) -> str:
    """Say why it is this evening."""
    if own:
        return tr("Tonight", "Omdat je deze avond bewaarde.")
    return {
        None: tr("Tonight", "Je hoeft niets te kiezen. Dit past altijd."),
        "head": tr("Tonight", "Omdat je zei: in mijn hoofd."),
        "body": tr("Tonight", "Omdat je zei: in mijn lijf."),
        "feeling": tr("Tonight", "Omdat je zei: in mijn gevoel."),
        "unknown": tr("Tonight", "Omdat je het niet weet, en dat is ook een plek om te beginnen."),
    }[where]


def step_name(evening: Evening, place: int, library: Library) -> str:
    """Give a step by the name of its exercise or text."""
    step = evening.steps[place]
    if step.kind == "read":
        return library.explanations[step.id].title
    return library.exercises[step.id].title


def sentence(evening: Evening, library: Library) -> str:
    """Tell the steps in one plain sentence."""
    told = [
        tr("Tonight", "een stukje lezen")
        if step.kind == "read"
        else library.exercises[step.id].title.rstrip("?").split(",")[0].lower()
        for step in evening.steps
    ]
    both = tr("Tonight", "{first} en {last}")
    if any(both.format(first="", last="") in each for each in told):  # "zwaar en warm en stil zitten" is hard to hear
        both = tr("Tonight", "{first}, en {last}")
    joined = told[0] if len(told) == 1 else both.format(first=", ".join(told[:-1]), last=told[-1])
    return f"{joined[0].upper()}{joined[1:]}."
