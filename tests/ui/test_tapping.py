"""Own pace in the window: tapped with keys, space or mouse; it begins at that pace, and T goes back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.session import SessionState
from herstel_app.core.timeline import Timeline
from herstel_app.ui.practice.offer import Offer
from herstel_app.ui.practice.tapping import Tapping
from tests.helpers.forms import form_in
from tests.ui.conftest import UiStage

CYCLE_S = 4.0


def tapping(stage: UiStage) -> Tapping:
    pane = stage.herstel.window.pane
    pane.engine.offer(PracticeRequest("own-pace"))
    assert pane.shown(Offer)
    form_in(pane, Offer).begin_button.click()
    stage.settle()
    assert pane.shown(Tapping)
    assert not stage.herstel.engine.practice.is_active
    return form_in(pane, Tapping)


def breathe(stage: UiStage, view: Tapping, how: str, times: int) -> None:
    for _ in range(times):
        if how == "space":
            stage.clock.seconds += CYCLE_S - 1.5
            QTest.keyPress(view, Qt.Key.Key_Space)
            stage.clock.seconds += 1.5
            QTest.keyRelease(view, Qt.Key.Key_Space)
            continue
        stage.clock.seconds += CYCLE_S
        if how == "key":
            QTest.keyClick(view, Qt.Key.Key_J)
        else:
            QTest.mouseClick(view, Qt.MouseButton.LeftButton)


def played(stage: UiStage) -> Timeline:
    timeline = next(item[1] for item in reversed(stage.player.asked) if item[0] in ("play", "replace"))
    assert isinstance(timeline, Timeline)
    return timeline


@pytest.mark.parametrize("how", ["key", "mouse", "space"])
def test_ten_breaths_begin_the_exercise_at_that_pace(stage: UiStage, how: str) -> None:
    view = tapping(stage)
    breathe(stage, view, how, 10)
    assert not stage.herstel.engine.practice.is_active
    breathe(stage, view, how, 1)
    assert stage.herstel.engine.practice.state is SessionState.RUNNING
    first, second = (s for s in played(stage).segments[1:3])
    assert first.duration_s + second.duration_s == pytest.approx(CYCLE_S)
    if how == "space":
        assert first.duration_s == pytest.approx(1.5)


def test_enough_can_be_said_before_ten(stage: UiStage) -> None:
    view = tapping(stage)
    breathe(stage, view, "key", 5)
    assert not view.enough_button.isVisible()
    breathe(stage, view, "key", 3)
    assert view.enough_button.isVisible()
    view.enough_button.click()
    assert stage.herstel.engine.practice.is_active


def test_without_tapping_the_exercise_has_its_own_pace(stage: UiStage) -> None:
    tapping(stage).without_button.click()
    assert stage.herstel.engine.practice.is_active
    assert not stage.herstel.window.pane.is_paced


def test_what_is_no_breath_is_asked_again(stage: UiStage) -> None:
    view = tapping(stage)
    for _ in range(11):
        stage.clock.seconds += 1.2
        QTest.keyClick(view, Qt.Key.Key_J)
    assert not stage.herstel.engine.practice.is_active
    assert "opnieuw" in view.accessibleName()


def test_escape_halfway_leaves(stage: UiStage) -> None:
    view = tapping(stage)
    breathe(stage, view, "key", 4)
    QTest.keyClick(stage.herstel.window, Qt.Key.Key_Escape)
    assert stage.herstel.window.pane.is_empty
    assert stage.herstel.window.pane.shown(Tapping) is None
    assert stage.herstel.journal.entries(limit=1) == []


def test_t_goes_back_ten_per_cent_from_the_next_breath_on(stage: UiStage) -> None:
    view = tapping(stage)
    breathe(stage, view, "key", 11)
    stage.advance(40)
    before = played(stage)
    QTest.keyClick(stage.herstel.window, Qt.Key.Key_T)
    assert stage.player.names()[-1] == "replace"
    after = played(stage)
    at_s = stage.herstel.engine.practice.at_s
    present = before.segment_at(at_s).unit_s
    cycle = [s for s in before.segments if s.unit_s == present]
    following = next(s for s in after.segments if s.start_s >= cycle[-1].end_s)
    assert following.duration_s == pytest.approx(0.9 * cycle[0].duration_s)
    stage.advance(20)
    assert stage.herstel.engine.practice.state is SessionState.RUNNING
