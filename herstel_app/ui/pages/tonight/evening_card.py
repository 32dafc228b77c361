"""The card with tonight's evening: what it is, how to begin, and its steps where someone changes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from herstel_app.core.content import Exercise
from herstel_app.core.evening_composer import Evening
from herstel_app.core.library import Library
from herstel_app.ui.kit.basic import button, empty, label, prose
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.flow import FlowLayout
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.tonight.bar import EveningBar
from herstel_app.ui.pages.tonight.words import step_name

tr = QCoreApplication.translate
StepActions = Callable[[int], Sequence[tuple[str, Callable[[], object]]]]
"""Gives what can be done with the step in a place, each by its words."""


class EveningCard(Card):
    """Shows an evening; what its buttons do is the page's."""

    def __init__(self, theme: Theme, large: bool) -> None:
        """Make the card; in `large` text Begin stands where it is in view without scrolling: above the bar."""
        super().__init__(theme, gap=8)
        side, top, bottom = theme.space(32), theme.space(28), theme.space(26)
        self.body.setContentsMargins(side, top, side, bottom)
        self.title = label("", "heading")
        self.sentence = label("", "secondary")
        self.why = label("", "small")
        self.bar = EveningBar(theme)
        self.begin_button = button(tr("Tonight", "Begin"), "primary")
        self.other_button = button(tr("Tonight", "iets anders kiezen"), "link")
        self.other_button.setCheckable(True)
        self._row: QHBoxLayout | None = None
        self.body.addLayout(self._above_its_bar() if large else self._beside_it())
        self._below = QVBoxLayout()
        self._below.setSpacing(theme.space(4))
        self.body.addLayout(self._below)

    def _text(self) -> QVBoxLayout:
        text = QVBoxLayout()
        text.setSpacing(self._theme.space(8))
        for widget in (self.title, self.sentence, self.why):
            text.addWidget(widget)
        return text

    def _above_its_bar(self) -> QBoxLayout:
        text = self._text()
        flow, buttons = FlowLayout(self._theme.space(8)), QWidget()
        buttons.setLayout(flow)
        flow.addWidget(self.begin_button)
        flow.addWidget(self.other_button)
        text.addWidget(buttons)
        text.addWidget(self.bar)
        return text

    def _beside_it(self) -> QBoxLayout:
        space = self._theme.space
        text = self._text()
        text.addSpacing(space(14))
        text.addWidget(self.bar)
        act = QVBoxLayout()
        act.setSpacing(space(10))
        act.addStretch(1)
        act.addWidget(self.begin_button, alignment=Qt.AlignmentFlag.AlignHCenter)
        act.addWidget(self.other_button, alignment=Qt.AlignmentFlag.AlignHCenter)
        act.addStretch(1)
        self._row = row = QHBoxLayout()
        row.setSpacing(space(28))
        row.addLayout(text, 1)
        row.addLayout(act)
        return row

    def stand_beside(self, beside: bool) -> None:
        """Put Begin beside the evening, or below it where there is no room."""
        if self._row is not None:
            self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
            self._row.setSpacing(self._theme.space(28 if beside else 12))

    def show_nothing(self) -> None:
        """Have nothing below the evening."""
        empty(self._below)

    def show_steps(self, evening: Evening, library: Library, actions: StepActions, keep: Callable[[], object]) -> None:
        """Show a row for each step, with what can be done with it, and below them how to keep the evening."""
        self.show_nothing()
        self._below.addSpacing(self._theme.space(12))
        for place, step in enumerate(evening.steps):
            name = step_name(evening, place, library)
            row = FlowLayout(self._theme.space(6))
            minutes = max(1, round(step.seconds / 60))
            told = label(f"{name}, {minutes} min", "line", wrap=False)
            told.setFixedWidth(self._theme.px(270))
            row.addWidget(told)
            for text, act in actions(place):
                link = button(text, "link", name=f"{name}: {text}")
                link.clicked.connect(act)
                row.addWidget(link)
            holder = QWidget()
            holder.setLayout(row)
            self._below.addWidget(holder)
        kept = button(tr("Tonight", "bewaar als mijn avond"), "link")
        kept.clicked.connect(keep)
        self._below.addWidget(kept, alignment=Qt.AlignmentFlag.AlignLeft)

    def show_cautions(self, exercises: Iterable[Exercise]) -> None:
        """Show what to be careful with in exercises that are new."""
        self.show_nothing()
        self._below.addSpacing(self._theme.space(12))
        self._below.addWidget(label(tr("Tonight", "Lees dit eerst. Het staat er alleen de eerste keer."), "label"))
        for exercise in exercises:
            self._below.addWidget(label(exercise.title, "line"))
            for text in exercise.cautions:
                self._below.addWidget(prose(self._theme, text, "small", 140))
