"""*Mijn avond*: an evening that someone kept, as plain data in the settings, and back.

Invariant: as long as the content stays the same, it comes back with the same steps and takes the same time.
"""

from __future__ import annotations

from collections.abc import Sequence

from herstel_app.core.evening_composer import Evening, EveningStep, Ingredients, reading_s

OWN_EVENING_ID = "mijn-avond"
OWN_EVENING_TITLE = "Mijn avond"

KeptStep = tuple[str, str, float]
"""Label, exercise or explanation, and minutes of practice: 0 for a text."""


def kept_steps(evening: Evening) -> tuple[KeptStep, ...]:
    """Give what is kept of an evening."""
    return tuple((step.label, step.id, step.minutes or 0.0) for step in evening.steps)


def own_evening(kept: Sequence[KeptStep], ingredients: Ingredients) -> Evening | None:
    """Give the evening that was kept; None where nothing was, or where one of its steps is not there any more.

    Minutes that an exercise does not take (any more) become the nearest that it does.
    """
    steps: list[EveningStep] = []
    for label, name, minutes in kept:
        if name in ingredients.explanations:
            steps.append(EveningStep(label, "read", name, reading_s(ingredients.explanations[name])))
        elif name in ingredients.exercises:
            lengths = ingredients.exercises[name].minutes
            nearest = min(max(lengths), max(min(lengths), minutes))
            steps.append(EveningStep(label, "practise", name, ingredients.length_s(name, nearest), nearest))
        else:
            return None
    return Evening(OWN_EVENING_TITLE, "unknown", tuple(steps), OWN_EVENING_ID) if steps else None
