"""Je maatstaf, the past beside the present: a sentence for each question, and behind a link each week's answer.

Nothing is added up, and weeks without an answer are not there.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QBoxLayout, QWidget

from herstel_app.core.page_content import Yardstick
from herstel_app.core.yardstick import AnswersByWeek
from herstel_app.engine.lookback.past_and_present import PAST_NAMES, PastAndPresent, past_and_present
from herstel_app.ui.kit import dates
from herstel_app.ui.kit.basic import empty, label, prose
from herstel_app.ui.kit.chip_group import ChipGroup
from herstel_app.ui.kit.fold import Fold, Folded
from herstel_app.ui.kit.layout import add, block, column, row, wide
from herstel_app.ui.kit.tab_after import in_tab_order
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.lookback.week_marks import MarkNames, WeekMarks

tr = QCoreApplication.translate
APART, BESIDE = 20, 32
"""From one question to the next, and between its words and its marks; px at 100 %."""


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
        names = MarkNames(theme)
        self.weeks = Fold(tr("Yardstick", "Week voor week"), names)
        self.weeks.toggled.connect(self._show_weeks)
        self._marks: list[WeekMarks] = []
        self._sentences = column(theme, gap=APART)
        inside = block(theme, self._text, self.group, 2, self._beside(self.weeks, names), 2, self._sentences, gap=14)
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
            in_tab_order(self.part.fold, *self.chips.values(), self.weeks)
        self.group.setVisible(len(found.choices) > 1)
        self._text.setText(found.text)
        self._fill(found)

    def _choose(self, name: str) -> None:
        self._chosen = name
        self.show_book(self._book)

    def _fill(self, found: PastAndPresent) -> None:
        theme = self._theme
        empty(self._sentences)
        self._marks = [WeekMarks(theme, found.eras, question.id) for question in self._content.questions]
        for question, marks in zip(self._content.questions, self._marks, strict=True):
            said = label(question.text, "secondary"), prose(theme, found.sentence(question.id), "line", 140)
            add(self._sentences, theme, self._beside(block(theme, *said, gap=2), marks))
        self._show_weeks(self.weeks.isChecked())

    def _beside(self, words: QWidget, marks: QWidget) -> QBoxLayout:
        """Put marks to the right of the words they are about, or below these where the text is large."""
        if self._theme.is_large:
            return column(self._theme, words, marks, gap=6)
        return row(self._theme, wide(words), marks, gap=BESIDE)

    def _show_weeks(self, shown: bool) -> None:
        for marks in self._marks:
            marks.setVisible(shown)
