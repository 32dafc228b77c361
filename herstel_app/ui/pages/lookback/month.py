"""Terugblik, *Per maand*: what was done in a month, and how it went with each exercise.

The uncertainty is said, and nothing ranked.
"""

from __future__ import annotations

import logging
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from herstel_app.engine.lookback.model import LookbackModel
from herstel_app.engine.lookback.month import CAUTION, month_to_show, near_months
from herstel_app.ui.kit import dates
from herstel_app.ui.kit.basic import button, empty, label
from herstel_app.ui.kit.dates import month_words
from herstel_app.ui.kit.drawing import Drawing
from herstel_app.ui.kit.guard import guard
from herstel_app.ui.kit.layout import block, column, row
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.lookback.month_exercises import MonthExercises, OtherExercises

logger = logging.getLogger(__name__)
tr = QCoreApplication.translate
BAND_HIGH = 40
"""Of the lines of the month, in px at 100 %."""
BETWEEN, ABOVE_CAUTION = 30, 10
"""From what is told of an exercise to the others, and to what is said of all that, in px at 100 %."""


class MonthView(QWidget):
    """One month, and the way to those before and after it that have something in them.

    The page places the `links` to the other months above it.
    """

    restarted = Signal()
    notice = Signal(str)

    def __init__(self, model: LookbackModel, theme: Theme, name: QLabel) -> None:
        """Make an empty view; `refresh` fills it, and has the title of the page, `name`, be that of the month."""
        super().__init__()
        self._model, self._theme, self.name = model, theme, name
        self._months: list[date] = []
        self._month: date | None = None
        self._none = label(tr("Month", "Hier zie je een hele maand, zodra er iets in staat."), "secondary")
        self.earlier, self.later = button("", "link"), button("", "link")
        if not theme.is_large:  # then they stand at the right, and end where the line below them does
            self.earlier.setProperty("flush", True)
            self.later.setProperty("flush", True)
        self.links = QWidget()
        self._beside_name = row(theme, self.earlier, self.later, gap=18, on=self.links)
        self._body = column(theme, gap=BETWEEN)
        column(theme, self._none, self._body, gap=22, on=self)
        self.earlier.clicked.connect(lambda: self._go(self.earlier, 1))
        self.later.clicked.connect(lambda: self._go(self.later, -1))

    def refresh(self) -> None:
        """Read the journal anew; the month that was shown stays shown where it still has something."""
        self._months = self._model.months()
        self._month = month_to_show(self._months, self._month, self._model.tonight)
        self._none.setVisible(not self._months)
        self.links.setVisible(bool(self._months))
        self._fill()

    def _go(self, link: QPushButton, places: int) -> None:
        """Show a month so many places further back; at the first or the last one the other link has the focus."""
        had_focus, was = link.hasFocus(), self._month
        assert was is not None
        self._month = self._months[self._months.index(was) + places]
        if not guard(self._fill, tr("Lookback", "Dat lukt nu niet. {reason}"), self.notice.emit, logger):
            self._month = was
        if had_focus and link.isHidden():
            (self.later if link is self.earlier else self.earlier).setFocus(Qt.FocusReason.OtherFocusReason)
        self.restarted.emit()

    def _fill(self) -> None:
        empty(self._body)
        month = self._month
        if month is None:
            return
        near = near_months(self._months, month, dates)
        for link, words in zip((self.earlier, self.later), near, strict=True):
            link.setText(words)
            link.setVisible(bool(words))
        words = month_words(month)
        self.name.setText(f"{words[:1].upper()}{words[1:]}")
        self._stand_on_line()
        found, theme, stroke_of = self._model.month_of(month), self._theme, self._model.stroke_of
        band = Drawing(theme, BAND_HIGH)
        band.show_strokes(self._model.strokes_of(month))
        band.setAccessibleName(tr("Month", "De lijnen van deze maand, naast elkaar."))
        self._body.addWidget(band)
        measured = [item for item in found.exercises if item.changes]
        others = [item for item in found.exercises if not item.changes]
        if measured:
            told = MonthExercises(theme, measured, stroke_of), ABOVE_CAUTION, label(CAUTION, "small")
            self._body.addWidget(block(theme, *told, gap=0))
        if others:
            self._body.addWidget(OtherExercises(theme, others, stroke_of, is_all=not measured))

    def _stand_on_line(self) -> None:
        """Have the links on the line that the name of the month is written on, where they stand beside it."""
        for part in self.name, self.earlier:
            part.ensurePolished()
        letters, beside = self.name.fontMetrics(), self.earlier.fontMetrics()
        below = (self.earlier.sizeHint().height() - beside.lineSpacing()) // 2 + beside.descent()
        room = 0 if self._theme.is_large else letters.descent() - below
        self._beside_name.setContentsMargins(0, 0, 0, max(0, room))
