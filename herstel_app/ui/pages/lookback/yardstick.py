"""Terugblik, *Je maatstaf*: four questions about the week, and one's own past beside one's own present."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from herstel_app.engine.lookback.yardstick import YardstickModel
from herstel_app.ui.kit.basic import button, hairline, label, prose
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.fold import Folded
from herstel_app.ui.kit.guard import guard
from herstel_app.ui.kit.layout import STRETCH, block, column, row
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.lookback.week_questions import WeekQuestions
from herstel_app.ui.pages.lookback.yardstick_past import PastView

logger = logging.getLogger(__name__)
tr = QCoreApplication.translate
BETWEEN = 30
"""Between the parts of the page, in px at 100 %."""


class YardstickView(QWidget):
    """The questions of this week, the card that is offered once, and the past beside the present."""

    help_asked = Signal()
    notice = Signal(str)

    def __init__(self, model: YardstickModel, theme: Theme) -> None:
        """Make the view; `refresh` fills it."""
        super().__init__()
        self._model, self._content, self._theme = model, model.content, theme
        self._kept = True
        self.facts = self._make_facts()
        self.about = prose(theme, self._content.intro, "secondary", 145)
        """What the page says below its title."""
        self.questions = self._make_questions()
        self.past = PastView(model.content, theme)
        self._line = hairline()
        parts = self.facts, self.questions, self._line, self.past
        column(theme, *parts, gap=BETWEEN, on=self)
        self.facts.hide()

    def show_kept(self, kept: bool) -> None:
        """Ask nothing while nothing is kept; what was answered before stays to be seen."""
        self._kept = kept
        self.questions.setVisible(kept)
        self.about.setVisible(kept)
        self._mind_line()
        if not kept:
            self.facts.hide()

    def _mind_line(self) -> None:
        """Have a hairline between the question and the past, where both are there."""
        self._line.setHidden(self.past.isHidden() or self.questions.isHidden())

    def refresh(self) -> None:
        """Show what was answered, this week and before."""
        self.asking.refresh()
        self._show_past()

    def _show_past(self) -> None:
        self.past.show_book(self._model.book())
        self._mind_line()
        self.facts.setVisible(self._kept and self._model.offers_facts())

    def _close_facts(self) -> None:
        self._try(self._model.facts_were_read)
        self.facts.hide()
        self.asking.buttons[True].setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_questions(self) -> QWidget:
        self.asking = WeekQuestions(self._model, self._theme)
        self.asking.answered.connect(lambda: self._try(self._show_past))
        self.asking.notice.connect(self.notice)
        return self.asking

    def _make_facts(self) -> Card:
        theme, facts, card = self._theme, self._content.facts, Card(self._theme, top=22, gap=10)
        self.close_button = button(tr("Yardstick", "Gelezen"))
        self.close_button.setAccessibleDescription(tr("Yardstick", "Sluit deze kaart."))
        self.close_button.clicked.connect(self._close_facts)
        self.help_link = button(tr("Yardstick", "Naar Hulp en veiligheid"), "link")
        self.help_link.clicked.connect(self.help_asked)
        points, more = ([prose(theme, point, "", 145) for point in each] for each in (facts.points, facts.more))
        parts: list[QWidget] = [label(facts.title, "heading"), *points]
        if more:
            self.more = Folded(theme, tr("Yardstick", "meer"), block(theme, *more, gap=10))
            self.more.fold.setAccessibleName(tr("Yardstick", "meer bij: {title}").format(title=facts.title))
            parts.append(self.more)
        foot = row(theme, self.close_button, self.help_link, STRETCH, gap=20, margins=(0, 6, 0, 0))
        card.add(*parts, prose(theme, facts.foot, "small", 140), foot)
        return card

    def _try(self, act: Callable[[], object]) -> bool:
        return guard(act, tr("Yardstick", "Dat is nu niet te bewaren. {reason}"), self.notice.emit, logger)
