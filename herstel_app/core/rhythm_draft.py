"""A rhythm of one's own while it is being made: its phases, its name, and the lengths that it is to have."""

from __future__ import annotations

from dataclasses import dataclass, replace

from herstel_app.core.content import BreathPhase, Exercise
from herstel_app.core.own_exercise import own_exercise, pattern_of
from herstel_app.core.own_pattern import FIRST_MINUTES, OwnPattern

SETTABLE: dict[BreathPhase, tuple[float, float]] = {
    "inhale": (1.0, 12.0),
    "hold": (0.0, 12.0),
    "exhale": (1.0, 16.0),
    "hold_out": (0.0, 8.0),
}
"""The shortest and longest phases that can be set: a little more than may be, so that the reason is seen."""


@dataclass(frozen=True)
class RhythmDraft:
    """What someone has made so far; `exercise_id` is the exercise that it changes, None is a new one."""

    pattern: OwnPattern = OwnPattern()  # noqa: RUF009 - it is frozen
    title: str = ""
    wanted: frozenset[float] = frozenset(FIRST_MINUTES)
    """The lengths that were chosen, in minutes, whether this rhythm may have them or not."""
    exercise_id: str | None = None

    @classmethod
    def of(cls, exercise_id: str, exercise: Exercise) -> RhythmDraft | None:
        """Give an exercise that was made here, to be changed; None for another one."""
        pattern = pattern_of(exercise)
        return cls(pattern, exercise.title, frozenset(exercise.minutes), exercise_id) if pattern else None

    @property
    def minutes(self) -> tuple[float, ...]:
        """The chosen lengths that the rhythm may have; never none."""
        allowed = self.pattern.lengths_minutes
        chosen = tuple(length for length in allowed if length in self.wanted)
        return chosen or tuple(length for length in allowed if length in FIRST_MINUTES)

    def toggled(self, minutes: float) -> RhythmDraft:
        """Give the same with a length chosen, or no longer; the last one stays."""
        chosen = frozenset(self.minutes) ^ {minutes}
        if not chosen:
            return self
        return replace(self, wanted=(self.wanted - frozenset(self.pattern.lengths_minutes)) | chosen)

    @property
    def about_lengths(self) -> str:
        """Say why there are fewer lengths; nothing where there are all."""
        if self.pattern.has_long_hold:
            return "Zo lang vasthouden doe je vier keer. Daarna is het stil tot de tijd om is."
        return "Met vasthouden is vijf minuten genoeg." if self.pattern.has_hold else ""

    def exercise(self) -> Exercise:
        """Make the exercise. Raises ValueError where the rhythm is refused."""
        return own_exercise(self.pattern, self.title, self.minutes)
