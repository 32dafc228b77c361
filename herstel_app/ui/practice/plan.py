"""The plan of an evening below each of its steps: a thin line, cut into the steps, and what it is now.

Alone in the window the line of one step has nothing to show. Beside a page the name stands above: there the line is
always, with what comes.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from herstel_app.core.timeline import Frame
from herstel_app.engine.running_plan import RunningPlan
from herstel_app.ui.kit.basic import centred
from herstel_app.ui.kit.layout import Placed, column
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.practice.plan_line import PlanLine

WORDS_FROM = 400
"""Height of the window, in px at 100 %, below which the line stands without words."""


class Plan(QWidget):
    """The line of an evening is always there; where there is little height it is thinner, and has no words."""

    def __init__(self, theme: Theme) -> None:
        """Show nothing yet."""
        super().__init__()
        self._theme, self._has_room = theme, True
        self.line, self._words = PlanLine(theme), centred("", "kicker")
        column(theme, Placed(self.line, Qt.AlignmentFlag.AlignHCenter), self._words, gap=8, on=self)

    def show_plan(self, plan: RunningPlan | None, is_beside_page: bool = False) -> None:
        """Show the steps, and which of them this is; beside a page its name stands above it."""
        self.line.show_plan(plan)
        is_one = plan is not None and len(plan.parts) == 1
        self.line.setVisible(plan is not None and (is_beside_page or not is_one))
        self._words.setText("" if plan is None else plan.coming if is_beside_page else plan.words)
        self._show_words()
        self.setAccessibleName(plan.words if plan else "")

    def show_frame(self, frame: Frame) -> None:
        """Show how much of the present step is over, as its plan is now."""
        self.line.show_share(frame.at_s / (frame.at_s + frame.remaining_s))

    def fit(self, height: int) -> None:
        """Take the shape for a window so high, in px."""
        self._has_room = height >= self._theme.px(WORDS_FROM)
        self._show_words()
        self.line.show_thin(not self._has_room)

    def _show_words(self) -> None:
        self._words.setVisible(self._has_room and bool(self._words.text()))
