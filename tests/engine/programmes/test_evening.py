"""An evening: one step after the other without another click, and how it ended told once."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from herstel_app.core.evening import Evening, EveningStep
from herstel_app.core.parked_thoughts import Thought
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme import HowIsItNow, Practise, Read
from herstel_app.paths import content_dir
from tests.engine.conftest import Stand

TEXT = EveningStep("lezen", "read", "rest-and-recovery", 60.0)
BREATH = EveningStep("adem", "practise", "slow-breathing", 200.0, 3)
STILL = EveningStep("stil", "practise", "stillness", 200.0, 3)
WORDS = EveningStep("zachtheid", "practise", "three-good-things", 150.0, 2)


def evening(*steps: EveningStep) -> Evening:
    return Evening("Vanavond", "head", steps)


def done(stand: Stand) -> list[tuple[str, str]]:
    """Give what is in the journal, the oldest first."""
    return [(entry.exercise_id, entry.outcome) for entry in reversed(stand.journal.entries(limit=9))]


def places(stand: Stand) -> list[int | None]:
    found: list[int | None] = []
    stand.engine.programmes.evening_changed.connect(lambda _, at: found.append(at))
    return found


def test_an_evening_plays_through(stand: Stand) -> None:
    seen = places(stand)
    stand.engine.begin_evening(evening(TEXT, BREATH, STILL))
    step = stand.engine.programmes.step
    assert isinstance(step, Read)
    assert (step.explanation_id, step.seconds, step.following, step.aloud) == (
        "rest-and-recovery",
        60.0,
        "langzaam ademen",
        False,
    )
    assert stand.engine.programmes.is_evening
    stand.engine.programmes.go_on()
    stand.advance(600)
    assert stand.question == HowIsItNow("completed", closes=True)
    assert stand.engine.programmes.marked == PracticeRequest("stillness", 3, place="head")
    assert seen == [0, 1, 2, None]
    assert done(stand) == [("slow-breathing", "completed"), ("stillness", "completed")]
    assert [entry.place for entry in stand.journal.entries(limit=9)] == ["head", "head"]
    stand.answer()
    assert stand.engine.is_empty


def test_what_is_done_in_bed_begins_with_going_there_where_something_came_before(stand: Stand) -> None:
    lying = EveningStep("liggen", "practise", "jacobson-in-bed", 400.0, 4)
    for steps, follows in (((lying,), False), ((BREATH, lying), True), ((TEXT, lying), True)):
        stand.engine.begin_evening(evening(*steps))
        if steps[0] is TEXT:
            stand.engine.programmes.go_on()
        elif follows:
            stand.advance(240)
        step, timeline = stand.engine.programmes.step, stand.engine.practice.timeline
        assert isinstance(step, Practise)
        assert (step.request.exercise_id, step.follows) == ("jacobson-in-bed", follows)
        assert timeline is not None
        assert timeline.segments[0].text.startswith("Slaperig?") == follows
        stand.engine.programmes.leave()


def test_one_that_is_stopped_ends_the_evening_and_is_asked_about(stand: Stand) -> None:
    seen = places(stand)
    stand.engine.begin_evening(evening(BREATH, STILL))
    stand.advance(20)
    stand.engine.practice.stop()
    assert stand.question == HowIsItNow("stopped")
    assert seen == [0, None]
    assert not stand.engine.programmes.is_evening
    stand.answer()
    stand.advance(600)
    assert done(stand) == [("slow-breathing", "stopped")]


def test_its_last_exercise_says_that_it_is_over(stand: Stand) -> None:
    stand.engine.begin_evening(evening(BREATH, STILL))
    first = stand.engine.practice.timeline
    stand.advance(210)
    last = stand.engine.practice.timeline
    assert first is not None
    assert last is not None
    assert [plan.segments[-1].text for plan in (first, last)] == [
        "Klaar. Je mag nog zo blijven.", "Dit was het. De stilte is voorbij."
    ]  # fmt: skip


@pytest.mark.parametrize("ending", ["stopped", "completed"])
def test_own_words_of_the_last_step_are_in_the_form_that_asks(stand: Stand, ending: str) -> None:
    """A form that began empty would be handed over in place of them."""
    stand.engine.begin_evening(evening(WORDS))
    stand.advance(12)
    writing = stand.engine.practice.writing
    writing.write("de soep", ())
    if ending == "stopped":
        stand.engine.practice.stop()
    else:
        writing.leave()
        stand.advance(60)
    wanted = (
        HowIsItNow("stopped", "de soep") if ending == "stopped" else HowIsItNow("completed", "de soep", closes=True)
    )
    assert stand.question == wanted


def test_the_last_text_is_over_with_the_evening(stand: Stand) -> None:
    stand.engine.begin_evening(evening(TEXT))
    step = stand.engine.programmes.step
    assert isinstance(step, Read)
    assert not step.following
    stand.engine.programmes.go_on()
    assert stand.engine.is_empty


def test_a_text_waits_for_its_reader(stand: Stand) -> None:
    stand.engine.begin_evening(evening(TEXT, BREATH))
    stand.advance(3600)
    assert isinstance(stand.engine.programmes.step, Read)


def test_left_at_a_text_nothing_follows(stand: Stand) -> None:
    seen = places(stand)
    stand.engine.begin_evening(evening(TEXT, BREATH))
    stand.engine.programmes.leave()
    stand.engine.programmes.go_on()
    stand.advance(60)
    assert seen == [0, None]
    assert done(stand) == []


def test_another_evening_begins_between_two_steps(stand: Stand) -> None:
    stand.engine.begin_evening(evening(BREATH, STILL, STILL))
    other = evening(TEXT, BREATH)
    stand.engine.practice.ended.connect(lambda _: stand.engine.begin_evening(other))
    stand.advance(400)
    assert isinstance(stand.engine.programmes.step, Read)
    assert done(stand) == [("slow-breathing", "completed")]


def test_an_evening_stops_what_runs(stand: Stand) -> None:
    stand.engine.begin_exercise(PracticeRequest("slow-breathing"))
    stand.advance(40)
    stand.engine.begin_evening(evening(TEXT, BREATH))
    assert done(stand) == [("slow-breathing", "stopped")]
    assert isinstance(stand.engine.programmes.step, Read)


def test_an_exercise_at_once_ends_an_evening_that_waits(stand: Stand) -> None:
    stand.engine.begin_evening(evening(TEXT, BREATH))
    stand.engine.begin_exercise(PracticeRequest("humming"))
    stand.engine.programmes.go_on()
    assert not stand.engine.programmes.is_evening
    assert done(stand) == [("humming", "running")]


def test_an_offer_ends_an_evening_that_waits_and_leaves_one_that_runs_alone(stand: Stand) -> None:
    stand.engine.begin_evening(evening(TEXT, BREATH))
    stand.engine.offer(PracticeRequest("humming"))
    assert not stand.engine.programmes.is_evening
    stand.engine.begin_evening(evening(BREATH))
    stand.engine.offer(PracticeRequest("humming"))
    assert isinstance(stand.engine.programmes.step, Practise)
    assert stand.engine.programmes.is_evening


def test_what_came_back_ends_an_evening_that_waits(stand: Stand) -> None:
    now = stand.clock.now()
    stand.thoughts.park("blad", [Thought("De kelder")], now.replace(hour=9) + timedelta(days=1), now)
    stand.clock.tick(24 * 3600)
    stand.engine.begin_evening(evening(TEXT, BREATH))
    stand.engine.show_returned()
    assert not stand.engine.programmes.is_evening


def own_exercise(folder: Path) -> Path:
    """Put an exercise in the user's own folder, as someone else made it."""
    file = folder / "content" / "mijn-oefening.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text((content_dir() / "exercises" / "stillness.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    return file


@pytest.mark.parametrize("place", ["middle", "end"])
def test_a_step_that_is_removed_during_the_evening_is_passed_over(stand: Stand, place: str) -> None:
    file = own_exercise(stand.folder)
    stand.engine.library.refresh()
    assert "mijn-oefening" in stand.engine.content.exercises
    gone = EveningStep("stilte", "practise", "mijn-oefening", 82.0, 1.0)
    after = () if place == "end" else (STILL,)
    stand.engine.begin_evening(evening(TEXT, gone, *after))
    file.unlink()
    stand.engine.library.refresh()
    stand.engine.programmes.go_on()
    assert stand.engine.programmes.is_evening is (place == "middle")
    assert done(stand) == [("stillness", "running")] * len(after)


def test_one_that_is_removed_just_before_it_begins_is_done_as_it_was(stand: Stand) -> None:
    file = own_exercise(stand.folder)
    stand.engine.library.refresh()
    stand.engine.begin_evening(evening(BREATH, EveningStep("stilte", "practise", "mijn-oefening", 82.0, 1.0)))

    def remove(_: object) -> None:
        file.unlink(missing_ok=True)
        stand.engine.library.refresh()

    stand.engine.practice.ended.connect(remove)
    stand.advance(230)
    assert done(stand) == [("slow-breathing", "completed"), ("mijn-oefening", "running")]


@pytest.mark.parametrize(("seconds", "exercise", "is_said"), [(10, "slow-breathing", True), (225, "stillness", False)])
def test_that_it_is_not_kept_is_said_only_where_nothing_of_the_evening_is(
    stand: Stand, seconds: float, exercise: str, is_said: bool
) -> None:
    """Of an evening for which nobody said where the tension sits."""
    stand.engine.begin_evening(Evening("Vanavond", "unknown", (BREATH, STILL)))
    stand.advance(seconds)
    assert stand.engine.practice.exercise_id == exercise
    stand.engine.practice.stop()
    assert stand.question == HowIsItNow("stopped", is_left_out=is_said)
