"""What is done now and what comes after it: the plan that is shown while an exercise or an evening goes on."""

from __future__ import annotations

from dataclasses import dataclass

from herstel_app.core.drawing import Stroke, proef_strokes, stroke_of, strokes_of
from herstel_app.core.library import Library
from herstel_app.core.programme import Practise, Read
from herstel_app.engine.programme_runner import ProgrammeRunner


@dataclass(frozen=True, slots=True)
class RunningPlan:
    """The steps as they are drawn, and the place of the one that is done."""

    parts: tuple[Stroke, ...]
    at: int = 0
    compares: bool = False
    """Whether rest is one of them, so that it is called so."""

    @property
    def words(self) -> str:
        """Say what is done, and what follows."""
        now = self._named(self.parts[self.at])
        return f"{now} · {self.coming}" if self.coming else now

    @property
    def coming(self) -> str:
        """Say what follows; nothing at the end."""
        following = self.parts[self.at + 1 : self.at + 2]
        return f"daarna {self._named(following[0])}" if following else ""

    def _named(self, part: Stroke) -> str:
        return f"rust: {part.label}" if self.compares and part.shape == "flat" else part.label


def running_plan(programmes: ProgrammeRunner, library: Library) -> RunningPlan | None:
    """Give the plan of the evening or the proef that goes on, or of the exercise alone; None where nothing is done."""
    step = programmes.step
    if isinstance(step, Practise) and programmes.proef is not None:
        parts, at = programmes.proef
        return RunningPlan(proef_strokes(parts, library), at, compares=True)
    if isinstance(step, Practise | Read) and programmes.evening is not None:
        evening, at = programmes.evening
        return RunningPlan(strokes_of(evening, library), at)
    if not isinstance(step, Practise):
        return None
    exercise = step.exercise or library.exercises.get(step.request.exercise_id)
    return RunningPlan((stroke_of(exercise, step.request.variant_id),)) if exercise else None
