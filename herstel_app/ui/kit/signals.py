"""The four signals on dots, below each other: jouw eigen meting, optional, never totalled."""

from __future__ import annotations

from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QWidget

from herstel_app.core.signals import POINTS, SIGNALS, Readings, Signal
from herstel_app.engine.signal_words import signal_ends as signal_ends
from herstel_app.engine.signal_words import signal_name as signal_name
from herstel_app.ui.kit.basic import label
from herstel_app.ui.kit.dot_kinds import MEASURE
from herstel_app.ui.kit.dots import DotScale
from herstel_app.ui.kit.layout import column, nest
from herstel_app.ui.kit.theme import Theme


class SignalForm(QWidget):
    """Four times a dot for each point, as it is before an exercise: what was tapped is a small dot."""

    changed = QtSignal()

    def __init__(self, theme: Theme) -> None:
        """Make four of which nothing is tapped."""
        super().__init__()
        self.scales: dict[Signal, DotScale] = {}
        rows = column(theme, gap=24, on=self)
        for signal in SIGNALS:
            name = signal_name(signal)
            scale = DotScale(theme, MEASURE, name, signal_ends(signal), "before", can_clear=True, is_quiet=True)
            scale.chosen.connect(self.changed)
            scale.cleared.connect(self.changed)
            self.scales[signal] = scale
            nest(column(theme, label(name, "label"), scale, gap=0), rows)

    def show_readings(self, readings: Readings) -> None:
        """Show what was answered once; nobody is told."""
        for signal, scale in self.scales.items():
            scale.show_place(POINTS.index(readings[signal]) if signal in readings else None)

    @property
    def readings(self) -> Readings:
        """What was answered; signals left alone are absent."""
        return {signal: POINTS[scale.place] for signal, scale in self.scales.items() if scale.place is not None}
