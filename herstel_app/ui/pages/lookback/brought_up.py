"""Brings an evening of *Terugblik* that is opened by key into sight, and the page back once it is closed."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QObject, QPoint, QPropertyAnimation, QTimer
from PySide6.QtWidgets import QWidget

from herstel_app.ui.kit.column import Column
from herstel_app.ui.kit.focus_ring import are_keys_used
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.lookback.list import NoteTimeline

ABOVE = 48
"""Between the top of the page and a line that is brought there, in px at 100 %."""
SCROLL_MS = 280


class BroughtUp(QObject):
    """Scrolls a column as lines of its list are opened and closed."""

    def __init__(self, column: Column, timeline: NoteTimeline, theme: Theme) -> None:
        """Follow the `timeline` in the `column`."""
        super().__init__(column)
        self._column, self._timeline, self._theme = column, timeline, theme
        self._before: int | None = None
        """Where the page was before an evening was brought up."""
        self._scroll: QPropertyAnimation | None = None
        timeline.pressed.connect(self._follow)
        column.verticalScrollBar().valueChanged.connect(self._give_way)

    def _give_way(self, value: int) -> None:
        """Stop where someone scrolls, or Tab goes on, meanwhile."""
        scroll = self._scroll
        if scroll is not None and scroll.state() == scroll.State.Running and value != scroll.currentValue():
            scroll.stop()
            self._mind_room()

    def _follow(self, line: QWidget | None) -> None:
        if line is not None:
            if not are_keys_used():
                return  # what was pressed stays under the mouse
            # Of the line, which may be gone by then.
            QTimer.singleShot(0, line, lambda: self._make_room(line))  # once the column knows how long it is
        elif not self._timeline.open and self._before is not None:
            self._go(self._before)
            self._before = None

    def _make_room(self, line: QWidget) -> None:
        """Have as much below the list as is needed to have the line at the top, where it does not fit as it is."""
        if not self._has(line) or self._fits(line):
            return
        missing = self._place(line) - self._column.verticalScrollBar().maximum()
        if missing > 0:
            self._timeline.keep_room(self._timeline.room_below + missing)
        QTimer.singleShot(0, line, lambda: self._bring(line))

    def _bring(self, line: QWidget) -> None:
        if self._timeline.open and self._has(line):
            if self._before is None:
                self._before = self._column.verticalScrollBar().value()
            self._go(self._place(line))

    def _fits(self, line: QWidget) -> bool:
        """Whether all of an evening is in sight: then nothing moves."""
        seen = self._column.viewport()
        top = line.mapTo(seen, QPoint()).y()
        return top >= 0 and top + self._timeline.height_of(line) <= seen.height()

    def _has(self, line: QWidget) -> bool:
        """Whether the list still has it: it may have been made anew since."""
        inside = self._column.widget()
        return inside is not None and inside.isAncestorOf(line) and line in self._timeline.rows.values()

    def _place(self, line: QWidget) -> int:
        inside = self._column.widget()
        top = line.mapTo(inside, QPoint()).y() if inside is not None else 0
        return max(0, top - self._theme.space(ABOVE))

    def _go(self, target: int) -> None:
        bar = self._column.verticalScrollBar()
        if self._scroll is not None:
            self._scroll.stop()
        self._scroll = scroll = QPropertyAnimation(bar, b"value", self)
        scroll.setDuration(0 if self._theme.reduced_motion or target == bar.value() else SCROLL_MS)
        scroll.setEasingCurve(QEasingCurve.Type.InOutSine)
        scroll.setEndValue(target)
        scroll.finished.connect(self._mind_room)
        scroll.start()

    def _mind_room(self) -> None:
        """Take the room below away once nothing is open."""
        if not self._timeline.open:
            self._timeline.keep_room(0)
