"""The four signals as sliders: jouw eigen meting, optional, never totalled."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from herstel_app.core.signals import HIGHEST, LOWEST, SIGNALS, Readings, Signal
from herstel_app.ui.slider import EDGE, LineSlider
from herstel_app.ui.theme import Theme
from herstel_app.ui.widgets import label, round_pen

MIDDLE = (LOWEST + HIGHEST) // 2


def signal_name(signal: Signal) -> str:
    """Give the signal's name on screen."""
    tr = QCoreApplication.translate
    return {
        "softness": tr("Signals", "Zachter"),
        "head": tr("Signals", "Ruimte in je hoofd"),
        "breath": tr("Signals", "Adem gaat vanzelf"),
        "body": tr("Signals", "Lijf laat los"),
    }[signal]


def signal_ends(signal: Signal) -> tuple[str, str]:
    """Give the words at the low and the high end of a signal's slider."""
    tr = QCoreApplication.translate
    return {
        "softness": (tr("Signals", "strak"), tr("Signals", "zacht")),
        "head": (tr("Signals", "vol"), tr("Signals", "ruim")),
        "breath": (tr("Signals", "met moeite"), tr("Signals", "vanzelf")),
        "body": (tr("Signals", "houdt vast"), tr("Signals", "laat los")),
    }[signal]


class SignalSlider(LineSlider):
    """A slider that begins unanswered: a hollow knob in the middle until it is touched."""

    answered_changed = QtSignal()

    def __init__(self, signal: Signal, theme: Theme) -> None:
        """Make an unanswered slider from 0 to 10."""
        super().__init__(theme, LOWEST, HIGHEST)
        self.signal = signal
        self.answered = False
        self.setValue(MIDDLE)
        self.setPageStep(2)
        self.valueChanged.connect(self._answer)
        self._describe()

    @property
    def is_hollow(self) -> bool:
        """Whether it has not been answered."""
        return not self.answered

    def choose(self, value: int) -> None:
        """Take a value as the answer, the one where the knob stands too."""
        if value == self.value():
            self._answer()
        self.setValue(value)

    def _answer(self) -> None:
        self.answered = True
        self._describe()
        self.update()
        self.answered_changed.emit()

    def _describe(self) -> None:
        low, high = signal_ends(self.signal)
        tr = QCoreApplication.translate
        scale = tr("Signals", "van 0, {low}, tot 10, {high}").format(low=low, high=high)
        state = str(self.value()) if self.answered else tr("Signals", "nog niet ingevuld")
        self.setAccessibleName(f"{signal_name(self.signal)}, {scale}")
        self.setAccessibleDescription(state)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits as values, Delete as "no answer"; the arrows as every slider does."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.setValue(MIDDLE)
            self.answered = False
            self._describe()
            self.update()
            self.answered_changed.emit()
        elif event.text().isdigit():
            self.setValue(int(event.text()))
            self._answer()
        else:
            super().keyPressEvent(event)


class SignalForm(QWidget):
    """The four sliders below each other."""

    changed = QtSignal()

    def __init__(self, theme: Theme) -> None:
        """Make four unanswered sliders."""
        super().__init__()
        self.sliders = {signal: SignalSlider(signal, theme) for signal in SIGNALS}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(10))
        for signal, slider in self.sliders.items():
            box = QVBoxLayout()
            box.setSpacing(0)
            box.addWidget(label(signal_name(signal), "label"))
            box.addWidget(slider)
            ends = QHBoxLayout()
            low, high = signal_ends(signal)
            ends.addWidget(label(low, "kicker", wrap=False))
            ends.addStretch(1)
            ends.addWidget(label(high, "kicker", wrap=False))
            box.addLayout(ends)
            column.addLayout(box)
            slider.answered_changed.connect(self.changed)

    @property
    def readings(self) -> Readings:
        """What was answered; signals left alone are absent."""
        return {signal: slider.value() for signal, slider in self.sliders.items() if slider.answered}


class SignalCompare(QWidget):
    """Before → after of each answered signal, as two knobs on a line; no total."""

    def __init__(self, before: Readings, after: Readings, theme: Theme) -> None:
        """Show the signals that were answered at least once."""
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.space(16))
        grid.setVerticalSpacing(theme.space(4))
        for row, signal in enumerate(signal for signal in SIGNALS if signal in before or signal in after):
            grid.addWidget(label(signal_name(signal), "small", wrap=False), row, 0)
            grid.addWidget(
                _CompareLine(signal, before.get(signal), after.get(signal), theme),
                row,
                1,
            )
        grid.setColumnStretch(1, 1)


class _CompareLine(QWidget):
    """One line: an open circle is before, a filled one after."""

    def __init__(self, signal: Signal, before: int | None, after: int | None, theme: Theme) -> None:
        super().__init__()
        self._before, self._after, self._theme = before, after, theme
        self.setFixedHeight(theme.px(22))
        self.setMinimumWidth(theme.px(120))
        tr = QCoreApplication.translate
        none = tr("Signals", "niet ingevuld")
        words = tr("Signals", "{name}: vooraf {before}, achteraf {after}")
        self.setAccessibleName(
            words.format(
                name=signal_name(signal),
                before=none if before is None else before,
                after=none if after is None else after,
            )
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line and the knobs."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        room = self.width() - 2 * EDGE

        def at(value: int) -> QPointF:
            return QPointF(EDGE + room * (value - LOWEST) / (HIGHEST - LOWEST), middle)

        painter.setPen(round_pen(self._theme.color("hairline"), 2))
        painter.drawLine(QPointF(EDGE, middle), QPointF(EDGE + room, middle))
        if self._before is not None and self._after is not None:
            painter.setPen(round_pen(self._theme.color("accent_deep"), 2))
            painter.drawLine(at(self._before), at(self._after))
        if self._after is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent"))
            painter.drawEllipse(at(self._after), 6, 6)
        if self._before is not None:
            painter.setPen(round_pen(self._theme.color("rest"), 2))
            same = self._before == self._after
            painter.setBrush(Qt.BrushStyle.NoBrush if same else self._theme.color("surface"))
            painter.drawEllipse(at(self._before), 8 if same else 6, 8 if same else 6)
        painter.end()
