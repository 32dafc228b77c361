"""Vanavond: where it sits, the evening that follows from it, and Begin; after an evening, good night."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent

from herstel_app.core.evening import Evening
from herstel_app.core.settings import EveningPlace
from herstel_app.engine.engine import Engine
from herstel_app.engine.evening_words import WHERES, part_of_day
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.basic import label
from herstel_app.ui.kit.chip_group import ChipGroup
from herstel_app.ui.kit.column import PAGE_SIDE, Column
from herstel_app.ui.kit.dates import in_words
from herstel_app.ui.kit.layout import block
from herstel_app.ui.kit.page import Page
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.tonight.awake_link import AwakeLink
from herstel_app.ui.pages.tonight.evening_card import EveningCard
from herstel_app.ui.pages.tonight.quiet_cards import QuietCards
from herstel_app.ui.practice.health_question import HealthFold
from herstel_app.ui.practice.safety_line import SafetyLine

if TYPE_CHECKING:
    from herstel_app.ui.pages.tonight.good_night_view import GoodNightView

tr = QCoreApplication.translate
OWN: Final = "own"
"""The value of *mijn avond*, among the answers to the question."""


class TonightPage(Page):
    """The question, the card with the evening, and what else there is."""

    reading_asked = Signal(str)
    """The explanation to read on in."""
    darkened = Signal(bool)
    """It says good night from now, and is dark; or no longer."""

    def __init__(self, engine: Engine, bridge: Bridge, theme: Theme) -> None:
        """Make the page; `refresh` composes."""
        super().__init__(theme, Column(theme, margins=(PAGE_SIDE, 24 if theme.is_large else 56), gap=6))
        self._engine = engine
        self._clock, self._night, self._choice = engine.clock, engine.good_night, engine.evening_choice
        self._when = label("", "secondary")
        self._title = label(tr("Tonight", "Waar zit de spanning vanavond?"), "display")
        self.awake = AwakeLink(engine, bridge, theme)
        self.where_chips = self._make_chips()
        self.own_button = self.where_chips.chips[OWN]
        self.card = EveningCard(engine, theme)
        self.begin_button, self.other_button = self.card.begin_button, self.card.other_button
        self.other_button.clicked.connect(self._show_other)
        self.quiet = QuietCards(engine, bridge, theme)
        self.quiet.reading.clicked.connect(lambda: self.reading_asked.emit(self.quiet.section))
        fit = self._fit = engine.fit
        self.safety = SafetyLine(fit, bridge, theme)
        self.safety.asked.connect(self._show_question)
        self._comes_back = False
        """Whether someone who would rather not say wants to say it after all."""
        self.asked = HealthFold(
            engine,
            bridge,
            theme,
            lambda: "",
            lambda: fit.is_open or self._comes_back,
            tr("Tonight", "Geldt er iets voor jou? Zeg het één keer."),
        )
        self.asked.fold.toggled.connect(self._follow_fold)
        self.asked.left_by_focus.connect(lambda: self.setFocus(Qt.FocusReason.OtherFocusReason))
        self.night: GoodNightView | None = None
        """Good night, where tonight is done."""
        self._lay_out()
        bridge.evening_choice_changed.connect(self._show)
        bridge.good_night_changed.connect(self._show)
        bridge.settings_changed.connect(self._mind_fit)
        if self._choice.evening is not None:
            self._show()

    def _make_chips(self) -> ChipGroup[EveningPlace]:
        """Make the answers, of which one is on, or none: pressing it again takes an answer back."""
        wheres: list[tuple[str, EveningPlace]] = [(name, where) for where, name in WHERES.items()]
        wheres.append((tr("Tonight", "Mijn avond"), OWN))
        question = tr("Tonight", "Waar zit de spanning vanavond?")
        chips = ChipGroup(
            self._theme, question, wheres, several=True, title_shown=False, spoken="{title} {chip}", gap=10
        )
        chips.chosen.connect(self._answer_where)
        chips.chips[OWN].setAccessibleName(chips.chips[OWN].text())
        return chips

    def _lay_out(self) -> None:
        above, above_chips, above_card = (0, 10, 14) if self._theme.is_large else (10, 20, 28)
        usual = block(
            self._theme, self.where_chips, above_card, self.card, 16, self.quiet, 8, self.safety, 2, self.asked, gap=6
        )
        self.add(above, self._when, self._title, self.awake, above_chips, usual)

    @property
    def evening(self) -> Evening | None:
        """The evening that is shown."""
        return self._choice.evening

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus to the obvious next step, where there is one."""
        if self.night is not None:
            self.night.setFocus(event.reason())
        else:
            # Scrolled only where it has its place and is not in sight there: the question above is to be seen too.
            self.column.focus_in_place(self.begin_button)
            self.column.once_laid_out(self, lambda: self.column.show_whole(self.begin_button))

    def show_time(self) -> None:
        """Show the part of the day as it is now; after midnight it is night."""
        now = self._clock.now()
        self._when.setText(f"{in_words(now, 'dddd').capitalize()}{part_of_day(now)}")
        self.awake.refresh()
        self._show_night()

    def refresh(self) -> None:
        """Show things as they are now."""
        self.show_time()
        self._choice.refresh()

    def _answer_where(self, value: EveningPlace) -> None:
        on = value in self.where_chips.on
        if value == OWN:
            self._choice.ask_own(on)
        else:
            self._choice.answer_where((value or None) if on else None)

    def _show(self) -> None:
        choice = self._choice
        self.where_chips.show_on((choice.place,) if choice.place else ())
        self.own_button.setVisible(choice.has_own)
        self.card.refresh()
        self.quiet.refresh()
        self._mind_fit()
        self._show_night()

    def _show_night(self) -> None:
        """Say good night where tonight is done, and have nothing to begin then."""
        is_done = self._night.is_done
        if is_done is (self.night is not None):
            return
        if self.night is None:
            from herstel_app.ui.pages.tonight.good_night_view import GoodNightView

            self.night = GoodNightView(self._engine, self._theme, self.awake)
            self.night.more_asked.connect(self._ask_more)
            self.outer.addWidget(self.night, 1)
        else:
            self.body.insertWidget(self.body.indexOf(self._title) + 1, self.awake)
            self.night.flush()
            self.night.hide()
            self.night.deleteLater()
            self.night = None
        self.column.setVisible(not is_done)
        self.darkened.emit(is_done)

    def _mind_fit(self, _changed: object = None) -> None:
        """Say when to stop, and who says something first, as long as they can; the link to that is there once.

        The keyboard goes from the link that leads there to the one that folds it away, and back.
        """
        asks_first, is_open = self.quiet.has_difference and self._fit.answer is None, self.asked.fold.isChecked()
        before, after = (self.safety.link, self.asked.fold) if is_open else (self.asked.fold, self.safety.link)
        had_focus = before.hasFocus()
        self.safety.setVisible(asks_first)
        self.safety.lead(not is_open)
        self.asked.fold.setVisible(not asks_first or is_open)
        if had_focus and not before.isVisible() and self.asked.isVisible():
            after.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_question(self) -> None:
        """Fold out what may hold for someone, and bring it into sight."""
        self._comes_back = True
        self.asked.refresh()
        if not self.asked.fold.isChecked():
            self.asked.fold.click()

    def _follow_fold(self, is_open: bool) -> None:
        if not is_open:
            self._comes_back = False
            self.asked.refresh()
        self._mind_fit()

    def _ask_more(self) -> None:
        """Bring back what the page usually shows; the keyboard goes there too."""
        self._night.ask_more()
        self.begin_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_other(self, is_open: bool) -> None:
        """Bring what was folded out into sight."""
        if is_open:
            QTimer.singleShot(0, self.card, lambda: self.column.show_part(self.card))
