"""The question of what holds for someone, and what is said of what fits, in Dutch."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from herstel_app.core.content import Exercise
from herstel_app.core.evening import Evening
from herstel_app.core.fit import Way
from herstel_app.core.health_facts import HealthFact
from herstel_app.core.library import Library
from herstel_app.core.timeline_compiler import find_variant

QUESTION = "Geldt iets hiervan voor jou?"
ABOUT = "Dan kiest Herstel oefeningen die passen. Je antwoord blijft op deze computer."
NOTHING = "Niets hiervan"
RATHER_NOT = "Liever niet zeggen"
FACTS: dict[HealthFact, str] = {
    "lungs-heart": "Iets aan mijn longen of hart",
    "pregnant": "Zwanger",
    "injury": "Blessure, operatie of hoge bloeddruk",
    "epilepsy": "Epilepsie",
    "panic": "Paniek, of iets ergs meegemaakt",
    "eyes": "Iets aan mijn ogen",
    "legs-pain": "Onrustige benen of pijn",
    "exhaustion": "Snel uitgeput na inspanning",
    "sound": "Oorsuizen, of gevoelig voor geluid",
}
"""The answers, in the order in which they are shown."""
FOR_EVERYONE = "Hier staat wat bij iedereen past."
FOR_YOU = "Gekozen op wat je over jezelf zei."
CHANGED_WAY = "Deze manier past bij wat je over jezelf zei."
CHANGE_IT = "Bij Instellingen pas je dat aan."


def answer_words(answer: Collection[str] | None) -> str:
    """Tell what someone answered, in one line."""
    if answer is None:
        return "Geen antwoord. Je krijgt wat bij iedereen past."
    told = [text for fact, text in FACTS.items() if fact in answer]
    return ". ".join(told) + "." if told else f"{NOTHING}."


def left_out_words(count: int, answered: bool) -> str:
    """Say that exercises are not there, and why; nothing where all are there."""
    if not count:
        return ""
    are = "Eén oefening staat" if count == 1 else f"{count} oefeningen staan"
    if answered:
        return f"{are} er niet bij, omdat die niet {'past' if count == 1 else 'passen'} bij wat je over jezelf zei."
    return f"{FOR_EVERYONE} {are} er nog niet bij."


def does_not_fit(title: str, answered: bool) -> str:
    """Say that an exercise or a proef is not done, and what can be done about that."""
    if answered:
        return f"“{title}” past niet bij wat je over jezelf zei. {CHANGE_IT}"
    return f"“{title}” past niet bij iedereen. Bij Instellingen zeg je of er iets voor jou geldt."


def way_words(exercise: Exercise, way: Way) -> str:
    """Name an exercise with the way in which it is done."""
    return f"{exercise.title}: {_inline(find_variant(exercise, way).title)}" if way else exercise.title


def ways_told(evening: Evening, library: Library) -> Iterable[str]:
    """Name the exercises of an evening that are done in another way than they stand."""
    for step in evening.steps:
        exercise = library.exercises.get(step.id)
        if step.kind == "practise" and step.variant_id and exercise:
            yield way_words(exercise, step.variant_id)


def _inline(text: str) -> str:
    return text[:1].lower() + text[1:]
