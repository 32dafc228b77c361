"""One's own measure of an evening, to change: before and after on one line for each signal; chips say which of both."""

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
from herstel_app.ui.kit.chip_group import ChipGroup
from herstel_app.ui.kit.dot_kinds import TRACK
from herstel_app.ui.kit.dots import LEAST_CELL_PX
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.lookback.change_picture import ChangeSample
from herstel_app.ui.pages.lookback.measure_track import MeasureTrack

tr = QCoreApplication.translate
BELOW = 8
"""Below all of it, in px at 100 %."""
BETWEEN, ABOVE, ABOVE_NAME, BELOW_CHIPS = 28, 8, 14, 8
"""Between name and dots; above a signal, where its name is beside and above; above the first, more; px at 100 %."""


class MeasureForm(QWidget):
    """A line for each signal; where there is no room for its name beside the dots, that is above them."""

    changed = QtSignal(str)
    """The moment ("before" or "after")."""

    def __init__(self, theme: Theme, was: Mapping[Moment, Readings]) -> None:
        """Show what was answered once; where nothing was, there is nothing to show: so many dots take time."""
        super().__init__()
        self._theme = theme
        signals = SIGNALS if any(was.values()) else ()
        self.scales: dict[Moment, dict[Signal, MeasureTrack]] = {
            "before": self._scales("before", tr("LookbackEdit", "Vooraf"), signals),
            "after": self._scales("after", tr("LookbackEdit", "Achteraf"), signals),
        }
        self._names = {signal: label(signal_name(signal), "plain", wrap=False) for signal in signals}
        moment: Moment = "after" if was.get("after") else "before"
        self.group = self._make_group(moment)
        self.group.chosen.connect(self._show_moment)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, theme.space(BELOW))
        self._grid.setHorizontalSpacing(theme.space(BETWEEN))
        self._grid.setVerticalSpacing(0)
        self._is_beside: bool | None = None
        self._arrange(beside=False)
        self._show_moment(moment)
        for each, readings in was.items():
            self.show_readings(each, readings)

    def show_readings(self, moment: Moment, readings: Readings) -> None:
        """Show other answers; nobody is told."""
        for signal, scale in self.scales[moment].items():
            scale.show_place(POINTS.index(readings[signal]) if signal in readings else None)
        self._show_others(moment)

    def _show_others(self, moment: Moment) -> None:
        """Have the dots of the other moment show what was answered for this one."""
        others = self.scales["after" if moment == "before" else "before"]
        for signal, scale in self.scales[moment].items():
            others[signal].show_other(scale.place)

    def _show_moment(self, moment: Moment) -> None:
        """Have a tap change what was answered then."""
        for name, scales in self.scales.items():
            for scale in scales.values():
                if name != moment:
                    scale.hide()
        for scale in self.scales[moment].values():
            scale.show()

    def readings(self, moment: Moment) -> Readings:
        """Give what was answered; signals left alone are absent."""
        scales = self.scales[moment].items()
        return {signal: POINTS[scale.place] for signal, scale in scales if scale.place is not None}

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab can go, as one reads it: the chips, and the dots of both moments, of which one is shown."""
        rows = zip(*(scales.values() for scales in self.scales.values()), strict=True)
        return [*self.group.chips.values(), *(dot for scales in rows for scale in scales for dot in scale.dots)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange anew for the width."""
        super().resizeEvent(event)
        theme = self._theme
        dots = LEAST_CELL_PX * len(POINTS) + theme.space(BETWEEN)
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
            self.group,
            *self._names.values(),
            *(scale for each in self.scales.values() for scale in each.values()),
        )
        for part in parts:
            grid.removeWidget(part)
        track = int(beside)
        grid.addWidget(self.group, 0, 0, 1, 2)
        for number, (signal, name) in enumerate(self._names.items()):
            at = 3 * number + 1
            above = (ABOVE if beside else ABOVE_NAME) + (0 if number else BELOW_CHIPS)
            grid.setRowMinimumHeight(at, theme.space(above))
            self._place_name(name, at + 1, beside)
            for scales in self.scales.values():
                grid.addWidget(scales[signal], at + 2, track, 1, 2 - track, at_top)
        for place in range(2):
            grid.setColumnStretch(place, int(place == track))

    def _place_name(self, name: QLabel, at: int, beside: bool) -> None:
        left, at_top = name.contentsMargins().left(), Qt.AlignmentFlag.AlignTop
        high = (self._theme.px(TRACK.high_px) - name.fontMetrics().height()) // 2
        name.setContentsMargins(left, high if beside else 0, 0, 0)
        if beside:  # in line with the dots, which have their words below them
            self._grid.addWidget(name, at + 1, 0, at_top)
        else:
            self._grid.addWidget(name, at, 0, 1, 2, at_top)

    def _make_group(self, moment: Moment) -> ChipGroup[Moment]:
        """Make the chips; the marks between them make them their legend."""
        said: dict[Moment, str] = {"before": tr("Lookback", "vooraf"), "after": tr("Lookback", "achteraf")}
        options = [(words, each) for each, words in said.items()]
        group = ChipGroup[Moment](self._theme, "", options, moment, title_shown=False, gap=12)
        group.put_between(ChangeSample(self._theme, has_before=True, has_after=True))
        for each, chip in group.chips.items():
            chip.setAccessibleName(tr("LookbackEdit", "Verander {moment}").format(moment=said[each]))
        return group

    def _scales(self, moment: Moment, said: str, signals: Iterable[Signal]) -> dict[Signal, MeasureTrack]:
        made = dict[Signal, MeasureTrack]()
        for signal in signals:
            scale = MeasureTrack(self._theme, moment, f"{said}: {signal_name(signal)}", signal_ends(signal))
            for told in (scale.chosen, scale.cleared):
                told.connect(partial(self._tell, moment))
            made[signal] = scale
        return made

    def _tell(self, moment: Moment, *_: object) -> None:
        self._show_others(moment)
        self.changed.emit(moment)
