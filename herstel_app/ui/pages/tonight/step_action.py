"""What is done with one part of an evening: a word, or a small mark with the word for who hears or points at it.

It is brighter in the row of the mouse or the keyboard; what cannot be done keeps its place.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPaintEvent

from herstel_app.ui.kit.basic import restyle, round_pen
from herstel_app.ui.kit.focus_ring import shows_ring
from herstel_app.ui.kit.link import Link
from herstel_app.ui.kit.painting import painting
from herstel_app.ui.kit.pressed import Button
from herstel_app.ui.kit.theme import Theme

Mark = Literal["up", "down", "cross"]
LINES: dict[Mark, tuple[tuple[tuple[float, float], ...], ...]] = {
    "up": (((0, 5), (0, -5)), ((-4, -1), (0, -5), (4, -1))),
    "down": (((0, -5), (0, 5)), ((-4, 1), (0, 5), (4, 1))),
    "cross": (((-4, -4), (4, 4)), ((-4, 4), (4, -4))),
}
"""From the middle, in px at 100 %."""
SIDE, PEN_PX = 28, 1.4
"""Of the square that is pressed, in px at 100 %, and how thick a line is."""
HANG_PX = 9
"""How far the square of the last mark reaches out to the right of it, in px at 100 %."""


class StepWord(Link):
    """An action that is a word."""

    def __init__(self, word: str) -> None:
        """Make `word`, in the background."""
        super().__init__(word)
        self.setProperty("role", "link")
        self.setProperty("aside", True)
        _make_quiet(self)

    def stand_out(self, on: bool) -> None:
        """Be clear to see, or in the background."""
        if self.property("aside") is on:
            self.setProperty("aside", not on)
            restyle(self)


class StepMark(Button):
    """An action that is a mark."""

    def __init__(self, theme: Theme, mark: Mark, word: str, *, waits: bool = False) -> None:
        """Make `mark`, in the background; `word` says what it does to who points at it.

        One that `waits` is only seen in the row of the mouse or the keyboard; it can be pressed all the time.
        """
        super().__init__()
        self._waits = waits
        self._theme, self._lines, self._stands_out = theme, LINES[mark], False
        self.setProperty("role", "step-mark")
        self.setToolTip(word)
        self.setFixedSize(theme.px(SIDE), theme.px(SIDE))
        _make_quiet(self)

    def sizeHint(self) -> QSize:
        """Ask for the square."""
        return self.minimumSize()

    def stand_out(self, on: bool) -> None:
        """Be clear to see, or in the background."""
        if self._stands_out is not on:
            self._stands_out = on
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark, and the ring where it shows the focus."""
        super().paintEvent(event)
        is_meant = self.isDown() or self.underMouse() or shows_ring(self)
        if self._waits and not (is_meant or self._stands_out):
            return
        color = self._theme.color("accent" if is_meant else "secondary" if self._stands_out else "tertiary")
        with painting(self) as painter:
            painter.translate(self.width() / 2, self.height() / 2)
            size = self._theme.px(100) / 100
            painter.setPen(round_pen(color, PEN_PX * size))
            for line in self._lines:
                painter.drawPolyline([QPointF(x * size, y * size) for x, y in line])


StepAction = StepWord | StepMark


def _make_quiet(action: StepAction) -> None:
    """Have a click leave the focus where the keyboard had it, and its place stay empty where it cannot be done."""
    action.setCursor(Qt.CursorShape.PointingHandCursor)
    action.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    action.setAutoDefault(True)
    policy = action.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    action.setSizePolicy(policy)
