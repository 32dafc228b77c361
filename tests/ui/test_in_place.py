"""What is clicked stays where it is under the mouse: what it opens grows below it, on every page and at every size."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from herstel_app.ui.kit.fold import Unfolding
from herstel_app.ui.pages.exercises.card import ExerciseCard
from herstel_app.ui.pages.lookback.evening_row import EveningRow
from herstel_app.ui.pages.lookback.fold_row import FoldRow
from herstel_app.ui.pages.reading.pill import Pill
from tests.helpers import lookback_states
from tests.helpers.screens import BREATHING_SECTION, come_to_rest
from tests.ui.conftest import UiStage

SLACK_PX = 2
SIZES = [(100, (960, 540)), (100, (1200, 780)), (160, (1024, 700))]
SHOWN = (0.15, 0.85)
"""Where on the page a control is when it is clicked, as a share of its height."""


def opening(page: QWidget) -> list[QAbstractButton]:
    """Give what folds something out on a page and is there now, from top to bottom."""
    found = [each for each in page.findChildren(QAbstractButton) if isinstance(each, Unfolding | FoldRow | EveningRow)]
    return [each for each in found if each.isVisible() and each.isEnabled()]


def tonight(stage: UiStage) -> None:
    stage.herstel.window.open_page("tonight")


def reading(stage: UiStage) -> None:
    stage.herstel.window.open_section(BREATHING_SECTION)


def settings(title: str) -> Callable[[UiStage], None]:
    def show(stage: UiStage) -> None:
        stage.herstel.window.open_page("settings")
        stage.herstel.window.pages.settings.show_section(title)

    return show


def page(name: str) -> Callable[[UiStage], None]:
    return lambda stage: stage.herstel.window.open_page(name)


PAGES: dict[str, Callable[[UiStage], object]] = {
    "tonight": tonight,
    "reading": reading,
    "exercises": page("exercises"),
    "trial": page("trial"),
    "lookback": lookback_states.week,
    "help": page("help"),
    "sound": settings("Geluid en stem"),
    "practice": settings("Bij het oefenen"),
    "data": settings("Gegevens"),
    "about": settings("Over"),
}


def take_size(stage: UiStage, scale: int, size: tuple[int, int]) -> None:
    stage.herstel.engine.settings.change(text_scale_percent=scale)
    stage.settle()
    stage.herstel.window.resize(*size)
    stage.settle()


def scroll_to(control: QWidget, share: float) -> None:
    """Have a control at a share of the height of its page, as far as that can be."""
    from herstel_app.ui.kit.focus_scroll import page_around

    around = page_around(control)
    if around is not None:
        bar = around.verticalScrollBar()
        top = control.mapTo(around.viewport(), QPoint()).y()
        bar.setValue(bar.value() + top - round(share * (around.viewport().height() - control.height())))


def moved_by_click(stage: UiStage, control: QAbstractButton, share: float) -> int:
    """Click a control; give by how many px that moved it."""
    scroll_to(control, share)
    stage.settle()
    assert not control.visibleRegion().isEmpty()
    before = control.mapToGlobal(QPoint()).y()
    QTest.mouseClick(control, Qt.MouseButton.LeftButton, pos=QPoint(control.width() // 3, control.height() // 2))
    stage.settle()
    come_to_rest(stage.herstel.window)
    stage.settle()
    assert control.isVisible()
    return control.mapToGlobal(QPoint()).y() - before


def all_that_opens(stage: UiStage, shown: QWidget, share: float) -> Iterator[tuple[str, str, int]]:
    """Click whatever opens, also in what was opened, and then close it all; tells how far each was moved."""
    opened: list[QAbstractButton] = []
    while new := [each for each in opening(shown) if each not in opened]:
        opened.append(new[0])
        yield "opened", new[0].text() or new[0].accessibleName(), moved_by_click(stage, new[0], share)
    for control in reversed(opened):
        if control.isVisible():
            yield "closed", control.text() or control.accessibleName(), moved_by_click(stage, control, share)


@pytest.mark.parametrize(("scale", "size"), SIZES)
@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("share", SHOWN)
def test_what_is_folded_out_or_away_leaves_what_was_clicked_in_place(
    stage: UiStage, name: str, scale: int, size: tuple[int, int], share: float
) -> None:
    take_size(stage, scale, size)
    PAGES[name](stage)
    stage.settle()
    shown = stage.herstel.window.pages.currentWidget()
    assert shown is not None
    moved = list(all_that_opens(stage, shown, share))
    assert [each for each in moved if abs(each[2]) > SLACK_PX] == []
    assert moved or name in ("exercises", "trial", "help"), "else nothing was clicked"


@pytest.mark.parametrize(("scale", "size"), SIZES)
@pytest.mark.parametrize("share", SHOWN)
def test_a_row_stays_where_it_is_when_its_exercise_opens_beside_it(
    stage: UiStage, scale: int, size: tuple[int, int], share: float
) -> None:
    take_size(stage, scale, size)
    stage.herstel.window.open_page("exercises")
    stage.settle()
    shown = stage.herstel.window.pages.exercises
    cards: list[ExerciseCard] = [card for card in shown.cards.values() if card.isVisible()]
    stage.settle()
    moved = {}
    for card in cards[1::6]:
        stage.herstel.engine.programmes.leave()
        stage.settle()
        moved[card.accessibleName()] = moved_by_click(stage, card.choose_button, share)
        assert stage.herstel.window.pane.isVisible()
    assert len(moved) > 3
    assert {name: by for name, by in moved.items() if abs(by) > SLACK_PX} == {}


@pytest.mark.parametrize(("scale", "size"), SIZES)
@pytest.mark.parametrize("share", SHOWN)
def test_a_text_stays_where_it_is_when_an_exercise_begins_from_it(
    stage: UiStage, scale: int, size: tuple[int, int], share: float
) -> None:
    take_size(stage, scale, size)
    reading(stage)
    stage.settle()
    reader = stage.herstel.window.pages.reading.reader
    assert reader is not None
    moved = {}
    for pill in reader.findChildren(Pill):
        stage.herstel.engine.programmes.leave()
        stage.settle()
        moved[pill.accessibleName()] = moved_by_click(stage, pill, share)
        assert stage.herstel.engine.practice.is_active
    assert moved
    assert {name: by for name, by in moved.items() if abs(by) > SLACK_PX} == {}
