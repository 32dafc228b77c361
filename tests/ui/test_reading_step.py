"""A text of an evening: alone in the window, read by the keys or the wheel, and left by the buttons below it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from herstel_app.core.evening import Evening, EveningStep
from herstel_app.core.programme import Read
from herstel_app.ui.kit.text_column import TEXT_WIDTH
from herstel_app.ui.pages.reading.pill import Pill
from herstel_app.ui.practice.reading_step import ReadingStep
from tests.helpers.forms import form_in
from tests.helpers.tabbing import press
from tests.ui.conftest import UiStage

KEY = Qt.Key


def two_texts() -> Evening:
    names = "rest-and-recovery", "the-chain"
    return Evening("Mijn avond", "unknown", tuple(EveningStep("lezen", "read", name, 90.0) for name in names))


def begin(stage: UiStage) -> ReadingStep:
    """Begin an evening of two texts."""
    window = stage.herstel.window
    window.activateWindow()
    window.open_page("tonight")
    stage.herstel.engine.begin_evening(two_texts())
    stage.settle()
    return form_in(window.pane, ReadingStep)


def is_in_sight(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect() == widget.rect()


def test_each_text_is_alone_in_the_window(stage: UiStage) -> None:
    window, engine, evening = stage.herstel.window, stage.herstel.engine, two_texts()
    begin(stage)
    for step in evening.steps:
        text = form_in(window.pane, ReadingStep)
        assert isinstance(engine.programmes.step, Read)
        assert not window.rail.isVisible()
        assert not window.pages.isVisible()
        assert text.accessibleName() == engine.content.explanations[step.id].title
        assert text.findChildren(Pill) == []
        assert not text.corners.grow_button.isVisible()
        assert text.plan.line.isVisible()
        assert engine.settings.settings.last_explanation == step.id
        engine.programmes.go_on()
        stage.settle()
    assert window.rail.isVisible()
    assert window.page == "tonight"


def test_the_column_is_in_the_middle_and_its_lines_are_easy_to_read(stage: UiStage) -> None:
    text = begin(stage)
    for width in (1200, 1920):
        stage.herstel.window.resize(width, 780)
        stage.settle()
        paragraph = text.spoken.texts[0]
        inside = paragraph.contentsRect()
        left = paragraph.mapTo(text, inside.topLeft()).x()
        assert inside.width() <= TEXT_WIDTH
        assert abs(left - (text.width() - left - inside.width())) <= 12, "but for the scroll bar"


def test_space_reads_on_to_the_end_and_then_goes_on(stage: UiStage) -> None:
    text = begin(stage)
    assert QApplication.focusWidget() is text
    bar = text.column.verticalScrollBar()
    pages = 0
    while bar.value() < bar.maximum():
        before = bar.value()
        press(stage, KEY.Key_Space)
        assert 0 < bar.value() - before < text.column.viewport().height(), "no line is passed over"
        pages += 1
    assert pages
    press(stage, KEY.Key_Return)
    assert form_in(stage.herstel.window.pane, ReadingStep) is not text


@pytest.mark.parametrize("key", [KEY.Key_Down, KEY.Key_PageDown])
def test_keys_scroll_it(stage: UiStage, key: Qt.Key) -> None:
    text = begin(stage)
    press(stage, key)
    assert text.column.verticalScrollBar().value() > 0


@pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_Space])
@pytest.mark.parametrize("at_end", [False, True])
def test_tab_comes_to_the_way_on_and_a_key_presses_it(stage: UiStage, key: Qt.Key, at_end: bool) -> None:
    text = begin(stage)
    bar, way = text.column.verticalScrollBar(), text.on_button
    before = bar.maximum() if at_end else 0
    bar.setValue(before)
    stage.settle()
    for _ in range(5):
        if not way.hasFocus():
            press(stage, KEY.Key_Backtab if at_end else KEY.Key_Tab)
    assert way.hasFocus()
    assert bar.value() == before, "the text stays where it is"
    press(stage, key)
    assert (form_in(stage.herstel.window.pane, ReadingStep) is text) is not at_end
    assert at_end or bar.value() > 0


def test_the_way_on_says_at_the_end_what_follows_and_stays_where_it_is(stage: UiStage) -> None:
    text = begin(stage)
    bar, way, engine = text.column.verticalScrollBar(), text.on_button, stage.herstel.engine
    place = way.geometry()
    while bar.value() < bar.maximum():
        assert way.text() == "Verder lezen"
        way.click()
        stage.settle()
    assert way.text() == "Naar “De keten”"
    assert way.geometry() == place
    assert form_in(stage.herstel.window.pane, ReadingStep) is text
    way.click()
    stage.settle()
    last = form_in(stage.herstel.window.pane, ReadingStep)
    assert last is not text
    last.column.verticalScrollBar().setValue(last.column.verticalScrollBar().maximum())
    assert last.on_button.text() == "Klaar"
    engine.programmes.leave()
    practised = EveningStep("adem", "practise", "slow-breathing", 300.0, 5.0)
    engine.begin_evening(Evening("Mijn avond", "unknown", (two_texts().steps[0], practised)))
    stage.settle()
    before = form_in(stage.herstel.window.pane, ReadingStep)
    before.column.verticalScrollBar().setValue(before.column.verticalScrollBar().maximum())
    assert before.on_button.text() == "Naar langzaam ademen"


@pytest.mark.parametrize("by_key", [True, False])
def test_escape_and_the_button_stop(stage: UiStage, by_key: bool) -> None:
    text = begin(stage)
    if by_key:
        press(stage, KEY.Key_Escape)
    else:
        text.stop_button.click()
        stage.settle()
    assert not stage.herstel.engine.programmes.is_evening
    assert stage.herstel.window.rail.isVisible()


def test_help_can_be_had_beside_it(stage: UiStage) -> None:
    text = begin(stage)
    press(stage, KEY.Key_F1)
    assert stage.herstel.window.pages.help.isVisible()
    assert text.isVisible()
    assert is_in_sight(text.on_button)
    text.corners.grow_button.click()
    stage.settle()
    assert not stage.herstel.window.pages.isVisible()


def test_the_text_fades_out_where_it_goes_on_above_and_below(stage: UiStage) -> None:
    text = begin(stage)
    bar, fades = text.column.verticalScrollBar(), text.fades
    assert bar.maximum() > 0
    for value, seen in ((0, (False, True)), (bar.maximum() // 2, (True, True)), (bar.maximum(), (True, False))):
        bar.setValue(value)
        stage.settle()
        assert tuple(fade.isVisible() for fade in fades) == seen
        for fade in fades:
            assert fade.height() == stage.herstel.theme.px(32)
            assert fade.width() == text.column.viewport().width()
    viewport = text.column.viewport()
    tops = [fade.mapTo(text, QPoint()).y() for fade in fades]
    top = viewport.mapTo(text, QPoint()).y()
    assert tops == [top, top + viewport.height() - fades[1].height()]
    bar.setValue(bar.maximum() // 2)
    stage.settle()
    picture, ground = text.grab().toImage(), stage.herstel.theme.color("pane")
    edges = top, top + viewport.height() - 1
    for y in edges:
        assert {picture.pixelColor(x, y).name() for x in range(viewport.width())} == {ground.name()}


def test_two_buttons_lead_on_and_out_where_those_of_an_exercise_are(stage: UiStage) -> None:
    text = begin(stage)
    ways, bar = (text.on_button, text.stop_button), text.column.verticalScrollBar()
    places = [way.mapTo(text, way.rect().center()) for way in ways]
    assert [way.text() for way in ways] == ["Verder lezen", "Stop"]
    assert abs(sum(place.x() for place in places) / 2 - text.width() / 2) <= 30, "they differ in width"
    bar.setValue(bar.maximum())
    stage.settle()
    assert all(is_in_sight(way) for way in ways)
    assert [way.mapTo(text, way.rect().center()) for way in ways] == places
    stage.herstel.engine.programmes.leave()
    read, practised = two_texts().steps[0], EveningStep("adem", "practise", "slow-breathing", 300.0, 5.0)
    stage.herstel.engine.begin_evening(Evening("Mijn avond", "unknown", (read, practised)))
    stage.settle()
    stage.herstel.engine.programmes.go_on()
    stage.advance(60)
    stage.settle()
    stop = stage.herstel.window.pane.running.stop_button
    assert stop.mapTo(stage.herstel.window, stop.rect().center()).y() == places[1].y()
