"""Programmes from their first step to their last, as a window or a terminal would play them."""

from __future__ import annotations

from herstel_app.core.evening_composer import Evening, EveningStep
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme import Ask, Begin, HowIsItNow, OfferExercise, Practise, Read
from tests.engine.conftest import Stand


def test_an_exercise_is_offered_done_and_asked_about(stand: Stand) -> None:
    engine, runner = stand.engine, stand.engine.programmes
    engine.offer(PracticeRequest("slow-breathing", 5))
    assert isinstance(runner.step, Ask)
    assert isinstance(runner.step.question, OfferExercise)
    runner.answer(runner.step, Begin(PracticeRequest("slow-breathing", 5), {"breath": 3}))
    assert isinstance(runner.step, Practise)
    assert stand.keep_awake.held
    assert stand.player.names[-1] == "play"
    stand.advance(400)
    assert isinstance(runner.step, Ask)
    assert runner.step.question == HowIsItNow("completed")
    assert not stand.keep_awake.held
    runner.answer(runner.step)
    assert runner.step is None
    (entry,) = stand.journal.entries(limit=5)
    assert (entry.exercise_id, entry.outcome, entry.before) == ("slow-breathing", "completed", {"breath": 3})


def test_an_evening_plays_through(stand: Stand) -> None:
    evening = Evening("Vanavond", "head", (
        EveningStep("lezen", "read", "rest-and-recovery", 60.0),
        EveningStep("adem", "practise", "slow-breathing", 200.0, 3),
        EveningStep("stil", "practise", "stillness", 200.0, 3),
    ))  # fmt: skip
    places: list[int | None] = []
    stand.engine.programmes.evening_changed.connect(lambda _, at: places.append(at))
    stand.engine.begin_evening(evening)
    assert isinstance(stand.engine.programmes.step, Read)
    stand.engine.programmes.go_on()
    stand.advance(600)
    step = stand.engine.programmes.step
    assert isinstance(step, Ask)
    assert isinstance(step.question, HowIsItNow)
    assert places == [0, 1, 2, None]
    assert [entry.exercise_id for entry in stand.journal.entries(limit=5)] == ["stillness", "slow-breathing"]
