"""What is said of an evening, in Dutch: the part of the day, its steps in a sentence, and why it is this one."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from herstel_app.core.evening import Evening, EveningStep
from herstel_app.core.evening_lengths import SOON_TOO_MUCH
from herstel_app.core.library import Library
from herstel_app.core.programme_content import Where
from herstel_app.core.way_names import title_in, way_words, within_sentence

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
NEEDS_VOICE = "Voor oefeningen met je spieren is een stem nodig. Die zet je aan bij Instellingen."
CAREFUL_LONG = "Langer dan twintig minuten is voor jou misschien te veel."


def part_of_day(now: datetime) -> str:
    """Give the part of the day, as it stands behind the name of the day."""
    return next(
        word for until, word in ((6, "nacht"), (12, "ochtend"), (18, "middag"), (24, "avond")) if now.hour < until
    )


def because(where: Where | None, own: bool = False) -> str:
    """Say why it is this evening."""
    if own:
        return "Omdat je deze avond bewaarde."
    return {
        None: "Je hoeft niets te kiezen. Dit past altijd.",
        "head": "Omdat je “in mijn hoofd” koos.",
        "body": "Omdat je “in mijn lijf” koos.",
        "feeling": "Omdat je “in mijn gevoel” koos.",
        "unknown": "Omdat je “weet ik niet” koos. Dit past altijd.",
    }[where]


def for_what(evening: Evening) -> str:
    """Say below its title what an evening is for."""
    return {
        "head": "Voor een vol hoofd.",
        "body": "Voor een gespannen lijf.",
        "feeling": "Voor wat je voelt.",
        "unknown": "Past altijd.",
    }[evening.where]


def long_words(facts: Collection[str]) -> str:
    """Say of an evening that is longer than usual when that fits."""
    return LONG if SOON_TOO_MUCH.isdisjoint(facts) else CAREFUL_LONG


def step_title(step: EveningStep, library: Library) -> str:
    """Give a step by the title of its exercise or text; one that was removed meanwhile by what is done in it."""
    if step.kind == "read":
        explanation = library.explanations.get(step.id)
        return explanation.title if explanation else step.label
    exercise = library.exercises.get(step.id)
    return title_in(exercise, step.variant_id) if exercise else step.label


def step_name(step: EveningStep, library: Library) -> str:
    """Give a step by its title, with the way in which it is done where it is not done as it stands."""
    exercise = library.exercises.get(step.id) if step.kind == "practise" else None
    return way_words(exercise, step.variant_id) if exercise else step_title(step, library)


def step_lengths(evening: Evening) -> tuple[str, ...]:
    """Give how long each step takes: "5 min"."""
    return tuple(f"{minutes} min" for minutes in evening.step_minutes)


def sentence(evening: Evening, library: Library) -> str:
    """Tell the steps in one plain sentence."""
    told = [
        "een stukje lezen" if step.kind == "read" else within_sentence(step_title(step, library))
        for step in evening.steps
    ]
    # "zwaar en warm en stilzitten" is hard to hear
    last = ", en " if any(" en " in each for each in told) else " en "
    joined = last.join([", ".join(told[:-1]), told[-1]]) if len(told) > 1 else told[0]
    return f"{joined[0].upper()}{joined[1:]}."
