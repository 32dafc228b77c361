"""Plays a programme in a terminal: shows its steps, answers what it asks on the way, and does what keys say.

The rules:
- nothing is filled in: how it is now is left empty, and no pace is tapped;
- a text waits for a key; where there are no keys, for as long as a slow reader needs, or for the voice that reads it;
- without keys nothing waits for one: what was paused because the computer stood still goes on by itself;
- stopping is a normal end, wherever it comes.
"""

from __future__ import annotations

from herstel_app.core.evening import Evening
from herstel_app.core.ports.sound import SoundState
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme import Ask, Begin, HowIsItNow, OfferExercise, Read, Step
from herstel_app.core.session import Paused, SessionOutcome
from herstel_app.core.timeline import Timeline
from herstel_app.core.way_names import title_in
from herstel_app.engine.engine import Engine
from herstel_app.engine.programmes.exercise import ExerciseProgramme
from herstel_app.engine.words import SOUND_LOST
from herstel_app.terminal.keyboard import ESCAPE
from herstel_app.terminal.loop import Loop
from herstel_app.terminal.show import Show

PAUSE, ENTER, STOP = " ", "\n", ("q", ESCAPE)


class TerminalPlay:
    """One programme, from its begin to the end of the loop."""

    def __init__(self, engine: Engine, loop: Loop, show: Show, has_keys: bool, reads_aloud: bool = True) -> None:
        """Listen; `reads_aloud` says whether there is a voice that can read a text."""
        self._engine, self._loop, self._show = engine, loop, show
        self._has_keys, self._reads_aloud = has_keys, reads_aloud
        self._practice, self._programmes = engine.practice, engine.programmes
        self._evening: Evening | None = None
        self._sound: SoundState = "working"
        self._outcome: SessionOutcome | None = None
        """How it ended, as soon as that has been told."""
        self._text_over = loop.timer(self._programmes.go_on)
        self._bed_over = loop.timer(loop.stop)
        loop.pressed.connect(self.press)
        engine.notice.connect(show.notice)
        engine.audio.state_changed.connect(self._tell_sound)
        engine.audio.reading.ended.connect(lambda _, read_out: self._end_reading(read_out))
        self._programmes.step_changed.connect(self._follow)
        self._practice.began.connect(self._begin)
        self._practice.segment_began.connect(show.segment)
        self._practice.paused.connect(self._pause)
        self._practice.resumed.connect(lambda resumed: show.resumed(resumed.at_s))
        self._practice.writing.opened.connect(lambda _: show.page())

    # What is played

    def begin_exercise(self, request: PracticeRequest) -> None:
        """Begin an exercise that fits."""
        self._engine.programmes.begin(ExerciseProgramme(request, self._engine.tools))

    def begin_evening(self, evening: Evening) -> None:
        """Begin an evening; the cautions of what is new in it come first."""
        self._evening, tools = evening, self._engine.tools
        self._show.evening(evening, self._engine.content)
        practised = {step.id: step.variant_id for step in evening.steps if step.kind == "practise"}
        exercises = self._engine.content.exercises
        self._show.cautions(
            (title_in(exercises[name], practised[name]), exercises[name].cautions) for name in tools.unseen(practised)
        )
        tools.see_cautions(practised)
        self._engine.begin_evening(evening)

    # What someone wants

    def press(self, key: str) -> None:
        """Do what a key says."""
        if key in STOP:
            self.stop()
        elif key in (PAUSE, ENTER) and isinstance(self._programmes.step, Read):
            self._programmes.go_on()
        elif key == ENTER and self._practice.writing.page is not None:
            self._practice.writing.leave()
        elif key == PAUSE and self._practice.is_active:
            self._practice.toggle()

    def stop(self) -> None:
        """End here: as good as finishing."""
        if self._practice.is_active:
            self._practice.stop()
        elif self._programmes.step is not None:
            self._end("stopped")
            self._programmes.leave()
        else:
            self._engine.audio.hush()
            self._loop.stop()

    # What happens

    def _follow(self, step: Step | None) -> None:
        self._text_over.stop()
        match step:
            case None:
                self._finish()
            case Read():
                self._read(step)
            case Ask():
                # After what goes on now: others may still have to hear of the question.
                self._loop.soon(lambda: self._answer(step))
            case _:
                pass

    def _answer(self, step: Ask) -> None:
        question, answer = step.question, None
        if isinstance(question, OfferExercise):
            if question.is_new:
                self._show.cautions([("", question.exercise.cautions)])
            answer = Begin(_with_parts(question), {})
        elif isinstance(question, HowIsItNow):
            self._end(question.outcome)
        self._programmes.answer(step, answer)

    def _read(self, step: Read) -> None:
        explanation = self._engine.content.explanations.get(step.explanation_id)
        if explanation is None:
            self._loop.soon(self._programmes.go_on)
            return
        self._show.text(explanation, step.seconds)
        # The voice, where it is wanted, is asked after this.
        self._loop.soon(lambda: self._wait_for_reader(step))

    def _wait_for_reader(self, step: Read) -> None:
        reading = self._engine.audio.reading
        if not self._reads_aloud:
            reading.stop()
        if step is self._programmes.step and not reading.explanation_id and not self._text_over.is_active:
            self._go_on_alone(step)

    def _end_reading(self, read_out: bool) -> None:
        step = self._programmes.step
        if not read_out and isinstance(step, Read):
            self._go_on_alone(step)

    def _go_on_alone(self, step: Read) -> None:
        if not self._has_keys:
            self._text_over.start(step.seconds)

    def _begin(self, timeline: Timeline) -> None:
        self._show.exercise(self._practice.title, timeline.duration_s, is_alone=self._evening is None)

    def _pause(self, paused: Paused) -> None:
        self._show.paused(paused)
        if not self._has_keys:
            self._loop.soon(self._practice.resume)

    def _finish(self) -> None:
        """End, or wait until what sounds after an exercise has been heard."""
        if self._outcome is None:
            self._end("completed")
        sound = self._engine.settings.settings.sound
        if self._outcome == "completed" and self._is_heard and sound.bed != "none" and sound.bed_after_minutes:
            self._show.bed(sound.bed_after_minutes)
            self._bed_over.start(60.0 * sound.bed_after_minutes)
        else:
            self._loop.stop()

    def _end(self, outcome: SessionOutcome) -> None:
        if self._outcome is None:
            self._outcome = outcome
            self._show.end(outcome)

    @property
    def _is_heard(self) -> bool:
        return self._sound == "working" and not self._engine.settings.settings.muted

    def _tell_sound(self, state: SoundState) -> None:
        if state != self._sound and state != "working":
            self._show.notice(SOUND_LOST[state])
        self._sound = state


def _with_parts(question: OfferExercise) -> PracticeRequest:
    """Give the exercise as it was asked for, with the parts that were done the last time."""
    request = question.request
    if request.parts is None and question.parts is not None and question.exercise.parts:
        return PracticeRequest(request.exercise_id, request.minutes, request.variant_id, parts=question.parts)
    return request
