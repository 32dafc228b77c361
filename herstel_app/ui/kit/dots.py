"""A signal on seven dots: to tap with one touch, and to look at."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import Literal

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHoverEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QWidget

from herstel_app.core.signals import DOTS
from herstel_app.ui.kit.basic import label, round_pen
from herstel_app.ui.kit.chooser import check
from herstel_app.ui.kit.focus_ring import shows_ring
from herstel_app.ui.kit.layout import column
from herstel_app.ui.kit.painting import painting
from herstel_app.ui.kit.pressed import Radio
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
Mark = Literal["rest", "recovery"]
"""How a tapped dot is drawn: as a ring, or filled."""
CELL_PX, HIGH_PX, SEEN_HIGH_PX = 58, 44, 30
"""Of the place of one dot, in px at 100 %; it is not narrower than `LEAST_CELL_PX`, or to look at `LEAST_SEEN_PX`."""
LEAST_CELL_PX, LEAST_SEEN_PX = 30, 18
SMALL, TAPPABLE, HOVERED, RING, FILLED, FOCUS = 4.0, 5.0, 7.0, 10.0, 11.0, 15.0
"""Radii in px at 100 %."""
SIDE_PX = 10
"""Beside the seven places, in px at 100 %, so that a long word has room below an outer dot."""
MOVE_PX = 1
"""A pointer that has moved so far points at something."""
MIDDLE = DOTS // 2
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}
CLEARS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Select)


def paint_dot(
    painter: QPainter, centre: QPointF, theme: Theme, mark: Mark | None, role: str = "hairline", radius: float = SMALL
) -> None:
    """Draw one dot around `centre`; without a `mark` it is small, in the colour of `role`."""
    unit = theme.scale
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent" if mark == "recovery" else role))
    size = FILLED if mark == "recovery" else radius
    painter.drawEllipse(centre, size * unit, size * unit)
    if mark == "rest":
        painter.setPen(round_pen(theme.color("rest"), 2.4 * unit))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, RING * unit, RING * unit)


def dot_x(theme: Theme, width: int, place: int) -> float:
    """Give how far the middle of a dot is from the left of all seven, which are `width` px wide."""
    side = theme.px(SIDE_PX)
    return side + (width - 2 * side) / DOTS * (place + 0.5)


class Dot(Radio):
    """One of the seven."""

    def __init__(self, theme: Theme, mark: Mark, name: str) -> None:
        """Make it, not tapped; `name` is what a screen reader says."""
        super().__init__()
        self._theme, self._mark = theme, mark
        self._found_at: QPointF | None = None
        self._was_moved = False
        """Where the pointer was first noticed here, and whether it has moved since: at rest it points at nothing."""
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setMinimumSize(theme.px(LEAST_CELL_PX), theme.px(HIGH_PX))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Take one of seven equal places."""
        return QSize(self._theme.px(CELL_PX), self._theme.px(HIGH_PX))

    def hitButton(self, pos: object) -> bool:
        """Be tapped anywhere in its place."""
        return True

    @property
    def is_pointed_at(self) -> bool:
        """Whether the pointer was moved here."""
        return self.underMouse() and self._was_moved

    def showEvent(self, event: QShowEvent) -> None:
        """Take no pointer that only lies here for one that points."""
        super().showEvent(event)
        self._found_at, self._was_moved = None, False

    def event(self, event: QEvent) -> bool:
        """Notice that the pointer moves."""
        if isinstance(event, QHoverEvent) and event.type() != QEvent.Type.HoverLeave and not self._was_moved:
            at = event.globalPosition()
            self._was_moved = self._found_at is not None and (at - self._found_at).manhattanLength() >= MOVE_PX
            self._found_at = self._found_at or at
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dot, and a ring where the keyboard is."""
        with painting(self) as painter:
            centre = QRectF(self.rect()).center()
            near = self.isEnabled() and (self.is_pointed_at or shows_ring(self))
            role, radius = ("secondary", HOVERED) if near else ("tertiary", TAPPABLE)
            if self.isDown():
                role = "accent"
            if not self.isEnabled():
                role = "hairline"
            paint_dot(painter, centre, self._theme, self._mark if self.isChecked() else None, role, radius)
            if shows_ring(self):
                painter.setPen(round_pen(self._theme.color("text"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(centre, FOCUS * self._theme.scale, FOCUS * self._theme.scale)


def order_tabs(*stops: QWidget) -> None:
    """Have Tab go through these in turn, also where one of a group can be reached only once it is tapped."""
    policies = [stop.focusPolicy() for stop in stops]
    for stop in stops:
        stop.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # what Tab does not reach, Qt does not put in order
    for earlier, later in pairwise(stops):
        QWidget.setTabOrder(earlier, later)
    for stop, policy in zip(stops, policies, strict=True):
        stop.setFocusPolicy(policy)


class DotScale(QWidget):
    """Seven dots between two words; one tap is an answer.

    A click or the keys 1–7 answer at once; the arrows go from dot to dot, and Space or Enter takes the one reached.
    Where an answer can be taken back, Delete does so, and so does tapping its dot again.
    """

    chosen = Signal(int)
    """The place that was tapped, from 0; `core.signals.reading_at` gives its reading."""

    cleared = Signal()
    """What was tapped was taken back."""

    def __init__(
        self, theme: Theme, name: str, ends: tuple[str, str], mark: Mark = "recovery", can_clear: bool = False
    ) -> None:
        """Make it, nothing tapped; `name` is what is asked, `ends` the words at the first and the last dot."""
        super().__init__()
        self._theme, self._can_clear = theme, can_clear
        self.place: int | None = None
        """Which dot is tapped."""
        self._group = QButtonGroup(self)
        low, high = ends
        said = tr("Dots", "{name}, {n} van {all}, van {low} naar {high}")
        self.dots = [
            Dot(theme, mark, said.format(name=name, n=n + 1, all=DOTS, low=low, high=high)) for n in range(DOTS)
        ]
        grid = QGridLayout()
        grid.setSpacing(0)
        self._grid = grid
        for place, dot in enumerate(self.dots):
            self._group.addButton(dot)
            dot.setFocusPolicy(Qt.FocusPolicy.TabFocus if place == MIDDLE else Qt.FocusPolicy.NoFocus)
            dot.clicked.connect(partial(self._take, place))
            dot.installEventFilter(self)
            grid.addWidget(dot, 0, place)
            grid.setColumnStretch(place, 1)
        self.ends = DotEnds(theme, ends)
        column(theme, grid, self.ends, gap=0, on=self)
        self.restyle()

    def restyle(self) -> None:
        """Have the dots where their words are, in the text size of the theme."""
        self._grid.setContentsMargins(self._theme.px(SIDE_PX), 0, self._theme.px(SIDE_PX), 0)

    def show_place(self, place: int | None) -> None:
        """Show which dot is tapped; None is none of them. Nobody is told."""
        self.place = place
        if place is not None:
            check(self.dots[place])
            return
        self._group.setExclusive(False)
        for dot in self.dots:
            dot.setChecked(False)
        self._group.setExclusive(True)

    def take_key(self, key: int) -> bool:
        """Do what a key asks; False where it asks nothing of this."""
        reached = next((place for place, dot in enumerate(self.dots) if dot.hasFocus()), None)
        if Qt.Key.Key_1 <= key < Qt.Key.Key_1 + DOTS:
            self._take(key - Qt.Key.Key_1)
        elif key in STEPS:
            step = STEPS[Qt.Key(key)]
            to = MIDDLE if reached is None else min(DOTS - 1, max(0, reached + step))
            self.dots[to].setFocus(Qt.FocusReason.OtherFocusReason)
        elif key in TAKES and reached is not None:
            self._take(reached)
        elif key in CLEARS and self._can_clear:
            self._clear()
        else:
            return False
        return True

    def eventFilter(self, watched: object, event: object) -> bool:
        """Take the keys of a dot before Qt does: its arrows would tap where they go."""
        press = isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress
        return press and isinstance(event, QKeyEvent) and self.take_key(event.key())

    def _clear(self) -> None:
        if self.place is not None:
            self.show_place(None)
            self.cleared.emit()

    def _take(self, place: int, _on: bool = True) -> None:
        if self._can_clear and place == self.place:
            self._clear()
            return
        self.show_place(place)
        self.chosen.emit(place)


class DotEnds(QWidget):
    """The words below the first and the last of seven dots, each in the middle below its dot."""

    def __init__(self, theme: Theme, ends: tuple[str, str]) -> None:
        """Place them below dots that are as wide as this."""
        super().__init__()
        self._theme = theme
        self.labels = [label(end, "kicker", wrap=False) for end in ends]
        for each in self.labels:
            each.setParent(self)
            each.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Ask for the height of a word, and for both beside each other."""
        sizes = [each.sizeHint() for each in self.labels]
        return QSize(sum(size.width() for size in sizes), max(size.height() for size in sizes))

    def minimumSizeHint(self) -> QSize:
        """Ask for no less."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have each below its dot; where that would be beyond the side, at the side."""
        super().resizeEvent(event)
        self.restyle()

    def restyle(self) -> None:
        """Place them in the text size of the theme."""
        for each, place in zip(self.labels, (0, DOTS - 1), strict=True):
            each.adjustSize()
            left = round(dot_x(self._theme, self.width(), place) - each.width() / 2)
            each.move(min(max(0, left), self.width() - each.width()), 0)


class DotPicture(QWidget):
    """Seven dots to look at, one of them tapped."""

    def __init__(self, theme: Theme, place: int, mark: Mark) -> None:
        """Make it; what it shows is to be said in words by whoever places it."""
        super().__init__()
        self._theme, self._place, self._mark = theme, place, mark
        self.setFixedHeight(theme.px(SEEN_HIGH_PX))
        self.setMinimumWidth(theme.px(LEAST_SEEN_PX) * DOTS + 2 * theme.px(SIDE_PX))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dots."""
        with painting(self) as painter:
            for place in range(DOTS):
                centre = QPointF(dot_x(self._theme, self.width(), place), self.height() / 2)
                mark = self._mark if place == self._place else None
                paint_dot(painter, centre, self._theme, mark)
