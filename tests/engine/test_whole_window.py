"""What has the whole window, what the plan says, and how an evening closes."""

from __future__ import annotations

from herstel_app.core.evening import Evening, EveningStep
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme import Begin, HowIsItNow, Practise, RateSignal
from herstel_app.engine.running_plan import running_plan
from tests.engine.conftest import Stand
from tests.helpers.begun import begin_with

BESIDE = PracticeRequest("slow-breathing", 3, None, "how-we-look", "no-pressure", "")
ALONE = PracticeRequest("slow-breathing", 3)


def test_an_exercise_takes_it_from_begin_to_its_end(stand: Stand) -> None:
    runner = stand.engine.programmes
    assert not runner.takes_window
    stand.engine.offer(ALONE)
    assert not runner.takes_window, "it is only offered"
    stand.answer(Begin(ALONE, {}))
    assert runner.takes_window
    assert runner.keeps_window
    stand.advance(400)
    assert isinstance(stand.question, HowIsItNow)
    assert runner.takes_window
    assert not runner.keeps_window, "it is over: what is asked may wait beside a page"
    stand.answer()
    assert not runner.takes_window


def test_beside_a_text_it_does_not(stand: Stand) -> None:
    stand.engine.begin_exercise(BESIDE)
    plan = running_plan(stand.engine.programmes, stand.engine.content)
    assert plan is not None
    assert (plan.words, plan.coming) == ("langzaam ademen", ""), "nothing follows"
    assert not stand.engine.programmes.takes_window
    stand.advance(400)
    assert isinstance(stand.question, HowIsItNow)
    assert not stand.engine.programmes.takes_window


def test_each_step_of_an_evening_takes_it(stand: Stand) -> None:
    steps = (
        EveningStep("lezen", "read", "rest-and-recovery", 60.0),
        EveningStep("adem", "practise", "slow-breathing", 200.0, 3),
        EveningStep("stil", "practise", "stillness", 90.0, 1),
    )
    stand.engine.begin_evening(Evening("Avond", "head", steps))
    runner = stand.engine.programmes
    assert runner.takes_window, "a text too"
    plan = running_plan(runner, stand.engine.content)
    assert plan is not None
    assert (plan.at, plan.words) == (0, "lezen · daarna langzaam ademen")
    runner.go_on()
    assert runner.takes_window
    plan = running_plan(runner, stand.engine.content)
    assert plan is not None
    assert (plan.at, plan.words) == (1, "langzaam ademen · daarna stilzitten")
    assert plan.coming == "daarna stilzitten"
    assert [part.shape for part in plan.parts] == ["read", "wave", "flat"]
    stand.advance(600)
    assert stand.question == HowIsItNow("completed", closes=True)
    assert runner.takes_window


def test_the_plan_of_a_proef_has_both_its_parts(stand: Stand) -> None:
    stand.engine.settings.change(health_facts=(), proeven_drawn=("difference",))
    stand.engine.compare("difference")
    runner = stand.engine.programmes
    plan = running_plan(runner, stand.engine.content)
    assert plan is not None
    assert plan.words == "rust: stilzitten · daarna lang uitademen"
    assert [part.shape for part in plan.parts] == ["flat", "wave"]
    stand.advance(200)
    assert runner.takes_window
    stand.answer(3)
    plan = running_plan(runner, stand.engine.content)
    assert plan is not None
    assert (plan.at, plan.words) == (1, "lang uitademen")


def test_five_minutes_more_are_still_dark_fitted_and_the_last(stand: Stand) -> None:
    stand.engine.settings.change(health_facts=("panic",))
    stand.engine.still_a_while()
    step = stand.engine.programmes.step
    assert isinstance(step, Practise)
    assert (step.request.exercise_id, step.request.minutes) == ("stillness", 5)
    assert step.request.variant_id == "eyes-open"
    assert stand.engine.practice.begins_dark
    stand.advance(400)
    assert stand.question == HowIsItNow("completed", closes=True)


def test_signals_are_asked_only_of_who_gave_them_and_did_not_stop(stand: Stand) -> None:
    asked = []
    for before, stops in (({}, False), ({"head": 3.0}, False), ({"head": 3.0}, True)):
        begin_with(stand.engine, ALONE, before)  # type: ignore[arg-type]
        stand.advance(20 if stops else 400)
        stand.engine.practice.stop()
        asked.append(isinstance(stand.question, RateSignal))
        stand.engine.programmes.leave()
    assert asked == [False, True, False]
