"""Instellingen, *Oefenen*: the exercises that are off until someone switches them on."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from herstel_app.ui.kit.fold import Fold
from tests.helpers.tabbing import show_focus
from tests.ui.conftest import UiStage
from tests.ui.stage_parts import page_of


def test_an_exercise_that_is_off_has_one_line_and_its_reason_behind_a_fold(stage: UiStage) -> None:
    show_focus()  # the hand is on the keyboard
    page = page_of(stage)
    page.show_section("Bij het oefenen")
    stage.settle()
    asked = [exercise for exercise in stage.herstel.library.exercises.values() if exercise.opt_in]

    def shown(words: str) -> list[QLabel]:
        labels = page.practice.findChildren(QLabel)
        return [each for each in labels if each.isVisible() and words in (each.accessibleName() or each.text())]

    assert len(shown("tot jij ze aanzet")) == 1
    for exercise in asked:
        (line,) = shown(exercise.opt_in or "")
        assert line.height() < 2 * line.fontMetrics().height(), "one line"
        assert shown(exercise.opt_in_why or "") == []
    (fold,) = page.practice.findChildren(Fold)
    fold.click()
    stage.settle()
    for exercise in asked:
        (reason,) = shown(exercise.opt_in_why or "")
        assert reason.visibleRegion().boundingRect().height() == reason.height()
    page.practice.show_library(stage.herstel.library)  # read anew
    stage.settle()
    assert len([each for each in page.practice.findChildren(Fold) if each.isVisible()]) == 1
