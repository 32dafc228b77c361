"""Tab goes on from what is in sight: who scrolled is not thrown back to where the focus was left."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import Shiboken

from herstel_app.ui.kit.focus_scroll import STAYS, FocusScroll, page_around
from herstel_app.ui.shell.tab_order import focus_chain

IN_SIGHT = 0.5
"""So much of the height of a control is in sight, where it counts as seen."""


class TabInSight:
    """Remembers what was scrolled, until the focus goes elsewhere."""

    def __init__(self) -> None:
        """Begin."""
        self._scrolled: FocusScroll | None = None
        self._from: QWidget | None = None
        """Where the focus was then."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._forget)

    def note(self, scrolled: QWidget | None) -> None:
        """Remember what was scrolled by a key."""
        self._scrolled = scrolled if isinstance(scrolled, FocusScroll) else None
        self._from = QApplication.focusWidget()

    def note_wheel(self, turned: QWidget, focus: QWidget | None) -> None:
        """Remember what the wheel scrolls, unless the focus is at a control beside it."""
        column = turned if isinstance(turned, FocusScroll) else page_around(turned)
        if column is not None and (focus is None or not _is_stop(focus) or column.isAncestorOf(focus)):
            self._scrolled, self._from = column, focus

    def go(self, focus: QWidget | None, forward: bool) -> bool:
        """Go to the first control in sight, or back to the last; False where Qt goes on from the focus."""
        if self._scrolled is not None and not Shiboken.isValid(self._scrolled):
            self._scrolled = None  # another text has taken its place
        column = self._scrolled or _scroll_around(focus)
        if column is None or not column.isVisible() or _is_seen_beside(focus, column):
            return False
        stops = _stops(column.window())
        inside = [stop for stop in stops if column.isAncestorOf(stop)]
        if not inside:
            return False
        if focus is not None and column.isAncestorOf(focus) and _is_seen(focus, column):
            to = _past_what_is_above(column, inside, focus) if forward else None
            if to is None:
                return False
        else:
            place = _first_in_sight(column, inside) if forward else _last_in_sight(column, inside)
            to = stops[(stops.index(inside[0]) + place) % len(stops)]
        to.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        if column.isAncestorOf(to):
            column.show_whole(to)
        return True

    def _forget(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Forget it where the focus goes on, and not where the window only was inactive for a while."""
        if now is not None and now is not self._from:
            self._scrolled = None


def bring_back(focus: QWidget | None) -> bool:
    """Bring a control that was scrolled out of sight back, so that it is not pressed unseen; False where it is seen."""
    column = page_around(focus) if focus is not None and _is_stop(focus) else None
    if focus is None or column is None or not column.isVisible() or _is_seen(focus, column):
        return False
    column.show_whole(focus)
    return True


def _scroll_around(focus: QWidget | None) -> FocusScroll | None:
    """Give the column in which the focus is, where it came there without being brought in sight."""
    around = page_around(focus) if focus is not None else None
    return around if around is not None and around.in_place is focus else None


def _is_seen_beside(focus: QWidget | None, column: FocusScroll) -> bool:
    """Whether the focus is in sight at a control beside what was scrolled: Tab goes on from there."""
    if focus is None or column.isAncestorOf(focus) or not _is_stop(focus):
        return False
    return not focus.visibleRegion().isEmpty()


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible() and widget.isEnabled()


def _is_seen(widget: QWidget, column: FocusScroll) -> bool:
    top, room = _top(widget, column), column.viewport().height()
    return min(top + widget.height(), room) - max(top, 0) >= IN_SIGHT * min(widget.height(), room)


def _stops(window: QWidget) -> list[QWidget]:
    """Give where Tab stops in a window, in its order."""
    return [widget for widget in focus_chain(window) if _is_stop(widget)]


def _first_in_sight(column: FocusScroll, stops: list[QWidget]) -> int:
    """Give the place of the first stop in sight, or else of the first below it; what stays was not scrolled to."""
    seen = next((place for place, stop in enumerate(stops) if _is_seen(stop, column) and not _stays(stop)), None)
    if seen is not None:
        return seen
    low = column.viewport().height()
    return next((place for place, stop in enumerate(stops) if _top(stop, column) >= low), len(stops))


def _last_in_sight(column: FocusScroll, stops: list[QWidget]) -> int:
    """Give the place of the last stop in sight, or else of the last above it; -1 where there is none."""
    seen = [place for place, stop in enumerate(stops) if _is_seen(stop, column)]
    return seen[-1] if seen else _first_in_sight(column, stops) - 1


def _past_what_is_above(column: FocusScroll, stops: list[QWidget], focus: QWidget) -> QWidget | None:
    """Give the next stop in sight, where that after the focus is above: the focus is in a part that stays."""
    later = stops[stops.index(focus) + 1 :] if focus in stops and _stays(focus) else []
    if not later or _top(later[0], column) + later[0].height() > 0:
        return None
    return next((stop for stop in later if _is_seen(stop, column)), None)


def _stays(widget: QWidget) -> bool:
    """Whether it is in a part that does not scroll along."""
    part: QWidget | None = widget
    while part is not None and not part.property(STAYS):
        part = part.parentWidget()
    return part is not None


def _top(stop: QWidget, column: FocusScroll) -> int:
    """Give how far it begins below the upper edge of what is seen, in px."""
    return stop.mapTo(column.viewport(), stop.rect().topLeft()).y()
