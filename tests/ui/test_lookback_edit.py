"""One note of *Terugblik* closely: what stands where, and how its numbers are drawn."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from herstel_app.ui.pages.lookback.edit import NoteEditor
from tests.helpers import lookback_states
from tests.helpers.luminance import linear
from tests.ui.conftest import UiStage


def opened(stage: UiStage) -> NoteEditor:
    editor = lookback_states.open_note(lookback_states.fill(stage))
    stage.settle()
    return editor


def middle(part: QWidget, window: QWidget) -> QPoint:
    return part.mapTo(window, part.rect().center())


def test_the_drawing_and_the_words_are_where_the_line_of_the_evening_has_them(stage: UiStage) -> None:
    page = lookback_states.fill(stage)
    stage.settle()
    row = next(iter(page.evenings.timeline.rows.values()))
    words = row.mapTo(page, QPoint(row.words_x(row.width()), 0)).x()
    editor = lookback_states.open_note(page)
    stage.settle()
    assert editor.drawing.mapTo(page, QPoint()).x() == editor.mapTo(page, QPoint()).x()
    assert editor.numbers.mapTo(page, QPoint()).x() > words, "beside the time"
    assert editor.drawing.mapTo(page, QPoint(editor.drawing.width(), 0)).x() < words
    title = next(each for each in editor.findChildren(QWidget) if each.property("role") == "title")
    assert abs(title.mapTo(page, QPoint()).x() - words) <= 1


def test_what_undoes_a_change_is_beside_what_ends_it_and_only_after_one(stage: UiStage) -> None:
    editor = opened(stage)
    assert not editor.restore.isVisible()
    editor.form.scales["after"]["head"].dots[9].click()
    stage.settle()
    done, restore, erase = (middle(each, editor) for each in (editor.done_button, editor.restore, editor.erase.ask))
    assert abs(done.y() - restore.y()) <= 1
    assert abs(done.y() - erase.y()) <= 1
    assert done.x() < restore.x() < editor.width() / 2 < erase.x()
    editor.erase.ask.click()
    stage.settle()
    assert abs(middle(editor.erase.sure, editor).y() - done.y()) <= 1
    assert editor.width() - editor.erase.no.mapTo(editor, editor.erase.no.rect().topRight()).x() <= 2


def test_before_and_after_stand_on_one_line_for_each_signal(stage: UiStage) -> None:
    editor = opened(stage)
    editor.numbers.click()
    stage.settle()
    before, after = editor.form.scales.values()
    for signal, scale in before.items():
        assert scale.mapTo(editor, QPoint()).y() == after[signal].mapTo(editor, QPoint()).y()
        assert scale.mapTo(editor, QPoint()).x() < after[signal].mapTo(editor, QPoint()).x()


def test_before_is_a_ring_after_is_filled_and_the_other_dots_are_quiet(stage: UiStage) -> None:
    editor = opened(stage)
    editor.numbers.click()
    stage.settle()

    before, after = (scales["softness"] for scales in editor.form.scales.values())
    assert before.place is not None
    assert after.place is not None
    ring, filled, other = (
        linear(dot.grab().toImage())[dot.height() // 2]
        for dot in (before.dots[before.place], after.dots[after.place], after.dots[after.place - 1])
    )
    ground = other[0]
    assert ring[len(ring) // 2] == ground, "empty inside"
    assert ring.max() > 0.5
    assert filled[len(filled) // 2] > 0.5
    assert other.max() < filled.max() / 2
    assert (other > other.max() / 2).sum() <= 7, "small"
