"""Vanavond: where it sits, how much time there is, and the evening that follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, TypeVar

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QSpinBox

from herstel_app.core.evening import Evening
from herstel_app.core.evening_lengths import CAREFUL_USUAL_MINUTES, CHOICES, EXHAUSTED_CHOICES, LEAST_MINUTES
from herstel_app.core.programme_content import Where
from herstel_app.engine.engine import Engine
from herstel_app.engine.evening_words import WHERES, greeting, part_of_day
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.basic import PAGE_SIDE, Column, button, label
from herstel_app.ui.kit.chip_group import ChipGroup
from herstel_app.ui.kit.dates import in_words
from herstel_app.ui.kit.layout import block, column, flow, left
from herstel_app.ui.kit.page import Page
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.tonight.awake_link import AwakeLink
from herstel_app.ui.pages.tonight.evening_card import EveningCard
from herstel_app.ui.practice.health_question import HealthFold

tr = QCoreApplication.translate
T = TypeVar("T")
OWN: Final = "own"
"""The value of *mijn avond*, among the answers to the first question."""
Place = Where | Literal["own"]
MINUTES = tuple(sorted({*CHOICES, *EXHAUSTED_CHOICES, CAREFUL_USUAL_MINUTES}))
"""All that can be chosen; which of them are there depends on the person."""
BY_HAND = 0.0
"""The value of the chip with which the time is set by hand."""
STACKED_BELOW = 640
"""Width of the page, in px at 100 %, below which Begin stands below the evening."""


class TonightPage(Page):
    """The two questions, and the card with the evening."""

    reading_asked = Signal(str)
    """The explanation that was not finished."""

    def __init__(self, engine: Engine, bridge: Bridge, theme: Theme) -> None:
        """Make the page; `refresh` composes."""
        super().__init__(theme, Column(theme, margins=(PAGE_SIDE, 24 if theme.is_large else 56), gap=6))
        self._clock, self._library, self._choice = engine.clock, engine.library, engine.evening_choice
        self._engine, self._fit, self._bridge = engine, engine.fit, bridge
        self._asks = False
        """Whether the question about oneself stands open by itself."""
        self._when = label("", "secondary")
        # Beside an exercise the largest letters have no room for one long word.
        self._greeting = label("", "title" if theme.is_large else "greeting")
        self.awake = AwakeLink(engine, bridge, theme)
        self.card = EveningCard(engine, theme)
        self.bar, self.begin_button, self.other_button = self.card.bar, self.card.begin_button, self.card.other_button
        self._fill()
        bridge.evening_choice_changed.connect(self._show)
        bridge.settings_changed.connect(self._mind_question)
        self._mind_question()
        if self._choice.evening is not None:
            self._show()

    def _fill(self) -> None:
        above_questions, between, above_card = (8, 8, 12) if self._theme.is_large else (22, 18, 28)
        self.add(self._when, self._greeting, self.awake, above_questions)
        wheres: list[tuple[str, Place]] = [(name, where) for where, name in WHERES.items()]
        wheres.append((tr("Tonight", "Mijn avond"), OWN))
        self.where_chips = self._ask(tr("Tonight", "Waar zit de spanning vanavond?"), wheres)
        self.where_chips.chosen.connect(self._answer_where)
        self.own_button = self.where_chips.chips[OWN]
        self.own_button.setAccessibleName(self.own_button.text())
        self.add(between)
        lengths = [(tr("Tonight", "{n} minuten").format(n=f"{n:g}"), n) for n in MINUTES]
        lengths.append((tr("Tonight", "Zelf kiezen"), BY_HAND))
        self.minute_chips = self._ask(tr("Tonight", "Hoeveel tijd heb je?"), lengths)
        self.minute_chips.chosen.connect(self._answer_minutes)
        self.own_minutes = QSpinBox()
        self._mind_range()
        self.own_minutes.setSuffix(tr("Tonight", " minuten"))
        self.own_minutes.setAccessibleName(tr("Tonight", "Je eigen tijd, in minuten"))
        # The padding of the style sheet is not that of the text in it.
        self.own_minutes.lineEdit().setTextMargins(self._theme.px(12), 0, 0, 0)
        self.own_minutes.setFixedWidth(self._theme.px(150))
        self.own_minutes.valueChanged.connect(self._choice.set_own_minutes)
        self.longer_link = button(tr("Tonight", "langer"), "link")
        self.longer_link.clicked.connect(self._allow_longer)
        by_hand = flow(self._theme, self.own_minutes, self.longer_link, gap=12)
        self._by_hand = block(self._theme, by_hand, margins=(0, 6, 0, 0))
        self._by_hand.hide()
        self.unfinished_button = button("", "link")
        self.unfinished_button.clicked.connect(lambda: self.reading_asked.emit(self._choice.unfinished))
        told = label(tr("Tonight", "Je hoeft niets af te maken. Esc stopt altijd."), "kicker")
        fit = self._fit
        self.asked = HealthFold(self._engine, self._bridge, self._theme, lambda: "", lambda: fit.is_open)
        self.asked.left_by_focus.connect(lambda: self.setFocus(Qt.FocusReason.OtherFocusReason))
        self.add(self._by_hand, above_card, self.card, 12, self.asked, 8, left(self.unfinished_button), told)

    def _mind_range(self) -> None:
        with QSignalBlocker(self.own_minutes):
            self.own_minutes.setRange(round(LEAST_MINUTES), round(self._choice.most_minutes))
            self.own_minutes.setValue(round(self._choice.own_minutes))

    def _allow_longer(self) -> None:
        """Let more time be set; the keyboard goes to where that is done, as the link goes away."""
        self._choice.allow_longer()
        self.own_minutes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mind_question(self) -> None:
        """Have the question open as long as it is asked by itself."""
        asks = self._fit.is_to_be_asked
        if asks != self._asks:
            self._asks = asks
            self.asked.fold.setChecked(asks)

    def _ask(self, title: str, options: Sequence[tuple[str, T]]) -> ChipGroup[T]:
        """Add a question with chips, of which one is on, or none: pressing it again takes an answer back."""
        chips = ChipGroup(self._theme, title, options, several=True, title_shown=False, spoken="{title} {chip}", gap=10)
        self.add(column(self._theme, label(title, "question"), 2 if self._theme.is_large else 6, chips, gap=6))
        return chips

    @property
    def evening(self) -> Evening | None:
        """The evening that is shown."""
        return self._choice.evening

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put Begin below the evening where an exercise beside the page takes the room."""
        super().resizeEvent(event)
        self.card.stand_beside(self.width() >= self._theme.px(STACKED_BELOW))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus to the obvious next step."""
        self.begin_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_time(self) -> None:
        """Show the time as it is now; after midnight it is still called night."""
        now = self._clock.now()
        self._when.setText(f"{in_words(now, 'dddd').capitalize()}{part_of_day(now)}, {now:%H:%M}")
        self._greeting.setText(greeting(now))
        self.awake.refresh()

    def refresh(self) -> None:
        """Show things as they are now."""
        self.show_time()
        self._choice.refresh()

    def _answer_where(self, value: Place) -> None:
        on = value in self.where_chips.on
        if value == OWN:
            self._choice.ask_own(on)
        else:
            self._choice.answer_where(value if on else None)

    def _answer_minutes(self, value: float) -> None:
        on = value in self.minute_chips.on
        if on and value == BY_HAND:
            self._choice.set_own_minutes()
            self.own_minutes.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._choice.answer_minutes(value if on else None)

    def _show(self) -> None:
        choice = self._choice
        place: Place | None = OWN if choice.is_own else choice.where
        self.where_chips.show_on(() if place is None else (place,))
        self.own_button.setVisible(choice.has_own)
        minutes = BY_HAND if choice.sets_minutes else choice.minutes
        self.minute_chips.show_on(() if minutes is None else (minutes,))
        self._by_hand.setVisible(choice.sets_minutes)
        for length in MINUTES:
            self.minute_chips.chips[length].setVisible(length in choice.choices)
        self.longer_link.setVisible(not choice.is_longer)
        self.longer_link.setAccessibleName(
            tr("Tonight", "Meer tijd, tot {n} minuten").format(n=f"{choice.longest_minutes:g}")
        )
        self._mind_range()
        self.card.refresh()
        name = choice.unfinished
        self.unfinished_button.setVisible(name is not None)
        if name is not None:
            title = self._library.library.explanations[name].title
            self.unfinished_button.setText(tr("Tonight", "Je las: {title}").format(title=title))
