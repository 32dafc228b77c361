"""How long a phase takes, in half seconds: with keys, typed, or with a button on either side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtGui import QResizeEvent, QValidator
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

from herstel_app.core.content import BreathPhase
from herstel_app.core.own_pattern import STEP_S, halves, seconds_words
from herstel_app.ui.kit.basic import label
from herstel_app.ui.kit.layout import column
from herstel_app.ui.kit.stepper import STEP_GAP, Stepper
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.kit.value_box import ValueBox

tr = QCoreApplication.translate
WIDTH = 74
GAP, ROW_GAP = 28, 14


def phase_title(phase: BreathPhase) -> str:
    """Give the name of a phase beside its length."""
    return {
        "inhale": tr("PhaseField", "Adem in"),
        "hold": tr("PhaseField", "Vasthouden"),
        "exhale": tr("PhaseField", "Adem uit"),
        "hold_out": tr("PhaseField", "Wachten na het uitademen"),
        "top_up": tr("PhaseField", "Nog iets in"),
    }[phase]


def short_title(phase: BreathPhase) -> str:
    """Give the name of a phase where there is little room."""
    return {
        "inhale": tr("PhaseField", "in"),
        "hold": tr("PhaseField", "vast"),
        "exhale": tr("PhaseField", "uit"),
        "hold_out": tr("PhaseField", "wacht"),
        "top_up": tr("PhaseField", "nog in"),
    }[phase]


class HalfSeconds(ValueBox):
    """A number of seconds; ↑ ↓, + and – change it by a half, and what is typed goes to the nearest half."""

    def __init__(self, theme: Theme, name: str, shortest_s: float, longest_s: float) -> None:
        """Make it, from `shortest_s` to `longest_s`; `name` is what a screen reader says."""
        super().__init__(theme, name, shortest_s, longest_s, STEP_S, WIDTH)
        self.setDecimals(1)
        self.setSuffix(tr("PhaseField", " s"))

    def textFromValue(self, val: float) -> str:
        """Write it as in Dutch: "4", "4,5"."""
        return seconds_words(val)

    def valueFromText(self, text: str) -> float:
        """Take a comma and a point alike; goes to the nearest half."""
        number = self.typed(text).replace(",", ".")
        try:
            return halves(float(number))
        except ValueError:
            return self.value()

    def validate(self, text: str, pos: int) -> tuple[QValidator.State, str, int]:
        """Let be typed what may become a number of seconds."""
        number = self.typed(text).replace(",", ".")
        if not number or number == ".":
            return QValidator.State.Intermediate, text, pos
        plain = number.replace(".", "", 1)
        if not (plain.isascii() and plain.isdigit()) or float(number) > self.maximum():
            return QValidator.State.Invalid, text, pos
        return QValidator.State.Acceptable, text, pos  # what is too short becomes the shortest


class PhaseField(QWidget):
    """A phase with its name, its length, and the buttons – and +."""

    changed = Signal()

    def __init__(self, theme: Theme, title: str, shortest_s: float, longest_s: float) -> None:
        """Make a phase of `shortest_s` to `longest_s`."""
        super().__init__()
        name = tr("PhaseField", "{phase}, in seconden").format(phase=title)
        self.box = HalfSeconds(theme, name, shortest_s, longest_s)
        self.box.valueChanged.connect(self.changed)
        shorter = tr("PhaseField", "{phase} korter").format(phase=title)
        longer = tr("PhaseField", "{phase} langer").format(phase=title)
        steps = Stepper(self.box, shorter, longer, theme.px(STEP_GAP))
        self.less, self.more = steps.less, steps.more
        column(theme, label(title, "label", wrap=False), steps, gap=6, on=self)

    @property
    def seconds(self) -> float:
        """How long the phase takes."""
        return halves(self.box.value())

    def show_seconds(self, seconds: float) -> None:
        """Show a length that was chosen elsewhere."""
        self.box.setValue(seconds)


class PhaseRow(QWidget):
    """Four phases in a row, two by two, or below each other: whatever there is room for."""

    def __init__(self, fields: Sequence[PhaseField], theme: Theme) -> None:
        """Put `fields` in a row."""
        super().__init__()
        self._fields = fields
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.space(GAP))
        self._grid.setVerticalSpacing(theme.space(ROW_GAP))
        self._lay_out(len(fields))

    def _lay_out(self, columns: int) -> None:
        if columns == self._columns:
            return
        for number, field in enumerate(self._fields):
            self._grid.addWidget(field, number // columns, number % columns)
        for place in range(len(self._fields) + 1):
            self._grid.setColumnStretch(place, int(place == columns))
        self._columns = columns
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Ask for the width of one field: it needs no more than that, and then more height."""
        return QSize(self._fields[0].minimumSizeHint().width(), self._grid.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many columns as there is room for."""
        super().resizeEvent(event)
        fitting = (n for n in (4, 2) if self._width(n) <= event.size().width())
        self._lay_out(next(fitting, 1))

    def _width(self, columns: int) -> int:
        """Give how wide the fields are in so many columns, each as wide as its widest."""
        widths = [field.minimumSizeHint().width() for field in self._fields]
        gaps = (columns - 1) * self._grid.horizontalSpacing()
        return sum(max(widths[place::columns]) for place in range(columns)) + gaps
