"""One programme at a time: its steps in order, each over once, and nothing of one that was left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme import Ask, Practise, Practised, Read, Step, TapPace, Wait
from herstel_app.engine.programme_runner import ProgrammeRunner
from herstel_app.engine.programme_state import ProgrammeState
from herstel_app.engine.programmes.tools import Steps
from tests.engine.audio.test_narrator import STILL
from tests.engine.conftest import Stand

SHORT = PracticeRequest("made-up")


def ask() -> Ask:
    return Ask(TapPace(), SHORT)


def practise() -> Practise:
    return Practise(SHORT, {}, exercise=STILL)


@dataclass
class Written:
    """A programme of steps that were written down before; it writes down what came of them."""

    planned: tuple[Step, ...]
    heard: list[object] = field(default_factory=list)
    closed: int = 0

    def steps(self) -> Steps:
        try:
            for step in self.planned:
                self.heard.append((yield step))
        except GeneratorExit:
            self.closed += 1
            raise


def begin(stand: Stand, *steps: Step) -> Written:
    programme = Written(steps)
    stand.engine.programmes.begin(programme)
    return programme


def events(runner: ProgrammeRunner) -> list[object]:
    """Write down what is told, in order."""
    told: list[object] = []
    runner.leaving.connect(lambda: told.append("leaving"))
    runner.step_changed.connect(told.append)
    return told


def test_each_kind_of_step_is_done_and_gives_what_came_of_it(stand: Stand) -> None:
    runner = stand.engine.programmes
    told = events(runner)
    steps = (ask(), Wait(5.0), practise(), Read("the-chain", 60.0))
    programme = begin(stand, *steps)
    assert (runner.step, runner.state) == (steps[0], ProgrammeState.ASKING)
    runner.answer(steps[0], "an answer")
    assert (runner.step, runner.state) == (steps[1], ProgrammeState.WAITING)
    stand.advance(5.0)
    assert (runner.step, runner.state) == (steps[2], ProgrammeState.PRACTISING)
    assert stand.engine.practice.is_active
    stand.advance(120)
    assert (runner.step, runner.state) == (steps[3], ProgrammeState.READING)
    runner.go_on()
    assert (runner.step, runner.state) == (None, ProgrammeState.NONE)
    answer, waited, done, read = programme.heard
    assert (answer, waited, read) == ("an answer", None, None)
    assert isinstance(done, Practised)
    assert not done.was_stopped
    assert [item for item in told if item != "leaving"] == [*steps, None]
    assert programme.closed == 0
    assert stand.scheduler.running == []


def test_what_is_typed_is_asked_for_before_each_step_is_over(stand: Stand) -> None:
    steps = (ask(), Read("the-chain", 60.0), ask())
    told = events(stand.engine.programmes)
    begin(stand, *steps)
    stand.answer()
    stand.engine.programmes.go_on()
    stand.engine.programmes.leave()
    assert told == [steps[0], "leaving", steps[1], "leaving", steps[2], "leaving", None]


def test_an_answer_counts_once_and_only_for_the_step_that_is_asked(stand: Stand) -> None:
    first, second = ask(), ask()
    programme = begin(stand, first, second)
    runner = stand.engine.programmes
    runner.answer(second, "too soon")
    runner.answer(None, "nothing")
    assert programme.heard == []
    runner.answer(first, "once")
    runner.answer(first, "twice")
    assert programme.heard == ["once"]
    assert runner.step is second


@pytest.mark.parametrize(
    ("step", "act"),
    [
        (ask(), lambda runner: runner.go_on()),
        (Wait(5.0), lambda runner: runner.go_on()),
        (practise(), lambda runner: runner.go_on()),
        (practise(), lambda runner: runner.answer(runner.step)),
        (Read("the-chain", 60.0), lambda runner: runner.answer(runner.step)),
        (Wait(5.0), lambda runner: runner.answer(runner.step)),
        (practise(), lambda runner: runner.leave()),
    ],
)
def test_what_does_not_belong_to_a_step_has_no_effect(
    stand: Stand, step: Step, act: Callable[[ProgrammeRunner], object]
) -> None:
    begin(stand, step)
    act(stand.engine.programmes)
    assert stand.engine.programmes.step is step


def test_left_at_rest_nothing_is_told(stand: Stand) -> None:
    told = events(stand.engine.programmes)
    stand.engine.programmes.leave()
    stand.engine.programmes.go_on()
    assert told == []


@pytest.mark.parametrize("step", [ask(), Wait(5.0), Read("the-chain", 60.0)], ids=["ask", "wait", "read"])
def test_a_programme_that_is_left_is_closed_and_has_no_later_effect(stand: Stand, step: Step) -> None:
    programme = begin(stand, step, ask())
    runner = stand.engine.programmes
    runner.leave()
    assert (runner.step, programme.closed) == (None, 1)
    told = events(runner)
    runner.answer(step)
    runner.go_on()
    stand.advance(600)
    assert (told, programme.heard, programme.closed) == ([], [], 1)


def test_another_programme_stops_what_runs_and_the_first_hears_of_the_stop(stand: Stand) -> None:
    first = begin(stand, practise(), ask())
    other = ask()
    begin(stand, other)
    assert stand.engine.programmes.step is other
    assert not stand.engine.practice.is_active
    (done,) = first.heard
    assert isinstance(done, Practised)
    assert done.was_stopped
    assert first.closed == 1
    stand.advance(600)
    assert stand.engine.programmes.step is other


def test_an_exercise_follows_on_another_when_all_have_heard_of_the_end(stand: Stand) -> None:
    order: list[object] = []
    practice = stand.engine.practice
    practice.began.connect(lambda _: order.append("began"))
    practice.ended.connect(lambda _: order.append("ended"))
    begin(stand, practise(), practise())
    stand.advance(85)
    assert order == ["began", "ended", "began"]


def test_one_that_was_to_follow_does_not_where_another_programme_began_first(stand: Stand) -> None:
    first = begin(stand, practise(), practise())
    other = ask()
    began: list[object] = []
    stand.engine.practice.ended.connect(lambda _: begin(stand, other))
    stand.engine.practice.began.connect(began.append)
    stand.advance(120)
    assert stand.engine.programmes.step is other
    assert began == []
    assert first.closed == 1


def test_one_that_is_left_in_the_moment_it_is_shown_does_not_begin(stand: Stand) -> None:
    runner = stand.engine.programmes
    runner.step_changed.connect(lambda step: runner.leave() if isinstance(step, Practise) else None)
    begin(stand, practise())
    assert not stand.engine.practice.is_active
    assert runner.step is None
    assert not stand.keep_awake.held


def test_a_wait_that_is_left_in_the_moment_it_is_shown_moves_nothing_on(stand: Stand) -> None:
    runner, text = stand.engine.programmes, Read("the-chain", 60.0)
    runner.step_changed.connect(lambda step: begin(stand, text) if isinstance(step, Wait) else None)
    begin(stand, Wait(5.0))
    stand.advance(10)
    assert runner.step is text


def test_a_text_that_is_read_aloud_in_a_wait_does_not_hold_it_up(stand: Stand) -> None:
    begin(stand, Wait(5.0))
    stand.engine.audio.reading.start("the-chain", stand.engine.content.explanations["the-chain"])
    stand.advance(6)
    assert stand.engine.is_empty


@pytest.mark.parametrize(
    ("step", "marked"),
    [
        (ask(), SHORT),
        (Ask(TapPace()), None),
        (practise(), SHORT),
        (Read("the-chain", 60.0), None),
        (Wait(5.0), None),
    ],
)
def test_what_it_is_about_is_marked(stand: Stand, step: Step, marked: PracticeRequest | None) -> None:
    assert stand.engine.programmes.marked is None
    begin(stand, step)
    assert stand.engine.programmes.marked == marked


def test_a_programme_without_steps_is_over_at_once(stand: Stand) -> None:
    told = events(stand.engine.programmes)
    begin(stand)
    assert stand.engine.is_empty
    assert told == ["leaving", None]
