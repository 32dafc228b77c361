"""Terugblik, *Per maand*: how it went with each exercise in a sentence, and below a link each time as a dot.

The uncertainty is said, and nothing ranked.
"""

from __future__ import annotations

import logging
from collections import Counter
from datetime import date

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from herstel_app.core.month_tendencies import ExerciseMonth, SignalChange
from herstel_app.core.signals import HIGHEST, SIGNALS
from herstel_app.core.way_names import within_sentence
from herstel_app.engine.lookback.model import LookbackModel
from herstel_app.engine.lookback.month import (
    CAUTION,
    CHANGES,
    EACH_DOT,
    evenings_words,
    month_to_show,
    near_months,
    says_too_little,
    went_words,
)
from herstel_app.engine.signal_words import signal_name
from herstel_app.ui.kit import dates
from herstel_app.ui.kit.basic import BEARING_PX, button, empty, hairline, label, note, round_pen
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.chooser import Chooser
from herstel_app.ui.kit.dates import month_words
from herstel_app.ui.kit.fold import Folded
from herstel_app.ui.kit.guard import guard
from herstel_app.ui.kit.layout import STRETCH, block, column, row
from herstel_app.ui.kit.theme import Theme

logger = logging.getLogger(__name__)
tr = QCoreApplication.translate
DOT, STEP = 4, 9
"""Radius of a dot and the height from one to the next where more have the same difference; px at 100 %."""
MOST_STACKED = 4
APART, BELOW_WORDS = 28, 14
"""From one signal to the next, and from the words above them to the first; px at 100 %."""


class ChangeStrip(QWidget):
    """The differences of one signal on a line, a dot each, with "gelijk" in the middle."""

    def __init__(self, change: SignalChange, theme: Theme, names_middle: bool = True) -> None:
        """Show `change`; the word in the middle, which is the same in each, is there where it `names_middle`."""
        super().__init__()
        self._counts, self._theme = Counter(change.differences), theme
        self._signal, self._names_middle = change.signal, names_middle
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
            (tr("Month", "gelijk") if self._names_middle else "", Qt.AlignmentFlag.AlignHCenter),
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
        found, theme = self._model.month_of(month), self._theme
        measured = [item for item in found.exercises if item.changes]
        lead = label(evenings_words(found.evenings, month, self._model.tonight, dates), "line")
        caution = [note(theme, CAUTION)] if measured else []
        self._body.addLayout(column(theme, lead, *caution, gap=4, margins=(0, 6, 0, 8)))
        for item in measured:
            self._body.addWidget(self._told(item))
        others = ", ".join(within_sentence(item.title) for item in found.exercises if not item.changes)
        if others:
            also = tr("Month", "Ook gedaan: {others}.") if measured else tr("Month", "Gedaan: {others}.")
            self._body.addLayout(column(theme, note(theme, also.format(others=others)), margins=(0, 8, 0, 0)))

    def _told(self, item: ExerciseMonth) -> QWidget:
        """Say in a sentence how it went with an exercise; each time is folded away below."""
        theme = self._theme
        dots = Folded(theme, tr("Month", "bekijk je metingen"), self._dots(item), signed=False)
        dots.fold.setAccessibleName(tr("Month", "Bekijk je metingen: {title}").format(title=item.title))
        went = label(went_words(item), "secondary" if says_too_little(item) else "plain")
        words = column(theme, label(item.title, "line"), went, gap=4)
        return block(theme, hairline(), column(theme, words, dots, gap=12, margins=(0, 18, 0, 8)), gap=0)

    def _dots(self, item: ExerciseMonth) -> Card:
        """Show each time as a dot, on a line for each signal."""
        theme = self._theme
        card, large = Card(theme, gap=BELOW_WORDS), theme.is_large
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.space(20))
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        names = {signal: label(signal_name(signal), "small", wrap=False) for signal in SIGNALS}
        if not large:  # in one column with those of the other exercises
            for each in names.values():
                each.ensurePolished()
            grid.setColumnMinimumWidth(0, max(each.sizeHint().width() for each in names.values()))
        for number, change in enumerate(item.changes):
            top, name = 3 * number, names[change.signal]
            strip = ChangeStrip(change, theme, names_middle=not number)
            if number:
                grid.setRowMinimumHeight(top, theme.space(APART))
            if large:
                grid.addWidget(name, top + 1, 0, 1, 2)
                grid.addWidget(strip, top + 2, 0, 1, 2)
            else:  # beside the line, also where dots stand on each other
                name.setContentsMargins(BEARING_PX, max(0, strip.line_at - name.fontMetrics().height() // 2), 0, 0)
                grid.addWidget(name, top + 1, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(strip, top + 1, 1)
        card.add(note(theme, EACH_DOT), grid)
        return card
