"""One's own measure of an evening, to change: each signal before and after, on quiet dots beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from herstel_app.core.signals import POINTS, SIGNALS, Moment, Readings, Signal
from herstel_app.engine.signal_words import signal_ends, signal_name
from herstel_app.ui.kit.basic import label
from herstel_app.ui.kit.dot_kinds import MEASURE, Mark
from herstel_app.ui.kit.dots import HIGH_PX, LEAST_CELL_PX, DotScale
from herstel_app.ui.kit.layout import STRETCH, block, row
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.lookback.change_picture import ChangeSample

tr = QCoreApplication.translate
BELOW = 8
"""Below all of it, in px at 100 %."""
BETWEEN, ABOVE, ABOVE_NAME = 28, 10, 22
"""Between name and dots, and before and after; above a signal, where its name is beside and above; px at 100 %."""
MARKS: dict[Moment, Mark] = {"before": "before", "after": "after"}


class MeasureForm(QWidget):
    """A line for each signal; where there is no room for its name beside the dots, that is above them."""

    changed = QtSignal(str)
    """The moment ("before" or "after")."""

    def __init__(self, theme: Theme, was: Mapping[Moment, Readings]) -> None:
        """Show what was answered once; where nothing was, there is nothing to show: so many dots take time."""
        super().__init__()
        self._theme = theme
        signals = SIGNALS if any(was.values()) else ()
        self.scales: dict[Moment, dict[Signal, DotScale]] = {
            "before": self._scales("before", tr("LookbackEdit", "Vooraf"), signals),
            "after": self._scales("after", tr("LookbackEdit", "Achteraf"), signals),
        }
        self._names = {signal: label(signal_name(signal), "plain", wrap=False) for signal in signals}
        self._heads = [
            self._head(tr("Lookback", "vooraf"), has_before=True),
            self._head(tr("Lookback", "achteraf"), has_before=False),
        ]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, theme.space(BELOW))
        self._grid.setHorizontalSpacing(theme.space(BETWEEN))
        self._grid.setVerticalSpacing(0)
        self._is_beside: bool | None = None
        self._arrange(beside=False)
        for moment, readings in was.items():
            self.show_readings(moment, readings)

    def show_readings(self, moment: Moment, readings: Readings) -> None:
        """Show other answers; nobody is told."""
        for signal, scale in self.scales[moment].items():
            scale.show_place(POINTS.index(readings[signal]) if signal in readings else None)

    def readings(self, moment: Moment) -> Readings:
        """Give what was answered; signals left alone are absent."""
        scales = self.scales[moment].items()
        return {signal: POINTS[scale.place] for signal, scale in scales if scale.place is not None}

    @property
    def dots(self) -> list[QWidget]:
        """All dots, as one reads them."""
        rows = zip(*(scales.values() for scales in self.scales.values()), strict=True)
        return [dot for scales in rows for scale in scales for dot in scale.dots]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange anew for the width."""
        super().resizeEvent(event)
        theme = self._theme
        dots = 2 * (LEAST_CELL_PX * len(POINTS) + theme.space(BETWEEN))
        self._arrange(beside=not theme.is_large and self.width() >= self._name_width() + dots)

    def _name_width(self) -> int:
        for name in self._names.values():
            name.ensurePolished()
        return max((name.sizeHint().width() for name in self._names.values()), default=0)

    def _arrange(self, *, beside: bool) -> None:
        """Have the names `beside` the dots, or above them."""
        if beside == self._is_beside:
            return
        self._is_beside, grid, theme = beside, self._grid, self._theme
        at_top = Qt.AlignmentFlag.AlignTop
        parts = (
            *self._heads,
            *self._names.values(),
            *(scale for each in self.scales.values() for scale in each.values()),
        )
        for part in parts:
            grid.removeWidget(part)
        first = int(beside)
        for place, head in enumerate(self._heads):
            grid.addWidget(head, 0, first + place)
        for number, (signal, name) in enumerate(self._names.items()):
            at = 3 * number + 1
            grid.setRowMinimumHeight(at, theme.space(ABOVE if beside else ABOVE_NAME))
            self._place_name(name, at + 1, beside)
            for place, scales in enumerate(self.scales.values()):
                grid.addWidget(scales[signal], at + 2, first + place, at_top)
        for place in range(3):
            grid.setColumnStretch(place, int(first <= place < first + 2))

    def _place_name(self, name: QLabel, at: int, beside: bool) -> None:
        left, at_top = name.contentsMargins().left(), Qt.AlignmentFlag.AlignTop
        high = (self._theme.px(HIGH_PX) - name.fontMetrics().height()) // 2
        name.setContentsMargins(left, high if beside else 0, 0, 0)
        if beside:  # in line with the dots, which have their words below them
            self._grid.addWidget(name, at + 1, 0, at_top)
        else:
            self._grid.addWidget(name, at, 0, 1, 2, at_top)

    def _scales(self, moment: Moment, said: str, signals: Iterable[Signal]) -> dict[Signal, DotScale]:
        made = dict[Signal, DotScale]()
        for signal in signals:
            name = f"{said}: {signal_name(signal)}"
            scale = DotScale(
                self._theme, MEASURE, name, signal_ends(signal), MARKS[moment], can_clear=True, is_quiet=True
            )  # fmt: skip
            for told in (scale.chosen, scale.cleared):
                told.connect(partial(self._tell, moment))
            made[signal] = scale
        return made

    def _tell(self, moment: Moment, *_: object) -> None:
        self.changed.emit(moment)

    def _head(self, said: str, *, has_before: bool) -> QWidget:
        theme = self._theme
        sample = ChangeSample(theme, has_before, not has_before)
        return block(theme, row(theme, sample, label(said, "small", wrap=False), STRETCH, gap=8), gap=0)
