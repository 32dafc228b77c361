"""When a thought comes back: a few moments by day, or a day and a time of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QSpinBox, QWidget

from herstel_app.core.evening_dates import evening_of
from herstel_app.core.parked_thoughts import FURTHEST_DAYS, SUGGESTED, ReturnSlot, moment_of, times_on
from herstel_app.core.ports.system import Clock
from herstel_app.ui.kit.basic import label
from herstel_app.ui.kit.chip_group import TabChips
from herstel_app.ui.kit.dates import in_words
from herstel_app.ui.kit.layout import column, flow
from herstel_app.ui.kit.stepper import STEP_GAP, Stepper
from herstel_app.ui.kit.style_sheet import VALUE_PX
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
APART, BESIDE = 24, 10
"""Between the day and the time, and left and right of the words in each; px at 100 %."""


def time_words(at: time) -> str:
    """Give a time as it is written: "9:00"."""
    return f"{at.hour}:{at.minute:02}"


def moment_words(moment: datetime) -> str:
    """Give a moment as it is said: "maandag 23 november om 9:00"."""
    day, at = in_words(moment, "dddd d MMMM"), time_words(moment.time())
    return tr("Moment", "{day} om {time}").format(day=day, time=at)


def day_words(now: datetime, days: int) -> str:
    """Give a day as it is said from this evening: "morgen", "donderdag 26"."""
    near = (tr("Moment", "vandaag"), tr("Moment", "morgen"), tr("Moment", "overmorgen"))
    day = evening_of(now) + timedelta(days=days)
    return near[days] if days < len(near) else in_words(day, "dddd d")


class WordSpin(QSpinBox):
    """One of a few words, chosen with the arrow keys."""

    def __init__(self, theme: Theme, name: str) -> None:
        """Make an empty choice; `name` is what a screen reader says."""
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._words: tuple[str, ...] = ("",)
        self.setAccessibleName(name)
        self._stepper: Stepper | None = None
        self._line = QLineEdit()
        self.setLineEdit(self._line)
        self._line.setReadOnly(True)
        self._line.selectionChanged.connect(self._line.deselect)
        self._line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._line.setCursor(Qt.CursorShape.ArrowCursor)

    def set_words(self, words: Sequence[str], chosen: int) -> None:
        """Choose from these words; the number `chosen` is chosen."""
        self._words = tuple(words)
        self.blockSignals(True)
        self.setRange(0, len(words) - 1)
        self.setValue(chosen)
        self.blockSignals(False)
        self._line.setText(self.textFromValue(self.value()))
        if self._stepper is not None:
            self._stepper.mind_ends()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for room for the widest word, in the letters of now."""
        metrics = QFontMetrics(self._theme.font(VALUE_PX, serif=True))
        widest = max(metrics.horizontalAdvance(word) for word in self._words)
        return QSize(widest + 2 * self._theme.px(BESIDE), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Ask for no less."""
        return self.sizeHint()

    def textFromValue(self, val: int) -> str:
        """Give the word of a value."""
        return self._words[val] if 0 <= val < len(self._words) else ""

    def stepper(self, earlier: str, later: str, gap: int) -> QWidget:
        """Put a button for the mouse on either side; the names are for a screen reader."""
        self._stepper = Stepper(self, earlier, later, gap)
        return self._stepper


class MomentPicker(QWidget):
    """Chips for the moments that fit most evenings, and room for another one; the first is chosen."""

    changed = Signal()
    unfolded = Signal()
    """There is more to see: a day and a time."""

    def __init__(self, clock: Clock, theme: Theme) -> None:
        """Offer what lies ahead of now."""
        super().__init__()
        self._clock, self._now = clock, clock.now()
        self._days = [days for days in range(FURTHEST_DAYS + 1) if times_on(self._now, days, clock.local)]
        self._slot = SUGGESTED[0]
        own = tr("Moment", "anders…")
        moments = [(f"{day_words(self._now, slot.days)} {time_words(slot.at)}", slot) for slot in SUGGESTED]
        options: list[tuple[str, ReturnSlot | None]] = [*moments, (own, None)]
        self.choices = TabChips(theme, tr("Moment", "Wanneer?"), options, self._slot)
        self.choices.chosen.connect(self._choose)
        self.chips = list(self.choices.chips.values())
        self.day = WordSpin(theme, tr("Moment", "Dag"))
        self.time = WordSpin(theme, tr("Moment", "Tijd"))
        self._own = self._make_own(theme)
        self.words = label("", "small")
        column(theme, self.choices, self._own, self.words, gap=10, on=self)
        self._show()

    def unfold(self, is_open: bool) -> None:
        """Show what can be chosen, or only which moment is."""
        self.choices.setVisible(is_open)
        self._own.setVisible(is_open and self.chips[-1].isChecked())

    @property
    def moment(self) -> datetime:
        """The instant that is chosen, in local time with its offset."""
        return moment_of(self._now, self._slot, self._clock.local)

    def _make_own(self, theme: Theme) -> QWidget:
        day = self._days.index(self._slot.days)
        self.day.set_words([day_words(self._now, days) for days in self._days], day)
        self._offer_times(self._slot.at)
        gap = theme.px(STEP_GAP)
        days = self.day.stepper(tr("Moment", "Een dag eerder"), tr("Moment", "Een dag later"), gap)
        times = self.time.stepper(tr("Moment", "Een half uur eerder"), tr("Moment", "Een half uur later"), gap)
        holder = flow(theme, days, times, gap=APART)
        self.day.valueChanged.connect(lambda: self._offer_times(self._slot.at))
        self.day.valueChanged.connect(self._take_own)
        self.time.valueChanged.connect(self._take_own)
        holder.hide()
        return holder

    def _offer_times(self, wanted: time) -> None:
        """Offer the times of the day that is shown, with the one nearest to `wanted` chosen."""
        self._times = times_on(self._now, self._days[self.day.value()], self._clock.local)
        later = next((n for n, at in enumerate(self._times) if at >= wanted), len(self._times) - 1)
        self.time.set_words([time_words(at) for at in self._times], later)

    def _choose(self, slot: ReturnSlot | None) -> None:
        self._own.setVisible(slot is None)
        if slot is None:
            self._take_own()
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)
            self.unfolded.emit()
        else:
            self._slot = slot
            self._show()

    def _take_own(self) -> None:
        self._slot = ReturnSlot(self._days[self.day.value()], self._times[self.time.value()])
        self._show()

    def _show(self) -> None:
        self.words.setText(tr("Moment", "Terug op {moment}.").format(moment=moment_words(self.moment)))
        self.changed.emit()
