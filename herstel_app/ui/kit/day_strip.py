"""The days of a week as one control: each is on or off by itself, and those that are on run together."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from herstel_app.ui.kit.chip_group import ChipGroup
from herstel_app.ui.kit.dates import day_names
from herstel_app.ui.kit.painting import painting
from herstel_app.ui.kit.theme import Theme


class DayStrip(ChipGroup[int]):
    """Seven days, 0 for Monday, in one outline; a band goes from the first to the last of each run that is on."""

    def __init__(self, theme: Theme, title: str) -> None:
        """Make it with no day on; `title` stands above it, and a screen reader says it with each day."""
        names = day_names()
        super().__init__(
            theme, title, [(name[:2], day) for day, name in enumerate(names)], several=True, role="day", gap=0
        )
        self._theme = theme
        for day, name in enumerate(names):
            self.chips[day].setAccessibleName(f"{title}: {name}")
            self.chips[day].toggled.connect(lambda _on: self.update())

    @property
    def bands(self) -> list[QRect]:
        """Where the runs of days are that are on: a run ends where the row does."""
        runs = [[self._place(day) for day in days] for on, days in self._runs() if on]
        rows = [list(row) for run in runs for _, row in groupby(run, QRect.top)]
        return [row[0].united(row[-1]) for row in rows]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the outline of each row, and the bands."""
        theme = self._theme
        rows = [list(row) for _, row in groupby(map(self._place, self.chips), QRect.top)]
        with painting(self) as painter:
            painter.setPen(QPen(theme.color("hairline"), 1))
            for row in rows:
                _draw_round(painter, row[0].united(row[-1]))
            painter.setPen(QPen(theme.color("accent_deep"), 1))
            painter.setBrush(theme.color("claim"))
            for band in self.bands:
                _draw_round(painter, band)

    def _runs(self) -> list[tuple[bool, list[int]]]:
        return [(on, list(days)) for on, days in groupby(self.chips, lambda day: self.chips[day].isChecked())]

    def _place(self, day: int) -> QRect:
        chip = self.chips[day]
        return QRect(chip.mapTo(self, QPoint()), chip.size())


def _draw_round(painter: QPainter, place: QRect) -> None:
    within = QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5)  # a line of one px fills whole ones
    painter.drawRoundedRect(within, within.height() / 2, within.height() / 2)
