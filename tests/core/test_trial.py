"""The avondproef: what may follow what, which pairs there are, and when something is said of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstel_app.core.randomisation import Condition, condition_of
from herstel_app.core.signals import SIGNALS, Readings, check_readings
from herstel_app.core.statistics import Finding, Pair, judge
from herstel_app.core.trial import (
    EVENING_MOVES,
    MOVES,
    IllegalMove,
    Remarks,
    Result,
    Tonight,
    Trial,
    TrialEvening,
    TrialEveningState,
    TrialState,
)
from herstel_app.core.trial_picture import sides
from tests.helpers.trials import EVENINGS, FIRST, MOVED, NEW, PLAN, after, evening, expected_pairs, noted, pairs


def test_twelve_evenings_are_six_pairs_in_the_order_of_the_lot() -> None:
    trial = after(EVENINGS)
    assert trial.state is TrialState.ENDED
    assert [one.condition for one in trial.done] == [condition_of(NEW.seed, number) for number in range(12)]
    assert pairs(trial) == expected_pairs(trial)
    assert (trial.pairs_done, trial.tonight(FIRST + timedelta(days=40))) == (6, Tonight.NONE)


def test_an_interrupted_evening_comes_again_as_what_it_was() -> None:
    for seed in ("9f2c", "0", "1", "2"):
        trial = after(EVENINGS[:3], Trial(PLAN, seed))
        cut_off = trial.begin(EVENINGS[3]).interrupt()
        known = cut_off.open_evening
        assert known is not None
        for later in (EVENINGS[3] + timedelta(minutes=5), EVENINGS[9]):
            assert cut_off.tonight(later) is Tonight.AGAIN
            again = cut_off.begin(later).open_evening
            assert again == TrialEvening(3, known.condition, TrialEveningState.RUNNING, later)
        done = evening(cut_off, EVENINGS[3] + timedelta(minutes=5), 3)
        assert [one.number for one in done.done] == [0, 1, 2, 3]
        assert done.tonight(EVENINGS[3] + timedelta(hours=1)) is Tonight.HAD
        assert after(EVENINGS[4:], done).done[3].condition is known.condition


def test_what_was_begun_is_not_drawn_again() -> None:
    """Also where a later version should draw otherwise."""
    cut_off = NEW.begin(FIRST).interrupt()
    other = replace(cut_off.evenings[0], condition=cut_off.evenings[0].condition.other)
    again = replace(cut_off, evenings=(other,)).begin(FIRST).open_evening
    assert again is not None
    assert again.condition is other.condition


def test_interrupting_often_draws_nothing_new() -> None:
    trial = NEW
    for attempt in range(20):
        trial = trial.begin(FIRST + timedelta(days=attempt)).interrupt()
    assert len({one.condition for one in trial.evenings}) == 1
    assert (len(trial.done), trial.next_number) == (0, 0)


def test_a_night_without_leaves_nothing() -> None:
    trial = after(EVENINGS[:2])
    for day in range(100):
        assert trial.tonight(EVENINGS[2] + timedelta(days=day)) is Tonight.NEW
    assert trial == after(EVENINGS[:2])


def test_no_results_before_the_end() -> None:
    trial = NEW
    for now in EVENINGS[:-1]:
        trial = evening(trial, now)
        assert trial.results() is None
        assert trial.stop().results() is None
    assert evening(trial, EVENINGS[-1]).results() is not None


@pytest.mark.parametrize("done", range(12))
def test_an_end_of_ones_own_choice_is_for_good(done: int) -> None:
    trial = after(EVENINGS[:done]).conclude()
    results = trial.results()
    assert results is not None
    assert len(results["head"].pairs) == (done + 1) // 2
    assert (results["head"].outcome.finding is Finding.TOO_LITTLE) == (done < 8)
    assert {result.outcome.finding for name, result in results.items() if name != "head"} == {Finding.TOO_LITTLE}
    moves: list[Callable[[], Trial]] = [lambda: trial.begin(EVENINGS[-1]), trial.resume, trial.stop, trial.conclude]
    for move in moves:
        with pytest.raises(IllegalMove):
            move()


def test_stopping_interrupts_and_can_be_taken_back() -> None:
    trial = after(EVENINGS[:3]).begin(EVENINGS[3])
    stopped = trial.stop()
    assert (stopped.state, stopped.evenings[-1].progress) == (TrialState.STOPPED, TrialEveningState.INTERRUPTED)
    assert stopped.tonight(EVENINGS[4]) is Tonight.NONE
    with pytest.raises(IllegalMove):
        stopped.begin(EVENINGS[4])
    resumed = stopped.resume()
    assert resumed.tonight(EVENINGS[4]) is Tonight.AGAIN
    assert pairs(after_from(resumed, 3)) == expected_pairs(NEW)


def after_from(trial: Trial, number: int) -> Trial:
    for change in range(number, 12):
        trial = evening(trial, EVENINGS[change], change % 11)
    return trial


def test_ending_while_an_evening_goes_on_leaves_that_one_out() -> None:
    trial = after(EVENINGS[:8]).begin(EVENINGS[8]).conclude()
    assert len(pairs(trial)) == 4
    assert trial.evenings[-1].progress is TrialEveningState.INTERRUPTED


@pytest.mark.parametrize("progress", TrialEveningState)
@pytest.mark.parametrize("move", ["attach", "interrupt", "finish"])
def test_an_evening_moves_only_as_its_table_says(progress: TrialEveningState, move: str) -> None:
    trial = after(EVENINGS[:2]).begin(EVENINGS[2])
    trial = replace(trial, evenings=(*trial.evenings[:2], replace(trial.evenings[2], progress=progress)))
    if (progress, move) in EVENING_MOVES:
        assert MOVED[move](trial).evenings[-1].progress is EVENING_MOVES[progress, move]
    else:
        with pytest.raises(IllegalMove, match=f"{move} while the evening is {progress.value}"):
            MOVED[move](trial)
    assert EVENING_MOVES.keys() <= {
        (one, name) for one in TrialEveningState for name in ("attach", "interrupt", "finish")
    }


def test_every_move_that_is_not_in_the_table_is_refused() -> None:
    running = after(EVENINGS[:2]).begin(EVENINGS[2])
    moves = MOVED | {"begin": lambda trial: trial.begin(EVENINGS[5])}
    for state in TrialState:
        for name, move in moves.items():
            if name == "remark" or (state, name) in MOVES:
                continue
            with pytest.raises(IllegalMove, match=f"while the trial is {state.value}"):
                move(replace(running, state=state))
    for name in ("attach", "interrupt", "finish"):
        with pytest.raises(IllegalMove, match="no evening"):
            MOVED[name](NEW)
    with pytest.raises(IllegalMove, match="going_on"):
        running.begin(EVENINGS[5], another_evening=True)


def test_a_missing_answer_leaves_that_pair_out_for_that_signal_only() -> None:
    trial = NEW
    for number, now in enumerate(EVENINGS):
        before: Readings = {"head": 4, "body": 4}
        answered: Readings = {"head": 6, "body": 6} if number != 5 else {"body": 6}
        trial = noted(trial.begin(now), before, answered).finish()
    results = trial.results()
    assert results is not None
    assert (results["head"].outcome.pairs, results["body"].outcome.pairs) == (5, 6)
    assert len(results["head"].pairs) == 6
    assert results["head"].pairs[2].difference is None
    assert (results["breath"].outcome.finding, results["breath"].outcome.pairs) == (Finding.TOO_LITTLE, 0)


def test_of_one_signal_only_that_one_has_a_result() -> None:
    trial = after(EVENINGS[:4], replace(NEW, plan=replace(PLAN, signal="head"))).conclude()
    results = trial.results()
    assert results is not None
    assert list(results) == ["head"]
    assert NEW.plan.signals == SIGNALS


@pytest.mark.parametrize("gone", range(12))
def test_a_deleted_evening_leaves_the_others_in_their_pairs(gone: int) -> None:
    trial = after(EVENINGS)
    left = replace(trial, evenings=tuple(one for one in trial.evenings if one.number != gone))
    results = left.results()
    assert results is not None
    for place, (pair, whole) in enumerate(zip(results["head"].pairs, expected_pairs(trial), strict=gone != 11)):
        kept = {one.condition for one in left.done if one.number // 2 == place}
        assert pair.rest == (whole.rest if Condition.REST in kept else None)
        assert pair.exercise == (whole.exercise if Condition.EXERCISE in kept else None)
    assert left.pairs_done == 5


@pytest.mark.parametrize("gone", range(5))
def test_a_trial_goes_on_after_one_of_its_evenings_was_deleted(gone: int) -> None:
    trial = after(EVENINGS[:5]).begin(EVENINGS[5]).interrupt()
    left = replace(trial, evenings=tuple(one for one in trial.evenings if one.number != gone))
    assert left.tonight(EVENINGS[6]) is Tonight.AGAIN
    ended = after_from(left, 5)
    assert ended.state is TrialState.ENDED
    assert [one.number for one in ended.done] == [number for number in range(12) if number != gone]
    assert all(one.condition is condition_of(trial.seed, one.number) for one in ended.done)


def test_the_place_of_the_last_evening_comes_again_when_it_is_deleted() -> None:
    trial = after(EVENINGS[:5])
    left = replace(trial, evenings=trial.evenings[:-1])
    again = left.begin(EVENINGS[5]).open_evening
    assert again is not None
    assert (again.number, again.condition) == (4, trial.evenings[4].condition)


def test_remarks_can_be_made_at_any_time() -> None:
    remarks = Remarks(unpleasant=True, unpleasant_words="kramp", circumstances=frozenset({"alcohol"}), words="laat")
    for trial in (after(EVENINGS[:2]), after(EVENINGS[:2]).begin(EVENINGS[2]), after(EVENINGS), after([FIRST]).stop()):
        noted = trial.remark(FIRST, remarks)
        assert noted.evenings[0].remarks == remarks
        assert replace(noted, evenings=()) == replace(trial, evenings=())
        assert noted.evenings[1:] == trial.evenings[1:]


def test_remarks_are_of_an_evening_and_not_of_its_place() -> None:
    trial = after(EVENINGS[:2])
    left = replace(trial, evenings=trial.evenings[:1])
    with pytest.raises(IllegalMove, match="not there any more"):
        left.remark(EVENINGS[1], Remarks(words="laat"))
    twice = NEW.begin(FIRST).interrupt().begin(FIRST)
    assert [one.remarks.words for one in twice.remark(FIRST, Remarks(words="laat")).evenings] == ["", "laat"]


@pytest.mark.parametrize(
    "bad", [{"pairs": 5}, {"pairs": 11}, {"minutes": 0}, {"minutes": 61}, {"minutes": float("nan")}]
)
def test_what_is_no_trial_is_refused(bad: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=r"pairs|minutes"):
        replace(PLAN, **bad)  # type: ignore[arg-type] # on purpose


@pytest.mark.parametrize("readings", [{"head": 11}, {"head": -1}, {"joy": 3}])
def test_readings_off_the_slider_are_refused(readings: Readings) -> None:
    with pytest.raises(ValueError, match=r"outside|unknown"):
        check_readings(readings)


@given(st.lists(st.sampled_from(["evening", "cut", "second", "skip", "stop and go on"]), max_size=60))
def test_whatever_happens_each_pair_has_both_conditions_in_the_order_of_the_lot(story: list[str]) -> None:
    trial, now, finished = NEW, FIRST, 0
    for event in story:
        if trial.state is not TrialState.RUNNING:
            break
        if event in ("evening", "cut") and trial.tonight(now) is not Tonight.HAD:
            begun = trial.begin(now)
            trial = begun.finish() if event == "evening" else begun.interrupt()
            finished += event == "evening"
        elif event == "second":
            assert trial.tonight(now) in (Tonight.NEW, Tonight.AGAIN, Tonight.HAD)
        elif event == "stop and go on":
            trial = trial.stop().resume()
        else:
            now += timedelta(days=1)
    assert [one.number for one in trial.done] == list(range(finished))
    assert all(one.condition is condition_of(trial.seed, one.number) for one in trial.evenings)
    assert (trial.state is TrialState.ENDED) == (finished == 12)


CHANGES = st.none() | st.floats(-10, 10)


@given(st.lists(st.builds(Pair, CHANGES, CHANGES), min_size=1, max_size=10), st.floats(0, 30))
def test_all_that_is_drawn_fits_in_the_picture(every: list[Pair], noise: float) -> None:
    result = Result(tuple(every), replace(judge(every), noise=noise))
    drawn = [v for pair in every for v in (pair.rest, pair.exercise) if v is not None]
    below, above = sides(result)
    assert below >= max([2, min(noise, 10), *(-v for v in drawn)])
    assert above >= max([2, min(noise, 10), *drawn])
    assert below + above >= 8


def test_small_changes_look_small() -> None:
    result = Result((Pair(1, -2),), replace(judge([Pair(1, -2)]), noise=0.5))
    assert sides(result) == (4, 4)
    assert sides(replace(result, pairs=(Pair(6, -8),))) == (8.5, 6.5)


def test_what_goes_one_way_is_not_drawn_in_half_of_the_picture() -> None:
    result = Result((Pair(0, 5),), replace(judge([Pair(0, 5)]), noise=1.0))
    assert sides(result) == (2.5, 5.5)
