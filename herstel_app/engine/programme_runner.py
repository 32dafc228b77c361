"""Plays one programme at a time, whatever it is: `programme_state` has the table.

Invariants:
- a step is shown before anything can come of it, and what comes of a step that is over has no effect;
- a programme that is left is closed where it stands, after what was typed is kept and its exercise is stopped;
- an exercise that follows on another begins only when everyone has been told of the end of the first.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from herstel_app.core.content import Exercise
from herstel_app.core.evening import Evening
from herstel_app.core.ports.scheduling import Scheduler
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme import (
    Ask,
    ChooseFileSound,
    HowIsItNow,
    OfferExercise,
    Practise,
    Practised,
    Read,
    Saving,
    Step,
    Wait,
)
from herstel_app.core.programme_content import ProefChoice
from herstel_app.core.session import Ended
from herstel_app.engine.event import Event
from herstel_app.engine.practice import Practice
from herstel_app.engine.programme_state import ProgrammeState, move_to, moved
from herstel_app.engine.programmes.comparison import ComparisonProgramme
from herstel_app.engine.programmes.evening import EveningProgramme
from herstel_app.engine.programmes.tools import Programme, Steps, Tools

AFTER_READING_S = 2.0
"""Rest between the last word that was read aloud and the next step."""


class ProgrammeRunner:
    """The programme that goes on, and its step."""

    def __init__(self, practice: Practice, tools: Tools, scheduler: Scheduler) -> None:
        """Play nothing yet."""
        self.leaving: Event[()] = Event()
        """The step is about to be over: what is being typed there is to be kept now."""
        self.step_changed: Event[Step | None] = Event()
        """The step from now; None where no programme goes on."""
        self.evening_changed: Event[Evening | None, int | None] = Event()
        """The evening that goes on and the place of its step; None where none does."""
        self.step: Step | None = None
        self.state = ProgrammeState.NONE
        self.is_typing: Callable[[], bool] = bool
        """Whether someone types anywhere, who is not to be taken away from that."""
        self._practice, self._tools, self._scheduler = practice, tools, scheduler
        self._programme: Programme | None = None
        self._steps: Steps | None = None
        self._evening: tuple[Evening, int] | None = None
        self._is_beside_text = False
        """Whether it was asked from a text."""
        self._is_ending = False
        """Whether the end of an exercise is being told."""
        self._timer = scheduler.timer(self._pass_alone)
        practice.ended.connect(self._end_exercise)
        reading = tools.audio.reading
        reading.began.connect(self._begin_reading)
        reading.ended.connect(self._end_reading)

    @property
    def marked(self) -> PracticeRequest | None:
        """The exercise that is offered or done, and the claim that it was asked from."""
        match self.step:
            case Ask(marked=marked):
                return marked
            case Practise(request=request):
                return request
            case _:
                return None

    @property
    def takes_window(self) -> bool:
        """Whether what goes on has the whole window: not what is beside a text, or is only offered."""
        match self.step:
            case None:
                return False
            case Ask(question=OfferExercise() | ChooseFileSound() | Saving()):
                return False
            case _:
                return not self._is_beside_text

    @property
    def keeps_window(self) -> bool:
        """Whether what has the whole window still goes on: a note after it may wait beside another page."""
        is_over = isinstance(self.step, Ask) and isinstance(self.step.question, HowIsItNow)
        return self.takes_window and not is_over

    @property
    def evening(self) -> tuple[Evening, int] | None:
        """The evening that goes on, and the place of its step."""
        return self._evening

    @property
    def proef(self) -> tuple[tuple[ProefChoice, ...], int] | None:
        """The parts of the proef that goes on, in their order, and the place of the one that is done."""
        programme = self._programme
        if isinstance(programme, ComparisonProgramme) and programme.at is not None:
            return programme.order, programme.at
        return None

    @property
    def is_evening(self) -> bool:
        """Whether an evening goes on."""
        return self._evening is not None

    def begin(self, programme: Programme) -> None:
        """Play a programme from its first step; the one before is ended."""
        self._close()
        self.state = moved(self.state, "begin")
        self._programme, self._steps, self._is_beside_text = programme, programme.steps(), False
        self._advance(self._steps, None)

    def answer(self, step: Step | None, value: object = None) -> None:
        """Answer what a step asks; without effect where that step is over."""
        if step is not None and step is self.step and self.state is ProgrammeState.ASKING and self._steps:
            self.leaving.emit()
            self.state = moved(self.state, "answer")
            self._advance(self._steps, value)

    def go_on(self) -> None:
        """Go on from a text that is read."""
        if self.state is ProgrammeState.READING:
            self._pass()

    def leave(self) -> None:
        """End the programme where it is; an exercise that goes on is not left, but stopped by `Practice.stop`."""
        if self.state is not ProgrammeState.NONE and not self._practice.is_active:
            self._close()
            self.step_changed.emit(None)

    def _close(self) -> None:
        self._practice.stop()  # the programme does with this what it does with any stop
        if self.state is ProgrammeState.NONE:
            return
        self.leaving.emit()
        self._stop_reading()
        steps, self._steps, self._programme, self.step = self._steps, None, None, None
        self._timer.stop()
        self.state = moved(self.state, "leave")
        if steps is not None:
            steps.close()
        self._show_evening()

    def _advance(self, steps: Steps, value: Any) -> None:
        """Do the next step, given what came of the one before."""
        try:
            step = steps.send(value)
        except StopIteration:
            self._close()
            self.step_changed.emit(None)
            return
        self.step, self.state = step, moved(self.state, move_to(step))
        if self.marked is not None:
            self._is_beside_text = self.marked.explanation_id is not None
        self._show_evening()
        match step:
            case Practise(request=request):
                # As it is now: while it waits for its turn, its file may be removed.
                exercise = step.exercise or self._tools.content.exercises[request.exercise_id]
                if self._is_ending:
                    self._scheduler.soon(lambda: self._practise(step, exercise))
                else:
                    self._practise(step, exercise)
            case Read():
                self.step_changed.emit(step)
                self._read(step)
            case Wait(seconds=seconds):
                self._timer.start(seconds)
                self.step_changed.emit(step)
            case Ask():
                self.step_changed.emit(step)

    def _practise(self, step: Practise, exercise: Exercise) -> None:
        if step is not self.step:
            return  # it was left before it began
        self.step_changed.emit(step)
        if step is not self.step:
            return  # it was left as soon as it was shown
        options = self._tools.options(
            step.request, step.pace, step.ends_evening, step.follows, tap_follows=step.tap_follows
        )
        self._practice.begin(exercise, step.request, options, step.before, step.began)

    def _read(self, step: Read) -> None:
        explanation = self._tools.content.explanations.get(step.explanation_id)
        if step.aloud and explanation is not None and step is self.step:
            self._tools.audio.reading.start(step.explanation_id, explanation)

    def _end_exercise(self, ended: Ended) -> None:
        if self.state is not ProgrammeState.PRACTISING or self._steps is None:
            return
        self._is_ending = True
        try:
            self.state = moved(self.state, "end")
            self._advance(self._steps, Practised(ended, self._practice.written))
        finally:
            self._is_ending = False

    def _begin_reading(self, _explanation_id: str) -> None:
        """Wait with going on where a text is read again."""
        if self.state is ProgrammeState.READING:
            self._timer.stop()

    def _end_reading(self, explanation_id: str, read_out: bool) -> None:
        """Go on by itself after the step's own text has been read aloud to its end."""
        if read_out and isinstance(self.step, Read) and self.step.explanation_id == explanation_id:
            self._timer.start(AFTER_READING_S)

    def _stop_reading(self) -> None:
        """Read no further in a text that someone leaves."""
        if isinstance(self.step, Read):
            self._tools.audio.reading.stop()

    def _pass_alone(self) -> None:
        """Go on by itself, unless someone writes down a thought beside the text."""
        if self.state is ProgrammeState.WAITING or not self.is_typing():
            self._pass()

    def _pass(self) -> None:
        """Go on from a text or a wait."""
        self._timer.stop()
        if self.state in (ProgrammeState.READING, ProgrammeState.WAITING) and self._steps:
            self.leaving.emit()
            self._stop_reading()
            self.state = moved(self.state, "go on")
            self._advance(self._steps, None)

    def _show_evening(self) -> None:
        programme = self._programme
        now = None
        if isinstance(programme, EveningProgramme) and programme.at is not None:
            now = programme.evening, programme.at
        if now != self._evening:
            self._evening = now
            self.evening_changed.emit(*(now or (None, None)))
