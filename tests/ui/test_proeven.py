"""The three proeven in the window: one part after the other, the order turned the next time, what was done is kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel

from herstel_app.core.session import SessionState
from herstel_app.ui.practice.comparison_forms import OfferForm
from herstel_app.ui.practice.pane_form import PaneForm
from tests.helpers.forms import form_in
from tests.helpers.trial_page_states import act, answer, between, told
from tests.ui.conftest import UiStage


def form_texts(stage: UiStage) -> str:
    form = stage.herstel.window.pane.shown(PaneForm)
    assert form is not None
    return "\n".join(label.accessibleName() or label.text() for label in form.findChildren(QLabel))


def test_a_proef_plays_through_with_nothing_but_the_sliders(stage: UiStage) -> None:
    told(stage)
    text = form_texts(stage)
    assert "Adem gaat vanzelf: vooraf 3, na je best doen 4, na niets hoeven 6." in text
    assert text.index("Adem gaat vanzelf") < text.index("Ruimte in je hoofd")
    second, first = stage.herstel.journal.entries(limit=5)
    assert (first.exercise_id, second.exercise_id) == ("relax-hard", "nothing-needed")
    assert (first.outcome, second.outcome) == ("completed", "completed")
    assert first.before == {"head": 3, "breath": 3}
    assert first.after == second.before == {"head": 4, "breath": 4}
    assert second.after == {"head": 6, "breath": 6}
    act(stage)
    assert stage.herstel.window.pane.is_empty


def test_after_a_part_what_was_answered_is_kept_once_things_are_kept_again(stage: UiStage) -> None:
    settings = stage.herstel.engine.settings
    settings.change(history=False)
    between(stage)
    assert stage.herstel.journal.entries(limit=5) == []
    settings.change(history=True)
    stage.settle()
    (entry,) = stage.herstel.journal.entries(limit=5)
    assert entry.after == {"head": 4, "breath": 4}


def test_the_sliders_may_stay_empty(stage: UiStage) -> None:
    window = stage.herstel.window
    window.open_page("trial")
    window.pages.trial.cards["effort"].click()
    for _ in range(2):
        act(stage)
        stage.advance(160)
    act(stage)
    assert "Je liet de schuifjes leeg." in form_texts(stage)
    assert [entry.before for entry in stage.herstel.journal.entries(limit=5)] == [{}, {}]


@pytest.mark.parametrize("part", [0, 1])
def test_escape_leaves_at_any_point_and_what_was_done_is_kept(stage: UiStage, part: int) -> None:
    window = stage.herstel.window
    window.activateWindow()
    window.open_page("trial")
    window.pages.trial.cards["effort"].click()
    answer(stage, 3)
    act(stage)
    if part:
        stage.advance(160)
        act(stage)
    stage.advance(20)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert stage.herstel.engine.practice.state is SessionState.ENDED
    answer(stage, 7)
    newest = stage.herstel.journal.entries(limit=5)[0]
    assert newest.outcome == "stopped"
    assert newest.after == {"head": 7, "breath": 7}
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.pane.is_empty
    assert len(stage.herstel.journal.entries(limit=5)) == part + 1
    turned = stage.herstel.engine.settings.settings.proeven_turned
    assert turned == (("effort",) if part else ())


def test_escape_between_two_parts_leaves(stage: UiStage) -> None:
    between(stage)
    stage.herstel.window.activateWindow()
    QTest.keyClick(stage.herstel.window, Qt.Key.Key_Escape)
    assert stage.herstel.window.pane.is_empty
    (entry,) = stage.herstel.journal.entries(limit=5)
    assert (entry.exercise_id, entry.outcome, entry.after) == ("stillness", "completed", {"head": 4, "breath": 4})


def test_the_other_exercise_can_be_chosen(stage: UiStage) -> None:
    window = stage.herstel.window
    other = stage.herstel.library.proeven["body"].parts[1].choices[1]
    window.open_page("trial")
    window.pages.trial.cards["body"].click()
    chip = next(
        each for each in form_in(window.pane, OfferForm).findChildren(QAbstractButton) if each.text() == other.label
    )
    chip.click()
    assert f"Daarna {other.label[0].lower()}{other.label[1:]}, 2 minuten." in form_texts(stage)
    act(stage)
    stage.advance(220)
    act(stage)
    newest = stage.herstel.journal.entries(limit=1)[0]
    assert (newest.exercise_id, newest.variant_id) == ("release-only", "two-minutes")


def tap(stage: UiStage, seconds: float, times: int = 11) -> None:
    form = stage.herstel.window.pane.shown(PaneForm)
    assert form is not None
    for _ in range(times):
        stage.clock.seconds += seconds
        QTest.keyClick(form, Qt.Key.Key_J)


@pytest.mark.parametrize(("after_s", "word"), [(4.4, "gelijk"), (6.5, "langer"), (2.6, "korter")])
def test_breath_with_attention_is_equal_within_the_margin(stage: UiStage, after_s: float, word: str) -> None:
    window = stage.herstel.window
    window.open_page("trial")
    window.pages.trial.cards["effort"].click()
    form_in(window.pane, OfferForm).attention.switch.click()
    act(stage)
    tap(stage, 4.0)
    assert stage.herstel.engine.practice.is_active
    stage.advance(160)
    act(stage)
    stage.advance(160)
    act(stage)
    tap(stage, after_s)
    text = form_texts(stage)
    assert "Een ademhaling duurde vooraf 4,0" in text
    assert "marge is 14 %" in text
    assert word in text.split("marge is 14 %")[1].splitlines()[0]


def test_tapping_can_be_skipped(stage: UiStage) -> None:
    window = stage.herstel.window
    window.open_page("trial")
    window.pages.trial.cards["effort"].click()
    form_in(window.pane, OfferForm).attention.switch.click()
    act(stage)
    act(stage)
    assert stage.herstel.engine.practice.is_active
    stage.advance(160)
    act(stage)
    stage.advance(160)
    act(stage)
    assert "Dit noteerde je" in form_texts(stage)
    assert "ademhaling duurde" not in form_texts(stage)
