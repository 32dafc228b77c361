"""A signal on dots: to tap with one touch, and to look at."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHoverEvent, QKeyEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QWidget

from herstel_app.ui.kit.basic import BEARING_PX, label, round_pen
from herstel_app.ui.kit.chooser import check
from herstel_app.ui.kit.dot_kinds import FILLED, HIGH_PX, PROEF, SMALL, Kind, Mark, paint_dot
from herstel_app.ui.kit.focus_ring import shows_ring
from herstel_app.ui.kit.layout import column
from herstel_app.ui.kit.one_stop import TAKES_ENDS
from herstel_app.ui.kit.painting import painting
from herstel_app.ui.kit.pressed import Radio
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
SEEN_HIGH_PX, LEAST_SEEN_PX = 26, 18
"""Height, and least width, of the place of one dot to look at, in px at 100 %."""
CELL_PX, LEAST_CELL_PX = 48, 24
"""The width that the place of one dot to tap asks for, in px at 100 %, and its least one, at every text size."""
TAPPABLE, QUIET, HOVERED, FOCUS = 4.5, 3.0, 7.0, 16.0
"""Radii in px at 100 %; where a place is too narrow for the ring of the focus, or for a tapped dot, that is smaller."""
FOCUS_LINE, FREE = 1.25, 2.5
"""How thick that ring is, a hairline around what is not tapped by it; and how far it is at least from what is."""
MOVE_PX = 1
"""A pointer that has moved so far points at something."""
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}
CLEARS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
NUMBERS = {Qt.Key.Key_0 + number: number for number in range(10)}
"""What a key is the number of; 10 has no key."""
OUTER = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
"""Keys that go to the first and the last dot."""
TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Select)
PRESSED_TWICE_MS = 400
"""A key that comes sooner after the row was offered was pressed twice, or for what was there before."""


class Dot(Radio):
    """One of a row."""

    def __init__(self, theme: Theme, mark: Mark, name: str, is_quiet: bool = False, high_px: int = HIGH_PX) -> None:
        """Make it, not tapped; `name` is what a screen reader says. One that `is_quiet` is small until it is."""
        super().__init__()
        self.setProperty(TAKES_ENDS, True)
        self._theme, self._mark, self._high_px = theme, mark, high_px
        self._radius, self.is_bare = QUIET if is_quiet else TAPPABLE, False
        """Whether what is drawn behind it stands for it: then it is only seen where it is pointed at or reached."""
        self._found_at: QPointF | None = None
        self._was_moved = False
        """Where the pointer was first noticed here, and whether it has moved since: at rest it points at nothing."""
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.restyle()

    def restyle(self) -> None:
        """Be as high as the text size of the theme asks."""
        self.setMinimumSize(LEAST_CELL_PX, self._theme.px(self._high_px))

    def sizeHint(self) -> QSize:
        """Take one of equal places."""
        return QSize(self._theme.px(CELL_PX), self._theme.px(self._high_px))

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
            scale, is_reached = self._theme.scale, shows_ring(self)
            room = (self.width() - FOCUS_LINE * scale) / 2
            unit, ring = min(scale, (room - FREE) / FILLED), min(FOCUS * scale, room)
            near = self.isEnabled() and (self.is_pointed_at or is_reached)
            role, radius = ("secondary", HOVERED) if near and self.is_pointed_at else (None, self._radius)
            role = "hairline" if not self.isEnabled() else "accent" if self.isDown() else role
            mark: Mark | None = self._mark if self.isChecked() else None
            if not self.is_bare or (near and not self.isChecked()):
                paint_dot(painter, centre, self._theme, mark, role, radius, unit)
            if is_reached:
                painter.setPen(round_pen(self._theme.color("text"), FOCUS_LINE * scale))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(centre, ring, ring)


class DotScale(QWidget):
    """Dots between two words; one tap is an answer.

    A click or the number of a dot answers at once. The arrows go from dot to dot, Home and End to the outer ones, and
    Space or Enter takes the one reached. Where an answer can be taken back, Delete does so, and so does
    tapping its dot again.
    """

    chosen = Signal(int)
    """The place that was tapped, from 0."""

    cleared = Signal()
    """What was tapped was taken back."""

    key_used = Signal()
    """Someone goes from dot to dot with the keyboard."""

    def __init__(
        self,
        theme: Theme,
        kind: Kind,
        name: str,
        ends: tuple[str, str],
        mark: Mark = "recovery",
        can_clear: bool = False,
        is_quiet: bool = False,
    ) -> None:
        """Make it, nothing tapped; `name` is what is asked, `ends` the words at the first and the last dot.

        Where many stand together each `is_quiet`: what was tapped stands out.
        """
        super().__init__()
        self._theme, self._can_clear, self.kind = theme, can_clear, kind
        self.place: int | None = None
        """Which dot is tapped."""
        self._offered = QElapsedTimer()
        """Since the keyboard was given to the dot in the middle, as long as nobody went on from there."""
        self._group = QButtonGroup(self)
        (low, high), (first, last) = ends, (kind.numbers[0], kind.numbers[-1])
        said = tr("Dots", "{name}, {n} van {last}, van {low} naar {high}")
        if not first:
            said = tr("Dots", "{name}, {n}, van 0, {low}, tot {last}, {high}")
        names = (said.format(name=name, n=n, last=last, low=low, high=high) for n in kind.numbers)
        self.dots = [Dot(theme, mark, each, is_quiet, kind.high_px) for each in names]
        grid = QGridLayout()
        grid.setSpacing(0)
        self._grid = grid
        for place, dot in enumerate(self.dots):
            self._group.addButton(dot)
            dot.setFocusPolicy(Qt.FocusPolicy.TabFocus if place == kind.middle else Qt.FocusPolicy.NoFocus)
            dot.clicked.connect(partial(self._take, place))
            dot.installEventFilter(self)
            grid.addWidget(dot, 0, place)
            grid.setColumnStretch(place, 1)
        self.ends = DotEnds(theme, kind, ends)
        column(theme, grid, self.ends, gap=0, on=self)
        self.restyle()

    def restyle(self) -> None:
        """Have the dots where their words are, in the text size of the theme."""
        side = self.kind.side(self._theme)
        self._grid.setContentsMargins(side, 0, side, 0)

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
        numbers = self.kind.numbers
        if NUMBERS.get(key) in numbers:
            self._take(numbers.index(NUMBERS[key]))
        elif key in STEPS:
            step = STEPS[Qt.Key(key)]
            to = self.kind.middle if reached is None else min(len(numbers) - 1, max(0, reached + step))
            self._go(to)
        elif key in OUTER:
            self._go(OUTER[Qt.Key(key)])
        elif key in TAKES and reached is not None:
            if not self._offered.isValid() or self._offered.hasExpired(PRESSED_TWICE_MS):
                self._take(reached)
        elif key in CLEARS and self._can_clear:
            self._clear()
        else:
            return False
        return True

    def offer(self) -> None:
        """Give the keyboard to the dot in the middle, which is not tapped by that: the arrows go on from there."""
        self._offered.start()
        self.dots[self.kind.middle].setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, place: int) -> None:
        self._offered.invalidate()
        self.dots[place].setFocus(Qt.FocusReason.OtherFocusReason)
        self.key_used.emit()

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
    """The words below the first and the last dot: from dot to dot, or, where rows are stacked, from edge to edge."""

    def __init__(self, theme: Theme, kind: Kind, ends: tuple[str, str]) -> None:
        """Place them below dots that are as wide as this."""
        super().__init__()
        self._theme, self._kind = theme, kind
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
        """Have each below its dot."""
        super().resizeEvent(event)
        self.restyle()

    def restyle(self) -> None:
        """Place them in the text size of the theme; where one would be beyond the side, it is at the side."""
        radius = SMALL * self._theme.scale
        for each, place, share in zip(self.labels, (0, len(self._kind.numbers) - 1), (0, 1), strict=True):
            each.adjustSize()
            middle = self._kind.x(self._theme, self.width(), place)
            left = middle + radius - each.width() if share else middle - radius
            if self._kind.is_stacked:
                left = self.width() - each.width() if share else BEARING_PX
            each.move(min(max(0, round(left)), self.width() - each.width()), 0)


class DotPicture(QWidget):
    """A row of dots to look at, with those marked that were tapped."""

    def __init__(self, theme: Theme, marks: Mapping[Mark, int], kind: Kind = PROEF) -> None:
        """Make it; `marks` gives the place of each, and what it shows is to be said in words by whoever places it."""
        super().__init__()
        self._theme, self._marks, self._kind = theme, dict(marks), kind
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.restyle()

    def restyle(self) -> None:
        """Take the size that the text size of the theme asks."""
        self.setFixedHeight(self._theme.px(SEEN_HIGH_PX))
        count = len(self._kind.numbers)
        self.setMinimumWidth(self._theme.px(LEAST_SEEN_PX) * count + 2 * self._kind.side(self._theme))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dots."""
        rest, recovery = self._marks.get("rest"), self._marks.get("recovery")
        with painting(self) as painter:
            for place in range(len(self._kind.numbers)):
                centre = QPointF(self._kind.x(self._theme, self.width(), place), self.height() / 2)
                mark: Mark | None = "rest" if place == rest else "recovery" if place == recovery else None
                paint_dot(painter, centre, self._theme, mark)
