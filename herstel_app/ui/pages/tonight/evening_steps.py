"""How tonight's evening goes: of each step what it is, and how to sit or lie; at the end who is careful with it.

All that is to be done is told where an exercise is chosen, and while it goes on.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from herstel_app.core.content import Exercise
from herstel_app.core.evening import Evening, EveningStep
from herstel_app.core.library import Library
from herstel_app.core.way_names import summary_in
from herstel_app.engine.evening_words import step_lengths, step_name
from herstel_app.ui.kit.basic import empty, label, prose
from herstel_app.ui.kit.caution_list import cautions_title
from herstel_app.ui.kit.fold import Fold
from herstel_app.ui.kit.layout import Part, add, block, column, left
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
APART = 20
"""Between two steps, in px at 100 %."""


class EveningSteps(QWidget):
    """The steps below each other."""

    unfolded = Signal(bool)
    """Whether who is careful with it stands open."""

    def __init__(self, theme: Theme) -> None:
        """Show nothing yet."""
        super().__init__()
        self._theme = theme
        self._shown: tuple[Evening, Library] | None = None
        self.fold: Fold | None = None
        """Folds out who is careful with which step; None where nothing is practised."""
        self._column = column(theme, gap=4, margins=(0, 12, 0, 8), on=self)

    def show_evening(self, evening: Evening, library: Library) -> None:
        """Tell how an evening goes."""
        if self._shown == (evening, library):
            return
        self._shown = evening, library
        empty(self._column)
        self.fold = None
        self.unfolded.emit(False)
        for place, (step, length) in enumerate(zip(evening.steps, step_lengths(evening), strict=True)):
            name = label(f"{step_name(step, library)}, {length}", "label")
            add(self._column, self._theme, *([APART] if place else []), name, *self._told(step, library))
        self._add_cautions(evening, library)

    def _told(self, step: EveningStep, library: Library) -> list[Part]:
        if step.kind == "read":
            return [label(tr("Tonight", "Lees in je eigen tempo. Daarna ga je zelf verder."), "secondary")]
        exercise = library.exercises.get(step.id)
        return [] if exercise is None else self._practised(exercise, step)

    def _practised(self, exercise: Exercise, step: EveningStep) -> list[Part]:
        way = step.variant_id if step.variant_id in {each.id for each in exercise.variants} else None
        return [prose(self._theme, text, "secondary", 145) for text in (summary_in(exercise, way), exercise.posture)]

    def _add_cautions(self, evening: Evening, library: Library) -> None:
        """Add who is careful with which step, folded away, each exercise once."""
        parts: list[Part] = []
        done: set[str] = set()
        for step in evening.steps:
            exercise = library.exercises.get(step.id) if step.kind == "practise" else None
            if exercise is not None and step.id not in done:
                done.add(step.id)
                parts += [6] if parts else []
                parts.append(label(step_name(step, library), "label"))
                parts += [prose(self._theme, text, "small", 140) for text in exercise.cautions]
        if parts:
            inside = block(self._theme, *parts, margins=(0, 2, 0, 6), gap=4)
            self.fold = Fold(cautions_title(), inside)
            self.fold.toggled.connect(self.unfolded)
            add(self._column, self._theme, APART, left(self.fold), inside)
