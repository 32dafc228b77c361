"""One note of *Terugblik* closely: what stands where, and how its numbers are drawn."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from herstel_app.core.signals import Moment, Signal
from herstel_app.ui.kit.dot_kinds import MEASURED
from herstel_app.ui.pages.lookback.change_picture import ChangeSample
from herstel_app.ui.pages.lookback.edit import BETWEEN, NoteEditor
from herstel_app.ui.pages.lookback.line_drawing import DRAWING_WIDTH
from tests.helpers import lookback_states
from tests.helpers.accessibility import unfaded
from tests.helpers.luminance import linear
from tests.helpers.tabbing import show_focus
from tests.ui.conftest import UiStage


def opened(stage: UiStage) -> NoteEditor:
    editor = lookback_states.open_note(lookback_states.fill(stage))
    stage.settle()
    return editor


def middle(part: QWidget, window: QWidget) -> QPoint:
    return part.mapTo(window, part.rect().center())


def test_all_words_begin_at_one_edge_and_the_drawing_ends_at_the_other(stage: UiStage) -> None:
    editor = opened(stage)
    title = next(each for each in editor.findChildren(QWidget) if each.property("role") == "title")
    assert title.mapTo(editor, QPoint()).x() == editor.form.mapTo(editor, QPoint()).x() == 0
    assert editor.drawing.mapTo(editor, QPoint(editor.drawing.width(), 0)).x() == editor.width()
    assert editor.numbers.mapTo(editor, QPoint()).y() > title.geometry().bottom()
    assert editor.drawing.width() == DRAWING_WIDTH, "as in the list"


def test_what_undoes_a_change_is_beside_what_ends_it_and_only_after_one(stage: UiStage) -> None:
    editor = opened(stage)
    assert not editor.restore.isVisible()
    editor.form.scales["after"]["head"].dots[9].click()
    stage.settle()
    foot = editor.foot
    done, restore, erase = (middle(each, foot) for each in (editor.done_button, editor.restore, editor.erase.ask))
    assert abs(done.y() - restore.y()) <= 1
    assert abs(done.y() - erase.y()) <= 1
    assert done.x() < restore.x() < foot.width() / 2 < erase.x()
    editor.erase.ask.click()
    stage.settle()
    assert abs(middle(editor.erase.sure, foot).y() - done.y()) <= 1
    window = editor.window()
    ends = [part.mapTo(window, part.rect().topRight()).x() for part in (editor, editor.erase.no)]
    assert abs(ends[0] - ends[1]) <= 2


def unfolded(stage: UiStage) -> NoteEditor:
    editor = opened(stage)
    editor.numbers.click()
    stage.settle()
    return editor


def test_before_and_after_stand_on_one_line_and_a_tap_sets_what_the_chips_say(stage: UiStage) -> None:
    editor = unfolded(stage)
    form, chips = editor.form, editor.form.group.chips
    assert [chips[each].accessibleName() for each in chips] == ["Verander vooraf", "Verander achteraf"]
    assert chips["after"].isChecked()
    before, after = (scales["head"] for scales in form.scales.values())
    assert (before.isVisible(), after.isVisible()) == (False, True)
    assert after.dots[7].accessibleName().startswith("Achteraf: Ruimte in je hoofd, 7")
    place, was = after.geometry(), dict(form.readings("before"))
    after.dots[7].click()
    assert (form.readings("before"), form.readings("after")["head"]) == (was, 7)
    chips["before"].click()
    stage.settle()
    assert (before.isVisible(), after.isVisible()) == (True, False)
    assert before.geometry() == place
    before.dots[9].click()
    assert (form.readings("before")["head"], form.readings("after")["head"]) == (9, 7)


def test_which_of_both_is_changed_is_chosen_with_the_arrows(stage: UiStage) -> None:
    editor = unfolded(stage)
    form, window = editor.form, stage.herstel.window
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    show_focus()
    form.group.chips["after"].setFocus()
    QTest.keyClick(form.group.chips["after"], Qt.Key.Key_Left)
    scale = form.scales["before"]["softness"]
    assert form.group.chips["before"].isChecked()
    assert scale.isVisible()
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
    assert scale.place is not None
    assert QApplication.focusWidget() is scale.dots[scale.place]
    QTest.keyClick(scale.dots[scale.place], Qt.Key.Key_4)
    assert form.readings("before")["softness"] == 4


@pytest.mark.parametrize("moment", ["before", "after"])
def test_both_are_drawn_with_a_line_between_them_whichever_is_changed(stage: UiStage, moment: Moment) -> None:
    form = unfolded(stage).form
    form.group.chips[moment].click()
    form.show_readings("before", {"softness": 2, "head": 5, "breath": 3})
    form.show_readings("after", {"softness": 6, "head": 5, "body": 3})
    stage.settle()
    track = form.scales[moment]

    def light(signal: Signal, place: int, beside: float = 0.0) -> float:
        """Give how light it is at most at a dot or so many px beside it."""
        row, dot = linear(track[signal].grab().toImage()), track[signal].dots[place]
        centre = dot.geometry().center()
        near = row[centre.y() - 1 : centre.y() + 2, round(centre.x() + beside) - 1 : round(centre.x() + beside) + 2]
        return float(near.max())

    ground = light("softness", 8, 20)
    assert min(light("softness", 2), light("softness", 4, 20), light("softness", 4), light("softness", 6)) > ground
    assert max(light("softness", 2, -8), light("softness", 6, 12)) == ground, "no more than two dots and a line"
    assert light("head", 5) == light("head", 5, MEASURED["after"] - 3) > ground, "one large dot for both"
    assert min(light("breath", 3), light("body", 3)) > ground
    assert light("breath", 4, 20) == ground, "to one that is not there leads no line"


def test_before_is_a_small_dot_after_a_large_one_and_the_others_are_quiet(stage: UiStage) -> None:
    editor = opened(stage)
    editor.numbers.click()
    stage.settle()

    before, after = (scales["softness"] for scales in editor.form.scales.values())
    assert before.place is not None
    assert after.place is not None
    small, large, other = (
        linear(dot.grab().toImage())
        for dot in (before.dots[before.place], after.dots[after.place], after.dots[after.place - 1])
    )
    middle, ground = len(other) // 2, other[0, 0]
    for drawn, radius in zip((small, large), MEASURED.values(), strict=True):
        for size in ((drawn > ground).any(axis=axis).sum() for axis in (0, 1)):
            assert 2 * radius - 1 <= size <= 2 * radius + 2
    assert large.max() > 0.5
    assert small.max() > other.max()
    assert other.max() < large.max() / 2
    assert (other[middle] > other.max() / 2).sum() <= 7, "small"


def test_the_chips_have_both_marks_between_them(stage: UiStage) -> None:
    form = unfolded(stage).form
    (sample,) = form.findChildren(ChangeSample)
    before, after = form.group.chips.values()
    assert before.geometry().right() < sample.geometry().left() < sample.geometry().right() < after.geometry().left()


@pytest.mark.parametrize(("percent", "size"), [(100, (1200, 780)), (100, (960, 540)), (160, (1024, 700))])
def test_what_ends_it_is_whole_in_sight_also_below_all_that_was_measured(
    stage: UiStage, percent: int, size: tuple[int, int]
) -> None:
    stage.herstel.engine.settings.change(text_scale_percent=percent)
    stage.herstel.window.resize(*size)
    stage.settle()
    editor = unfolded(stage)
    assert unfaded(editor.done_button).size() == editor.done_button.size()
    page = stage.herstel.window.pages.lookback
    editor.numbers.click()
    stage.settle()
    if percent == 100:
        assert page.column.verticalScrollBar().maximum() == 0
        gap = editor.foot.mapTo(page, QPoint()).y() - editor.mapTo(page, QPoint(0, editor.height())).y()
        assert 0 <= gap <= stage.herstel.theme.px(2 * BETWEEN), "right below the own words"
