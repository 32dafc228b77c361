"""*Mijn avond*: an evening that someone kept, as plain data in the settings, and back.

Invariants:
- as long as the content and the facts stay the same, it comes back with the same steps and takes the same time;
- each exercise is done in the way that was kept, where that fits; otherwise in the first way that does, the last one
  in bed where it has such a way;
- one without a way that fits, or apart from evenings, is left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from herstel_app.core.evening import Evening, EveningStep
from herstel_app.core.evening_filling import Ingredients, bed_way, lengths_tonight, reading_s
from herstel_app.core.exercise_places import goes_in_evenings
from herstel_app.core.fit import ways_for

OWN_EVENING_ID = "mijn-avond"
OWN_EVENING_TITLE = "Mijn avond"

KeptStep = tuple[str, str, float]
"""Label, exercise or explanation, and minutes of practice: 0 for a text. A way stands behind its exercise."""
WAY_AFTER = "/"
"""Between an exercise and its way; no id has it."""


def kept_steps(evening: Evening) -> tuple[KeptStep, ...]:
    """Give what is kept of an evening."""
    return tuple(
        (step.label, f"{step.id}{WAY_AFTER}{step.variant_id}" if step.variant_id else step.id, step.minutes or 0.0)
        for step in evening.steps
    )


def own_evening(
    kept: Sequence[KeptStep], ingredients: Ingredients, facts: frozenset[str] = frozenset()
) -> Evening | None:
    """Give the evening that was kept; None where nothing was or fits, or a step of it is not there any more.

    `facts` are those that have to be reckoned with. Minutes that an exercise does not take (any more) become the
    nearest that it does.
    """
    steps: list[EveningStep] = []
    for place, (label, told, minutes) in enumerate(kept):
        name, _, wanted = told.partition(WAY_AFTER)
        if name in ingredients.explanations:
            steps.append(EveningStep(label, "read", name, reading_s(ingredients.explanations[name])))
        elif name in ingredients.exercises:
            exercise = ingredients.exercises[name]
            ways = ways_for(exercise, facts)
            bed = bed_way(exercise, facts) if place == len(kept) - 1 else None
            for first in ways[: goes_in_evenings(exercise)]:
                way = wanted if wanted in ways else bed or first
                least, most = lengths_tonight(exercise, way)
                nearest = min(most, max(least, minutes))
                seconds = ingredients.length_s(name, nearest, way, follows=bool(steps))
                steps.append(EveningStep(label, "practise", name, seconds, nearest, way))
        else:
            return None
    return Evening(OWN_EVENING_TITLE, "unknown", tuple(steps), OWN_EVENING_ID) if steps else None
