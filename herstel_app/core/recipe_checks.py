"""Whether the file of an evening makes sense by itself: few parts, and one of them its heart.

`reference_checks.py` judges what it names in other files. Each check gives paths and reasons (Dutch).
"""

from __future__ import annotations

from collections.abc import Iterator

from herstel_app.core.evening_lengths import most_parts
from herstel_app.core.programme_content import Recipe
from herstel_app.core.validation import Fault


def recipe_shape_faults(recipe: Recipe) -> Iterator[Fault]:
    """Find lengths the wrong way round, too many parts for the shortest of them, and a heart that is none."""
    if recipe.least_minutes > recipe.most_minutes:
        yield ("least_minutes",), "dit is meer dan 'most_minutes'"
    most = most_parts(recipe.least_minutes)
    if len(recipe.steps) > most:
        length, parts = f"{recipe.least_minutes:g}", len(recipe.steps)
        yield ("steps",), f"een avond van {length} minuten heeft hooguit {most} delen; dit zijn er {parts}"
    hearts = [index for index, step in enumerate(recipe.steps) if step.heart]
    if len(hearts) != 1:
        yield ("steps",), f"één deel is het hart ('heart: true'); dit zijn er {len(hearts)}"
        return
    heart = recipe.steps[hearts[0]]
    for index, step in enumerate(recipe.steps):
        if index != hearts[0] and step.share >= heart.share:
            yield ("steps", index, "share"), f"het hart '{heart.label}' heeft het grootste deel: dit is niet minder"
