"""How long a phase takes, in half seconds: with keys, typed, or with a button on either side."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from herstel_app.core.patterns import STEP_S, halves, seconds_words
from herstel_app.ui.theme import Theme
from herstel_app.ui.widgets import button, label

tr = QCoreApplication.translate
WIDTH = 74


class HalfSeconds(QDoubleSpinBox):
    """A number of seconds; ↑ ↓, + and – change it by a half, and what is typed goes to the nearest half."""

    def __init__(self, theme: Theme, name: str, shortest_s: float, longest_s: float) -> None:
        """Make it, from `shortest_s` to `longest_s`; `name` is what a screen reader says."""
        super().__init__()
        self.setRange(shortest_s, longest_s)
        self.setSingleStep(STEP_S)
        self.setDecimals(1)
        self.setSuffix(tr("PhaseField", " s"))
        self.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setKeyboardTracking(False)
        self.setAccessibleName(name)
        self.setFixedWidth(theme.px(WIDTH))

    def textFromValue(self, val: float) -> str:
        """Write it as in Dutch: "4", "4,5"."""
        return seconds_words(val)

    def valueFromText(self, text: str) -> float:
        """Take a comma and a point alike; goes to the nearest half."""
        number = text.removesuffix(self.suffix()).strip().replace(",", ".")
        try:
            return halves(float(number))
        except ValueError:
            return self.value()

    def validate(self, text: str, pos: int) -> tuple[QValidator.State, str, int]:
        """Let be typed what may become a number of seconds."""
        number = text.removesuffix(self.suffix()).strip().replace(",", ".")
        if not number or number == ".":
            return QValidator.State.Intermediate, text, pos
        plain = number.replace(".", "", 1)
        if not (plain.isascii() and plain.isdigit()) or float(number) > self.maximum():
            return QValidator.State.Invalid, text, pos
        enough = halves(float(number)) >= self.minimum()
        return (QValidator.State.Acceptable if enough else QValidator.State.Intermediate), text, pos

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take + and – as steps."""
        if event.text() in ("+", "="):
            self.stepBy(1)
        elif event.text() in ("-", "_"):
            self.stepBy(-1)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll: a value that changes under a passing mouse is not a choice."""
        event.ignore()


class PhaseField(QWidget):
    """A phase with its name, its length, and the buttons – and +."""

    changed = Signal()

    def __init__(self, theme: Theme, title: str, shortest_s: float, longest_s: float) -> None:
        """Make a phase of `shortest_s` to `longest_s`."""
        super().__init__()
        name = tr("PhaseField", "{phase}, in seconden").format(phase=title)
        self.box = HalfSeconds(theme, name, shortest_s, longest_s)
        self.box.valueChanged.connect(self._change)
        self.less = self._button("–", tr("PhaseField", "{phase} korter").format(phase=title), -1)
        self.more = self._button("+", tr("PhaseField", "{phase} langer").format(phase=title), 1)
        row = QHBoxLayout()
        row.setSpacing(theme.px(5))
        row.addWidget(self.less)
        row.addWidget(self.box)
        row.addWidget(self.more)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(6))
        column.addWidget(label(title, "label", wrap=False))
        column.addLayout(row)

    def _button(self, text: str, name: str, step: int) -> QPushButton:
        turn = button(text, "step", name)
        turn.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the box itself has keys for it
        turn.setAutoRepeat(True)
        turn.clicked.connect(lambda: self.box.stepBy(step))
        return turn

    def _change(self) -> None:
        self.less.setEnabled(self.seconds > self.box.minimum())
        self.more.setEnabled(self.seconds < self.box.maximum())
        self.changed.emit()

    @property
    def seconds(self) -> float:
        """How long the phase takes."""
        return halves(self.box.value())

    def show_seconds(self, seconds: float) -> None:
        """Show a length that was chosen elsewhere."""
        self.box.setValue(seconds)
        self._change()
