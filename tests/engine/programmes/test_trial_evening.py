"""An evening of the avondproef: what is told and when, what counts, and what comes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from herstel_app.core.programme import (
    Ask,
    EveningStopped,
    HowIsItNow,
    Practise,
    RateSignal,
    RemarkEvening,
    RevealEvening,
)
from herstel_app.core.randomisation import Condition, condition_of
from herstel_app.core.records import StoredTrial
from herstel_app.core.signals import HIGHEST, SIGNALS, Readings
from herstel_app.core.trial import Remarks, TrialEvening, TrialEveningState, TrialPlan
from herstel_app.engine.words import EVENING_DID_NOT_COUNT, TRIAL_MOVED_ON, TRIAL_WAITS
from herstel_app.paths import content_dir
from tests.engine.conftest import Stand

PLAN = TrialPlan("slow-breathing", "Langzaam ademen", 10, "op de bank", 6)
BEFORE: Readings = {"head": 3}
UNKNOWN = "Rust of oefening? Dat zie je hierna. Het lot heeft gekozen."
AGAIN = {
    Condition.REST: "Deze avond doe je opnieuw: stilzitten.",
    Condition.EXERCISE: "Deze avond doe je opnieuw: “Langzaam ademen”.",
}
LONG_S = 700.0


def trial(stand: Stand) -> StoredTrial:
    (kept,) = stand.trials.all()
    return kept


def evening(stand: Stand) -> TrialEvening:
    return trial(stand).trial.evenings[-1]


def seed_of(condition: Condition) -> str:
    return next(seed for seed in map(str, range(99)) if condition_of(seed, 0) is condition)


def ask(stand: Stand, condition: Condition = Condition.EXERCISE, plan: TrialPlan = PLAN) -> RateSignal:
    if not stand.trials.all():
        stand.trials.start(plan, seed_of(condition))
    stand.engine.begin_trial_evening(trial(stand))
    question = stand.question
    assert isinstance(question, RateSignal)
    return question


def rate(stand: Stand, readings: Readings) -> None:
    """Tap these, and pass over all else that is asked of a signal."""
    while isinstance(step := stand.engine.programmes.step, Ask) and isinstance(step.question, RateSignal):
        signal = step.question.signal
        stand.answer(readings.get(signal))


def reveal(stand: Stand, condition: Condition = Condition.EXERCISE) -> RevealEvening:
    ask(stand, condition)
    rate(stand, BEFORE)
    question = stand.question
    assert isinstance(question, RevealEvening)
    return question


def come_to_remarks(stand: Stand, condition: Condition = Condition.EXERCISE) -> RemarkEvening:
    reveal(stand, condition)
    stand.answer()
    stand.advance(LONG_S)
    rate(stand, {})
    question = stand.question
    assert isinstance(question, RemarkEvening)
    return question


def test_one_signal_is_asked_after_the_other_before_and_after(stand: Stand) -> None:
    ask(stand)
    for moment in ("before", "after"):
        told = UNKNOWN if moment == "before" else ""
        for number, signal in enumerate(SIGNALS, start=1):
            assert stand.question == RateSignal(signal, number, len(SIGNALS), told)
            stand.answer(number)
        if moment == "before":
            stand.answer()
            stand.advance(LONG_S)
    assert isinstance(stand.question, RemarkEvening)
    tapped = {signal: number for number, signal in enumerate(SIGNALS, start=1)}
    (entry,) = stand.journal.entries(limit=5)
    assert (entry.before, entry.after) == (tapped, tapped)


def test_of_one_signal_only_that_one_is_asked(stand: Stand) -> None:
    assert ask(stand, plan=replace(PLAN, signal="body")) == RateSignal("body", 1, 1, UNKNOWN)
    stand.answer(4)
    assert isinstance(stand.question, RevealEvening)
    stand.answer()
    stand.advance(LONG_S)
    assert stand.question == RateSignal("body", 1, 1, "")
    stand.answer(6)
    assert isinstance(stand.question, RemarkEvening)


def test_what_was_tapped_is_kept_at_once(stand: Stand) -> None:
    reveal(stand)
    stand.answer()
    stand.advance(LONG_S)
    stand.answer(HIGHEST)
    (entry,) = stand.journal.entries(limit=5)
    assert entry.after == {SIGNALS[0]: 10}
    stand.engine.programmes.leave()
    assert (evening(stand).progress, evening(stand).after) == (TrialEveningState.DONE, {SIGNALS[0]: 10})


def test_what_the_evening_is_is_told_only_after_the_signals(stand: Stand) -> None:
    assert ask(stand) == RateSignal(SIGNALS[0], 1, len(SIGNALS), UNKNOWN)
    assert trial(stand).trial.evenings == ()
    rate(stand, BEFORE)
    question = stand.question
    assert isinstance(question, RevealEvening)
    assert question.condition is Condition.EXERCISE
    assert evening(stand).progress is TrialEveningState.RUNNING


@pytest.mark.parametrize("condition", list(Condition))
def test_an_evening_is_done_and_counts_with_what_was_filled_in(stand: Stand, condition: Condition) -> None:
    question = reveal(stand, condition)
    assert question.condition is condition
    stand.answer()
    timeline = stand.engine.practice.timeline
    assert timeline is not None
    assert timeline.duration_s == pytest.approx(612.5, abs=3)
    assert (len(timeline.segments) > 20) is (condition is Condition.EXERCISE)
    (entry,) = stand.journal.entries(limit=5)
    assert entry.exercise_id == ("stillness" if condition is Condition.REST else "slow-breathing")
    assert evening(stand).entry_id == entry.id
    stand.advance(LONG_S)
    rate(stand, {"head": 7})
    remark = stand.question
    assert isinstance(remark, RemarkEvening)
    assert remark.trial_id == trial(stand).id
    remark.draft = Remarks(unpleasant=True)
    stand.answer()
    assert stand.question == HowIsItNow("completed", closes=True)
    done = evening(stand)
    assert (done.progress, done.condition) == (TrialEveningState.DONE, condition)
    assert (done.before, done.after, done.remarks) == (BEFORE, {"head": 7}, Remarks(unpleasant=True))
    stand.engine.journal.note("rustig")
    stand.answer()
    assert stand.journal.entries(limit=1)[0].note == "rustig"
    assert evening(stand).remarks == Remarks(unpleasant=True, words="rustig")
    assert stand.engine.is_empty
    assert stand.notices == []


def test_left_before_it_is_told_nothing_was_begun(stand: Stand) -> None:
    ask(stand)
    stand.engine.programmes.leave()
    assert trial(stand).trial.evenings == ()


@pytest.mark.parametrize("where", ["told", "begun"])
def test_left_or_stopped_it_comes_back_as_what_it_was(stand: Stand, where: str) -> None:
    condition = reveal(stand).condition
    if where == "told":
        stand.engine.programmes.leave()
        assert stand.engine.is_empty
    else:
        stand.answer()
        stand.advance(60)
        stand.engine.practice.stop()
        assert stand.question == EveningStopped()
        stand.answer()
    assert evening(stand).progress is TrialEveningState.INTERRUPTED
    assert ask(stand).told == AGAIN[condition]
    rate(stand, BEFORE)
    question = stand.question
    assert isinstance(question, RevealEvening)
    assert question.condition is condition
    assert evening(stand).number == 0


@pytest.mark.parametrize("way", ["leave", "another programme"])
def test_one_whose_last_form_is_left_counts(stand: Stand, way: str) -> None:
    come_to_remarks(stand).draft = Remarks(True, "half geschreven")
    if way == "leave":
        stand.engine.programmes.leave()
    else:
        stand.engine.compare("effort")
    assert evening(stand).progress is TrialEveningState.DONE
    assert evening(stand).remarks.unpleasant_words == "half geschreven"


def test_one_that_another_programme_stops_comes_back(stand: Stand) -> None:
    reveal(stand)
    stand.answer()
    stand.advance(60)
    stand.engine.begin_exercise(stand.engine.programmes.step.request)  # type: ignore[union-attr]
    assert evening(stand).progress is TrialEveningState.INTERRUPTED
    assert isinstance(stand.engine.programmes.step, Practise)


def test_an_evening_that_was_cut_off_is_interrupted_first(stand: Stand) -> None:
    """As where the program was killed."""
    stand.trials.start(PLAN, seed_of(Condition.EXERCISE))
    stand.trials.begin(trial(stand).id, stand.clock.now())
    assert ask(stand).told == AGAIN[Condition.EXERCISE]
    rate(stand, BEFORE)
    assert isinstance(stand.question, RevealEvening)
    assert [each.progress for each in trial(stand).trial.evenings][-1] is TrialEveningState.RUNNING


def test_an_evening_after_another_needs_another_day_or_someone_who_says_so(stand: Stand) -> None:
    come_to_remarks(stand)
    stand.answer()
    stand.answer()
    ask(stand)
    rate(stand, BEFORE)
    assert stand.engine.is_empty
    assert stand.notices == [TRIAL_MOVED_ON]
    stand.engine.begin_trial_evening(trial(stand), another_evening=True)
    rate(stand, BEFORE)
    assert isinstance(stand.question, RevealEvening)
    stand.engine.programmes.leave()
    stand.clock.wall += timedelta(days=1)
    ask(stand)
    rate(stand, BEFORE)
    assert isinstance(stand.question, RevealEvening)


def history(stand: Stand, on: bool) -> None:
    stand.engine.settings.change(history=on)


def test_without_history_it_cannot_begin(stand: Stand) -> None:
    ask(stand)
    history(stand, on=False)
    rate(stand, BEFORE)
    assert stand.engine.is_empty
    assert stand.notices == [TRIAL_WAITS]
    assert trial(stand).trial.evenings == ()


def test_without_history_at_its_end_it_does_not_count(stand: Stand) -> None:
    come_to_remarks(stand)
    history(stand, on=False)
    stand.answer()
    assert stand.notices == [EVENING_DID_NOT_COUNT]
    assert evening(stand).progress is TrialEveningState.INTERRUPTED


def test_with_history_again_at_its_end_it_counts(stand: Stand) -> None:
    reveal(stand)
    history(stand, on=False)
    stand.answer()
    stand.advance(LONG_S)
    rate(stand, {"head": 7})
    assert stand.journal.entries(limit=5) == []
    assert evening(stand).entry_id is None
    history(stand, on=True)
    stand.answer()
    (entry,) = stand.journal.entries(limit=5)
    assert (evening(stand).progress, evening(stand).entry_id) == (TrialEveningState.DONE, entry.id)
    assert (evening(stand).before, evening(stand).after) == (BEFORE, {"head": 7})
    assert stand.notices == []


def test_deleted_meanwhile_only_the_words_stay(stand: Stand) -> None:
    come_to_remarks(stand).draft = Remarks(unpleasant=True, unpleasant_words="vervelend")
    stand.trials.discard(trial(stand).id)
    stand.answer()
    assert stand.journal.entries(limit=1)[0].note == "vervelend"
    assert stand.question == HowIsItNow("completed", "vervelend", closes=True)
    assert stand.notices == []


@pytest.mark.parametrize("earlier", [0, 1])
def test_an_evening_whose_entry_is_deleted_meanwhile_is_told(stand: Stand, earlier: int) -> None:
    for _ in range(earlier):
        come_to_remarks(stand)
        stand.answer()
        stand.answer()
        stand.clock.wall += timedelta(days=1)
    come_to_remarks(stand).draft = Remarks(words="laat")
    assert stand.journal.delete(stand.journal.entries(limit=1)[0].id)
    stand.answer()
    assert isinstance(stand.question, HowIsItNow)
    assert set(stand.notices) == {"De avondproef is intussen veranderd. Kijk bij Verschil."}
    assert [one.remarks.words for one in trial(stand).trial.evenings] == [""] * earlier


def test_a_file_that_fails_is_told_and_nothing_is_raised(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(stand)
    with monkeypatch.context() as patch:
        stand.fail(patch)
        rate(stand, BEFORE)
    assert stand.engine.is_empty
    assert stand.notices == ["De avondproef is nu niet te bewaren (journal.db: de schijf is vol)."]


def own_exercise(stand: Stand) -> Callable[[], None]:
    """Make an exercise of the user's own; gives what removes it."""
    file = stand.folder / "content" / "mijn-oefening.yaml"
    file.parent.mkdir(parents=True)
    shipped = content_dir() / "exercises" / "slow-breathing.yaml"
    file.write_text(shipped.read_text(encoding="utf-8"), encoding="utf-8")
    stand.engine.library.refresh()

    def remove() -> None:
        file.unlink()
        stand.engine.library.refresh()

    return remove


@pytest.mark.parametrize("when", ["before", "at the signals"])
def test_a_trial_whose_exercise_is_removed_is_left_as_it_is(stand: Stand, when: str) -> None:
    remove = own_exercise(stand)
    plan = TrialPlan("mijn-oefening", "Mijn oefening", 10, "op de bank", 6)
    if when == "before":
        stand.trials.start(plan, "zaad")
        remove()
        stand.engine.begin_trial_evening(trial(stand))
    else:
        ask(stand, plan=plan)
        remove()
        rate(stand, BEFORE)
    assert stand.engine.is_empty
    assert stand.notices == ["De oefening “Mijn oefening” is er niet meer. De proef wacht tot die terug is."]
    assert trial(stand).trial.evenings == ()


def test_a_variant_that_is_not_there_is_told(stand: Stand) -> None:
    stand.trials.start(TrialPlan("slow-breathing", "Langzaam", 10, "op de bank", 6, "no-such-variant"), "zaad")
    stand.engine.begin_trial_evening(trial(stand))
    assert stand.engine.is_empty
    assert len(stand.notices) == 1


def test_each_move_is_told(stand: Stand) -> None:
    changes: list[int] = []
    stand.engine.trials.changed.connect(lambda: changes.append(len(trial(stand).trial.evenings)))
    reveal(stand)
    assert changes == [1]
    stand.engine.programmes.leave()
    assert changes == [1, 1]
