"""The avondproef in the window: choosing, an evening, what is told and what is not, stopping, crashing, the end."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from herstel_app.app import make_application
from herstel_app.core.randomisation import Condition, condition_of
from herstel_app.core.signals import SIGNALS, Signal
from herstel_app.core.statistics import Finding, Pair
from herstel_app.core.trial import Remarks, Tonight, Trial, TrialEveningState, TrialPlan, TrialState
from herstel_app.engine.difference_words import QUESTIONS
from herstel_app.ui.kit.drawing import Drawing
from herstel_app.ui.kit.either_drawing import EitherDrawing
from herstel_app.ui.kit.end_mark import StartMark
from herstel_app.ui.kit.fold import Fold
from herstel_app.ui.pages.trial.chart import PairLegend, PairStrip, line_role
from herstel_app.ui.pages.trial.page import either_order
from herstel_app.ui.pages.trial.proef_cards import ProefRow
from herstel_app.ui.practice.ending import Ending
from herstel_app.ui.practice.pane_form import PaneForm
from herstel_app.ui.practice.remarks_view import RemarksView
from herstel_app.ui.practice.tap_view import TapView
from tests.helpers.accessibility import unfaded
from tests.helpers.forms import form_in
from tests.helpers.luminance import mean_luminance
from tests.helpers.trial_page_states import (
    FIRST,
    KINDS,
    act,
    after_evenings,
    begin_evening,
    evening_after,
    evening_different,
    full,
    leave_end,
    rate,
    tonight,
    trials_of,
)
from tests.helpers.widgets import texts_in
from tests.ui.conftest import UiStage, make_stage

FINDINGS = {
    "lijkt": Finding.SEEMS_TO_DIFFER,
    "rust": Finding.SEEMS_TO_DIFFER,
    "toeval": Finding.MAY_BE_CHANCE,
    "evenveel": Finding.AS_MUCH,
    "weinig": Finding.TOO_LITTLE,
}
DARKEST = 0.01
TELLS = ("Middelste verschil", "stip ", "stippen", "meer ruimte", "ruimer", "drukker", "evenveel", "toeval")


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
    assert plan.signals == ("head",), "one is asked at first"
    assert trial(stage).open_evening is None
    assert "Rust of oefening?" in page_texts(stage)


@pytest.mark.parametrize(("percent", "size"), [(100, (1200, 780)), (160, (1024, 700))])
def test_what_puts_the_trial_ready_is_in_sight_below_the_choices(
    stage: UiStage, percent: int, size: tuple[int, int]
) -> None:
    stage.herstel.engine.settings.change(text_scale_percent=percent)
    stage.herstel.window.resize(*size)
    stage.settle()
    stage.herstel.window.open_page("trial")
    page = stage.herstel.window.pages.trial
    page.choose()
    stage.settle()
    assert page.setup is not None
    button = page.setup.begin_button
    assert unfaded(button).size() == button.size()
    assert page.setup.drawing.isVisible() == (percent == 100), "where there is height for it"


def test_another_exercise_brings_its_own_lengths(stage: UiStage) -> None:
    stage.herstel.window.open_page("trial")
    page = stage.herstel.window.pages.trial
    page.choose()
    assert page.setup is not None
    exercises, said = page.setup.exercises, page.setup.drawing.accessibleName()
    assert said.startswith("Stilzitten") or "stilzitten" in said, "rest is drawn before it"
    other = exercises.findText("Van top tot teen")
    exercises.setCurrentIndex(other)
    exercises.activated.emit(other)
    assert page.setup.plan.exercise_title == "Van top tot teen"
    assert page.setup.plan.minutes == 7
    assert page.setup.drawing.accessibleName() != said, "what is chosen is drawn"


def test_an_evening_tells_what_it_is_only_after_the_signals(stage: UiStage) -> None:
    after_evenings(0)(stage)
    begin(stage)
    pane = stage.herstel.window.pane
    assert "Dat zie je hierna" in texts_in(form_in(pane, TapView))
    assert trial(stage).evenings == ()
    rate(stage, 3)
    evening = trial(stage).open_evening
    assert evening is not None
    assert pane.shown(PaneForm) is not None
    told = form_in(pane, PaneForm).accessibleName()
    rest = evening.condition is Condition.REST
    assert ("Stilzitten" in told, "Langzaam ademen" in told) == (rest, not rest)


@pytest.mark.parametrize("condition", list(Condition))
def test_rest_lasts_as_long_as_the_exercise_and_an_evening_is_kept(stage: UiStage, condition: Condition) -> None:
    after_evenings(0)(stage)
    if trial_condition(stage) is not condition:
        do_evening(stage)
        stage.clock.wall += timedelta(days=1)
        stage.herstel.window.open_page("trial")
    begin(stage)
    rate(stage, 3)
    act(stage)
    timeline = stage.herstel.engine.practice.timeline
    assert timeline is not None
    assert timeline.duration_s == pytest.approx(612.5, abs=3)
    assert (len(timeline.segments) > 20) is (condition is Condition.EXERCISE)
    stage.advance(700)
    rate(stage, 7)
    form_in(stage.herstel.window.pane, RemarksView).chips.chips["unpleasant"].click()
    act(stage)
    evening = trial(stage).done[-1]
    assert evening.condition is condition
    assert (evening.before, evening.after) == ({"head": 3, "breath": 3}, {"head": 7, "breath": 7})
    assert evening.remarks == Remarks(unpleasant=True)
    leave_end(stage)
    window = stage.herstel.window
    assert window.pane.is_empty
    assert window.pages.currentWidget() is window.pages.tonight
    window.open_page("trial")
    assert "Voor vanavond is het klaar." in page_texts(stage)


def test_each_screen_after_it_can_be_passed_over_and_the_end_is_dark(stage: UiStage) -> None:
    evening_after(stage)
    pane = stage.herstel.window.pane
    for signal in SIGNALS:
        view = form_in(pane, TapView)
        assert view.accessibleName().startswith(QUESTIONS[signal])
        view.skip_link.click()
    form_in(pane, RemarksView).skip_link.click()
    stage.settle()
    assert (trial(stage).done[-1].after, trial(stage).done[-1].remarks) == ({}, Remarks())
    end = form_in(pane, Ending)
    assert end.is_dim
    assert end.accessibleName() == "Dit was het. Doe het scherm maar dicht."
    assert not end.is_noting
    assert mean_luminance(stage.herstel.window.grab().toImage()) <= DARKEST


@pytest.mark.parametrize("signal", SIGNALS)
def test_what_was_chosen_is_all_that_is_asked_before_and_after(stage: UiStage, signal: Signal) -> None:
    begin_evening(stage, 0, signal)
    pane = stage.herstel.window.pane
    assert form_in(pane, TapView).accessibleName() == QUESTIONS[signal]
    rate(stage, 3)
    form_in(pane, PaneForm)
    act(stage)
    stage.advance(700)
    stage.settle()
    view = form_in(pane, TapView)
    assert view.accessibleName() == QUESTIONS[signal]
    view.skip_link.click()
    stage.settle()
    form_in(pane, RemarksView)


def test_who_would_rather_not_tonight_leaves_before_it_begins(stage: UiStage) -> None:
    begin_evening(stage, 0)
    rate(stage, 3)
    form = form_in(stage.herstel.window.pane, PaneForm)
    assert form.out_link is not None
    assert form.out_link.text() == "vanavond niet"
    top = form.mapToGlobal(QPoint()).y()
    ways = [each.mapToGlobal(each.rect().center()).y() - top for each in (form.act_button, form.out_link)]
    assert abs(ways[0] - ways[1]) <= 1, "beside the button"
    form.out_link.click()
    stage.settle()
    window = stage.herstel.window
    assert window.pane.is_empty
    assert window.page == "trial"
    assert not stage.herstel.journal.entries(limit=5)


@pytest.mark.parametrize("percent", [100, 160])
def test_an_evening_is_drawn_as_one_line_or_the_other(stage: UiStage, percent: int) -> None:
    stage.herstel.engine.settings.change(text_scale_percent=percent)
    after_evenings(2)(stage)
    stage.settle()
    progress = stage.herstel.window.pages.trial.progress
    assert progress is not None
    either = progress.findChild(EitherDrawing)
    assert either is not None
    first, second = either.drawings
    assert (first.x(), first.width()) == (second.x(), second.width()) == (0, second.width())
    (word,) = either.findChildren(QLabel)
    assert first.geometry().bottom() < word.y() < word.geometry().bottom() < second.geometry().bottom()
    assert (word.text(), word.x()) == ("of", first.x())
    assert either.accessibleName() == "stilzitten 10 minuten of langzaam ademen 10 minuten"


def test_a_whole_evening_by_keyboard(stage: UiStage) -> None:
    begin_evening(stage, 0)
    window = stage.herstel.window
    window.activateWindow()

    def press(*keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or window, key)
            stage.settle()

    press(Qt.Key.Key_3, Qt.Key.Key_3)
    press(Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Space)
    press(Qt.Key.Key_Tab, Qt.Key.Key_Return)
    form_in(window.pane, PaneForm)
    press(Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Return)
    assert stage.herstel.engine.practice.is_active
    stage.advance(700)
    press(Qt.Key.Key_6, Qt.Key.Key_0, Qt.Key.Key_9, Qt.Key.Key_End, Qt.Key.Key_Return)
    view = form_in(window.pane, RemarksView)
    press(Qt.Key.Key_Tab, Qt.Key.Key_Space)
    assert view.chips.on == ("alcohol",)
    view.act_button.setFocus()
    press(Qt.Key.Key_Return)
    form_in(window.pane, Ending)
    press(Qt.Key.Key_Tab, Qt.Key.Key_Return)
    QTest.keyClicks(form_in(window.pane, Ending).note, "stil")
    press(Qt.Key.Key_Escape)
    evening = trial(stage).done[-1]
    assert evening.before == {"softness": 3, "head": 3, "breath": 7}
    assert evening.after == dict(zip(SIGNALS, (6, 0, 9, 10), strict=True))
    assert evening.remarks == Remarks(False, "", frozenset({"alcohol"}), "stil")


@pytest.mark.parametrize("on", [(), ("alcohol",), ("unpleasant",)])
def test_nothing_unpleasant_is_noted_only_where_someone_says_so(stage: UiStage, on: tuple[str, ...]) -> None:
    evening_after(stage)
    rate(stage, None)
    view = form_in(stage.herstel.window.pane, RemarksView)
    assert view.act_button.text() == "Nee"
    for name in on:
        view.chips.chips[name].click()  # type: ignore[index]
    assert view.act_button.text() == ("Klaar" if on else "Nee")
    act(stage)
    assert trial(stage).done[-1].remarks.unpleasant is ("unpleasant" in on)


def test_one_that_is_left_halfway_counts_with_what_was_tapped(stage: UiStage) -> None:
    evening_different(stage)
    window = stage.herstel.window
    window.activateWindow()
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
    stage.settle()
    assert window.pane.is_empty
    evening = trial(stage).done[-1]
    assert evening.after == {"head": 7, "breath": 7}
    assert evening.remarks == Remarks(True, "", frozenset({"late_coffee"}))


def test_nothing_is_asked_after_stop(stage: UiStage) -> None:
    tonight(stage)
    act(stage)
    stage.advance(60)
    stage.herstel.engine.practice.stop()
    stage.settle()
    assert stage.herstel.window.pane.shown(TapView) is None
    assert "Je bent gestopt waar je wilde." in texts_in(form_in(stage.herstel.window.pane, PaneForm))


def trial_condition(stage: UiStage) -> Condition:
    """Give what the next evening is, straight from the lot."""
    return condition_of(trial(stage).seed, trial(stage).next_number)


def do_evening(stage: UiStage) -> None:
    begin(stage)
    rate(stage, None)
    act(stage)
    stage.advance(700)
    rate(stage, None)
    act(stage)
    leave_end(stage)


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
    assert "Middelste verschil" not in page_texts(stage)
    view.fold.click()
    stage.settle()
    assert view.about.isVisible()
    assert "Paar 1:" in page_texts(stage)
    assert ("Middelste verschil" in page_texts(stage)) is (kind != "weinig")
    before = view.chart.accessibleDescription()
    view.chips.chips["body"].click()
    assert view.chart.accessibleDescription() != before
    assert "Lijf laat los" in page_texts(stage)


@pytest.mark.parametrize(("width", "percent"), [(960, 100), (960, 160), (1200, 100), (1200, 160), (1920, 100)])
@pytest.mark.parametrize("kind", list(KINDS))
def test_what_was_found_comes_first_and_one_caveat_below_the_picture(
    stage: UiStage, kind: str, width: int, percent: int
) -> None:
    stage.herstel.engine.settings.change(text_scale_percent=percent)
    stage.herstel.window.resize(width, 780)
    full(kind)(stage)
    stage.settle()
    page = stage.herstel.window.pages.trial
    view = page.outcome
    assert view is not None
    first = next(each for each in page.findChildren(QLabel) if each.isVisible() and each.property("role") == "title")
    assert first is view.heading
    parts = view.heading, view.chips, view.chart, view.fold, view.limits
    tops = [part.mapTo(view, QPoint()).y() for part in parts]
    assert tops == sorted(tops)
    assert not view.about.isVisible(), "what a trial is stands with its pairs in words"
    assert view.chart.height() <= 300
    view.chart.grab()
    least, most = (214, 230) if percent == 100 else (150, 230)
    assert least <= view.chart.plot.height() <= most, "of its card the plot is the most"
    assert not view.picture.isAncestorOf(view.fold)
    discard = page.ended_choices.links["discard"]
    ends = [each.mapTo(page, QPoint(each.width(), 0)).x() for each in (discard, view.picture)]
    assert abs(ends[0] - ends[1]) <= 4, "what is gone for good stands apart"
    assert discard.property("aside")
    assert view.chart.mapTo(page, QPoint(0, view.chart.height())).y() <= page.height() or percent > 100


@pytest.mark.parametrize("kind", list(KINDS))
def test_the_card_of_an_outcome_is_as_high_as_what_is_in_it(stage: UiStage, kind: str) -> None:
    full(kind)(stage)
    stage.settle()
    view = stage.herstel.window.pages.trial.outcome
    assert view is not None
    below = view.picture.height() - view.picture.childrenRect().bottom()
    assert 0 < below <= stage.herstel.theme.px(32)


def test_of_one_signal_there_is_nothing_to_choose(stage: UiStage) -> None:
    trials = trials_of(stage)
    kept = trials.start(TrialPlan("slow-breathing", "Langzaam ademen", 10, "op de bank", 6, signal="body"), "zaad")
    trials.begin(kept.id, FIRST)
    trials.finish(kept.id)
    trials.conclude(kept.id)
    stage.herstel.window.open_page("trial")
    stage.settle()
    view = stage.herstel.window.pages.trial.outcome
    assert view is not None
    assert view.signal == "body"
    assert not view.chips.isVisible()


def test_what_to_be_careful_with_is_behind_a_link(stage: UiStage) -> None:
    tonight(stage)
    form = form_in(stage.herstel.window.pane, PaneForm)
    links = {link.accessibleName(): link for link in form.findChildren(Fold)}
    cautions = stage.herstel.library.exercises["slow-breathing"].cautions
    first = next(each for each in form.findChildren(QLabel) if each.accessibleName() == cautions[0])
    assert not first.isVisible()
    links["Voorzichtig?"].click()
    assert first.isVisible()


@pytest.mark.parametrize("size", [(960, 540), (1200, 780), (2560, 1440)])
def test_what_an_evening_is_stands_on_one_line_with_its_button(stage: UiStage, size: tuple[int, int]) -> None:
    tonight(stage)
    stage.herstel.window.resize(*size)
    stage.settle()
    form = form_in(stage.herstel.window.pane, PaneForm)
    labels = [each for each in form.findChildren(QLabel) if each.isVisible()]
    assert {each.mapTo(form, QPoint()).x() for each in labels} == {form.act_button.x()}
    how, fold = sorted(form.findChildren(Fold), key=lambda each: each.y())
    assert (how.accessibleName(), fold.accessibleName()) == ("Zo gaat het", "Voorzichtig?")
    below = form.act_button.y() - fold.mapTo(form, QPoint(0, fold.height())).y()
    assert 0 < below <= 60
    above, under = labels[0].mapTo(form, QPoint()).y(), form.height() - form.act_button.geometry().bottom()
    assert above > 0
    assert size == (960, 540) or 0.5 < above / under < 1
    for each in fold, how:
        each.click()
        stage.settle()
    assert form.rect().contains(form.act_button.geometry())
    assert form.act_button.visibleRegion().boundingRect().size() == form.act_button.size()


@pytest.mark.parametrize("evenings", [None, 2])
def test_that_the_order_may_be_the_other_is_said_once(stage: UiStage, evenings: int | None) -> None:
    if evenings is not None:
        after_evenings(evenings)(stage)
    stage.herstel.window.open_page("trial")
    stage.settle()
    assert page_texts(stage).lower().count("andersom") == 1


def test_the_proeven_below_an_outcome_have_a_heading_of_their_own(stage: UiStage) -> None:
    full("lijkt")(stage)
    stage.settle()
    shown = [each for each in stage.herstel.window.pages.trial.findChildren(QLabel) if each.isVisible()]
    said = next(place for place, each in enumerate(shown) if each.text() == either_order())
    assert (shown[said - 1].text(), shown[said - 1].property("role")) == ("Op één avond", "heading")


def test_the_proef_to_offer_early_comes_first_in_a_list_that_is_alike(stage: UiStage) -> None:
    stage.herstel.window.open_page("trial")
    stage.settle()
    cards = stage.herstel.window.pages.trial.cards
    assert next(iter(cards)) == "effort"
    assert len({card.height() for card in cards.values()}) == 1, "one pattern for all rows"


@pytest.mark.parametrize("percent", [100, 160])
@pytest.mark.parametrize("evenings", [None, 2])
def test_proeven_in_words_are_alike_and_in_line_with_the_cards(
    stage: UiStage, evenings: int | None, percent: int
) -> None:
    stage.herstel.engine.settings.change(text_scale_percent=percent)
    stage.herstel.window.resize(1024, 700)
    if evenings is not None:
        after_evenings(evenings)(stage)
    stage.herstel.window.open_page("trial")
    stage.settle()
    page = stage.herstel.window.pages.trial
    rows = list(page.cards.values())
    assert len(rows) == len(page.cards) == (3 if evenings is None else 4), "one pattern for all"
    assert len({row.height() for row in rows}) == 1
    labels = [each for card in page.cards.values() for each in card.findChildren(QLabel)]
    titles = [each for each in labels if each.property("role") == "line"]
    assert len(titles) == len(page.cards), "all in letters of one size"
    words = {each.mapTo(page, QPoint()).x() for each in titles}
    assert len(words) == 1
    drawings = [each for card in page.cards.values() for each in card.findChildren(Drawing) if each.isVisible()]
    first = page.difference or page.progress
    assert first is not None
    above = next(each for each in first.findChildren(QLabel) if each.property("role") in ("heading", "kicker"))
    edge = above.mapTo(page, QPoint()).x()
    assert len(drawings) == (0 if percent > 100 else len(page.cards))
    assert {each.mapTo(page, QPoint()).x() for each in drawings} <= {edge}
    assert words == {edge} or drawings
    assert all(len(row.findChildren(StartMark)) == 1 for row in rows)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_proef_in_words_is_one_button_with_a_name_and_a_ring(stage: UiStage, key: Qt.Key) -> None:
    window = stage.herstel.window
    window.activateWindow()
    window.open_page("trial")
    stage.settle()
    row = window.pages.trial.cards["head"]
    assert isinstance(row, ProefRow)
    assert row.accessibleName() == "Laat voelen: Stilzitten en je hoofd"
    asked = "Wat doet je hoofd goed: stilzitten of iets doen?"
    assert row.accessibleDescription() == f"{asked} Ongeveer 10 minuten."
    window.pages.trial.setFocus()
    before = row.grab().toImage()
    row.setFocus(Qt.FocusReason.TabFocusReason)
    assert row.grab().toImage() != before, "the ring"
    QTest.keyClick(row, key)
    stage.settle()
    assert stage.herstel.engine.programmes.proef is not None


def test_an_avondproef_opens_with_tonight_and_folds_away_what_it_is(stage: UiStage) -> None:
    after_evenings(2)(stage)
    stage.settle()
    page = stage.herstel.window.pages.trial
    progress = page.progress
    assert progress is not None
    titles = [each for each in page.findChildren(QLabel) if each.property("role") == "title"]
    assert titles == [progress.heading]
    assert progress.heading.text() == "Rust of oefening?"
    assert progress.begin_button is not None
    assert "geen test van jou" not in page_texts(stage)
    progress.more.fold.click()
    stage.settle()
    told = page_texts(stage)
    assert "Dit is jouw eigen meting, geen test van jou. Aan het eind zie je per signaal wat eruit komt." in told


def test_while_an_avondproef_goes_on_the_rest_of_the_page_is_quiet(stage: UiStage) -> None:
    after_evenings(2)(stage)
    page = stage.herstel.window.pages.trial
    stage.settle()
    assert page.difference is None
    assert list(page.cards) == ["difference", "effort", "head", "body"]
    assert {type(card) for card in page.cards.values()} == {ProefRow}
    assert "Druk Esc of klik Stop." in page_texts(stage)
    assert page.progress is not None
    links = page.progress.choices.links.values()
    assert not any(link.isVisible() for link in links)
    page.progress.more.fold.click()
    assert all(link.isVisible() for link in links)


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
        rate(stage, None)
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
    assert "afgesloten" in link.accessibleName()
    link.click()
    stage.settle()
    assert page.outcome is not None
    assert page.progress is None
    (back,) = page.others.values()
    assert "loopt" in back.accessibleName()
    back.click()
    assert page.progress is not None


@pytest.mark.parametrize(("pair", "role"), [(Pair(3, 0), "rest"), (Pair(0, 3), "accent"), (Pair(2, 2), "accent")])
def test_the_line_of_a_pair_has_the_colour_of_the_evening_that_did_more(pair: Pair, role: str) -> None:
    assert line_role(pair) == role


@pytest.mark.parametrize("evenings", [2, 7])
def test_what_the_marks_of_the_pairs_mean_stands_above_them(stage: UiStage, evenings: int) -> None:
    after_evenings(evenings)(stage)
    stage.settle()
    page = stage.herstel.window.pages.trial
    (legend,), (strip,) = page.findChildren(PairLegend), page.findChildren(PairStrip)
    assert legend.isVisible()
    assert not legend.visibleRegion().isEmpty()
    assert legend.mapTo(page, QPoint(0, legend.height())).y() < strip.mapTo(page, QPoint()).y()
