"""What is said of an evening, in Dutch: the part of the day, its steps, and why it is this one."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from herstel_app.core.evening import Evening, EveningStep
from herstel_app.core.evening_lengths import SOON_TOO_MUCH
from herstel_app.core.library import Library
from herstel_app.core.programme_content import Where
from herstel_app.core.way_names import short_words

WHERES: dict[Where, str] = {
    "head": "In mijn hoofd",
    "body": "In mijn lijf",
    "feeling": "In mijn gevoel",
    "unknown": "Weet ik niet",
}
"""The answers to the first question, in the order in which they are shown."""
NOTHING_LEFT = "Er staan te weinig oefeningen aan voor een avond."
SWITCH_ON = "Bij Instellingen kun je oefeningen weer aanzetten."
ALL_THAT_FITS = "Een langere avond past hier niet."
LONG = "Langer dan 35 minuten is voor overdag of een vrije avond."
KEPT = "Deze avond bewaarde je."
NEEDS_VOICE = "Voor oefeningen met je spieren is een stem nodig. Die zet je aan bij Instellingen."
CAREFUL_LONG = "Langer dan twintig minuten is voor jou misschien te veel."


def part_of_day(now: datetime) -> str:
    """Give the part of the day, as it stands behind the name of the day."""
    return next(
        word for until, word in ((6, "nacht"), (12, "ochtend"), (18, "middag"), (24, "avond")) if now.hour < until
    )


def where_asked(now: datetime) -> str:
    """Ask where it sits; who comes by day is not told that it is evening."""
    return f"Waar zit de spanning {'vanavond' if part_of_day(now) == 'avond' else 'nu'}?"


def for_what(evening: Evening, is_long: bool = False) -> str:
    """Say below its title what an evening is for; one that is longer than usual does not always fit."""
    if is_long and evening.where == "unknown":
        return ""
    return {
        "head": "Voor een vol hoofd.",
        "body": "Voor een gespannen lijf.",
        "feeling": "Voor als je veel voelt.",
        "unknown": "Voor een gewone avond.",
    }[evening.where]


def long_words(facts: Collection[str]) -> str:
    """Say of an evening that is longer than usual when that fits."""
    return LONG if SOON_TOO_MUCH.isdisjoint(facts) else CAREFUL_LONG


def step_name(step: EveningStep, library: Library) -> str:
    """Name a step as below its stroke, with the way in which it is done where that is not the usual one.

    A text has its title; what was removed meanwhile is told by what is done in it.
    """
    if step.kind == "practise" and step.id in library.exercises:
        return short_words(library.exercises[step.id], step.variant_id)
    if step.kind == "read" and step.id in library.explanations:
        return library.explanations[step.id].title
    return f"{step.label[:1].upper()}{step.label[1:]}"


def step_lengths(evening: Evening) -> tuple[str, ...]:
    """Give how long each step takes: "5 min"."""
    return tuple(f"{minutes} min" for minutes in evening.step_minutes)
