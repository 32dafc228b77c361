"""What stands open beside the page follows another text size, and keeps what was answered and typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget

from herstel_app.app import make_application
from herstel_app.storage.trials import SqliteTrials
from herstel_app.ui.kit.slider import LineSlider
from herstel_app.ui.practice.remarks_view import RemarksView
from tests.helpers.accessibility import named
from tests.helpers.layout_checks import scroll_area, shown_parts
from tests.helpers.screen_states import STATES
from tests.helpers.screens import Stage, stage_at

SIZE = (1200, 780)
SMALL, LARGE = 100, 160
SLACK_PX = 3
OPEN = (
    "lezen-vooraf-ingevuld",
    "lezen-inademen",
    "lezen-achteraf",
    "vanavond-lezen",
    "oefening-schrijven",
    "oefening-schrijven-groot",
    "oefening-schrijven-woorden",
    "oefening-wegleggen",
    "teruggekregen",
    "proef-tik",
    "proef-klaar",
    "avondproef-vanavond",
    "avondproef-achteraf",
    "avondproef-anders",
    "avondproef-einde",
    "lezen-geen-geluid",
)


def begun(app: QApplication, folder: Path, percent: int, state: str) -> Stage:
    stage = stage_at(app, folder, percent)
    stage.herstel.window.resize(*SIZE)
    STATES[state](stage)
    stage.settle()
    return stage


def resize_text(stage: Stage, percent: int) -> None:
    stage.herstel.engine.settings.change(text_scale_percent=percent)
    stage.settle()


def places(stage: Stage) -> list[tuple[str, tuple[int, ...]]]:
    """Give what the pane and the notices show, each with its place and size; within a scroll area, its place there."""
    window = stage.herstel.window
    found = []
    for root in (window.pane, window.notices):
        for part in shown_parts(root):
            area = scroll_area(part)
            inside: QWidget | None = root if area is None or not root.isAncestorOf(area) else area.widget()
            assert inside is not None
            place = QRect(part.mapTo(inside, QPoint(0, 0)), part.size())
            value = str(part.value()) if isinstance(part, LineSlider) else ""
            found.append((named(part) + value, place.getRect()))
    return sorted(found)  # type: ignore[arg-type]


def differences(seen: list[tuple[str, tuple[int, ...]]], wanted: list[tuple[str, tuple[int, ...]]]) -> list[str]:
    assert [name for name, _ in seen] == [name for name, _ in wanted]
    return [
        f"{name}: {place} for {right}"
        for (name, place), (_, right) in zip(seen, wanted, strict=True)
        if any(abs(a - b) > SLACK_PX for a, b in zip(place, right, strict=True))
    ]


@pytest.mark.parametrize("state", OPEN)
def test_what_is_open_looks_as_if_it_was_made_in_the_new_size(state: str, qapp: QApplication, tmp_path: Path) -> None:
    app = make_application(["herstel"])
    other = begun(app, tmp_path / "large", LARGE, state)
    wanted = places(other)
    other.close()
    stage = begun(app, tmp_path / "small", SMALL, state)
    before = places(stage)
    assert before
    resize_text(stage, LARGE)
    assert differences(places(stage), wanted) == []
    resize_text(stage, SMALL)
    assert differences(places(stage), before) == []
    stage.close()


def test_what_was_typed_and_answered_stays(qapp: QApplication, tmp_path: Path) -> None:
    stage = begun(make_application(["herstel"]), tmp_path / "data", SMALL, "avondproef-anders")
    form = stage.herstel.window.pane.shown(RemarksView)
    assert form is not None
    form.field_link.click()
    form.field.setPlainText("mijn schouders")
    stage.herstel.window.activateWindow()
    form.field.setFocus()
    resize_text(stage, LARGE)
    assert QApplication.focusWidget() is form.field
    assert stage.herstel.window.pane.shown(RemarksView) is form
    assert form.field.toPlainText() == "mijn schouders"
    assert set(form.chips.on) == {"late_coffee", "unpleasant"}
    stage.herstel.window.close()
    (trial,) = SqliteTrials(stage.herstel.journal.store).all()
    assert trial.trial.evenings[-1].remarks.unpleasant_words == "mijn schouders"
    stage.close()
