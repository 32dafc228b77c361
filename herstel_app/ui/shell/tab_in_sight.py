"""Tab goes on from what is in sight: who scrolled by keys is not thrown back to where the focus was left."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from herstel_app.ui.kit.column import FocusScroll
from herstel_app.ui.shell.tab_order import focus_chain

IN_SIGHT = 0.5
"""So much of the height of a control is in sight, where it counts as seen."""


class TabInSight:
    """Remembers what was scrolled by keys, until the focus goes elsewhere."""

    def __init__(self) -> None:
        """Begin."""
        self._scrolled: FocusScroll | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._forget)

    def note(self, scrolled: QWidget | None) -> None:
        """Remember what was scrolled by a key."""
        self._scrolled = scrolled if isinstance(scrolled, FocusScroll) else None

    def go(self, focus: QWidget | None, forward: bool) -> bool:
        """Go to the first control in sight, or to the last before it; False where Qt goes on from the focus."""
        column = self._scrolled or _scroll_around(focus)
        if column is None or not column.isVisible():
            return False
        if focus is not None and column.isAncestorOf(focus) and _is_seen(focus, column):
            return False
        stops = _stops(column.window())
        inside = [stop for stop in stops if column.isAncestorOf(stop)]
        if not inside:
            return False
        place = stops.index(inside[0]) + _first_in_sight(column, inside) - (0 if forward else 1)
        to = stops[place % len(stops)]
        to.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        if column.isAncestorOf(to):
            column.ensureWidgetVisible(to)
        return True

    def _forget(self, _before: QWidget | None, _now: QWidget | None) -> None:
        self._scrolled = None


def _scroll_around(focus: QWidget | None) -> FocusScroll | None:
    """Give the column in which the focus is, where it came there without being brought in sight."""
    around = focus
    while around is not None and not isinstance(around, FocusScroll):
        around = around.parentWidget()
    return around if around is not None and focus is not None and around.in_place is focus else None


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible() and widget.isEnabled()


def _is_seen(widget: QWidget, column: FocusScroll) -> bool:
    seen = widget.visibleRegion().boundingRect().height()
    return seen >= IN_SIGHT * min(widget.height(), column.viewport().height())


def _stops(window: QWidget) -> list[QWidget]:
    """Give where Tab stops in a window, in its order."""
    return [widget for widget in focus_chain(window) if _is_stop(widget)]


def _first_in_sight(column: FocusScroll, stops: list[QWidget]) -> int:
    """Give the place of the first stop in sight, or else of the first below it."""
    seen = next((place for place, stop in enumerate(stops) if _is_seen(stop, column)), None)
    if seen is not None:
        return seen
    low = column.viewport().height()
    tops = [stop.mapTo(column.viewport(), stop.rect().topLeft()).y() for stop in stops]
    return next((place for place, top in enumerate(tops) if top >= low), len(stops))
