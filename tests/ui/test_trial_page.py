"""The avondproef in the window: choosing, an evening, what is told and what is not, stopping, crashing, the end."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton

from herstel_app.app import make_application
from herstel_app.core.randomisation import Condition, condition_of
from herstel_app.core.statistics import Finding
from herstel_app.core.trial import Tonight, Trial, TrialEveningState, TrialState
from herstel_app.ui.practice.pane_form import PaneForm
from tests.helpers.forms import form_in
from tests.helpers.trial_page_states import KINDS, act, after_evenings, answer, full, tonight, trials_of
from tests.ui.conftest import UiStage, make_stage

FINDINGS = {
    "lijkt": Finding.SEEMS_TO_DIFFER,
    "rust": Finding.SEEMS_TO_DIFFER,
    "toeval": Finding.MAY_BE_CHANCE,
    "evenveel": Finding.AS_MUCH,
    "weinig": Finding.TOO_LITTLE,
}
TELLS = ("Middelste verschil", "punt", "meer ruimte", "ruimer", "drukker", "evenveel", "toeval")


def trial(stage: UiStage) -> Trial:
    (kept,) = trials_of(stage).all()
    return kept.trial


def page_texts(stage: UiStage) -> str:
    page = stage.herstel.window.pages.trial
    return "\n".join(label.accessibleName() or label.text() for label in page.findChildren(QLabel) if label.isVisible())


def begin(stage: UiStage) -> None:
    view = stage.herstel.window.pages.trial.progress
    assert view is not None
    assert view.begin_button is not None
    view.begin_button.click()
    stage.settle()


def test_choosing_makes_a_trial_whose_first_evening_nobody_knows(stage: UiStage) -> None:
    page = stage.herstel.window.pages.trial
    stage.herstel.window.open_page("trial")
    assert page.choose_button is not None
    page.choose_button.click()
    assert page.setup is not None
    exercises = page.setup.exercises
    titles = {exercises.itemText(number) for number in range(exercises.count())}
    assert not {"Gedachten parkeren", "Stilzitten", "Zo hard je kunt", "Jouw tempo"} & titles
    assert len(page.setup.findChildren(QAbstractButton)) <= 12, "few choices, most of them made"
    names = {chip.text(): chip for chip in page.setup.findChildren(QAbstractButton)}
    names["16 avonden"].click()
    page.setup.begin_button.click()
    stage.settle()
    plan = trial(stage).plan
    assert (plan.exercise_id, plan.minutes, plan.place, plan.pairs) == ("slow-breathing", 10, "op de bank", 8)
    assert trial(stage).open_evening is None
    assert "Rust of oefening?" in page_texts(stage)


def test_another_exercise_brings_its_own_lengths(stage: UiStage) -> None:
    stage.herstel.window.open_page("trial")
    page = stage.herstel.window.pages.trial
    page.choose()
    assert page.setup is not None
    exercises = page.setup.exercises
    other = exercises.findText("Van top tot teen")
    exercises.setCurrentIndex(other)
    exercises.activated.emit(other)
    assert page.setup.plan.exercise_title == "Van top tot teen"
    assert page.setup.plan.minutes == 7


def test_an_evening_tells_what_it_is_only_after_the_sliders(stage: UiStage) -> None:
    after_evenings(0)(stage)
    begin(stage)
    pane = stage.herstel.window.pane
    assert pane.shown(PaneForm) is not None
    texts = " ".join(label.accessibleName() or label.text() for label in form_in(pane, PaneForm).findChildren(QLabel))
    assert "Dat zie je hierna" in texts
    assert trial(stage).evenings == ()
    answer(stage, 3)
    act(stage)
    evening = trial(stage).open_evening
    assert evening is not None
    assert pane.shown(PaneForm) is not None
    told = form_in(pane, PaneForm).accessibleName()
    rest = evening.condition is Condition.REST
    assert ("stilzitten" in told, "Langzaam ademen" in told) == (rest, not rest)


@pytest.mark.parametrize("condition", list(Condition))
def test_rest_lasts_as_long_as_the_exercise_and_an_evening_is_kept(stage: UiStage, condition: Condition) -> None:
    after_evenings(0)(stage)
    if trial_condition(stage) is not condition:
        do_evening(stage)
        stage.clock.wall += timedelta(days=1)
        stage.herstel.window.open_page("trial")
    begin(stage)
    answer(stage, 3)
    act(stage)
    act(stage)
    timeline = stage.herstel.engine.practice.timeline
    assert timeline is not None
    assert timeline.duration_s == pytest.approx(622, abs=3)
    assert (len(timeline.segments) > 20) is (condition is Condition.EXERCISE)
    stage.advance(700)
    answer(stage, 6)
    form = stage.herstel.window.pane.shown(PaneForm)
    yes = next(chip for chip in form.findChildren(QPushButton) if chip.text() == "ja")  # type: ignore[union-attr]
    yes.click()
    act(stage)
    evening = trial(stage).done[-1]
    assert evening.condition is condition
    assert (evening.before, evening.after) == ({"head": 3, "breath": 3}, {"head": 6, "breath": 6})
    assert evening.remarks.unpleasant is True
    assert stage.herstel.window.pane.is_empty
    assert "Voor vanavond is het klaar." in page_texts(stage)


def trial_condition(stage: UiStage) -> Condition:
    """Give what the next evening is, straight from the lot."""
    return condition_of(trial(stage).seed, trial(stage).next_number)


def do_evening(stage: UiStage) -> None:
    begin(stage)
    act(stage)
    act(stage)
    stage.advance(700)
    act(stage)


@pytest.mark.parametrize("evenings", [0, 2, 7, 10])
def test_nothing_is_told_of_a_difference_before_the_end(stage: UiStage, evenings: int) -> None:
    after_evenings(evenings)(stage)
    stage.settle()
    page = stage.herstel.window.pages.trial
    assert page.outcome is None
    assert [word for word in TELLS if word in page_texts(stage)] == []


@pytest.mark.parametrize("kind", list(KINDS))
def test_the_end_has_its_picture_and_sentence(stage: UiStage, kind: str) -> None:
    full(kind)(stage)
    stage.settle()
    view = stage.herstel.window.pages.trial.outcome
    assert view is not None
    results = trial(stage).results()
    assert results is not None
    assert results["head"].outcome.finding is FINDINGS[kind]
    assert "Paar 1:" in view.chart.accessibleDescription()
    assert "Wat dit niet zegt" in page_texts(stage)
    assert ("Middelste verschil" in page_texts(stage)) is (kind != "weinig")
    before = view.chart.accessibleDescription()
    view.chips.chips["body"].click()
    assert view.chart.accessibleDescription() != before
    assert "Lijf laat los" in page_texts(stage)


def test_leaving_before_it_begins_keeps_the_evening_for_later(stage: UiStage) -> None:
    tonight(stage)
    known = trial(stage).open_evening
    assert known is not None
    stage.herstel.window.activateWindow()
    QTest.keyClick(stage.herstel.window, Qt.Key.Key_Escape)
    stage.settle()
    after = trial(stage)
    assert after.open_evening is not None
    assert after.open_evening.progress is TrialEveningState.INTERRUPTED
    assert after.open_evening.condition is known.condition
    assert "Er staat nog een avond open." in page_texts(stage)


def test_an_evening_whose_last_form_is_left_counts(stage: UiStage) -> None:
    tonight(stage)
    act(stage)
    stage.advance(700)
    stage.herstel.window.close()
    assert len(trial(stage).done) == 3


def test_stop_resume_conclude_restart_and_discard(stage: UiStage) -> None:
    after_evenings(4)(stage)
    page = stage.herstel.window.pages.trial

    def press(name: str, sure: bool = True) -> None:
        assert page.progress is not None
        page.progress.choices.links[name].click()
        if sure:
            page.progress.choices.asked[name].sure.click()
        stage.settle()

    press("stop", sure=False)
    assert trial(stage).state is TrialState.STOPPED
    begin(stage)
    assert trial(stage).state is TrialState.RUNNING
    press("restart")
    assert [kept.trial.state for kept in trials_of(stage).all()] == [TrialState.RUNNING, TrialState.STOPPED]
    press("discard")
    assert trial(stage).state is TrialState.STOPPED
    press("conclude")
    assert trial(stage).state is TrialState.ENDED
    assert "Te weinig om iets te zeggen." in page_texts(stage)
    page.ended_choices.links["discard"].click()
    page.ended_choices.asked["discard"].sure.click()
    stage.settle()
    assert trials_of(stage).all() == []
    assert page.choose_button is not None


def test_asking_once_more_can_be_declined(stage: UiStage) -> None:
    after_evenings(4)(stage)
    view = stage.herstel.window.pages.trial.progress
    assert view is not None
    view.choices.links["discard"].click()
    view.choices.asked["discard"].no.click()
    assert trial(stage).state is TrialState.RUNNING


def test_without_history_a_trial_waits(stage: UiStage) -> None:
    after_evenings(2)(stage)
    stage.herstel.journal.store.keeps = False
    stage.herstel.window.open_page("trial")
    stage.settle()
    view = stage.herstel.window.pages.trial.progress
    assert view is not None
    assert view.begin_button is None
    assert "De proef wacht." in page_texts(stage)


CRASH = """
import os, sys
from pathlib import Path
from herstel_app.app import make_application
from herstel_app.storage.trials import SqliteTrials
from tests.helpers.trial_page_states import act, tonight
from tests.ui.conftest import make_stage
stage = make_stage(make_application(["herstel"]), Path(sys.argv[1]))
tonight(stage)
act(stage)
stage.advance(30)
print(SqliteTrials(stage.herstel.journal.store).current().trial.open_evening.condition.value, flush=True)
os._exit(9)
"""


def test_a_crash_offers_the_evening_again_and_tells_nothing_more(qapp: object, tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    run = subprocess.run(
        [sys.executable, "-c", CRASH, str(tmp_path / "data")],
        capture_output=True, text=True, env=environment, check=False, timeout=120,
    )  # fmt: skip
    assert run.returncode == 9, run.stderr
    stage = make_stage(make_application(["herstel"]), tmp_path / "data")
    try:
        stage.herstel.window.open_page("trial")
        stage.settle()
        kept = trial(stage)
        assert kept.tonight(stage.clock.now()) is Tonight.AGAIN
        assert kept.open_evening is not None
        assert kept.open_evening.condition.value == run.stdout.split()[-1]
        assert len(kept.done) == 2
        assert "Er staat nog een avond open." in page_texts(stage)
        assert [word for word in TELLS if word in page_texts(stage)] == []
        begin(stage)
        act(stage)
        assert trial(stage).evenings[-1].number == kept.open_evening.number
    finally:
        stage.close()


@pytest.mark.parametrize("keep", [True, False])
def test_beginning_anew_keeps_the_old_trial_or_not(stage: UiStage, keep: bool) -> None:
    after_evenings(2)(stage)
    page = stage.herstel.window.pages.trial
    assert page.progress is not None
    old = trial(stage)
    choices = page.progress.choices
    choices.links["restart"].click()
    asked = choices.asked["restart"]
    answer = asked.sure if keep else asked.other
    assert answer is not None
    answer.click()
    stage.settle()
    new = trials_of(stage).current()
    assert new is not None
    assert (new.trial.done, new.trial.plan) == ((), old.plan)
    assert new.trial.seed != old.seed
    assert len(trials_of(stage).all()) == (2 if keep else 1)
    assert len(page.others) == int(keep)


def test_an_older_trial_can_be_seen_again(stage: UiStage) -> None:
    full("lijkt")(stage)
    page = stage.herstel.window.pages.trial
    assert page.others == {}
    page.choose(True)
    assert page.setup is not None
    page.setup.begin_button.click()
    stage.settle()
    assert page.progress is not None
    (link,) = page.others.values()
    assert "afgesloten" in link.text()
    link.click()
    stage.settle()
    assert page.outcome is not None
    assert page.progress is None
    (back,) = page.others.values()
    assert "loopt" in back.text()
    back.click()
    assert page.progress is not None
