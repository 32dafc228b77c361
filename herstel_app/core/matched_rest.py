"""The rest that an exercise is compared with: as long, in the same posture, between the same tones."""

from __future__ import annotations

from msgspec.structs import replace

from herstel_app.core.content import Exercise, Opening, QuietStep, WriteStep
from herstel_app.core.silences import longest
from herstel_app.core.speech_timing import START_TONE_S, speech_s
from herstel_app.core.timeline_compiler import DEFAULTS, CompileOptions, compile_timeline
from herstel_app.core.way_steps import steps_of

SHORTER = ("Het is nu {stilte} stil. {daarna}", "Stil: {stilte}. Dan drie tonen.", "Het is nu {stilte} stil.")
"""What is said where the settling of an exercise has no room for that of the rest."""


def suits_trial(exercise: Exercise, variant_id: str | None = None, parts: frozenset[str] | None = None) -> bool:
    """Whether an exercise can be compared with rest: not one to write in, and not one that is itself bare rest.

    Someone who writes sits in another posture, with open eyes. Raises KeyError for an unknown variant.
    """
    steps, _ = steps_of(exercise, variant_id, parts)
    is_bare = all(isinstance(step, QuietStep) and not step.lines for step in steps)
    return not is_bare and not any(isinstance(step, WriteStep) for step in steps)


def rest_like(
    stillness: Exercise,
    exercise: Exercise,
    minutes: float | None = None,
    variant_id: str | None = None,
    options: CompileOptions = DEFAULTS,
) -> Exercise:
    """Give `stillness` in the shape of `exercise`: its posture, its settling, and to the second its real length.

    That length can differ from the `minutes` chosen, as breaths are whole and some steps have a length of their own.
    Raises KeyError for an unknown variant, ValueError where a shuffle of pictures has no words to draw from.
    """
    timeline = compile_timeline(exercise, minutes, variant_id, options)
    _, opening = steps_of(exercise, variant_id, options.parts)
    practice_s = timeline.practice_end_s - opening.seconds
    return replace(
        stillness,
        posture=exercise.posture,
        minutes=(practice_s / 60,),
        default_minutes=practice_s / 60,
        opening=Opening(_told(stillness, opening.seconds), opening.seconds),
        steps=(QuietStep(seconds=practice_s),),
        variants=(),
        parts=(),
    )


def _told(stillness: Exercise, seconds: float) -> str:
    """Give the first of what the rest says that fits in a settling of so many seconds."""
    texts = (stillness.opening.text, *SHORTER)
    return next((text for text in texts if speech_s(longest(text)) <= seconds - START_TONE_S), SHORTER[-1])
