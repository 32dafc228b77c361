"""What an exercise is called, and what is known of it, in the way in which it is done: the same wherever it is told."""

from __future__ import annotations

from herstel_app.core.content import Evidence, Exercise, Kin, Variant
from herstel_app.core.traits import Trait

LONGEST_NAME = 20
"""A longer name, in characters, does not stand below a stroke where there is a shorter one."""


def title_in(exercise: Exercise, way: str | None) -> str:
    """Give the title of an exercise in a way: that way's own name, or else the title that all its ways share."""
    variant = _variant(exercise, way)
    return (variant.name if variant else None) or exercise.title


def doing_in(exercise: Exercise, way: str | None, beside_claim: str | None = None) -> str:
    """Give what one does in a way, in a few words; `beside_claim` is said of the exercise itself."""
    variant = _variant(exercise, way)
    if variant is not None and (variant.doing or variant.name):
        return variant.doing or within_sentence(variant.name or "")
    return beside_claim or exercise.doing or within_sentence(exercise.title)


def summary_in(exercise: Exercise, way: str | None) -> str:
    """Give what an exercise is in a way: in the words of that way, or else those that all its ways share."""
    variant = _variant(exercise, way)
    return (variant.summary if variant else None) or exercise.summary


def evidence_in(exercise: Exercise, way: str | None) -> Evidence:
    """Give what research shows of an exercise in a way: of that way itself, or else of the exercise."""
    variant = _variant(exercise, way)
    return (variant.evidence if variant else None) or exercise.evidence


def kin_in(exercise: Exercise, way: str | None) -> Kin | None:
    """Give what an exercise is much the same as, in a way: each way has its own kin, or none."""
    return (_variant(exercise, way) or exercise).kin


def drawn_in(exercise: Exercise, way: str | None) -> Trait | None:
    """Give what the drawing of an exercise shows in a way: that of the way itself, or else of the exercise."""
    variant = _variant(exercise, way)
    return (variant.drawn if variant else None) or exercise.drawn


def is_rest(exercise: Exercise, way: str | None) -> bool:
    """Whether an exercise is rest, in a way: nothing is to be done in its stillness."""
    return kin_in(exercise, way) == "rest"


def within_sentence(title: str) -> str:
    """Give a title as it stands within a sentence: without its capital, and without what follows a comma."""
    text = title.rstrip("?").split(",")[0]
    return text[:1].lower() + text[1:]


def short_name(exercise: Exercise, way: str | None) -> str:
    """Give the name below a stroke and in the title of an evening: its own, or what one does where that is short."""
    name = within_sentence(title_in(exercise, way))
    is_plain = len(name) <= LONGEST_NAME and not any(letter.isdigit() for letter in name)
    return name if is_plain else doing_in(exercise, way)


def short_words(exercise: Exercise, way: str | None) -> str:
    """Give the short name as it stands by itself, with its way where the name does not tell that."""
    name, variant = short_name(exercise, way), _variant(exercise, way)
    named = f"{name[:1].upper()}{name[1:]}"
    if variant is None or variant.name or variant.doing == name:
        return named
    return f"{named}: {variant.title[:1].lower()}{variant.title[1:]}"


def way_words(exercise: Exercise, way: str | None) -> str:
    """Name an exercise with its way; one that the exercise does not have (any more) is not named."""
    variant = _variant(exercise, way)
    if variant is None or variant.name:
        return title_in(exercise, way)
    if exercise.title.endswith("?"):
        return f"{exercise.title} {variant.title}"
    return f"{exercise.title}: {variant.title[:1].lower()}{variant.title[1:]}"


def _variant(exercise: Exercise, way: str | None) -> Variant | None:
    return next((each for each in exercise.variants if each.id == way), None)
