"""Je maatstaf, the past beside the present: a sentence for each question, and below a link each week's answer.

Nothing is added up, and weeks without an answer are not there.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from herstel_app.core.page_content import Yardstick
from herstel_app.core.yardstick import AnswersByWeek
from herstel_app.engine.lookback.past_and_present import PAST_NAMES, PastAndPresent, past_and_present
from herstel_app.ui.kit import dates
from herstel_app.ui.kit.basic import empty, label, prose
from herstel_app.ui.kit.chip_group import ChipGroup
from herstel_app.ui.kit.fold import Folded
from herstel_app.ui.kit.layout import block, column
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
APART = 22
"""From one question to the next, in px at 100 %."""


class PastView(QWidget):
    """*Toen en nu*: folded away, and hidden until there is something to show."""

    def __init__(self, content: Yardstick, theme: Theme) -> None:
        """Make an empty view."""
        super().__init__()
        self._content, self._theme = content, theme
        self._book: AnswersByWeek = {}
        self._chosen = "year"
        self._text = label("", "secondary")
        self.group = ChipGroup[str](theme, tr("Yardstick", "Toen"), title_shown=False)
        self.group.chosen.connect(self._choose)
        self.chips = self.group.chips
        self._sentences, self._weeks = column(theme, gap=APART), column(theme, gap=APART)
        sentences, weeks = QWidget(), QWidget()
        sentences.setLayout(self._sentences)
        weeks.setLayout(self._weeks)
        self.weeks = Folded(theme, tr("Yardstick", "Week voor week"), weeks)
        inside = block(theme, self._text, self.group, 4, sentences, 8, self.weeks, gap=14)
        self.part = Folded(theme, tr("Yardstick", "Toen en nu"), inside)
        column(theme, self.part, on=self)

    def show_book(self, book: AnswersByWeek) -> None:
        """Show all answers."""
        self._book = book
        questions = [question.id for question in self._content.questions]
        found = past_and_present(book, questions, self._chosen, dates)
        self.setVisible(found is not None)
        if found is None:
            return
        self._chosen = found.chosen
        if list(found.choices) != list(self.chips):
            self.group.offer([(PAST_NAMES[name], name) for name in found.choices], found.chosen)
        self.group.setVisible(len(found.choices) > 1)
        self._text.setText(found.text)
        self._fill(found)

    def _choose(self, name: str) -> None:
        self._chosen = name
        self.show_book(self._book)

    def _fill(self, found: PastAndPresent) -> None:
        theme = self._theme
        for part in (self._sentences, self._weeks):
            empty(part)
        for question in self._content.questions:
            said = label(question.text, "secondary"), prose(theme, found.sentence(question.id), "line", 140)
            self._sentences.addWidget(block(theme, *said, gap=2))
            each = (label(era.week_by_week(question.id), "small") for era in found.eras)
            self._weeks.addWidget(block(theme, label(question.text, "secondary"), *each, gap=4))
