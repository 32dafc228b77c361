"""Terugblik, *Je maatstaf*: four questions about the week, and one's own past beside one's own present."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from herstel_app.core.errors import StorageError
from herstel_app.core.page_content import Yardstick
from herstel_app.core.ports.system import Clock
from herstel_app.core.yardstick import WEEK, shows_pattern, until, week_of
from herstel_app.storage.journal import Journal
from herstel_app.storage.yardstick import YardstickBook
from herstel_app.ui.dates import period_words
from herstel_app.ui.kit.basic import button, hairline, label, prose
from herstel_app.ui.kit.chooser import check
from herstel_app.ui.kit.flow import FlowLayout
from herstel_app.ui.kit.rows import radio_button
from herstel_app.ui.lookback.yardstick_past import PastView
from herstel_app.ui.theme import Theme

logger = logging.getLogger(__name__)
tr = QCoreApplication.translate
FACTS = "facts"
"""What is told once: the card about seeing a doctor."""


class YardstickView(QWidget):
    """The questions of this week, the card that is offered once, and the past beside the present."""

    help_asked = Signal()
    notice = Signal(str)

    def __init__(self, journal: Journal, content: Yardstick, clock: Clock, theme: Theme) -> None:
        """Make the view; `refresh` fills it."""
        super().__init__()
        self._book, self._content, self._clock, self._theme = YardstickBook(journal.store), content, clock, theme
        self._kept = True
        self.answers: dict[str, dict[bool | None, QRadioButton]] = {}
        self.facts = self._make_facts()
        self._week = label("", "small")
        self.questions = self._make_questions()
        self.past = PastView(content, theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.space(4), 0, 0)
        column.setSpacing(theme.space(14))
        for widget in (self.facts, self.questions, self.past):
            column.addWidget(widget)
        self.facts.hide()

    def show_kept(self, kept: bool) -> None:
        """Ask nothing while nothing is kept; what was answered before stays to be seen."""
        self._kept = kept
        self.questions.setVisible(kept)
        if not kept:
            self.facts.hide()

    def refresh(self) -> None:
        """Show what was answered, this week and before."""
        book, week = self._book.answers(), week_of(self._clock.now())
        self._week.setText(period_words(week, week + WEEK - date.resolution))
        for question, radios in self.answers.items():
            check(radios[book.get(week, {}).get(question)])
        self._show_book()

    def _show_book(self) -> None:
        book, week = self._book.answers(), week_of(self._clock.now())
        self.past.show_book(until(book, week))
        further = [question.id for question in self._content.questions if question.further]
        offered = self._kept and shows_pattern(book, further, week) and not self._book.has_told(FACTS)
        self.facts.setVisible(offered)

    def _answer(self, question: str, answer: bool | None) -> None:
        # A page may stay open from one week to the next: then the new week begins empty.
        shown, now = self._week.text(), self._clock.now()
        week = week_of(now)
        if shown != period_words(week, week + WEEK - date.resolution):
            self._try(self.refresh)
        if self._try(lambda: self._book.answer(question, answer, now)):
            check(self.answers[question][answer])
            self._try(self._show_book)

    def _close_facts(self) -> None:
        self._try(lambda: self._book.tell(FACTS, self._clock.now()))
        self.facts.hide()
        first = next(iter(self.answers.values()))
        next(radio for radio in first.values() if radio.isChecked()).setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_questions(self) -> QFrame:
        theme, card = self._theme, _card()
        inside = QVBoxLayout(card)
        side, top = theme.space(24), theme.space(20)
        inside.setContentsMargins(side, top, side, top)
        inside.setSpacing(theme.space(12))
        head = QVBoxLayout()
        head.setSpacing(theme.space(4))
        head.addWidget(label(tr("Yardstick", "Deze week"), "heading"))
        head.addWidget(self._week)
        head.addSpacing(theme.space(4))
        head.addWidget(prose(theme, self._content.intro, "secondary", 145))
        inside.addLayout(head)
        for number, question in enumerate(self._content.questions):
            if number:
                inside.addWidget(hairline())
            inside.addWidget(self._question(question.id, question.text))
        return card

    def _question(self, name: str, text: str) -> QWidget:
        theme, holder, flow, chips = self._theme, QWidget(), FlowLayout(self._theme.space(8)), QWidget()
        chips.setLayout(flow)
        group = QButtonGroup(holder)
        radios: dict[bool | None, QRadioButton] = {}
        for said, answer in (
            (tr("Yardstick", "ja"), True),
            (tr("Yardstick", "nee"), False),
            (tr("Yardstick", "laat open"), None),
        ):
            radio = radio_button(said, "chip", f"{text} {said}")
            radio.clicked.connect(partial(self._answer, name, answer))
            group.addButton(radio)
            radios[answer] = radio
            flow.addWidget(radio)
        check(radios[None])
        self.answers[name] = radios
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(8))
        column.addWidget(prose(theme, text, "line", 140))
        column.addWidget(chips)
        return holder

    def _make_facts(self) -> QFrame:
        theme, facts, card = self._theme, self._content.facts, _card()
        inside = QVBoxLayout(card)
        side, top = theme.space(24), theme.space(22)
        inside.setContentsMargins(side, top, side, top)
        inside.setSpacing(theme.space(10))
        inside.addWidget(label(facts.title, "heading"))
        for point in facts.points:
            inside.addWidget(prose(theme, point, "", 145))
        inside.addWidget(prose(theme, facts.foot, "small", 140))
        self.close_button = button(tr("Yardstick", "Gelezen"))
        self.close_button.setAccessibleDescription(tr("Yardstick", "Sluit deze kaart."))
        self.close_button.clicked.connect(self._close_facts)
        self.help_link = button(tr("Yardstick", "Naar Hulp en veiligheid"), "link")
        self.help_link.clicked.connect(self.help_asked)
        row = QHBoxLayout()
        row.setContentsMargins(0, theme.space(6), 0, 0)
        row.setSpacing(theme.space(20))
        row.addWidget(self.close_button)
        row.addWidget(self.help_link)
        row.addStretch(1)
        inside.addLayout(row)
        return card

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except StorageError as error:
            logger.warning("yardstick: %s", error)
            self.notice.emit(tr("Yardstick", "Dat is nu niet te bewaren. {reason}").format(reason=error))
            return False
        return True


def _card() -> QFrame:
    card = QFrame()
    card.setProperty("role", "card")
    return card
