"""Je maatstaf, the past beside the present: for each question what was answered then, and what now.

A filled dot is yes and an open one no, in both halves alike; nothing is added up, and weeks without an answer are
not there.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from herstel_app.core.page_content import Yardstick
from herstel_app.core.yardstick import MOST_SHOWN, AnswersByWeek
from herstel_app.engine.lookback.past_and_present import PAST_NAMES, Era, past_and_present
from herstel_app.ui.kit import dates
from herstel_app.ui.kit.basic import empty, label, prose, round_pen
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.chip_group import ChipGroup
from herstel_app.ui.kit.layout import block, column, flow
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
RADIUS, STEP, NONE = 6, 22, 2
"""Of a dot, from one dot to the next, and of the point that stands for a skipped question; px at 100 %."""


class AnswerRow(QWidget):
    """The answers to one question in the weeks of an era, from old to new."""

    def __init__(self, answers: Sequence[bool | None], theme: Theme, spoken: str) -> None:
        """Show `answers`; `spoken` is what a screen reader says of them."""
        super().__init__()
        self._answers, self._theme = answers, theme
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(spoken)

    def sizeHint(self) -> QSize:
        """Ask for room for the longest era."""
        return QSize(self._theme.px(STEP) * MOST_SHOWN, self._theme.px(STEP))

    def minimumSizeHint(self) -> QSize:
        """Ask for no less."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a dot for each week."""
        theme, step, radius = self._theme, self._theme.px(STEP), self._theme.px(RADIUS)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, answer in enumerate(self._answers):
            middle = QPointF(radius + 1 + number * step, self.height() / 2)
            painter.setPen(round_pen(theme.color("secondary"), 1.8) if answer is not None else Qt.PenStyle.NoPen)
            painter.setBrush(Qt.BrushStyle.NoBrush if answer is False else theme.color("secondary"))
            if answer is None:
                painter.setBrush(theme.color("tertiary"))
            size = theme.px(NONE) if answer is None else radius
            painter.drawEllipse(middle, size, size)
        painter.end()


class PastView(Card):
    """*Toen en nu*: hidden until there is something to show."""

    def __init__(self, content: Yardstick, theme: Theme) -> None:
        """Make an empty view."""
        super().__init__(theme, gap=12)
        self._content = content
        self._book: AnswersByWeek = {}
        self._chosen = "year"
        self._text = label("", "secondary")
        self.group = ChipGroup[str](theme, tr("Yardstick", "Toen"), title_shown=False)
        self.group.chosen.connect(self._choose)
        self.chips = self.group.chips
        self._grid = column(theme)
        self.add(label(tr("Yardstick", "Toen en nu"), "heading"), self._text, self.group, self._grid)

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
        self._fill(found.eras)

    def _legend(self, eras: Sequence[Era]) -> QWidget:
        """Name the marks that are there, and what each stands for."""
        there = {answer for era in eras for answers in era.answers.values() for answer in answers}
        marks = (
            (True, tr("Yardstick", "● ja")),
            (False, tr("Yardstick", "○ nee")),
            (None, tr("Yardstick", "· open")),
        )
        self.legend = label("   ".join(text for answer, text in marks if answer in there), "small", wrap=False)
        each = label(tr("Yardstick", "elke stip is een week"), "small", wrap=False)
        if self._theme.is_large:
            return flow(self._theme, self.legend, each, gap=24)
        return block(self._theme, self.legend, each, gap=6)

    def _choose(self, name: str) -> None:
        self._chosen = name
        self.show_book(self._book)

    def _fill(self, eras: Sequence[Era]) -> None:
        empty(self._grid)
        theme, holder = self._theme, QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.space(28))
        grid.setVerticalSpacing(theme.space(6))
        first = int(theme.is_large)
        for place, era in enumerate(eras):
            grid.addWidget(label(era.name, "label"), first, place)
            grid.addWidget(label(era.when, "small"), first + 1, place)
            grid.setColumnStretch(place, 1)
        if first:
            grid.addWidget(self._legend(eras), 0, 0, 1, len(eras))
        else:
            grid.addWidget(self._legend(eras), 0, len(eras), 2, 1)
        for number, question in enumerate(self._content.questions):
            row = 3 * number + first + 2
            grid.setRowMinimumHeight(row, theme.space(8))
            grid.addWidget(prose(theme, question.text, "line", 140), row + 1, 0, 1, -1)
            for place, era in enumerate(eras):
                spoken = era.spoken(question.id, question.text)
                grid.addWidget(AnswerRow(era.answers[question.id], theme, spoken), row + 2, place)
        self._grid.addWidget(holder)
