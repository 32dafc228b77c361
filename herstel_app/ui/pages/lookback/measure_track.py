"""A signal on its points, to change: how it was before and after on one line, of which a tap sets one."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPaintEvent

from herstel_app.core.signals import Moment
from herstel_app.ui.kit.dot_kinds import FILLED, TRACK, Mark, paint_change_line, paint_measured
from herstel_app.ui.kit.dots import DotScale
from herstel_app.ui.kit.painting import painting
from herstel_app.ui.kit.theme import Theme

MARKS: dict[Moment, Mark] = {"before": "before", "after": "after"}


class MeasureTrack(DotScale):
    """Its dots are those of one moment; the mark of the other one, and a line from before to after, are behind them."""

    def __init__(self, theme: Theme, moment: Moment, name: str, ends: tuple[str, str]) -> None:
        """Make it with nothing tapped, as any row of dots."""
        super().__init__(theme, TRACK, name, ends, MARKS[moment], can_clear=True, is_quiet=True)
        self._moment, self._other = moment, None

    _other: int | None
    """The place that was tapped for the other moment."""

    def show_place(self, place: int | None) -> None:
        """Show which dot is tapped; nobody is told."""
        super().show_place(place)
        self._mind_dots()

    def show_other(self, place: int | None) -> None:
        """Show what was tapped for the other moment."""
        self._other = place
        self._mind_dots()

    def _mind_dots(self) -> None:
        """Leave out the points below what is drawn here: a line has no beads."""
        tapped = [place for place in (self.place, self._other) if place is not None]
        for place, dot in enumerate(self.dots):
            on_line = bool(tapped) and min(tapped) <= place <= max(tapped)
            dot.is_bare = on_line and (place != self.place or place == self._other)
            dot.update()
        self.update()

    def _at(self, place: int | None) -> QPointF | None:
        return None if place is None else QRectF(self.dots[place].geometry()).center()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark of the other moment and the line; where both have one place, a large dot is both."""
        theme, own, other = self._theme, self._at(self.place), self._at(self._other)
        if other is None:
            return
        unit = min(theme.scale, self.dots[0].width() / 2 / FILLED)
        moment: Moment = "after" if self._moment == "before" else "before"
        with painting(self) as painter:
            if own is None:
                paint_measured(painter, other, moment, theme.color("tertiary"), unit)
            elif own == other:
                paint_measured(painter, own, "after", theme.color("text"), unit)
            else:
                paint_change_line(painter, own, other, theme.color("tertiary"), unit)
                paint_measured(painter, other, moment, theme.color("tertiary"), unit)
