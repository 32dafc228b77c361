"""*Je maatstaf*: this week's answers, and the card that is offered once."""

from __future__ import annotations

from datetime import date, timedelta

from herstel_app.core.yardstick import WEEK
from tests.engine.conftest import Stand

FURTHER = ("unwind", "sleep", "charge")


def tire(stand: Stand, weeks: int) -> None:
    """Answer the further questions with yes in so many weeks, up to this one."""
    model, now = stand.engine.lookback.yardstick, stand.clock.now()
    for number in reversed(range(weeks)):
        stand.clock.wall = now - number * WEEK
        for question in FURTHER:
            model.answer(question, True)


def test_answers_belong_to_the_week_of_now(stand: Stand) -> None:
    model = stand.engine.lookback.yardstick
    assert model.days == (date(2026, 11, 16), date(2026, 11, 22))
    model.answer("sleep", True)
    model.answer("start", False)
    model.answer("start", None)
    assert model.answers() == {"sleep": True}
    stand.clock.wall += timedelta(days=1)
    assert model.answers() == {}
    assert model.days == (date(2026, 11, 23), date(2026, 11, 29))


def test_weeks_ahead_are_left_out(stand: Stand) -> None:
    model = stand.engine.lookback.yardstick
    model.answer("sleep", True)
    stand.clock.wall += 52 * WEEK
    model.answer("sleep", False)
    stand.clock.wall -= 52 * WEEK
    assert model.book() == {date(2026, 11, 16): {"sleep": True}}


def test_the_card_is_offered_until_it_was_read(stand: Stand) -> None:
    model = stand.engine.lookback.yardstick
    tire(stand, 2)
    assert not model.offers_facts()
    tire(stand, 3)
    assert model.offers_facts()
    model.facts_were_read()
    assert not model.offers_facts()


def test_the_questions_are_asked_until_the_last_was_answered_or_left_open(stand: Stand) -> None:
    model = stand.engine.lookback.yardstick
    assert (model.is_open(), model.unanswered) == (True, 4)
    model.answer("sleep", True)
    assert model.unanswered == 3
    model.end_week()
    assert not model.is_open()
    stand.clock.wall += WEEK
    assert model.is_open()
    for question in model.content.questions:
        model.answer(question.id, False)
    assert not model.is_open()
