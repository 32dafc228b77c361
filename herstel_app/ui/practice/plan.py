"""The plan of an evening below each of its steps: a thin line, cut into the steps, and what it is now.

Where there is one step alone the line has nothing to show.
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
        self._theme = theme
        self.line, self._words = PlanLine(theme), centred("", "kicker")
        column(theme, Placed(self.line, Qt.AlignmentFlag.AlignHCenter), self._words, gap=8, on=self)

    def show_plan(self, plan: RunningPlan | None) -> None:
        """Show the steps, and which of them this is."""
        self.line.show_plan(plan)
        self.line.setVisible(plan is not None and len(plan.parts) > 1)
        self._words.setText(plan.words if plan else "")
        self.setAccessibleName(plan.words if plan else "")

    def show_frame(self, frame: Frame) -> None:
        """Show how much of the present step is over, as its plan is now."""
        self.line.show_share(frame.at_s / (frame.at_s + frame.remaining_s))

    def fit(self, height: int) -> None:
        """Take the shape for a window so high, in px."""
        has_words = height >= self._theme.px(WORDS_FROM)
        self._words.setVisible(has_words)
        self.line.show_thin(not has_words)
