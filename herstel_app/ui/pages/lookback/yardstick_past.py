"""Je maatstaf, the past beside the present: a sentence for each question, and behind its + each week's answer.

Nothing is added up, and weeks without an answer are not there.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QLayout, QWidget

from herstel_app.core.page_content import Yardstick, YardstickQuestion
from herstel_app.core.yardstick import AnswersByWeek
from herstel_app.engine.lookback.past_and_present import PAST_NAMES, PastAndPresent, past_and_present
from herstel_app.ui.kit import dates
from herstel_app.ui.kit.basic import hairline, label, prose, set_prose
from herstel_app.ui.kit.chip_group import ChipGroup
from herstel_app.ui.kit.focus_scroll import page_around
from herstel_app.ui.kit.fold import Folded
from herstel_app.ui.kit.layout import block, column, left, row, wide
from herstel_app.ui.kit.tab_after import in_tab_order
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.lookback.fold_row import SIGN_ROOM, FoldRow
from herstel_app.ui.pages.lookback.week_marks import MarkNames, WeekMarks

tr = QCoreApplication.translate
ABOVE, UNDER, BELOW = 18, 16, 20
"""Above and under the words of a question, and below its marks; px at 100 %."""


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
        self.rows = {question.id: PastRow(theme, question) for question in content.questions}
        """The questions, by id."""
        parts = (block(theme, hairline(soft=True), each, each.inside, gap=0) for each in self.rows.values())
        self.names = MarkNames(theme)
        choice = self._beside_names()
        for each in self.rows.values():
            each.toggled.connect(partial(self._follow, each))
        inside = block(theme, self._text, choice, 4, column(theme, *parts, gap=0), gap=14)
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
            in_tab_order(self.part.fold, *self.chips.values(), *self.rows.values())
        self.group.setVisible(len(found.choices) > 1)
        self._text.setText(found.text)
        for name, each in self.rows.items():
            each.show_past(found, name)

    def _beside_names(self) -> QLayout:
        """Place what the marks are called once, at the end of the line with the chips, or below it."""
        theme, names = self._theme, self.names
        if theme.is_large:
            return column(theme, self.group, names, gap=10)
        kept = names.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # a row that is unfolded stays where it was pressed
        names.setSizePolicy(kept)
        names.hide()
        return row(theme, wide(self.group), names, gap=20)

    def _follow(self, opened: PastRow, is_open: bool) -> None:
        """Have one question open at a time; the one that was pressed stays where it was, as far as the page can."""
        others = [each for each in self.rows.values() if is_open and each is not opened and each.isChecked()]
        page = page_around(self)
        was = opened.mapTo(page, QPoint()).y() if page else 0
        for each in others:
            each.setChecked(False)
        self._mind_names()
        if page and others:
            bar = page.verticalScrollBar()
            page.once_laid_out(opened, lambda: bar.setValue(bar.value() + opened.mapTo(page, QPoint()).y() - was))

    def _mind_names(self) -> None:
        """Say what the marks are called where there are any; below the chips always, so that nothing moves."""
        self.names.setVisible(self._theme.is_large or any(each.isChecked() for each in self.rows.values()))

    def _choose(self, name: str) -> None:
        self._chosen = name
        self.show_book(self._book)


class PastRow(FoldRow):
    """A question with then and now in a sentence; pressed, it shows each week."""

    def __init__(self, theme: Theme, question: YardstickQuestion) -> None:
        """Show nothing yet: `show_past` does."""
        asked, inside = label(question.text, "plain"), QWidget()
        super().__init__(theme, asked, inside)
        self.inside = inside
        """What is folded away; placed below the row."""
        self.marks = WeekMarks(theme)
        column(theme, left(self.marks), margins=(0, 0, 0, BELOW), on=inside)
        self._said = prose(theme, "", "secondary", 140)  # no verdict
        self.lay_out(column(theme, asked, self._said, gap=4, margins=(0, ABOVE, SIGN_ROOM, UNDER)))
        self.setAccessibleName(tr("Yardstick", "Week voor week: {question}").format(question=question.text))

    def show_past(self, found: PastAndPresent, name: str) -> None:
        """Show what was answered to this question, which has this id."""
        sentence = found.sentence(name)
        set_prose(self._said, self._theme, sentence, 140)
        self.marks.show_eras(found.eras, name)
        self.setAccessibleDescription(sentence)
