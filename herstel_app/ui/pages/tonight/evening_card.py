"""The card with tonight's evening: its name, how long it takes, a drawing of it, and Begin."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QLayout

from herstel_app.core.drawing import strokes_of
from herstel_app.core.evening import Evening
from herstel_app.core.evening_lengths import EVERY_CHOICE
from herstel_app.engine.engine import Engine
from herstel_app.engine.evening_words import ALL_THAT_FITS, KEPT, NOTHING_LEFT, SWITCH_ON, for_what, long_words
from herstel_app.ui.kit.basic import button, label, stand_by_ink
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.drawing import PlanDrawing
from herstel_app.ui.kit.focus_scroll import FocusScroll, page_around
from herstel_app.ui.kit.fold import Unfolding
from herstel_app.ui.kit.layout import Placed, at_top, column, flow, row, wide
from herstel_app.ui.kit.length_choice import BY_HAND, LengthChoice
from herstel_app.ui.kit.tab_after import tab_after
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.tonight.step_action import HANG_PX

if TYPE_CHECKING:
    from herstel_app.ui.pages.tonight.other_evening import OtherEvening

tr = QCoreApplication.translate
HIGH_DRAWING, LOW_DRAWING = 48, 36
"""Height of the strokes, the latter in large text, in px at 100 %."""
NAME_SHARE = 0.75
"""From the top of the card to what is told of it is at most this share of the page, for both to be in sight."""
SHORT_END = 20
"""So many characters of a title stay together on a line, also in large text beside another page."""


class EveningCard(Card):
    """Shows the evening that is being chosen, and begins it."""

    def __init__(self, engine: Engine, theme: Theme) -> None:
        """Make the card; `refresh` shows an evening."""
        super().__init__(theme, gap=8)
        self._engine, self._theme, self._choice = engine, theme, engine.evening_choice
        large = theme.is_large  # then the button has to be in sight too
        side, top, hang = theme.space(34), theme.space(14 if large else 30), theme.px(HANG_PX)
        # The ground of a row that is pointed at reaches out beside its words.
        self.body.setContentsMargins(side - theme.space(HANG_PX), top, side - hang, top)
        self._title, self._nothing = label("", "heading"), label(SWITCH_ON, "secondary")
        self.purpose = label("", "secondary")
        """What the evening is for or where it is from, that it is shorter than asked, and when a long one fits."""
        self.lengths = LengthChoice(theme, EVERY_CHOICE, tr("Tonight", "Hoeveel tijd heb je?"))
        self.lengths.chosen.connect(self._answer_minutes)
        keeps = self.lengths.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)  # the words beside it keep their lines
        self.lengths.setSizePolicy(keeps)
        self.drawing = PlanDrawing(theme, LOW_DRAWING if large else HIGH_DRAWING)
        self.begin_button = button(tr("Tonight", "Begin"), "primary")
        self.begin_button.clicked.connect(self._choice.begin)
        self.other_button = Unfolding(tr("Tonight", "iets anders"))
        self.other_button.clicked.connect(self._choice.change)
        buttons = flow(theme, self.begin_button, self.other_button, gap=26)
        above, below = (4, 4) if large else (14, 16)
        shown = (self._head(theme), self._nothing, above, self.drawing, below, buttons)
        self.add(column(theme, *shown, gap=8, margins=(HANG_PX, 0, hang, 0)))

    @cached_property
    def other(self) -> OtherEvening:
        """Other evenings, and what can be changed of this one; made when someone first wants something else."""
        from herstel_app.ui.pages.tonight.other_evening import OtherEvening

        other = OtherEvening(self._engine, self._theme)
        other.taken.connect(lambda: self.begin_button.setFocus(Qt.FocusReason.OtherFocusReason))
        other.unfolded.connect(lambda: self.other_button.stand_behind(other.more_link.isChecked()))
        other.how_link.clicked.connect(self._show_told)
        other.hide()
        self.add(other)
        if self._choice.evening is not None:
            other.show_evening(self._choice.evening)
        tab_after(self.other_button, other)
        return other

    def _show_told(self, is_open: bool) -> None:
        """Bring what was told by key into sight, below the name of the evening where there is room for both."""
        page = page_around(self)
        if is_open and page is not None:
            page.after_key(self, lambda: self._bring_told(page))

    def _bring_told(self, page: FocusScroll) -> None:
        told = self.other.told
        fits = told.mapTo(self, QPoint()).y() <= NAME_SHARE * page.viewport().height()
        page.show_top(self if fits else told)

    def _head(self, theme: Theme) -> QLayout:
        """Lay out the title, what it is for, and the lengths: in large letters beside the shorter of the two."""
        if theme.is_large:
            return column(theme, self._title, row(theme, wide(self.purpose), at_top(self.lengths), gap=16), gap=2)
        head = row(theme, wide(self._title), Placed(self.lengths, Qt.AlignmentFlag.AlignVCenter), gap=8)
        return column(theme, head, self.purpose, gap=8)

    def refresh(self) -> None:
        """Show the evening as it is now."""
        choice, evening = self._choice, self._choice.evening
        idle = choice.at is None
        self.begin_button.setVisible(idle)
        self.begin_button.setEnabled(evening is not None)
        self.other_button.setVisible(idle and evening is not None)
        self.drawing.setVisible(evening is not None)
        self._nothing.setVisible(evening is None)
        # Who composes an evening sets the time there.
        self.lengths.setVisible(idle and not choice.shows_more)
        self.lengths.show_lengths(choice.choices, choice.shown_minutes, choice.sets_minutes)
        self.other_button.setChecked(choice.is_changing)
        if choice.is_changing or "other" in self.__dict__:
            self.other.setVisible(evening is not None and idle and choice.is_changing)
        told = evening.title if evening is not None else NOTHING_LEFT
        self._title.setText(_unbroken(told))
        self.purpose.setVisible(evening is not None)
        stand_by_ink(self._title)
        if evening is not None:
            self.purpose.setText(self._told_of(evening))
            stand_by_ink(self.purpose)
            self.drawing.show_strokes(strokes_of(evening, self._engine.content))
            if "other" in self.__dict__:
                self.other.show_evening(evening)

    def _told_of(self, evening: Evening) -> str:
        choice, is_long = self._choice, self._choice.is_more_than_usual
        if choice.is_of_own:
            return KEPT
        shorter = ALL_THAT_FITS if choice.is_all_that_fits else ""
        longer = long_words(self._engine.fit.facts) if is_long else ""
        return " ".join(text for text in (for_what(evening, is_long), shorter, longer) if text)

    def _answer_minutes(self, minutes: float) -> None:
        if minutes == BY_HAND:
            self._choice.set_own_minutes()
        else:
            self._choice.answer_minutes(minutes)


def _unbroken(title: str) -> str:
    """Have no line with the end of a title alone: a short end begins a line of its own."""
    for word in ("dan", "later"):
        begin, joint, end = title.partition(f", {word} ")
        if joint:
            short = end.replace(" ", "\N{NO-BREAK SPACE}") if len(end) <= SHORT_END else end
            return f"{begin}, {word}\N{NO-BREAK SPACE}{short}"
    return title
