"""What came back, as long as someone looks at it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from herstel_app.core.parked_thoughts import Thought
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme import LookAtReturned
from tests.engine.conftest import Stand


def shown(stand: Stand, *texts: str) -> LookAtReturned:
    """Show these thoughts the day after."""
    now = stand.clock.now()
    by_day = now.replace(hour=9) + timedelta(days=1)
    stand.thoughts.park("blad", [Thought(text) for text in texts], by_day, now)
    stand.clock.wall += timedelta(days=1)
    stand.engine.show_returned()
    question = stand.question
    assert isinstance(question, LookAtReturned)
    return question


def test_it_is_shown_once_and_nothing_is_marked(stand: Stand) -> None:
    question = shown(stand, "auto", "Ria")
    assert [item.text for item in question.items] == ["auto", "Ria"]
    step = stand.engine.programmes.step
    stand.engine.show_returned()
    assert stand.engine.programmes.step is step
    assert stand.engine.programmes.marked is None


@pytest.mark.parametrize("way", ["answered", "left", "another", "an exercise at once"])
def test_closing_lets_everything_stay(stand: Stand, way: str) -> None:
    shown(stand, "auto", "Ria")
    match way:
        case "answered":
            stand.answer()
        case "left":
            stand.engine.programmes.leave()
        case "another":
            stand.engine.offer(PracticeRequest("humming"))
        case _:
            stand.engine.begin_exercise(PracticeRequest("humming"))
    assert not stand.engine.returned.is_open
    assert [item.kept for item in stand.thoughts.release_due(stand.clock.now())] == [True, True]


def test_where_nothing_came_back_nothing_is_shown_and_what_goes_on_goes_on(stand: Stand) -> None:
    stand.engine.offer(PracticeRequest("humming"))
    step = stand.engine.programmes.step
    stand.engine.show_returned()
    assert stand.engine.programmes.step is step
    assert not stand.engine.returned.is_open
