"""Terugblik, *Per maand*: which exercise went with which signal, with the uncertainty said and nothing ranked."""

from __future__ import annotations

import logging
from collections import Counter
from datetime import date

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from herstel_app.core.month_tendencies import ExerciseMonth, SignalChange
from herstel_app.core.signals import HIGHEST, SIGNALS
from herstel_app.engine.lookback.model import LookbackModel
from herstel_app.engine.lookback.month import (
    CAUTION,
    CHANGES,
    change_words,
    done_words,
    month_to_show,
    near_months,
    says_too_little,
    times_filled_in,
)
from herstel_app.engine.signal_words import signal_name
from herstel_app.ui.kit import dates
from herstel_app.ui.kit.basic import BEARING_PX, button, empty, label, note, round_pen
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.chooser import Chooser
from herstel_app.ui.kit.dates import month_words
from herstel_app.ui.kit.guard import guard
from herstel_app.ui.kit.layout import STRETCH, column, row
from herstel_app.ui.kit.theme import Theme

logger = logging.getLogger(__name__)
tr = QCoreApplication.translate
DOT, STEP = 4, 9
"""Radius of a dot and the height from one to the next where more have the same difference; px at 100 %."""
MOST_STACKED = 4


class ChangeStrip(QWidget):
    """The differences of one signal on a line, a dot each, with "gelijk" in the middle."""

    def __init__(self, change: SignalChange, theme: Theme) -> None:
        """Show `change`."""
        super().__init__()
        self._counts, self._theme = Counter(change.differences), theme
        self._signal = change.signal
        stacked = min(MOST_STACKED, max(self._counts.values()))
        self._font = theme.font(13)
        self._height = theme.px(STEP) * (stacked - 1) + 2 * theme.px(DOT) + theme.px(6)
        self.line_at = self._height - theme.px(DOT) - 1
        """Where its line runs, in px below its top."""
        self.setFixedHeight(self._height + QFontMetrics(self._font).height() + theme.px(6))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        said = ", ".join(f"{difference:+d}" for difference in change.differences)
        self.setAccessibleName(tr("Month", "{name}: {said}").format(name=signal_name(change.signal), said=said))

    def minimumSizeHint(self) -> QSize:
        """Ask for room for the three words."""
        return QSize(self._theme.px(220), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, the dots and the words at the ends and in the middle."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius, line, middle = theme.px(DOT), self.line_at, self.width() / 2
        room = self.width() - 2 * (radius + BEARING_PX)
        painter.setPen(round_pen(theme.color("hairline"), 2))
        # As far as the words below it and those beside it.
        painter.drawLine(QPointF(BEARING_PX + 1, line), QPointF(self.width() - BEARING_PX - 1, line))
        painter.setPen(round_pen(theme.color("tertiary"), 1.5))
        painter.drawLine(QPointF(middle, line - theme.px(6)), QPointF(middle, line + theme.px(6)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        for difference, count in self._counts.items():
            x = middle + room / 2 * difference / HIGHEST
            for number in range(min(count, MOST_STACKED)):
                painter.drawEllipse(QPointF(x, line - number * theme.px(STEP)), radius, radius)
        painter.setPen(theme.color("tertiary"))
        painter.setFont(self._font)
        less, more = CHANGES[self._signal]
        box = QRectF(self.rect()).adjusted(BEARING_PX, self._height + theme.px(4), -BEARING_PX, 0)
        for text, side in (
            (less, Qt.AlignmentFlag.AlignLeft),
            (tr("Month", "gelijk"), Qt.AlignmentFlag.AlignHCenter),
            (more, Qt.AlignmentFlag.AlignRight),
        ):
            painter.drawText(box, side | Qt.AlignmentFlag.AlignTop, text)
        painter.end()


class MonthView(QWidget):
    """One month, and the way to the others that have something in them."""

    restarted = Signal()
    notice = Signal(str)

    def __init__(self, model: LookbackModel, theme: Theme) -> None:
        """Make an empty view; `refresh` fills it."""
        super().__init__()
        self._model, self._theme = model, theme
        self._months: list[date] = []
        self._none = label(tr("Month", "Hier zie je een hele maand, zodra er iets in staat."), "secondary")
        self.month = Chooser[date](theme, tr("Month", "Welke maand"))
        self.earlier, self.later = button("", "link"), button("", "link")
        self._choice = QWidget()
        row(theme, self.month, self.earlier, self.later, STRETCH, gap=18, on=self._choice)
        self._body = column(theme, gap=12)
        column(theme, self._none, self._choice, self._body, gap=14, margins=(0, 4, 0, 0), on=self)
        self.month.activated.connect(self._show)
        self.earlier.clicked.connect(lambda: self._go(1))
        self.later.clicked.connect(lambda: self._go(-1))

    def refresh(self) -> None:
        """Read the journal anew; the month that was shown stays shown where it still has something."""
        shown, self._months = self.month.value, self._model.months()
        self.month.offer([(month_words(month), month) for month in self._months])
        self.month.choose(month_to_show(self._months, shown, self._model.tonight))
        self._none.setVisible(not self._months)
        self._choice.setVisible(bool(self._months))
        self._fill()

    def _go(self, places: int) -> None:
        self.month.setCurrentIndex(self.month.currentIndex() + places)
        self._show()

    def _show(self) -> None:
        guard(self._fill, tr("Lookback", "Dat lukt nu niet. {reason}"), self.notice.emit, logger)
        self.restarted.emit()

    def _fill(self) -> None:
        empty(self._body)
        month = self.month.value
        if month is None:
            return
        near = near_months(self._months, month, dates)
        for link, words in zip((self.earlier, self.later), near, strict=True):
            link.setText(words)
            link.setVisible(bool(words))
        self._body.addWidget(note(self._theme, CAUTION))
        for item in self._model.exercises_in(month):
            self._body.addWidget(self._card(item))

    def _card(self, item: ExerciseMonth) -> Card:
        theme = self._theme
        card = Card(theme, top=16, gap=2)
        too_little, counts = says_too_little(item), times_filled_in(item) is None
        grid = QGridLayout()
        grid.setContentsMargins(0, theme.space(8), 0, 0)
        grid.setHorizontalSpacing(theme.space(20))
        grid.setVerticalSpacing(theme.space(4))
        grid.setColumnStretch(1, 1)
        large = theme.is_large
        names = {signal: label(signal_name(signal), "label", wrap=False) for signal in SIGNALS}
        if not large:  # in one column with those of the other exercises
            for each in names.values():
                each.ensurePolished()
            grid.setColumnMinimumWidth(0, max(each.sizeHint().width() for each in names.values()))
        for number, change in enumerate(item.changes):
            top = 4 * number
            name = names[change.signal]
            said, strip = label(change_words(change, counts), "small"), ChangeStrip(change, theme)
            if not large:  # beside the line, also where dots stand on each other
                name.setContentsMargins(BEARING_PX, max(0, strip.line_at - name.fontMetrics().height() // 2), 0, 0)
            if number:
                grid.setRowMinimumHeight(top, theme.space(10))
            if large:
                grid.addWidget(name, top + 1, 0, 1, 2)
                grid.addWidget(strip, top + 2, 0, 1, 2)
                grid.addWidget(said, top + 3, 0, 1, 2)
            else:
                grid.addWidget(name, top + 1, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(strip, top + 1, 1)
                grid.addWidget(said, top + 2, 1)
            said.setVisible(not too_little)
        card.add(label(item.title, "line"), label(done_words(item), "small"), grid)
        return card
