"""How tonight's evening goes: of each step its name, its length, what to do, and who is careful with it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from herstel_app.core.content import Exercise
from herstel_app.core.evening import Evening, EveningStep
from herstel_app.core.exercise_choice import instructions_of
from herstel_app.core.library import Library
from herstel_app.engine.evening_words import step_lengths, step_name
from herstel_app.ui.kit.basic import empty, label, prose
from herstel_app.ui.kit.caution_list import cautions_title
from herstel_app.ui.kit.fold import Fold
from herstel_app.ui.kit.layout import Part, add, block, column, left
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate


class EveningSteps(QWidget):
    """The steps below each other."""

    def __init__(self, theme: Theme) -> None:
        """Show nothing yet."""
        super().__init__()
        self._theme = theme
        self._shown: tuple[Evening, Library] | None = None
        self.folds: list[Fold] = []
        """What can be folded out, in its order."""
        self._column = column(theme, gap=4, margins=(0, 2, 0, 4), on=self)

    def show_evening(self, evening: Evening, library: Library) -> None:
        """Tell how an evening goes."""
        if self._shown == (evening, library):
            return
        self._shown = evening, library
        empty(self._column)
        self.folds = []
        for place, (step, length) in enumerate(zip(evening.steps, step_lengths(evening), strict=True)):
            name = label(f"{step_name(step, library)}, {length}", "label")
            add(self._column, self._theme, *([14] if place else []), name, *self._told(step, library))

    def _told(self, step: EveningStep, library: Library) -> list[Part]:
        if step.kind == "read":
            return [label(tr("Tonight", "Lees in je eigen tempo. Daarna ga je zelf verder."), "small")]
        exercise = library.exercises.get(step.id)
        return [] if exercise is None else self._practised(exercise, step, step_name(step, library))

    def _practised(self, exercise: Exercise, step: EveningStep, name: str) -> list[Part]:
        way = step.variant_id if step.variant_id in {each.id for each in exercise.variants} else None
        done = [prose(self._theme, text, "small", 140) for text in instructions_of(exercise, way)]
        cautions = (prose(self._theme, text, "small", 140) for text in exercise.cautions)
        inside = block(self._theme, *cautions, margins=(6, 0, 0, 6), gap=8)
        fold = Fold(cautions_title(), inside)
        fold.setAccessibleName(f"{name}: {cautions_title()}")
        self.folds.append(fold)
        return [*done, left(fold), inside]
