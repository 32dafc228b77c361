"""One exercise: offered, done, and asked about. One that is not there (any more) is over at once."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from herstel_app.core.content import PaceStep
from herstel_app.core.file_sound import as_heard
from herstel_app.core.pacing import Pace
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme import (
    Ask,
    Begin,
    ChooseFileSound,
    FileChoice,
    OfferExercise,
    Practise,
    Practised,
    SaveAs,
    Saving,
    Step,
    TapPace,
)
from herstel_app.core.way_names import way_words
from herstel_app.core.way_steps import steps_of
from herstel_app.engine.practice import compiled
from herstel_app.engine.programmes.tools import Steps, Tools, how_it_ended, rate


class ExerciseProgramme:
    """An exercise that someone chose."""

    def __init__(
        self, request: PracticeRequest, tools: Tools, begun: Begin | None = None, closes: bool = False
    ) -> None:
        """Offer it first, unless it is `begun` at once; with it the evening may close."""
        self.request = request
        self._tools, self._begun, self._closes = tools, begun, closes

    def steps(self) -> Steps:
        """Offer the exercise until someone begins; then do it, and ask again what was told before."""
        chosen = self._begun or (yield from self._offer())
        if chosen is None or not self._is_there(chosen.request):
            return
        pace = yield from self._tap(chosen.request)
        if not self._is_there(chosen.request):
            return
        done: Practised = yield Practise(chosen.request, chosen.before, pace=pace, ends_evening=self._closes)
        if not done.was_stopped:
            yield from rate(tuple(chosen.before), chosen.request, tapped=self._tools.journal.after)
        yield Ask(how_it_ended(done, self._closes, self._tools.journal.is_left_out), chosen.request)

    def _is_there(self, request: PracticeRequest) -> bool:
        return request.exercise_id in self._tools.content.exercises

    def _offer(self) -> Generator[Step, Any, Begin | None]:
        request = self.request
        while self._is_there(request):
            answer: Begin | SaveAs = yield Ask(self._question(request), request)
            if isinstance(answer, Begin):
                self._remember(answer.request)
                self._tools.audio.reading.stop()
                return answer
            request = answer.request
            yield from self._save(request)
        return None

    def _save(self, request: PracticeRequest) -> Generator[Step, Any, None]:
        """Ask how a file is to sound, and show how far it is; someone may leave either."""
        if not self._is_there(request):
            return
        exercise = self._tools.content.exercises[request.exercise_id]
        question = ChooseFileSound(way_words(exercise, request.variant_id), as_heard(self._tools.chosen.sound))
        chosen: FileChoice | None = yield Ask(question, request)
        if chosen is None or not self._is_there(request):
            return
        exercise = self._tools.content.exercises[request.exercise_id]
        options = self._tools.options(request, cue=chosen.sound.cue)
        timeline, title = compiled(exercise, request, options)
        yield Ask(Saving(self._tools.exports.save(timeline, chosen.path, title, chosen.sound)), request)

    def _question(self, request: PracticeRequest) -> OfferExercise:
        exercise_id = request.exercise_id
        exercise = self._tools.content.exercises[exercise_id]
        is_new = bool(self._tools.unseen([exercise_id]))
        ways = self._tools.fit.ways(exercise_id) or (request.variant_id,)
        return OfferExercise(request, exercise, self._tools.parts_last_time(exercise_id), is_new, ways)

    def _remember(self, request: PracticeRequest) -> None:
        self._tools.see_cautions([request.exercise_id])
        if request.parts is not None and self._tools.chosen.history:
            parts = {**self._tools.chosen.parts, request.exercise_id: tuple(sorted(request.parts))}
            self._tools.settings.change(parts=parts)

    def _tap(self, request: PracticeRequest) -> Generator[Step, Any, Pace | None]:
        exercise = self._tools.content.exercises[request.exercise_id]
        steps, _ = steps_of(exercise, request.variant_id, request.parts)
        if not any(isinstance(step, PaceStep) for step in steps):
            return None
        pace: Pace | None = yield Ask(TapPace(), request)
        return pace
