"""Vanavond: where it sits, the evening that follows from it, and Begin; after an evening, good night."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent

from herstel_app.core.evening import Evening
from herstel_app.core.settings import EveningPlace
from herstel_app.engine.engine import Engine
from herstel_app.engine.evening_words import WHERES, part_of_day, where_asked
from herstel_app.engine.fit_words import ANSWER_KEPT, MORE_MAY_FIT, SAY_IT
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.basic import button, label
from herstel_app.ui.kit.chip_group import ChipGroup
from herstel_app.ui.kit.column import PAGE_WIDTH, Column
from herstel_app.ui.kit.dates import in_words
from herstel_app.ui.kit.focus_chain import preceding
from herstel_app.ui.kit.layout import block, left
from herstel_app.ui.kit.page import Page, line_above
from herstel_app.ui.kit.said_line import said_line
from herstel_app.ui.kit.style_sheet import display_px
from herstel_app.ui.kit.tab_after import in_tab_order
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.tonight.awake_link import AwakeLink
from herstel_app.ui.pages.tonight.evening_card import EveningCard
from herstel_app.ui.pages.tonight.health_line import HealthLine
from herstel_app.ui.pages.tonight.quiet_cards import QuietCards

if TYPE_CHECKING:
    from herstel_app.ui.pages.tonight.good_night_view import GoodNightView
    from herstel_app.ui.practice.health_screen import HealthScreen

tr = QCoreApplication.translate
OWN: Final = "own"
"""The value of *mijn avond*, among the answers to the question."""


class TonightPage(Page):
    """The question, the card with the evening, and what else there is."""

    reading_asked = Signal(str)
    """The explanation to read on in."""
    turning = Signal()
    """It is about to say good night, and be dark; or no longer."""
    darkened = Signal(bool)
    """It says good night from now, or no longer."""
    help_asked = Signal(str)
    """The id of an entry of *Hulp en veiligheid*."""

    def __init__(self, engine: Engine, bridge: Bridge, theme: Theme) -> None:
        """Make the page; `refresh` composes."""
        super().__init__(theme, Column(theme, gap=6))
        self._engine, self._bridge = engine, bridge
        self._clock, self._night, self._choice = engine.clock, engine.good_night, engine.evening_choice
        self._when = label("", "secondary")
        self._title = label(where_asked(self._clock.now()), "display")
        self.awake = AwakeLink(engine, bridge, theme)
        self.where_chips = self._make_chips()
        self.own_button = self.where_chips.chips[OWN]
        self.card = EveningCard(engine, theme)
        self.begin_button, self.other_button = self.card.begin_button, self.card.other_button
        self.other_button.clicked.connect(self._show_other)
        self.quiet = QuietCards(engine, bridge, theme)
        self.quiet.reading.clicked.connect(lambda: self.reading_asked.emit(self.quiet.section))
        self._fit = engine.fit
        self.safety = HealthLine(theme)
        self.safety.asked.connect(self._show_question)
        self.safety.denied.connect(lambda: self._show_question(nothing=True))
        self.kept = said_line("kicker")
        """Said after an answer that was given here."""
        self.ask_link = button(f"{MORE_MAY_FIT} {SAY_IT}.", "link")
        self.ask_link.clicked.connect(lambda: self._show_question(nothing=False))
        self.asked: HealthScreen | None = None
        """The question about oneself, from the first time that it is asked for; it takes the place of all else."""
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
        question = tr("Tonight", "Waar zit de spanning?")
        chips = ChipGroup(
            self._theme, question, wheres, several=True, title_shown=False, spoken="{title} {chip}", gap=10
        )
        chips.chosen.connect(self._answer_where)
        chips.chips[OWN].setAccessibleName(chips.chips[OWN].text())
        return chips

    def _lay_out(self) -> None:
        above_chips, above_card = (6, 8) if self._theme.is_large else (20, 28)
        usual = block(
            self._theme,
            self.where_chips,
            above_card,
            self.card,
            16,
            self.quiet,
            8,
            self.safety,
            2,
            left(self.ask_link),
            self.kept,
            gap=6,
        )
        line = line_above(self._theme, self._when, display_px(self._theme))
        self._head = block(self._theme, line, self._title, gap=0)
        self.add(self._head, self.awake, above_chips, usual)

    @property
    def evening(self) -> Evening | None:
        """The evening that is shown."""
        return self._choice.evening

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus to the obvious next step, where there is one."""
        if self.night is not None:
            self.night.setFocus(event.reason())
        elif self.asked is not None and self.is_asking and self.column.isHidden():
            self.asked.setFocus(event.reason())
        else:
            self.column.focus_in_place(self.begin_button)  # the question above it is to be seen first
            self.column.once_laid_out(self, self._leave_unseen)

    def _leave_unseen(self) -> None:
        """Give the question the keyboard where the button has no place in sight: nothing begins unseen."""
        begin, chips = self.begin_button, self.where_chips.chips.values()
        first = next((chip for chip in chips if chip.isVisibleTo(self)), None)
        if first is not None and begin.hasFocus() and begin.visibleRegion().boundingRect().height() < begin.height():
            self.column.focus_in_place(first)

    def show_time(self) -> None:
        """Show the part of the day as it is now; after midnight it is night."""
        now = self._clock.now()
        self._when.setText(f"{in_words(now, 'dddd').capitalize()}{part_of_day(now)}")
        self._title.setText(where_asked(now))
        self.awake.refresh()
        self._show_night()

    def refresh(self) -> None:
        """Show things as they are now."""
        self.show_time()
        self._choice.refresh()
        self._mind_fit()

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
        if self.isVisible():
            self.turning.emit()
        self.back()
        if self.night is None:
            from herstel_app.ui.pages.tonight.good_night_view import GoodNightView

            self.night = GoodNightView(self._engine, self._theme, self.awake)
            self.night.more_asked.connect(self.ask_more)
            self.outer.addWidget(self.night, 1)
            self.night.order_tabs(self.awake.link)
        else:
            self.body.insertWidget(self.body.indexOf(self._head) + 1, self.awake)
            first = next(iter(self.where_chips.chips.values()))
            in_tab_order(preceding(first) or self, self.awake.link)
            self.night.flush()
            self.night.hide()
            self.night.deleteLater()
            self.night = None
        self.column.setVisible(not is_done)
        self.darkened.emit(is_done)

    def _mind_fit(self, _changed: object = None) -> None:
        """Name what it is not for to who did not answer, once an evening; one way to the question is there."""
        is_unread = self._fit.answer is None and not self._fit.was_shown_tonight
        asks_first, had_focus = self.quiet.has_difference and is_unread, self.ask_link.hasFocus()
        self.safety.setVisible(asks_first)
        self.ask_link.setVisible(self._fit.is_open and not asks_first)
        if had_focus and self.ask_link.isHidden():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_asking(self) -> bool:
        """Whether the question about oneself is shown."""
        return self.asked is not None and not self.asked.isHidden()

    def _show_question(self, nothing: bool = False) -> None:
        """Ask what may hold for someone, in the place of all else; who said `nothing` reads first of what."""
        if self.asked is None:
            from herstel_app.ui.practice.health_screen import HealthScreen

            self.asked = HealthScreen(self._engine, self._bridge, self._theme, PAGE_WIDTH)
            self.asked.health.answered.connect(self.back)
            self.asked.health.answered.connect(self._say_kept)
            self.asked.health.help_asked.connect(self.help_asked)
            self.outer.addWidget(self.asked, 1)
        self.column.hide()
        self.asked.show()
        self.asked.ask(nothing)

    def _say_kept(self) -> None:
        """Say where an answer can be changed."""
        self.kept.say(ANSWER_KEPT if self._fit.answer is not None else "")

    def hideEvent(self, event: QHideEvent) -> None:
        """Say it once."""
        super().hideEvent(event)
        self.kept.say("")

    def back(self) -> bool:
        """Show what the page usually shows, where the question was; False where it was not."""
        if self.asked is None or not self.is_asking:
            return False
        focus = self.focusWidget()
        had_focus = focus is self.asked or self.asked.isAncestorOf(focus)
        self.column.show()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.asked.hide()
        return True

    def ask_more(self) -> None:
        """Bring back what the page usually shows; the keyboard goes there too."""
        self._night.ask_more()
        self.go_to_top()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_other(self, is_open: bool) -> None:
        """Bring what was folded out by key into sight."""
        if is_open:
            self.column.after_key(self.card, lambda: self.column.show_part(self.card))
