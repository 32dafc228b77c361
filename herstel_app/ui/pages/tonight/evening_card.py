"""The card with tonight's evening: what it is, how to begin, and its steps where someone changes them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from herstel_app.core.evening import Evening
from herstel_app.engine.engine import Engine
from herstel_app.engine.evening_words import (
    ALL_THAT_FITS,
    NEEDS_VOICE,
    NOTHING_LEFT,
    SWITCH_ON,
    because,
    long_words,
    sentence,
    step_length,
    step_name,
)
from herstel_app.engine.fit_words import how_it_fits
from herstel_app.ui.kit.basic import button, empty, label
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.fold import Fold
from herstel_app.ui.kit.layout import STRETCH, Placed, add, column, flow, left, row, wide
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.tonight.bar import EveningBar
from herstel_app.ui.pages.tonight.evening_steps import EveningSteps

tr = QCoreApplication.translate
GAP, STACKED_GAP = 28, 12
"""Between the evening and Begin, beside it and below it."""


class EveningCard(Card):
    """Shows the evening that is being chosen, and what can be done with it."""

    def __init__(self, engine: Engine, theme: Theme) -> None:
        """Make the card; in large text Begin stands where it is in view without scrolling: above the bar."""
        super().__init__(theme, gap=8)
        self._engine, self._choice = engine, engine.evening_choice
        self.body.setContentsMargins(theme.space(32), theme.space(28), theme.space(32), theme.space(26))
        self._title, self._sentence, self._why = label("", "heading"), label("", "secondary"), label("", "small")
        self.bar = EveningBar(theme)
        self.begin_button = button(tr("Tonight", "Begin"), "primary")
        self.begin_button.clicked.connect(self._choice.begin)
        self.other_button = button(tr("Tonight", "iets anders kiezen"), "link")
        self.other_button.setCheckable(True)
        self.other_button.clicked.connect(self._choice.change)
        self._row: QHBoxLayout | None = None
        self.steps = EveningSteps(theme)
        self.how_link = Fold(tr("Tonight", "zo gaat het"), self.steps)
        self.how_link.toggled.connect(self._show_how)
        self._below = column(theme, gap=4)
        self.add(self._above_its_bar() if theme.is_large else self._beside_it())
        self.add(left(self.how_link), self.steps, self._below)

    def _above_its_bar(self) -> QVBoxLayout:
        buttons = flow(self._theme, self.begin_button, self.other_button, gap=8)
        return column(self._theme, self._title, self._sentence, self._why, buttons, self.bar, gap=8)

    def _beside_it(self) -> QHBoxLayout:
        text = column(self._theme, self._title, self._sentence, self._why, 14, self.bar, gap=8)
        buttons = (Placed(each, Qt.AlignmentFlag.AlignHCenter) for each in (self.begin_button, self.other_button))
        self._row = row(self._theme, wide(text), column(self._theme, STRETCH, *buttons, STRETCH, gap=10), gap=GAP)
        return self._row

    def stand_beside(self, beside: bool) -> None:
        """Put Begin beside the evening, or below it where there is no room."""
        if self._row is not None:
            self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
            self._row.setSpacing(self._theme.space(GAP if beside else STACKED_GAP))

    def refresh(self) -> None:
        """Show the evening as it is now."""
        choice, evening = self._choice, self._choice.evening
        idle = choice.at is None
        self.begin_button.setVisible(idle)
        self.begin_button.setEnabled(evening is not None)
        self.other_button.setVisible(evening is not None and idle)
        self.other_button.setChecked(choice.is_changing)
        self.bar.setVisible(evening is not None)
        self.how_link.setVisible(evening is not None)
        empty(self._below)
        if evening is None:
            self.how_link.setChecked(False)
            self._say(NOTHING_LEFT, SWITCH_ON, "")
            return
        about_voice = NEEDS_VOICE if choice.lacks_voice else ""
        fits = how_it_fits(self._engine.fit.answer)
        told = (because(choice.reason, choice.is_of_own), fits, about_voice, self._about_length())
        why = " ".join(text for text in told if text)
        self._say(evening.title, sentence(evening, self._engine.content), why)
        self.bar.show_evening(evening, choice.at)
        self._show_how()
        if choice.is_changing:
            self._show_steps(evening)

    def _about_length(self) -> str:
        """Say that the evening is longer than is good here, or shorter than was asked; else nothing."""
        choice = self._choice
        if choice.is_all_that_fits:
            return ALL_THAT_FITS
        return long_words(self._engine.fit.facts) if choice.is_more_than_usual else ""

    def _order_tabs(self, *links: QWidget) -> None:
        """Let Tab go from what folds the steps out to what was made since, and that stands below it."""
        before: QWidget = self.how_link
        for each in (*self.steps.folds, *links):
            self.setTabOrder(before, each)
            before = each

    def _say(self, title: str, text: str, why: str) -> None:
        self._title.setText(title)
        self._sentence.setText(text)
        self._why.setText(why)

    def _show_how(self) -> None:
        """Tell how the evening goes, where someone asked for that."""
        if self._choice.evening is not None and self.how_link.isChecked():
            self.steps.show_evening(self._choice.evening, self._engine.content)
            self._order_tabs()

    def _show_steps(self, evening: Evening) -> None:
        """Show a row for each step, with what can be done with it, and below them how to keep the evening."""
        steps = [self._step(evening, place) for place in range(len(evening.steps))]
        add(self._below, self._theme, 12, *steps)
        kept = button(tr("Tonight", "bewaar als mijn avond"), "link")
        kept.clicked.connect(self._choice.keep)
        add(self._below, self._theme, left(kept))
        self._order_tabs(*(link for step in steps for link in step.findChildren(QPushButton)), kept)

    def _step(self, evening: Evening, place: int) -> QWidget:
        choice, step = self._choice, evening.steps[place]
        name = step_name(step, self._engine.content)
        told = label(f"{name}, {step_length(step)}", "line")
        told.setFixedWidth(self._theme.px(270))
        actions: list[tuple[str, Callable[[int], None]]] = [(tr("Tonight", "wissel"), choice.swap)]
        if place > 0:
            actions.append((tr("Tonight", "eerder"), choice.move_up))
        if len(evening.steps) > 1:
            actions.append((tr("Tonight", "laat weg"), choice.leave_out))
        links = [button(text, "link", f"{name}: {text}") for text, _ in actions]
        for link, (_, act) in zip(links, actions, strict=True):
            link.clicked.connect(lambda _=False, act=act: act(place))
        return flow(self._theme, told, *links, gap=6)
