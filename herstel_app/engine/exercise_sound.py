"""Ten seconds of an exercise, to hear what it is like before one begins."""

from __future__ import annotations

from msgspec.structs import replace

from herstel_app.core.content import Exercise
from herstel_app.core.fit import in_way
from herstel_app.core.heard_part import has_sound, heard_from_s
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.engine.audio.samples import EXERCISE, exercise_sample
from herstel_app.engine.practice import compiled
from herstel_app.engine.programmes.tools import Tools


class ExerciseSound:
    """Lets the exercise be heard in the way that fits someone."""

    def __init__(self, tools: Tools) -> None:
        """Let nothing sound yet."""
        self._tools = tools

    @property
    def sounding(self) -> str:
        """The exercise that sounds now, by id; empty where none does."""
        name = self._tools.audio.sounding
        return name.removeprefix(EXERCISE) if name.startswith(EXERCISE) else ""

    def can_be_heard(self, exercise_id: str) -> bool:
        """Whether the exercise sounds by itself."""
        exercise = self._fitted(exercise_id)
        return exercise is not None and has_sound(exercise)

    def hear(self, exercise_id: str) -> None:
        """Let it sound for ten seconds; the one that sounds falls silent, and is not begun again."""
        exercise = self._fitted(exercise_id)
        if exercise is None:
            return
        request = PracticeRequest(exercise_id)
        # As it is before its guidance thins out.
        options = replace(self._tools.options(request), fade=False)
        timeline, _ = compiled(exercise, request, options)
        at_s = heard_from_s(timeline)
        if at_s is not None:
            self._tools.audio.hear(exercise_sample(exercise_id, timeline, at_s))

    def stop(self) -> None:
        """Fall silent, where an exercise sounds."""
        if self.sounding:
            self._tools.audio.stop_sample()

    def _fitted(self, exercise_id: str) -> Exercise | None:
        """Give the exercise in the way that fits; None where there is none."""
        exercise = self._tools.content.exercises.get(exercise_id)
        ways = self._tools.fit.ways(exercise_id)
        return in_way(exercise, ways[0]) if exercise and ways else None
