"""*Mijn avond*: an evening that someone kept, as plain data in the settings, and back.

Invariants:
- as long as the content and the facts stay the same, it comes back with the same steps and takes the same time;
- each exercise is done in the first way that fits; one without such a way, or apart from evenings, is left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from herstel_app.core.evening import Evening, EveningStep
from herstel_app.core.evening_composer import Ingredients, reading_s
from herstel_app.core.exercise_places import goes_in_evenings
from herstel_app.core.fit import ways_for
from herstel_app.core.timeline_compiler import lengths_of

OWN_EVENING_ID = "mijn-avond"
OWN_EVENING_TITLE = "Mijn avond"

KeptStep = tuple[str, str, float]
"""Label, exercise or explanation, and minutes of practice: 0 for a text."""


def kept_steps(evening: Evening) -> tuple[KeptStep, ...]:
    """Give what is kept of an evening."""
    return tuple((step.label, step.id, step.minutes or 0.0) for step in evening.steps)


def own_evening(
    kept: Sequence[KeptStep], ingredients: Ingredients, facts: frozenset[str] = frozenset()
) -> Evening | None:
    """Give the evening that was kept; None where nothing was or fits, or a step of it is not there any more.

    `facts` are those that have to be reckoned with. Minutes that an exercise does not take (any more) become the
    nearest that it does.
    """
    steps: list[EveningStep] = []
    for label, name, minutes in kept:
        if name in ingredients.explanations:
            steps.append(EveningStep(label, "read", name, reading_s(ingredients.explanations[name])))
        elif name in ingredients.exercises:
            exercise = ingredients.exercises[name]
            for way in ways_for(exercise, facts)[: goes_in_evenings(exercise)]:
                lengths = lengths_of(exercise, way)
                nearest = min(max(lengths), max(min(lengths), minutes))
                seconds = ingredients.length_s(name, nearest, way)
                steps.append(EveningStep(label, "practise", name, seconds, nearest, way))
        else:
            return None
    return Evening(OWN_EVENING_TITLE, "unknown", tuple(steps), OWN_EVENING_ID) if steps else None
