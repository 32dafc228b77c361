"""Terugblik, the evenings: the list, which reads on as one scrolls; once there are many, one can look for something."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from herstel_app.core.records import EntryFilter, in_month
from herstel_app.engine.lookback.model import LookbackModel
from herstel_app.ui.kit import dates
from herstel_app.ui.kit.basic import button, label
from herstel_app.ui.kit.caret import LineField
from herstel_app.ui.kit.chooser import Chooser
from herstel_app.ui.kit.dates import month_words
from herstel_app.ui.kit.guard import guard
from herstel_app.ui.kit.layout import block, column, flow, left
from herstel_app.ui.kit.said_line import said_line
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.lookback.evening_row import SIDE
from herstel_app.ui.pages.lookback.line_to_come import LineToCome
from herstel_app.ui.pages.lookback.list import NoteTimeline

logger = logging.getLogger(__name__)
tr = QCoreApplication.translate
MOST_NOTES = 200
"""After so many the list begins anew further back: Tab would have too many to pass, and each makes the next slower."""
SEARCH_AFTER_MS = 250
TO_COME_ABOVE = 28
"""Above the line where there is no evening yet, in px at 100 %."""
BELOW_FILTERS = 10
"""Below the field and the filters, in px at 100 %."""


class EveningsView(QWidget):
    """Search, filters and the timeline."""

    opened = Signal(object)
    """Entry or WrittenAnswer."""
    restarted = Signal()
    """The list begins anew: the page goes to its top."""
    notice = Signal(str)
    """A Dutch sentence for the notice bar."""
    shown_anew = Signal()
    """The list is another one, or longer."""

    def __init__(self, model: LookbackModel, theme: Theme) -> None:
        """Make an empty view; `refresh` fills it."""
        super().__init__()
        self._model = model
        self.notes = model.notes()
        self._is_clearing = False
        self.is_empty = True
        """Whether nothing has been noted at all."""
        self.search_link = button(tr("Lookback", "zoeken"), "link", tr("Lookback", "Zoek in je avonden"))
        """Placed by the page, above the list, at its right."""
        self.search_link.setProperty("flush", True)
        self.search_link.clicked.connect(self._open_search)
        self.search = LineField()
        self.search.setPlaceholderText(tr("Lookback", "Zoek in je woorden"))
        self.search.setAccessibleName(tr("Lookback", "Zoek in je eigen woorden en in de namen van oefeningen"))
        self.search.setMinimumWidth(theme.px(250))
        self.exercise = Chooser[str | None](theme, tr("Lookback", "Welke oefening"))
        self.month = Chooser[date | None](theme, tr("Lookback", "Vanaf welke maand terug"))
        self._asking = (self.search, self.exercise, self.month)
        self._filters = block(theme, flow(theme, *self._asking, gap=10), margins=(0, 0, 0, BELOW_FILTERS))
        self._filters.hide()
        self._none = said_line("secondary")
        self.to_come = block(theme, LineToCome(theme), margins=(0, TO_COME_ABOVE, 0, 0))
        self.first = label(tr("Lookback", "Je eerste avond. Meer hoeft hier niet te staan."), "reading")
        self.first.setProperty("aside", True)
        self.first.hide()
        self.reset = button(tr("Lookback", "Toon alles"), "link")
        self.later = button(tr("Lookback", "Terug naar nu"), "link")
        self.earlier = button(tr("Lookback", "Verder terug"), "link")
        self.timeline = NoteTimeline(
            lambda note: model.words_of(note, dates), lambda notes: model.line_of(notes, dates), theme
        )
        above = column(theme, self._filters, self._none, self.to_come, left(self.reset), left(self.later), gap=12)
        below = column(theme, self.first, left(self.earlier))
        for part in (above, below):
            part.setContentsMargins(theme.space(SIDE), 0, theme.space(SIDE), 0)
        column(theme, above, self.timeline, below, gap=12, on=self)
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(SEARCH_AFTER_MS)
        self._typed.timeout.connect(self._search)
        self.search.textChanged.connect(self._typed.start)
        self.search.returnPressed.connect(self._search)
        self.exercise.activated.connect(self._search)
        self.month.activated.connect(self._search)
        self.reset.clicked.connect(self.show_all)
        self.later.clicked.connect(self.show_all)
        self.earlier.clicked.connect(self._go_on)
        self.timeline.opened.connect(self.opened)
        self.timeline.unfolded.connect(self._order_tabs)

    @property
    def begins_now(self) -> bool:
        """Whether the list is all there is, from the newest on."""
        return self.wanted.is_all and not self.notes.begins_further_back

    @property
    def wanted(self) -> EntryFilter:
        """What is asked for."""
        month = self.month.value
        last = in_month(month).last if month else None
        return EntryFilter(self.search.text(), self.exercise.value, None, last)

    def refresh(self) -> None:
        """Read the journal anew: what can be chosen, and the list from where it begins."""
        if not self._filters.isHidden():
            self._offer_filters()
        self.notes.begin(self.wanted)
        self._show_anew()

    def _offer_filters(self) -> None:
        exercises, months = self._model.exercises(), self._model.months()
        all_exercises = (tr("Lookback", "alle oefeningen"), None)
        self.exercise.offer([all_exercises, *((title, name) for name, title in exercises.items())])
        self.month.offer([(tr("Lookback", "alle maanden"), None), *((month_words(month), month) for month in months)])

    def show_all(self) -> None:
        """Ask for everything again, and put the search away."""
        had_focus = any(each.hasFocus() for each in (self.reset, self.later, *self._asking))
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.exercise.choose(None)
        self.month.choose(None)
        self._filters.hide()
        self._search()
        if had_focus and self.search_link.isVisible():
            self.search_link.setFocus(Qt.FocusReason.OtherFocusReason)
        elif had_focus:
            self.timeline.focus_near(0)

    def back(self) -> bool:
        """Fold what is unfolded, or put the search away; False where there is nothing of it."""
        if self.timeline.fold():
            return True
        if self.wanted.is_all and not self._filters.isVisible():
            return False
        self.show_all()
        return True

    def _open_search(self) -> None:
        """Show the field and the filters in place of the link."""
        guard(self._offer_filters, tr("Lookback", "Dat lukt nu niet. {reason}"), self.notice.emit, logger)
        self._filters.show()
        self.search_link.hide()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.restarted.emit()

    def read_on(self) -> None:
        """Add the next notes, as the end comes into view."""
        # While the list is taken down its end comes into view too.
        if not (self.notes.has_ended or self._is_clearing) and self.timeline.count < MOST_NOTES:
            self._extend()
            self.shown_anew.emit()

    def flush(self) -> None:
        """Search now for what was typed."""
        if self._typed.isActive():
            self._search()

    def _search(self) -> None:
        self._typed.stop()
        self._restart(lambda: self.notes.ask(self.wanted))

    def _go_on(self) -> None:
        """Begin the list anew where it ended."""
        self._restart(self.notes.begin_where_it_ended)
        self.timeline.focus_near(0)

    def _restart(self, ask: Callable[[], None]) -> None:
        def show() -> None:
            ask()
            self._show_anew()

        guard(show, tr("Lookback", "Dat lukt nu niet. {reason}"), self.notice.emit, logger)
        self.restarted.emit()

    def _show_anew(self) -> None:
        """Show the list from where it begins, and what goes with it."""
        self._is_clearing = True
        self.timeline.clear()
        self._is_clearing = False
        self.timeline.looked_for = self.wanted.text
        self._extend()
        self.timeline.tell_all(self.begins_now and self.notes.has_ended)
        self.mind_first()
        shown = bool(self.timeline.rows)
        if not self.wanted.is_all:
            self._filters.show()
        self.is_empty = not shown and self.notes.asks_for_all
        self.search_link.setVisible(self._filters.isHidden() and self._model.has_many_evenings())
        self._none.say("" if shown or self.is_empty else tr("Lookback", "Er is niets gevonden."))
        self.to_come.setVisible(self.is_empty)
        self.reset.setVisible(not shown and not self.is_empty)
        self.later.setVisible(shown and self.notes.begins_further_back)
        self.shown_anew.emit()

    def _extend(self) -> None:
        """Add the next notes."""
        self.timeline.add(self.notes.read_on())
        self.earlier.setVisible(not self.notes.has_ended and self.timeline.count >= MOST_NOTES)
        self._order_tabs()

    def mind_first(self) -> None:
        """Say a word below the first evening, as long as it is the only one."""
        self.first.setVisible(self.timeline.has_one)

    def _order_tabs(self) -> None:
        """Have Tab go from line to line: Qt would put what is made later behind all that is there."""
        for one, following in pairwise((self.later, *self.timeline.controls, self.earlier)):
            QWidget.setTabOrder(one, following)
