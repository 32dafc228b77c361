"""The plan below what goes on: a thin line, cut into its steps, and what it is now.

Beside a page the name stands above: there the words are only what comes.
"""

from __future__ import annotations

from math import floor

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
UNTOUCHED = 0.45
"""How strong the line is where no hand is: that time goes on can be seen, and no more."""
LOW_BELOW_WHOLE = 480
"""Height of a step alone in the window, in px at 100 %, below which its parts have the space between them."""
FOOT, LARGE_FOOT, LOW_FOOT = 28, 16, 14
"""Below it, also in large letters, and where there is little height; px at 100 %."""


def room_below(theme: Theme, is_low: bool) -> int:
    """Give what is below the plan, in px: in each step it stands in one place."""
    return theme.space(LOW_FOOT if is_low else LARGE_FOOT if theme.is_large else FOOT)


class Plan(QWidget):
    """The line is always there; where there is little height it is thinner, and has no words."""

    def __init__(self, theme: Theme) -> None:
        """Show nothing yet."""
        super().__init__()
        self._theme, self._has_room = theme, True
        self._is_one, self._touched, self._ringless = False, 1.0, 1.0
        self.line, self.words = PlanLine(theme), centred("", "kicker")
        column(theme, Placed(self.line, Qt.AlignmentFlag.AlignHCenter), self.words, gap=8, on=self)

    def show_plan(self, plan: RunningPlan | None, is_beside_page: bool = False) -> None:
        """Show the steps, and which of them this is; beside a page its name stands above it."""
        self.line.show_plan(plan)
        self._is_one = plan is not None and len(plan.parts) == 1
        self.line.setVisible(plan is not None)
        self.words.setText("" if plan is None else plan.coming if is_beside_page else plan.words)
        self._show_words()
        self.setAccessibleName(plan.words if plan else "")

    def show_frame(self, frame: Frame) -> None:
        """Show how much of the present step is over, as its plan is now: it moves once a second at most."""
        self.line.show_share(floor(frame.at_s) / (frame.at_s + frame.remaining_s))
        self._ringless = frame.glow
        self._show_strength()

    def show_touched(self, touched: float) -> None:
        """Be whole where there is a hand (1), and dimmer where there is none (0)."""
        self._touched = touched
        self._show_strength()

    def _show_strength(self) -> None:
        # In a silence by itself the ring around the light tells the same, and the eye rests.
        least = UNTOUCHED * (self._ringless if self._is_one else 1.0)
        self.line.show_strength(least + (1.0 - least) * self._touched)

    def fit(self, height: int) -> None:
        """Take the shape for a window so high, in px."""
        self._has_room = height >= self._theme.px(WORDS_FROM)
        self._show_words()
        self.line.show_thin(not self._has_room)

    def _show_words(self) -> None:
        self.words.setVisible(self._has_room and bool(self.words.text()))
