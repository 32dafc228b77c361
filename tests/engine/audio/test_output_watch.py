"""A computer that is silent, or nearly so, is told at the start of what sounds; nothing else waits for it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from herstel_app.core.ports.output_level import OutputLevel, UnknownVolume
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.engine.audio.output_watch import AGAIN_S, DEADLINE_S, MOST_AGAIN
from herstel_app.engine.audio.samples import cue_sample
from herstel_app.engine.words import SYSTEM_LOW, SYSTEM_OFF
from tests.engine.conftest import Make, Stand

OFF, LOW, WELL = OutputLevel(60, True), OutputLevel(9.9, False), OutputLevel(10, False)


def begin(stand: Stand) -> None:
    stand.engine.begin_exercise(PracticeRequest("slow-breathing"))
    stand.do_work()


@pytest.mark.parametrize(
    ("level", "told"),
    [
        (OFF, [SYSTEM_OFF]),
        (OutputLevel(0, False), [SYSTEM_OFF]),
        (LOW, [SYSTEM_LOW]),
        (WELL, []),
        (OutputLevel(150, False), []),
        (None, []),
    ],
)
def test_what_the_system_says_is_told_where_nothing_would_be_heard(
    stand: Stand, level: OutputLevel | None, told: list[str]
) -> None:
    stand.system_volume.level = level
    begin(stand)
    assert stand.notices == told
    assert stand.engine.output.lack == "".join(told)


def test_the_exercise_runs_before_the_system_has_answered(stand: Stand) -> None:
    stand.system_volume.level = OFF
    stand.engine.begin_exercise(PracticeRequest("slow-breathing"))
    assert stand.system_volume.looks == 0
    stand.advance(3)
    assert stand.engine.practice.at_s == pytest.approx(3, abs=0.1)
    assert stand.notices == []


def test_an_answer_that_is_late_is_not_told(stand: Stand) -> None:
    stand.system_volume.level = OFF
    stand.engine.begin_exercise(PracticeRequest("slow-breathing"))
    stand.advance(DEADLINE_S + 1)
    stand.do_work()
    assert stand.notices == []


def test_nothing_is_told_of_an_exercise_that_ended(stand: Stand) -> None:
    stand.system_volume.level = OFF
    stand.engine.begin_exercise(PracticeRequest("slow-breathing"))
    stand.engine.practice.stop()
    stand.do_work()
    assert stand.notices == []


def test_one_question_at_a_time(stand: Stand) -> None:
    stand.engine.begin_exercise(PracticeRequest("slow-breathing"))
    stand.engine.begin_exercise(PracticeRequest("humming"))
    stand.do_work()
    assert stand.system_volume.looks == 1


@pytest.mark.parametrize("chosen", [{"muted": True}, {"volume": 0}])
def test_who_switched_the_sound_off_here_is_not_bothered(make: Make, chosen: dict[str, object]) -> None:
    stand = make(**chosen)
    stand.system_volume.level = OFF
    begin(stand)
    assert (stand.notices, stand.system_volume.looks) == ([], 0)


def test_it_is_told_once_an_evening_and_again_the_next(stand: Stand) -> None:
    stand.system_volume.level = OFF
    begin(stand)
    stand.engine.practice.stop()
    begin(stand)
    assert stand.notices == [SYSTEM_OFF]
    stand.engine.practice.stop()
    stand.clock.wall += timedelta(days=1)
    begin(stand)
    assert stand.notices == [SYSTEM_OFF, SYSTEM_OFF]


def test_it_is_taken_back_when_the_computer_is_heard_again(stand: Stand) -> None:
    stand.system_volume.level = OFF
    begin(stand)
    stand.system_volume.level = WELL
    stand.advance(AGAIN_S)
    stand.do_work()
    assert stand.withdrawn == [SYSTEM_OFF]
    assert stand.engine.output.lack == ""
    stand.advance(AGAIN_S)
    assert stand.work == []


def test_it_is_not_asked_for_ever(stand: Stand) -> None:
    stand.system_volume.level = OFF
    begin(stand)
    for _ in range(2 * MOST_AGAIN):
        stand.advance(AGAIN_S)
        stand.do_work()
    assert stand.system_volume.looks == MOST_AGAIN + 1


def test_a_sample_is_looked_at_too(stand: Stand) -> None:
    stand.system_volume.level = LOW
    stand.engine.audio.hear(cue_sample("harp"))
    stand.do_work()
    assert stand.notices == [SYSTEM_LOW]


def test_nothing_is_asked_after_the_end(stand: Stand) -> None:
    stand.system_volume.level = OFF
    begin(stand)
    stand.engine.close()
    assert stand.scheduler.running == []


def test_what_does_not_tell_is_unknown() -> None:
    assert UnknownVolume().look() is None
