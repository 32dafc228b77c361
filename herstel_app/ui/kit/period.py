"""Choosing a period: a few that are often meant, or two dates of one's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, Signal
from PySide6.QtWidgets import QDateEdit, QWidget

from herstel_app.core.evening_dates import Period, period_until
from herstel_app.ui.kit.basic import BEARING_PX, label
from herstel_app.ui.kit.caret import LineField
from herstel_app.ui.kit.chip_group import ChipGroup
from herstel_app.ui.kit.dates import period_words
from herstel_app.ui.kit.layout import column, flow, row
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
OWN = "own"


class DateField(QDateEdit):
    """A date in words, typed or chosen from a calendar."""

    def __init__(self, name: str, theme: Theme) -> None:
        """Make the field; `name` is what a screen reader says."""
        super().__init__()
        self.setDisplayFormat("d MMMM yyyy")
        self.setCalendarPopup(True)
        self._line = LineField()
        self.setLineEdit(self._line)
        for part in (self, self.lineEdit()):
            part.setAccessibleName(name)
        p, px = theme.palette, theme.px
        self.setStyleSheet(
            f"QDateEdit {{ margin-left: {BEARING_PX}px; background: {p.raised};"
            f" border: 1px solid {p.hairline}; border-radius: 12px;"
            f" padding: {px(7) + 1}px {px(10) + 1}px; min-width: {px(170)}px; }}"
            f"QDateEdit:focus {{ border: 2px solid {p.accent}; padding: {px(7)}px {px(10)}px; }}"
            "QDateEdit::drop-down { border: none; width: 0; }"
            # Its line is no field of its own: with a frame within the frame the words would be cut off.
            "QDateEdit QLineEdit, QDateEdit QLineEdit:focus { background: transparent; border: none; padding: 0;"
            f' font-family: "{theme.sans}"; font-size: {px(15.5)}px; }}'
        )

    @property
    def day(self) -> date:
        """The date."""
        return self.date().toPython()  # type: ignore[return-value]

    def show_day(self, day: date) -> None:
        """Show a date, without telling that it changed."""
        self.blockSignals(True)
        self.setDate(QDate(day.year, day.month, day.day))
        self.blockSignals(False)


class PeriodPicker(QWidget):
    """Chips for periods up to tonight, and two fields for another one."""

    changed = Signal()

    def __init__(self, title: str, chosen: str, today: Callable[[], date], theme: Theme) -> None:
        """Offer periods that end with `today`, the evening of now; `title` is what the period is for."""
        super().__init__()
        self._today, self._chosen = today, chosen
        self.first = DateField(tr("Period", "{title}: vanaf").format(title=title), theme)
        self.last = DateField(tr("Period", "{title}: tot en met").format(title=title), theme)
        self._words = label("", "small")
        periods = [
            (tr("Period", "een maand"), "month"),
            (tr("Period", "drie maanden"), "quarter"),
            (tr("Period", "een jaar"), "year"),
            (tr("Period", "zelf kiezen"), OWN),
        ]
        self._group = ChipGroup(theme, title, periods, chosen, title_shown=False)
        self._group.chosen.connect(self._choose)
        self.chips = self._group.chips
        said = tr("Period", "van"), tr("Period", "tot en met")
        self._own = flow(theme, *self._said(theme, said), gap=10)
        for field in (self.first, self.last):
            field.dateChanged.connect(self._show)
        self._own.hide()
        column(theme, self._group, self._own, self._words, gap=10, on=self)
        self.refresh()

    def _said(self, theme: Theme, said: tuple[str, str]) -> Iterator[QWidget]:
        """Have each date behind its word, also where they stand below each other."""
        for words, field in zip(said, (self.first, self.last), strict=True):
            holder = QWidget()
            row(theme, label(words, "secondary", wrap=False), field, gap=10, on=holder)
            yield holder

    @property
    def period(self) -> Period:
        """The evenings that are chosen, both included, the earlier one first."""
        if self._chosen != OWN:
            return period_until(self._today(), self._chosen)
        first, last = sorted((self.first.day, self.last.day))
        return first, last

    def refresh(self) -> None:
        """Begin from the evening of now."""
        if self._chosen != OWN:
            first, last = self.period
            self.first.show_day(first)
            self.last.show_day(last)
        self._show()

    def choose_own(self, first: date, last: date) -> None:
        """Choose two dates."""
        self._group.choose(OWN)
        self._chosen = OWN
        self.first.show_day(first)
        self.last.show_day(last)
        self._own.show()
        self._show()

    def _choose(self, name: str) -> None:
        self._chosen = name
        self._own.setVisible(name == OWN)
        self.refresh()

    def _show(self) -> None:
        self._words.setText(period_words(*self.period))
        # Two dates of one's own say it themselves, unless they stand the wrong way round.
        self._words.setVisible(self._chosen != OWN or self.first.day > self.last.day)
        self.changed.emit()
