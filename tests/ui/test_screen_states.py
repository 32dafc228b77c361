"""That what goes wrong on the way to a state is not hidden by trying again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from herstel_app.app import make_application
from tests.helpers import screen_states
from tests.helpers.screen_states import ScreenStates
from tests.helpers.screens import Stage
from tests.helpers.waiting import comes


def test_the_first_exception_is_a_fault(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[Stage] = []

    def fails_once(stage: Stage) -> None:
        tried.append(stage)
        assert len(tried) > 1, "the first time"

    monkeypatch.setitem(screen_states.STATES, "stuk", fails_once)
    made = ScreenStates(make_application(["herstel"]), tmp_path / "screens", 100, "night")
    with pytest.raises(AssertionError, match="the first time"):
        made.show("stuk")
    made.stage.close()
    assert len(tried) == 1


def test_no_notice_of_one_state_is_in_the_next(qapp: QApplication, tmp_path: Path) -> None:
    made = ScreenStates(make_application(["herstel"]), tmp_path / "screens", 100, "night")
    assert made.show("lezen-geen-geluid").herstel.window.notices.text
    shown = made.show("hulp").herstel.window.notices.text
    made.stage.close()
    assert shown == ""


def test_nothing_of_the_dark_screen_is_in_the_next(qapp: QApplication, tmp_path: Path) -> None:
    """Also where it is left between the end of its fade and the moment at which its light may change again."""
    made = ScreenStates(make_application(["herstel"]), tmp_path / "screens", 100, "night")
    dark = made.stage.herstel.window.dark
    for _ in range(20):
        dark.cover()
        assert comes(lambda: dark.opacity == 1.0)
        if not dark.is_at_rest:
            break
        dark.lift()  # the moment was missed: a busy computer looked too late
        assert comes(lambda: dark.is_at_rest and not dark.isVisible())
    assert not dark.is_at_rest  # else nothing has been tried
    made.show("oefeningen")
    shown = dark.isVisible()
    made.stage.close()
    assert not shown
