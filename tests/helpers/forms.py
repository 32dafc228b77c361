"""The form that the practice pane shows."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QWidget

from herstel_app.ui.kit.fold import Fold
from herstel_app.ui.practice.ending import Ending
from herstel_app.ui.practice.pane import PracticePane

Form = TypeVar("Form", bound=QWidget)


def open_note(pane: PracticePane) -> Ending:
    """Open the field for a note at the end of an exercise."""
    ending = form_in(pane, Ending)
    ending.note_link.click()
    return ending


def form_in(pane: PracticePane, kind: type[Form]) -> Form:
    """Give the form that is shown, which has to be of this kind."""
    found = pane.shown(kind)
    assert found is not None, f"no {kind.__name__}"
    return found


def fold_called(form: QWidget, title: str) -> Fold:
    """Give what folds out the part of a form that has this title."""
    return next(fold for fold in form.findChildren(Fold) if fold.accessibleName() == title)


def unfold(form: QWidget) -> None:
    """Open all that is folded away in a form."""
    for fold in form.findChildren(Fold):
        fold.setChecked(True)
