"""From small to very large: content stands in the middle, the rail has its room, and a grown exercise gives it back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from herstel_app.core.practice_request import PracticeRequest
from herstel_app.ui.kit.column import Column
from herstel_app.ui.kit.document_view import DocumentView
from herstel_app.ui.kit.text_column import GUTTER
from herstel_app.ui.pages.settings.page import SettingsPage
from herstel_app.ui.practice.ending import Ending
from herstel_app.ui.shell.page_stack import PAGE_KEYS, PAGES
from tests.helpers import lookback_states, trial_page_states
from tests.helpers.layout_checks import place_in, squeezed
from tests.helpers.tabbing import press
from tests.ui.conftest import UiStage

SIZES = ((960, 540), (1200, 780), (1920, 1080), (2560, 1440))
SCALES = (0.9, 1.0, 1.3, 1.6)
WIDEST = 760
OFF_PX = 12
"""So far from the middle: a scroll bar takes 10 px on one side."""


def shown(stage: UiStage, size: tuple[int, int], page: str) -> QWidget:
    window = stage.herstel.window
    window.resize(*size)
    window.open_page(page)
    stage.settle()
    stage.settle()  # what a layout asks of the next is done a turn later
    widget = window.pages.currentWidget()
    assert widget is not None
    return widget


def content_of(page: QWidget) -> QRect:
    """Give where the text of a page is, within the page."""
    view = page.findChild(DocumentView)
    if view is not None:
        form = view.document().rootFrame().frameFormat()
        across = view.viewport().width() - form.leftMargin() - form.rightMargin()
        return QRect(view.viewport().mapTo(page, QPoint(round(form.leftMargin()), 0)).x(), 0, round(across), 1)
    column = page.findChild(Column)
    assert column is not None
    inside = column.widget()
    assert inside is not None
    return column.body.geometry().translated(inside.mapTo(page, QPoint(0, 0)))


def at_scale(stage: UiStage, scale: float) -> None:
    """Have the window be in another text size."""
    stage.herstel.engine.settings.change(text_scale_percent=round(100 * scale))
    stage.settle()


@pytest.mark.parametrize("scale", SCALES)
def test_every_page_stands_in_the_middle_and_nothing_collides(scale: float, stage: UiStage) -> None:
    at_scale(stage, scale)
    theme, found = stage.herstel.theme, list[str]()
    for size in SIZES:
        for name in PAGES:
            page = shown(stage, size, name)
            content = content_of(page)
            right = page.width() - 1 - content.right()
            if isinstance(page, SettingsPage):  # the ground of a chosen section reaches out beside the text
                title = next(each for each in page.findChildren(QLabel) if each.property("role") == "title")
                content.setLeft(place_in(page, title).left())
            if name == PAGES[0]:
                begin = content.left()
            if name in ("manual", "reading"):  # their lines are shorter, and begin where those of others do
                right = begin - (theme.space(GUTTER) if name == "reading" else 0)  # beside a claim is room for its mark
            if abs(content.left() - right) > OFF_PX or content.width() > theme.px(WIDEST):
                found.append(f"{name} at {size}: {content.left()} px on the left, {right} on the right")
            found += [f"{name} at {size}: {each}" for each in squeezed(stage.herstel.window)]
    assert found == []


def test_in_a_high_window_a_page_begins_lower(stage: UiStage) -> None:
    tops = []
    for size in SIZES:
        page = shown(stage, size, "tonight")
        tops.append(content_of(page).top())
    assert tops == sorted(tops)
    assert tops[-1] > 3 * tops[0]


def test_what_stands_below_a_column_is_in_line_with_it(stage: UiStage) -> None:
    page = shown(stage, (1920, 1080), "pattern")
    assert place_in(page, stage.herstel.window.pages.pattern.keep_button).left() == content_of(page).left()


def test_a_scroll_bar_that_appears_moves_nothing(stage: UiStage) -> None:
    page = shown(stage, (1200, 780), "tonight")
    before = content_of(page).left()
    stage.herstel.window.resize(1200, 480)
    stage.settle()
    column = page.findChild(Column)
    assert column is not None
    assert column.verticalScrollBar().isVisible()
    assert content_of(page).left() == before


@pytest.mark.parametrize(
    ("size", "has_words"), [((1200, 780), True), ((1024, 700), True), ((960, 540), True), ((640, 440), False)]
)
def test_the_rail_has_room_for_all_its_entries(size: tuple[int, int], has_words: bool, stage: UiStage) -> None:
    window = stage.herstel.window
    shown(stage, size, "lookback")
    rail = window.rail
    assert rail.has_words == has_words
    assert squeezed(rail) == []
    entries = list(rail.pages.values())
    assert [entry.accessibleName() for entry in entries if entry.visibleRegion().boundingRect() != entry.rect()] == []
    assert {name: entry.toolTip() for name, entry in rail.pages.items()} == {
        name: f"{rail.pages[name].word} ({key})" for name, key in PAGE_KEYS.items()
    }
    gap = place_in(rail, rail.pages["settings"]).top() - place_in(rail, rail.pages["lookback"]).bottom()
    assert gap >= 16, "what stays below is apart from the pages of the evening"


@pytest.mark.parametrize(
    ("size", "most_px"), [((1200, 780), 136), ((1024, 700), 128), ((960, 700), 128), ((1024, 480), 0), ((880, 700), 0)]
)
def test_in_large_text_the_words_of_the_rail_stay_where_there_is_room(
    size: tuple[int, int], most_px: int, stage: UiStage
) -> None:
    stage.herstel.engine.settings.change(text_scale_percent=160)
    shown(stage, size, "lookback")
    rail = stage.herstel.window.rail
    assert rail.has_words == bool(most_px)
    assert squeezed(rail) == []
    assert rail.width() <= (most_px or 80)
    letters = [each.fontInfo().pixelSize() for each in rail.findChildren(QLabel) if each.isVisible()]
    if letters:
        assert min(letters) >= (20 if size[0] >= 1120 else 18), "larger than at 100 %, as all that is read"
    seen = [entry.visibleRegion().boundingRect() == entry.rect() for entry in rail.pages.values()]
    assert all(seen)


@pytest.mark.parametrize("page", ["tonight", "reading", "exercises", "settings", "help", "lookback"])
def test_an_exercise_takes_the_window_ends_in_the_middle_and_the_focus_comes_back(page: str, stage: UiStage) -> None:
    window = stage.herstel.window
    window.activateWindow()
    shown(stage, (1920, 1080), page)
    home = QApplication.focusWidget()
    window.engine.begin_exercise(PracticeRequest("slow-breathing"))
    assert window.is_grown
    press(stage, Qt.Key.Key_Escape)
    form = window.pane.shown(Ending)
    assert form is not None
    line = next(label for label in form.findChildren(QLabel) if label.text() == form.accessibleName())
    assert abs(place_in(window, line).center().x() - window.rect().center().x()) <= OFF_PX
    assert QApplication.focusWidget() is form
    press(stage, Qt.Key.Key_Escape)
    assert not window.is_grown
    assert window.pages.isVisible()
    assert QApplication.focusWidget() is home


@pytest.mark.parametrize("scale", [1.0, 1.6])
def test_every_title_stands_equally_high_with_what_is_said_below_it(scale: float, stage: UiStage) -> None:
    at_scale(stage, scale)
    lookback_states.fill(stage)
    places = set[tuple[int, int]]()
    for name in ("exercises", "trial", "lookback", "settings"):
        page = shown(stage, (1024, 700), name)
        labels = [each for each in page.findChildren(QLabel) if each.isVisible() and each.text()]
        title = next(place_in(page, each) for each in labels if each.property("role") == "title")
        about = min(place_in(page, each).top() for each in labels if each.property("role") == "secondary")
        places.add((title.top(), about - title.bottom()))
    assert len(places) == 1, places


def baseline(page: QWidget, title: QLabel) -> int:
    """Give how far down in its page the letters of a title stand."""
    return place_in(page, title).top() + title.contentsMargins().top() + QFontMetrics(title.font()).ascent()


@pytest.mark.parametrize("size", [(1200, 780), (960, 540), (1920, 1440)])
@pytest.mark.parametrize("scale", [1.0, 1.6])
def test_every_title_with_a_line_above_it_stands_equally_high(
    scale: float, size: tuple[int, int], stage: UiStage
) -> None:
    at_scale(stage, scale)
    stage.herstel.window.open_section("rest-and-recovery")
    trial_page_states.after_evenings(2)(stage)
    places = dict[str, int]()
    for name, role in (("tonight", "display"), ("reading", "title"), ("trial", "title")):
        page = shown(stage, size, name)
        titles = [each for each in page.findChildren(QLabel) if each.isVisible() and each.property("role") == role]
        places[name] = baseline(page, titles[0])
    view = shown(stage, size, "manual").findChild(DocumentView)
    assert view is not None
    first = view.document().begin()
    line = first.layout().lineAt(0)
    drawn = view.document().documentLayout().blockBoundingRect(first).y() + line.y() + line.ascent()
    manual = stage.herstel.window.pages.manual
    places["manual"] = round(view.viewport().mapTo(manual, QPoint()).y() + drawn)
    assert max(places.values()) - min(places.values()) <= 1, places
