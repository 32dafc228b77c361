"""The screen goes dark by itself where that is wanted, after a while without a hand, and not while someone writes."""

from __future__ import annotations

import pytest

from herstel_app.core.practice_request import PracticeRequest
from tests.engine.conftest import Make, Stand
from tests.helpers.added_exercises import add_exercise


def darkened(stand: Stand, exercise_id: str = "slow-breathing") -> list[float]:
    """Begin an exercise, and note at which moments the dark is asked for."""
    moments: list[float] = []
    stand.engine.dark.asked.connect(lambda _: moments.append(stand.engine.practice.at_s))
    stand.engine.begin_exercise(PracticeRequest(exercise_id))
    return moments


def test_it_goes_dark_again_and_again_as_long_as_nobody_does_anything(make: Make) -> None:
    stand = make(dark_after_s=30)
    moments = darkened(stand)
    stand.advance(95)
    assert moments == pytest.approx([30, 60, 90], abs=0.5)


def test_a_hand_has_it_wait_anew(make: Make) -> None:
    stand = make(dark_after_s=30)
    moments = darkened(stand)
    stand.advance(20)
    stand.engine.dark.touch()
    stand.advance(25)
    assert moments == []
    stand.advance(6)
    assert moments == pytest.approx([50], abs=0.5)


def test_the_next_exercise_begins_anew(make: Make) -> None:
    stand = make(dark_after_s=30)
    moments = darkened(stand)
    stand.advance(29)
    stand.engine.begin_exercise(PracticeRequest("humming"))
    stand.advance(29)
    assert moments == []


def test_it_stays_light_while_someone_writes(make: Make) -> None:
    stand = make(dark_after_s=30)
    moments = darkened(stand, "thought-parking")
    stand.advance(100)
    frame = stand.engine.practice.frame
    assert frame is not None
    assert (frame.kind, moments) == ("write", [])


def test_it_stays_light_where_nobody_wants_it_dark(stand: Stand) -> None:
    moments = darkened(stand)
    stand.advance(200)
    assert moments == []


def test_an_exercise_for_the_dark_begins_so_whatever_page_there_is(stand: Stand) -> None:
    add_exercise(stand.engine, "awake-long", dark=True)
    asked: list[tuple[float, bool]] = []
    stand.engine.dark.asked.connect(lambda everywhere: asked.append((stand.engine.practice.at_s, everywhere)))
    stand.engine.begin_exercise(PracticeRequest("awake-long"))
    assert asked == [(0.0, True)]
    stand.advance(100)
    assert asked == [(0.0, True)], "who makes it light has it light"
    stand.engine.begin_exercise(PracticeRequest("slow-breathing"))
    assert asked == [(0.0, True)]
