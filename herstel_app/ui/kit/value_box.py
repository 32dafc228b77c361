"""A value without a frame, for between – and +: arrow keys, + and – go a step on, and what is typed is taken too."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent, QValidator
from PySide6.QtWidgets import QDoubleSpinBox

from herstel_app.ui.kit.caret import LineField
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
DAY_MIN, QUARTER_MIN = 24 * 60, 15
QUARTERS_A_PAGE = 4
MINUTES_STEP = 5
TIME_WIDTH, PERCENT_WIDTH, MINUTES_WIDTH = 84, 74, 84
"""In px at 100 %."""


class ValueBox(QDoubleSpinBox):
    """A number; how it is written and read is for who derives from it. Its look is that of every spin box."""

    steps_a_page = 10
    """So many steps for Page Up and Page Down."""

    def __init__(self, theme: Theme, name: str, low: float, high: float, step: float, width: int) -> None:
        """Make it, from `low` to `high`, `width` px wide at 100 %; `name` is what a screen reader says."""
        super().__init__()
        self._line = LineField()
        self.setLineEdit(self._line)
        self.setRange(low, high)
        self.setSingleStep(step)
        # Its own buttons have no size in the style sheet: with NoButtons Qt leaves the text no room.
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setKeyboardTracking(False)
        self.setAccessibleName(name)
        self.setFixedWidth(theme.px(width))

    def typed(self, text: str) -> str:
        """Give what was typed, without the unit behind it."""
        return text.removesuffix(self.suffix()).removesuffix(self.suffix().strip()).strip()

    def fixup(self, str: str) -> str:  # noqa: A002 - named by Qt
        """Leave what is not whole as it is: Qt would take out the point of a time, which in Dutch parts thousands."""
        return str

    def stepBy(self, steps: int) -> None:
        """Go to the next multiple of the step, and on from there."""
        self.interpretText()
        at, step = self.value() / self.singleStep(), self.singleStep()
        self.setValue(((math.floor(at) if steps > 0 else math.ceil(at)) + steps) * step)
        if self.hasFocus():
            self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take + and – as steps."""
        key, text = event.key(), event.text()
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.stepBy(self.steps_a_page if key == Qt.Key.Key_PageUp else -self.steps_a_page)
        elif text in ("+", "="):
            self.stepBy(1)
        elif text in ("-", "_"):
            self.stepBy(-1)
        else:
            super().keyPressEvent(event)


def clock_words(minutes: int) -> str:
    """Write a time of day as everywhere: "22:15"; minutes after midnight may be those of the next day."""
    hour, minute = divmod(minutes % DAY_MIN, 60)
    return f"{hour}:{minute:02d}"


def read_clock(text: str) -> int | None:
    """Read "22:15", "22.15", "2215" or "22" as minutes after midnight; what is no time is None."""
    hour, dot, minute = text.replace(":", ".").partition(".")
    if not dot and len(hour) in (3, 4):
        hour, minute = hour[:-2], hour[-2:]
    if not (hour + minute).isascii() or not hour.isdigit() or len(minute) not in (0, 2):
        return None
    if minute and not minute.isdigit():
        return None
    at = 60 * int(hour) + int(minute or 0)
    return at if at < DAY_MIN and int(minute or 0) < 60 else None


class TimeBox(ValueBox):
    """A time of day, in minutes after midnight and in steps of a quarter; after 23:45 comes 0:00.

    What lies after midnight, and belongs to the evening before, is a day of minutes more.
    """

    steps_a_page = QUARTERS_A_PAGE

    def __init__(self, theme: Theme, name: str, earliest_min: int, latest_min: int) -> None:
        """Let a time be chosen from `earliest_min` to `latest_min`."""
        super().__init__(theme, name, earliest_min, latest_min, QUARTER_MIN, TIME_WIDTH)
        self.setDecimals(0)

    def textFromValue(self, val: float) -> str:
        """Write it as everywhere: "22:15"."""
        return clock_words(round(val))

    def valueFromText(self, text: str) -> float:
        """Take a time; "10" in the evening is 22:00, and what cannot be chosen goes to the nearest that can."""
        at = read_clock(self.typed(text))
        if at is None:
            return self.value()
        meant = [at, at + DAY_MIN, *([at + DAY_MIN // 2] if at < 13 * 60 else [])]
        return min(meant, key=lambda each: abs(each - self._bound(each)))

    def _bound(self, value: float) -> float:
        return min(self.maximum(), max(self.minimum(), value))

    def validate(self, text: str, pos: int) -> tuple[QValidator.State, str, int]:
        """Let be typed what may become a time."""
        typed = self.typed(text)
        if read_clock(typed) is not None:
            return QValidator.State.Acceptable, text, pos
        plain = typed.replace(":", ".").replace(".", "", 1)
        may = not plain or (plain.isascii() and plain.isdigit() and len(plain) <= 4)
        return QValidator.State.Intermediate if may else QValidator.State.Invalid, text, pos


class NumberBox(ValueBox):
    """A whole number with a unit behind it."""

    def __init__(self, theme: Theme, name: str, low: float, high: float, step: float, width: int, unit: str) -> None:
        """Let a number be chosen from `low` to `high`; `width` is in px at 100 %."""
        super().__init__(theme, name, low, high, step, width)
        self.setDecimals(0)
        self.setSuffix(unit)

    def valueFromText(self, text: str) -> float:
        """Take a number."""
        typed = self.typed(text)
        return int(typed) if typed.isdigit() else self.value()

    def validate(self, text: str, pos: int) -> tuple[QValidator.State, str, int]:
        """Let a number be typed."""
        typed = self.typed(text)
        if not typed:
            return QValidator.State.Intermediate, text, pos
        is_number = typed.isascii() and typed.isdigit() and len(typed) <= 3
        return QValidator.State.Acceptable if is_number else QValidator.State.Invalid, text, pos


class PercentBox(NumberBox):
    """A share in per cent, in steps of its own."""

    def __init__(self, theme: Theme, name: str, low: int, high: int, step: int) -> None:
        """Let a share be chosen from `low` to `high`."""
        super().__init__(theme, name, low, high, step, PERCENT_WIDTH, tr("ValueBox", " %"))

    def valueFromText(self, text: str) -> float:
        """Take a number; it goes to the nearest step."""
        return round(super().valueFromText(text) / self.singleStep()) * self.singleStep()


class MinutesBox(NumberBox):
    """How long something takes, in whole minutes; – and + go in steps of five."""

    def __init__(self, theme: Theme, name: str, low: float, high: float) -> None:
        """Let a time be chosen from `low` to `high`."""
        super().__init__(theme, name, low, high, MINUTES_STEP, MINUTES_WIDTH, tr("ValueBox", " min"))
