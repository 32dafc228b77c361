"""Tonight's evening as it is chosen: by two answers, by hand, and left alone while an evening goes on."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest

from herstel_app.core.evening import Evening, EveningStep
from herstel_app.core.evening_filling import TOLERANCE_S
from herstel_app.core.evening_lengths import MOST_MINUTES, USUAL_MOST_MINUTES
from herstel_app.engine.evening_choice import EveningChoice
from herstel_app.engine.evening_planner import EveningPlanner
from herstel_app.engine.evening_words import long_words
from tests.engine.conftest import Make, Stand

READING = Evening("Je eigen avond", "unknown", (EveningStep("lezen", "read", "the-chain", 90.0),))


@pytest.fixture
def choice(stand: Stand) -> EveningChoice:
    stand.engine.evening_choice.refresh()
    return stand.engine.evening_choice


def ids(choice: EveningChoice) -> list[str]:
    assert choice.evening is not None
    return [step.id for step in choice.evening.steps]


def test_two_answers_make_an_evening_and_can_be_taken_back(choice: EveningChoice) -> None:
    told: list[str | None] = []
    choice.changed.connect(lambda: told.append(choice.reason))
    choice.answer_where("body")
    choice.answer_minutes(30.0)
    assert choice.evening is not None
    assert (choice.evening.where, choice.minutes) == ("body", 30.0)
    assert choice.evening.seconds == pytest.approx(1800, abs=30)
    choice.answer_where(None)
    choice.answer_minutes(None)
    assert (choice.where, choice.minutes) == (None, None)
    assert told == ["body", "body", None, None]


def test_who_never_chose_a_length_is_offered_a_short_evening_and_after_that_what_was_chosen(make: Make) -> None:
    stand = make()
    first = stand.engine.evening_choice
    first.refresh()
    assert first.evening is not None
    assert (first.minutes, first.shown_minutes) == (None, 5.0), "not more than the first evening took"
    assert first.evening.seconds == pytest.approx(300, abs=TOLERANCE_S)
    first.answer_minutes(15.0)
    first.begin()
    stand.engine.settings.write()
    again = make().engine.evening_choice
    assert again.shown_minutes == 15.0


def test_a_time_set_by_hand_is_there_when_it_is_asked_again(choice: EveningChoice) -> None:
    choice.set_own_minutes()
    assert (choice.sets_minutes, choice.minutes) == (True, 5.0)
    choice.set_own_minutes(20)
    choice.answer_minutes(5.0)
    assert (choice.sets_minutes, choice.minutes) == (False, 5.0)
    choice.set_own_minutes()
    assert choice.minutes == 20


def test_where_all_is_off_nothing_can_be_begun(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    choice = stand.engine.evening_choice
    monkeypatch.setattr(stand.engine.planner, "evening", lambda *_: None)
    choice.refresh()
    choice.begin()
    assert choice.evening is None
    assert stand.engine.is_empty


def answers(choice: EveningChoice) -> tuple[object, ...]:
    return choice.where, choice.is_own, choice.minutes, choice.sets_minutes


def test_another_evening_begins_with_the_answers_of_the_last(stand: Stand, choice: EveningChoice) -> None:
    choice.answer_where("head")
    choice.set_own_minutes(22)
    stand.clock.wall += timedelta(days=1)
    choice.refresh()
    assert answers(choice) == ("head", False, 22, True)


def test_the_answers_are_there_when_the_program_is_opened_again(make: Make) -> None:
    stand = make()
    choice = stand.engine.evening_choice
    choice.answer_where("head")
    choice.answer_minutes(30.0)
    stand.engine.settings.write()
    again = make().engine.evening_choice
    again.refresh()
    assert answers(again) == ("head", False, 30.0, False)


def test_an_evening_of_ones_own_is_remembered_as_long_as_it_is_there(make: Make) -> None:
    stand = make()
    stand.engine.evening_choice.refresh()
    stand.engine.evening_choice.keep()
    stand.engine.settings.write()
    again = make().engine.evening_choice
    again.refresh()
    assert (again.is_own, again.is_of_own) == (True, True)
    gone = make(my_evening=()).engine.evening_choice
    gone.refresh()
    assert (gone.is_own, gone.is_of_own) == (False, False)
    assert gone.evening is not None


def test_where_nothing_is_kept_the_answers_are_not_either(make: Make) -> None:
    stand = make(history=False)
    stand.engine.evening_choice.answer_where("feeling")
    stand.engine.evening_choice.answer_minutes(5.0)
    settings = stand.engine.settings.settings
    assert (settings.evening_place, settings.evening_minutes) == ("", 0.0)


def test_deleting_everything_takes_the_answers_too(stand: Stand, choice: EveningChoice) -> None:
    choice.answer_where("feeling")
    choice.answer_minutes(5.0)
    stand.engine.lookback.all_notes.erase_all()
    settings = stand.engine.settings.settings
    assert (settings.evening_place, settings.evening_minutes) == ("", 0.0)
    assert answers(choice) == (None, False, None, False)


def test_a_time_that_was_longer_than_fits_now_is_cut_down(make: Make) -> None:
    choice = make(evening_minutes=30.0, health_facts=("panic",)).engine.evening_choice
    choice.refresh()
    assert answers(choice) == (None, False, 20.0, False)
    choice = make(evening_minutes=50.0).engine.evening_choice
    choice.refresh()
    assert (choice.minutes, choice.is_longer) == (USUAL_MOST_MINUTES, False)


def test_what_is_changed_by_hand_stays_until_something_else_is_asked(stand: Stand, choice: EveningChoice) -> None:
    choice.change(True)
    before = ids(choice)
    assert choice.evening is not None
    title = choice.evening.title
    choice.move_up(1)
    assert ids(choice)[:2] == [before[1], before[0]]
    assert choice.evening.title == "Je eigen avond"
    choice.move_down(0)
    assert ids(choice) == before
    assert choice.evening.title == title, "all of it is back"
    choice.leave_out(1)
    assert ids(choice) == [before[0], *before[2:]]
    assert choice.evening is not None
    assert choice.evening.title == "Je eigen avond"
    stand.clock.wall += timedelta(days=1)
    choice.refresh()
    assert ids(choice) == [before[0], *before[2:]]
    choice.answer_minutes(5.0)
    assert choice.is_changing, "what can be changed stays open"
    assert choice.evening.seconds == pytest.approx(300, abs=30)


def test_a_step_is_swapped_where_there_is_something_else(
    choice: EveningChoice, stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    choice.answer_where("head")
    choice.answer_minutes(15.0)
    before = ids(choice)
    choice.swap(0)
    assert ids(choice)[0] != before[0]
    now = ids(choice)
    monkeypatch.setattr(stand.engine.planner, "other_step", lambda *_: None)
    choice.swap(0)
    assert ids(choice) == now


def test_an_evening_that_is_kept_can_be_asked_for(choice: EveningChoice) -> None:
    assert not choice.has_own
    choice.change(True)
    choice.leave_out(0)
    kept = ids(choice)
    choice.keep()
    assert (choice.has_own, choice.is_own, choice.is_of_own, choice.is_changing) == (True, True, True, False)
    choice.answer_where("body")
    assert not choice.is_of_own
    choice.ask_own(True)
    assert ids(choice) == kept


def test_begin_begins(stand: Stand, choice: EveningChoice) -> None:
    choice.begin()
    assert stand.engine.programmes.is_evening


def test_more_time_than_usual_is_for_tonight(stand: Stand, choice: EveningChoice) -> None:
    assert choice.most_minutes == USUAL_MOST_MINUTES
    choice.allow_longer()
    choice.set_own_minutes(50.0)
    assert choice.most_minutes == MOST_MINUTES
    assert choice.evening is not None
    assert abs(choice.evening.seconds - 3000) <= TOLERANCE_S
    stand.clock.tick(24 * 3600)
    choice.refresh()
    assert (choice.most_minutes, choice.own_minutes) == (USUAL_MOST_MINUTES, USUAL_MOST_MINUTES)


@pytest.mark.parametrize(
    ("facts", "offered"),
    [(["panic"], (5.0, 15.0, 20.0)), (["exhaustion", "eyes"], (5.0, 10.0, 15.0)), (None, (5.0, 15.0, 20.0))],
    ids=["panic", "exhaustion", "no-answer"],
)
def test_for_whom_long_is_soon_too_much_twenty_minutes_is_the_longest_by_itself(
    stand: Stand, choice: EveningChoice, facts: list[str] | None, offered: tuple[float, ...]
) -> None:
    stand.engine.settings.change(voice=True)  # without one what fits takes less
    choice.answer_minutes(30.0)
    assert choice.choices == (5.0, 15.0, 30.0)
    stand.engine.fit.take(facts)
    assert (choice.choices, choice.minutes, choice.is_more_than_usual) == (offered, offered[-1], False)
    assert choice.evening is not None
    assert choice.evening.seconds == pytest.approx(60 * offered[-1], abs=TOLERANCE_S)
    choice.set_own_minutes(25.0)
    assert (choice.minutes, choice.most_minutes) == (20.0, 20.0)
    choice.allow_longer()
    choice.set_own_minutes(30.0)
    assert (choice.minutes, choice.most_minutes, choice.is_more_than_usual) == (30.0, 30.0, True)
    assert choice.evening.seconds == pytest.approx(1800, abs=TOLERANCE_S)
    stand.engine.fit.take(["eyes"])
    choice.answer_minutes(30.0)
    assert not choice.is_more_than_usual


def test_where_what_fits_takes_less_than_was_asked_that_is_said(stand: Stand, choice: EveningChoice) -> None:
    stand.engine.fit.take(None)
    choice.answer_minutes(20.0)
    assert choice.evening is not None
    assert len(choice.evening.steps) == 3
    assert 15 * 60 < choice.evening.seconds < 18 * 60
    assert choice.is_all_that_fits


def test_another_evening_takes_the_place_of_this_one(stand: Stand, choice: EveningChoice) -> None:
    choice.keep()
    choice.change(True)
    other = choice.others[0]
    choice.take_other(other)
    assert (choice.evening, choice.is_of_own, choice.is_own, choice.is_changing) == (other, False, False, False)
    assert stand.engine.settings.settings.evening_place == ""
    choice.refresh()
    assert choice.evening == other, "it was chosen"
    choice.answer_where("head")
    assert choice.evening != other


def test_what_can_be_changed_stands_open_until_it_is_closed_and_tells_each_time(choice: EveningChoice) -> None:
    told: list[bool] = []
    choice.change(True)
    choice.changed.connect(lambda: told.append(choice.shows_more))
    for on in (True, True, False):
        choice.show_more(on)
    assert told == [True, False]


def test_of_a_long_evening_is_said_when_it_fits() -> None:
    assert long_words(set()) == long_words({"eyes"}) == "Langer dan 35 minuten is voor overdag of een vrije avond."
    careful = "Langer dan twintig minuten is voor jou misschien te veel."
    assert long_words({"panic"}) == long_words({"exhaustion"}) == careful


def test_more_than_usual_is_said_of_what_it_takes_and_not_of_what_was_kept(choice: EveningChoice) -> None:
    choice.keep()
    assert not choice.is_more_than_usual
    choice.allow_longer()
    choice.set_own_minutes(36.0)
    assert choice.is_more_than_usual
    assert not choice.is_all_that_fits
    choice.leave_out(0)
    assert not choice.is_more_than_usual
    choice.evening = None
    assert not choice.is_more_than_usual


def test_an_evening_shorter_than_was_asked_says_that_it_is_all_that_fits(
    stand: Stand, choice: EveningChoice, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = ("kind-touch", "stillness", "slow-breathing")
    library = stand.engine.content
    few = {name: exercise for name, exercise in library.exercises.items() if name in kept}
    monkeypatch.setattr(
        EveningPlanner, "library", property(lambda _: msgspec.structs.replace(library, exercises=few, recipes={}))
    )
    choice.allow_longer()
    choice.set_own_minutes(60.0)
    assert choice.evening is not None
    assert choice.evening.seconds < 3600 - TOLERANCE_S
    assert choice.is_all_that_fits
    choice.change(True)
    choice.leave_out(0)
    assert not choice.is_all_that_fits


def test_a_step_that_comes_first_needs_no_time_to_go_to_bed(choice: EveningChoice, stand: Stand) -> None:
    exercise = stand.engine.content.exercises["jacobson-in-bed"]
    last = EveningStep("liggen", "practise", "jacobson-in-bed", 500.0, 5.0)
    choice.follow(Evening("Avond", "body", (READING.steps[0], last)), None)
    choice.move_up(1)
    assert choice.evening is not None
    seconds = choice.evening.steps[0].seconds
    choice.move_up(1)
    assert exercise.to_bed is not None
    assert choice.evening.steps[1].seconds - seconds == exercise.to_bed.seconds


def test_another_answer_about_oneself_makes_another_evening(stand: Stand, choice: EveningChoice) -> None:
    choice.answer_where("body")
    before = choice.evening
    stand.engine.fit.take(["lungs-heart", "epilepsy", "panic"])
    assert choice.evening is not None
    assert choice.evening != before


def test_answers_during_an_evening_wait_until_it_is_over(stand: Stand, choice: EveningChoice) -> None:
    stand.engine.begin_evening(READING)
    assert (choice.evening, choice.at) == (READING, 0)
    choice.answer_where("body")
    choice.refresh()
    assert (choice.evening, choice.at, choice.where, choice.reason) == (READING, 0, "body", None)
    stand.engine.programmes.leave()
    assert choice.at is None
    assert choice.evening is not None
    assert (choice.evening.where, choice.reason) == ("body", "body")


def test_an_evening_that_is_over_stays_where_nothing_else_was_asked(stand: Stand, choice: EveningChoice) -> None:
    stand.engine.begin_evening(READING)
    stand.engine.programmes.leave()
    assert (choice.evening, choice.at) == (READING, None)


def test_a_text_that_was_open_is_known_as_long_as_it_is_there(make: Make) -> None:
    assert make().engine.evening_choice.unfinished is None
    assert make(last_explanation="the-chain").engine.evening_choice.unfinished == "the-chain"
    assert make(last_explanation="gone").engine.evening_choice.unfinished is None


def test_without_a_voice_an_evening_for_the_body_lacks_what_needs_one(stand: Stand, choice: EveningChoice) -> None:
    choice.answer_where("head")
    assert not choice.lacks_voice
    choice.answer_where("body")
    assert choice.lacks_voice
    stand.engine.settings.change(voice=True)
    assert not choice.lacks_voice
    stand.engine.settings.change(voice=False)
    choice.keep()
    assert not choice.lacks_voice
