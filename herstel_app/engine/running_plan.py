"""What is done now and what comes after it: the plan that is shown while an exercise goes on."""

from __future__ import annotations

from dataclasses import dataclass

from herstel_app.core.evening import EveningStep
from herstel_app.core.library import Library
from herstel_app.core.programme_content import ProefChoice
from herstel_app.engine.evening_words import plain_title
from herstel_app.engine.practice import Practice
from herstel_app.engine.programme_runner import ProgrammeRunner


@dataclass(frozen=True, slots=True)
class PlanPart:
    """One step."""

    title: str
    seconds: float
    is_rest: bool = False
    """Whether it is stillness."""


@dataclass(frozen=True, slots=True)
class RunningPlan:
    """The steps, and the place of the one that is done."""

    parts: tuple[PlanPart, ...]
    at: int = 0

    @property
    def words(self) -> str:
        """Say what is done, and what follows."""
        now, following = self.parts[self.at].title, self.parts[self.at + 1 : self.at + 2]
        return f"{now} · daarna {following[0].title}" if following else now


def running_plan(programmes: ProgrammeRunner, practice: Practice, library: Library) -> RunningPlan | None:
    """Give the plan of the evening or the proef that goes on, or of the exercise alone; None where nothing is done."""
    timeline = practice.timeline
    if timeline is None:
        return None
    if programmes.proef is not None:
        parts, at = programmes.proef
        return RunningPlan(tuple(_part_of_proef(part, library) for part in parts), at)
    if programmes.evening is None:
        exercise = library.exercises.get(practice.exercise_id)
        is_rest = exercise is not None and exercise.group == "stillness"
        return RunningPlan((PlanPart(practice.title.lower(), timeline.duration_s, is_rest),))
    evening, at = programmes.evening
    return RunningPlan(tuple(_part(step, library) for step in evening.steps), at)


def _part_of_proef(part: ProefChoice, library: Library) -> PlanPart:
    exercise = library.exercises.get(part.exercise)
    return PlanPart(part.label, 60 * part.minutes, exercise is not None and exercise.group == "stillness")


def _part(step: EveningStep, library: Library) -> PlanPart:
    if step.kind == "read":
        return PlanPart("lezen", step.seconds)
    exercise = library.exercises.get(step.id)
    return PlanPart(plain_title(step, library), step.seconds, exercise is not None and exercise.group == "stillness")
